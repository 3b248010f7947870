/** The entries that would be posted: the difference between what the file says and what the ledger has. */
import type { WireImportPreview } from "@giaingan/client";
import { entryKindNames, type FundingSource, formatDate, formatMoney, sourceLabel } from "@giaingan/finance";
import type { JSX } from "preact";
import { view } from "../../address.ts";
import { countText, importWords } from "../../import/import-words.ts";

/** The card; nothing where nothing would be posted. */
export function EntriesCard({ preview }: { readonly preview: WireImportPreview }): JSX.Element | null {
  const words = importWords.value;
  const { lang } = view.value;
  const { entries, entryCount } = preview;
  if (entries.length === 0) return null;
  return (
    <section class="card table" aria-labelledby="import-entries-title">
      <h2 id="import-entries-title">{words.entries}</h2>
      <div class="scroll rows" tabIndex={0} role="region" aria-label={words.entriesTable}>
        <table class="sheet-rows">
          <thead>
            <tr>
              {[words.day, words.kind, words.unit, words.project, words.source, words.amount].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {entries.map(({ id, effectiveOn, kind, unitId, projectId, componentId, source, fiscalYear, amount }) => (
              <tr key={id}>
                <td>{formatDate(effectiveOn)}</td>
                <td>{entryKindNames[kind][lang]}</td>
                <td lang="vi">{unitId}</td>
                <td lang="vi">{[projectId, componentId].filter((part) => part !== null).join(" · ")}</td>
                <td>{sourceLabel(source as FundingSource, { fiscalYear, showLevel: true })[lang]}</td>
                <td class="figure-cell">{formatMoney(BigInt(amount), { language: lang, unit: "dong" })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {entryCount !== null && entries.length < entryCount && (
        <p class="faint">{words.entriesShown(countText(entries.length), countText(entryCount))}</p>
      )}
    </section>
  );
}
