/**
 * Shown bridges: an opening, steps and a closing, rounded so that what is shown adds up.
 */
import type { Dong, MoneyUnit } from "../money.ts";
import { roundToStep, roundToTotal, shownStep } from "./round-to-total.ts";
import { shownPlaces } from "./shown-table.ts";

/** A sum at its start and end, and what is between; `opening + Σ effects = closing`, where null counts as nothing. */
export interface BridgeAmounts {
  readonly opening: Dong | null;
  readonly closing: Dong | null;
  readonly effects: readonly Dong[];
}

/**
 * The amounts as they are shown in a unit, in đồng: both ends rounded as every other answer shows them, and the effects to
 * what is between them (largest remainder).
 *
 * @example
 * ```ts
 * const shown = shownBridge({ opening: 1_400_000n, closing: 3_000_000n, effects: [800_000n, 800_000n] }, "million");
 * shown // => { opening: 1_000_000n, closing: 3_000_000n, effects: [1_000_000n, 1_000_000n] }
 * ```
 */
export function shownBridge({ opening, closing, effects }: BridgeAmounts, unit: MoneyUnit): BridgeAmounts {
  const step = shownStep({ unit, places: shownPlaces[unit] });
  const round = (amount: Dong | null): Dong | null => (amount === null ? null : roundToStep(amount, step));
  const shown = { opening: round(opening), closing: round(closing) };
  const total = (shown.closing ?? 0n) - (shown.opening ?? 0n);
  return { ...shown, effects: roundToTotal(effects, { total, step }) };
}
