/**
 * Triangles: what each origin year had come to after each development period, as far as it is known.
 *
 * An origin that is one year younger is known one period less, hence the shape; but any shape will do in which the known
 * cells of a row stand together from its first column. Numbers are doubles: an estimate is no account (docs/decisions/0023).
 */
import { decimal } from "../decimal.ts";
import type { Finding } from "../finding.ts";
import type { Language } from "../language.ts";
import { formatNumber } from "../number-text.ts";
import type { Refusal } from "../refusal/refusal.ts";
import { refuseTriangle } from "./triangle-refusals.ts";

/**
 * Cumulative amounts, in any one unit: rows are origins (the first is the oldest), columns development periods, all rows
 * equally long. Null: not yet observed.
 */
export type Triangle = readonly (readonly (number | null)[])[];

/** A triangle that is one. */
export interface CheckedTriangle {
  readonly columnCount: number;
  /** [origin]: the known amounts, from the first column on; at least one. */
  readonly known: readonly (readonly number[])[];
  /** [origin]: the last known amount. */
  readonly latest: readonly number[];
  /** Where a cumulative amount is below the one before it. */
  readonly findings: readonly Finding[];
}

/** Faults shown at most; the rest shows when these are repaired. */
const faultCountMax = 20;

/**
 * Checks a triangle, whatever was given as one.
 *
 * A decreasing amount is reported and used: refunds make some, and published triangles hold some (RAA, row 2, column 7).
 *
 * @throws Refusal of the first fault, the others with it: `triangleNotRows`, `triangleEmpty`, `triangleRowLength`,
 *   `triangleCellInvalid`, `triangleCellNegative`, `triangleGap`, `triangleRowEmpty`, `triangleColumnEmpty`
 */
export function checkTriangle(cumulative: unknown): CheckedTriangle {
  const rows = listRows(cumulative);
  const columnCount = rows[0]?.length ?? 0;
  if (columnCount === 0) throw refuseTriangle("triangleEmpty", {});
  throwFirst(rows.flatMap((row, index) => faultsOfRow(row, { row: index + 1, columnCount })));
  const known = rows.map((row) => row.flatMap((cell) => (typeof cell === "number" ? [cell] : [])));
  const reached = known.reduce((most, row) => Math.max(most, row.length), 0);
  if (reached < columnCount) throw refuseTriangle("triangleColumnEmpty", { column: String(reached + 1) });
  return {
    columnCount,
    known,
    latest: known.map((row) => row.at(-1) ?? 0),
    findings: known.flatMap(decreasingCells),
  };
}

/** A value as a message shows it: short, a text with its quotes, a list or an object by its brackets. */
export function shownInput(value: unknown): string {
  if (Array.isArray(value)) return `[${value.length}]`;
  if (typeof value === "object" && value !== null) return "{…}";
  const text = typeof value === "string" ? JSON.stringify(value) : String(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

function listRows(cumulative: unknown): readonly (readonly unknown[])[] {
  if (!Array.isArray(cumulative))
    throw refuseTriangle("triangleNotRows", {
      place: { vi: "dữ liệu", en: "this" },
      found: shownInput(cumulative),
    });
  const given = Array.from(cumulative as readonly unknown[]);
  if (given.length === 0) throw refuseTriangle("triangleEmpty", {});
  return given.map((row, index) => {
    // A hole of a list is no cell: it becomes one that is refused by name.
    if (Array.isArray(row)) return Array.from(row as readonly unknown[]);
    const place = { vi: `dòng ${index + 1}`, en: `row ${index + 1}` };
    throw refuseTriangle("triangleNotRows", { place, found: shownInput(row) });
  });
}

function faultsOfRow(
  cells: readonly unknown[],
  { row, columnCount }: { readonly row: number; readonly columnCount: number },
): readonly Refusal[] {
  if (cells.length !== columnCount) {
    const column = String(Math.min(cells.length, columnCount) + 1);
    const counts = { found: String(cells.length), expected: String(columnCount) };
    return [refuseTriangle("triangleRowLength", { row: String(row), column, ...counts })];
  }
  const faults = cells.flatMap((cell, index): readonly Refusal[] => {
    const place = { row: String(row), column: String(index + 1), value: shownInput(cell) };
    if (cell === null) return [];
    if (typeof cell !== "number" || !Number.isFinite(cell)) return [refuseTriangle("triangleCellInvalid", place)];
    return cell < 0 ? [refuseTriangle("triangleCellNegative", place)] : [];
  });
  if (faults.length > 0) return faults;
  const gap = cells.indexOf(null);
  if (gap === -1) return [];
  const after = cells.findIndex((cell, index) => index > gap && cell !== null);
  if (after !== -1) {
    const values = { row: String(row), column: String(after + 1), gap: String(gap + 1), value: String(cells[after]) };
    return [refuseTriangle("triangleGap", values)];
  }
  return gap === 0 ? [refuseTriangle("triangleRowEmpty", { row: String(row) })] : [];
}

function throwFirst(faults: readonly Refusal[]): void {
  const [first, ...others] = faults.slice(0, faultCountMax);
  if (first !== undefined) throw first.at(null, others);
}

function decreasingCells(row: readonly number[], index: number): readonly Finding[] {
  return row.flatMap((amount, column): readonly Finding[] => {
    const before = row[column - 1] ?? amount;
    return amount < before ? [decreasing({ amount, before, row: index + 1, column: column + 1 })] : [];
  });
}

function decreasing(cell: {
  readonly amount: number;
  readonly before: number;
  readonly row: number;
  readonly column: number;
}): Finding {
  const { amount, before, row, column } = cell;
  const fell = (language: Language, word: string): string =>
    `${shownAmount(before, language)} ${word} ${shownAmount(amount, language)}`;
  return {
    code: "triangleDecreasing",
    severity: "warning",
    message: {
      vi: `Dòng ${row}, cột ${column}: số lũy kế giảm từ ${fell("vi", "xuống")}. Nếu là thu hồi, hoàn trả thì giữ nguyên; nếu gõ sai hoặc ghi số phát sinh trong kỳ thì sửa lại.`,
      en: `Row ${row}, column ${column}: the cumulative amount falls from ${fell("en", "to")}. Leave it where money was paid back; correct a slip, or an amount of the period alone.`,
    },
    values: { row: String(row), column: String(column), amount: String(amount), before: String(before) },
    places: [],
  };
}

function shownAmount(amount: number, language: Language): string {
  return formatNumber(decimal(String(amount)), { language, places: Number.isInteger(amount) ? 0 : 2 });
}
