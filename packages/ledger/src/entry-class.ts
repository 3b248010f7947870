/**
 * Entry classes: a kind and a source together as one small number. A ledger of ten million entries has a few hundred,
 * so entries are grouped by one integer, and the words are joined to the sums.
 */
import { type Entry, type EntryKind, type FundingSource } from "@giaingan/finance";
import type { Session } from "./engine.ts";

/** The numbers of the classes that are recorded, by `classKey`. */
export type EntryClasses = ReadonlyMap<string, number>;

/** The key of a class, e.g. `volumePaid/central/investment/-/2023/-`; its source as `sourceKey` writes it. */
function classKey(kind: EntryKind, { level, nature, origin, vintage, relation }: FundingSource): string {
  return `${kind}/${level ?? "-"}/${nature ?? "-"}/${origin ?? "-"}/${vintage ?? "-"}/${relation ?? "-"}`;
}

/** Reads the classes of a ledger. */
export async function readEntryClasses(reader: Pick<Session, "query">): Promise<EntryClasses> {
  const rows = await reader.query("SELECT class_id, kind, level, nature, origin, vintage, relation FROM entry_classes");
  return new Map(
    rows.map(([classId, kind, ...source]) => [
      [kind, ...source.map((value) => value ?? "-")].join("/"),
      Number(classId),
    ]),
  );
}

/** Sources that are remembered by their identity; the others are written down each time. */
const keptSourcesMax = 4_096;

/** The classes of some entries. */
export interface Classification {
  /** All classes of the ledger, with those that the entries add. */
  readonly classes: EntryClasses;
  /** The class of each entry, in their order. */
  readonly classIds: readonly number[];
}

/** Classifies entries, and records the classes that are new in the running transaction. */
export async function classifyEntries(
  session: Session,
  classes: EntryClasses,
  entries: readonly Entry[],
): Promise<Classification> {
  let extended: Map<string, number> | null = null;
  const added = new Map<string, Entry>();
  // Entries of one file share their sources: the classes of a source seen before are known by its kinds.
  const classesOfSource = new Map<FundingSource, Map<EntryKind, number>>();
  const classIdOf = (entry: Entry): number => {
    const key = classKey(entry.kind, entry.source);
    const known = (extended ?? classes).get(key);
    if (known !== undefined) return known;
    // The record before the batch keeps its own: the batch may yet be refused.
    extended ??= new Map(classes);
    added.set(key, entry);
    extended.set(key, extended.size + 1);
    return extended.size;
  };
  const classIds = entries.map((entry) => {
    let ofSource = classesOfSource.get(entry.source);
    if (ofSource === undefined) {
      if (classesOfSource.size === keptSourcesMax) return classIdOf(entry);
      ofSource = new Map();
      classesOfSource.set(entry.source, ofSource);
    }
    let classId = ofSource.get(entry.kind);
    if (classId === undefined) {
      classId = classIdOf(entry);
      ofSource.set(entry.kind, classId);
    }
    return classId;
  });
  if (extended !== null) await recordClasses(session, extended, added);
  return { classes: extended ?? classes, classIds };
}

async function recordClasses(
  session: Session,
  extended: EntryClasses,
  added: ReadonlyMap<string, Entry>,
): Promise<void> {
  const samples = [...added.values()];
  const sources = samples.map((entry) => entry.source);
  await session.bulkAppend("entry_classes", [
    { type: "integer", values: [...added.keys()].map((key) => extended.get(key) ?? null) },
    { type: "text", values: samples.map((entry) => entry.kind) },
    { type: "text", values: sources.map((source) => source.level) },
    { type: "text", values: sources.map((source) => source.nature) },
    { type: "text", values: sources.map((source) => source.origin) },
    { type: "integer", values: sources.map((source) => source.vintage) },
    { type: "text", values: sources.map((source) => source.relation) },
  ]);
}
