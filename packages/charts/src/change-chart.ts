/**
 * The chart of what has changed between two days: the share of the plan that each row had disbursed by the first and by the
 * second, the largest step first.
 */
import {
  type Decimal,
  divide,
  formatDate,
  formatMoney,
  formatPercent,
  moneyUnitNames,
  type PlainDate,
} from "@giaingan/finance";

import type { ChartOptions } from "./chart-options.ts";
import type { LegendItem } from "./legend.ts";
import { plainText } from "./plain-text.ts";
import { countItem, drawRanked, foldRanked, othersRow } from "./ranked-fold.ts";
import type { RankedRow } from "./ranked-rows.ts";
import { rankedWords } from "./ranked-words.ts";
import { fillIn } from "./wording.ts";

/** What one unit or project had disbursed by two days. Null: not stated. */
export interface ChangeRow {
  /** Stable; comes back as `data-key` on the drawn row. */
  readonly key: string;
  readonly label: string;
  /** Plan of the year in đồng, as of the second day. */
  readonly planDong: bigint | null;
  /** Disbursed by the first day, in đồng. */
  readonly beforeDong: bigint | null;
  /** Disbursed by the second day, in đồng. */
  readonly afterDong: bigint | null;
}

/** Options of the chart of changes; `asOf` is the second day. */
export interface ChangeChartOptions extends ChartOptions {
  /** The first day. */
  readonly before: PlainDate;
}

/**
 * Draws for each row both shares of the plan and the way between them. Rows without a plan above zero, or without both
 * figures, are counted below. Shares are of the plan of the second day, so that a step is money and no change of plan.
 *
 * @param rows in any order; may be empty
 * @returns an SVG element of `options.document`, not yet attached; the same input gives the same bytes
 */
export function changeChart(rows: readonly ChangeRow[], options: ChangeChartOptions): SVGElement {
  const { language, unit, before, asOf, rowsMax } = options;
  const measured = rows.flatMap((row) => changeOf(row) ?? []);
  const ranked = measured.toSorted((left, right) => right.step.cmp(left.step));
  const { shown, others } = foldRanked(ranked, { rowsMax, unit, dongOf: (row) => row.addedDong });
  const added = (amount: bigint): string => `${amount > 0n ? "+" : ""}${formatMoney(amount, { language, unit })}`;
  const percent = (share: Decimal): string => formatPercent(share, { language });
  const drawnRows = shown.map(({ row: { row, from, to }, shownDong }): RankedRow => ({
    key: row.key,
    label: plainText(row.label),
    bars: [],
    stem: { from: from.toNumber(), to: to.toNumber(), tone: to.lt(from) ? "behind" : "actual" },
    dots: [
      { at: from.toNumber(), shape: "round", tone: "inkFaint" },
      { at: to.toNumber(), shape: "round", tone: "actual" },
    ],
    figures: [
      { text: percent(from), tone: "inkSoft", isStrong: false },
      { text: percent(to), tone: "ink", isStrong: true },
      { text: added(shownDong), tone: to.lt(from) ? "behind" : "actual", isStrong: false },
    ],
  }));
  const ofOthers = { text: added(others.shownDong), tone: "actual", isStrong: false } as const;
  const drawn = [...drawnRows, ...othersRow(others.count, ofOthers, language)];
  const dateText = (date: PlainDate): string => fillIn(rankedWords.before[language], { date: formatDate(date) });
  const signs: readonly LegendItem[] = [
    { sign: "square", tone: "inkFaint", text: dateText(before) },
    { sign: "square", tone: "actual", text: dateText(asOf) },
  ];
  const legend = [
    ...(drawn.length === 0 ? [] : signs),
    ...countItem("uncompared", rows.length - measured.length, language),
  ];
  const words = { before: formatDate(before), after: formatDate(asOf), unit: moneyUnitNames[unit][language] };
  const subtitle = fillIn(rankedWords.changeSubtitle[language], words);
  const message = rankedWords.nothingTwice[language];
  const guide = { at: 1, text: rankedWords.wholePlan[language] };
  return drawRanked({ rows: drawn, figuresStand: "inColumn", guide, legend, message, subtitle }, options);
}

interface MeasuredChange {
  readonly row: ChangeRow;
  readonly from: Decimal;
  readonly to: Decimal;
  readonly step: Decimal;
  readonly addedDong: bigint;
}

function changeOf(row: ChangeRow): MeasuredChange | null {
  const { planDong: plan, beforeDong, afterDong } = row;
  if (plan === null || plan <= 0n || beforeDong === null || afterDong === null) return null;
  const [from, to] = [divide(beforeDong, plan), divide(afterDong, plan)];
  return { row, from, to, step: to.minus(from), addedDong: afterDong - beforeDong };
}
