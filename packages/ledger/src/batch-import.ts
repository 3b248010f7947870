/**
 * Importing batches of a file: everything that the record says against them is found before anything is posted.
 */
import {
  type Dong,
  type Entry,
  type Refusal,
  refuse,
  type EntryField,
  type FieldDifference,
  type FieldValue,
  firstDifference,
} from "@giaingan/finance";
import { asTold } from "@giaingan/finance/admission";
import type { AppendResult, BatchSummary, LongBatch } from "./batch.ts";
import type { Ledger } from "./ledger.ts";
import { createRemainderReader, type RemainderReader } from "./remainder-import.ts";
import { piecesOf, type Sequence, sequenceOf } from "./sequence.ts";
import type { AppendAllOptions } from "./writer.ts";

/** An entry to import. */
export interface EntryToImport extends Omit<Entry, "amount"> {
  /** Whole đồng, signed. Null, for `carriedOver` only: what remains of the year before. */
  readonly amount: Dong | null;
}

/** A batch to import, as a file states it. */
export interface BatchToImport {
  readonly id: string;
  readonly documentName: string;
  readonly contentHash: string | null;
  /** Gone through several times; of a long file they need not be in memory all at once. */
  readonly entries: Sequence<EntryToImport>;
}

/** What the record says against one entry. */
export interface ImportFault {
  /** Rank of the batch in the file, from 0. */
  readonly batchRank: number;
  /** Rank of the entry in its batch, from 0. */
  readonly entryRank: number;
  /** Where the fault lies. */
  readonly field: EntryField | "batch";
  /** `entryIdReused`, `unknownReversedEntry`, `recordedBatch` or `nothingRemains`. */
  readonly refusal: Refusal;
}

/** What there is to post of a batch. */
export interface PlannedBatch {
  readonly batch: BatchToImport;
  /** The entries that are not recorded yet, in their order, every amount made out. */
  readonly added: Sequence<Entry>;
  /** Entries that had been recorded before, with the same body. */
  readonly recordedCount: number;
}

/** What there is to post of a file, and what stands against it. */
export interface ImportPlan {
  readonly batches: readonly PlannedBatch[];
  /** In the order of the file; as long as there is one, nothing may be posted. */
  readonly faults: readonly ImportFault[];
}

/** What a plan asks of the record. A ledger that is not there yet knows nothing. */
export type ImportRecord = Pick<Ledger, "batches" | "entriesById" | "movements">;

/** The record of a ledger that is not there yet. */
export const emptyImportRecord: ImportRecord = {
  batches: () => Promise.resolve([]),
  entriesById: () => Promise.resolve(new Map()),
  movements: () => Promise.resolve([]),
};

/**
 * Looks up what is recorded of a file, and what it says that the record does not allow. Posts nothing.
 *
 * A recorded entry with the same body is left out: the same file again has nothing to post. An entry with an open amount
 * that is recorded under its id stays as it was recorded. An entry can take back one that is recorded, or one above it.
 */
export async function planImport(record: ImportRecord, batches: readonly BatchToImport[]): Promise<ImportPlan> {
  const file = surveyFile(batches);
  const knownBatches = new Map((await record.batches()).map((batch) => [batch.id, batch]));
  const above = new Set<string>();
  const remainders = createRemainderReader(record);
  const planned: PlannedBatch[] = [];
  const faults: ImportFault[] = [];
  const asked: AskedOfFile = { record, file, knownBatches, above, remainders };
  for (const [batchRank, batch] of batches.entries()) {
    const report = (entryRank: number, field: ImportFault["field"], refusal: Refusal): void => {
      faults.push({ batchRank, entryRank, field, refusal });
    };
    planned.push(await planBatch(batch, asked, report));
  }
  return { batches: planned, faults };
}

/** What a batch is planned with: the record, and what is known of the rows above it. */
interface AskedOfFile {
  readonly record: ImportRecord;
  readonly file: FileSurvey;
  readonly knownBatches: ReadonlyMap<string, BatchSummary>;
  /** Ids of the rows above that some entry takes back. */
  readonly above: Set<string>;
  readonly remainders: RemainderReader;
}

async function planBatch(
  batch: BatchToImport,
  { record, file, knownBatches, above, remainders }: AskedOfFile,
  reportAt: (entryRank: number, field: ImportFault["field"], refusal: Refusal) => void,
): Promise<PlannedBatch> {
  const { entries } = batch;
  const added = createAddedEntries(entries);
  let [entryRank, newCount] = [0, 0];
  for (const piece of piecesOf(entries, entriesPerLookup)) {
    const known: KnownRecord = { entries: await record.entriesById(piece.flatMap(idsToKnow)), batches: knownBatches };
    for (const entry of piece) {
      const rank = entryRank;
      const report: Report = (field, refusal) => reportAt(rank, field, refusal);
      entryRank += 1;
      checkAgainstRecord(entry, { known, above, report });
      if (file.reversedIds.has(entry.id)) above.add(entry.id);
      if (known.entries.has(entry.id)) continue;
      if (newCount === 0) checkBatchIsNew(batch, { known, report });
      newCount += 1;
      const { amount } = entry;
      const whole = amount === null ? await remainders.complete(entry) : (entry as Entry);
      if (whole === null) report("amount", nothingRemains(entry));
      else {
        if (file.hasOpenAmounts) remainders.add(whole);
        added.add(rank, amount === null ? whole : null);
      }
    }
  }
  return { batch, added: added.sequence(), recordedCount: entries.length - newCount };
}

