/**
 * Answers on the wire: amounts as strings of whole đồng, rates and counts of months as decimal strings, all else as it
 * is. The command line's `--json` and the API print the same document.
 */
import { type Decimal, type Dong, isDecimal, roundToDong } from "@giaingan/finance";

/** A decimal with more digits than this does not end: it was cut at the precision of the arithmetic. */
const exactDigitsMax = 40;
/** Significant digits of a decimal that does not end, but always so many places beyond the point. */
const digitsMax = 20;
const placesMin = 4;

/** The type of an answer once it is on the wire. */
export type Wire<Answer> = Answer extends Dong | Decimal
  ? string
  : Answer extends readonly (infer Each)[]
    ? readonly Wire<Each>[]
    : Answer extends object
      ? { readonly [Name in keyof Answer]: Wire<Answer[Name]> }
      : Answer;

/** An answer of the ledger on the wire, with the revision that was asked. */
export type WireAnswer<Answer> = Wire<Answer> & { readonly revision: number };

/**
 * Writes an answer as plain JSON values. Money a month (`…PerMonth`) is rounded half up to whole đồng; null stays null;
 * what is undefined is left out.
 */
export function toWire<Answer>(answer: Answer): Wire<Answer> {
  return wireOf("", answer) as Wire<Answer>;
}

/** What is plain already is given as it is: an answer may have tens of thousands of values, most of them texts. */
function wireOf(name: string, value: unknown): unknown {
  if (typeof value === "bigint") return value.toString();
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((each) => wireOf("", each));
  if (Object.getPrototypeOf(value) !== Object.prototype && isDecimal(value)) {
    return name.endsWith("PerMonth") ? roundToDong(value).toString() : shortened(value).toFixed();
  }
  const fields = value as Readonly<Record<string, unknown>>;
  const names = Object.keys(fields);
  const wire: Record<string, unknown> = {};
  let isPlain = true;
  for (const each of names) {
    const given = fields[each];
    const written = wireOf(each, given);
    if (written !== undefined) wire[each] = written;
    if (written !== given || given === undefined) isPlain = false;
  }
  return isPlain ? value : wire;
}

/** What ends is written to the last digit: a printed amount beyond 2⁶³ stays what it is. */
function shortened(value: Decimal): Decimal {
  if (value.precision() <= exactDigitsMax) return value;
  return value.toSignificantDigits(Math.max(digitsMax, value.e + 1 + placesMin));
}
