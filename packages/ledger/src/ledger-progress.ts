/**
 * Progress from the ledger: finds the date and the budget year that a question leaves open, asks for the slices, and
 * lets `finance` answer. The command line and the API both come through here.
 */
import {
  answerProgress,
  assert,
  type Breakdown,
  budgetYearOf,
  endOfMonth,
  type FundingSource,
  type LedgerSlice,
  type MoneyUnit,
  type PlainDate,
  plainDate,
  type PlanBasis,
  type ProgressAnswer,
  refuse,
} from "@giaingan/finance";
import type { Ledger } from "./ledger.ts";
import type { Overview } from "./overview.ts";
import type { PositionRow } from "./positions.ts";

/** What is asked; null leaves the choice to the ledger. */
export interface LedgerQuestion {
  readonly by: Breakdown;
  readonly basis: PlanBasis;
  /** Null: the ledger's latest data date. */
  readonly asOf: PlainDate | null;
  /** Null: the latest budget year with a plan in force by `asOf`. */
  readonly fiscalYear: number | null;
  /** Null: all units together. */
  readonly unitId: string | null;
  /** Null: chosen by the size of the plan. */
  readonly unit: MoneyUnit | null;
  /** Null: the latest. */
  readonly revision: number | null;
}

/** The answer, and the revision that it was given at. */
export interface LedgerAnswer {
  readonly revision: number;
  readonly answer: ProgressAnswer;
}

/**
 * Answers "where do we stand?" from the ledger. On an empty ledger every number is null.
 *
 * @throws Refusal `unknownRevision`, `unknownUnit`, `unknownFiscalYear`
 */
export async function askProgress(ledger: Ledger, question: LedgerQuestion): Promise<LedgerAnswer> {
  const overview = await ledger.overview({ revision: question.revision ?? ledger.head().revision });
  const { revision } = overview;
  checkKnown(question, overview);
  const asOf = question.asOf ?? (await dataDate(ledger, overview, question.fiscalYear));
  const slices = await slicesAsOf(ledger, { asOf, revision, unitId: question.unitId, by: question.by });
  const fiscalYear = question.fiscalYear ?? latestPlannedYear(slices, asOf);
  const { basis, by, unit } = question;
  return { revision, answer: answerProgress(slices, { asOf, fiscalYear, basis, by, unit }) };
}

/** A unit or a year that the ledger does not hold is a slip of the pen, not an answer of nothing stated. */
function checkKnown({ unitId, fiscalYear }: LedgerQuestion, { units, fiscalYears, entryCount }: Overview): void {
  if (entryCount === 0) return;
  if (unitId !== null && !units.includes(unitId)) {
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
async function dataDate(ledger: Ledger, overview: Overview, fiscalYear: number | null): Promise<PlainDate> {
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

/** The slices of the ledger as of a date, each with what the breakdown needs to know of it. */
export async function slicesAsOf(
  ledger: Ledger,
  query: {
    readonly asOf: PlainDate;
    readonly revision: number;
    readonly unitId: string | null;
    readonly by: Breakdown;
  },
): Promise<readonly LedgerSlice[]> {
  const { asOf, revision, unitId, by } = query;
  const rows = await ledger.positions({
    asOf,
    revision,
    groupBy: ["fiscalYear", "level", "nature", "origin", "vintage", "relation", ...extraDimension(by)],
    filter: unitId === null ? {} : { unitId },
  });
  return rows.map(sliceOf);
}

function extraDimension(by: Breakdown): readonly ("unit" | "project" | "component")[] {
  return by === "unit" || by === "project" || by === "component" ? [by] : [];
}

function sliceOf({ key, plan, allocatedPlan, disbursed, mobilised }: PositionRow): LedgerSlice {
  const text = (value: string | number | null | undefined): string | null => (typeof value === "string" ? value : null);
  const { level = null, nature = null, origin = null, vintage = null, relation = null } = key;
  return {
    plan,
    allocatedPlan,
    disbursed,
    mobilised,
    fiscalYear: Number(key.fiscalYear),
    source: { level, nature, origin, vintage, relation } as FundingSource,
    unitId: text(key.unit),
    projectId: text(key.project),
    componentId: text(key.component),
  };
}

function latestPlannedYear(slices: readonly LedgerSlice[], asOf: PlainDate): number {
  const planned = slices.filter((slice) => slice.plan !== null).map((slice) => slice.fiscalYear);
  const years = planned.length > 0 ? planned : slices.map((slice) => slice.fiscalYear);
  return years.length === 0 ? budgetYearOf(asOf) : Math.max(...years);
}
