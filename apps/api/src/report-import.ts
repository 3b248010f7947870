/**
 * A report in words that is imported over HTTP: what the command line does with it, asked by a page.
 */
import {
  buildReportBatch,
  contentHashOf,
  datesToKnow,
  readReport,
  resolveReportUnit,
  toWireReport,
  type WireReport,
} from "@giaingan/exchange";
import { type Finding, type KnownTotals, refuse } from "@giaingan/finance";
import { type Admission, type LatePosting, type Ledger, postReport, type ReportPosting } from "@giaingan/ledger";

/** A report as it was sent. */
export interface SentReport {
  /** The name of its file. */
  readonly name: string;
  readonly text: string;
  /** The unit that somebody named; null: as the report says. */
  readonly asked: string | null;
}

/** A report that was looked at, or posted. */
export interface ImportedReport extends ReportPosting {
  readonly report: WireReport;
  /** What the ledger finds besides. */
  readonly ledgerFindings: readonly Finding[];
}

/**
 * Posts a report, or as a trial looks at it.
 *
 * @throws Refusal `noFigures`, `nothingToPost`, `unitNotStated`, or as `postReport`
 */
export async function importReport(
  ledger: Ledger,
  { name, text, asked }: SentReport,
  { isTrial, ...options }: { readonly admission: Admission; readonly late: LatePosting; readonly isTrial: boolean },
): Promise<ImportedReport> {
  const reading = readReport(text);
  if (reading.figures.length === 0) throw refuse("noFigures", { path: name });
  if (reading.facts.length === 0 && !isTrial) throw refuse("nothingToPost", { path: name });
  const { units } = await ledger.overview();
  const { unitId, findings } = resolveReportUnit({ asked, named: reading.unitName, ledgerUnits: units });
  const read = { ...reading, findings: [...findings, ...reading.findings] };
  const origin = { text, documentName: reading.title ?? name, unitId };
  const toPost = {
    contentHash: contentHashOf(text),
    unitId,
    dates: datesToKnow(read),
    hasFacts: reading.facts.length > 0,
    plan: (known: KnownTotals) => buildReportBatch(read, { origin, known }),
  };
  const posting = await postReport(ledger, toPost, { ...options, isTrial });
  const report = toWireReport(read, { text, unitId, postedBefore: posting.postedBefore });
  return { ...posting, report, ledgerFindings: posting.result?.findings ?? [] };
}
