/**
 * `giaingan import FILE`: reads a report or an entries file, shows what was understood, and posts what is new. The same
 * file again posts nothing, and says so.
 */
import { basename, extname } from "node:path";
import {
  buildReportBatch,
  type Companions,
  contentHashOf,
  datesToKnow,
  readReport,
  type ReportBatch,
  type ReportOrigin,
  type ReportReading,
  toWireFigure,
} from "@giaingan/exchange";
import {
  type Entry,
  entryKindNames,
  formatDate,
  formatMoneyWithUnit,
  type Language,
  refuse,
  sourceLabel,
} from "@giaingan/finance";
import { postingRulesOf } from "@giaingan/finance/policies";
import { type Admission, type LatePosting, type Ledger, readKnownTotals } from "@giaingan/ledger";
import { readCompanions } from "../companion-flags.ts";
import type { Command, CommandOutput, Invocation } from "../command.ts";
import { readTextFile } from "../document-file.ts";
import { latePosting, lateWords } from "../late-posting.ts";
import { openIfThere, openTold } from "../existing-ledger.ts";
import { findingLines } from "../findings-text.ts";
import { inPassingLedger } from "../passing-ledger.ts";
import { resolveReportUnit } from "../report-unit.ts";
import { textTable } from "../text-table.ts";
import { entriesFileFlags, importEntries } from "./import-entries.ts";

export const importFile: Command = {
  name: "import",
  argumentNames: "FILE [--preview] [--unit NAME]",
  argumentCount: { min: 1, max: 1 },
  summary: {
    vi: "đọc báo cáo (.txt) hoặc tệp bút toán (.csv, .tsv) và ghi sổ phần mới",
    en: "read a report (.txt) or an entries file (.csv, .tsv) and post what is new",
  },
  flags: {
    preview: { type: "boolean", meaning: { vi: "chỉ xem, không ghi sổ", en: "only show, post nothing" } },
    unit: {
      type: "string",
      valueName: "NAME",
      meaning: {
        vi: "đơn vị của báo cáo (mặc định: đơn vị ghi trong báo cáo)",
        en: "the report's unit (default: as the report says)",
      },
    },
    late: {
      type: "boolean",
      meaning: {
        vi: "bút toán thuộc kỳ đã khóa: ghi vào kỳ mở đầu tiên, giữ ngày thật",
        en: "entries of a closed period: post them into the first open one, with their true date kept",
      },
    },
    ...entriesFileFlags,
    sample: {
      type: "boolean",
      isHidden: true,
      meaning: { vi: "đánh dấu sổ là dữ liệu mẫu", en: "mark the ledger as sample data" },
    },
  },
  run: async (invocation) => {
    const path = invocation.positionals[0] ?? "";
    const isEntriesFile = [".csv", ".tsv"].includes(extname(path).toLowerCase());
    return isEntriesFile ? importEntries(path, invocation) : importReport(path, invocation);
  },
};

async function importReport(path: string, invocation: Invocation): Promise<CommandOutput> {
  const { flags, ledgerPath } = invocation;
  const companions = await readCompanions(invocation);
  const text = await readTextFile(path);
  const reading = readReport(text);
  if (reading.figures.length === 0) throw refuse("noFigures", { path });
  const isPreview = flags["preview"] === true;
  if (reading.facts.length === 0 && !isPreview) throw refuse("nothingToPost", { path });
  const asked = typeof flags["unit"] === "string" ? flags["unit"].normalize("NFC") : null;
  const late = latePosting(flags);
  const source = { path, text, reading, asked, isPreview, late, admission: asReported(companions) };
  const there = await openIfThere(ledgerPath);
  if (there !== null) return output(await closing(there, source));
  // A report that is refused leaves no new ledger behind, of which a server could not be rid again.
  const tried = await inPassingLedger((ledger) => importInto(ledger, { ...source, isPreview: true }));
  if (isPreview) return output(tried);
  const made = await openTold({ path: ledgerPath, mode: "openOrCreate", sample: flags["sample"] === true });
  return output(await closing(made, source));
}

async function closing(ledger: Ledger, source: Source): Promise<Imported> {
  try {
    return await importInto(ledger, source);
  } finally {
    await ledger.close();
  }
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
  readonly batch: ReportBatch;
  readonly outcome: Outcome;
}

async function importInto(ledger: Ledger, source: Source): Promise<Imported> {
  const { path, text, reading, asked, isPreview, admission, late } = source;
  const { units } = await ledger.overview();
  const { unitId, findings } = resolveReportUnit({ asked, named: reading.unitName, ledgerUnits: units });
  const read = { ...reading, findings: [...findings, ...reading.findings] };
  const before = await postedBefore(ledger, { contentHash: contentHashOf(text), unitId });
  const known = await readKnownTotals(ledger, { unitId, dates: datesToKnow(read) });
  const planned = buildReportBatch(read, { origin: originOf(path, text, read, unitId), known });
  const batch = before === null ? planned : { ...planned, entries: [] };
  // A preview is refused, and told what is doubtful, as the posting would be; it is undone.
  const isJudged = before === null && (reading.facts.length > 0 || !isPreview);
  const judged = isJudged ? await ledger.appendAll([batch], { admission, late, isTrial: isPreview }) : [];
  const [posted = null] = judged;
  const reviewed = { ...read, findings: [...read.findings, ...(posted?.findings ?? [])] };
  const { revision } = ledger.head();
  const outcome = { isPreview, revision, postedBefore: before, lateCount: posted?.lateEntryCount ?? 0 };
  return { path, unitId, reading: reviewed, batch, outcome };
}

function originOf(path: string, text: string, reading: ReportReading, unitId: string): ReportOrigin {
  return { text, documentName: reading.title ?? basename(path), unitId };
}

/** The revision in which this report was posted for this unit; null when it has not been. */
async function postedBefore(
  ledger: Ledger,
  { contentHash, unitId }: { readonly contentHash: string; readonly unitId: string },
): Promise<number | null> {
  const posted = (await ledger.batches())
    .filter((batch) => batch.contentHash === contentHash)
    .map((batch) => batch.revision);
  if (posted.length === 0) return null;
  const statements = await ledger.statements();
  return (
    statements.find((statement) => statement.unitId === unitId && posted.includes(statement.revision))?.revision ?? null
  );
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
