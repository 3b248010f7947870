/**
 * The projection of a budget year from the ledger, with the estimates that officers printed.
 */
import {
  answerBacktest,
  answerProjection,
  type BacktestAnswer,
  type MovementBacktestQuestion,
  type MovementProjectionAnswer,
  type MovementProjectionQuestion,
  type ProjectedLapseAnswer,
  type ProjectionDeadline,
  projectionDeadlineOf,
  projectLapse,
  type YearEstimate,
} from "@giaingan/finance/projection";
import { type AskedQuestion, askLedger, type LedgerQuestion } from "./asked-question.ts";
import { askLapse, type LedgerRules } from "./ledger-answers.ts";
import type { LedgerAnswer } from "./ledger-progress.ts";
import type { Ledger } from "./ledger.ts";

/** What is asked; see `answerProjection`. */
export type LedgerProjectionQuestion = LedgerQuestion &
  Pick<MovementProjectionQuestion, "deadline" | "method" | "isCapped" | "onProgress">;

/** What will be disbursed by the deadline, of each group and of the whole. */
export async function askProjection(
  ledger: Ledger,
  asked: LedgerProjectionQuestion,
): Promise<LedgerAnswer<MovementProjectionAnswer>> {
  const { deadline, method, isCapped, onProgress, filter } = asked;
  // Last year's money is of another vintage: the answer filters, and knows that.
  const read = await askLedger(ledger, asked, { isUnfiltered: true, grain: filterGrain(asked), hasPlanMonths: true });
  const { revision, question, movements } = read;
  const estimates = await readEstimates(ledger, asked, read);
  const answer = answerProjection(movements, {
    ...question,
    filter,
    deadline,
    method,
    isCapped,
    onProgress,
    estimates,
  });
  return { revision, answer };
}

/** What is asked; see `answerBacktest`. */
export type LedgerBacktestQuestion = LedgerQuestion &
  Pick<MovementBacktestQuestion, "deadline" | "isCapped" | "onProgress">;

/** What every method would have said in past years, of the groups of a question. */
export async function askBacktest(
  ledger: Ledger,
  asked: LedgerBacktestQuestion,
): Promise<LedgerAnswer<BacktestAnswer>> {
  const { deadline, isCapped, onProgress, filter } = asked;
  const need = { isUnfiltered: true, grain: filterGrain(asked), hasPlanMonths: true };
  const { revision, question, movements } = await askLedger(ledger, asked, need);
  return { revision, answer: answerBacktest(movements, { ...question, filter, deadline, isCapped, onProgress }) };
}

/** What a filter asks for must be told apart. */
function filterGrain({ filter }: LedgerQuestion): { unit: boolean; project: boolean; component: boolean } {
  return {
    unit: filter.unitId !== undefined,
    project: filter.projectId !== undefined,
    component: filter.componentId !== undefined,
  };
}

/**
 * The estimates of each unit for all its money, by the key of its group; of the whole where the record, or the question, is
 * of one unit.
 */
async function readEstimates(
  ledger: Ledger,
  { by, filter }: LedgerQuestion,
  { revision, overview }: AskedQuestion,
): Promise<ReadonlyMap<string, readonly YearEstimate[]>> {
  const estimates = new Map<string, YearEstimate[]>();
  const isWholeUnit = Object.entries(filter).every(([name, wanted]) => name === "unitId" || wanted === undefined);
  if (!isWholeUnit) return estimates;
  const isByUnit = by.length === 1 && by[0] === "unit";
  const only = filter.unitId ?? (overview.units.length === 1 ? overview.units[0] : null);
  const add = (key: string, estimate: YearEstimate): unknown =>
    estimates.set(key, [...(estimates.get(key) ?? []), estimate]);
  for (const { role, amount, unitId, source, fiscalYear } of await ledger.statements({ revision })) {
    const isOfAll = Object.values(source).every((stated) => stated === null);
    if (role !== "estimate" || amount === null || fiscalYear === null || !isOfAll) continue;
    if (isByUnit) add(unitId, { fiscalYear, amount });
    if (unitId === only) add("", { fiscalYear, amount });
  }
  return estimates;
}

/** What is asked of the lapse radar with projections. */
export type LedgerProjectedLapseQuestion = LedgerQuestion &
  LedgerRules & {
    /** By how much faster what is still to come may come: 0.1 is a tenth. */
    readonly fasterShare: number;
  };

/** What will lapse, by slice and deadline, with what is projected to be left. */
export async function askProjectedLapse(
  ledger: Ledger,
  { fasterShare, ...asked }: LedgerProjectedLapseQuestion,
): Promise<LedgerAnswer<ProjectedLapseAnswer>> {
  const { revision, answer } = await askLapse(ledger, asked);
  const { fiscalYear, asOf } = answer;
  const dates = [
    ...answer.groups.flatMap(({ deadline }) => deadline?.date ?? []),
    ...answer.deadlines.map(({ date }) => date),
  ];
  const needed = new Set(dates.flatMap((date) => projectionDeadlineOf(date, fiscalYear) ?? []));
  // No more is left by the later deadline than by the earlier: so both are projected.
  if (needed.has("01-31")) needed.add("12-31");
  // Months and years are what a projection runs along: by them the deadlines alone are projected.
  const by = asked.by.includes("month") || asked.by.includes("year") ? [] : asked.by;
  const projections: Partial<Record<ProjectionDeadline, MovementProjectionAnswer>> = {};
  for (const deadline of needed)
    projections[deadline] = (
      await askProjection(ledger, { ...asked, by, asOf, fiscalYear, revision, deadline })
    ).answer;
  return { revision, answer: projectLapse(answer, { projections, fasterShare }) };
}
