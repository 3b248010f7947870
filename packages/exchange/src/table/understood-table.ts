/**
 * A table as it was understood: where its heading and its rows stand, what each column means, how its rows belong to one
 * another, and what its cells say. Nothing here is posted; an officer sees it, and corrects it, before.
 */
import type { FundingSource, PlainDate } from "@giaingan/finance";
import type { NumberConvention } from "../narrative/number-reading.ts";

/** One table of a sheet. Rows and columns count from 0, as in the sheet. */
export interface UnderstoodTable {
  readonly sheet: string;
  /** The lines above the heading that say what the table is, joined by a blank; null: none. */
  readonly title: string | null;
  /** What payments are counted to, as the title says; null: it does not say. */
  readonly asOf: PlainDate | null;
  /** The budget year that the title names, or that of `asOf`; null: neither. */
  readonly fiscalYear: number | null;
  readonly unit: TableUnit | null;
  /** The dimensions that all of the table is of, as its title or the name of its sheet says. */
  readonly source: FundingSource;
  readonly heading: HeadingPlace;
  readonly columns: readonly UnderstoodColumn[];
  readonly rows: readonly UnderstoodRow[];
  readonly numbers: TableNumbers;
}

/** The unit of money of a table. */
export interface TableUnit {
  /** Đồng in one unit. */
  readonly dong: bigint;
  /** As printed: "triệu đồng". */
  readonly printed: string;
  readonly row: number;
  readonly column: number;
}

/** Where a heading stands. */
export interface HeadingPlace {
  readonly firstRow: number;
  /** The last row of words; the row of column numbers is none of them. */
  readonly lastRow: number;
  /** "1 | 2 | 3=4+5": null where there is none. */
  readonly numberRow: number | null;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** How numbers written as text were read. */
export interface TableNumbers {
  /** Which sign groups thousands; null: texts fit both, and nothing in the table decides. */
  readonly convention: NumberConvention | null;
  /** A cell whose text fits both conventions, where `convention` is null. */
  readonly undecided: { readonly row: number; readonly column: number; readonly printed: string } | null;
}

/** What a column holds. */
export type ColumnMeaning =
  | { readonly kind: PlainColumnKind }
  | MoneyColumn
  | RateColumn
  | { readonly kind: "unknown" };

/**
 * Columns without figures. `owner`, `programme`, `component`, `source`, `year`, `asOf` and `rowUnit` say of each row by itself what
 * other tables say in rows above it or in their title.
 */
export type PlainColumnKind =
  | "label"
  | "name"
  | "owner"
  | "place"
  | "projectCode"
  | "programme"
  | "component"
  | "source"
  | "year"
  | "asOf"
  | "rowUnit"
  | "text"
  | "ignored";

/** Which money a column counts. */
export type MoneyMeasure =
  | "totalInvestment"
  | "plan"
  | "initialPlan"
  | "supplemented"
  | "cut"
  | "allocatedPlan"
  | "disbursed"
  | "advanced"
  | "volumePaid"
  | "estimate"
  | "paidInPeriod"
  | "paidSinceStart"
  | "paidLastYear"
  | "advanceOutstanding"
  | "completedVolume"
  | "mobilised"
  | "remaining"
  | "cancelled"
  | "carriedFurther"
  | "needed";

export interface MoneyColumn {
  readonly kind: "money";
  readonly measure: MoneyMeasure;
  /** Who assigned the plan, where the heading tells: the Prime Minister, or the People's Council; null: it does not. */
  readonly assignedBy: "primeMinister" | "council" | null;
  /** The dimensions that the heading tells. */
  readonly source: FundingSource;
  /** Money of earlier years, of whatever vintage. */
  readonly isCarriedOver: boolean;
  /** The day that it is counted to; null: the table's own, or none is needed. */
  readonly asOf: PlainDate | null;
  /** It sums the columns beside it, or its heading says "tổng". */
  readonly isTotal: boolean;
}

export interface RateColumn {
  readonly kind: "rate";
  readonly of: "disbursed" | "estimate" | "allocatedPlan" | "paidLastYear" | null;
}

/** One column. */
export interface UnderstoodColumn {
  readonly column: number;
  /** The words of its heading from top to bottom; of merged cells once. */
  readonly path: readonly string[];
  /** The number printed under the heading: "8"; null: none. */
  readonly number: string | null;
  /**
   * The columns that it sums, as the row of numbers or the figures say: a total may be split in several ways (advances and
   * completed volume; this year's and carried-over money). Empty: none.
   */
  readonly sums: readonly (readonly number[])[];
  /** Đồng in one unit where its own heading names a unit: "Kế hoạch (tỷ đồng)"; null: the table's. */
  readonly unit: bigint | null;
  /** What it divides; null: no rate, or nobody knows. */
  readonly rateOf: { readonly numerators: readonly number[]; readonly denominators: readonly number[] } | null;
  readonly meaning: ColumnMeaning;
  /** `certain`: its own words say it; `likely`: only the words above or beside it, or the figures; `unclear`: nothing does. */
  readonly confidence: "certain" | "likely" | "unclear";
  /** Whether its cells are hidden in the file. */
  readonly isHidden: boolean;
}

/** One row behind the heading. */
export interface UnderstoodRow {
  readonly row: number;
  /** "A", "I", "1.1", "a", "-"; "": none. */
  readonly label: string;
  readonly name: string;
  /** Index into `rows` of the row that it is part of; null: at the top. */
  readonly parent: number | null;
  readonly depth: number;
  /** `total`: the table's own; `group`: has rows under it; `detail`: none. */
  readonly role: "total" | "group" | "detail";
  /** "Trong đó": its rows need not add up to what they are part of. */
  readonly isPartial: boolean;
  readonly isHidden: boolean;
  readonly cells: readonly ReadCell[];
}

/** The number in a cell of a money or rate column. */
export interface ReadCell {
  readonly column: number;
  /** As it stands in the file. */
  readonly printed: string;
  /** Decimal number in the table's unit, or percent; null: the cell says nothing, or nobody can tell. */
  readonly number: string | null;
  readonly problem: CellProblem | null;
}

/** Why a cell gives no number. */
export type CellProblem = "notANumber" | "errorValue" | "notComputed" | "undecidedConvention";
