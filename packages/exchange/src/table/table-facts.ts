/**
 * The facts of a table: each amount, with whose money it is, and whether finer amounts of the same table tell it already.
 * Only what is told by nothing finer may be posted; the rest is held against it.
 */
import type { Dong, FundingSource } from "@giaingan/finance";
import { isWholeOf } from "./column-group.ts";
import { programmeOfColumn } from "./column-programme.ts";
import { fundTotals } from "./fund-cube.ts";
import type { GridView } from "./grid-view.ts";
import { isPartialName } from "./row-tree.ts";
import { createScopeReader, type RowScope } from "./row-scope.ts";
import { readTableTexts, type RowTexts } from "./row-texts.ts";
import { createTableFacts, type FactKind, type TableFacts } from "./table-fact.ts";
import { readUnitWords } from "./unit-words.ts";
import type {
  MoneyColumn,
  MoneyMeasure,
  UnderstoodColumn,
  UnderstoodRow,
  UnderstoodTable,
} from "./understood-table.ts";

/** Measures that are true of a day. */
const countedMeasures: ReadonlySet<MoneyMeasure> = new Set([
  "disbursed",
  "advanced",
  "volumePaid",
  "estimate",
  "mobilised",
  "completedVolume",
  "advanceOutstanding",
]);

/**
 * The facts, in the order of rows and columns.
 *
 * @returns amounts of columns whose unit of money nobody names are left out: without it they are no facts
 */
export function readTableFacts(table: UnderstoodTable, grid: GridView): TableFacts {
  const textsOfRows = readTableTexts(table, grid);
  const told = descendantsTelling(table, textsOfRows);
  const fundsTold = fundTotals(table, grid);
  const scopeOf = createScopeReader(table);
  const kindOf = createKindReader(table);
  const columns = moneyColumnsOf(table);
  const isTimeless = createTimelessness(table);
  /** For each column the rank, from 1, of the last row that holds a number in it. */
  const filledIn = new Uint32Array(Math.max(0, ...table.columns.map(({ column }) => column)) + 1);
  const facts = createTableFacts();
  for (const [index, row] of table.rows.entries()) {
    const texts = textsOfRows[index];
    if (texts === undefined) continue;
    for (const { column, number } of row.cells) if (number !== null) filledIn[column] = index + 1;
    const isFilled = (column: number): boolean => filledIn[column] === index + 1;
    const scope = scopeOf(index, texts);
    const scopes = new Map<string, RowScope>();
    const unitStated = texts.unit === "" ? undefined : unitOfRow(texts);
    for (const { column, number } of row.cells) {
      const money = columns.get(column);
      const unit = unitStated === undefined ? (money?.unit ?? null) : unitStated;
      if (number === null || money === undefined || unit === null) continue;
      const isAggregate =
        isTimeless(row, texts, column) ||
        (fundsTold.size > 0 && fundsTold.has(`${row.row}/${column}`)) ||
        told[index]?.has(column) === true ||
        money.sums.some((sum) => sum.some(isFilled)) ||
        money.splitsBefore.some((sum) => sum.some(isFilled));
      const isPartial = row.isPartial || money.wholes.some(isFilled);
      facts.add(kindOf(money, scope, texts), {
        amount: dongOf(number, unit),
        scope: withProgramme(scope, money.programme, scopes),
        standing: isPartial ? "partial" : isAggregate ? "aggregate" : "own",
        row: row.row,
        column,
      });
    }
  }
  return facts.finish();
}

/** A column of money, and what the others make of its amounts. */
interface FactColumn {
  readonly column: number;
  readonly meaning: MoneyColumn;
  /** Đồng in one unit; null: nobody says. */
  readonly unit: Dong | null;
  /** The columns that it sums. */
  readonly sums: readonly (readonly number[])[];
  /** Ways of splitting one of its totals that are taken before its own. */
  readonly splitsBefore: readonly (readonly number[])[];
  /** The columns that it is only a part of. */
  readonly wholes: readonly number[];
  /** The programme that its heading names; null: none. */
  readonly programme: string | null;
}

