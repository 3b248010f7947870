/**
 * Measures in SQL: which sum each kind of entry counts in, and with which sign, made from `entryEffects` of finance.
 */
import { type EntryKind, entryEffects, entryKinds } from "@giaingan/finance";

/** A sum over entries. `currentPlan` is the plan without what was carried over from earlier years. */
export const measures = ["plan", "allocatedPlan", "disbursed", "mobilised", "carriedOverPlan", "currentPlan"] as const;

/** One of `measures`. */
export type Measure = (typeof measures)[number];

/** Numbers that entries stand behind and that are no sum of positions. */
export const openedOnly = ["remaining", "advanceOutstanding", "assignedPlan"] as const;

/**
 * A number that entries stand behind: a sum, the plan less what has been disbursed, advances not yet recovered, the plan
 * as first assigned.
 */
export type OpenedNumber = Measure | (typeof openedOnly)[number];

/** The sign with which entries of the kind count in the number; null when they do not. */
export function signIn(kind: EntryKind, opened: OpenedNumber): 1n | -1n | null {
  const { measure, sign } = entryEffects[kind];
  switch (opened) {
    case "remaining":
      return measure === "plan" ? sign : measure === "disbursed" ? (sign === 1n ? -1n : 1n) : null;
    case "advanceOutstanding":
      return kind === "advanced" ? 1n : kind === "advanceRecovered" ? -1n : null;
    case "assignedPlan":
      return kind === "assigned" ? sign : null;
    case "carriedOverPlan":
      return kind === "carriedOver" ? sign : null;
    case "currentPlan":
      return measure === "plan" && kind !== "carriedOver" ? sign : null;
    default:
      return measure === opened ? sign : null;
  }
}

/** The kinds that count in the number. */
export function kindsOf(opened: OpenedNumber): readonly EntryKind[] {
  return entryKinds.filter((kind) => signIn(kind, opened) !== null);
}

/** The signed amount of an entry in the number as an SQL expression: NULL for a kind that does not count in it. */
export function effectSql({
  measure,
  kindColumn,
  amountColumn,
}: {
  readonly measure: OpenedNumber;
  readonly kindColumn: string;
  readonly amountColumn: string;
}): string {
  const raising = kindsOf(measure).filter((kind) => signIn(kind, measure) === 1n);
  const lowering = kindsOf(measure).filter((kind) => signIn(kind, measure) === -1n);
  const cases = [
    raising.length > 0 ? `WHEN ${kindColumn} IN (${listKinds(raising)}) THEN ${amountColumn}` : "",
    lowering.length > 0 ? `WHEN ${kindColumn} IN (${listKinds(lowering)}) THEN -${amountColumn}` : "",
  ];
  return `CASE ${cases.filter((text) => text !== "").join(" ")} END`;
}

/** The sign with which a class counts in the number as an SQL expression: 1, −1, or NULL where it does not count. */
export function signSql(measure: OpenedNumber, kindColumn: string): string {
  return effectSql({ measure, kindColumn, amountColumn: "1" });
}

/** The kinds as a list of SQL texts; they are words of the program, never of a user. */
export function listKinds(kinds: readonly EntryKind[]): string {
  return kinds.map((kind) => `'${kind}'`).join(", ");
}
