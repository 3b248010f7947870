/**
 * The profile: what officers settled of earlier files, kept beside the ledger (`so-cai.duckdb.imports.json`) and applied to the
 * next file of the same shape. Which month a heading names does not make another shape.
 */
import type { Dong } from "@giaingan/finance";
import type { NumberConvention } from "../narrative/number-reading.ts";
import type { ColumnMeaning, UnderstoodTable } from "../table/understood-table.ts";
import { columnName } from "../table/table-understanding.ts";
import type { ImportSettings, SettledNames } from "./import-settings.ts";

/** What was settled of tables of one heading. */
export interface ShapeProfile {
  /** `shapeOf` the table. */
  readonly shape: string;
  readonly moneyUnit: Dong | null;
  readonly numbers: NumberConvention | null;
  /** By the words of their heading, numbers as "#". */
  readonly columns: ReadonlyMap<string, ColumnMeaning>;
}

/** What is remembered. */
export interface ImportProfile {
  readonly units: SettledNames;
  readonly projects: SettledNames;
  readonly shapes: readonly ShapeProfile[];
}

/** Nothing is remembered. */
export const emptyProfile: ImportProfile = { units: new Map(), projects: new Map(), shapes: [] };

/** The shape of a table: the words of its heading, whatever year, month or day they name. */
export function shapeOf({ columns }: UnderstoodTable): string {
  return columns.map(({ path }) => maskedName(path)).join(" | ");
}

/** What is settled of a file: what is remembered of its tables, and above it what is asked for now. */
export function withProfile(
  settings: ImportSettings,
  { profile, tables }: { readonly profile: ImportProfile; readonly tables: readonly UnderstoodTable[] },
): ImportSettings {
  const columns = new Map<string, ColumnMeaning>();
  let { moneyUnit, numbers } = settings;
  for (const table of tables) {
    const remembered = profile.shapes.find(({ shape }) => shape === shapeOf(table));
    if (remembered === undefined) continue;
    moneyUnit ??= remembered.moneyUnit;
    numbers ??= remembered.numbers;
    for (const { path } of table.columns) {
      const meaning = remembered.columns.get(maskedName(path));
      if (meaning !== undefined) columns.set(columnName(path), meaning);
    }
  }
  return {
    ...settings,
    moneyUnit,
    numbers,
    columns: new Map([...columns, ...settings.columns]),
    units: new Map([...profile.units, ...settings.units]),
    projects: new Map([...profile.projects, ...settings.projects]),
  };
}

/** The profile with what was settled for a file that was posted. */
export function remember(
  profile: ImportProfile,
  { settings, tables }: { readonly settings: ImportSettings; readonly tables: readonly UnderstoodTable[] },
): ImportProfile {
  const shapes = new Map(profile.shapes.map((each) => [each.shape, each]));
  for (const table of tables) {
    const shape = shapeOf(table);
    const columns = new Map(
      table.columns.flatMap(({ path }) => {
        const meaning = settings.columns.get(columnName(path));
        return meaning === undefined ? [] : [[maskedName(path), meaning] as const];
      }),
    );
    const { moneyUnit, numbers } = settings;
    if (columns.size > 0 || moneyUnit !== null || numbers !== null)
      shapes.set(shape, { shape, moneyUnit, numbers, columns });
  }
  return {
    units: new Map([...profile.units, ...settings.units]),
    projects: new Map([...profile.projects, ...settings.projects]),
    shapes: [...shapes.values()],
  };
}

function maskedName(path: readonly string[]): string {
  return columnName(path).replaceAll(/\d+(?:[/.-]\d+)*/gu, "#");
}
