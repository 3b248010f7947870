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
import type { AppendResult, Batch, BatchSummary } from "./batch.ts";
import type { Ledger } from "./ledger.ts";
import { createRemainderReader } from "./remainder-import.ts";
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
  readonly entries: readonly EntryToImport[];
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
  readonly added: readonly Entry[];
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
  for (const [batchRank, batch] of batches.entries()) {
    const added: Entry[] = [];
    let newCount = 0;
    let known: KnownRecord = { entries: new Map(), batches: knownBatches };
    for (const [entryRank, entry] of batch.entries.entries()) {
      if (entryRank % entriesPerLookup === 0) {
        const some = batch.entries.slice(entryRank, entryRank + entriesPerLookup);
        known = { entries: await record.entriesById(some.flatMap(idsToKnow)), batches: knownBatches };
      }
      const report = (field: ImportFault["field"], refusal: Refusal): void => {
        faults.push({ batchRank, entryRank, field, refusal });
      };
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
        added.push(whole);
      }
    }
    planned.push({ batch, added, recordedCount: batch.entries.length - newCount });
  }
  return { batches: planned, faults };
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
  readonly entries: readonly Entry[];
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
  const posted: readonly Batch[] = batches
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
