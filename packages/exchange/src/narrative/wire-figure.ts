/**
 * Wire figures: the form in which `giaingan extract --json` prints a figure, and in which figures are scored.
 */
import type { Figure } from "./figure.ts";

/** A figure on the wire; amounts are strings of whole đồng, so that no reader rounds them. */
export interface WireFigure {
  readonly raw: string;
  readonly start: number;
  readonly end: number;
  readonly kind: "money" | "percent";
  readonly amount: string | null;
  readonly percent: string | null;
  readonly role: string;
  readonly asOf: string | null;
  readonly fund: string | null;
  readonly qualifier: string | null;
  readonly needsReview: boolean;
}

/** The wire form of a figure, keys in this order. */
export function toWireFigure(figure: Figure): WireFigure {
  const { raw, start, end, kind, amount, percent, role, asOf, fund, qualifier, needsReview } = figure;
  return {
    raw,
    start,
    end,
    kind,
    amount: amount === null ? null : amount.toString(),
    percent,
    role,
    asOf,
    fund,
    qualifier,
    needsReview,
  };
}
