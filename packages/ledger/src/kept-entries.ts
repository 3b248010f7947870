/**
 * Kept entries: those that are no payments, plan decisions above all, in memory where they are few. A history of the plan
 * names their documents one by one, and is asked for far more often than a plan is decided.
 */
import { type Entry, entryEffects, entryKinds } from "@giaingan/finance";
import type { RecordPlace } from "./batch.ts";
import type { DaySums } from "./day-record.ts";
import type { Engine } from "./engine.ts";
import { entryFromRow, entrySelectList } from "./entry-rows.ts";
import { rememberInstants } from "./instant.ts";
import { kindsOf, listKinds, type OpenedNumber } from "./measure.ts";
import { classOf, type RecordedClasses } from "./recorded-classes.ts";

/** An entry with its place, and the batch that it came with. */
export interface KeptEntry extends Entry, RecordPlace {
  /** ISO 8601, UTC. */
  readonly recordedAt: string;
  readonly documentName: string;
}

/** The kept entries of a record. */
export interface KeptEntries {
  /**
   * Those of a record that is kept by day, by date, revision and rank, with those of its later revisions; null when they
   * are too many.
   */
  of(days: DaySums, classes: RecordedClasses): Promise<readonly KeptEntry[] | null>;
}

/** Kept at most, about 20 MB. */
const keptMax = 20_000;

const keptKinds = entryKinds.filter((kind) => entryEffects[kind].measure !== "disbursed");
const isKept = new Set(keptKinds);

/** Whether every entry of a number is among those that are kept. */
export function isOfKeptEntries(measure: OpenedNumber | "all"): boolean {
  return measure !== "all" && kindsOf(measure).every((kind) => isKept.has(kind));
}

interface Kept {
  readonly revision: number;
  readonly entries: readonly KeptEntry[];
}

const nothing: Kept = { revision: 0, entries: [] };

/** Keeps the entries of the record of an engine. */
export function createKeptEntries(engine: Pick<Engine, "query">): KeptEntries {
  let kept: Promise<Kept> = Promise.resolve(nothing);
  return {
    of: async (days, classes) => {
      if (countKept(days, classes) > keptMax) return null;
      // One after another: who comes second finds what the first has read.
      const reached = kept.then(async (known) => {
        if (known.revision >= days.revision) return known;
        if (!hasNew(days, classes, known.revision)) return { ...known, revision: days.revision };
        const added = await readEntries(engine, { after: known.revision, upTo: days.revision });
        return { revision: days.revision, entries: [...known.entries, ...added].sort(inOrder) };
      });
      kept = reached.catch(() => nothing);
      return (await reached).entries;
    },
  };
}

function countKept({ columns, rowCount, moneys }: DaySums, classes: RecordedClasses): number {
  const isCounted = moneys.map(({ classId }) => isKept.has(classOf(classes, classId).kind));
  let count = 0;
  for (let row = 0; row < rowCount; row += 1)
    if (isCounted[columns.moneyIds[row] ?? 0]) count += columns.entryCounts[row] ?? 0;
  return count;
}

/** Whether the record may have entries of after a revision that are to be kept. */
function hasNew(
  { columns, rowCount, moneys, firstRevision }: DaySums,
  classes: RecordedClasses,
  after: number,
): boolean {
  if (after < firstRevision) return true;
  const isCounted = moneys.map(({ classId }) => isKept.has(classOf(classes, classId).kind));
  for (let row = rowCount - 1; row >= 0 && (columns.revisions[row] ?? 0) > after; row -= 1)
    if (isCounted[columns.moneyIds[row] ?? 0]) return true;
  return false;
}

async function readEntries(
  engine: Pick<Engine, "query">,
  { after, upTo }: { readonly after: number; readonly upTo: number },
): Promise<readonly KeptEntry[]> {
  const rows = await engine.query(`SELECT ${entrySelectList}, b.id, CAST(b.recorded_at AS VARCHAR), b.document_name
    FROM entries AS e JOIN entry_classes AS c ON c.class_id = e.class_id JOIN batches AS b ON b.revision = e.revision
    WHERE e.revision > ${after} AND e.revision <= ${upTo} AND c.kind IN (${listKinds(keptKinds)})`);
  const instantOf = rememberInstants();
  return rows.map((row) => {
    const { entry, revision, position } = entryFromRow(row);
    const [batchId, recordedAt, documentName] = row.slice(-3).map(String);
    return {
      ...entry,
      revision,
      position,
      batchId: batchId ?? "",
      recordedAt: instantOf(recordedAt ?? ""),
      documentName: documentName ?? "",
    };
  });
}

function inOrder(left: KeptEntry, right: KeptEntry): number {
  if (left.effectiveOn !== right.effectiveOn) return left.effectiveOn < right.effectiveOn ? -1 : 1;
  return left.revision - right.revision || left.position - right.position;
}
