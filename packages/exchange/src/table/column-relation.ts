/**
 * Which columns a column sums, and which a rate divides: as the row of numbers says, else as the headings suggest and the
 * figures confirm. What the figures contradict is not claimed.
 */
import { sourceNotStated } from "@giaingan/finance";
import { isTotal, partsOf } from "./column-group.ts";
import type { ColumnNumber } from "./column-number.ts";
import { scaledNumber } from "./decimal-text.ts";
import type { TableCells } from "./table-numbers.ts";
import type { ReadCell, UnderstoodColumn } from "./understood-table.ts";

/** A column before its relations are known. */
export type UnrelatedColumn = Omit<UnderstoodColumn, "sums" | "rateOf">;

/** A column and its printed number with formula; null: none. */
export interface NumberedColumn {
  readonly column: UnrelatedColumn;
  readonly printed: ColumnNumber | null;
}

/** So many rows, evenly spread, bear witness for a long table. */
const witnessesMax = 2_000;
/** Share of the rows that must confirm what headings only suggest: a few of a short table may be wrong. */
const confirmingShare = 0.7;

/** Relates columns. */
export function relateColumns(
  columns: readonly NumberedColumn[],
  { filledRows, cellsOf }: TableCells,
): readonly UnderstoodColumn[] {
  const byNumber = new Map(
    columns.flatMap(({ column, printed }) => (printed === null ? [] : [[printed.number, column.column]])),
  );
  // A column that is printed as made of itself, or of one column twice, is made of nothing that can be held against it.
  const find = (numbers: readonly string[], whole: number): readonly number[] | null => {
    const found = numbers.flatMap((number) => byNumber.get(number) ?? []);
    return new Set([...found, whole]).size === numbers.length + 1 ? found : null;
  };
  const step = Math.max(1, Math.ceil(filledRows.length / witnessesMax));
  const rows = filledRows.filter((_, index) => index % step === 0).map((row) => scaledCells(cellsOf(row)));
  const related = columns.map(({ column, printed }) => {
    const stated = printed === null || printed.sumOf.length < 2 ? null : find(printed.sumOf, column.column);
    const sums = stated === null ? suggestSums(column, { columns, rows }) : [stated];
    const numerators = printed?.rateOf ? find(printed.rateOf.numerators, column.column) : null;
    const denominators = printed?.rateOf ? find(printed.rateOf.denominators, column.column) : null;
    const rateOf =
      numerators !== null && denominators !== null
        ? { numerators, denominators }
        : suggestRate(column, { columns, rows });
    return { ...column, sums, rateOf };
  });
  return related.map((column) => withMeaningOfParts(column, related));
}

/** "Tổng" without further words counts what its parts count. */
function withMeaningOfParts(column: UnderstoodColumn, columns: readonly UnderstoodColumn[]): UnderstoodColumn {
  const [sum = []] = column.sums;
  if (column.meaning.kind !== "unknown" || sum.length === 0) return column;
  const parts = columns.filter((each) => sum.includes(each.column)).map(({ meaning }) => meaning);
  const [first] = parts;
  if (first?.kind !== "money" || !parts.every((each) => each.kind === "money" && each.measure === first.measure))
    return column;
  return { ...column, meaning: { ...first, source: sourceNotStated, isTotal: true }, confidence: "likely" };
}

type ScaledRow = ReadonlyMap<number, bigint>;

function scaledCells(cells: readonly ReadCell[]): ScaledRow {
  return new Map(cells.flatMap(({ column, number }) => (number === null ? [] : [[column, scaledNumber(number)]])));
}

interface Surroundings {
  readonly columns: readonly NumberedColumn[];
  readonly rows: readonly ScaledRow[];
}

/**
 * A total sums the columns of its group; a part with a total of its own is counted by that. Where all of them are more than
 * the total, it is split in several ways, one after another.
 */
function suggestSums(column: UnrelatedColumn, { columns, rows }: Surroundings): readonly (readonly number[])[] {
  const parts = partsOf(
    column,
    columns.map(({ column: each }) => each),
  );
  const whole = column.column;
  if (parts.length > 0 && confirms(rows, { whole, sum: parts })) return [parts];
  const splits: (readonly number[])[] = [];
  for (let from = 0; from < parts.length;) {
    const to = runThatSums(rows, { whole, parts, from });
    if (to !== null) splits.push(parts.slice(from, to));
    from = to ?? from + 1;
  }
  return splits;
}

/** The end of the shortest run of two parts or more, from one on, that makes the whole; null: none does. */
function runThatSums(
  rows: readonly ScaledRow[],
  { whole, parts, from }: { readonly whole: number; readonly parts: readonly number[]; readonly from: number },
): number | null {
  for (let to = from + 2; to <= parts.length; to += 1)
    if (confirms(rows, { whole, sum: parts.slice(from, to) })) return to;
  return null;
}

