/**
 * `giaingan import REPORT.txt`: reads a report in sentences, shows what was understood, and posts what is new.
 */
import { basename } from "node:path";
import {
  buildReportBatch,
  type Companions,
  contentHashOf,
  datesToKnow,
  readReport,
  type ReportOrigin,
  type ReportReading,
  resolveReportUnit,
  toWireFigure,
} from "@giaingan/exchange";
import {
  type Entry,
  entryKindNames,
  formatDate,
  formatMoneyWithUnit,
  type KnownTotals,
  type Language,
  refuse,
  sourceLabel,
} from "@giaingan/finance";
import { postingRulesOf } from "@giaingan/finance/policies";
import { type Admission, type LatePosting, type Batch, type Ledger, postReport } from "@giaingan/ledger";
import { readCompanions } from "../companion-flags.ts";
import type { CommandOutput, Invocation } from "../command.ts";
import { findingLines } from "../findings-text.ts";
import { latePosting, lateWords } from "../late-posting.ts";
import { inPostingLedger } from "../posting-ledger.ts";
import { textTable } from "../text-table.ts";

/** A report in words. */
export interface ReportText {
  readonly path: string;
  readonly text: string;
}

/** Reads a report, and posts what is new of it. */
export async function importReport({ path, text }: ReportText, invocation: Invocation): Promise<CommandOutput> {
  const { flags, ledgerPath } = invocation;
  const companions = await readCompanions(invocation);
  const reading = readReport(text);
  if (reading.figures.length === 0) throw refuse("noFigures", { path });
  const isPreview = flags["preview"] === true;
  if (reading.facts.length === 0 && !isPreview) throw refuse("nothingToPost", { path });
  const asked = typeof flags["unit"] === "string" ? flags["unit"].normalize("NFC") : null;
  const source = { path, text, reading, asked, late: latePosting(flags), admission: asReported(companions) };
  const place = { ledgerPath, isPreview, isSample: flags["sample"] === true };
  return output(await inPostingLedger(place, (ledger, mode) => importInto(ledger, { ...source, ...mode })));
}

/** A report shows what it shows: a broken rule is a finding, and never keeps it out. */
function asReported({ policies, reference }: Companions): Admission {
  return { mode: "report", rules: (asOf) => postingRulesOf({ asOf, policies }), reference, policies };
}

interface Outcome {
  readonly isPreview: boolean;
  readonly revision: number;
  /** The revision in which the same report was posted for the same unit; null when it is new. */
  readonly postedBefore: number | null;
  /** Entries that were recorded in a later period than their own. */
  readonly lateCount: number;
}

/** A report that was read, and how it is to be imported. */
interface Source {
  readonly path: string;
  readonly text: string;
  readonly reading: ReportReading;
  /** The unit that the command line names; null: as the report says. */
  readonly asked: string | null;
  readonly isPreview: boolean;
  readonly late: LatePosting;
  readonly admission: Admission;
}

interface Imported {
  readonly path: string;
  readonly unitId: string;
  readonly reading: ReportReading;
  readonly batch: Batch;
  readonly outcome: Outcome;
}

async function importInto(ledger: Ledger, source: Source): Promise<Imported> {
  const { path, text, reading, asked, isPreview, admission, late } = source;
  const { units } = await ledger.overview();
  const { unitId, findings } = resolveReportUnit({ asked, named: reading.unitName, ledgerUnits: units });
  const read = { ...reading, findings: [...findings, ...reading.findings] };
  const report = {
    contentHash: contentHashOf(text),
    unitId,
    dates: datesToKnow(read),
    hasFacts: reading.facts.length > 0,
    plan: (known: KnownTotals) => buildReportBatch(read, { origin: originOf(path, text, read, unitId), known }),
  };
  const { batch, postedBefore, result } = await postReport(ledger, report, { admission, late, isTrial: isPreview });
  const reviewed = { ...read, findings: [...read.findings, ...(result?.findings ?? [])] };
  const { revision } = ledger.head();
  const outcome = { isPreview, revision, postedBefore, lateCount: result?.lateEntryCount ?? 0 };
  return { path, unitId, reading: reviewed, batch, outcome };
}

function originOf(path: string, text: string, reading: ReportReading, unitId: string): ReportOrigin {
  return { text, documentName: reading.title ?? basename(path), unitId };
}

function output(imported: Imported): CommandOutput {
  const { path, unitId, reading, batch, outcome } = imported;
  return {
    json: {
      file: path,
      preview: outcome.isPreview,
      unit: unitId,
      fiscalYear: reading.fiscalYear,
      title: reading.title,
      revision: outcome.revision,
      alreadyPosted: outcome.postedBefore !== null,
      posted: outcome.isPreview ? 0 : batch.entries.length,
      late: outcome.lateCount,
      entries: batch.entries.map((entry) => ({ ...entry, amount: entry.amount.toString() })),
      figures: reading.figures.map(toWireFigure),
      findings: reading.findings,
      checks: reading.checks,
    },
    text: (language) => describe(imported, language),
  };
}

function describe({ path, unitId, reading, batch, outcome }: Imported, language: Language): string {
  const isVietnamese = language === "vi";
  const lines = [
    reading.title ?? path,
    `${isVietnamese ? "Đơn vị" : "Unit"}: ${unitId} · ${isVietnamese ? "số liệu đọc được" : "figures read"}: ${reading.figures.length}`,
  ];
  if (batch.entries.length > 0) lines.push("", entryTable(batch.entries, language));
  if (reading.findings.length + reading.checks.length > 0)
    lines.push("", ...findingLines(reading.findings, reading.checks, language));
  return [...lines, "", closingLine(batch.entries.length, outcome, language)].join("\n");
}

function closingLine(
  entryCount: number,
  { isPreview, revision, postedBefore: before, lateCount }: Outcome,
  language: Language,
): string {
  const isVietnamese = language === "vi";
  if (before !== null) {
    return isVietnamese
      ? `Báo cáo này đã ghi sổ ở bản ghi số ${before}: không ghi thêm bút toán nào (0).`
      : `This report was posted in revision ${before}: no entry is posted again (0).`;
  }
  if (isPreview)
    return isVietnamese
      ? `Xem trước: sẽ ghi ${entryCount} bút toán; chưa ghi gì.`
      : `Preview: ${entryCount} entries would be posted; nothing has been.`;
  const posted = isVietnamese
    ? `Đã ghi ${entryCount} bút toán, bản ghi số ${revision}.`
    : `Posted ${entryCount} entries, revision ${revision}.`;
  return posted + lateWords(lateCount, language);
}

function entryTable(entries: readonly Entry[], language: Language): string {
  const head =
    language === "vi" ? ["Ngày", "Loại", "Nguồn vốn", "Số tiền"] : ["Date", "Kind", "Funding source", "Amount"];
  const showLevel = new Set(entries.flatMap(({ source }) => source.level ?? [])).size > 1;
  const rows = entries.map((entry) => [
    formatDate(entry.effectiveOn),
    entryKindNames[entry.kind][language],
    sourceLabel(entry.source, { fiscalYear: entry.fiscalYear, showLevel })[language],
    formatMoneyWithUnit(entry.amount, { language, unit: "dong" }),
  ]);
  return textTable(head, rows, [3]);
}
