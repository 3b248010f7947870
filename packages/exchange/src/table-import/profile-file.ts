/** The profile as a file: JSON that a person can read and correct (docs/import.md). */
import { refuse, sourceNotStated, type FundingSource } from "@giaingan/finance";
import { placeOfOffset, readPlacedJson } from "../json-places.ts";
import type { ColumnMeaning } from "../table/understood-table.ts";
import { refuseImport } from "./import-refusals.ts";
import { columnMeaningOf } from "./column-meaning-value.ts";
import type { ImportProfile, ShapeProfile } from "./import-profile.ts";

/** What the file says of itself. */
const format = "giaingan-import/1";

/**
 * Reads a profile.
 *
 * @throws Refusal `brokenJson`, or `invalidImportProfile` with the place of the first field that is none
 */
export function readProfileFile(text: string, path: string): ImportProfile {
  const json = readPlacedJson(text.replace(/^\u{feff}/u, " "));
  if ("expected" in json) {
    const { line, column } = placeOfOffset(text, json.offset);
    throw refuse("brokenJson", { found: json.found, expected: json.expected }).at({
      path,
      line,
      column: String(column),
    });
  }
  const fail = (at: readonly (string | number)[], expected: string): never => {
    const { line, column } = placeOfOffset(text, json.offsetOf(at));
    throw refuseImport("invalidImportProfile", { field: at.join("."), expected }).at({
      path,
      line,
      column: String(column),
    });
  };
  const root = json.value;
  if (!isRecord(root)) return fail([], "{ … }");
  if (root["format"] !== format) return fail(["format"], `"${format}"`);
  const shapes = root["shapes"] ?? [];
  if (!Array.isArray(shapes)) return fail(["shapes"], "[ … ]");
  return {
    units: readNames(root["units"], (at) => fail(["units", ...at], '"…": "…"')),
    projects: readNames(root["projects"], (at) => fail(["projects", ...at], '"…": "…"')),
    shapes: shapes.map((shape: unknown, index) =>
      readShape(shape, (at, expected) => fail(["shapes", index, ...at], expected)),
    ),
  };
}

/** Writes a profile. */
export function writeProfileFile({ units, projects, shapes }: ImportProfile): string {
  const written = {
    format,
    units: Object.fromEntries(units),
    projects: Object.fromEntries(projects),
    shapes: shapes.map(({ shape, moneyUnit, numbers, columns }) => ({
      shape,
      moneyUnit: moneyUnit === null ? null : moneyUnit.toString(),
      numbers,
      columns: Object.fromEntries(columns),
    })),
  };
  return `${JSON.stringify(written, null, 2)}\n`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function readNames(value: unknown, fail: (at: readonly string[]) => never): ReadonlyMap<string, string> {
  if (value === undefined) return new Map();
  if (!isRecord(value)) return fail([]);
  return new Map(
    Object.entries(value).map(([name, id]) =>
      typeof id === "string" && id !== "" ? [name.normalize("NFC"), id] : fail([name]),
    ),
  );
}

function readShape(value: unknown, fail: (at: readonly string[], expected: string) => never): ShapeProfile {
  if (!isRecord(value)) return fail([], "{ … }");
  const { shape, moneyUnit = null, numbers = null, columns = {} } = value;
  if (typeof shape !== "string") return fail(["shape"], '"…"');
  if (moneyUnit !== null && (typeof moneyUnit !== "string" || !/^[1-9]\d{0,12}$/u.test(moneyUnit)))
    return fail(["moneyUnit"], '"1" | "1000" | "1000000" | "1000000000"');
  if (numbers !== null && numbers !== "vi" && numbers !== "en") return fail(["numbers"], '"vi" | "en"');
  if (!isRecord(columns)) return fail(["columns"], "{ … }");
  return {
    shape,
    moneyUnit: moneyUnit === null ? null : BigInt(moneyUnit),
    numbers,
    columns: new Map(
      Object.entries(columns).map(([name, meaning]): [string, ColumnMeaning] => {
        const read = readMeaning(meaning);
        return read === null ? fail(["columns", name], '{ "kind": "money", "measure": "plan" }') : [name, read];
      }),
    ),
  };
}

/** A meaning with what was left out; null: it is none. */
export function readMeaning(value: unknown): ColumnMeaning | null {
  if (!isRecord(value)) return null;
  const { kind } = value;
  if (kind === "rate") return columnMeaningOf({ of: null, ...value });
  if (kind !== "money") return columnMeaningOf(value);
  const source = { ...sourceNotStated, ...(isRecord(value["source"]) ? value["source"] : {}) } as FundingSource;
  return columnMeaningOf({ assignedBy: null, isCarriedOver: false, asOf: null, isTotal: false, ...value, source });
}
