/**
 * Progress from the ledger: finds the date and the budget year that a question leaves open, asks for the slices, and
 * lets `finance` answer. The command line and the API both come through here.
 */
import {
  answerProgress,
  type Breakdown,
  budgetYearOf,
  type FundingSource,
  type LedgerSlice,
  type MoneyUnit,
  type PlainDate,
  type PlanBasis,
  type ProgressAnswer,
  startOfYear,
} from "@giaingan/finance";
import type { Ledger } from "./ledger.ts";
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
 * @throws Refusal `unknownRevision`
 */
export async function askProgress(ledger: Ledger, question: LedgerQuestion): Promise<LedgerAnswer> {
  const revision = question.revision ?? ledger.head().revision;
  const asOf = question.asOf ?? (await dataDate(ledger, revision));
  const slices = await slicesAsOf(ledger, { asOf, revision, unitId: question.unitId, by: question.by });
  const fiscalYear = question.fiscalYear ?? latestPlannedYear(slices, asOf);
  const { basis, by, unit } = question;
  return { revision, answer: answerProgress(slices, { asOf, fiscalYear, basis, by, unit }) };
}

/** The ledger's data date, else its first business date; the first day of 1970 in an empty ledger. */
export async function dataDate(ledger: Ledger, revision: number): Promise<PlainDate> {
  const overview = await ledger.overview({ revision });
  return overview.dataDate ?? overview.firstEffectiveOn ?? startOfYear(1970);
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
