/**
 * The distribution: how many projects have disbursed which share of their plan, and how much plan stands there. For thirty
 * rows and more, of which each by itself tells little.
 */
import { decimal, formatMoney, formatNumber, moneyUnitNames, sumMoney } from "@giaingan/finance";

import type { ChartOptions } from "./chart-options.ts";
import type { ProgressRow } from "./progress-row.ts";
import { countItem, drawRanked } from "./ranked-fold.ts";
import type { RankedRow } from "./ranked-rows.ts";
import { rankedWords } from "./ranked-words.ts";
import { shownAmounts } from "./shown-amounts.ts";
import type { Tone } from "./theme.ts";
import { fillIn } from "./wording.ts";

/** Shares of the plan in tenths: a row is in the last class whose least share it reaches. */
const tenths = [1n, 2n, 3n, 4n, 5n, 6n, 7n, 8n, 9n] as const;

/**
 * Counts the rows by the share of their plan that is disbursed: nothing, each tenth, all of it or more. Rows without a plan
 * above zero, or without a stated disbursement, are counted below.
 *
 * @param rows in any order; may be empty
 * @returns an SVG element of `options.document`, not yet attached; the same input gives the same bytes
 */
export function distributionChart(rows: readonly ProgressRow[], options: ChartOptions): SVGElement {
  const { language, unit } = options;
  const measured = rows.flatMap(({ planDong: plan, disbursedToDateDong: disbursed }) =>
    plan === null || plan <= 0n || disbursed === null ? [] : [{ plan, rank: classOf(disbursed, plan) }],
  );
  const classes = Array.from({ length: tenths.length + 3 }, (_, rank) => {
    const plans = measured.filter((row) => row.rank === rank).map(({ plan }) => plan);
    return { rank, count: plans.length, planDong: sumMoney(plans) };
  });
  const planned = classes.map(({ planDong }) => planDong);
  const shown = shownAmounts(planned, sumMoney(planned), unit);
  const drawn = measured.length === 0 ? [] : classes;
  const ranked = drawn.map(({ rank, count, planDong }): RankedRow => ({
    key: `class-${rank}`,
    label: classLabel(rank, language),
    bars: count === 0 ? [] : [{ from: 0, to: count, tone: toneOf(rank) }],
    stem: null,
    dots: [],
    figures: [
      { text: formatNumber(decimal(count), { language }), tone: "ink", isStrong: true },
      { text: formatMoney(shown[rank] ?? planDong, { language, unit }), tone: "inkSoft", isStrong: false },
    ],
  }));
  const legend = countItem("uncompared", rows.length - measured.length, language);
  const subtitle = fillIn(rankedWords.distributionSubtitle[language], { unit: moneyUnitNames[unit][language] });
  const message = rankedWords.nothingToCompare[language];
  return drawRanked({ rows: ranked, figuresStand: "inColumn", guide: null, legend, message, subtitle }, options);
}

/** 0: nothing; 1: less than a tenth; … 10: nine tenths or more; 11: all of it. Compared exactly. */
function classOf(disbursed: bigint, plan: bigint): number {
  if (disbursed <= 0n) return 0;
  if (disbursed >= plan) return tenths.length + 2;
  return 1 + tenths.filter((tenth) => disbursed * 10n >= tenth * plan).length;
}

function classLabel(rank: number, language: ChartOptions["language"]): string {
  if (rank === 0) return rankedWords.none[language];
  if (rank === 1) return fillIn(rankedWords.below[language], { share: "10%" });
  if (rank === tenths.length + 2) return fillIn(rankedWords.from[language], { share: "100%" });
  const low = (rank - 1) * 10;
  return fillIn(rankedWords.fromBelow[language], { low: `${low}%`, high: `${low + 10}%` });
}

/** Nothing, and everything, are told apart from what is under way. */
function toneOf(rank: number): Tone {
  if (rank === 0) return "behind";
  return rank === tenths.length + 2 ? "actual" : "range50";
}
