/** An import in one sentence: what would be posted, and what the file says as a whole. */
import type { WireImportFile, WireImportPreview } from "@giaingan/client";
import { formatDate, formatMoney, type Language, moneyUnitNames } from "@giaingan/finance";
import { meaningKey } from "./column-choice.ts";
import type { ImportWords } from "./import-words-vi.ts";

/** The heading: what would be posted, or why nothing would; and how many rows wait. */
export function previewTitle(
  { entryCount, heldRowCount, tables }: Pick<WireImportPreview, "entryCount" | "heldRowCount" | "tables">,
  words: ImportWords,
  write: (count: number) => string,
): string {
  const isHeld = heldRowCount > 0 || tables.some((table) => table.isHeld);
  if (entryCount === 0) return isHeld ? words.waiting : words.nothingNew;
  const posted = entryCount === null ? words.willPostLong : words.willPost(write(entryCount));
  return heldRowCount === 0 ? posted : `${posted}; ${words.held(write(heldRowCount))}`;
}

/** What the file says in all, a sum a measure: an officer compares it with the total that the file prints. "": no sum. */
export function sumsSentence(
  totals: WireImportPreview["totals"],
  {
    meanings,
    words,
    language,
  }: {
    readonly meanings: WireImportFile["meanings"];
    readonly words: ImportWords;
    readonly language: Language;
  },
): string {
  const sums = totals.map(({ measure, fiscalYear, asOf, amount }) => {
    const key = meaningKey({ kind: "money", measure });
    const name = meanings.find(({ value }) => meaningKey(value) === key)?.name[language] ?? measure;
    const money = BigInt(amount);
    const unit = money % 1_000_000n === 0n ? "million" : "dong";
    const when =
      asOf !== null && measure !== "plan"
        ? ` ${words.toDate(formatDate(asOf))}`
        : fiscalYear === null
          ? ""
          : ` ${words.ofYear(fiscalYear)}`;
    return `${name.toLocaleLowerCase(language)}${when} ${formatMoney(money, { language, unit })} ${moneyUnitNames[unit][language]}`;
  });
  return sums.length === 0 ? "" : words.fileSays(sums.join("; "));
}
