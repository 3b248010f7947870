/**
 * A drawing: what a chart consists of once everything is placed, before any of it is SVG.
 *
 * Layouts make drawings, tests measure them, and one function draws them with Plot. Lengths along the money axis are
 * in shown units (14108 triệu), everything else in px from the drawing's top left corner.
 */
import { scaleLinear } from "d3";
import type { Tone } from "./theme.ts";
import { ascentEm, capHeightEm, descentEm, type FontWeight, measureText } from "./text-width.ts";

/** Where money lies on the drawing: `domain` in shown units is drawn over `range` in px. */
export interface MoneyScale {
  readonly domain: readonly [number, number];
  readonly range: readonly [number, number];
}

/** A horizontal bar from one amount to another. */
export interface Bar {
  /** The row that it belongs to. */
  readonly key: string;
  readonly from: number;
  readonly to: number;
  readonly topPx: number;
  readonly heightPx: number;
  readonly tone: Tone;
}

/** A vertical mark at an amount. */
export interface Tick {
  readonly at: number;
  readonly topPx: number;
  readonly bottomPx: number;
  readonly tone: Tone;
  readonly thicknessPx: number;
}

/** A horizontal line from one amount to another: how much is behind. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly yPx: number;
  readonly tone: Tone;
  readonly thicknessPx: number;
}

/** A piece of a line of text in one colour and weight. */
export interface TextRun {
  readonly text: string;
  readonly tone: Tone;
  readonly weight: FontWeight;
  readonly sizePx: number;
  /** Room before the run, in px. */
  readonly gapPx?: number;
}

/** One line of text. */
export interface TextLine {
  readonly xPx: number;
  readonly baselinePx: number;
  readonly anchor: "start" | "middle" | "end";
  readonly runs: readonly TextRun[];
}

/** A small sign of a legend, or a ground behind text. */
export interface Swatch {
  readonly xPx: number;
  readonly yPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly radiusPx: number;
  readonly tone: Tone;
}

/** The band of a row: where a pointer on a screen finds it. */
export interface RowBand {
  readonly key: string;
  readonly leftPx: number;
  readonly widthPx: number;
  readonly topPx: number;
  readonly heightPx: number;
}

/** Marks on one money scale. */
export interface Panel {
  readonly scale: MoneyScale;
  readonly bars: readonly Bar[];
  readonly ticks: readonly Tick[];
  readonly spans: readonly Span[];
}

/** A place in px. */
export interface Point {
  readonly xPx: number;
  readonly yPx: number;
}

/** A line from place to place. */
export interface Curve {
  readonly points: readonly Point[];
  readonly tone: Tone;
  readonly thicknessPx: number;
  /** Lengths of strokes and gaps in px; null: unbroken. */
  readonly dash: readonly [strokePx: number, gapPx: number] | null;
}

/** An area between an upper and a lower line. */
export interface Area {
  readonly edges: readonly { readonly xPx: number; readonly topPx: number; readonly bottomPx: number }[];
  readonly tone: Tone;
}

/** A mark at a place. */
export interface Dot extends Point {
  readonly shape: "round" | "lozenge";
  readonly radiusPx: number;
  readonly tone: Tone;
}

/** Marks that go along the months of a year: areas lie under curves, curves under dots. */
export interface MonthPanel {
  readonly areas: readonly Area[];
  readonly curves: readonly Curve[];
  readonly dots: readonly Dot[];
}

/** Everything that a chart draws. */
export interface Drawing {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly panels: readonly Panel[];
  /** Left out: the chart has no months. */
  readonly monthPanel?: MonthPanel;
  readonly swatches: readonly Swatch[];
  readonly texts: readonly TextLine[];
  readonly bands: readonly RowBand[];
}

/** A rectangle in px. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The x position of an amount in shown units, in px. */
export function placeOnScale({ domain, range }: MoneyScale, amount: number): number {
  return scaleLinear(domain, range)(amount);
}

/** How long one shown unit is, in px. */
export function pxPerUnit({ domain, range }: MoneyScale): number {
  return (range[1] - range[0]) / (domain[1] - domain[0]);
}

/** The width of runs set one after the other, in px. */
export function measureRuns(runs: readonly TextRun[]): number {
  return runs.reduce((width, run) => width + (run.gapPx ?? 0) + measureText(run.text, run), 0);
}

/** The room that a line of text takes, tone marks and descenders included. */
export function textBox({ xPx, baselinePx, anchor, runs }: TextLine): Box {
  const width = measureRuns(runs);
  const left = anchor === "start" ? xPx : anchor === "end" ? xPx - width : xPx - width / 2;
  const sizePx = Math.max(0, ...runs.map((run) => run.sizePx));
  return { left, right: left + width, top: baselinePx - ascentEm * sizePx, bottom: baselinePx + descentEm * sizePx };
}

/** The baseline that centres capitals and figures on a height. */
export function centredBaseline(centrePx: number, sizePx: number): number {
  return centrePx + (capHeightEm / 2) * sizePx;
}
