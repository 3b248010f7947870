/**
 * Small multiples: the running share of the plan of many units, each in a plot of its own, all on one scale and beside the
 * even pace.
 */
import { type Decimal, divide, formatPercent, type Language } from "@giaingan/finance";

import type { ChartOptions } from "./chart-options.ts";
import { drawPicture } from "./chart-picture.ts";
import type { LegendItem } from "./legend.ts";
import { plainText } from "./plain-text.ts";
import type { MonthPoint } from "./projection-figures.ts";
import { hasGap } from "./projection-marks.ts";
import { projectionWords } from "./projection-words.ts";
import { rankedWords } from "./ranked-words.ts";
import { layoutMultiples, type SmallPlot } from "./small-multiples-layout.ts";
import { fillIn } from "./wording.ts";

/** One unit, project or source. */
export interface MultipleRow {
  /** Stable; comes back as `data-key` on the drawn plot. */
  readonly key: string;
  readonly label: string;
  /** Plan of the year in đồng; null: not stated. */
  readonly planDong: bigint | null;
  /** Disbursed by the end of each month from January, in đồng; null: not stated, which is never drawn as zero. */
  readonly toDateDong: readonly (bigint | null)[];
}

/** Months of a year: the even pace reaches the plan at their end. */
const monthCount = 12;
/** Plots beyond so many are not drawn but counted; `rowsMax` changes it. */
const plotsMax = 12;

/**
 * Draws a plot for each row that has a plan above zero, in the given order; the others, and those beyond `rowsMax` (default
 * 12), are counted below.
 *
 * @param rows in the order to be shown; may be empty
 * @returns an SVG element of `options.document`, not yet attached; the same input gives the same bytes
 */
export function smallMultiplesChart(rows: readonly MultipleRow[], options: ChartOptions): SVGElement {
  const { language, rowsMax = plotsMax } = options;
  const planned = rows.flatMap((row) => plotOf(row, language) ?? []);
  const plots = planned.slice(0, rowsMax);
  const hasGaps = plots.some(({ points }) => hasGap(points));
  const count = (name: "notDrawn" | "withoutPlan", of: number): readonly LegendItem[] =>
    of === 0
      ? []
      : [{ sign: "none", tone: "inkFaint", text: fillIn(rankedWords[name][language], { count: String(of) }) }];
  const legend: readonly LegendItem[] = [
    ...(plots.length === 0
      ? []
      : ([
          { sign: "line", tone: "actual", text: rankedWords.shareToDate[language] },
          { sign: "dashes", tone: "inkFaint", text: rankedWords.evenPace[language] },
        ] as const)),
    ...(hasGaps ? [{ sign: "dots", tone: "actual", text: projectionWords.gap[language] } as const] : []),
    ...count("notDrawn", planned.length - plots.length),
    ...count("withoutPlan", rows.length - planned.length),
  ];
  const subtitle = rankedWords.multiplesSubtitle[language];
  const message = rankedWords.nothingToCompare[language];
  const described = plots.map(({ label, figure }) => `${label}: ${figure}`);
  const told = [subtitle, ...(plots.length === 0 ? [message] : described), ...legend.map(({ text }) => text)];
  return drawPicture(
    {
      layout: (room) => layoutMultiples({ plots, monthCount, language, legend, message }, room),
      rowCount: 0,
      subtitle,
      name: described[0] ?? message,
      description: `${told.join("; ")}.`,
    },
    options,
  );
}

function plotOf({ key, label, planDong, toDateDong }: MultipleRow, language: Language): SmallPlot | null {
  if (planDong === null || planDong <= 0n) return null;
  const stated = toDateDong
    .slice(0, monthCount)
    .flatMap((amount, index) =>
      amount === null ? [] : [{ month: index + 1, amount, share: divide(amount, planDong) }],
    );
  const point = (month: number, share: Decimal): MonthPoint => ({ month, amount: share.toNumber() });
  const last = stated.at(-1);
  const points =
    last === undefined ? [] : [{ month: 0, amount: 0 }, ...stated.map(({ month, share }) => point(month, share))];
  // Compared exactly: disbursed · 12 beside plan · months.
  const isBehind = last !== undefined && last.amount * BigInt(monthCount) < planDong * BigInt(last.month);
  const figure = last === undefined ? rankedWords.unknown[language] : formatPercent(last.share, { language });
  return {
    key,
    label: plainText(label),
    points,
    figure,
    tone: last === undefined ? "inkFaint" : isBehind ? "behind" : "actual",
  };
}
