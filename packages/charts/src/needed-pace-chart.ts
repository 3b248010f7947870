/**
 * The needed-pace chart: what each month brought, and what each month until the deadline must bring to reach the plan,
 * beside the best month so far.
 */
import { formatMoney, inUnit, moneyUnitNames } from "@giaingan/finance";

import { drawPicture } from "./chart-picture.ts";
import type { Curve, Swatch } from "./drawing.ts";
import { bestMonth, disbursedBySpan, type MonthSpan } from "./month-amounts.ts";
import { type MonthFrame, monthName } from "./month-frame.ts";
import { amountLabel } from "./month-labels.ts";
import { layoutMonths, type MonthContent, type MonthFigure, type MonthLabel, type MonthMarks } from "./month-layout.ts";
import { knownText, type ProjectionChartInput, type ProjectionChartOptions } from "./projection-chart.ts";
import { untilText } from "./projection-text.ts";
import { projectionWords } from "./projection-words.ts";
import type { Tone } from "./theme.ts";
import { fillIn } from "./wording.ts";

/**
 * Draws the months of the whole. Months that are not stated one by one carry "…" and share the average of what is known
 * of them together; they are never drawn as zero.
 *
 * @returns an SVG element of `options.document`, not yet attached; the same input gives the same bytes
 */
export function neededPaceChart(input: ProjectionChartInput, options: ProjectionChartOptions): SVGElement {
  const { language, unit } = options;
  const { months, total, fiscalYear } = input;
  const words = { year: String(fiscalYear), until: untilText(input), unit: moneyUnitNames[unit][language] };
  const subtitle = fillIn(projectionWords.paceSubtitle[language], words);
  const spans = disbursedBySpan(months);
  const labels = labelsOf(input, spans, options);
  const columns = columnsOf(input, spans, options);
  const known = total.dataMonth === null ? null : { month: total.dataMonth, text: knownText(input, options) };
  const figures = figuresOf(input, spans, options);
  const content: MonthContent = {
    language,
    monthCount: months.length,
    monthsStand: "inMiddle",
    amounts: [...columns, ...labels.map(({ at }) => ({ amount: at }))].map(({ amount }) => amount),
    labels,
    legend: columns.some(({ kind }) => kind === "average")
      ? [{ sign: "square", tone: "range80", text: projectionWords.averageOfGap[language] }]
      : [],
    known,
    figures,
    message: columns.length + labels.length === 0 && known === null ? projectionWords.nothingStated[language] : null,
    marks: (frame, sizePx) => columnMarks(columns, labels, { frame, sizePx, knownMonth: total.dataMonth ?? 0 }),
  };
  const described = [
    ...figures.map(({ text }, index) => `${monthName(index + 1, language)} ${text}`),
    ...labels.map(({ name, figure }) => `${name} ${figure}`),
  ];
  return drawPicture(
    {
      layout: (room) => layoutMonths(content, room),
      rowCount: 0,
      subtitle,
      name: known?.text ?? subtitle,
      description: `${[subtitle, content.known?.text ?? content.message, ...described].filter((part) => part !== null).join("; ")}.`,
    },
    options,
  );
}

/** A column over one or several months, in shown units. */
interface Column {
  readonly firstMonth: number;
  readonly lastMonth: number;
  readonly amount: number;
  readonly kind: "disbursed" | "average" | "needed";
}

function columnsOf(
  { total, months }: ProjectionChartInput,
  spans: readonly MonthSpan[],
  { unit }: ProjectionChartOptions,
): readonly Column[] {
  const { dataMonth } = total;
  const past = spans.map(({ firstMonth, lastMonth, disbursed }): Column => {
    const count = lastMonth - firstMonth + 1;
    const amount = inUnit(disbursed, unit).toNumber() / count;
    return { firstMonth, lastMonth, amount, kind: count === 1 ? "disbursed" : "average" };
  });
  const perMonth = neededPerMonth(total);
  if (dataMonth === null || perMonth === null) return past;
  const amount = inUnit(perMonth, unit).toNumber();
  const needed = Array.from({ length: months.length - dataMonth }, (_, index): Column => {
    const month = dataMonth + index + 1;
    return { firstMonth: month, lastMonth: month, amount, kind: "needed" };
  });
  return [...past, ...needed];
}

