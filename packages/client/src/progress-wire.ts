/**
 * Progress on the wire: the finance answer with amounts as strings of whole đồng and rates as decimal strings.
 *
 * The command line's `--json` and the API print the same document.
 */
import { type Decimal, type Dong, type ProgressAnswer, roundToDong } from "@giaingan/finance";
import type { WireProgress } from "./schemas.ts";

/** Significant digits of a rate on the wire. */
const rateDigits = 20;

/** The answer as one JSON document; null stays null. */
export function toWireProgress(answer: ProgressAnswer, { revision }: { readonly revision: number }): WireProgress {
  const { timeGap } = answer;
  return {
    asOf: answer.asOf,
    revision,
    basis: answer.basis,
    by: answer.by,
    fiscalYear: answer.fiscalYear,
    total: progressNumbers(answer.total),
    groups: answer.groups.map((group) => ({
      key: group.key,
      label: group.label,
      ...progressNumbers(group),
      source: group.source,
      deadline: group.deadline && {
        date: group.deadline.date,
        legalBasis: group.deadline.legalBasis,
        isVerified: group.deadline.isVerified,
      },
    })),
    mobilised: amountText(answer.mobilised),
    carriedOverPlan: amountText(answer.carriedOverPlan),
    timeGap: timeGap && {
      elapsed: rateText(timeGap.elapsed) ?? "0",
      planToDate: timeGap.planToDate.toString(),
      behind: timeGap.behind.toString(),
      behindShare: rateText(timeGap.behindShare),
    },
    pace: answer.pace.map((pace) => ({
      deadline: pace.deadline,
      daysLeft: pace.daysLeft,
      monthsLeft: rateText(pace.monthsLeft) ?? "0",
      monthsGone: rateText(pace.monthsGone) ?? "0",
      soFarPerMonth: dongText(pace.soFarPerMonth),
      neededPerMonth: dongText(pace.neededPerMonth),
      timesFaster: rateText(pace.timesFaster),
    })),
    unit: answer.unit,
    sentence: answer.sentence,
    sentenceParts: {
      vi: answer.sentenceParts.vi.map((part) => ({ ...part })),
      en: answer.sentenceParts.en.map((part) => ({ ...part })),
    },
  };
}

function progressNumbers(progress: {
  readonly plan: Dong | null;
  readonly disbursedToDate: Dong | null;
  readonly remaining: Dong | null;
  readonly rate: Decimal | null;
}): WireProgress["total"] {
  return {
    plan: amountText(progress.plan),
    disbursedToDate: amountText(progress.disbursedToDate),
    remaining: amountText(progress.remaining),
    rate: rateText(progress.rate),
  };
}

function amountText(amount: Dong | null): string | null {
  return amount === null ? null : amount.toString();
}

/** A monthly pace is rounded half up to whole đồng. */
function dongText(perMonth: Decimal | null): string | null {
  return perMonth === null ? null : roundToDong(perMonth).toString();
}

function rateText(rate: Decimal | null): string | null {
  return rate === null ? null : rate.toSignificantDigits(rateDigits).toFixed();
}
