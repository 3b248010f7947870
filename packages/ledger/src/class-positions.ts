/**
 * Positions by class: the engine groups small whole numbers alone (class, month, budget year), and their few sums are
 * added up here by the words of the class, which are known once for the whole record.
 *
 * For questions whose groups by class are few: without places, or of places that have been chosen.
 */
import { assert, type Dong, type EntryKind, entryKinds, type FundingSource } from "@giaingan/finance";
import type { SqlRow } from "./engine.ts";
import { type Measure, measures, signIn } from "./measure.ts";
import { type AskedColumn, compareKeys, type PositionKey, positionOf, type PositionRow } from "./position-rows.ts";
import type { RecordedClasses } from "./recorded-classes.ts";
import type { SumSource } from "./sum-source.ts";

/** The class, the columns of the entry in their order, the sum, and the number of entries. */
export function classSumsSql(source: SumSource, columns: readonly AskedColumn[]): string {
  const keys = ["e.class_id", ...columns.flatMap(({ entrySql }) => entrySql ?? [])];
  return `SELECT ${keys.join(", ")}, SUM(e.amount), ${source.countSql} FROM ${source.fromSql}
    WHERE ${source.conditionSql} GROUP BY ${keys.join(", ")} ${source.havingSql}`;
}

/** A group as it is added up. */
interface Group {
  readonly key: PositionKey;
  readonly sums: Record<Measure, Dong | null>;
  entryCount: number;
}

/** The sums in which a kind counts, with its sign. */
type Effects = readonly (readonly [Measure, 1n | -1n])[];

const effectsOf: ReadonlyMap<EntryKind, Effects> = new Map(
  entryKinds.map((kind) => [
    kind,
    measures.flatMap((measure) => {
      const sign = signIn(kind, measure);
      return sign === null ? [] : [[measure, sign] as const];
    }),
  ]),
);

/** A class as the question sees it. */
interface AskedClass {
  readonly source: FundingSource;
  /** The words that it is grouped by, as one text. */
  readonly words: string;
  readonly effects: Effects;
}

/**
 * Adds up the rows of `classSumsSql`.
 *
 * @returns groups in the order of their keys; of a question without dimensions one, the total, even where there is no row
 */
export function foldClassSums(
  rows: readonly SqlRow[],
  columns: readonly AskedColumn[],
  classes: RecordedClasses,
): readonly PositionRow[] {
  const asked = askedClasses(classes, columns);
  const groups = new Map<string, Group>();
  if (columns.length === 0) groups.set("", emptyGroup({}));
  for (const row of rows) {
    const money = asked.get(Number(row[0]));
    // Entries of a class that the record does not have are a fault that the verification names.
    if (money === undefined) continue;
    const amount = row.at(-2);
    assert(typeof amount === "bigint", "a sum of money is read as bigint");
    const text = columns.length === 0 ? "" : JSON.stringify([money.words, ...row.slice(1, -2)]);
    let group = groups.get(text);
    if (group === undefined) {
      group = emptyGroup(keyOf(row, columns, money.source));
      groups.set(text, group);
    }
    group.entryCount += Number(row.at(-1));
    for (const [measure, sign] of money.effects) {
      const sum = group.sums[measure] ?? 0n;
      group.sums[measure] = sign === 1n ? sum + amount : sum - amount;
    }
  }
  const found = [...groups.values()].toSorted((left, right) => compareKeys(left.key, right.key, columns));
  return found.map(({ key, sums, entryCount }) => positionOf(key, (measure) => sums[measure], entryCount));
}

function askedClasses(classes: RecordedClasses, columns: readonly AskedColumn[]): ReadonlyMap<number, AskedClass> {
  const words = columns.flatMap(({ ofSource }) => ofSource ?? []);
  return new Map(
    [...classes].map(([classId, { kind, source }]) => [
      classId,
      { source, words: JSON.stringify(words.map((word) => source[word])), effects: effectsOf.get(kind) ?? [] },
    ]),
  );
}

function emptyGroup(key: PositionKey): Group {
  const sums = Object.fromEntries(measures.map((measure) => [measure, null])) as Record<Measure, Dong | null>;
  return { key, sums, entryCount: 0 };
}

function keyOf(row: SqlRow, columns: readonly AskedColumn[], source: FundingSource): PositionKey {
  const key: PositionKey = {};
  let place = 1;
  for (const { dimension, entrySql, read, ofSource } of columns) {
    const value = ofSource === undefined ? (row[place] ?? null) : source[ofSource];
    if (entrySql !== undefined) place += 1;
    key[dimension] = value === null ? null : read(value);
  }
  return key;
}
