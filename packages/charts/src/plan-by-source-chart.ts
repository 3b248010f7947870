/**
 * The chart of the plan by source: the whole, and each part with its amount and share.
 */
import {
  type Decimal,
  decimal,
  divide,
  formatMoney,
  formatPercent,
  inUnit,
  moneyUnitNames,
  splitMoney,
  sumMoney,
} from "@giaingan/finance";

import type { ChartOptions } from "./chart-options.ts";
import { drawPicture } from "./chart-picture.ts";
import { plainText } from "./plain-text.ts";
import { layoutProgress } from "./progress-layout.ts";
import { foldRows, type ProgressRow, type RowFigures } from "./progress-row.ts";
import { shownAmounts } from "./shown-amounts.ts";
import { fillIn, wording } from "./wording.ts";

/** One source of a plan. */
export interface PlanRow {
  /** Stable; comes back as `data-key` on the drawn row. */
  readonly key: string;
  readonly label: string;
  /** Plan in đồng; null when not stated, which is never drawn as zero. */
  readonly planDong: bigint | null;
}

/** Options of the plan chart. */
export interface PlanBySourceOptions extends ChartOptions {
  /** The name of the whole; the default is "Tổng". */
  readonly totalLabel?: string;
}

/** Shares are shown to a hundredth of a percent. */
const shareSteps = 10_000n;

/**
 * Draws the plan by source, the largest first, sources without a stated plan last. The shown amounts add up to the
 * shown total, the shown shares to 100%.
 *
 * @param rows in any order; may be empty
 * @returns an SVG element of `options.document`, not yet attached; the same input gives the same bytes
 */
export function planBySourceChart(rows: readonly PlanRow[], options: PlanBySourceOptions): SVGElement {
  const { language, unit, rowsMax = 30, totalLabel = wording.total[language] } = options;
  const sorted = [...rows].sort(byPlan).map((row): ProgressRow => ({ ...row, disbursedToDateDong: null }));
  const shown = foldRows(sorted, rowsMax, language);
  const plans = shown.map((row) => row.planDong);
  const stated = plans.filter((plan) => plan !== null);
  const totalDong = stated.length === 0 ? null : sumMoney(stated);
  const amounts = shownAmounts(plans, totalDong, unit);
  const shares = sharesOf(plans, totalDong);
  const figures = shown.map((row, index) =>
    planFigures({ ...row, shownDong: amounts[index] ?? null, share: shares[index] ?? null }, options),
  );
  const whole = totalDong === null || totalDong === 0n ? null : decimal(1);
  const total = planFigures(
    { key: "total", label: totalLabel, planDong: totalDong, shownDong: totalDong, share: whole },
    options,
  );
  const unitName = moneyUnitNames[unit][language];
  const described = [total, ...figures].map((row) => describeRow(row));
  return drawPicture(
    {
      layout: (room) => layoutProgress({ rows: figures, total, ...room, language, timeLabel: null, legend: [] }),
      rowCount: figures.length,
      subtitle: fillIn(wording.planSubtitle[language], { unit: unitName }),
      name: fillIn(wording.planSubtitle[language], { unit: unitName }),
      description: `${described.join("; ")}.`,
    },
    options,
  );
}

function byPlan(left: PlanRow, right: PlanRow): number {
  if (left.planDong === null || right.planDong === null) {
    return Number(left.planDong === null) - Number(right.planDong === null);
  }
  return left.planDong === right.planDong ? 0 : left.planDong > right.planDong ? -1 : 1;
}

/** Shares that add up to one as shown; with negative parts each is the plain quotient. Null where nothing is stated. */
function sharesOf(plans: readonly (bigint | null)[], total: bigint | null): readonly (Decimal | null)[] {
  if (total === null || total === 0n) return plans.map(() => null);
  if (plans.some((plan) => plan !== null && plan < 0n)) {
    return plans.map((plan) => (plan === null ? null : divide(plan, total)));
  }
  const steps = splitMoney(
    shareSteps,
    plans.map((plan) => plan ?? 0n),
  );
  return plans.map((plan, index) => (plan === null ? null : divide(steps[index] ?? 0n, shareSteps)));
}

function planFigures(
  row: {
    readonly key: string;
    readonly label: string;
    readonly planDong: bigint | null;
    readonly shownDong: bigint | null;
    readonly share: Decimal | null;
  },
  { language, unit }: ChartOptions,
): RowFigures {
  return {
    key: row.key,
    label: plainText(row.label),
    plan: row.planDong === null ? null : inUnit(row.planDong, unit).toNumber(),
    disbursed: null,
    timeMark: null,
    planText: row.shownDong === null ? null : formatMoney(row.shownDong, { language, unit }),
    disbursedText: null,
    rateText: row.share === null ? null : formatPercent(row.share, { language }),
    note: row.planDong === null ? wording.planNotStated[language] : null,
    behindText: null,
  };
}

function describeRow({ label, planText, rateText, note }: RowFigures): string {
  return `${label}: ${[planText, rateText, note].filter((part) => part !== null).join(", ")}`;
}
