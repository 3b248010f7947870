/**
 * Recorded classes: the kind and the source behind each class number, read once and extended with the record. Movements
 * of one class share one frozen source.
 */
import { assert, type EntryKind, type FundingSource } from "@giaingan/finance";
import type { Engine } from "./engine.ts";
import { sourceFromRow } from "./entry-rows.ts";

/** A kind of money. */
export interface RecordedClass {
  readonly kind: EntryKind;
  readonly source: FundingSource;
}

/** Classes by their number. */
export type RecordedClasses = ReadonlyMap<number, RecordedClass>;

/** Reads the classes that a record has at a revision, and perhaps later ones. */
export interface ClassReader {
  at(revision: number): Promise<RecordedClasses>;
  /** The classes with numbers up to this one, and perhaps later ones; they are numbered from 1. */
  upTo(classId: number): Promise<RecordedClasses>;
}

export function createClassReader(engine: Pick<Engine, "query">): ClassReader {
  const classes = new Map<number, RecordedClass>();
  let known: Promise<number> = Promise.resolve(-1);
  const readAll = async (): Promise<void> => {
    const rows = await engine.query(
      "SELECT class_id, kind, level, nature, origin, vintage, relation FROM entry_classes",
    );
    for (const [classId, kind, ...source] of rows) {
      if (classes.has(Number(classId))) continue;
      classes.set(
        Number(classId),
        Object.freeze({ kind: String(kind) as EntryKind, source: Object.freeze(sourceFromRow(source)) }),
      );
    }
  };
  const reach = async (readRevision: number, revision: number): Promise<number> => {
    if (readRevision >= revision) return readRevision;
    await readAll();
    return revision;
  };
  return {
    at: async (revision) => {
      // A class is recorded in the transaction of its first entry, and never changes.
      const reached = known.then((readRevision) => reach(readRevision, revision));
      known = reached.catch(() => -1);
      await reached;
      return classes;
    },
    upTo: async (classId) => {
      if (classId > 0 && !classes.has(classId)) await readAll();
      return classes;
    },
  };
}

/** The class of an entry. */
export function classOf(classes: RecordedClasses, classId: number): RecordedClass {
  const money = classes.get(classId);
  assert(money !== undefined, "the class of an entry is recorded with it");
  return money;
}
