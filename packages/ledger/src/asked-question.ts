/**
 * Asking: finds the date, the revision and the budget year that a question leaves open, and gives `finance` the
 * movements to answer from. The command line and the API both come through here.
 */
import {
  assert,
  type Breakdown,
  endOfMonth,
  grainOf,
  latestPlannedYear,
  type MoneyUnit,
  type MovementFilter,
  type PlainDate,
  plainDate,
  type Question,
  refuse,
  type SliceGrain,
} from "@giaingan/finance";
import type { Ledger } from "./ledger.ts";
import type { SummedMovement } from "./movements.ts";
import type { Overview } from "./overview.ts";

/** What is asked; null leaves the choice to the ledger. */
export interface LedgerQuestion {
  /** Groups from outer to inner; empty: the total alone. */
  readonly by: readonly Breakdown[];
  /** Null: the ledger's latest data date. */
  readonly asOf: PlainDate | null;
  /** Null: the latest budget year with a plan in force by `asOf`. */
  readonly fiscalYear: number | null;
  readonly filter: MovementFilter;
  /** Null: chosen by the size of the plan. */
  readonly unit: MoneyUnit | null;
  /** Null: the latest. */
  readonly revision: number | null;
}

/** What an answer needs to be told apart, beyond its groups. */
export interface Need {
  readonly grain?: SliceGrain;
  readonly hasExactDates?: boolean;
  /** Plan events too may be summed to month ends: no day within a month decides. */
  readonly hasPlanMonths?: boolean;
  /** No month of a payment is asked for: they may be summed over all dates. */
  readonly hasPaymentTotals?: boolean;
  readonly earlierRevision?: number;
  /**
   * The answer is about more than payments (plan, changes, contributions): without a date it is as of the latest entry of
   * any kind, for a supplement after the last payment must not be left out in silence.
   */
  readonly isOfAnyEntry?: boolean;
  /**
   * Of other budget years than the one that is answered for nothing is answered, and their movements are not read; unless
   * the answer is by budget year, and for none of them.
   */
  readonly isOfOneYear?: boolean;
  /** The budget years whose movements are read; left out: all. */
  readonly fiscalYears?: readonly number[];
  /** The movements are not filtered: the answer does it. */
  readonly isUnfiltered?: boolean;
}

/** What is known of a question before its movements are read. */
export interface KnownQuestion {
  readonly asOf: PlainDate;
  readonly fiscalYear: number;
  /** Of all budget years and of the filter, with no place and, of payments, no date told apart. */
  readonly sums: readonly SummedMovement[];
}

/** A question without open ends, and the movements to answer it from. */
export interface AskedQuestion {
  readonly revision: number;
  readonly question: Question;
  /** Of all budget years, or of the one asked for (`isOfOneYear`), up to the date, of the filter. */
  readonly movements: readonly SummedMovement[];
  readonly overview: Overview;
}

/**
 * Completes a question and reads its movements. An empty ledger has none.
 *
 * @throws Refusal `unknownRevision`, `unknownUnit`, `unknownFiscalYear`
 */
export async function askLedger(
  ledger: Ledger,
  asked: LedgerQuestion,
  need: Need | ((known: KnownQuestion) => Need) = {},
): Promise<AskedQuestion> {
  const overview = await ledger.overview({ revision: asked.revision ?? undefined });
  const { revision } = overview;
  checkKnown(asked, overview);
  const { by, filter, unit } = asked;
  const isOfAnyEntry = typeof need === "object" && need.isOfAnyEntry === true;
  const dataDate = asked.asOf ?? (await dataDateOf(ledger, overview, asked.fiscalYear));
  const isLater = isOfAnyEntry && asked.asOf === null && (overview.lastEntryOn ?? "") > dataDate;
  const asOf = isLater ? (overview.lastEntryOn ?? dataDate) : dataDate;
  const isEveryYear = asked.fiscalYear === null && by.includes("year");
  const known =
    typeof need === "function" || (need.isOfOneYear === true && !isEveryYear && overview.fiscalYears.length > 1)
      ? await knownOf(ledger, { asked, asOf, revision })
      : null;
  const told = needOf(need, known, isEveryYear);
  const movements = await ledger.movements({
    asOf,
    revision,
    filter: {
      ...(told.isUnfiltered === true ? {} : withoutUndefined(filter)),
      ...(told.fiscalYears === undefined ? {} : { fiscalYears: told.fiscalYears }),
    },
    grain: grainWith(by, told.grain),
    hasExactDates: told.hasExactDates,
    hasPlanMonths: told.hasPlanMonths,
    hasPaymentTotals: told.hasPaymentTotals === true && !by.includes("month"),
    earlierRevision: told.earlierRevision,
  });
  const fiscalYear = asked.fiscalYear ?? known?.fiscalYear ?? latestPlannedYear(movements, asOf);
  // The ledger has filtered already, and has summed over the places that no group needs.
  return { revision, question: { asOf, fiscalYear, by, filter: {}, unit }, movements, overview };
}

