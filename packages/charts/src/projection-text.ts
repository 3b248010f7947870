/**
 * Projection text: shares and dates as the charts of projections write them.
 */
import { decimal, divide, formatPercent, type Language } from "@giaingan/finance";
import type { ProjectionDeadline } from "@giaingan/finance/projection";

import { projectionWords } from "./projection-words.ts";
import { fillIn } from "./wording.ts";

/** "31/12/2023". */
export function untilText({
  fiscalYear,
  deadline,
}: {
  readonly fiscalYear: number;
  readonly deadline: ProjectionDeadline;
}): string {
  return deadline === "12-31" ? `31/12/${fiscalYear}` : `31/01/${fiscalYear + 1}`;
}

/** " (46,36% kế hoạch)": never without what it is a share of; empty without a plan to divide by. */
export function shareText(amount: bigint, plan: bigint | null, language: Language): string {
  if (plan === null || plan <= 0n) return "";
  const rate = formatPercent(divide(amount, plan), { language });
  return ` (${fillIn(projectionWords.ofPlan[language], { rate })})`;
}

/** A share of 1 as a percentage with one decimal. */
export function percentText(share: number, language: Language): string {
  return formatPercent(decimal(share.toFixed(6)), { language, places: 1 });
}

/** "2019–2022", or each year where they do not follow one another. */
export function yearsText(years: readonly number[]): string {
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return "";
  const isUnbroken = years.every((year, index) => year === first + index);
  return isUnbroken && years.length > 2 ? `${first}–${last}` : years.join(", ");
}
