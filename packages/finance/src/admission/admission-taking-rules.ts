/**
 * Hard rules of what is taken back: a refund or a recovery takes no more than has been paid by its own day, and on no
 * day after it. One rule for every day: the sum of the payments up to it.
 *
 * The days are judged where they are known (`datedPayments`); other payments may have been made on any day.
 */
import { type Breach, type BreachPlace, narrowPlace, placeValues } from "./admission-breach.ts";
import { type CountedEntry, crossingEntry, effectOn, type SliceChange, type SliceState } from "./batch-change.ts";
import type { PlainDate } from "../calendar.ts";
import { type DatedPayment, type DayOf, type SlicePayments } from "./dated-payments.ts";
import type { Entry, EntryKind } from "../entry.ts";
import { type FundingSource, sourceKey, sourceNotStated } from "../funding-source.ts";
import { keptOf } from "../keyed-items.ts";
import { type Dong, sumMoney } from "../money.ts";
import { indexPlaces } from "./place-index.ts";
import { sliceKey } from "../slice-sums.ts";

/** The changes and entries of a batch that the rule looks at, and the dated payments of every slice. */
interface Scope {
  readonly changes: readonly SliceChange[];
  readonly counted: readonly CountedEntry[];
  readonly payments: ReadonlyMap<string, SlicePayments>;
  readonly dayOf: DayOf;
}

/** A sum that must not be negative. */
interface Fund {
  readonly amountOf: (state: SliceState) => Dong | null;
  readonly effectOf: (entry: Pick<Entry, "kind" | "amount">) => Dong;
  /** The source by which it is told apart. */
  readonly sourceOf: (source: FundingSource) => FundingSource;
}

const disbursedFund: Fund = {
  amountOf: ({ disbursed }) => disbursed,
  effectOf: (entry) => effectOn("disbursed", entry),
  sourceOf: (source) => source,
};

/** Advances may be recovered in a later year and from money of a later vintage. */
export const advanceFund: Fund = {
  amountOf: ({ sums }) => outstandingOf(sums.advanced ?? null, sums.advanceRecovered ?? null),
  effectOf: ({ kind, amount }) => (kind === "advanced" ? amount : kind === "advanceRecovered" ? -amount : 0n),
  sourceOf: (source) => ({ ...source, vintage: sourceNotStated.vintage }),
};

function outstandingOf(advanced: Dong | null, recovered: Dong | null): Dong | null {
  return advanced === null && recovered === null ? null : (advanced ?? 0n) - (recovered ?? 0n);
}

/** Recoveries of more than the advances of a unit, over all its budget years. */
export function* findRecoveryBreaches(scope: Scope): Generator<Breach> {
  for (const { place, within, day, counted } of shortfallsOf(scope, advanceFund)) {
    const sumOf = (kind: EntryKind): Dong =>
      sumMoney(within.map(({ after }) => after.sums[kind] ?? 0n)) -
      sumMoney(
        paymentsAfter(within, { scope, day })
          .filter((payment) => payment.kind === kind)
          .map(({ amount }) => amount),
      );
    const [advanced, recovered] = [sumOf("advanced"), sumOf("advanceRecovered")];
    const values = { entry: counted?.namedId ?? "", asOf: dayText(day), recovered, advanced };
    yield {
      code: "recoveryExceedsAdvance",
      values: { ...values, excess: recovered - advanced, ...placeValues(place) },
    };
  }
}

/** Refunds and recoveries that leave less than nothing disbursed in a unit's budget year. */
export function* findRefundBreaches(scope: Scope): Generator<Breach> {
  for (const { place, before, after, day, counted } of shortfallsOf(scope, disbursedFund)) {
    const values = { entry: counted?.namedId ?? "", asOf: dayText(day), disbursed: before, taken: before - after };
    yield { code: "refundExceedsDisbursed", values: { ...values, excess: -after, ...placeValues(place) } };
  }
}

/** The day of a shortfall as a text has it; null: in all that is recorded. */
function dayText(day: PlainDate | null): { readonly date: PlainDate } | { readonly vi: string; readonly en: string } {
  return day === null ? { vi: "nay", en: "now" } : { date: day };
}

/** The sums of a fund where it is below zero. */
interface LackingSums {
  readonly within: readonly SliceChange[];
  /** The first day that ends below zero; null: all that is recorded does. */
  readonly day: PlainDate | null;
  /** Up to the day. */
  readonly before: Dong;
  readonly after: Dong;
  readonly counted: CountedEntry | null;
}

interface Shortfall extends LackingSums {
  readonly place: BreachPlace;
}

/** Where the batch takes a fund below zero: of what may be the same slice, of a project, of the unit. */
function* shortfallsOf(scope: Scope, fund: Fund): Generator<Shortfall> {
  const seen = new Set<string>();
  const taking = new Set(
    scope.counted.filter(({ entry }) => fund.effectOf(entry) < 0n).map(({ entry }) => sliceKey(entry)),
  );
  if (taking.size === 0) return;
  const sumsAt = rememberSums({ scope, fund });
  for (const slice of scope.changes) {
    if (slice.unitId === null || !taking.has(slice.key)) continue;
    let narrower: LackingSums | null = null;
    for (const place of placesOf(slice, slice.unitId)) {
      const lacking = sumsAt(place);
      // The whole unit is said again only where it lacks another sum than its part.
      if (lacking === null || lacking.after === narrower?.after) continue;
      narrower = lacking;
      const key = JSON.stringify([place.projectId, place.source, lacking.after.toString()]);
      if (seen.has(key)) continue;
      seen.add(key);
      yield { ...lacking, place: { ...place, ...narrowPlace(place, lacking.within) } };
    }
  }
}

