/**
 * `giaingan import FILE.xlsx`: reads the workbook that is on the desk, shows what was understood, and posts what is new. Rows
 * with a fault are held back; put right and imported again, they are what is new.
 */
import { writeFile } from "node:fs/promises";
import { basename } from "node:path";
import {
  markWorkbook,
  marksOf,
  openProfileStore,
  planWorkbookImport,
  readDocument,
  readImportSettings,
  readWorkbook,
  refuseImport,
  reportTextOf,
  toWireImport,
  type Workbook,
  type WorkbookImport,
} from "@giaingan/exchange";
import type { PlainDate } from "@giaingan/finance";
import { postingRulesOf } from "@giaingan/finance/policies";
import { standardReference } from "@giaingan/finance/reference-data";
import {
  type Admission,
  type ImportPosting,
  isServerAddress,
  type Ledger,
  postImported,
  readTableRecord,
} from "@giaingan/ledger";
import { readCompanions } from "../companion-flags.ts";
import type { CommandOutput, Invocation } from "../command.ts";
import { readBytes } from "../document-file.ts";
import { latePosting } from "../late-posting.ts";
import { inPostingLedger } from "../posting-ledger.ts";
import { createProgressBar } from "../progress-bar.ts";
import { settingsOfFlags } from "../import-flags.ts";
import { importReport } from "./import-report.ts";
import { importText, type ImportOutcome } from "../import-text.ts";

/** Where the command was done, and some rows are held back. */
const rowsHeldBack = 3;

/** A look at more amounts than these does not wait for the entries that they would become. */
const plannedFactsMax = 20_000;

/** Reads, plans, and posts. */
export async function importWorkbook(path: string, invocation: Invocation): Promise<CommandOutput> {
  const { flags, ledgerPath, language } = invocation;
  const bytes = await readBytes(path, { limitBytes: 100 * 1024 * 1024 });
  const workbook = await readShowing(bytes, { path, language });
  const reportText = reportTextOf(workbook, { bytes, path });
  if (reportText !== null) return importReport({ path, text: reportText }, invocation);
  const document = workbook.blocks.length > 0 ? readDocument(workbook) : null;
  const { policies, reference } = await readCompanions(invocation);
  const profilePath = profilePathOf(flags["profile"], ledgerPath);
  const profiles = openProfileStore(profilePath, { isNamed: flags["profile"] !== undefined });
  const profile = await profiles.read();
  const settings = readImportSettings(settingsOfFlags(flags));
  const admission: Admission = {
    mode: "report",
    rules: (asOf: PlainDate) => postingRulesOf({ asOf, policies }),
    reference,
    policies,
  };
  const place = { ledgerPath, isPreview: flags["preview"] === true, isSample: false };
  const done = await inPostingLedger(place, async (ledger, { isPreview }) => {
    const record = await readTableRecord(ledger, reference);
    const programmes = [...reference.programmes, ...standardReference.programmes];
    const planned = await planWorkbookImport(workbook, {
      documentName: basename(path),
      settings,
      profile,
      record,
      programmes,
      plannedFactsMax: place.isPreview ? plannedFactsMax : undefined,
    });
    if (planned.tables.length === 0) throw refuseImport("noTables", { path });
    if (!place.isPreview) refuseWhereNothingIsSettled(path, planned);
    const posting = { admission, late: latePosting(flags), isTrial: isPreview, plannedAt: record.revision };
    const outcome = await post(ledger, planned, posting);
    return { planned, outcome };
  });
  const { planned, outcome } = done;
  if (!place.isPreview) await profiles.write(planned.profile);
  const errorsPath = typeof flags["errors"] === "string" ? flags["errors"] : null;
  const markedPath =
    errorsPath === null ? null : await writeMarked(errorsPath, { bytes, path, workbook, planned, language });
  return {
    json: {
      file: path,
      preview: outcome.isPreview,
      revision: outcome.revision,
      posted: outcome.postedCount,
      late: outcome.lateCount,
      errorWorkbook: markedPath,
      ...toWireImport(planned),
      ledgerFindings: outcome.findings,
      documentFindings: document?.findings ?? [],
    },
    text: (shown) =>
      importText({ path, planned, outcome, markedPath, documentFindings: document?.findings ?? [] }, shown),
    exitCode: planned.heldRows.size + planned.heldTables.size > 0 ? rowsHeldBack : 0,
  };
}

async function readShowing(
  bytes: Uint8Array,
  { path, language }: { readonly path: string; readonly language: Invocation["language"] },
): Promise<Workbook> {
  const bar = createProgressBar({ terminal: process.stderr, language, nowMs: () => performance.now() });
  try {
    return await readWorkbook(bytes, {
      path,
      onProgress: ({ share }) =>
        bar.show({ label: language === "vi" ? "Đọc tệp" : "Reading", done: share, total: 1, rowCount: 0 }),
    });
  } finally {
    bar.clear();
  }
}

/** Beside the ledger; a ledger on a server has no such place. */
function profilePathOf(named: Invocation["flags"][string], ledgerPath: string): string | null {
  if (typeof named === "string") return named;
  return isServerAddress(ledgerPath) ? null : `${ledgerPath}.imports.json`;
}

/** Where all is held back there is nothing to post: the first thing to settle is said. */
function refuseWhereNothingIsSettled(
  path: string,
  { findings, heldTables, heldRows, postedFactCount }: WorkbookImport,
): void {
  if (postedFactCount > 0 || heldTables.size + heldRows.size === 0) return;
  const holding = findings.filter(({ withholds }) => withholds !== null);
  const [first] = holding;
  if (first === undefined) return;
  throw refuseImport("importHeldBack", {
    path,
    count: String(holding.length),
    first: first.fact,
    remedy: first.remedy,
  });
}

async function post(ledger: Ledger, { batch }: WorkbookImport, posting: ImportPosting): Promise<ImportOutcome> {
  const isPreview = posting.isTrial === true;
  const posted = await postImported(ledger, batch, posting);
  return {
    isPreview,
    revision: ledger.head().revision,
    postedCount: isPreview ? 0 : (posted?.postedEntryCount ?? 0),
    lateCount: posted?.lateEntryCount ?? 0,
    findings: posted?.findings ?? [],
  };
}

/** The original with its faulty cells marked; null where nothing is to mark. */
async function writeMarked(
  target: string,
  {
    bytes,
    path,
    workbook,
    planned,
    language,
  }: {
    readonly bytes: Uint8Array;
    readonly path: string;
    readonly workbook: Workbook;
    readonly planned: WorkbookImport;
    readonly language: Invocation["language"];
  },
): Promise<string | null> {
  const marks = marksOf(planned.findings, language);
  if (marks.length === 0) return null;
  await writeFile(target, await markWorkbook(bytes, { path, workbook, marks, language }));
  return target;
}