/** Gathers which entries of a batch are posted. */
interface AddedEntries {
  /** @param madeOut the entry at this rank with the amount that was made out; null: it is posted as it stands */
  readonly add: (rank: number, madeOut: Entry | null) => void;
  /** The entries that were added; those of the batch itself where they are all, just as they are. */
  readonly sequence: () => Sequence<Entry>;
}

/** Only ranks are kept, and the entries whose amounts were made out, which are few. */
function createAddedEntries(entries: Sequence<EntryToImport>): AddedEntries {
  const ranks = new Uint32Array(entries.length);
  const madeOutAt = new Map<number, Entry>();
  let count = 0;
  return {
    add: (rank, madeOut) => {
      if (madeOut !== null) madeOutAt.set(rank, madeOut);
      ranks[count] = rank;
      count += 1;
    },
    sequence: () => {
      if (count === entries.length && madeOutAt.size === 0) return entries as Sequence<Entry>;
      return sequenceOf(count, (place) => {
        const rank = ranks[place] ?? -1;
        return madeOutAt.get(rank) ?? (entries.at(rank) as Entry);
      });
    },
  };
}

/** Entries that are looked up at once: what is recorded of them is held in memory no longer than they are compared. */
const entriesPerLookup = 20_000;

function idsToKnow({ id, reverses }: EntryToImport): readonly string[] {
  return reverses === null ? [id] : [id, reverses];
}

/** What must be known of the whole file before its first row: a long file that needs neither is not kept twice. */
interface FileSurvey {
  /** Ids that some entry takes back. */
  readonly reversedIds: ReadonlySet<string>;
  /** Whether some amount is what remains of the rows above it. */
  readonly hasOpenAmounts: boolean;
}

function surveyFile(batches: readonly BatchToImport[]): FileSurvey {
  const reversedIds = new Set<string>();
  let hasOpenAmounts = false;
  for (const { entries } of batches) {
    for (const { reverses, amount } of entries) {
      if (reverses !== null) reversedIds.add(reverses);
      if (amount === null) hasOpenAmounts = true;
    }
  }
  return { reversedIds, hasOpenAmounts };
}

/** A batch whose amounts are all known. */
export interface ReadyBatch extends Omit<BatchToImport, "entries"> {
  readonly entries: Sequence<Entry>;
}

/**
 * Posts batches in their order: all of them or none. Batches without entries are left out.
 *
 * @throws Refusal as `Ledger.appendAll`: nothing has been posted
 */
export function postBatches(
  ledger: Ledger,
  batches: readonly ReadyBatch[],
  options: AppendAllOptions = {},
): Promise<readonly AppendResult[]> {
  const posted: readonly LongBatch[] = batches
    .filter(({ entries }) => entries.length > 0)
    .map(({ id, documentName, contentHash, entries }) => ({
      id,
      documentName,
      contentHash,
      entries,
      statements: [],
      findings: [],
      checks: [],
    }));
  return posted.length === 0 ? Promise.resolve([]) : ledger.appendAll(posted, options);
}

interface KnownRecord {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly batches: ReadonlyMap<string, BatchSummary>;
}

type Report = (field: ImportFault["field"], refusal: Refusal) => void;

function checkAgainstRecord(
  entry: EntryToImport,
  {
    known,
    above,
    report,
  }: { readonly known: KnownRecord; readonly above: ReadonlySet<string>; readonly report: Report },
): void {
  const { id, reverses } = entry;
  const recorded = known.entries.get(id);
  const difference =
    recorded === undefined
      ? null
      : firstDifference(asTold(recorded), asTold({ ...entry, amount: entry.amount ?? recorded.amount }));
  if (difference !== null) report("id", otherBody(id, difference));
  if (reverses !== null && !known.entries.has(reverses) && !above.has(reverses))
    report("reverses", refuse("unknownReversedEntry", { value: reverses }));
}

function checkBatchIsNew(
  { id }: BatchToImport,
  { known, report }: { readonly known: KnownRecord; readonly report: Report },
): void {
  const recorded = known.batches.get(id);
  if (recorded !== undefined)
    report("batch", refuse("recordedBatch", { value: id, revision: String(recorded.revision) }));
}

function nothingRemains({ unitId, fiscalYear }: EntryToImport): Refusal {
  return refuse("nothingRemains", { unit: unitId, year: String(fiscalYear - 1) });
}

function otherBody(id: string, { field, recorded, given }: FieldDifference): Refusal {
  return refuse("entryIdReused", { entry: id, field, recorded: shown(recorded), given: shown(given) });
}

function shown(value: FieldValue): string {
  return value === null ? "–" : String(value).slice(0, 100);
}