function confirms(
  rows: readonly ScaledRow[],
  { whole, sum }: { readonly whole: number; readonly sum: readonly number[] },
): boolean {
  let held = 0;
  let told = 0;
  for (const row of rows) {
    const total = row.get(whole);
    const parts = sum.flatMap((column) => row.get(column) ?? []);
    if (total === undefined || parts.length === 0) continue;
    const added = parts.reduce((before, part) => before + part, 0n);
    const difference = added > total ? added - total : total - added;
    // Each part may have been rounded to a thousandth of the unit.
    const holds = difference <= BigInt(parts.length) * 1_000n;
    // Less than the total where a part is empty, or is no number, says nothing.
    if (!holds && parts.length < sum.length && added < total) continue;
    told += 1;
    if (holds) held += 1;
  }
  return told > 0 && held >= told * confirmingShare;
}

/** What is divided by what, as the printed rates show; null where fewer than most of them do. */
function suggestRate(column: UnrelatedColumn, { columns, rows }: Surroundings): UnderstoodColumn["rateOf"] {
  const { meaning } = column;
  if (meaning.kind !== "rate") return null;
  const money = columns.map(({ column: each }) => each).filter((each) => each.meaning.kind === "money");
  const isOf = (each: UnrelatedColumn): boolean =>
    each.meaning.kind === "money" && (meaning.of === null || each.meaning.measure === meaning.of);
  const plans = money.filter(({ meaning: each }) => each.kind === "money" && planMeasures.has(each.measure));
  const paid = money.filter((each) => each.column < column.column && isOf(each) && !planMeasures.has(measureOf(each)));
  const numerators = meaning.of === "allocatedPlan" ? money.filter(isOf) : paid;
  const told = rows.filter((row) => (row.get(column.column) ?? 0n) !== 0n).length;
  let best: { readonly rateOf: NonNullable<UnderstoodColumn["rateOf"]>; readonly held: number } | null = null;
  for (const above of candidates(numerators, column).slice(0, candidatesMax)) {
    for (const below of candidates(plans, column).slice(0, candidatesMax)) {
      const rateOf = { numerators: above, denominators: below };
      const held = countRates(rows, { rate: column.column, ...rateOf });
      if (held > (best?.held ?? 0)) best = { rateOf, held };
    }
  }
  if (best !== null && best.held * 2 > told) return best.rateOf;
  // One payment and one plan: nothing else can be meant, whatever is printed.
  const [only, ...others] = numerators;
  const [plan, ...more] = plans;
  return only === undefined || plan === undefined || others.length + more.length > 0
    ? null
    : { numerators: [only.column], denominators: [plan.column] };
}

const planMeasures: ReadonlySet<string> = new Set(["plan", "allocatedPlan", "totalInvestment"]);
/** Of each side so many combinations are tried. */
const candidatesMax = 40;

function measureOf({ meaning }: UnrelatedColumn): string {
  return meaning.kind === "money" ? meaning.measure : "";
}

/** Columns that may stand on one side of a rate: each alone, those of the rate's own group together, pairs of totals. */
function candidates(columns: readonly UnrelatedColumn[], rate: UnrelatedColumn): readonly (readonly number[])[] {
  const totals = columns.filter(isTotal);
  const inGroup = columns.filter((each) => each.path.length > 1 && each.path[0] === rate.path[0] && !isTotal(each));
  const pairs = totals.flatMap((first, at) => totals.slice(at + 1).map((second) => [first.column, second.column]));
  return [
    ...totals.map(({ column }) => [column]),
    ...pairs,
    ...(inGroup.length > 1 ? [inGroup.map(({ column }) => column)] : []),
    ...columns.filter((each) => !isTotal(each)).map(({ column }) => [column]),
  ];
}

/** Rows whose rate is what it should be, to a hundredth of a percent, as a share of one or of a hundred. */
function countRates(
  rows: readonly ScaledRow[],
  {
    rate,
    numerators,
    denominators,
  }: { readonly rate: number; readonly numerators: readonly number[]; readonly denominators: readonly number[] },
): number {
  const sum = (row: ScaledRow, columns: readonly number[]): bigint =>
    columns.reduce((before, column) => before + (row.get(column) ?? 0n), 0n);
  return rows.filter((row) => {
    const printed = row.get(rate);
    const [paid, plan] = [sum(row, numerators), sum(row, denominators)];
    if (printed === undefined || printed === 0n || plan === 0n || paid === 0n) return false;
    const percent = (paid * 100_000_000n) / plan;
    const near = (value: bigint): boolean =>
      value - percent <= 1_000_000n &&
      percent - value <= 1_000_000n &&
      (percent - value < 11_000n || value % 1_000_000n === 0n);
    return near(printed) || near(printed * 100n);
  }).length;
}
