/**
 * The bridge: from what a sum was to what it is, one step for each reason, each beginning where the one before ends.
 */
import { formatMoney, inUnit, moneyUnitNames } from "@giaingan/finance";
import { shownBridge } from "@giaingan/finance/showing";

import type { ChartOptions } from "./chart-options.ts";
import type { LegendItem } from "./legend.ts";
import { plainText } from "./plain-text.ts";
import { drawRanked } from "./ranked-fold.ts";
import type { RankedRow } from "./ranked-rows.ts";
import { rankedWords } from "./ranked-words.ts";
import type { Tone } from "./theme.ts";
import { fillIn } from "./wording.ts";

/** One reason of a change. */
export interface BridgeStep {
  /** Stable; comes back as `data-key` on the drawn row. */
  readonly key: string;
  readonly label: string;
  /** In đồng: by how much it raises (positive) or lowers the sum. */
  readonly effectDong: bigint;
}

/** What a sum was, what it is, and why; `opening + Σ effects = closing`, where null counts as nothing. */
export interface BridgeChartInput {
  /** What the sum is: "Kế hoạch vốn". */
  readonly name: string;
  /** In đồng; null: nothing was stated. */
  readonly opening: { readonly label: string; readonly amountDong: bigint | null };
  /** In the order to be shown; empty: nothing has changed. */
  readonly steps: readonly BridgeStep[];
  readonly closing: { readonly label: string; readonly amountDong: bigint | null };
}

/**
 * Draws the bridge. Both ends are bars from zero, each step hangs between them; the shown steps add up to what is between
 * the shown ends.
 *
 * @returns an SVG element of `options.document`, not yet attached; the same input gives the same bytes
 */
export function bridgeChart(input: BridgeChartInput, options: ChartOptions): SVGElement {
  const { language, unit } = options;
  const { opening, steps, closing } = input;
  const shown = shownBridge(
    {
      opening: opening.amountDong,
      closing: closing.amountDong,
      effects: steps.map(({ effectDong }) => effectDong),
    },
    unit,
  );
  const money = (amount: bigint): string => formatMoney(amount, { language, unit });
  const place = (amount: bigint): number => inUnit(amount, unit).toNumber();
  const endRow = (key: string, label: string, amount: bigint | null): RankedRow => ({
    key,
    label: plainText(label),
    bars: amount === null || amount === 0n ? [] : [{ from: 0, to: place(amount), tone: "plan" }],
    stem: null,
    dots: [],
    figures:
      amount === null
        ? [{ text: rankedWords.notStated[language], tone: "inkFaint", isStrong: false }]
        : [{ text: money(amount), tone: "ink", isStrong: true }],
  });
  let reached = shown.opening ?? 0n;
  const stepRows = steps.map(({ key, label }, index): RankedRow => {
    const effect = shown.effects[index] ?? 0n;
    const from = reached;
    reached += effect;
    const tone: Tone = effect < 0n ? "behind" : "actual";
    return {
      key,
      label: plainText(label),
      bars: effect === 0n ? [] : [{ from: place(from), to: place(reached), tone }],
      stem: null,
      dots: [],
      figures: [{ text: `${effect > 0n ? "+" : ""}${money(effect)}`, tone, isStrong: true }],
    };
  });
  const isStated = opening.amountDong !== null || closing.amountDong !== null;
  const rows = isStated
    ? [endRow("opening", opening.label, shown.opening), ...stepRows, endRow("closing", closing.label, shown.closing)]
    : [];
  const sign = (tone: Tone, name: "raises" | "lowers"): LegendItem => ({
    sign: "square",
    tone,
    text: rankedWords[name][language],
  });
  const legend = [
    ...(shown.effects.some((effect) => effect > 0n) ? [sign("actual", "raises")] : []),
    ...(shown.effects.some((effect) => effect < 0n) ? [sign("behind", "lowers")] : []),
  ];
  const name = plainText(input.name);
  const subtitle = fillIn(rankedWords.bridgeSubtitle[language], { name, unit: moneyUnitNames[unit][language] });
  const message = rankedWords.notStated[language];
  return drawRanked({ rows, figuresStand: "atEnd", guide: null, legend, message, subtitle }, options);
}
