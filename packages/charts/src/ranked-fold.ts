/**
 * Folding of ranked rows: what comes after the first ones is one line without a mark, because a sum of many would outgrow
 * every other row; and the picture of the rows that are left.
 */
import { type Language, type MoneyUnit, sumMoney } from "@giaingan/finance";

import type { ChartOptions } from "./chart-options.ts";
import { drawPicture } from "./chart-picture.ts";
import type { LegendItem } from "./legend.ts";
import type { RankedFigure } from "./ranked-figures.ts";
import { layoutRankedRows, type RankedContent, type RankedRow } from "./ranked-rows.ts";
import { rankedWords } from "./ranked-words.ts";
import { shownAmounts } from "./shown-amounts.ts";
import { fillIn } from "./wording.ts";

/** Ranked rows beyond so many are folded, where the caller says nothing. */
const rankedRowsMax = 15;

/** The rows that are drawn, each with its amount as it is shown, and the sum of those that are not. */
export interface FoldedRows<Row> {
  readonly shown: readonly { readonly row: Row; readonly shownDong: bigint }[];
  readonly others: { readonly count: number; readonly shownDong: bigint };
}

/** Folds rows in their order; the shown amounts add up to the shown sum. */
export function foldRanked<Row>(
  ranked: readonly Row[],
  {
    rowsMax = rankedRowsMax,
    unit,
    dongOf,
  }: { readonly rowsMax?: number | undefined; readonly unit: MoneyUnit; readonly dongOf: (row: Row) => bigint },
): FoldedRows<Row> {
  const kept = ranked.length > rowsMax ? ranked.slice(0, Math.max(1, rowsMax - 1)) : ranked;
  const others = ranked.slice(kept.length);
  const parts = [...kept.map(dongOf), sumMoney(others.map(dongOf))];
  const amounts = shownAmounts(parts, sumMoney(parts), unit);
  return {
    shown: kept.map((row, index) => ({ row, shownDong: amounts[index] ?? dongOf(row) })),
    others: { count: others.length, shownDong: amounts.at(-1) ?? 0n },
  };
}

/** The last line; nothing where no row is folded. */
export function othersRow(count: number, figure: RankedFigure, language: Language): readonly RankedRow[] {
  if (count === 0) return [];
  const label = fillIn(rankedWords.others[language], { count: String(count) });
  return [{ key: "otherRows", label, bars: [], stem: null, dots: [], figures: [figure] }];
}

/** How many rows are not drawn, and why; nothing where there are none. */
export function countItem(
  name: "onTime" | "uncompared" | "notAtRisk",
  count: number,
  language: Language,
): readonly LegendItem[] {
  if (count === 0) return [];
  return [{ sign: "none", tone: "inkFaint", text: fillIn(rankedWords[name][language], { count: String(count) }) }];
}

/** Draws ranked rows; each of them, and what stands below, is told in words too. */
export function drawRanked(content: RankedContent & { readonly subtitle: string }, options: ChartOptions): SVGElement {
  const { rows, legend, message, subtitle } = content;
  const described = rows.map(({ label, figures }) => `${label}: ${figures.map(({ text }) => text).join(", ")}`);
  const told = [subtitle, ...(rows.length === 0 ? [message] : described), ...legend.map(({ text }) => text)];
  return drawPicture(
    {
      layout: (room) => layoutRankedRows(content, room),
      rowCount: rows.length,
      subtitle,
      name: described[0] ?? message,
      description: `${told.join("; ")}.`,
    },
    options,
  );
}
