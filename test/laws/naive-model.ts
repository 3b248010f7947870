/**
 * The naive model: the field told a second time, as simply as it can be. A list of what was recorded, scanned from end
 * to end for every figure; nothing is kept, nothing is shared with the library but the shape of an entry.
 */
import type { Entry, EntryKind } from "@giaingan/finance";

/** What was recorded, and in which batch. */
export type NaiveRow = Entry & { readonly revision: number };

/** A state of the record: what had happened by a day, as far as it was known. */
export interface NaiveState {
  readonly asOf: string;
  readonly revision: number;
}

/** The rows of a state. */
export function rowsOf(rows: readonly NaiveRow[], { asOf, revision }: NaiveState): readonly NaiveRow[] {
  const found: NaiveRow[] = [];
  for (const row of rows) if (row.effectiveOn <= asOf && row.revision <= revision) found.push(row);
  return found;
}

/** The sum of some kinds; null when no row is of them. */
export function sumOf(rows: readonly Entry[], kinds: readonly EntryKind[]): bigint | null {
  let sum: bigint | null = null;
  for (const row of rows) if (kinds.includes(row.kind)) sum = (sum ?? 0n) + row.amount;
  return sum;
}

/** What adds, less what takes off; null when neither is stated. */
function less(added: bigint | null, taken: bigint | null): bigint | null {
  if (added === null && taken === null) return null;
  return (added ?? 0n) - (taken ?? 0n);
}

export function planInForce(rows: readonly Entry[]): bigint | null {
  return less(
    sumOf(rows, ["assigned", "supplemented", "transferred", "carriedOver"]),
    sumOf(rows, ["cut", "cancelled"]),
  );
}

export function disbursed(rows: readonly Entry[]): bigint | null {
  return less(sumOf(rows, ["advanced", "volumePaid", "disbursed"]), sumOf(rows, ["advanceRecovered", "refunded"]));
}

export function advancesNotRecovered(rows: readonly Entry[]): bigint | null {
  return less(sumOf(rows, ["advanced"]), sumOf(rows, ["advanceRecovered"]));
}

export function remaining(rows: readonly Entry[]): bigint | null {
  const plan = planInForce(rows);
  const paid = disbursed(rows);
  return plan === null || paid === null ? null : plan - paid;
}

/** A part of the money by a plain name, as a breakdown would have it. */
export type NaivePart = (row: Entry) => string;

/** The rows of each part. */
export function partsOf<Row extends Entry>(rows: readonly Row[], part: NaivePart): ReadonlyMap<string, readonly Row[]> {
  const names: string[] = [];
  for (const row of rows) if (!names.includes(part(row))) names.push(part(row));
  return new Map(names.map((name) => [name, rows.filter((row) => part(row) === name)]));
}

/** One reason why a sum changed. */
export interface NaiveLine {
  readonly effect: bigint;
  readonly count: number;
}

const raising: ReadonlySet<EntryKind> = new Set([
  "assigned",
  "supplemented",
  "transferred",
  "carriedOver",
  "allocated",
]);
const paying: ReadonlySet<EntryKind> = new Set(["advanced", "volumePaid", "disbursed"]);

/** By how much a row moves its sum. */
function effectOf({ kind, amount }: Entry): bigint {
  return raising.has(kind) || paying.has(kind) ? amount : -amount;
}

/** Why a row that one state has and the other lacks makes a difference. */
function reasonOf(row: NaiveRow, lacking: NaiveState): string {
  if (row.reverses !== null) return "reversals";
  if (row.kind === "carriedOver") return "carryOver";
  if (row.effectiveOn <= lacking.asOf) return "backDated";
  if (row.kind === "transferred") return row.amount < 0n ? "transfersOut" : "transfersIn";
  if (paying.has(row.kind)) return "newPayments";
  const names: Partial<Record<EntryKind, string>> = {
    assigned: "assigned",
    supplemented: "supplements",
    cut: "cuts",
    cancelled: "cancelled",
    allocated: "allocated",
    advanceRecovered: "advancesRecovered",
    refunded: "refunds",
  };
  return names[row.kind] ?? "unknown";
}

/** The reasons why the sum of some kinds is another in another state: each row that only one of them has. */
export function bridge(
  rows: readonly NaiveRow[],
  { from, to, kinds }: { readonly from: NaiveState; readonly to: NaiveState; readonly kinds: readonly EntryKind[] },
): ReadonlyMap<string, NaiveLine> {
  const before = rowsOf(rows, from);
  const after = rowsOf(rows, to);
  const lines = new Map<string, NaiveLine>();
  const add = (reason: string, effect: bigint): void => {
    const line = lines.get(reason) ?? { effect: 0n, count: 0 };
    lines.set(reason, { effect: line.effect + effect, count: line.count + 1 });
  };
  for (const row of rows) {
    if (!kinds.includes(row.kind)) continue;
    if (after.includes(row) && !before.includes(row)) add(reasonOf(row, from), effectOf(row));
    if (before.includes(row) && !after.includes(row)) add(reasonOf(row, to), -effectOf(row));
  }
  return lines;
}

/** What was advanced on each day and is still out, when the oldest is recovered first. */
export function advancesByAge(rows: readonly Entry[]): readonly { readonly day: string; readonly left: bigint }[] {
  const advances: { day: string; left: bigint }[] = [];
  for (const row of rows) {
    if (row.kind !== "advanced" || row.reverses !== null) continue;
    let left = row.amount;
    for (const other of rows) if (other.reverses === row.id) left += other.amount;
    advances.push({ day: row.effectiveOn, left });
  }
  advances.sort((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0));
  let recovered = sumOf(rows, ["advanceRecovered"]) ?? 0n;
  for (const advance of advances) {
    const taken = recovered < advance.left ? recovered : advance.left;
    advance.left -= taken;
    recovered -= taken;
  }
  return advances;
}
