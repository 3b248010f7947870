/**
 * `giaingan import FILE.csv`: reads an entries file, checks all of it against the ledger and the rules, and posts all of it
 * or nothing.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  createFaultList,
  type FaultList,
  type LongEntriesFile,
  nearestWords,
  readEntriesStream,
  shownValue,
} from "@giaingan/exchange";
import { type Bilingual, Refusal } from "@giaingan/finance";
import {
  type AppendAllOptions,
  type AppendResult,
  emptyImportRecord,
  type ImportFault,
  type ImportPlan,
  type LatePosting,
  isServerAddress,
  type Ledger,
  openLedger,
  planImport,
  postBatches,
} from "@giaingan/ledger";
import { postingRulesOf } from "@giaingan/finance/policies";
import type { ReferenceData } from "@giaingan/finance/reference";
import { policiesFlag, readCompanions, referenceFlag } from "../companion-flags.ts";
import type { CommandOutput, Flag, Invocation } from "../command.ts";
import { openByteStream } from "../byte-stream.ts";
import { openIfThere, openTold } from "../existing-ledger.ts";
import { importedOutput } from "../imported-entries.ts";
import { type StopCheck, stoppable } from "../interruption.ts";
import { latePosting } from "../late-posting.ts";
import { createProgressBar, type ProgressBar } from "../progress-bar.ts";
import { UsageError } from "../usage-error.ts";

/** Above this a table is no entries file: it holds about three million entries. */
const sizeLimitBytes = 400 * 1024 * 1024;

const readingLabel: Bilingual = { vi: "Đọc tệp", en: "Reading" };
const writingLabel: Bilingual = { vi: "Ghi sổ", en: "Posting" };

/** The flags that only an entries file has. */
export const entriesFileFlags: Readonly<Record<string, Flag>> = {
  "new-units": {
    type: "boolean",
    meaning: {
      vi: "tệp bút toán: nhận cả đơn vị mà sổ chưa có",
      en: "entries file: take units that the ledger does not have yet",
    },
  },
  "as-reported": {
    type: "boolean",
    meaning: {
      vi: "tệp bút toán: ghi đúng như tài liệu, vi phạm quy tắc thì cảnh báo chứ không từ chối",
      en: "entries file: post what a document shows; a broken rule is a finding, not a refusal",
    },
  },
  policies: policiesFlag,
  reference: referenceFlag,
};

/**
 * Imports an entries file.
 *
 * @throws Refusal with every fault of the file, or of the first rule that it breaks; nothing has been posted, and no
 * ledger made
 */
export async function importEntries(path: string, invocation: Invocation): Promise<CommandOutput> {
  if (invocation.flags["unit"] !== undefined) throw unitInFile();
  const bar = createProgressBar({
    terminal: process.stderr,
    language: invocation.language,
    nowMs: () => performance.now(),
  });
  try {
    return await stoppable((checkStop) => importShowing(bar, { path, invocation, checkStop }));
  } finally {
    bar.clear();
  }
}

async function importShowing(
  bar: ProgressBar,
  {
    path,
    invocation,
    checkStop,
  }: { readonly path: string; readonly invocation: Invocation; readonly checkStop: StopCheck },
): Promise<CommandOutput> {
  const { flags, ledgerPath, language } = invocation;
  const bytes = await openByteStream(path, { limitBytes: sizeLimitBytes });
  const { policies, reference } = await readCompanions(invocation);
  const asked: Asked = {
    path,
    file: await readEntriesStream(bytes.pieces, {
      path,
      onProgress: ({ readBytes, rowCount }) =>
        bar.show({ label: readingLabel[language], done: readBytes, total: bytes.sizeBytes, rowCount }),
    }),
    showWritten: (rowCount, total) => bar.show({ label: writingLabel[language], done: rowCount, total, rowCount }),
    checkStop,
    isPreview: flags["preview"] === true,
    takesNewUnits: flags["new-units"] === true,
    late: latePosting(flags),
    admission: {
      mode: flags["as-reported"] === true ? "report" : "command",
      rules: (asOf) => postingRulesOf({ asOf, policies }),
      reference,
      policies,
    },
    reference,
  };
  await checkStop();
  const ledger = await openIfThere(ledgerPath);
  if (ledger !== null) return closing(ledger, () => importInto(ledger, asked));
  checkPlan(asked.file, { plan: await planImport(emptyImportRecord, asked.file.batches), units: [], asked });
  return asked.isPreview
    ? tryInPassingLedger(asked)
    : importIntoNewLedger({ ledgerPath, isSample: flags["sample"] === true }, asked);
}

/** An entries file that was read, and how it is to be imported. */
interface Asked {
  readonly path: string;
  readonly file: LongEntriesFile;
  /** Told as entries are written, of how many in all. */
  readonly showWritten: (rowCount: number, total: number) => void;
  readonly checkStop: StopCheck;
  readonly isPreview: boolean;
  readonly takesNewUnits: boolean;
  readonly late: LatePosting;
  readonly admission: NonNullable<AppendAllOptions["admission"]>;
  /** Its units are known beside those of the ledger. */
  readonly reference: ReferenceData;
}

