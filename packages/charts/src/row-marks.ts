/**
 * Row marks: the bars of a row, its time mark and how much it is behind.
 */
import { type Bar, type MoneyScale, pxPerUnit, type Span, type Tick } from "./drawing.ts";
import type { RowFigures } from "./progress-row.ts";

/** Where a bar lies, in px. */
export interface BarPlace {
  readonly topPx: number;
  readonly heightPx: number;
}

/** The shortest bar that can be seen: what is drawn of an amount that rounds to nothing and yet is not zero. */
export const sliverPx = 1.5;

/** The bars of a row: plan behind, disbursed before it. */
export function rowBars(figures: RowFigures, scale: MoneyScale, place: BarPlace): readonly Bar[] {
  const bar = (amount: number | null, tone: "plan" | "actual"): readonly Bar[] => {
    if (amount === null || amount === 0) return [];
    const to = Math.sign(amount) * Math.max(Math.abs(amount), sliverPx / pxPerUnit(scale));
    return [{ key: figures.key, from: 0, to, ...place, tone }];
  };
  return [...bar(figures.plan, "plan"), ...bar(figures.disbursed, "actual")];
}

/** The end of a plan that more than itself was disbursed of: a gap in the bar. */
export function planEndTicks({ plan, disbursed }: RowFigures, place: BarPlace, textPx: number): readonly Tick[] {
  if (plan === null || disbursed === null || plan <= 0 || disbursed <= plan) return [];
  const thicknessPx = Math.max(1.5, 0.1 * textPx);
  return [{ at: plan, topPx: place.topPx, bottomPx: place.topPx + place.heightPx, tone: "paper", thicknessPx }];
}

/**
 * The time mark of a row and, under the bar, the line from what is disbursed to it.
 * Left out on bars too short to show them; their rate tells it.
 */
export function rowTimeMarks(
  { plan, disbursed, timeMark, behindText }: RowFigures,
  scale: MoneyScale,
  { place, textPx }: { readonly place: BarPlace; readonly textPx: number },
): { readonly ticks: readonly Tick[]; readonly spans: readonly Span[] } {
  const lengthPx = (plan ?? 0) * pxPerUnit(scale);
  if (timeMark === null || disbursed === null || lengthPx < 0.7 * textPx) return { ticks: [], spans: [] };
  const bottomPx = place.topPx + place.heightPx;
  const reachPx = 0.14 * textPx;
  const thicknessPx = Math.max(1.25, 0.1 * textPx);
  const tick: Tick = {
    at: timeMark,
    topPx: place.topPx - reachPx,
    bottomPx: bottomPx + reachPx,
    tone: "ink",
    thicknessPx,
  };
  const from = Math.max(0, disbursed);
  const isVisible = behindText !== null && (timeMark - from) * pxPerUnit(scale) > 2;
  const span: Span = { from, to: timeMark, yPx: bottomPx + 0.12 * textPx, tone: "behind", thicknessPx };
  return { ticks: [tick], spans: isVisible ? [span] : [] };
}

/** The zero line, where amounts below zero are drawn. */
export function zeroTicks(
  scale: MoneyScale,
  { topPx, bottomPx }: { readonly topPx: number; readonly bottomPx: number },
): readonly Tick[] {
  return scale.domain[0] < 0 ? [{ at: 0, topPx, bottomPx, tone: "inkFaint", thicknessPx: 1 }] : [];
}
