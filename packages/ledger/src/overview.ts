/**
 * The overview: what a ledger holds at a revision, for the first screen and the controls on it.
 */
import type { PlainDate } from "@giaingan/finance";
import type { Engine } from "./engine.ts";
import { textOrNull } from "./entry-rows.ts";
import { instantFromSql } from "./instant.ts";
import { kindsOf, listKinds } from "./measure.ts";

/** What a ledger holds. */
export interface Overview {
  readonly revision: number;
  /** The chain head after that revision. */
  readonly chainHead: string;
  readonly sample: boolean;
  /** When the newest batch was recorded, ISO 8601, UTC; null in an empty ledger. */
  readonly recordedAt: string | null;
  /** Units with entries or statements, in code-unit order. */
  readonly units: readonly string[];
  /** Budget years of entries and statements, earliest first. */
  readonly fiscalYears: readonly number[];
  /** The earliest business date of any entry. */
  readonly firstEffectiveOn: PlainDate | null;
  /** The latest business date of a payment: plans are not news of progress. */
  readonly latestEffectiveOn: PlainDate | null;
  /** The latest business date of any entry. */
  readonly lastEntryOn: PlainDate | null;
  /** The latest date that a statement is true of; an estimate's may lie ahead. */
  readonly latestStatementAsOf: PlainDate | null;
  /** How far the ledger knows: the latest date of a payment, or of a printed disbursement that added nothing. */
  readonly dataDate: PlainDate | null;
  readonly batchCount: number;
  readonly entryCount: number;
}

/** Reads the overview; the caller adds what only the head knows. */
export async function queryOverview(
  engine: Engine,
  { revision, sample, emptyHead }: { readonly revision: number; readonly sample: boolean; readonly emptyHead: string },
): Promise<Overview> {
  const upTo = `revision <= ${revision}`;
  const payments = `SELECT class_id FROM entry_classes WHERE kind IN (${listKinds(kindsOf("disbursed"))})`;
  const [[span], [payment], [statement], units, years, heads] = await Promise.all([
    engine.query(
      `SELECT CAST(MIN(effective_on) AS VARCHAR), COUNT(*), CAST(MAX(effective_on) AS VARCHAR) FROM entries WHERE ${upTo}`,
    ),
    engine.query(`SELECT CAST(MAX(effective_on) AS VARCHAR) FROM entries WHERE ${upTo} AND class_id IN (${payments})`),
    engine.query(`SELECT CAST(MAX(as_of) AS VARCHAR),
      CAST(MAX(CASE WHEN role IN ('disbursed', 'carryover_disbursed') THEN as_of END) AS VARCHAR)
      FROM statements WHERE ${upTo}`),
    engine.query(`SELECT unit_id FROM entries WHERE ${upTo} GROUP BY unit_id
      UNION SELECT unit_id FROM statements WHERE ${upTo} GROUP BY unit_id`),
    engine.query(`SELECT fiscal_year FROM entries WHERE ${upTo} GROUP BY fiscal_year
      UNION SELECT fiscal_year FROM statements WHERE ${upTo} AND fiscal_year IS NOT NULL GROUP BY fiscal_year`),
    engine.query(`SELECT chain_head, CAST(recorded_at AS VARCHAR), revision FROM batches WHERE revision = ${revision}`),
  ]);
  const recordedAt = textOrNull(heads[0]?.[1]);
  const latestEffectiveOn = textOrNull(payment?.[0]);
  const latestDisbursedOn = textOrNull(statement?.[1]);
  return {
    revision,
    chainHead: textOrNull(heads[0]?.[0]) ?? emptyHead,
    sample,
    recordedAt: recordedAt === null ? null : instantFromSql(recordedAt),
    units: units.map(([unit]) => String(unit)).sort(),
    fiscalYears: years.map(([year]) => Number(year)).sort((a, b) => a - b),
    firstEffectiveOn: textOrNull(span?.[0]),
    latestEffectiveOn,
    lastEntryOn: textOrNull(span?.[2]),
    latestStatementAsOf: textOrNull(statement?.[0]),
    dataDate: (latestEffectiveOn ?? "") > (latestDisbursedOn ?? "") ? latestEffectiveOn : latestDisbursedOn,
    // Revisions rise by one a batch, from 1.
    batchCount: revision,
    entryCount: Number(span?.[1] ?? 0),
  };
}
