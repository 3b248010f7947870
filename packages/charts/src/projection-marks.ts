/**
 * Projection marks: the figures of a projection as areas, curves and dots in a frame of months.
 */
import type { Area, Curve, Dot, Point } from "./drawing.ts";
import type { MonthFrame } from "./month-frame.ts";
import type { MonthMarks } from "./month-layout.ts";
import { type MonthPoint, type MonthRange, type ProjectionFigures, scenarioTones } from "./projection-figures.ts";
import type { Tone } from "./theme.ts";

/** Where marks are placed. */
interface MarkPlace {
  readonly frame: MonthFrame;
  readonly sizePx: number;
}

/** Strokes and gaps of scenario lines, in text sizes: told apart without colour. */
const scenarioDashes = { paceSoFar: [0.5, 0.3], paceOfLastYear: [0.12, 0.28], paceNeeded: [0.95, 0.35] } as const;

/** Places the marks. */
export function projectionMarks(figures: ProjectionFigures, place: MarkPlace): MonthMarks {
  const { actual, lastYear, projected, range50, range80, plan, monthCount } = figures;
  const level = (amount: number): readonly MonthPoint[] => [
    { month: 0, amount },
    { month: monthCount, amount },
  ];
  const line = (
    points: readonly MonthPoint[],
    tone: Tone,
    of: Pick<Curve, "dash"> & { readonly em: number },
  ): Curve => ({
    points: points.map((point) => placeOf(point, place)),
    tone,
    thicknessPx: of.em * place.sizePx,
    dash: of.dash,
  });
  const { sizePx } = place;
  const edge = (range: readonly MonthRange[], end: "low" | "high"): readonly Curve[] =>
    range.length < 2
      ? []
      : [
          line(
            range.map(({ month, [end]: amount }) => ({ month, amount })),
            "actual",
            { em: 0.05, dash: null },
          ),
        ];
  return {
    swatches: [],
    areas: [...areaOf(range80, "range80", place), ...areaOf(range50, "range50", place)],
    curves: [
      ...(plan === null ? [] : [line(level(plan), "inkSoft", { em: 0.11, dash: null })]),
      ...curvesOf(lastYear, { tone: "inkFaint", em: 0.075 }, place),
      ...edge(range80, "low"),
      ...edge(range80, "high"),
      ...figures.scenarios.map(({ name, from, to }) => {
        const [stroke, gap] = scenarioDashes[name];
        return line([from, to], scenarioTones[name], { em: 0.09, dash: [stroke * sizePx, gap * sizePx] });
      }),
      ...(projected.length < 2 ? [] : [line(projected, "actual", { em: 0.14, dash: [0.45 * sizePx, 0.28 * sizePx] })]),
      ...curvesOf(actual, { tone: "actual", em: 0.17 }, place),
    ],
    dots: [...lonelyDots(actual, place), ...endDots(figures, place)],
  };
}

/** Whether a month between two stated ones is not stated. */
export function hasGap(points: readonly MonthPoint[]): boolean {
  return points.some(({ month }, index) => index > 0 && month - (points[index - 1]?.month ?? month) > 1);
}

/** Points of months that follow one another. */
export function unbrokenRuns(points: readonly MonthPoint[]): readonly (readonly MonthPoint[])[] {
  const runs: MonthPoint[][] = [];
  for (const point of points) {
    const run = runs.at(-1);
    if (run !== undefined && point.month - (run.at(-1)?.month ?? 0) === 1) run.push(point);
    else runs.push([point]);
  }
  return runs;
}

function placeOf({ month, amount }: MonthPoint, { frame }: MarkPlace): Point {
  return { xPx: frame.xOf(month), yPx: frame.yOf(amount) };
}

/** Unbroken from month to month; dotted over months that are not stated. */
function curvesOf(
  points: readonly MonthPoint[],
  { tone, em }: { readonly tone: Tone; readonly em: number },
  place: MarkPlace,
): readonly Curve[] {
  const { sizePx } = place;
  const runs = unbrokenRuns(points);
  const bridges = runs.flatMap((run, index): readonly Curve[] => {
    const before = runs[index - 1]?.at(-1);
    const [first] = run;
    if (before === undefined || first === undefined) return [];
    const ends = [before, first].map((point) => placeOf(point, place));
    return [{ points: ends, tone, thicknessPx: 0.7 * em * sizePx, dash: [0.12 * sizePx, 0.24 * sizePx] }];
  });
  const lines = runs
    .filter((run) => run.length > 1)
    .map((run): Curve => ({
      points: run.map((point) => placeOf(point, place)),
      tone,
      thicknessPx: em * sizePx,
      dash: null,
    }));
  return [...bridges, ...lines];
}

function areaOf(range: readonly MonthRange[], tone: Tone, { frame }: MarkPlace): readonly Area[] {
  if (range.length < 2) return [];
  const edges = range.map(({ month, low, high }) => ({
    xPx: frame.xOf(month),
    topPx: frame.yOf(high),
    bottomPx: frame.yOf(low),
  }));
  return [{ edges, tone }];
}

/** A stated month whose neighbours are not. */
function lonelyDots(points: readonly MonthPoint[], place: MarkPlace): readonly Dot[] {
  return points
    .filter(({ month }, index) => {
      const isNext = (other: MonthPoint | undefined): boolean => Math.abs((other?.month ?? -9) - month) === 1;
      return month > 0 && !isNext(points[index - 1]) && !isNext(points[index + 1]);
    })
    .map((point) => ({ ...placeOf(point, place), shape: "round", radiusPx: 0.22 * place.sizePx, tone: "actual" }));
}

/** The last month that is known, where the projection ends, and what the officer expects. */
function endDots(
  { actual, projected, uncapped, estimate, monthCount }: ProjectionFigures,
  place: MarkPlace,
): readonly Dot[] {
  const last = actual.at(-1);
  const end = projected.length > 1 ? projected.at(-1) : undefined;
  const { sizePx } = place;
  const dot = (point: MonthPoint, tone: Tone, em: number, shape: Dot["shape"] = "round"): Dot => ({
    ...placeOf(point, place),
    shape,
    radiusPx: em * sizePx,
    tone,
  });
  return [
    ...(uncapped === null ? [] : [dot({ month: monthCount, amount: uncapped }, "inkSoft", 0.2)]),
    ...(end === undefined ? [] : [dot(end, "actual", 0.24)]),
    ...(last === undefined ? [] : [dot(last, "actual", 0.36)]),
    ...(estimate === null ? [] : [dot({ month: monthCount, amount: estimate }, "ink", 0.42, "lozenge")]),
  ];
}
