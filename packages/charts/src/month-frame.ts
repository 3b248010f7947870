/**
 * Month frame: the plot that charts along a year share. Months go to the right, money upwards; each has its words beside it.
 */
import { decimal, formatNumber, type Language } from "@giaingan/finance";
import { scaleLinear, ticks, tickStep } from "d3";

import { centredBaseline, type Swatch, type TextLine } from "./drawing.ts";
import type { Tone } from "./theme.ts";
import { measureText, type TextStyle } from "./text-width.ts";

/** What is framed. */
export interface MonthFrameInput {
  readonly language: Language;
  /** 12, or 13 with the January after the year. */
  readonly monthCount: number;
  /** Everything that is drawn, in shown units; zero always is. */
  readonly amounts: readonly number[];
  readonly sizePx: number;
  readonly topPx: number;
  /** Where the words of the months end. */
  readonly bottomPx: number;
  readonly rightPx: number;
  /** Whether a month's name stands under its end, as of running totals, or under its middle. */
  readonly monthsStand: "atEnd" | "inMiddle";
}

/** The frame, placed. */
export interface MonthFrame {
  readonly leftPx: number;
  readonly rightPx: number;
  readonly topPx: number;
  readonly bottomPx: number;
  /** The end of a month, in px; 0 is the beginning of the year. */
  readonly xOf: (month: number) => number;
  /** An amount in shown units, in px. */
  readonly yOf: (amount: number) => number;
  readonly swatches: readonly Swatch[];
  readonly texts: readonly TextLine[];
}

/** Places the frame: lines at round amounts with their figures to the left, names of months below. */
export function placeMonthFrame(input: MonthFrameInput): MonthFrame {
  const { amounts, sizePx, topPx, rightPx, monthCount } = input;
  const bottomPx = input.bottomPx - 1.7 * sizePx;
  const largest = Math.max(0, ...amounts);
  const domain = [Math.min(0, ...amounts), largest === 0 && amounts.every((amount) => amount >= 0) ? 1 : largest];
  const [low = 0, high = 1] = domain;
  const yOf = scaleLinear([low, high], [bottomPx, topPx]);
  const hasAmounts = amounts.some((amount) => amount !== 0);
  const tickCount = Math.max(1, Math.min(5, Math.floor((bottomPx - topPx) / (3 * sizePx))));
  const amountTicks = hasAmounts ? ticks(low, high, tickCount) : [0];
  const style: TextStyle = { sizePx, weight: 400 };
  const places = Math.max(0, -Math.floor(Math.log10(tickStep(low, high, tickCount) || 1) + 1e-9));
  const figures = amountTicks.map((amount) =>
    hasAmounts ? formatNumber(decimal(amount.toFixed(places)), { language: input.language, places }) : "0",
  );
  const leftPx = Math.max(...figures.map((figure) => measureText(figure, style))) + 0.7 * sizePx;
  const xOf = scaleLinear([0, monthCount], [leftPx, rightPx]);
  const swatches = amountTicks.map((amount): Swatch => {
    const tone: Tone = amount === 0 ? "inkFaint" : "hairline";
    const heightPx = Math.max(1, 0.05 * sizePx);
    return { xPx: leftPx, yPx: yOf(amount) - heightPx / 2, widthPx: rightPx - leftPx, heightPx, radiusPx: 0, tone };
  });
  const amountTexts = amountTicks.map((amount, index): TextLine => ({
    xPx: leftPx - 0.5 * sizePx,
    baselinePx: centredBaseline(yOf(amount), sizePx),
    anchor: "end",
    runs: [{ text: figures[index] ?? "", tone: "inkFaint", ...style }],
  }));
  const texts = [...amountTexts, ...monthTexts(input, { xOf, baselinePx: bottomPx + 1.35 * sizePx })];
  return { leftPx, rightPx, topPx, bottomPx, xOf, yOf, swatches, texts };
}

/** The name of a month: "T3", of the January after the year "T1 sau". */
export function monthName(month: number, language: Language): string {
  if (language === "vi") return month === 13 ? "T1 sau" : `T${month}`;
  return month === 13 ? "next Jan" : (englishMonths[month - 1] ?? String(month));
}

const englishMonths = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

/** As many names as have room, the last month's among them. */
function monthTexts(
  { language, monthCount, sizePx, monthsStand }: MonthFrameInput,
  { xOf, baselinePx }: { readonly xOf: (month: number) => number; readonly baselinePx: number },
): readonly TextLine[] {
  const style: TextStyle = { sizePx, weight: 400 };
  const monthPx = xOf(1) - xOf(0);
  const names = Array.from({ length: monthCount }, (_, index) => {
    const text = monthName(index + 1, language);
    return { text, month: index + 1, widthPx: measureText(text, style) };
  });
  const everyFrom = (step: number): typeof names => names.filter(({ month }) => (monthCount - month) % step === 0);
  const fits = (step: number): boolean =>
    everyFrom(step).every(({ widthPx }, index, shown) => {
      const nextPx = shown[index + 1]?.widthPx ?? 0;
      return (widthPx + nextPx) / 2 + 0.35 * sizePx <= step * monthPx;
    });
  const step = names.map(({ month }) => month).find(fits) ?? monthCount;
  return everyFrom(step).map(({ text, month }) => ({
    xPx: xOf(monthsStand === "atEnd" ? month : month - 0.5),
    baselinePx,
    anchor: "middle",
    runs: [{ text, tone: "inkSoft", ...style }],
  }));
}
