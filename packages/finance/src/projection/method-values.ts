/**
 * The methods, for all series at once. NaN: the method says nothing of a series.
 *
 * C: disbursed by the origin month m; D: the deadline's month; q: the share that past years had disbursed by m; plan, and
 * past execution rate r; F, R: what the year before reached in all, and what it had still to come after m.
 *
 *     run-rate               C · D / m
 *     last year's remainder  C + R
 *     plan × rate            plan · r
 *     chain-ladder           C / q                               (Mack 1993 with complete years: ΣUltimate / ΣC)
 *     Bornhuetter–Ferguson   C + (1 − q) · prior                 (1972), prior = plan · r, or F without a plan
 *     Benktander             C + (1 − q) · (Bornhuetter–Ferguson) (1976)
 *     Cape Cod               C + (1 − q) · exposure · ΣC / Σ(exposure · q), exposure = plan, or F without a plan
 *                                                                (Bühlmann, Stanard 1985)
 *     combined               mean of last year's remainder, Bornhuetter–Ferguson, Cape Cod and the peers' curve, of those
 *                            that say something, where two at least do (Bates & Granger 1969: methods that err
 *                            differently err less together)
 *     peers' curve           C / q of all series together
 *     needed pace            plan
 *
 * Where past years had disbursed nothing by m, the chain-ladder cannot scale: what is still to come is then as the year
 * before. None lies below C, unless past years say that money comes back.
 */
import { seriesMonthCount } from "./cumulative-series.ts";
import type { Development } from "./development.ts";
import type { ProjectionMethod } from "./projection-method.ts";

/** Where series stand when they are projected. */
export interface Origins {
  /** [key]: disbursed by then; NaN: nothing is stated. */
  readonly toDate: Float64Array;
  /** [key]: the month of it, from 1; 0: none. */
  readonly months: Uint8Array;
  /** [key]: the year's plan. */
  readonly plans: Float64Array;
}

/** What a method says of each series. */
export function methodValues(method: ProjectionMethod, origins: Origins, development: Development): Float64Array {
  if (method === "combined") return combinedValues(origins, development);
  const ratios = method === "capeCod" ? capeCodRatios(origins, development) : null;
  return origins.toDate.map((toDate, key) => {
    const month = origins.months[key] ?? 0;
    if (month === 0) return Number.NaN;
    if (month === development.deadlineMonth) return toDate;
    const standing = standingOf(origins, development, key);
    const value = sayings[method](standing, ratios);
    // Money that past years paid back after this month may come back again; a share above 1 says so.
    return standing.share > 1 ? value : Math.max(value, toDate);
  });
}

/** One series at its origin. */
interface Standing {
  readonly toDate: number;
  readonly month: number;
  readonly deadlineMonth: number;
  readonly plan: number;
  readonly share: number;
  readonly poolShare: number;
  readonly lastFinal: number;
  readonly lastRemainder: number;
  readonly executionRate: number;
}

function standingOf({ toDate, months, plans }: Origins, development: Development, key: number): Standing {
  const month = months[key] ?? 0;
  const place = key * seriesMonthCount + month - 1;
  return {
    toDate: toDate[key] ?? Number.NaN,
    month,
    deadlineMonth: development.deadlineMonth,
    plan: plans[key] ?? Number.NaN,
    share: development.shares[place] ?? Number.NaN,
    poolShare: development.poolShares[month - 1] ?? Number.NaN,
    lastFinal: development.lastFinals[key] ?? Number.NaN,
    lastRemainder: development.lastRemainders[place] ?? Number.NaN,
    executionRate: development.executionRates[key] ?? Number.NaN,
  };
}

/** What each method says of one series; NaN: nothing. */
const sayings: Readonly<
  Record<Exclude<ProjectionMethod, "combined">, (standing: Standing, ratios: CapeCodRatios | null) => number>
> = {
  runRate: ({ toDate, deadlineMonth, month }) => (toDate * deadlineMonth) / month,
  lastYearRemainder: ({ toDate, lastRemainder }) => toDate + lastRemainder,
  planTimesRate: ({ plan, executionRate }) => plan * executionRate,
  chainLadder: (standing) => scaled(standing, standing.share),
  bornhuetterFerguson: (standing) => standing.toDate + (1 - standing.share) * priorOf(standing),
  benktander: (standing) =>
    standing.toDate + (1 - standing.share) * (standing.toDate + (1 - standing.share) * priorOf(standing)),
  capeCod: (standing, ratios) => {
    const ratio = Number.isNaN(standing.plan) ? ratios?.ofLastYear : ratios?.ofPlan;
    return standing.toDate + (1 - standing.share) * exposureOf(standing) * (ratio ?? Number.NaN);
  },
  peersCurve: (standing) => scaled(standing, standing.poolShare),
  neededPace: ({ plan }) => plan,
};

/** So small a share scales a slip of the pen into a year: what is to come is then as the year before. */
const shareMin = 1e-6;

function scaled({ toDate, lastRemainder }: Standing, share: number): number {
  return share > shareMin ? toDate / share : toDate + lastRemainder;
}

function priorOf({ plan, executionRate, lastFinal }: Standing): number {
  const ofPlan = plan * executionRate;
  return Number.isNaN(ofPlan) ? lastFinal : ofPlan;
}

function exposureOf({ plan, lastFinal }: Standing): number {
  return Number.isNaN(plan) ? lastFinal : plan;
}

/** ΣC / Σ(exposure · q), of series with a plan and of those without: the two exposures are not alike. */
interface CapeCodRatios {
  readonly ofPlan: number;
  readonly ofLastYear: number;
}

function capeCodRatios(origins: Origins, development: Development): CapeCodRatios {
  const sums = { disbursedOfPlan: 0, expectedOfPlan: 0, disbursed: 0, expected: 0 };
  for (let key = 0; key < origins.toDate.length; key += 1) {
    if (origins.months[key] === 0) continue;
    const standing = standingOf(origins, development, key);
    const expected = exposureOf(standing) * standing.share;
    if (Number.isNaN(expected)) continue;
    if (Number.isNaN(standing.plan)) {
      sums.disbursed += standing.toDate;
      sums.expected += expected;
    } else {
      sums.disbursedOfPlan += standing.toDate;
      sums.expectedOfPlan += expected;
    }
  }
  return {
    ofPlan: sums.expectedOfPlan > 0 ? sums.disbursedOfPlan / sums.expectedOfPlan : Number.NaN,
    ofLastYear: sums.expected > 0 ? sums.disbursed / sums.expected : Number.NaN,
  };
}

function combinedValues(origins: Origins, development: Development): Float64Array {
  const members = (["lastYearRemainder", "bornhuetterFerguson", "capeCod", "peersCurve"] as const).map((method) =>
    methodValues(method, origins, development),
  );
  return origins.toDate.map((_, key) => {
    const told = members.flatMap((values) => {
      const value = values[key] ?? Number.NaN;
      return Number.isNaN(value) ? [] : [value];
    });
    return told.length < 2 ? Number.NaN : told.reduce((sum, value) => sum + value, 0) / told.length;
  });
}
