/**
 * Carry-over: what of a year's plan has not been disbursed goes into the next year and keeps its vintage. When the old
 * year is corrected afterwards, a carry-over of the whole remainder follows by itself: nobody copies an opening figure.
 *
 * It follows when the correction is written, as entries of its own: so the record says why a figure moved, sums stay
 * sums, and a pinned revision stays what it was.
 */
import { shownDong } from "./admission-breach.ts";
import {
  type CarriedMoney,
  carriedMoney,
  carriedOverEntry,
  carryOverKey,
  type CarryOverSlice,
  countEntry,
  followedSlices,
  type FollowedSlice,
} from "./carried-money.ts";
import type { SliceOrigin } from "../breakdown.ts";
import type { Entry } from "../entry.ts";
import type { Finding } from "../finding.ts";
import { sourceLabel } from "../funding-source.ts";
import { groupBy } from "../keyed-items.ts";
import { type Dong, sumMoney } from "../money.ts";

/** What follows from a batch. */
export interface CarryOverFollowing {
  /** Entries `carriedOver`, signed: what each carry-over moves by. */
  readonly entries: readonly Entry[];
  /** The entry of the batch that each of them follows from, by the id of the one that follows. */
  readonly causes: ReadonlyMap<string, string>;
  /** Carry-overs of a part that the remainder no longer covers (`carryOverExceedsRemainder`, a warning). */
  readonly findings: readonly Finding[];
}

/**
 * The carry-overs that follow from a batch, from year to year.
 *
 * Where the whole remainder of a slice had been carried into the next year, the carry-over moves with it. Where a part
 * had been carried, it stays; when the remainder falls below it, that is a finding. A carry-over that the batch itself
 * posts is left alone; where the batch takes one back that corrections had lowered, what they lowered it by is given
 * back, so that nothing carried remains and never less than nothing. Payments lower the slice that they are recorded in: money paid from a source that is stated more
 * vaguely than its plan does not.
 *
 * @param before every slice, of every budget year, of the units of the batch
 * @param entryIdOf a client-made id for the entry with these words; equal words never come twice within a batch
 * @example
 * ```ts
 * const place = { unitId: "Kon Rẫy", projectId: null, componentId: null };
 * const source = { ...sourceNotStated, nature: "investment", vintage: 2022 };
 * const before = [
 *   { ...place, source, fiscalYear: 2022, sums: { assigned: 9n, disbursed: 5n }, carriedOverOn: null },
 *   { ...place, source, fiscalYear: 2023, sums: { carriedOver: 4n }, carriedOverOn: "2023-02-15" },
 * ];
 * const document = { number: "7/QĐ", date: "2023-06-01", issuer: null, title: null };
 * const late = { ...place, source, id: "late", kind: "disbursed", effectiveOn: "2022-12-30", fiscalYear: 2022, amount: 1n, document, reverses: null, reason: null };
 * const { entries: [moved] } = followCarryOver({ entries: [late], before, entryIdOf: (words) => words });
 * [moved.kind, moved.fiscalYear, moved.effectiveOn, moved.amount] // => ["carriedOver", 2023, "2023-02-15", -1n]
 * ```
 */
export function followCarryOver({
  entries,
  before,
  entryIdOf,
}: {
  readonly entries: readonly Entry[];
  readonly before: readonly CarryOverSlice[];
  readonly entryIdOf: (words: string) => string;
}): CarryOverFollowing {
  const slices = followedSlices(before);
  const ownCarryOvers = new Set<string>();
  for (const entry of entries) {
    if (entry.kind === "carriedOver") ownCarryOvers.add(carryOverKey(entry));
    countEntry(slices, { entry, cause: entry });
  }
  const followed: Entry[] = [];
  const causes = new Map<string, string>();
  const findings: Finding[] = [];
  for (const { moved, cause } of givenBack(entries, { slices, entryIdOf })) {
    followed.push(moved);
    causes.set(moved.id, cause.id);
    countEntry(slices, { entry: moved, cause });
  }
  for (const year of yearsToFollow(entries, slices)) {
    for (const money of carriedMoney([...slices.values()], year)) {
      const next = carriedInto(slices, money.target);
      const { cause } = money;
      if (next === null || cause === null || ownCarryOvers.has(carryOverKey(next.origin))) continue;
      const moved = followOne({ money, cause, next, entryIdOf });
      if (moved === null) continue;
      if ("severity" in moved) findings.push(moved);
      else {
        followed.push(moved);
        causes.set(moved.id, cause.id);
        countEntry(slices, { entry: moved, cause });
      }
    }
  }
  return { entries: followed, causes, findings };
}

/**
 * What goes with carry-overs that the batch takes back: 300 carried, lowered by 10 when the old year was corrected, and
 * 300 taken back leave −10, which is given back on the day of the taking back. Only of a whole remainder: a part has
 * not been lowered by anything, and what is lacking there is an error of the batch.
 */
