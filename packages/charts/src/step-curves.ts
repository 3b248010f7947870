/**
 * Step curves: running totals that are known at month ends.
 */
import type { Curve, Point } from "./drawing.ts";
import type { MonthFrame } from "./month-frame.ts";
import type { MonthPoint } from "./projection-figures.ts";
import { unbrokenRuns } from "./projection-marks.ts";
import type { Tone } from "./theme.ts";

/** Where steps are drawn. */
export interface StepPlace {
  readonly frame: Pick<MonthFrame, "xOf" | "yOf">;
  readonly sizePx: number;
}

/** At its height to the end of the next month, then up to what is stated there; dotted over months that are not stated. */
export function steps(
  points: readonly MonthPoint[],
  { tone, em }: { readonly tone: Tone; readonly em: number },
  { frame, sizePx }: StepPlace,
): readonly Curve[] {
  const at = (month: number, amount: number): Point => ({ xPx: frame.xOf(month), yPx: frame.yOf(amount) });
  const runs = unbrokenRuns(points);
  return runs.flatMap((run, index): readonly Curve[] => {
    const before = runs[index - 1]?.at(-1);
    const [first] = run;
    const start = before === undefined || first === undefined ? [] : [at(first.month, before.amount)];
    const corners = run.flatMap(({ month, amount }, rank) => {
      const previous = run[rank - 1];
      return previous === undefined ? [at(month, amount)] : [at(month, previous.amount), at(month, amount)];
    });
    const solid: Curve = { points: [...start, ...corners], tone, thicknessPx: em * sizePx, dash: null };
    if (before === undefined || first === undefined) return solid.points.length < 2 ? [] : [solid];
    const bridge: Curve = {
      points: [at(before.month, before.amount), at(first.month, before.amount)],
      tone,
      thicknessPx: 0.7 * em * sizePx,
      dash: [0.12 * sizePx, 0.24 * sizePx],
    };
    return [bridge, solid];
  });
}
