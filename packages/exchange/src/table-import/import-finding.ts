/**
 * Findings of a table that is imported: each names its cell, says what is wrong and what to do, and whether money is held back
 * for it. What is held back is posted when the file is put right and imported again.
 */
import { type Bilingual, type Finding, type FindingSeverity, languages } from "@giaingan/finance";
import { referenceOf } from "../workbook/cell-reference.ts";
import type { CellPlace } from "../workbook/workbook.ts";
import type { ImportFindingCode } from "./import-finding-code.ts";
import { importFindingKinds } from "./import-finding-kinds.ts";

/** What is not posted because of a finding. */
export type Withheld = "row" | "table" | null;

/** Which setting answers a finding; null: only the file can be put right. */
export type AskedSetting = "unit" | "asOf" | "fiscalYear" | "moneyUnit" | "numbers" | "columns" | "units" | "projects";

/** How a kind of finding is told. */
export interface ImportFindingKind {
  readonly severity: FindingSeverity;
  readonly withholds: Withheld;
  readonly asks: AskedSetting | null;
  readonly fact: Bilingual;
  readonly remedy: Bilingual;
}

/** An answer that may be meant. */
export interface ImportChoice {
  /** What the setting takes. */
  readonly value: string;
  readonly name: Bilingual;
}

/** One finding. */
export interface ImportFinding {
  readonly code: ImportFindingCode;
  readonly severity: FindingSeverity;
  readonly withholds: Withheld;
  readonly asks: AskedSetting | null;
  readonly fact: Bilingual;
  readonly remedy: Bilingual;
  /** Null: the file as a whole. */
  readonly place: CellPlace | null;
  /** What stands in the cell; "": nothing. */
  readonly printed: string;
  readonly values: Readonly<Record<string, string>>;
  /** Answers that may be meant, the likeliest first; empty: none is known. */
  readonly choices: readonly ImportChoice[];
}

/** Values that a text takes in: words, or words in both languages. */
export type ImportFindingValues = Readonly<Record<string, string | Bilingual>>;

/** Makes a finding; `{cell}` and `{printed}` need not be given. */
export function importFinding(
  code: ImportFindingCode,
  {
    place,
    printed = "",
    values = {},
    choices = [],
    withholds,
  }: {
    readonly place: CellPlace | null;
    readonly printed?: string;
    readonly values?: ImportFindingValues;
    readonly choices?: readonly ImportChoice[];
    /** Left out: as its kind says. */
    readonly withholds?: Withheld;
  },
): ImportFinding {
  const kind: ImportFindingKind = importFindingKinds[code];
  const filled = { cell: place === null ? "" : cellName(place), printed, ...values };
  return {
    code,
    severity: kind.severity,
    withholds: withholds === undefined ? kind.withholds : withholds,
    asks: kind.asks,
    fact: fill(kind.fact, filled),
    remedy: fill(kind.remedy, filled),
    place,
    printed,
    values: Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, typeof value === "string" ? value : value.vi]),
    ),
    choices,
  };
}

/** "Biểu 01!C9". */
export function cellName({ sheet, row, column }: CellPlace): string {
  return `${sheet}!${referenceOf(row, column)}`;
}

/** As the ledger keeps it, beside the entries. */
export function recordedFinding({ code, severity, fact, remedy, place, printed, values }: ImportFinding): Finding {
  const excerpt = place === null ? "" : `${cellName(place)}: ${printed}`;
  return {
    code,
    severity,
    message: { vi: `${fact.vi} ${remedy.vi}`, en: `${fact.en} ${remedy.en}` },
    values,
    places: place === null ? [] : [{ start: 0, end: 0, excerpt }],
  };
}

function fill(text: Bilingual, values: ImportFindingValues): Bilingual {
  const filled = languages.map((language) => [
    language,
    text[language].replaceAll(/\{(\w+)\}/gu, (_, name: string) => {
      const value = values[name] ?? "";
      return typeof value === "string" ? value : value[language];
    }),
  ]);
  return Object.fromEntries(filled);
}