async function closing<Answer>(ledger: Ledger, work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } finally {
    await ledger.close();
  }
}

/** An import that is refused or stopped leaves no ledger behind; on a server, where none is taken away, it is tried before. */
async function importIntoNewLedger(
  { ledgerPath, isSample }: { readonly ledgerPath: string; readonly isSample: boolean },
  asked: Asked,
): Promise<CommandOutput> {
  if (isServerAddress(ledgerPath)) await tryInPassingLedger(asked);
  const ledger = await openTold({ path: ledgerPath, mode: "openOrCreate", sample: isSample });
  try {
    return await closing(ledger, () => importInto(ledger, asked));
  } catch (error) {
    if (ledger.head().revision === 0 && !isServerAddress(ledgerPath))
      for (const ending of ["", ".wal", ".head.json"]) await rm(`${ledger.path}${ending}`, { force: true });
    throw error;
  }
}

/** A file that is only looked at makes no ledger: it is judged in one that goes away. */
async function tryInPassingLedger(asked: Asked): Promise<CommandOutput> {
  const folder = await mkdtemp(join(tmpdir(), "giaingan-"));
  try {
    const ledger = await openLedger({ path: join(folder, "so-cai.duckdb"), mode: "openOrCreate" });
    return await closing(ledger, () => importInto(ledger, { ...asked, isPreview: true }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function importInto(ledger: Ledger, asked: Asked): Promise<CommandOutput> {
  const { path, file, isPreview, admission, late } = asked;
  const plan = await planImport(ledger, file.batches);
  await asked.checkStop();
  checkPlan(file, { plan, units: (await ledger.overview()).units, asked });
  const posted = await postPlan(ledger, { plan, asked, options: { admission, isTrial: isPreview, late } });
  return importedOutput({ path, file, plan, posted, isPreview, revision: ledger.head().revision });
}

async function postPlan(
  ledger: Ledger,
  { plan, asked, options }: { readonly plan: ImportPlan; readonly asked: Asked; readonly options: AppendAllOptions },
): Promise<readonly AppendResult[]> {
  try {
    const ready = plan.batches.map(({ batch, added }) => ({ ...batch, entries: added }));
    const total = ready.reduce((sum, { entries }) => sum + entries.length, 0);
    let writtenCount = 0;
    const onWritten = async (entryCount: number): Promise<void> => {
      writtenCount += entryCount;
      asked.showWritten(writtenCount, total);
      await asked.checkStop();
    };
    return await postBatches(ledger, ready, { ...options, onWritten });
  } catch (error) {
    throw error instanceof Refusal ? refusalInFile(error, asked) : error;
  }
}

/** The refusal of a rule, with the line of the entry that breaks it. */
function refusalInFile(refusal: Refusal, { path, file }: Asked): Refusal {
  const id = refusal.values["entry"];
  for (const { entries, lines } of file.batches) {
    let rank = 0;
    for (const entry of entries) {
      if (entry.id === id) return refusal.at({ path, line: lines.at(rank) ?? null, column: null });
      rank += 1;
    }
  }
  return refusal;
}

/** Throws what the ledger says against the file, with lines and columns. */
function checkPlan(
  file: LongEntriesFile,
  { plan, units, asked }: { readonly plan: ImportPlan; readonly units: readonly string[]; readonly asked: Asked },
): void {
  const faults = createFaultList(asked.path);
  if (!asked.takesNewUnits) reportNewUnits(file, { ledgerUnits: units, reference: asked.reference }, faults);
  for (const fault of plan.faults) reportFault(file, fault, faults);
  faults.throwIfAny();
}

/**
 * Reports each unit that neither the ledger nor the reference data have, where it first stands. With neither, the units of
 * the file are taken.
 */
function reportNewUnits(
  { batches }: LongEntriesFile,
  { ledgerUnits, reference }: { readonly ledgerUnits: readonly string[]; readonly reference: ReferenceData },
  faults: FaultList,
): void {
  const names = reference.units.flatMap(({ id, name }) => [id, name]);
  const words = [...new Set([...ledgerUnits, ...names])];
  if (words.length === 0) return;
  const known = words.map((word) => ({ word, names: [] }));
  const seen = new Set(words);
  for (const { entries, lines } of batches) {
    let rank = -1;
    for (const { unitId } of entries) {
      rank += 1;
      if (seen.has(unitId)) continue;
      seen.add(unitId);
      const nearest = nearestWords(unitId, { known, limit: 3 }).join(", ");
      const place = { line: lines.at(rank) ?? null, column: "unit" };
      faults.report("unregisteredUnit", { value: shownValue(unitId), nearest }, place);
    }
  }
}

function reportFault({ batches }: LongEntriesFile, fault: ImportFault, faults: FaultList): void {
  const { batchRank, entryRank, field, refusal } = fault;
  const line = batches[batchRank]?.lines.at(entryRank) ?? null;
  faults.add(refusal, { line, column: field });
}

function unitInFile(): UsageError {
  return new UsageError(
    { vi: "Tệp bút toán đã nêu đơn vị trong từng dòng.", en: "An entries file names the unit in each of its lines." },
    { vi: "Bỏ cờ --unit.", en: "Leave out --unit." },
  );
}
