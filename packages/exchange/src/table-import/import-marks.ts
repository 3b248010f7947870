/** The cells of an import that an officer has to look at, as the error workbook marks them. */
import type { Language } from "@giaingan/finance";
import type { ImportFinding } from "./import-finding.ts";

/** A cell to mark; row and column count from 0. */
export interface CellMark {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly severity: "error" | "warning";
  readonly fact: string;
  /** What stands in the cell. */
  readonly value: string;
  readonly remedy: string;
}

/** The marks of findings: what is only told, and what is about no cell, has none. */
export function marksOf(findings: readonly ImportFinding[], language: Language): readonly CellMark[] {
  return findings.flatMap(({ place, severity, fact, remedy, printed }) =>
    place === null || severity === "information"
      ? []
      : [{ ...place, severity, fact: fact[language], value: printed, remedy: remedy[language] }],
  );
}
