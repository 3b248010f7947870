/**
 * Verifying the chain: every batch is hashed again from what is stored, and compared with the heads inside and outside
 * the database; then what is derived from the batches.
 */
import type { Bilingual } from "@giaingan/finance";
import {
  type ChainFault,
  type ChainVerdict,
  type FaultyBatch,
  type KeptHeadState,
  verdictWords,
} from "./chain-fault.ts";
import { type ChainLink, type ContentsHash, emptyChainHead, nextChainHead, startContentsHash } from "./chain.ts";
import { type ContentsSection, contentsSections, countRows, readPieces, type RowCount } from "./chain-contents.ts";
import { findWrongDerivation } from "./chain-derivation.ts";
import type { Dialect, Reader, SqlRow } from "./engine.ts";
import { textOrNull } from "./entry-rows.ts";
import type { LedgerHead } from "./head-file.ts";
import { instantFromSql } from "./instant.ts";

/** What a chain is verified with. */
export interface VerificationOptions {
  /** PostgreSQL keeps sums beside the entries: they are verified too. */
  readonly dialect: Dialect;
  /** The head file, read before the state was taken, for it is written after its batch; null: there is none. */
  readonly keptHead: LedgerHead | null;
  /** Told now and then how many entries have been read, of how many. */
  readonly onProgress?: ((entryCount: number, entryCountMax: number) => void) | undefined;
}

/** Batches verified at a time, and the rows that they may have together. */
const batchesPerPage = 10_000;
const rowsPerPage = 250_000;

/** A batch as the record keeps it. */
interface StoredBatch extends ChainLink {
  readonly chainHead: string;
  /** Whether the time of recording is one that the ledger writes, in whole milliseconds. */
  readonly isTimeWritten: boolean;
  /** How many rows the batch says it has, in the order of `contentsSections`; entries without those that follow. */
  readonly rowCounts: readonly number[];
}

/** What is stored of a batch beside its link. */
interface StoredContents {
  readonly hash: ContentsHash;
  /** Rows of each section. */
  readonly rowCounts: number[];
  /** Entries at its end that look as those do that follow from others by themselves. */
  followingCount: number;
  isWrittenByLedger: boolean;
}

/** Verifies every batch in one state of the database. */
export async function verifyChain(
  reader: Reader,
  { dialect, keptHead, onProgress }: VerificationOptions,
): Promise<ChainVerdict> {
  const [[total] = []] = await reader.query("SELECT COUNT(*) FROM entries");
  const sections = await contentsSections(reader);
  let [revision, chainHead, entryCount] = [0, emptyChainHead, 0];
  let headAtKept: string | null = keptHead?.revision === 0 ? emptyChainHead : null;
  const tell = (count: number): void => {
    entryCount += count;
    onProgress?.(entryCount, Number(total));
  };
  const verdict = (found: FoundFault | null, state: KeptHeadState): ChainVerdict => {
    const { fault = null, faultyBatch = null, detail = null } = found ?? {};
    const told = { revision, fault, faultyBatch, keptHead: state, keptRevision: keptHead?.revision ?? null, detail };
    const isIntact = fault === null;
    const batchId = faultyBatch?.batchId ?? null;
    const facts = { isIntact, revision, chainHead, fault, faultyBatchId: batchId, faultyBatch, keptHead: state };
    return { ...facts, entryCount, ...verdictWords(told) };
  };
  for (;;) {
    const batches = await readPage(reader, revision);
    if (batches.length === 0) break;
    const contents = await readContents(reader, { batches, sections, tell });
    for (const batch of batches) {
      const found = faultOf(batch, { contents: contents.get(batch.revision), revision, chainHead });
      if (found !== null) return verdict(found, stateOf(keptHead, { revision, headAtKept }));
      ({ revision, chainHead } = batch);
      if (keptHead?.revision === revision) headAtKept = chainHead;
    }
  }
  const state = stateOf(keptHead, { revision, headAtKept });
  const stray = await findStrayRevision(reader, { sections, revision });
  if (stray !== null) return verdict({ fault: "strayRows", faultyBatch: missingBatch(stray) }, state);
  if (keptHead && keptHead.revision > revision)
    return verdict({ fault: "tailCut", faultyBatch: missingBatch(revision + 1) }, state);
  if (state === "disagrees") return verdict({ fault: "headDiffers" }, state);
  const derived = await findWrongDerivation(reader, { dialect, keptHead });
  return verdict(derived, derived?.fault === "sampleMarkChanged" ? "disagrees" : state);
}

