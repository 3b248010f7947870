/**
 * Closed periods as the rest of the product asks for them and changes them: each change is a batch of its own.
 */
import { randomUUID } from "node:crypto";
import type { Entry, LegalBasis } from "@giaingan/finance";
import { closedPeriodsOf, type PeriodChange, periodName } from "@giaingan/finance/admission";
import type { Batch, RecordedPeriodChange } from "./batch.ts";
import type { Reader } from "./engine.ts";
import { entryFromRow, entrySelectList } from "./entry-rows.ts";
import { queryPeriodChanges } from "./period-rows.ts";
import { textLiteral } from "./sql-literal.ts";

/** The closed periods of a revision. */
export interface Periods {
  readonly revision: number;
  /** What is closed, in the order in which it was closed, each with its closing. */
  readonly closed: readonly RecordedPeriodChange[];
  /** Every closing and re-opening up to the revision, as they were recorded. */
  readonly changes: readonly RecordedPeriodChange[];
}

/** A period to close or to open again. */
export interface PeriodChangeRequest extends Omit<PeriodChange, "document"> {
  /** The paper that it rests on; left out: none. */
  readonly document?: LegalBasis | undefined;
  /** The id of its batch, for sending it again safely; left out: one is made. */
  readonly id?: string | undefined;
}

/** How a period is changed. */
export interface PeriodChangeOptions {
  /**
   * Told the periods that the change comes upon, where nobody else can change them before it is made, in whatever process.
   * A Refusal that it throws refuses the change.
   */
  readonly check?: ((periods: Periods) => void) | undefined;
}

const noDocument: LegalBasis = { number: null, date: null, issuer: null, title: null };

/** The batch that records a change. */
export function periodChangeBatch({ id, document = noDocument, ...change }: PeriodChangeRequest): Batch {
  const words = change.action === "close" ? "Khóa kỳ" : "Mở lại kỳ";
  return {
    id: id ?? `period-${change.action}-${periodName(change)}-${randomUUID()}`,
    documentName: `${words} ${periodName(change)}`,
    contentHash: null,
    entries: [],
    statements: [],
    findings: [],
    checks: [],
    periodChanges: [{ ...change, document }],
  };
}

/** The closed periods at a revision. */
export async function queryPeriods(reader: Reader, { revision }: { readonly revision: number }): Promise<Periods> {
  const changes = await queryPeriodChanges(reader, { revision });
  return { revision, closed: [...closedPeriodsOf(changes).values()], changes };
}

/** The entries of a unit that were recorded in a later period than their own, in the order of the record. */
export async function queryLateEntries(
  reader: Reader,
  { unitId, revision }: { readonly unitId: string; readonly revision: number },
): Promise<readonly Entry[]> {
  const rows = await reader.query(`SELECT ${entrySelectList}
    FROM entries AS e JOIN entry_classes AS c ON c.class_id = e.class_id
    WHERE e.late_effective_on IS NOT NULL AND e.unit_id = ${textLiteral(unitId)} AND e.revision <= ${revision}
    ORDER BY e.revision, e.position`);
  return rows.map((row) => entryFromRow(row).entry);
}
