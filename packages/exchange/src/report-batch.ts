/**
 * From a report that was read to a batch that can be posted: the document's statements and findings word for word, and
 * the entries that bring the ledger's totals to the document's.
 */
import {
  type Entry,
  type Finding,
  type KnownTotals,
  type PassedCheck,
  type PlainDate,
  type Statement,
} from "@giaingan/finance";
import { planPosting } from "@giaingan/finance/posting";
import { createContentHasher } from "./content-hash.ts";
import { contentIdOf } from "./content-id.ts";
import type { ReportReading } from "./narrative/report-reading.ts";

/** A batch as the ledger takes it. */
export interface ReportBatch {
  readonly id: string;
  readonly documentName: string;
  /** SHA-256 of the document's text, hexadecimal. */
  readonly contentHash: string;
  readonly entries: readonly Entry[];
  readonly statements: readonly Statement[];
  readonly findings: readonly Finding[];
  readonly checks: readonly PassedCheck[];
}

/** The document, and whose it is. */
export interface ReportOrigin {
  readonly text: string;
  /** The file's name, for people; it takes no part in ids. */
  readonly documentName: string;
  /** The unit that the figures belong to. */
  readonly unitId: string;
}

/**
 * SHA-256 of a report's words, hexadecimal: the same report has the same hash under any name, re-saved with other line
 * ends, with blanks at the end of its lines, and in NFC or NFD.
 */
export function contentHashOf(text: string): string {
  const hasher = createContentHasher();
  hasher.write(text);
  return hasher.digest();
}

/**
 * The date that a report's figures are true of: the latest date of a disbursement in it, else the date of the document
 * itself; null when it has neither.
 */
export function dataDateOf(reading: ReportReading): PlainDate | null {
  const dates = reading.facts.flatMap((fact) =>
    fact.measure === "disbursed" && fact.asOf !== null ? [fact.asOf] : [],
  );
  return dates.sort().at(-1) ?? reading.documentDate;
}

/** Every date on which the planner will ask what the ledger knows. */
export function datesToKnow(reading: ReportReading): readonly PlainDate[] {
  const dates = reading.facts.flatMap((fact) => [fact.asOf ?? dataDateOf(reading) ?? `${fact.fiscalYear}-12-31`]);
  return [...new Set(dates)].sort();
}

/**
 * Makes the batch. The same report against a ledger that already holds it has no entries.
 *
 * @param known what the ledger holds of the unit, at least on `datesToKnow(reading)`
 */
export function buildReportBatch(
  reading: ReportReading,
  { origin, known }: { readonly origin: ReportOrigin; readonly known: KnownTotals },
): ReportBatch {
  const contentHash = contentHashOf(origin.text);
  const entries = planPosting(reading.facts, {
    known,
    document: {
      unitId: origin.unitId,
      dataDate: dataDateOf(reading),
      legalBasis: {
        number: reading.documentNumber,
        date: reading.documentDate,
        issuer: reading.issuer,
        title: reading.title ?? origin.documentName,
      },
      entryIdOf: (words) => contentIdOf(`${contentHash}|${origin.unitId}|${words}`),
    },
  });
  return {
    id: contentIdOf(`${contentHash}|${origin.unitId}|${entries.map((entry) => entry.id).join("|")}`),
    documentName: origin.documentName,
    contentHash,
    entries,
    statements: reading.statements.map((statement) => ({ ...statement, unitId: origin.unitId })),
    findings: reading.findings,
    checks: reading.checks,
  };
}
