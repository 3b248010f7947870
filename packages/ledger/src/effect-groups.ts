/**
 * Effect groups: kinds of entries that count alike in every sum. Entries are added up once for each group and not once
 * for each sum, and no amount is negated in SQL: the lowest has no opposite of its size.
 */
import { assert, type Dong, type EntryKind, entryKinds } from "@giaingan/finance";
import { type Measure, measures, signIn } from "./measure.ts";

/** The sign with which a group counts in each sum; null where it does not. */
type Effect = Readonly<Record<Measure, 1n | -1n | null>>;

function effectOf(kind: EntryKind): Effect {
  return Object.fromEntries(measures.map((measure) => [measure, signIn(kind, measure)])) as Effect;
}

function effectKey(kind: EntryKind): string {
  return measures.map((measure) => signIn(kind, measure) ?? 0n).join();
}

const effectByKey: ReadonlyMap<string, Effect> = new Map(entryKinds.map((kind) => [effectKey(kind), effectOf(kind)]));
const keys: readonly string[] = [...effectByKey.keys()];
const effects: readonly Effect[] = [...effectByKey.values()];

const groupOfKind: ReadonlyMap<EntryKind, number> = new Map(
  entryKinds.map((kind) => [kind, keys.indexOf(effectKey(kind))]),
);

/** The group of a kind, from 0, as an SQL expression. */
export function effectGroupSql(kindColumn: string): string {
  const cases = entryKinds.map((kind) => `WHEN '${kind}' THEN ${effectGroupOf(kind)}`);
  return `CASE ${kindColumn} ${cases.join(" ")} END`;
}

/** The group of a kind, from 0. */
export function effectGroupOf(kind: EntryKind): number {
  const group = groupOfKind.get(kind);
  assert(group !== undefined, "every kind has its effect");
  return group;
}

/** The sums of the groups as SQL expressions, in their order; NULL where a group has no entry. */
export function effectSumsSql(groupColumn: string, amountColumn: string): readonly string[] {
  return effects.map((_, group) => `SUM(${amountColumn}) FILTER (WHERE ${groupColumn} = ${group})`);
}

/** How many sums `effectSumsSql` makes. */
export const effectGroupCount: number = effects.length;

/** The groups that count in each sum. */
const groupsOf = new Map(
  measures.map((measure) => [
    measure,
    effects.flatMap(({ [measure]: sign }, group) => (sign === null ? [] : [{ group, sign }])),
  ]),
);

/** The sum that the sums of groups give; null where no entry counts in it. */
export function sumOfEffects(measure: Measure, sumOfGroup: (group: number) => Dong | null): Dong | null {
  let sum: Dong | null = null;
  for (const { group, sign } of groupsOf.get(measure) ?? []) {
    const amount = sumOfGroup(group);
    if (amount !== null) sum = sign === 1n ? (sum ?? 0n) + amount : (sum ?? 0n) - amount;
  }
  return sum;
}
