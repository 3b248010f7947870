/**
 * Warnings: what is not impossible, but what a person must look at. The same for a command and for a document.
 */
import { shownDong } from "./admission-breach.ts";
import { couldBeSameSource, effectOn, type SliceChange, type YearChange } from "./batch-change.ts";
import type { SliceOrigin } from "../breakdown.ts";
import { carriedMoney, carryOverKey, followedSlices } from "./carried-money.ts";
import { carriedInto, exceedsRemainder } from "./carry-over.ts";
import { endOfYear, type PlainDate } from "../calendar.ts";
import { type Entry, entryEffects } from "../entry.ts";
import type { Finding } from "../finding.ts";
import { isVaguerSource, sourceKey } from "../funding-source.ts";
import { groupBy, keptOf } from "../keyed-items.ts";
import type { Bilingual } from "../language.ts";
import { type Dong, sumMoney } from "../money.ts";
import { formatDate } from "../number-text.ts";
import type { PostingRules } from "./admission-payment-rules.ts";
import type { KnownSlice } from "./known-slices.ts";
import type { Deadline } from "../policy/deadline.ts";
import type { Policy } from "../policy/policy.ts";
import { rememberDeadlines } from "../policy/remembered-deadlines.ts";
import { addStated } from "../position.ts";
import { sliceKey } from "../slice-sums.ts";

/** What warnings are judged by. */
interface WarningOptions {
  readonly known: readonly KnownSlice[];
  readonly rulesOn: (date: PlainDate) => PostingRules | null;
  readonly policies?: readonly Policy[] | undefined;
}

function warning(code: string, message: Bilingual, values: Readonly<Record<string, string>>): Finding {
  return { code, severity: "warning", message, values, places: [] };
}

/** Where an entry stands, as the values of a warning name it. */
function placeOf({ id, unitId, projectId, fiscalYear }: Entry): Readonly<Record<string, string>> {
  return { entry: id, unit: unitId, project: projectId ?? "", year: String(fiscalYear) };
}

/** Warnings of each entry by itself; what is taken back is not told again. */
export function* findEntryWarnings(entries: readonly Entry[], options: WarningOptions): Generator<Finding> {
  const addedOn = additionsOf(entries, options.known);
  const deadlinesOn = new Map<PlainDate, ReturnType<typeof rememberDeadlines>>();
  for (const entry of entries) {
    const { id, kind, source, fiscalYear, amount, effectiveOn, reverses } = entry;
    if (reverses !== null || amount <= 0n) continue;
    const { measure, sign } = entryEffects[kind];
    if (source.vintage !== null && source.vintage > fiscalYear && kind !== "carriedOver" && measure !== "mobilised")
      yield warning(
        "vintageAfterYear",
        {
          vi: `Bút toán ${id}: vốn năm ${source.vintage} ghi vào năm ngân sách ${fiscalYear}, sớm hơn. Kiểm tra năm của vốn.`,
          en: `Entry ${id}: money of vintage ${source.vintage} in the earlier budget year ${fiscalYear}. Check the vintage.`,
        },
        { ...placeOf(entry), vintage: String(source.vintage) },
      );
    if (measure === "disbursed" && sign > 0n) {
      // Money that may have been added late may be paid for as long as late money.
      const added = addedOn(entry);
      const deadlineFor = keptOf(deadlinesOn, effectiveOn, () =>
        rememberDeadlines({ asOf: effectiveOn, policies: options.policies }),
      );
      const deadline = deadlineFor(entry, added === undefined ? endOfYear(fiscalYear) : added);
      if (deadline !== null && effectiveOn > (deadline.settlementUntil ?? deadline.date))
        yield paidAfterDeadline(entry, deadline);
    }
    const rules = kind === "advanced" && source.nature !== "recurrent" ? options.rulesOn(effectiveOn) : null;
    const guaranteeAbove = rules?.guaranteeAbove ?? null;
    if (rules !== null && guaranteeAbove !== null && amount > guaranteeAbove)
      yield guaranteeNeeded(entry, { guaranteeAbove, legalBasis: rules.legalBasis });
  }
}

/**
 * The latest date on which plan was added to the slice of an entry; null: on none. Undefined: it is not known, as of
 * slices whose record does not say.
 */
function additionsOf(
  entries: readonly Entry[],
  known: readonly KnownSlice[],
): (entry: Entry) => PlainDate | null | undefined {
  const dates = new Map<string, PlainDate | null>();
  const unknown = new Set<string>();
  for (const slice of known) {
    if (slice.addedOn === undefined) unknown.add(sliceKey(slice));
    else dates.set(sliceKey(slice), slice.addedOn);
  }
  for (const entry of entries) {
    if (entry.kind !== "assigned" && entry.kind !== "supplemented") continue;
    const key = sliceKey(entry);
    const last = dates.get(key) ?? null;
    if (last === null || entry.effectiveOn > last) dates.set(key, entry.effectiveOn);
  }
  return (entry) => {
    const key = sliceKey(entry);
    return unknown.has(key) ? undefined : (dates.get(key) ?? null);
  };
}

