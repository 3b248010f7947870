/**
 * The overview: what a ledger holds at a revision, for the first screen and the controls on it.
 */
import type { PlainDate } from "@giaingan/finance";
import type { Engine } from "./engine.ts";
import { textOrNull } from "./entry-rows.ts";
import { instantFromSql } from "./instant.ts";
import { kindsOf, listKinds } from "./measure.ts";
import { chooseSumSource, type SumSource } from "./sum-source.ts";

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

/** Roles of statements that say how far disbursement is known, as a list of SQL texts. */
export const disbursedRoles = "'disbursed', 'carryover_disbursed'";

/** Reads the overview; the caller adds what only the head knows. */
export async function queryOverview(
  engine: Engine,
  { revision, sample, emptyHead }: { readonly revision: number; readonly sample: boolean; readonly emptyHead: string },
): Promise<Overview> {
  const upTo = `revision <= ${revision}`;
  const source = await chooseSumSource(engine, { asOf: lastDate, revision, isByMonth: true });
  const { fromSql, conditionSql, havingSql } = source;
  const [[span], [statement], units, years, heads] = await Promise.all([
    engine.query(spanSql(source, revision)),
    engine.query(`SELECT CAST(MAX(as_of) AS VARCHAR),
      CAST(MAX(CASE WHEN role IN (${disbursedRoles}) THEN as_of END) AS VARCHAR)
      FROM statements WHERE ${upTo}`),
    engine.query(`SELECT e.unit_id FROM ${fromSql} WHERE ${conditionSql} GROUP BY e.unit_id ${havingSql}
      UNION SELECT unit_id FROM statements WHERE ${upTo} GROUP BY unit_id`),
    engine.query(`SELECT e.fiscal_year FROM ${fromSql} WHERE ${conditionSql} GROUP BY e.fiscal_year ${havingSql}
      UNION SELECT fiscal_year FROM statements WHERE ${upTo} AND fiscal_year IS NOT NULL GROUP BY fiscal_year`),
    engine.query(`SELECT chain_head, CAST(recorded_at AS VARCHAR), revision FROM batches WHERE revision = ${revision}`),
  ]);
  const recordedAt = textOrNull(heads[0]?.[1]);
  const latestEffectiveOn = textOrNull(span?.[3]);
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

/** The last date that there is: all entries are of it or before. */
const lastDate: PlainDate = "9999-12-31";

/** The first date, the number of entries, the last date, the last date of a payment. */
function spanSql({ fromSql, conditionSql, havingSql, isKept }: SumSource, revision: number): string {
  const payments = `class_id IN (SELECT class_id FROM entry_classes WHERE kind IN (${listKinds(kindsOf("disbursed"))}))`;
  if (!isKept) {
    return `SELECT CAST(MIN(e.effective_on) AS VARCHAR), COUNT(*), CAST(MAX(e.effective_on) AS VARCHAR),
      CAST(MAX(CASE WHEN e.${payments} THEN e.effective_on END) AS VARCHAR) FROM ${fromSql} WHERE ${conditionSql}`;
  }
  // The totals tell the month, its entries the day.
  const dayOf = (end: "MIN" | "MAX", condition: string): string => `(SELECT CAST(${end}(d.effective_on) AS VARCHAR)
    FROM entries AS d WHERE d.revision <= ${revision} AND d.${condition} AND d.month_index =
      (SELECT ${end}(m.month_index) FROM months AS m WHERE m.${condition}))`;
  const any = "class_id IS NOT NULL";
  return `WITH months AS (SELECT e.month_index, e.class_id, SUM(e.entry_count) AS entry_count FROM ${fromSql}
      WHERE ${conditionSql} GROUP BY e.month_index, e.class_id ${havingSql})
    SELECT ${dayOf("MIN", any)}, (SELECT COALESCE(SUM(entry_count), 0) FROM months), ${dayOf("MAX", any)}, ${dayOf("MAX", payments)}`;
}