/** The need of a question that is known as far as the need asks. */
function needOf(
  need: Need | ((known: KnownQuestion) => Need),
  known: KnownQuestion | null,
  isEveryYear: boolean,
): Need {
  if (typeof need === "function") {
    assert(known !== null, "a need that depends on the question is told it");
    return need(known);
  }
  const { isOfOneYear = false, fiscalYears = known === null ? undefined : [known.fiscalYear] } = need;
  return isOfOneYear && !isEveryYear && fiscalYears !== undefined ? { ...need, fiscalYears } : need;
}

async function knownOf(
  ledger: Ledger,
  { asked, asOf, revision }: { readonly asked: LedgerQuestion; readonly asOf: PlainDate; readonly revision: number },
): Promise<KnownQuestion> {
  const filter = withoutUndefined(asked.filter);
  const sums = await ledger.movements({ asOf, revision, filter, hasPlanMonths: true, hasPaymentTotals: true });
  return { asOf, fiscalYear: asked.fiscalYear ?? latestPlannedYear(sums, asOf), sums };
}

function grainWith(by: readonly Breakdown[], needed: SliceGrain = {}): SliceGrain {
  const told = grainOf(by);
  return {
    unit: told.unit || needed.unit === true,
    project: told.project || needed.project === true,
    component: told.component || needed.component === true,
  };
}

function withoutUndefined(filter: MovementFilter): Record<string, string | number | null> {
  const given = Object.entries(filter) as [string, string | number | null | undefined][];
  return Object.fromEntries(given.flatMap(([name, wanted]) => (wanted === undefined ? [] : [[name, wanted]])));
}

/** A unit or a year that the ledger does not hold is a slip of the pen, not an answer of nothing stated. */
export function checkKnown(
  { filter, fiscalYear }: Pick<LedgerQuestion, "filter" | "fiscalYear">,
  { units, fiscalYears, entryCount }: Overview,
): void {
  if (entryCount === 0) return;
  const { unitId } = filter;
  if (unitId !== undefined && !units.includes(unitId)) {
    throw refuse("unknownUnit", { unit: unitId, units: units.slice(0, 20).join(", ") });
  }
  if (fiscalYear !== null && !fiscalYears.includes(fiscalYear)) {
    throw refuse("unknownFiscalYear", { year: String(fiscalYear), years: fiscalYears.join(", ") });
  }
}

/**
 * The latest date that disbursement is known for, in one budget year when it is asked for; else the ledger's first
 * business date; today in an empty ledger.
 */
async function dataDateOf(ledger: Ledger, overview: Overview, fiscalYear: number | null): Promise<PlainDate> {
  const { revision, dataDate: latest, firstEffectiveOn } = overview;
  const ofLedger = latest ?? firstEffectiveOn ?? today();
  if (fiscalYear === null || overview.fiscalYears.length < 2) return ofLedger;
  const months = await ledger.positions({ asOf: ofLedger, revision, groupBy: ["month"], filter: { fiscalYear } });
  const paid = months.filter(({ disbursed }) => disbursed !== null).map(({ key }) => String(key.month));
  const lastMonth = paid.toSorted().at(-1);
  if (lastMonth === undefined) return ofLedger;
  const monthEnd = endOfMonth(Number(lastMonth.slice(0, 4)), Number(lastMonth.slice(5, 7)));
  return monthEnd < ofLedger ? monthEnd : ofLedger;
}

function today(): PlainDate {
  const now = new Date();
  const date = plainDate({ year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() });
  assert(date !== null, "today is a day of the calendar");
  return date;
}
