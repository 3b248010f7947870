/**
 * Progress layout: where every bar, mark and figure of a progress chart stands. Pure geometry over measured text.
 *
 * Names stand beside the bars, or above them where bars would become too short to compare.
 */
import type { Drawing } from "./drawing.ts";
import { layoutAbove } from "./progress-above.ts";
import { layoutBeside } from "./progress-beside.ts";
import type { ProgressInput } from "./progress-input.ts";

/** Bars shorter than this share of the width are too short to compare. */
const shortestBars = 0.24;

/** Widths below this many text sizes are a phone's. */
const narrowest = 34;

/** Lays the chart out in its room. */
export function layoutProgress(input: ProgressInput): Drawing {
  if (input.widthPx < narrowest * input.textMaxPx) return layoutAbove(input);
  const beside = layoutBeside(input);
  if (beside === null) return layoutAbove(input);
  const longestPx = Math.max(0, ...beside.panels.map(({ scale }) => scale.range[1] - scale.range[0]));
  return longestPx < shortestBars * input.widthPx && input.heightPx === null ? layoutAbove(input) : beside;
}
