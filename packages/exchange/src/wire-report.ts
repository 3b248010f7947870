/** A report in words as JSON: what of each printed figure was understood, beside the words around it. */
import { type Bilingual, type Finding, type PassedCheck, sourceDimensions, sourceLabel } from "@giaingan/finance";
import { figureRoleNames } from "./narrative/role-names.ts";
import type { ReportReading } from "./narrative/report-reading.ts";
import { toWireFigure, type WireFigure } from "./narrative/wire-figure.ts";

/** A figure with its words. */
export interface WireReportFigure extends WireFigure {
  readonly roleName: Bilingual;
  /** The funding source in words; null: not stated. */
  readonly sourceName: Bilingual | null;
  /** The text before and behind the figure, cut at the sentence or after some words. */
  readonly before: string;
  readonly behind: string;
  /** Its sum is one of those that may be posted. */
  readonly isPosted: boolean;
}

/** A report that was read. */
export interface WireReport {
  readonly title: string | null;
  readonly unitId: string;
  readonly fiscalYear: number | null;
  readonly figureCount: number;
  /** The first figures, in the order of the text. */
  readonly figures: readonly WireReportFigure[];
  readonly findings: readonly Finding[];
  readonly checks: readonly PassedCheck[];
  /** The revision in which it was posted; null: it was not, or was taken back. */
  readonly postedBefore: number | null;
}

/** Figures that a person can look at. */
const figuresMax = 500;
const contextMax = 70;

/**
 * Makes the JSON.
 *
 * @param text what was read: figures are cut out of it by their places
 */
export function toWireReport(
  { title, fiscalYear, figures, facts, findings, checks }: ReportReading,
  {
    text,
    unitId,
    postedBefore,
  }: { readonly text: string; readonly unitId: string; readonly postedBefore: number | null },
): WireReport {
  const posted = new Set(facts.map(({ figureIndex }) => figureIndex));
  return {
    title,
    unitId,
    fiscalYear,
    figureCount: figures.length,
    figures: figures.slice(0, figuresMax).map((figure, index) => ({
      ...toWireFigure(figure),
      roleName: figureRoleNames[figure.role],
      sourceName: sourceDimensions.some((dimension) => figure.source[dimension] !== null)
        ? sourceLabel(figure.source, { fiscalYear, showLevel: true })
        : null,
      before: lastWords(text.slice(Math.max(0, figure.start - contextMax), figure.start)),
      behind: firstWords(text.slice(figure.end, figure.end + contextMax)),
      isPosted: posted.has(index),
    })),
    findings,
    checks,
    postedBefore,
  };
}

/** From the beginning of the sentence or line, or of a whole word. */
function lastWords(text: string): string {
  const sentence = text.split(/(?<=[.;!?])\s+|\n+/u).at(-1) ?? "";
  return sentence.length < contextMax ? sentence : sentence.replace(/^\S*\s/u, "… ");
}

function firstWords(text: string): string {
  const sentence = text.split(/(?<=[.;!?])\s|\n/u, 1)[0] ?? "";
  return sentence.length < contextMax ? sentence : sentence.replace(/\s\S*$/u, " …");
}
