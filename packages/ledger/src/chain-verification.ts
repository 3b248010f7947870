/**
 * Verifying the chain: every batch is hashed again from what is stored, and compared with the heads inside and outside
 * the database.
 */
import type { Entry, Finding, PassedCheck, Statement } from "@giaingan/finance";
import { emptyChainHead, hashContents, nextChainHead } from "./chain.ts";
import {
  checkFromRow,
  checkSelectList,
  findingFromRow,
  findingSelectList,
  statementFromRow,
  statementSelectList,
} from "./document-rows.ts";
import type { Engine, SqlRow } from "./engine.ts";
import { entryFromRow, entrySelectList, textOrNull } from "./entry-rows.ts";
import type { LedgerHead } from "./head-file.ts";
import { hashId } from "./id-hash.ts";
import { instantFromSql } from "./instant.ts";
import { monthIndexOf } from "./month-index.ts";

/**
 * What is wrong first:
 * `batchMissing` a revision is not there · `contentsChanged` entries, statements, findings or checks of the batch are
 * not those that were recorded · `linkChanged` the batch's own fields or the chain are not · `strayRows` rows belong to
 * no batch · `tailCut` the kept head is of a later batch · `headDiffers` the kept head has another hash.
 */
export type ChainFault = "batchMissing" | "contentsChanged" | "linkChanged" | "strayRows" | "tailCut" | "headDiffers";

/** The outcome: intact up to `revision`, or the first fault and the batch that has it. */
export interface ChainVerdict {
  readonly isIntact: boolean;
  /** The last batch that was found in order. */
  readonly revision: number;
  readonly chainHead: string;
  readonly fault: ChainFault | null;
  /** The batch with the fault; null when there is none, or when it is not there. */
  readonly faultyBatchId: string | null;
}

/** Batches and entries read in one go: bounded memory, unless one batch is larger. */
const batchesPerRead = 500;
const entriesPerRead = 20_000;

/** Verifies every batch. `keptHead`: the head file; null where there is none. */
export async function verifyChain(engine: Engine, keptHead: LedgerHead | null): Promise<ChainVerdict> {
  let revision = 0;
  let chainHead = emptyChainHead;
  let headAtKept: string | null = keptHead?.revision === 0 ? emptyChainHead : null;
  const verdict = (fault: ChainFault | null, faultyBatchId: string | null = null): ChainVerdict => {
    return { isIntact: fault === null, revision, chainHead, fault, faultyBatchId };
  };
  for (;;) {
    const batches = await readLinks(engine, revision);
    if (batches.length === 0) break;
    const contents = await readContents(engine, batches[0]?.revision ?? 0, batches.at(-1)?.revision ?? 0);
    for (const batch of batches) {
      if (batch.revision !== revision + 1) return verdict("batchMissing");
      const held = contents.of(batch.revision);
      const isWhole = held.isDerivedRight && hashContents(held) === batch.recordedHash;
      if (!isWhole) return verdict("contentsChanged", batch.batchId);
      if (nextChainHead(chainHead, batch) !== batch.chainHead) return verdict("linkChanged", batch.batchId);
      revision = batch.revision;
      chainHead = batch.chainHead;
      if (keptHead?.revision === revision) headAtKept = chainHead;
    }
  }
  if (await hasStrayRows(engine, revision)) return verdict("strayRows");
  if (keptHead && keptHead.revision > revision) return verdict("tailCut");
  if (keptHead && keptHead.chainHead !== headAtKept) return verdict("headDiffers");
  return verdict(null);
}

type StoredLink = Parameters<typeof nextChainHead>[1] & { readonly chainHead: string; readonly entryCount: number };

async function readLinks(engine: Engine, after: number): Promise<readonly StoredLink[]> {
  const rows = await engine.query(`SELECT revision, id, document_name, content_hash, CAST(recorded_at AS VARCHAR),
      body_hash, recorded_hash, chain_head, entry_count
    FROM batches WHERE revision > ${after} ORDER BY revision LIMIT ${batchesPerRead}`);
  const links = rows.map((row) => linkFromRow(row));
  let entryCount = 0;
  const end = links.findIndex((link, index) => {
    entryCount += link.entryCount;
    return index > 0 && entryCount > entriesPerRead;
  });
  return end === -1 ? links : links.slice(0, end);
}

function linkFromRow(row: SqlRow): StoredLink {
  const [revision, batchId, documentName, contentHash, recordedAt, bodyHash, recordedHash, chainHead, count] = row;
  return {
    revision: Number(revision),
    batchId: String(batchId),
    documentName: String(documentName),
    contentHash: textOrNull(contentHash),
    recordedAt: instantFromSql(String(recordedAt)),
    bodyHash: String(bodyHash),
    recordedHash: String(recordedHash),
    chainHead: String(chainHead),
    entryCount: Number(count),
  };
}

interface StoredContents {
  readonly entries: Entry[];
  readonly statements: Statement[];
  readonly findings: Finding[];
  readonly checks: PassedCheck[];
  /** The columns that are made of others, month_index and id_hash, agree with them. */
  isDerivedRight: boolean;
}

async function readContents(
  engine: Engine,
  first: number,
  last: number,
): Promise<{ readonly of: (revision: number) => StoredContents }> {
  const range = `BETWEEN ${first} AND ${last}`;
  const documents = (list: string, table: string): Promise<readonly SqlRow[]> =>
    engine.query(`SELECT ${list} FROM ${table} AS d JOIN batches AS b ON b.revision = d.revision
      WHERE d.revision ${range} ORDER BY d.revision, d.position`);
  const [entries, statements, findings, checks] = await Promise.all([
    engine.query(`SELECT ${entrySelectList}, e.month_index, e.id_hash
      FROM entries AS e JOIN entry_classes AS c ON c.class_id = e.class_id
      WHERE e.revision ${range} ORDER BY e.revision, e.position`),
    documents(statementSelectList, "statements"),
    documents(findingSelectList, "findings"),
    documents(checkSelectList, "checks"),
  ]);
  const byRevision = new Map<number, StoredContents>();
  const of = (revision: number): StoredContents => {
    const known = byRevision.get(revision);
    if (known) return known;
    const empty: StoredContents = { entries: [], statements: [], findings: [], checks: [], isDerivedRight: true };
    byRevision.set(revision, empty);
    return empty;
  };
  for (const row of entries) {
    const { revision, entry } = entryFromRow(row);
    const [monthIndex, idHash] = row.slice(-2);
    const held = of(revision);
    held.entries.push(entry);
    if (monthIndex !== monthIndexOf(entry.effectiveOn) || idHash !== hashId(entry.id)) held.isDerivedRight = false;
  }
  for (const row of statements) of(Number(row[0])).statements.push(statementFromRow(row));
  for (const row of findings) of(Number(row[0])).findings.push(findingFromRow(row));
  for (const row of checks) of(Number(row[0])).checks.push(checkFromRow(row));
  return { of };
}

/** Rows of a revision that has no batch: above the last, or below the first. */
async function hasStrayRows(engine: Engine, revision: number): Promise<boolean> {
  const tables = ["entries", "statements", "findings", "checks"];
  const [row] = await engine.query(
    tables
      .map((table) => `SELECT COUNT(*) AS stray FROM ${table} WHERE revision > ${revision} OR revision < 1`)
      .reduce((sql, count) => `${sql} UNION ALL ${count}`)
      .replace(/^/u, "SELECT SUM(stray) FROM (")
      .concat(") AS counts"),
  );
  return Number(row?.[0] ?? 0) > 0;
}