function moneyColumnsOf(table: UnderstoodTable): ReadonlyMap<number, FactColumn> {
  const columns = new Map(table.columns.map((column) => [column.column, column]));
  return new Map(
    table.columns.flatMap((understood): readonly (readonly [number, FactColumn])[] => {
      const { column, meaning, path } = understood;
      if (meaning.kind !== "money") return [];
      const unit = understood.unit ?? table.unit?.dong ?? null;
      const sums = moneySums(understood, columns);
      const [splitsBefore, wholes] = [splitsBeforeOf(understood, table), wholesOf(understood, table)];
      return [[column, { column, meaning, unit, sums, splitsBefore, wholes, programme: programmeOfColumn(path) }]];
    }),
  );
}

/** "Cộng" below rows that each have a day of their own is of no day: whether an amount of a row is such a sum. */
function createTimelessness({
  columns,
  rows,
}: UnderstoodTable): (row: UnderstoodRow, texts: RowTexts, column: number) => boolean {
  const hasTimes = columns.some(({ meaning }) => meaning.kind === "year" || meaning.kind === "asOf");
  if (!hasTimes) return () => false;
  const toldByRows = new Set(
    rows.flatMap(({ role, cells }) => (role === "total" ? [] : cells.map(({ column }) => column))),
  );
  return ({ role }, { year, asOf }, column) =>
    role === "total" && year === null && asOf === null && toldByRows.has(column);
}

/** Where programmes stand side by side, the amounts of a row are of several; each scope is made once. */
function withProgramme(scope: RowScope, programme: string | null, made: Map<string, RowScope>): RowScope {
  if (programme === null || scope.programme !== null) return scope;
  const known = made.get(programme) ?? { ...scope, programme };
  made.set(programme, known);
  return known;
}

/** What a column sums of its own kind: payments within quarters make up a running total, and are none themselves. */
function moneySums(
  { meaning, sums }: UnderstoodColumn,
  columns: ReadonlyMap<number, UnderstoodColumn>,
): readonly (readonly number[])[] {
  if (meaning.kind !== "money" || meaning.measure !== "disbursed") return sums;
  const isWithinPeriod = (column: number): boolean => {
    const part = columns.get(column)?.meaning;
    return part?.kind === "money" && part.measure === "paidInPeriod";
  };
  return sums.filter((sum) => !sum.some(isWithinPeriod));
}

/** Đồng in the unit that a row names; null: it counts days of labour or metres, which are no money. */
function unitOfRow({ unit }: RowTexts): Dong | null {
  return readUnitWords(unit)?.dong ?? null;
}

/** For each row the columns in which a row under it holds an amount of money; undefined: no row does. */
function descendantsTelling(
  table: UnderstoodTable,
  texts: readonly RowTexts[],
): readonly (ReadonlySet<number> | undefined)[] {
  const told: (Set<number> | undefined)[] = [];
  for (let index = table.rows.length - 1; index >= 0; index -= 1) {
    const row = table.rows[index];
    if (row === undefined || row.isPartial || row.parent === null) continue;
    const parent = (told[row.parent] ??= new Set());
    for (const column of told[index] ?? []) parent.add(column);
    const ofRow = texts[index];
    if (ofRow !== undefined && ofRow.unit !== "" && unitOfRow(ofRow) === null) continue;
    for (const { column, number } of row.cells) if (number !== null) parent.add(column);
  }
  return told;
}

/**
 * The columns that a column is only a part of: those of "Trong đó: NSTW", and the totals of its group where it makes up none of them
 * with its neighbours. Empty: none.
 */
function wholesOf(column: UnderstoodColumn, { columns }: UnderstoodTable): readonly number[] {
  const { path, meaning } = column;
  if (meaning.kind !== "money") return [];
  if (columns.some(({ sums }) => sums.some((sum) => sum.includes(column.column)))) return [];
  const isPartial = path.some(isPartialName);
  return columns.flatMap((other) => {
    if (isWholeOf(other, column)) return [other.column];
    const isOfMeasure = other.meaning.kind === "money" && other.meaning.measure === meaning.measure;
    const isWhole = isPartial && isOfMeasure && other.path[0] === path[0] && !other.path.some(isPartialName);
    return isWhole ? [other.column] : [];
  });
}

