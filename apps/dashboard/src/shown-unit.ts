/**
 * The unit that the page writes money in: the one asked for, else the one that the answer chose by its size.
 */
import type { WireProgress } from "@giaingan/client";
import type { NumberStyle } from "./headline.ts";
import { type ShownUnit, shownUnits, type ViewState } from "./view-state.ts";

/** How the page writes numbers. */
export interface PageNumberStyle extends NumberStyle {
  readonly unit: ShownUnit;
}

/** How numbers of the answer are written in the view. */
export function numberStyle(progress: WireProgress, { lang, unit }: Pick<ViewState, "lang" | "unit">): PageNumberStyle {
  return { language: lang, unit: unit ?? answeredUnit(progress) };
}

/** An answer may choose a unit that the page has no switch for. */
function answeredUnit({ unit }: WireProgress): ShownUnit {
  return shownUnits.find((candidate) => candidate === unit) ?? "million";
}