function paidAfterDeadline(entry: Entry, { date, settlementUntil, ruleId, legalBasis }: Deadline): Finding {
  const { id, fiscalYear, effectiveOn, amount } = entry;
  const last = settlementUntil ?? date;
  const [paid, until] = [formatDate(effectiveOn), formatDate(last)];
  return warning(
    "paidAfterDeadline",
    {
      vi: `Bút toán ${id}: giải ngân ngày ${paid}, sau hạn ${until} của vốn năm ${fiscalYear} (${legalBasis}). Kiểm tra ngày, năm ngân sách hoặc văn bản cho kéo dài.`,
      en: `Entry ${id}: paid on ${paid}, after the deadline ${until} of money of ${fiscalYear} (${legalBasis}). Check the date, the budget year, or the decision that extends it.`,
    },
    { ...placeOf(entry), date: effectiveOn, deadline: last, amount: amount.toString(), rule: ruleId, legalBasis },
  );
}

function guaranteeNeeded(
  entry: Entry,
  { guaranteeAbove, legalBasis }: { readonly guaranteeAbove: Dong; readonly legalBasis: string },
): Finding {
  const { id, amount } = entry;
  return warning(
    "guaranteeNeeded",
    {
      vi: `Bút toán ${id}: tạm ứng ${shownDong(amount)} đ, trên ${shownDong(guaranteeAbove)} đ, phải có bảo lãnh tạm ứng (${legalBasis}).`,
      en: `Entry ${id}: an advance of ${shownDong(amount)} đ, above ${shownDong(guaranteeAbove)} đ, needs a guarantee (${legalBasis}).`,
    },
    { ...placeOf(entry), amount: amount.toString(), guaranteeAbove: guaranteeAbove.toString(), legalBasis },
  );
}

/** More allocated in detail than the unit's plan of the year, where the batch makes it so. */
export function findAllocatedAbovePlan({ unitId, fiscalYear, slices, counted }: YearChange): readonly Finding[] {
  const sum = (amountOf: (slice: SliceChange) => Dong | null): Dong | null =>
    slices.map((slice) => amountOf(slice)).reduce(addStated, null);
  const [allocated, plan] = [sum(({ after }) => after.allocatedPlan), sum(({ after }) => after.plan)];
  if (allocated === null || plan === null || allocated <= plan) return [];
  const [was, planBefore] = [sum(({ before }) => before.allocatedPlan), sum(({ before }) => before.plan)];
  const excess = allocated - plan;
  if (was !== null && planBefore !== null && excess <= was - planBefore) return [];
  const named = counted.findLast(({ entry }) => entry.kind === "allocated" || effectOn("plan", entry) < 0n);
  const message = {
    vi: `Phân bổ chi tiết năm ${fiscalYear} của ${unitId} là ${shownDong(allocated)} đ, vượt kế hoạch ${shownDong(plan)} đ: thừa ${shownDong(excess)} đ.`,
    en: `Detailed allocation of ${unitId} for ${fiscalYear} is ${shownDong(allocated)} đ, above the plan of ${shownDong(plan)} đ by ${shownDong(excess)} đ.`,
  };
  const amounts = { allocated: allocated.toString(), plan: plan.toString(), excess: excess.toString() };
  const place = { entry: named?.namedId ?? "", unit: unitId, year: String(fiscalYear) };
  return [warning("allocatedAbovePlan", message, { ...place, ...amounts })];
}

/**
 * Carry-overs that the batch itself raises above what is known to remain of the old year. It is known where the plan of
 * that very money is stated; a plan that is stated more vaguely may hold more of it.
 */
export function* findCarryOverExcess(entries: readonly Entry[], changes: readonly SliceChange[]): Generator<Finding> {
  const carried = groupBy(
    entries.filter(({ kind }) => kind === "carriedOver"),
    carryOverKey,
  );
  if (carried.size === 0) return;
  const projectsOf = new Map<string | null, Set<string | null>>();
  for (const [first] of carried.values())
    if (first !== undefined) keptOf(projectsOf, first.unitId, () => new Set()).add(first.projectId);
  // Money is carried over within its unit and project: the other slices need not be followed.
  const own = changes.filter(({ unitId, projectId }) => projectsOf.get(unitId)?.has(projectId) === true);
  const slices = followedSlices(
    own.map(({ source, fiscalYear, unitId, projectId, componentId, after: { sums } }) => {
      return { source, fiscalYear, unitId, projectId, componentId, sums, carriedOverOn: null };
    }),
  );
  const years = new Set([...carried.values()].flatMap(([first]) => first?.fiscalYear ?? []));
  for (const year of years)
    for (const { target, after: remainder } of carriedMoney([...slices.values()], year - 1)) {
      const next = carriedInto(slices, target);
      const own = next === null ? [] : (carried.get(carryOverKey(next.origin)) ?? []);
      const cause = own.at(-1);
      const { carriedOver = null, origin } = next ?? {};
      if (cause === undefined || origin === undefined || carriedOver === null || remainder === null) continue;
      const isRaised = sumMoney(own.map(({ amount }) => amount)) > 0n;
      if (!isRaised || carriedOver <= remainder || hasVaguerPlan(changes, target)) continue;
      yield exceedsRemainder({ target: origin, remainder, carriedOver, cause });
    }
}

/** Whether the old year holds another plan that may be of the money carried over. */
function hasVaguerPlan(changes: readonly SliceChange[], target: SliceOrigin): boolean {
  return changes.some(({ unitId, projectId, source, fiscalYear, after }) => {
    if (unitId !== target.unitId || fiscalYear !== target.fiscalYear - 1 || after.plan === null) return false;
    const isSame = projectId === target.projectId && sourceKey(source) === sourceKey(target.source);
    const mayBeProject = projectId === target.projectId || projectId === null || target.projectId === null;
    const isVaguer = projectId !== target.projectId || isVaguerSource(source, target.source);
    return !isSame && mayBeProject && isVaguer && couldBeSameSource(source, target.source);
  });
}
