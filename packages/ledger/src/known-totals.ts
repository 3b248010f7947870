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
  type PostingPlace,
  progressSlices,
  type SlicePosition,
  sliceKey,
  slicePositionOf,
  sumSlices,
} from "@giaingan/finance";
import { asTold } from "@giaingan/finance/admission";
import { readUndoneRevisions } from "./batch-reversal.ts";
import type { RecordedStatement } from "./batch.ts";
import type { Ledger } from "./ledger.ts";

interface StatedTotal {
  readonly measure: CumulativeMeasure;
  readonly fiscalYear: number | null;
  readonly asOf: PlainDate;
}

/** The totals of an empty ledger. */
export const nothingKnown: KnownTotals = { positionsAsOf: () => [], nextStatedOn: () => null };

/** What a planner tells apart within a unit. */
const grain = { project: true, component: true };

/** The last day that a ledger knows. */
const lastDay = "9999-12-31";

/**
 * Reads the totals of a unit, by project, component and source.
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
  const isTold = placesTold(await slicesAsOf(ledger, { asOf: lastDay, revision, unitId }));
  const statements = await ledger.statements({ revision });
  const undone = await readUndoneRevisions(ledger);
  const stated = statedTotals(
    statements.filter((statement) => statement.unitId === unitId && !undone.has(statement.revision)),
  );
  return {
    positionsAsOf: (asOf) => slices.get(asOf) ?? [],
    nextStatedOn: ({ measure, fiscalYear, after, place = wholeUnit }) => {
      if (!isTold(place)) return null;
      const later = stated.filter(
        (total) => total.measure === measure && (total.fiscalYear ?? fiscalYear) === fiscalYear && total.asOf > after,
      );
      return later.map(({ asOf }) => asOf).sort()[0] ?? null;
    },
  };
}

const wholeUnit: PostingPlace = { projectId: null, componentId: null };

/**
 * Whether the record has money of a place, of a part of it or of what it is a part of. A statement does not say of which
 * project it is; of a project that nobody has told yet no document has stated anything.
 */
function placesTold(slices: readonly SlicePosition[]): (place: PostingPlace) => boolean {
  const projects = new Set(slices.map(({ projectId = null }) => projectId));
  const components = new Set(slices.map(({ componentId = null }) => componentId));
  const keyOf = (projectId: string | null, componentId: string | null): string =>
    JSON.stringify([projectId, componentId]);
  const places = new Set(slices.map(({ projectId = null, componentId = null }) => keyOf(projectId, componentId)));
  return ({ projectId, componentId }) => {
    if (projectId === null && componentId === null) return true;
    if (componentId === null) return projects.has(projectId) || projects.has(null);
    if (projectId === null) return components.has(componentId) || components.has(null);
    const around = [keyOf(projectId, componentId), keyOf(projectId, null), keyOf(null, componentId), keyOf(null, null)];
    return around.some((key) => places.has(key));
  };
}

/** The slices of a unit as of a date, with the advances outstanding of each. */
async function slicesAsOf(
  ledger: Ledger,
  { asOf, revision, unitId }: { readonly asOf: PlainDate; readonly revision: number; readonly unitId: string },
): Promise<readonly SlicePosition[]> {
  const movements = await ledger.movements({ asOf, revision, filter: { unitId }, grain });
  const sumsOf = new Map(sumSlices(movements, grain).map((slice) => [sliceKey(slice), slice.sums]));
  return progressSlices(movements, { grain, cutOffOf: (year) => `${year}-09-30` }).map((slice) => {
    const { advanced = null, advanceRecovered = null } = sumsOf.get(sliceKey(slice)) ?? {};
    const isAdvanced = advanced !== null || advanceRecovered !== null;
    return { ...slice, advanceOutstanding: isAdvanced ? (advanced ?? 0n) - (advanceRecovered ?? 0n) : null };
  });
}

/**
 * What a document of a date has stated already, although it was recorded in a later period: without it the next report of
 * a closed month would post the same money again.
 */
function lateSlices(entries: readonly Entry[], asOf: PlainDate): readonly SlicePosition[] {
  return entries.flatMap((entry) => {
    const { effectiveOn, fiscalYear } = asTold(entry);
    const isCounted = entry.effectiveOn <= asOf && entry.fiscalYear === fiscalYear;
    return effectiveOn > asOf || isCounted ? [] : [{ ...slicePositionOf(entry), fiscalYear }];
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
