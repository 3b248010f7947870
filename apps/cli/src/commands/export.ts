/**
 * `giaingan export entries --out x.csv`: the entries of the ledger as a canonical entries file, in the order in which they
 * were recorded, so that importing it into an empty ledger makes the same record.
 */
import { rm, open, rename } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import { columnsNeeded, entriesFileHeader, entriesFileRows, type WritingOptions } from "@giaingan/exchange";
import { refuse } from "@giaingan/finance";
import { checkKnown, type EntryFilter, type Ledger, type RecordedEntry } from "@giaingan/ledger";
import { openTold } from "../existing-ledger.ts";
import type { Command, CommandOutput, Invocation } from "../command.ts";
import { filterFlags, momentFlags, readQuestionFlags } from "../question-flags.ts";
import { UsageError } from "../usage-error.ts";

const pageSize = 10_000;
/** Later than every business date: an entries file holds what lies ahead too, unless it is asked otherwise. */
const endOfTime = "9999-12-31";

const { "as-of": _, "money-unit": __, ...moments } = momentFlags;

export const exportEntries: Command = {
  name: "export",
  argumentNames: "entries [--out FILE.csv]",
  argumentCount: { min: 1, max: 1 },
  summary: { vi: "xuất bút toán ra tệp CSV chuẩn", en: "write entries into a canonical CSV file" },
  flags: {
    out: {
      type: "string",
      valueName: "FILE",
      meaning: { vi: "tệp .csv; bỏ trống: in ra màn hình", en: "the .csv file; left out: printed" },
    },
    "as-of": {
      type: "string",
      valueName: "DATE",
      meaning: {
        vi: "bút toán có ngày đến hết ngày này (mặc định: tất cả)",
        en: "entries dated up to this day (default: all)",
      },
    },
    ...moments,
    ...filterFlags,
  },
  run: async (invocation) => {
    checkArguments(invocation);
    const out = invocation.flags["out"];
    if (typeof out === "string") return exportTo(out, invocation);
    return invocation.isJson ? exportAsJson(invocation) : exportToPrint(invocation);
  },
};

function checkArguments({ positionals, flags }: Invocation): void {
  const [what = ""] = positionals;
  if (what !== "entries")
    throw new UsageError(
      { vi: `Không xuất được "${what}".`, en: `"${what}" cannot be exported.` },
      { vi: "Dùng: giaingan export entries --out x.csv.", en: "Use: giaingan export entries --out x.csv." },
    );
  const { out } = flags;
  if (typeof out === "string" && extname(out).toLowerCase() !== ".csv")
    throw refuse("unsupportedFormat", { path: out, formats: ".csv" });
}

async function exportTo(path: string, invocation: Invocation): Promise<CommandOutput> {
  const ledger = await openTold({ path: invocation.ledgerPath, mode: "open" });
  try {
    const selection = await selectionOf(ledger, invocation.flags);
    let entryCount = 0;
    await writeWhole(
      path,
      entryPieces(ledger, selection, (count) => (entryCount += count)),
    );
    const { revision } = selection;
    return {
      json: { out: path, entries: entryCount, revision },
      text: (language) =>
        language === "vi"
          ? `Đã xuất ${entryCount} bút toán ra ${path}, theo bản ghi số ${revision}.`
          : `Wrote ${entryCount} entries to ${path}, at revision ${revision}.`,
    };
  } finally {
    await ledger.close();
  }
}

async function exportToPrint(invocation: Invocation): Promise<CommandOutput> {
  const ledger = await openTold({ path: invocation.ledgerPath, mode: "open" });
  try {
    const selection = await selectionOf(ledger, invocation.flags);
    return { json: null, text: () => "", pieces: closingAfter(ledger, entryPieces(ledger, selection)) };
  } catch (error) {
    await ledger.close();
    throw error;
  }
}

async function exportAsJson(invocation: Invocation): Promise<CommandOutput> {
  const ledger = await openTold({ path: invocation.ledgerPath, mode: "open" });
  try {
    const selection = await selectionOf(ledger, invocation.flags);
    const entries: object[] = [];
    for await (const page of entryPages(ledger, selection))
      entries.push(...page.map(({ effect: _effect, ...entry }) => ({ ...entry, amount: entry.amount.toString() })));
    return { json: { revision: selection.revision, entries }, text: () => "" };
  } finally {
    await ledger.close();
  }
}

/** Which entries are written. */
interface Selection {
  readonly asOf: string;
  readonly revision: number;
  readonly filter: EntryFilter;
}

async function selectionOf(ledger: Ledger, flags: Invocation["flags"]): Promise<Selection> {
  const { asOf, fiscalYear, filter, revision } = readQuestionFlags(flags);
  const overview = await ledger.overview({ revision: revision ?? undefined });
  checkKnown({ filter, fiscalYear }, overview);
  const given = Object.entries({ ...filter, fiscalYear: fiscalYear ?? undefined });
  return {
    asOf: asOf ?? endOfTime,
    revision: overview.revision,
    filter: Object.fromEntries(given.filter(([, wanted]) => wanted !== undefined)),
  };
}

async function* entryPages(ledger: Ledger, selection: Selection): AsyncGenerator<readonly RecordedEntry[]> {
  let cursor: string | undefined;
  do {
    const page = await ledger.entries({ ...selection, order: "revision", limit: pageSize, cursor });
    yield page.entries;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}

/** The file, piece by piece. Which columns it needs is found out first: the header says it. */
async function* entryPieces(
  ledger: Ledger,
  selection: Selection,
  onWritten: (entryCount: number) => void = () => undefined,
): AsyncGenerator<string> {
  const options = await columnsOf(ledger, selection);
  yield entriesFileHeader(options);
  for await (const page of entryPages(ledger, selection)) {
    onWritten(page.length);
    if (page.length > 0) yield entriesFileRows(page, options);
  }
}

async function columnsOf(ledger: Ledger, selection: Selection): Promise<WritingOptions> {
  let [hasTitles, hasLate] = [false, false];
  for await (const page of entryPages(ledger, selection)) {
    const needed = columnsNeeded(page);
    hasTitles ||= needed.hasTitles;
    hasLate ||= needed.hasLate;
    if (hasTitles && hasLate) break;
  }
  return { hasTitles, hasLate };
}

async function* closingAfter(ledger: Ledger, pieces: AsyncIterable<string>): AsyncGenerator<string> {
  try {
    yield* pieces;
  } finally {
    await ledger.close();
  }
}

/** Writes a file that is there as a whole or not at all: beside it first, then in its place. */
async function writeWhole(path: string, pieces: AsyncIterable<string>): Promise<void> {
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  const file = await attempt(path, () => open(draft, "w"));
  try {
    try {
      for await (const piece of pieces) await attempt(path, () => file.writeFile(piece));
      await attempt(path, () => file.sync());
    } finally {
      await file.close();
    }
    await attempt(path, () => rename(draft, path));
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function attempt<Answer>(path: string, work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    throw refuse("fileNotWritable", {
      path,
      reason: error instanceof Error && "code" in error ? String(error.code) : String(error),
    });
  }
}
