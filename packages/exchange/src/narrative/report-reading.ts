/**
 * Report reading: a whole document for the import: what it says of itself, its figures as statements, the totals that
 * may be posted, and everything doubtful.
 */
import {
  type CumulativeFact,
  dateParts,
  type Finding,
  type PassedCheck,
  type PlainDate,
  type Statement,
} from "@giaingan/finance";
import { extractFigures } from "./extraction.ts";
import type { Figure } from "./figure.ts";
import { readFacts } from "./report-facts.ts";
import { readReportHeader } from "./report-header.ts";

/** A document as it was read. */
export interface ReportReading {
  readonly title: string | null;
  readonly documentNumber: string | null;
  readonly documentDate: PlainDate | null;
  readonly issuer: string | null;
  /** The unit that the figures belong to, by name; null when it is not found. */
  readonly unitName: string | null;
  /** The budget year of the document; null when it is not said. */
  readonly fiscalYear: number | null;
  readonly figures: readonly Figure[];
  /** Every figure word for word, in the order of the text. */
  readonly statements: readonly Omit<Statement, "unitId">[];
  /** Totals clear enough to be posted. */
  readonly facts: readonly CumulativeFact[];
  readonly findings: readonly Finding[];
  readonly checks: readonly PassedCheck[];
}

/**
 * Reads a report. Never throws: a text without figures has no statements and no facts.
 *
 * @param text as given, NFC or NFD
 */
export function readReport(text: string): ReportReading {
  const header = readReportHeader(text.normalize("NFC"));
  const { figures, findings, checks } = extractFigures(text);
  const fiscalYear = fiscalYearOf(header.title, figures);
  const taken = readFacts(figures, fiscalYear);
  return {
    ...header,
    fiscalYear,
    figures,
    statements: figures.map((figure) => statementOf(figure, fiscalYear)),
    facts: taken.facts,
    findings: [...findings, ...taken.findings],
    checks,
  };
}

/** The first year of the title, else the year of the first disbursement, else the first that a plan names. */
function fiscalYearOf(title: string | null, figures: readonly Figure[]): number | null {
  const titled = /năm (20\d\d)/u.exec(title ?? "")?.[1];
  if (titled !== undefined) return Number(titled);
  const disbursed = figures.find((figure) => figure.role === "disbursed" && figure.asOf !== null);
  if (disbursed?.asOf) return dateParts(disbursed.asOf).year;
  return figures.find((figure) => figure.fiscalYear !== null)?.fiscalYear ?? null;
}

function statementOf(figure: Figure, fiscalYear: number | null): Omit<Statement, "unitId"> {
  const { role, raw, amount, percent, asOf, source, start, end, needsReview } = figure;
  return {
    role,
    printed: raw,
    amount,
    percent,
    asOf,
    fiscalYear: figure.fiscalYear ?? fiscalYear,
    source,
    place: { start, end, excerpt: raw },
    needsReview,
  };
}
