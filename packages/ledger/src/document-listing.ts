/**
 * What was imported: batches, and the statements, findings and checks that came with them, up to a revision.
 */
import type { BatchSummary, RecordedCheck, RecordedFinding, RecordedStatement } from "./batch.ts";
import {
  checkFromRow,
  checkSelectList,
  findingFromRow,
  findingSelectList,
  statementFromRow,
  statementSelectList,
} from "./document-rows.ts";
import type { Engine, SqlRow } from "./engine.ts";
import { textOrNull } from "./entry-rows.ts";
import { instantFromSql } from "./instant.ts";

/** What is doubtful, and what was checked and held. */
export interface Review {
  readonly findings: readonly RecordedFinding[];
  readonly checks: readonly RecordedCheck[];
}

/** The statements, in the order in which they were recorded and printed. */
export async function queryStatements(engine: Engine, revision: number): Promise<readonly RecordedStatement[]> {
  const rows = await engine.query(documentSql(statementSelectList, "statements", revision));
  return rows.map((row) => statementFromRow(row));
}

/** The findings and the passed checks, in the order in which they were recorded. */
export async function queryReview(engine: Engine, revision: number): Promise<Review> {
  const [findings, checks] = await Promise.all([
    engine.query(documentSql(findingSelectList, "findings", revision)),
    engine.query(documentSql(checkSelectList, "checks", revision)),
  ]);
  return { findings: findings.map((row) => findingFromRow(row)), checks: checks.map((row) => checkFromRow(row)) };
}

/** The batches, oldest first. */
export async function queryBatches(engine: Engine, revision: number): Promise<readonly BatchSummary[]> {
  const rows = await engine.query(`SELECT ${batchSelectList} FROM batches AS b WHERE b.revision <= ${revision}
    ORDER BY b.revision`);
  return rows.map((row) => batchFromRow(row));
}

/** The first batch made of a file with this content; null when there is none. */
export async function queryBatchByContentHash(engine: Engine, contentHash: string): Promise<BatchSummary | null> {
  const [row] = await engine.query(
    `SELECT ${batchSelectList} FROM batches AS b WHERE b.content_hash = $1 ORDER BY b.revision LIMIT 1`,
    [contentHash],
  );
  return row ? batchFromRow(row) : null;
}

const batchSelectList = `b.revision, b.id, b.document_name, b.content_hash, CAST(b.recorded_at AS VARCHAR),
  b.entry_count, b.statement_count, b.finding_count, b.check_count, b.chain_head`;

function documentSql(selectList: string, table: string, revision: number): string {
  return `SELECT ${selectList} FROM ${table} AS d JOIN batches AS b ON b.revision = d.revision
    WHERE d.revision <= ${revision} ORDER BY d.revision, d.position`;
}

function batchFromRow(row: SqlRow): BatchSummary {
  const [revision, id, documentName, contentHash, recordedAt, entryCount, statementCount, findingCount, ...rest] = row;
  const [checkCount, chainHead] = rest;
  return {
    revision: Number(revision),
    id: String(id),
    documentName: String(documentName),
    contentHash: textOrNull(contentHash),
    recordedAt: instantFromSql(String(recordedAt)),
    entryCount: Number(entryCount),
    statementCount: Number(statementCount),
    findingCount: Number(findingCount),
    checkCount: Number(checkCount),
    chainHead: String(chainHead),
  };
}
