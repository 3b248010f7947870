/**
 * What the findings come to: counted for the card's title, and ordered so that what needs a person comes first.
 */
import type { WireFindings } from "@giaingan/client";
import type { Bilingual } from "@giaingan/finance";

/** How a line of the card is marked. `passed`: a check that held. */
export type LineSeverity = "error" | "warning" | "information" | "passed";

/** A sum or a ratio that a reader can redo. */
export interface FindingProof {
  readonly sign: "+" | "/";
  readonly amounts: readonly bigint[];
}

/** One line of the card. */
export interface FindingLine {
  readonly code: string;
  readonly severity: LineSeverity;
  readonly message: Bilingual;
  /** The figures that prove it, in đồng: what was divided, or what was added up; null when it rests on words. */
  readonly proof: FindingProof | null;
  /** What the document says there, as printed; with a proof only its first place. */
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

/** What needs a look, what agrees, and what is only worth knowing. */
const severityOrder: readonly LineSeverity[] = ["error", "warning", "passed", "information"];

/** Counts and orders findings and passed checks. */
export function summariseFindings({ findings, checks }: WireFindings): FindingsSummary {
  const lines = [
    ...findings.map((finding) => lineOf(finding, finding.severity)),
    ...checks.map((check) => lineOf(check, "passed")),
  ].sort((left, right) => severityOrder.indexOf(left.severity) - severityOrder.indexOf(right.severity));
  const count = (severity: LineSeverity): number => lines.filter((line) => line.severity === severity).length;
  const errors = count("error");
  const warnings = count("warning");
  return {
    lines,
    passed: count("passed"),
    open: errors + warnings,
    errors,
    warnings,
  };
}

function lineOf(check: WireFindings["checks"][number], severity: LineSeverity): FindingLine {
  const { code, message, values } = check;
  const proof = proofOf(values);
  const excerpts = excerptsOf(check);
  return { code, severity, message, proof, excerpts: proof === null ? excerpts : excerpts.slice(0, 1) };
}

function proofOf({ numerator, denominator, parts }: Readonly<Record<string, string>>): FindingProof | null {
  if (numerator !== undefined && denominator !== undefined) return proof("/", [numerator, denominator]);
  return parts === undefined ? null : proof("+", parts.split(" + "));
}

/** Null unless every part is a whole number of đồng. */
function proof(sign: FindingProof["sign"], amounts: readonly string[]): FindingProof | null {
  return amounts.every((amount) => /^-?\d+$/u.test(amount)) ? { sign, amounts: amounts.map(BigInt) } : null;
}

function excerptsOf({ places }: WireFindings["checks"][number]): readonly string[] {
  return [...new Set(places.map(({ excerpt }) => excerpt.trim()))].filter((excerpt) => excerpt !== "");
}