function* givenBack(
  entries: readonly Entry[],
  {
    slices,
    entryIdOf,
  }: { readonly slices: ReadonlyMap<string, FollowedSlice>; readonly entryIdOf: (words: string) => string },
): Generator<{ readonly moved: Entry; readonly cause: Entry }> {
  const carried = groupBy(
    entries.filter(({ kind }) => kind === "carriedOver"),
    carryOverKey,
  );
  const isTakenBack = entries.some(({ kind, reverses }) => kind === "carriedOver" && reverses !== null);
  const years = isTakenBack ? new Set([...carried.values()].flatMap(([first]) => first?.fiscalYear ?? [])) : [];
  for (const year of years)
    for (const { target, before } of carriedMoney([...slices.values()], year - 1)) {
      const next = carriedInto(slices, target);
      const own = next === null ? [] : (carried.get(carryOverKey(next.origin)) ?? []);
      const cause = own.at(-1);
      // Entries that take nothing back, or the same twice, say what they say.
      const isPlain = new Set(own.map(({ reverses }) => reverses)).size === own.length;
      if (next === null || cause === undefined || !isPlain || own.some(({ reverses }) => reverses === null)) continue;
      const left = sumMoney(own.map(({ amount }) => amount)) + (next.carriedOver ?? 0n);
      if (next.carriedOver !== before || left >= 0n) continue;
      const { document, effectiveOn } = cause;
      const id = entryIdOf(["carriedOver", carryOverKey(next.origin), "givenBack", (-left).toString()].join("|"));
      const reason = "Đi cùng số kéo dài bị đảo / goes with the carry-over taken back";
      yield { moved: carriedOverEntry(next.origin, { id, amount: -left, effectiveOn, document, reason }), cause };
    }
}

/** The budget years whose remainders may have changed: from the earliest of the batch on, because changes go from year to year. */
function yearsToFollow(entries: readonly Entry[], slices: ReadonlyMap<string, FollowedSlice>): readonly number[] {
  const first = entries.reduce<number | null>(
    (earliest, { fiscalYear }) => (earliest === null || fiscalYear < earliest ? fiscalYear : earliest),
    null,
  );
  const years = new Set([...slices.values()].map(({ origin }) => origin.fiscalYear));
  return [...years].filter((year) => first !== null && year >= first).toSorted((left, right) => left - right);
}

/** The slice that money was carried into: as it should be, or with its vintage not stated; null: it was not carried. */
export function carriedInto(slices: ReadonlyMap<string, FollowedSlice>, target: SliceOrigin): FollowedSlice | null {
  const stated = slices.get(carryOverKey(target));
  if (stated !== undefined && stated.carriedOver !== null) return stated;
  if (target.source.vintage !== target.fiscalYear - 1) return null;
  const vague = slices.get(carryOverKey({ ...target, source: { ...target.source, vintage: null } }));
  return vague === undefined || vague.carriedOver === null ? null : vague;
}

/** How one carry-over follows: an entry, a finding, or not at all. */
function followOne({
  money,
  cause,
  next,
  entryIdOf,
}: {
  readonly money: CarriedMoney;
  readonly cause: Entry;
  readonly next: FollowedSlice;
  readonly entryIdOf: (words: string) => string;
}): Entry | Finding | null {
  const { before, after } = money;
  const { origin: target, carriedOver, carriedOverOn } = next;
  if (carriedOver === null || carriedOverOn === null || after === null || after === before) return null;
  const isWhole = before === carriedOver;
  if (isWhole) {
    const fromYear = target.fiscalYear - 1;
    return carriedOverEntry(target, {
      id: entryIdOf(["carriedOver", carryOverKey(target), fromYear, (after - carriedOver).toString()].join("|")),
      amount: after - carriedOver,
      effectiveOn: carriedOverOn,
      document: cause.document,
      reason: `Theo điều chỉnh năm ${fromYear} / follows a correction of ${fromYear}`,
    });
  }
  const isWorse = before === null || after < before;
  return isWorse && after < carriedOver ? exceedsRemainder({ target, remainder: after, carriedOver, cause }) : null;
}

/** The finding that more is carried over than remains of the old year. */
export function exceedsRemainder({
  target,
  remainder,
  carriedOver,
  cause,
}: {
  readonly target: SliceOrigin;
  readonly remainder: Dong;
  readonly carriedOver: Dong;
  readonly cause: Entry;
}): Finding {
  const { fiscalYear, unitId, projectId, source } = target;
  const fromYear = fiscalYear - 1;
  const label = sourceLabel(source, { fiscalYear, showLevel: true });
  const excess = carriedOver - remainder;
  return {
    code: "carryOverExceedsRemainder",
    severity: "warning",
    message: {
      vi: `Vốn kéo dài sang năm ${fiscalYear} của ${unitId} (${label.vi}) là ${shownDong(carriedOver)} đ, quá số còn lại năm ${fromYear} là ${shownDong(remainder)} đ: thừa ${shownDong(excess)} đ. Hãy điều chỉnh số kéo dài.`,
      en: `The carry-over of ${unitId} into ${fiscalYear} (${label.en}) is ${shownDong(carriedOver)} đ, above what remains of ${fromYear}, ${shownDong(remainder)} đ, by ${shownDong(excess)} đ. Correct the carry-over.`,
    },
    values: {
      entry: cause.id,
      unit: unitId ?? "",
      project: projectId ?? "",
      year: String(fiscalYear),
      carriedOver: carriedOver.toString(),
      remainder: remainder.toString(),
      excess: excess.toString(),
    },
    places: [],
  };
}