/** A fault before it has its words. */
export interface FoundFault {
  readonly fault: ChainFault;
  readonly faultyBatch?: FaultyBatch;
  readonly detail?: Bilingual | null;
}

function missingBatch(revision: number): FaultyBatch {
  return { revision, batchId: null, documentName: null };
}

function stateOf(
  keptHead: LedgerHead | null,
  { revision, headAtKept }: { readonly revision: number; readonly headAtKept: string | null },
): KeptHeadState {
  if (keptHead === null) return "missing";
  // Above what has been verified nothing is known yet.
  if (keptHead.revision > revision) return "disagrees";
  if (keptHead.chainHead !== headAtKept) return "disagrees";
  return keptHead.revision < revision ? "behind" : "matches";
}

/** What is wrong with a batch that follows a revision with a head; null when nothing is. */
function faultOf(
  batch: StoredBatch,
  before: { readonly contents: StoredContents | undefined; readonly revision: number; readonly chainHead: string },
): FoundFault | null {
  const { batchId, documentName } = batch;
  const faultyBatch = { revision: batch.revision, batchId, documentName };
  if (batch.revision === before.revision) return { fault: "batchDoubled", faultyBatch };
  if (batch.revision !== before.revision + 1)
    return { fault: "batchMissing", faultyBatch: missingBatch(before.revision + 1) };
  const { contents } = before;
  const hash = contents?.hash.digest();
  if (contents?.isWrittenByLedger !== true || hash !== batch.recordedHash)
    return { fault: "contentsChanged", faultyBatch, detail: countDetail(batch, contents) };
  if (!areCountsRight(batch, contents)) return { fault: "countsDiffer", faultyBatch };
  const isLinked = batch.isTimeWritten && nextChainHead(before.chainHead, batch) === batch.chainHead;
  return isLinked ? null : { fault: "linkChanged", faultyBatch };
}

/**
 * A batch counts its own entries, and not those that follow from them by themselves, which stand behind them. Where it
 * was recorded as it was given, nothing follows.
 */
function areCountsRight({ rowCounts, bodyHash, recordedHash }: StoredBatch, contents: StoredContents): boolean {
  const [entries = 0, ...documents] = rowCounts;
  const following = (contents.rowCounts[0] ?? 0) - entries;
  const followingMax = bodyHash === recordedHash ? 0 : contents.followingCount;
  const areEntriesRight = following >= 0 && following <= followingMax;
  return areEntriesRight && documents.every((count, index) => count === contents.rowCounts[index + 1]);
}

/** How many entries were there, where that is known to have changed. */
function countDetail(batch: StoredBatch, contents: StoredContents | undefined): Bilingual | null {
  const [were = 0, are = 0] = [batch.rowCounts[0], contents?.rowCounts[0]];
  if (are === were || (are > were && batch.bodyHash !== batch.recordedHash)) return null;
  return {
    vi: `Lúc ghi có ${were} bút toán, nay có ${are}.`,
    en: `It was recorded with ${were} entries and has ${are}.`,
  };
}

/** The next batches, as many as have about `rowsPerPage` rows together. */
async function readPage(reader: Reader, after: number): Promise<readonly StoredBatch[]> {
  const rows = await reader.query(`SELECT revision, id, document_name, content_hash, CAST(recorded_at AS VARCHAR),
      body_hash, recorded_hash, chain_head, entry_count, statement_count, finding_count, check_count
    FROM batches WHERE revision > ${after} ORDER BY revision LIMIT ${batchesPerPage}`);
  const batches = rows.map((row) => batchFromRow(row));
  let rowCount = 0;
  const end = batches.findIndex((batch, index) => {
    rowCount += batch.rowCounts.reduce((sum, count) => sum + Math.max(count, 0), 0);
    // Two rows of one revision stay together, so that the second is seen.
    return index > 0 && rowCount > rowsPerPage && batch.revision !== batches[index - 1]?.revision;
  });
  return end === -1 ? batches : batches.slice(0, end);
}