/** Of a total that is split in several ways the first way that a row tells is taken, and no other. */
function splitsBeforeOf({ column }: UnderstoodColumn, { columns }: UnderstoodTable): readonly (readonly number[])[] {
  return columns.flatMap(({ sums }) => {
    const own = sums.findIndex((sum) => sum.includes(column));
    return own > 0 ? sums.slice(0, own) : [];
  });
}

/** The vintage of carried-over money where the table knows one only; null: none, or several. */
function onlyVintage(table: UnderstoodTable): number | null {
  const vintages = new Set(
    table.columns.flatMap(({ meaning }) =>
      meaning.kind === "money" && meaning.isCarriedOver && meaning.source.vintage !== null
        ? [meaning.source.vintage]
        : [],
    ),
  );
  return vintages.size === 1 ? ([...vintages][0] ?? null) : null;
}

/** Tells the kind of the amounts of a column in a row. Rows that say the same of their money share it. */
function createKindReader(table: UnderstoodTable): (money: FactColumn, scope: RowScope, texts: RowTexts) => FactKind {
  const vintage = onlyVintage(table);
  const made = new Map<string, Map<number, FactKind>>();
  /** Rows like the one before are the rule. */
  let last: { readonly scope: RowScope; readonly texts: RowTexts; readonly kinds: Map<number, FactKind> } | null = null;
  return ({ column, meaning }, scope, texts) => {
    if (last?.scope !== scope || last.texts !== texts) {
      const key = JSON.stringify([scope.source, scope.isCarriedOver, texts.year, texts.asOf]);
      const kinds = made.get(key) ?? new Map<number, FactKind>();
      made.set(key, kinds);
      last = { scope, texts, kinds };
    }
    const known = last.kinds.get(column) ?? kindOfMoney(table, { meaning, scope, vintage, texts });
    last.kinds.set(column, known);
    return known;
  };
}

function kindOfMoney(
  table: UnderstoodTable,
  {
    meaning,
    scope,
    vintage,
    texts,
  }: {
    readonly meaning: MoneyColumn;
    readonly scope: RowScope;
    readonly vintage: number | null;
    readonly texts: RowTexts;
  },
): FactKind {
  const isCarriedOver = meaning.isCarriedOver || scope.isCarriedOver;
  // A title that speaks of ODA does not make foreign what the country itself adds to it.
  const isCounterpart = (meaning.source.relation ?? scope.source.relation) === "counterpart";
  const ofTitle = isCounterpart ? { ...table.source, origin: null } : table.source;
  const source = mergedSource(meaning.source, scope.source, ofTitle);
  return {
    measure: meaning.measure,
    assignedBy: meaning.assignedBy,
    source: isCarriedOver && source.vintage === null ? { ...source, vintage } : source,
    isCarriedOver,
    fiscalYear: texts.year ?? table.fiscalYear,
    asOf: countedMeasures.has(meaning.measure) ? (meaning.asOf ?? texts.asOf ?? table.asOf) : null,
  };
}

/** What a column says of a dimension goes before what its row says, and that before what the title says. */
function mergedSource(column: FundingSource, row: FundingSource, title: FundingSource): FundingSource {
  return {
    level: column.level ?? row.level ?? title.level,
    nature: column.nature ?? row.nature ?? title.nature,
    origin: column.origin ?? row.origin ?? title.origin,
    vintage: column.vintage ?? row.vintage ?? title.vintage,
    relation: column.relation ?? row.relation ?? title.relation,
  };
}

/** A decimal number of units in đồng, rounded half away from zero where it tells less than a đồng. */
export function dongOf(number: string, unit: Dong): Dong {
  if (!number.includes(".")) return BigInt(number) * unit;
  const isNegative = number.startsWith("-");
  const [whole = "0", fraction = ""] = number.replace("-", "").split(".");
  const divisor = 10n ** BigInt(fraction.length);
  const scaled = BigInt(whole + fraction) * unit;
  const dong = (scaled * 2n + divisor) / (divisor * 2n);
  return isNegative ? -dong : dong;
}
