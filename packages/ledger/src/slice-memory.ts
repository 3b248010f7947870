/**
 * What is known of slices across the batches of one transaction: a unit that many batches of a file touch is read from
 * the record once, and brought up to date with each batch that is written.
 */
import { type Entry, type PlainDate, sliceKey } from "@giaingan/finance";
import { laterOf, type RecordedSlice, readSlices, type SlicesQuery } from "./admission-reading.ts";
import type { Session } from "./engine.ts";

/** Slices of a record that nobody else writes to meanwhile. */
export interface SliceMemory {
  /** As `readSlices`: every slice of the units and projects, with every entry that has been written so far. */
  readonly read: (session: Session, query: Omit<SlicesQuery, "upTo">) => Promise<readonly RecordedSlice[]>;
  /** Tells of the entries of a batch that has been written. */
  readonly add: (entries: Iterable<Entry>, revision: number) => void;
}

/** Slices kept at most, about 60 MB: above, all are forgotten, and those that are asked for are read again. */
const keptSlicesMax = 100_000;

/** Makes an empty memory for one transaction. */
export function createSliceMemory(): SliceMemory {
  const slices = new Map<string, RecordedSlice>();
  // A unit or project that is here has been read: it has these slices, and no others.
  const keysOfUnit = new Map<string, Set<string>>();
  const keysOfProject = new Map<string, Set<string>>();
  const keep = (key: string, slice: RecordedSlice): void => {
    slices.set(key, slice);
    if (slice.unitId !== null) keysOfUnit.get(slice.unitId)?.add(key);
    if (slice.projectId !== null) keysOfProject.get(slice.projectId)?.add(key);
  };
  // Counted when the next batch asks: after the last batch, most often a long one alone, nobody does.
  let written: { readonly entries: Iterable<Entry>; readonly revision: number } | null = null;
  const countWritten = (): void => {
    const { entries, revision } = written ?? { entries: [], revision: 0 };
    written = null;
    for (const entry of entries) {
      const isRead = keysOfUnit.has(entry.unitId) || (entry.projectId !== null && keysOfProject.has(entry.projectId));
      if (!isRead) continue;
      const key = sliceKey(entry);
      keep(key, sliceWith(slices.get(key) ?? emptySlice(entry), entry, revision));
    }
  };
  return {
    read: async (session, { unitIds, projectIds }) => {
      countWritten();
      if (slices.size > keptSlicesMax) for (const kept of [slices, keysOfUnit, keysOfProject]) kept.clear();
      const missing = {
        unitIds: unitIds.filter((id) => !keysOfUnit.has(id)),
        projectIds: projectIds.filter((id) => !keysOfProject.has(id)),
      };
      const read = await readSlices(session, missing);
      for (const id of missing.unitIds) keysOfUnit.set(id, new Set());
      for (const id of missing.projectIds) keysOfProject.set(id, new Set());
      for (const slice of read) keep(sliceKey(slice), slice);
      const keys = new Set<string>();
      for (const id of unitIds) for (const key of keysOfUnit.get(id) ?? []) keys.add(key);
      for (const id of projectIds) for (const key of keysOfProject.get(id) ?? []) keys.add(key);
      return [...keys].flatMap((key) => slices.get(key) ?? []);
    },
    add: (entries, revision) => {
      countWritten();
      written = { entries, revision };
    },
  };
}

function emptySlice({ unitId, projectId, componentId, fiscalYear, source }: Entry): RecordedSlice {
  const origin = { unitId, projectId, componentId, fiscalYear, source };
  return { ...origin, sums: {}, latestOn: {}, latestRevision: {}, carriedOverOn: null, addedOn: null };
}

function sliceWith(slice: RecordedSlice, { kind, amount, effectiveOn }: Entry, revision: number): RecordedSlice {
  const latest = (known: PlainDate | null): PlainDate | null => laterOf(known, effectiveOn);
  const isAdded = kind === "assigned" || kind === "supplemented";
  return {
    ...slice,
    sums: { ...slice.sums, [kind]: (slice.sums[kind] ?? 0n) + amount },
    latestOn: { ...slice.latestOn, [kind]: latest(slice.latestOn[kind] ?? null) },
    latestRevision: { ...slice.latestRevision, [kind]: revision },
    carriedOverOn: kind === "carriedOver" ? latest(slice.carriedOverOn) : slice.carriedOverOn,
    addedOn: isAdded ? latest(slice.addedOn) : slice.addedOn,
  };
}
