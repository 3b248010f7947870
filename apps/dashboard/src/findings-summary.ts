/**
 * What the findings come to: counted for the card's title, and ordered so that what needs a person comes first.
 */
import type { WireFindings } from "@giaingan/client";
import type { Bilingual } from "@giaingan/finance";

/** How a line of the card is marked. `passed`: a check that held. */
export type LineSeverity = "error" | "warning" | "information" | "passed";

/** One line of the card. */
export interface FindingLine {
  readonly code: string;
  readonly severity: LineSeverity;
  readonly message: Bilingual;
  /** What the document says there, as printed. */
  readonly excerpts: readonly string[];
}

/** The lines and what they come to. */
export interface FindingsSummary {
  readonly lines: readonly FindingLine[];
  readonly passed: number;
  /** Errors and warnings: what needs a look. Information does not. */
  readonly open: number;
  readonly errors: number;
  readonly warnings: number;
}

const severityOrder: readonly LineSeverity[] = ["error", "warning", "information", "passed"];

/** Counts and orders findings and passed checks. */
export function summariseFindings({ findings, checks }: WireFindings): FindingsSummary {
  const lines = [
    ...findings.map((finding) => ({ ...finding, excerpts: excerptsOf(finding) })),
    ...checks.map((check) => ({ ...check, severity: "passed" as const, excerpts: excerptsOf(check) })),
  ].sort((left, right) => severityOrder.indexOf(left.severity) - severityOrder.indexOf(right.severity));
  const count = (severity: LineSeverity): number => lines.filter((line) => line.severity === severity).length;
  const errors = count("error");
  const warnings = count("warning");
  return {
    lines: lines.map(({ code, severity, message, excerpts }) => ({ code, severity, message, excerpts })),
    passed: count("passed"),
    open: errors + warnings,
    errors,
    warnings,
  };
}

function excerptsOf({ places }: WireFindings["checks"][number]): readonly string[] {
  return [...new Set(places.map(({ excerpt }) => excerpt.trim()))].filter((excerpt) => excerpt !== "");
}
