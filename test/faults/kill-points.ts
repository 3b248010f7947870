/** Where clients are killed by name: each step, and the work in which the ledger comes to it. */
import type { ClientWork } from "./client-task.ts";
import { seededRandom } from "./seeded-random.ts";

/** A named point of the kill tests. */
export interface NamedPoint {
  readonly work: ClientWork;
  /** The step; null: the parent kills while the ledger is closed, which writes the log into the file (a checkpoint). */
  readonly step: string | null;
  /** The client is killed at one of its first so many passages. */
  readonly times: number;
  /** What the ledger must be like before: `none` there is none yet, `schema1` one of the first released schema. */
  readonly start?: "none" | "schema1";
}

const tables = ["entry_classes", "entries", "statements", "findings", "checks", "period_changes", "batches"];
const each = (work: ClientWork, steps: readonly string[], times: number): readonly NamedPoint[] =>
  steps.map((step) => ({ work, step, times }));

/** The points of a batch; the same on every engine. */
export const batchPoints: readonly NamedPoint[] = [
  ...each("post", ["transaction: before begin", "transaction: begun"], 9),
  ...each("post", ["transaction: before commit", "transaction: committed"], 9),
  ...each(
    "post",
    tables.flatMap((table) => [`${table}: before insert`, `${table}: inserted`]),
    2,
  ),
  ...each("post", ["head file: before", "head file: written", "head file: in place"], 9),
  ...each("import", ["entries: inserted", "batches: inserted", "import: written"], 9),
  ...each("import", ["transaction: before commit", "transaction: committed"], 3),
];

/** Of these tables the client's batches have rows. */
const backedUpTables = ["entry_classes", "batches", "entries", "statements", "findings", "checks"];
const inBackup = (point: string): string => `backup: ${point}`;
const inExport = (point: string): string => `export: ${point}`;

/** All points of a ledger in a file. */
export const namedPoints: readonly NamedPoint[] = [
  ...batchPoints,
  ...each("close", ["close: before", "close: done"], 1),
  { work: "close", step: null, times: 1 },
  ...each("backup", ["snapshot: before begin", "snapshot: begun", "snapshot: ended"], 4),
  ...each("backup", ["snapshot: answered"], 40),
  ...each("backup", ["begun", ...backedUpTables, "written", "synced"].map(inBackup), 4),
  ...each("backup", ["sidecar written", "in place", "done"].map(inBackup), 4),
  ...each(
    "export",
    ["before", "draft opened", "piece written", "synced", "before its name", "in place"].map(inExport),
    3,
  ),
  ...each("export", ["done"].map(inExport), 3),
  ...["creation: before", "creation: before commit", "creation: done"].map((step): NamedPoint => ({
    work: "open",
    step,
    times: 1,
    start: "none",
  })),
  { work: "open", step: "migration: before a statement", times: 5, start: "schema1" },
  { work: "open", step: "transaction: begun", times: 1, start: "schema1" },
  { work: "open", step: "transaction: committed", times: 1, start: "schema1" },
];

/** One kill to come: at a named point, or at random. */
export type PlannedKill = NamedPoint | "random";

/** Kills in an order that the seed draws, each named point as often as the others. */
export function planKills(plan: {
  readonly randomCount: number;
  readonly namedCount: number;
  readonly points: readonly NamedPoint[];
}): readonly PlannedKill[] {
  const random = seededRandom("order of the kills");
  const shuffled = <Item>(items: readonly Item[]): readonly Item[] =>
    items
      .map((item) => ({ item, rank: random.below(2 ** 31) }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ item }) => item);
  const points = shuffled(plan.points);
  const named = Array.from({ length: plan.namedCount }, (_, rank) => points[rank % points.length] ?? "random");
  return shuffled([...named, ...Array.from({ length: plan.randomCount }, () => "random" as const)]);
}