/** Null where the plan is reached too: nothing is needed. */
function neededPerMonth({ paceNeeded: { perMonth } }: ProjectionChartInput["total"]): bigint | null {
  return perMonth !== null && perMonth > 0n ? perMonth : null;
}

/** The heights that are called by name: needed, the best month, the average. */
function labelsOf(
  { total }: ProjectionChartInput,
  spans: readonly MonthSpan[],
  { language, unit }: ProjectionChartOptions,
): readonly MonthLabel[] {
  const label = (amount: bigint | null, name: string, tone: Tone): readonly MonthLabel[] =>
    amountLabel(amount, { name, tone, sign: "dashes" }, { language, unit });
  const best = bestMonth(spans);
  const month = best === null ? "" : monthName(best.lastMonth, language);
  return [
    ...label(neededPerMonth(total), projectionWords.needed[language], "behind"),
    ...label(best?.disbursed ?? null, fillIn(projectionWords.bestMonth[language], { month }), "ink"),
    ...label(total.paceSoFar.perMonth, projectionWords.average[language], "actual"),
  ];
}

/** What stands under each month: what it brought, "…" where that is not stated, what it must bring. */
function figuresOf(
  { total, months }: ProjectionChartInput,
  spans: readonly MonthSpan[],
  { language, unit }: ProjectionChartOptions,
): readonly MonthFigure[] {
  const { dataMonth } = total;
  const perMonth = neededPerMonth(total);
  const money = (amount: bigint): string => formatMoney(amount, { language, unit });
  return months.map(({ month }): MonthFigure => {
    const single = spans.find(({ firstMonth, lastMonth }) => firstMonth === month && lastMonth === month);
    if (single !== undefined) return { text: money(single.disbursed), tone: "actual" };
    const isAhead = dataMonth !== null && month > dataMonth;
    if (isAhead) return { text: perMonth === null ? "" : money(perMonth), tone: "behind" };
    return { text: "…", tone: "inkFaint" };
  });
}

function columnMarks(
  columns: readonly Column[],
  labels: readonly MonthLabel[],
  { frame, sizePx, knownMonth }: { readonly frame: MonthFrame; readonly sizePx: number; readonly knownMonth: number },
): MonthMarks {
  const marginPx = 0.14 * (frame.xOf(1) - frame.xOf(0));
  const boxes = columns.map((column) => {
    const xPx = frame.xOf(column.firstMonth - 1) + marginPx;
    const ends = [frame.yOf(0), frame.yOf(column.amount)];
    const topPx = Math.min(...ends);
    const widthPx = frame.xOf(column.lastMonth) - marginPx - xPx;
    return { ...column, xPx, topPx, widthPx, heightPx: Math.max(...ends) - topPx };
  });
  const swatches = boxes.map(({ xPx, topPx, widthPx, heightPx, kind }): Swatch => ({
    xPx,
    yPx: topPx,
    widthPx,
    heightPx,
    radiusPx: 0,
    tone: kind === "disbursed" ? "actual" : kind === "needed" ? "behindSoft" : "range80",
  }));
  const outlines = boxes
    .filter(({ kind }) => kind !== "disbursed")
    .map(({ xPx, topPx, widthPx, heightPx, kind }): Curve => ({
      points: [
        { xPx, yPx: topPx + heightPx },
        { xPx, yPx: topPx },
        { xPx: xPx + widthPx, yPx: topPx },
        { xPx: xPx + widthPx, yPx: topPx + heightPx },
      ],
      tone: kind === "needed" ? "behind" : "actual",
      thicknessPx: 0.09 * sizePx,
      dash: kind === "needed" ? [0.4 * sizePx, 0.25 * sizePx] : [0.12 * sizePx, 0.24 * sizePx],
    }));
  const levels = labels
    .filter(({ tone }) => tone !== "behind")
    .map(({ at, tone }): Curve => ({
      points: [
        // The average of what is drawn goes on from there; the best month is compared with every other.
        { xPx: tone === "ink" ? frame.leftPx : frame.xOf(knownMonth), yPx: frame.yOf(at) },
        { xPx: frame.rightPx, yPx: frame.yOf(at) },
      ],
      tone,
      thicknessPx: 0.08 * sizePx,
      dash: tone === "ink" ? [0.95 * sizePx, 0.35 * sizePx] : [0.3 * sizePx, 0.3 * sizePx],
    }));
  return { swatches, areas: [], curves: [...outlines, ...levels], dots: [] };
}
