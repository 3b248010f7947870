/**
 * Kind sums: what the entries of each slice add up to by kind, read in pieces for rules that judge many of them. The
 * words of a class are looked up here and shared by all its rows: as columns of a million rows they were most of what
 * was read.
 */
import {
  assert,
  type Dong,
  type EntryKind,
  entryKinds,
  type FundingSource,
  type PlainDate,
  sliceKey,
  type SliceOrigin,
} from "@giaingan/finance";
import type { SqlRow } from "../engine.ts";
import { entryCondition } from "../entry-filter.ts";
import { sourceFromRow, textOrNull } from "../entry-rows.ts";
import { textLiteral } from "../sql-literal.ts";
import type { CheckScope } from "./check-fault.ts";

/** What the entries of a slice add up to that are of one kind. */
export interface KindSum extends SliceOrigin {
  /** The `sliceKey` of the slice. */
  readonly key: string;
  readonly kind: EntryKind;
  readonly amount: Dong;
  /** The batch with the last recorded of the entries. */
  readonly latestRevision: number;
  /** The latest business date of the entries; null where days were not asked for. */
  readonly latestOn: PlainDate | null;
}

/** Kind and source of a class of entries. */
interface SourceKind {
  readonly kind: EntryKind;
  readonly source: FundingSource;
}

/** Which sums are read: of all slices of the units, or of the projects. */
export interface KindSumsQuery {
  readonly of: "unit" | "project";
  readonly ids: readonly string[];
  readonly isDated?: boolean;
}

/** Reads sums by slice and kind. */
export type ReadKindSums = (query: KindSumsQuery) => Promise<readonly KindSum[]>;

/**
 * A reader of one state of the record. What it reads is in the order of slice keys and, within a slice, of kinds: the
 * engine gives rows in any order, and the faults that are told first must not change with it.
 */
export async function createKindSumsReader({ engine, asOf, revision }: CheckScope): Promise<ReadKindSums> {
  const classes = await readClasses({ engine });
  return async ({ of, ids, isDated = false }) => {
    const among = ids.map((id) => textLiteral(id)).join(", ");
    const rows = await engine.query(`SELECT e.unit_id, e.project_id, e.component_id, e.fiscal_year, e.class_id,
        SUM(e.amount), MAX(e.revision), ${isDated ? "CAST(MAX(e.effective_on) AS VARCHAR)" : "NULL"}
      FROM entries AS e
      WHERE e.${of}_id IN (${among}) AND ${entryCondition({ asOf, revision }).sql}
      GROUP BY e.class_id, e.unit_id, e.project_id, e.component_id, e.fiscal_year`);
    return inOwnOrder(rows.flatMap((row) => kindSumsFromRow(row, classes)));
  };
}

/** A record that was edited may have a class twice. */
async function readClasses({
  engine,
}: Pick<CheckScope, "engine">): Promise<ReadonlyMap<number, readonly SourceKind[]>> {
  const classes = new Map<number, SourceKind[]>();
  const rows = await engine.query("SELECT class_id, kind, level, nature, origin, vintage, relation FROM entry_classes");
  for (const [classId, kind, ...source] of rows) {
    const own = { kind: String(kind) as EntryKind, source: sourceFromRow(source) };
    classes.set(Number(classId), [...(classes.get(Number(classId)) ?? []), own]);
  }
  return classes;
}

function kindSumsFromRow(row: SqlRow, classes: ReadonlyMap<number, readonly SourceKind[]>): readonly KindSum[] {
  const [unitId, projectId, componentId, fiscalYear, classId, amount, latestRevision, latestOn] = row;
  assert(typeof amount === "bigint", "a sum of money is read as bigint");
  return (classes.get(Number(classId)) ?? []).map(({ kind, source }) => {
    const origin = {
      source,
      fiscalYear: Number(fiscalYear),
      unitId: textOrNull(unitId),
      projectId: textOrNull(projectId),
      componentId: textOrNull(componentId),
    };
    const latest = { latestRevision: Number(latestRevision), latestOn: textOrNull(latestOn) };
    return { ...origin, key: sliceKey(origin), kind, amount, ...latest };
  });
}

/** Of a kind of a slice that comes twice, as a record has it whose classes were edited, the last row stands. */
function inOwnOrder(sums: readonly KindSum[]): readonly KindSum[] {
  const sorted = sums.toSorted((left, right) => {
    if (left.key === right.key) return entryKinds.indexOf(left.kind) - entryKinds.indexOf(right.kind);
    return left.key < right.key ? -1 : 1;
  });
  return sorted.filter(({ key, kind }, rank) => {
    const next = sorted[rank + 1];
    return next === undefined || next.key !== key || next.kind !== kind;
  });
}
