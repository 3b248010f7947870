/**
 * Faults of reference data: where a list of units, programmes or projects is wrong, with the value and the remedy.
 */
import type { Bilingual } from "../language.ts";
import { Refusal, type RefusalValues } from "../refusal/refusal.ts";

/** One fault of a reference file. */
export interface ReferenceFault {
  /** Where: `units[3].parentId`. */
  readonly path: string;
  /** What stands there; undefined where a field is missing. Of several fields together: their values as text. */
  readonly value: unknown;
  /** What should stand there: signs that need no language, `YYYY-MM-DD | null`, or words. */
  readonly expected: Bilingual;
  /** Fact and values. */
  readonly message: Bilingual;
  readonly remedy: Bilingual;
}

/**
 * Makes a fault; its message is the place, the rule and the value.
 *
 * @param rule what is wrong, as a clause: "không có đơn vị này", "there is no such unit"
 */
export function referenceFault(input: {
  readonly path: string;
  readonly value: unknown;
  readonly expected: string | Bilingual;
  readonly rule: Bilingual;
  readonly remedy: Bilingual;
}): ReferenceFault {
  const { path, value, expected, rule, remedy } = input;
  const shown = shownValue(value);
  const found = shown === "" ? { vi: "", en: "" } : { vi: ` (đang là ${shown})`, en: ` (found ${shown})` };
  return {
    path,
    value,
    expected: typeof expected === "string" ? { vi: expected, en: expected } : expected,
    message: { vi: `${path}: ${rule.vi}${found.vi}.`, en: `${path}: ${rule.en}${found.en}.` },
    remedy,
  };
}

/**
 * The refusal of reference data: the first fault, and the others behind it.
 *
 * @example
 * ```ts
 * const fault = referenceFault({ path: "units", value: "a", expected: "[…]", rule: { vi: "sai", en: "wrong" }, remedy: { vi: "Sửa.", en: "Correct it." } });
 * refuseReferenceData(fault).code // => "invalidReferenceData"
 * ```
 */
export function refuseReferenceData(
  first: ReferenceFault,
  others: readonly ReferenceFault[] = [],
): Refusal<"invalidReferenceData"> {
  return new Refusal("invalidReferenceData", valuesOf(first), {
    others: others.map((fault) => new Refusal("invalidReferenceData", valuesOf(fault))),
  });
}

function valuesOf({ path, value, expected }: ReferenceFault): RefusalValues<"invalidReferenceData"> {
  return { path, value: shownValue(value), expected };
}

/** The value on one line, cut after 80 characters; "" when there is none. */
function shownValue(value: unknown): string {
  if (value === undefined) return "";
  if (typeof value === "string") return shorten(value);
  const isPlain = typeof value === "bigint" || typeof value === "number" || typeof value === "boolean";
  if (isPlain) return String(value);
  if (value === null) return "null";
  return Array.isArray(value) ? "[…]" : "{…}";
}

function shorten(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 79)}…`;
}
