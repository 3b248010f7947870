/**
 * Slips: how one printed number comes out wrong when a person types it. Two adjacent digits swapped, one digit changed,
 * or the number given in the unit three places up or down (a thousand, a million times off).
 */
import { type Decimal, decimal, divide } from "../decimal.ts";
import type { Bilingual } from "../language.ts";
import { type FigureQuantity, quantityOf, scaleQuantity } from "./printed-figure.ts";

/** From the slip that leaves the strongest trace to the weakest. */
export const slipKinds = ["swap", "digit", "unit"] as const;

/** One of `slipKinds`. */
export type SlipKind = (typeof slipKinds)[number];

/** What each slip is called in a sentence. */
export const slipNames: Readonly<Record<SlipKind, Bilingual>> = {
  swap: { vi: "đảo hai chữ số liền nhau", en: "two adjacent digits swapped" },
  digit: { vi: "sai một chữ số", en: "one digit wrong" },
  unit: { vi: "sai đơn vị tính", en: "wrong unit" },
};

/** A figure with one slip taken back. */
export interface CorrectedFigure {
  readonly kind: SlipKind;
  /** Decimal string in the figure's own unit. */
  readonly corrected: string;
  readonly quantity: FigureQuantity;
}

const digits = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"] as const;

const unitFactors: readonly Decimal[] = [decimal(1000), decimal(1_000_000), divide(1n, 1000n), divide(1n, 1_000_000n)];

/** Numbers between two, in the measure of the quantity. */
export interface NeededRange {
  readonly lowest: Decimal;
  readonly highest: Decimal;
}

/**
 * All numbers that one slip may have turned into the printed one, each once; the stronger kind where two give it.
 *
 * @param needed null: any; else no swap and no digit that leads out of the range
 */
export function possibleCorrections(
  quantity: FigureQuantity,
  needed: NeededRange | null = null,
): readonly CorrectedFigure[] {
  const { figure } = quantity;
  const isNeeded = needed === null ? (): boolean => true : isWithinPlaces(needed, quantityOf(figure));
  const corrected = new Map<string, CorrectedFigure>();
  const add = (kind: SlipKind, text: string, made: () => FigureQuantity): void => {
    if (text !== figure.printed && !corrected.has(text))
      corrected.set(text, { kind, corrected: text, quantity: made() });
  };
  for (const kind of ["swap", "digit"] as const)
    for (const text of kind === "swap" ? swapsOf(figure.printed) : digitChangesOf(figure.printed))
      if (isWritable(text) && isNeeded(text))
        add(kind, text, () => ({ ...quantityOf({ ...figure, printed: text }), figure }));
  if (figure.unit !== "percent" && !quantity.value.isZero())
    for (const factor of unitFactors) {
      const text = scaledText(figure.printed, factor);
      // Nobody prints a part of a đồng.
      if (figure.unit !== "dong" || !text.includes(".")) add("unit", text, () => scaleQuantity(quantity, factor));
    }
  return [...corrected.values()];
}

/** Compares in whole last places: most digits of most figures of a long table are passed over here. */
function isWithinPlaces({ lowest, highest }: NeededRange, { lastPlace }: FigureQuantity): (text: string) => boolean {
  const first = BigInt(lowest.div(lastPlace).floor().toFixed(0));
  const last = BigInt(highest.div(lastPlace).ceil().toFixed(0));
  return (text) => {
    const places = BigInt(text.replace(".", ""));
    return first <= places && places <= last;
  };
}

function swapsOf(printed: string): readonly string[] {
  const places = digitPlaces(printed);
  return places.slice(1).map((right, index) => {
    const left = places[index] ?? right;
    const between = printed.slice(left + 1, right);
    return `${printed.slice(0, left)}${printed.charAt(right)}${between}${printed.charAt(left)}${printed.slice(right + 1)}`;
  });
}

function digitChangesOf(printed: string): readonly string[] {
  return digitPlaces(printed).flatMap((place) =>
    digits.map((digit) => printed.slice(0, place) + digit + printed.slice(place + 1)),
  );
}

function digitPlaces(printed: string): readonly number[] {
  return [...printed.matchAll(/\d/gu)].map(({ index }) => index);
}

/** Nobody prints 067.172. */
function isWritable(text: string): boolean {
  return !/^-?0\d/u.test(text);
}

function scaledText(printed: string, factor: Decimal): string {
  const scaled = decimal(printed).times(factor);
  return scaled.toFixed(scaled.decimalPlaces());
}
