/**
 * What the page takes for granted of an answer, because it asks for one breakdown and one budget year.
 */
import type { WireProgress } from "@giaingan/client";
import type { Breakdown } from "@giaingan/finance";
import { defaultView, shownBreakdowns } from "./view-state.ts";

/** The budget year of an answer: never null, because the page asks for one. */
export function shownYear({ fiscalYear, asOf }: WireProgress): number {
  return fiscalYear ?? Number(asOf.slice(0, 4));
}

/** The one breakdown of an answer. */
export function shownBreakdown({ by }: WireProgress): Breakdown {
  return shownBreakdowns.find((each) => each === by) ?? defaultView.by;
}
