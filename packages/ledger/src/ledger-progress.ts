/**
 * Progress from the ledger: "where do we stand?".
 */
import {
  answerProgress,
  answerRates,
  isEndOfMonth,
  isPlainDate,
  type PlainDate,
  type PlanBasis,
  type ProgressAnswer,
  type RatesAnswer,
} from "@giaingan/finance";
import { askLedger, type LedgerQuestion } from "./asked-question.ts";
import type { Ledger } from "./ledger.ts";

/** What is asked about progress. */
export interface LedgerProgressQuestion extends LedgerQuestion {
  readonly basis: PlanBasis;
  /** The last day on which an addition to the plan is not late; null: 30/9. */
  readonly lateAdditionCutOff?: PlainDate | null;
}

/** Whether an addition is late shows from its month when the last day in time ends one, as 30/9 does. */
function isMonthEnough(lateAdditionCutOff: PlainDate | null): boolean {
  return lateAdditionCutOff === null || (isPlainDate(lateAdditionCutOff) && isEndOfMonth(lateAdditionCutOff));
}

const everyPlace = { unit: true, project: true, component: true };

/** An answer, and the revision that it was given at. */
export interface LedgerAnswer<Answer> {
  readonly revision: number;
  readonly answer: Answer;
}

/**
 * Answers from the ledger. On an empty ledger every number is null. Grouped by budget year and asked for none, it
 * answers for all of them.
 *
 * @throws Refusal `unknownRevision`, `unknownUnit`, `unknownFiscalYear`
 */
export async function askProgress(
  ledger: Ledger,
  asked: LedgerProgressQuestion,
): Promise<LedgerAnswer<ProgressAnswer>> {
  const isEveryYear = asked.fiscalYear === null && asked.by.includes("year");
  // Over several years carried-over plan is recognised by its unit, and the year's own money by all its places.
  const isOwnMoney = asked.basis === "excludingCarryOver" || asked.basis === "assigned";
  const { basis, lateAdditionCutOff = null } = asked;
  const told = { hasPlanMonths: isMonthEnough(lateAdditionCutOff), hasPaymentTotals: true, isOfOneYear: true };
  const need = isEveryYear || isOwnMoney ? { grain: everyPlace, ...told } : told;
  const { revision, question, movements } = await askLedger(ledger, asked, need);
  const fiscalYear = isEveryYear ? null : question.fiscalYear;
  return { revision, answer: answerProgress(movements, { ...question, fiscalYear, basis, lateAdditionCutOff }) };
}

/** What is asked about rates. */
export interface LedgerRatesQuestion extends LedgerQuestion {
  /** The last day on which an addition to the plan is not late; null: 30/9. */
  readonly lateAdditionCutOff?: PlainDate | null;
}

/**
 * Answers with the rate on every basis.
 *
 * @throws Refusal `unknownRevision`, `unknownUnit`, `unknownFiscalYear`
 */
export async function askRates(ledger: Ledger, asked: LedgerRatesQuestion): Promise<LedgerAnswer<RatesAnswer>> {
  const { lateAdditionCutOff = null } = asked;
  const need = {
    grain: everyPlace,
    hasPlanMonths: isMonthEnough(lateAdditionCutOff),
    hasPaymentTotals: true,
    isOfOneYear: true,
  };
  const { revision, question, movements } = await askLedger(ledger, asked, need);
  return { revision, answer: answerRates(movements, { ...question, lateAdditionCutOff }) };
}