function batchFromRow(row: SqlRow): StoredBatch {
  const [revision, id, documentName, contentHash, recordedAt, bodyHash, recordedHash, chainHead, ...rowCounts] = row;
  const instant = writtenInstant(String(recordedAt));
  return {
    revision: Number(revision),
    batchId: String(id),
    documentName: String(documentName),
    contentHash: textOrNull(contentHash),
    recordedAt: instant ?? String(recordedAt),
    isTimeWritten: instant !== null,
    bodyHash: String(bodyHash),
    recordedHash: String(recordedHash),
    chainHead: String(chainHead),
    rowCounts: rowCounts.map(Number),
  };
}

/** The instant of an SQL text; null when it is none that the ledger writes. */
function writtenInstant(text: string): string | null {
  return /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,3})?$/u.test(text) ? instantFromSql(text) : null;
}

/** Hashes what is stored of each batch, one section after the other. */
async function readContents(
  reader: Reader,
  {
    batches,
    sections,
    tell,
  }: {
    readonly batches: readonly StoredBatch[];
    readonly sections: readonly ContentsSection[];
    readonly tell: (entryCount: number) => void;
  },
): Promise<ReadonlyMap<number, StoredContents>> {
  const stored = new Map<number, StoredContents>();
  for (const { revision } of batches)
    stored.set(revision, {
      hash: startContentsHash(),
      rowCounts: sections.map(() => 0),
      followingCount: 0,
      isWrittenByLedger: true,
    });
  const range = { first: batches[0]?.revision ?? 0, last: batches.at(-1)?.revision ?? 0 };
  const countsOfSections = await countRows(reader, sections, range);
  for (const [index, section] of sections.entries()) {
    const counts = countsOfSections[index] ?? new Map<number, RowCount>();
    for (const [revision, contents] of stored) beginSection(contents, { index, section, count: counts.get(revision) });
    const readCounts = new Map<number, number>();
    for await (const rows of readPieces(reader, section, counts)) {
      for (const row of rows) {
        const { revision, position } = section.placeOf(row);
        const contents = stored.get(revision);
        const line = section.lineOf(row);
        const rank = readCounts.get(revision) ?? 0;
        readCounts.set(revision, rank + 1);
        if (contents === undefined) continue;
        if (line === null || position !== rank) contents.isWrittenByLedger = false;
        if (line !== null) contents.hash.add(line);
        if (index === 0) contents.followingCount = section.isFollowing?.(row) ? contents.followingCount + 1 : 0;
      }
      if (index === 0) tell(rows.length);
    }
    for (const [revision, contents] of stored)
      if ((readCounts.get(revision) ?? 0) !== (counts.get(revision)?.rows ?? 0)) contents.isWrittenByLedger = false;
  }
  return stored;
}

function beginSection(
  contents: StoredContents,
  {
    index,
    section,
    count,
  }: { readonly index: number; readonly section: ContentsSection; readonly count: RowCount | undefined },
): void {
  if (count !== undefined || section.isOmittedWhenEmpty !== true) contents.hash.begin(section.heading);
  contents.rowCounts[index] = count?.rows ?? 0;
  if (count?.isInRange === false) contents.isWrittenByLedger = false;
}

/** The lowest revision of rows that have no batch: above the last, or below the first; null when there are none. */
async function findStrayRevision(
  reader: Reader,
  { sections, revision }: { readonly sections: readonly ContentsSection[]; readonly revision: number },
): Promise<number | null> {
  const lowest = sections.map(
    ({ table }) => `SELECT MIN(revision) AS revision FROM ${table} WHERE revision > ${revision} OR revision < 1`,
  );
  const [row] = await reader.query(`SELECT MIN(revision) FROM (${lowest.join(" UNION ALL ")}) AS stray`);
  const found = row?.[0] ?? null;
  return found === null ? null : Number(found);
}