interface FundInScope {
  readonly scope: Scope;
  readonly fund: Fund;
}

/** The sums of a fund at a place, null where nothing lacks. Slices that may be the same money share theirs. */
function rememberSums({ scope, fund }: FundInScope): (place: BreachPlace) => LackingSums | null {
  const { sourceOf } = fund;
  const changes = indexPlaces(scope.changes, { placeOf: (change) => change, sourceOf });
  const counted = indexPlaces(scope.counted, { placeOf: ({ entry }) => entry, sourceOf });
  const ofProject = new Map<string | null, Map<string | null, LackingSums | null>>();
  return (place) => {
    const { projectId, source } = place;
    const ofSource = keptOf(ofProject, projectId, () => new Map<string | null, LackingSums | null>());
    return keptOf(ofSource, source === null ? null : sourceKey(sourceOf(source)), () =>
      lackingSums({ within: changes.within(place), counted: counted.within(place) }, { scope, fund }),
    );
  };
}

function lackingSums(
  { within, counted }: { readonly within: readonly SliceChange[]; readonly counted: readonly CountedEntry[] },
  { scope, fund }: FundInScope,
): LackingSums | null {
  const sums = {
    before: sumMoney(within.map((each) => fund.amountOf(each.before) ?? 0n)),
    after: sumMoney(within.map((each) => fund.amountOf(each.after) ?? 0n)),
  };
  const isBelow = sums.after < 0n && sums.after < sums.before;
  const found = isBelow ? { ...sums, day: null } : firstDayBelow(sums, { within, counted, scope, fund });
  if (found === null) return null;
  const { day, before } = found;
  const upToDay = counted.filter(({ entry }) => day === null || scope.dayOf(entry) <= day);
  const crossing = crossingEntry(upToDay, { start: before, limit: 0n, direction: -1n, effectOf: fund.effectOf });
  return { within, ...found, counted: crossing };
}

/** The first day on which the sum of a fund is below zero by the batch, from the first that the batch takes from on. */
function firstDayBelow(
  { before, after }: { readonly before: Dong; readonly after: Dong },
  {
    within,
    counted,
    scope,
    fund,
  }: FundInScope & { readonly within: readonly SliceChange[]; readonly counted: readonly CountedEntry[] },
): Pick<LackingSums, "day" | "before" | "after"> | null {
  const first = firstOf(counted.flatMap(({ entry }) => (fund.effectOf(entry) < 0n ? [scope.dayOf(entry)] : [])));
  if (first === null) return null;
  const effects = (payments: readonly DatedPayment[], isAdded: boolean): readonly DatedEffect[] =>
    payments.flatMap((payment) =>
      payment.effectiveOn > first ? [{ day: payment.effectiveOn, effect: fund.effectOf(payment), isAdded }] : [],
    );
  const paid = within.flatMap(({ key }) => {
    const { recorded = [], added = [] } = scope.payments.get(key) ?? {};
    return [...effects(recorded, false), ...effects(added, true)];
  });
  // From the last day back: what was paid after a day was not there yet on it.
  const later = paid.toSorted((left, right) => (left.day < right.day ? 1 : -1));
  let sums = { before, after };
  let found: Pick<LackingSums, "day" | "before" | "after"> | null = null;
  for (const [rank, { day, effect, isAdded }] of later.entries()) {
    sums = { before: isAdded ? sums.before : sums.before - effect, after: sums.after - effect };
    const next = later[rank + 1]?.day ?? first;
    if (next !== day && sums.after < 0n && sums.after < sums.before) found = { day: next, ...sums };
  }
  return found;
}

function firstOf(days: readonly PlainDate[]): PlainDate | null {
  return days.reduce<PlainDate | null>((first, day) => (first === null || day < first ? day : first), null);
}

/** What a payment adds to a fund on its day. */
interface DatedEffect {
  readonly day: PlainDate;
  readonly effect: Dong;
  readonly isAdded: boolean;
}

/** The dated payments of slices after a day, recorded and added; null: none. */
function paymentsAfter(
  within: readonly SliceChange[],
  { scope, day }: { readonly scope: Scope; readonly day: PlainDate | null },
): readonly DatedPayment[] {
  if (day === null) return [];
  return within
    .flatMap((slice) => {
      const { recorded = [], added = [] } = scope.payments.get(slice.key) ?? {};
      return [...recorded, ...added];
    })
    .filter(({ effectiveOn }) => effectiveOn > day);
}

/** The slice itself, its project and its unit: from the narrowest to the widest. */
function placesOf({ projectId, source, fiscalYear }: SliceChange, unitId: string): readonly BreachPlace[] {
  const whole = { unitId, fiscalYear, projectId: null, source: null };
  return [{ ...whole, projectId, source }, ...(projectId === null ? [] : [{ ...whole, projectId }]), whole];
}
