/**
 * Known totals: what the ledger already holds of a unit, as `planPosting` of finance asks for it before a document is
 * posted.
 */
import {
  type CumulativeMeasure,
  type Entry,
  type KnownTotals,
  measureOfRole,
  type PlainDate,
  positionOf,
  type SlicePosition,
} from "@giaingan/finance";
import { asTold } from "@giaingan/finance/admission";
import type { RecordedStatement } from "./batch.ts";
import type { Ledger } from "./ledger.ts";
import { slicesAsOf } from "./ledger-progress.ts";

interface StatedTotal {
  readonly measure: CumulativeMeasure;
  readonly fiscalYear: number | null;
  readonly asOf: PlainDate;
}

/** The totals of an empty ledger. */
export const nothingKnown: KnownTotals = { positionsAsOf: () => [], nextStatedOn: () => null };

/**
 * Reads the totals of a unit.
 *
 * @param dates every date that the planner will ask about
 */
export async function readKnownTotals(
  ledger: Ledger,
  { unitId, dates }: { readonly unitId: string; readonly dates: readonly PlainDate[] },
): Promise<KnownTotals> {
  const { revision } = await ledger.latest();
  const late = await ledger.lateEntries({ unitId, revision });
  const slices = new Map<PlainDate, readonly SlicePosition[]>();
  for (const asOf of dates)
    slices.set(asOf, [...(await slicesAsOf(ledger, { asOf, revision, unitId })), ...lateSlices(late, asOf)]);
  const statements = await ledger.statements({ revision });
  const stated = statedTotals(statements.filter((statement) => statement.unitId === unitId));
  return {
    positionsAsOf: (asOf) => slices.get(asOf) ?? [],
    nextStatedOn: ({ measure, fiscalYear, after }) => {
      const later = stated.filter(
        (total) => total.measure === measure && (total.fiscalYear ?? fiscalYear) === fiscalYear && total.asOf > after,
      );
      return later.map(({ asOf }) => asOf).sort()[0] ?? null;
    },
  };
}

/**
 * What a document of a date has stated already, although it was recorded in a later period: without it the next report of
 * a closed month would post the same money again.
 */
function lateSlices(entries: readonly Entry[], asOf: PlainDate): readonly SlicePosition[] {
  return entries.flatMap((entry) => {
    const { effectiveOn, fiscalYear } = asTold(entry);
    const isCounted = entry.effectiveOn <= asOf && entry.fiscalYear === fiscalYear;
    return effectiveOn > asOf || isCounted ? [] : [{ ...positionOf(entry), source: entry.source, fiscalYear }];
  });
}

/** A figure without a date of its own is true of its document's data date: the latest payment that it states. */
function statedTotals(statements: readonly RecordedStatement[]): readonly StatedTotal[] {
  const dataDates = new Map<string, PlainDate>();
  for (const { batchId, role, asOf } of statements) {
    if (asOf === null || measureOfRole[role] !== "disbursed") continue;
    const known = dataDates.get(batchId);
    if (known === undefined || known < asOf) dataDates.set(batchId, asOf);
  }
  return statements.flatMap(({ batchId, role, asOf, fiscalYear, needsReview }) => {
    const measure = measureOfRole[role];
    const date = asOf ?? dataDates.get(batchId);
    return measure === undefined || date === undefined || needsReview ? [] : [{ measure, fiscalYear, asOf: date }];
  });
}
