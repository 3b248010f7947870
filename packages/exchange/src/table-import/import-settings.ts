/**
 * What an officer settles of a file before it is posted, and what is remembered for the next month's file of the same shape.
 */
import type { Dong, PlainDate } from "@giaingan/finance";
import type { NumberConvention } from "../narrative/number-reading.ts";
import type { ColumnMeaning } from "../table/understood-table.ts";

/** A printed name that stands for a unit, project or component of its own, and for no known one. */
export const newName = "+";

/** Names that were settled: as printed → id of the known one, or `newName`. */
export type SettledNames = ReadonlyMap<string, string>;

/** What is settled. Null and empty: the file says it, or it is asked. */
export interface ImportSettings {
  /** Whose money it is, where neither rows nor title name a unit. */
  readonly unit: string | null;
  /** What payments are counted to, where the table does not say. */
  readonly asOf: PlainDate | null;
  /** The budget year, where the table does not say. */
  readonly fiscalYear: number | null;
  /** Đồng in one unit of money, where the table does not say. */
  readonly moneyUnit: Dong | null;
  /** How texts write numbers. */
  readonly numbers: NumberConvention | null;
  /** Meanings of columns by the words of their heading (`columnName`). */
  readonly columns: ReadonlyMap<string, ColumnMeaning>;
  readonly units: SettledNames;
  readonly projects: SettledNames;
  /** Units that are not known yet are taken as they are printed. */
  readonly takesNewUnits: boolean;
  /** Sheets that are left out. */
  readonly ignoredSheets: ReadonlySet<string>;
  /** Cells that are right although a check doubts them: `Sheet!C9`. */
  readonly acceptedCells: ReadonlySet<string>;
}

/** Nothing is settled. */
export const noSettings: ImportSettings = {
  unit: null,
  asOf: null,
  fiscalYear: null,
  moneyUnit: null,
  numbers: null,
  columns: new Map(),
  units: new Map(),
  projects: new Map(),
  takesNewUnits: false,
  ignoredSheets: new Set(),
  acceptedCells: new Set(),
};
