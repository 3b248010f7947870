/**
 * The heat map: what each unit disbursed in each month, as a share of its plan beside the even pace of a twelfth a month.
 */
import { decimal, divide, formatPercent, type Language, sumMoney } from "@giaingan/finance";

import type { ChartOptions } from "./chart-options.ts";
import { drawPicture } from "./chart-picture.ts";
import { type HeatCell, type HeatRow, layoutHeatmap } from "./heatmap-layout.ts";
import type { LegendItem } from "./legend.ts";
import { monthName } from "./month-frame.ts";
import { plainText } from "./plain-text.ts";
import { rankedWords } from "./ranked-words.ts";
import { fillIn, wording } from "./wording.ts";

/** One unit or project. */
export interface HeatmapRow {
  /** Stable; comes back as `data-key` on the drawn row. */
  readonly key: string;
  readonly label: string;
  /** Plan of the year in đồng; null: not stated. */
  readonly planDong: bigint | null;
  /** Disbursed in each month from January, in đồng; null: not stated, which is never drawn as zero. */
  readonly monthsDong: readonly (bigint | null)[];
}

/** Months of a year: the even pace is a twelfth of the plan in each. */
const monthCount = 12;

/**
 * Draws a cell for each row and month. What comes after `rowsMax` rows (default 30) is added up in one row; its months are
 * stated where every one of the folded is.
 *
 * @param rows in the order to be shown; may be empty
 * @returns an SVG element of `options.document`, not yet attached; the same input gives the same bytes
 */
export function heatmapChart(rows: readonly HeatmapRow[], options: ChartOptions): SVGElement {
  const { language, rowsMax = 30 } = options;
  const shown = foldHeatmap(rows, rowsMax, language).map((row) => heatRow(row, language));
  const cells = shown.flatMap((row) => row.cells);
  const months = Array.from({ length: monthCount }, (_, index) => monthName(index + 1, language));
  const legend = legendOf(cells, language);
  const subtitle = rankedWords.heatmapSubtitle[language];
  const message = rankedWords.nothingByMonth[language];
  const described = shown.map(({ label, cells: ofRow, total }) => {
    const stated = ofRow.flatMap(({ words }, index) => (words === null ? [] : [`${months[index] ?? ""} ${words}`]));
    return `${label}: ${[...stated, total].join(", ")}`;
  });
  const told = [subtitle, ...(shown.length === 0 ? [message] : described)];
  return drawPicture(
    {
      layout: (room) => layoutHeatmap({ rows: shown, months, legend, message }, room),
      rowCount: shown.length,
      subtitle,
      name: described[0] ?? message,
      description: `${told.join("; ")}.`,
    },
    options,
  );
}

function foldHeatmap(rows: readonly HeatmapRow[], rowsMax: number, language: Language): readonly HeatmapRow[] {
  if (rows.length <= rowsMax) return rows;
  const kept = rows.slice(0, Math.max(1, rowsMax - 1));
  const others = rows.slice(kept.length);
  const sumStated = (amounts: readonly (bigint | null)[]): bigint | null => {
    const stated = amounts.filter((amount) => amount !== null);
    return stated.length === amounts.length ? sumMoney(stated) : null;
  };
  const label = fillIn(wording.otherRows[language], { count: String(others.length) });
  const monthsDong = Array.from({ length: monthCount }, (_, month) =>
    sumStated(others.map((row) => row.monthsDong[month] ?? null)),
  );
  return [
    ...kept,
    { key: "otherRows", label, planDong: sumStated(others.map(({ planDong }) => planDong)), monthsDong },
  ];
}

function heatRow({ key, label, planDong, monthsDong }: HeatmapRow, language: Language): HeatRow {
  const plan = planDong !== null && planDong > 0n ? planDong : null;
  const cells = Array.from({ length: monthCount }, (_, month): HeatCell =>
    cellOf(monthsDong[month] ?? null, plan, language),
  );
  const stated = monthsDong.slice(0, monthCount).filter((amount) => amount !== null);
  const isTold = plan !== null && stated.length > 0;
  const total = isTold ? formatPercent(divide(sumMoney(stated), plan), { language }) : "–";
  return { key, label: plainText(label), cells, total };
}

/** Compared exactly: amount · 12 beside the plan, and beside half of it. */
function cellOf(amount: bigint | null, plan: bigint | null, language: Language): HeatCell {
  if (amount === null || plan === null) return { level: "unknown", words: null };
  const words = formatPercent(decimal(amount).div(decimal(plan)), { language });
  if (amount < 0n) return { level: "returned", words };
  if (amount === 0n) return { level: "none", words };
  const yearly = amount * BigInt(monthCount);
  if (yearly >= plan) return { level: "even", words };
  return { level: 2n * yearly >= plan ? "belowEven" : "belowHalf", words };
}

/** The levels that occur. */
function legendOf(cells: readonly HeatCell[], language: Language): readonly LegendItem[] {
  const item = (level: HeatCell["level"], of: Omit<LegendItem, "text">): readonly LegendItem[] =>
    cells.some((cell) => cell.level === level) ? [{ ...of, text: rankedWords[level][language] }] : [];
  return [
    ...item("even", { sign: "square", tone: "actual" }),
    ...item("belowEven", { sign: "square", tone: "range50" }),
    ...item("belowHalf", { sign: "square", tone: "range80" }),
    ...item("none", { sign: "line", tone: "inkFaint" }),
    ...item("returned", { sign: "square", tone: "behindSoft" }),
    ...item("unknown", { sign: "dots", tone: "inkFaint" }),
  ];
}
