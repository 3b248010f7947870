/** Number formats of OpenDocument (`number:number-style` and its kin) as Excel writes them: what tells a rate or a date. */
import type { XmlAttributes } from "./xml-events.ts";

/** Collects the number formats of a part, element by element. */
export interface OdsFormatReader {
  open(name: string, attributes: XmlAttributes, prefix: string): void;
  text(value: string): void;
  close(name: string, prefix: string): void;
}

const styleElements: ReadonlySet<string> = new Set([
  "number-style",
  "percentage-style",
  "currency-style",
  "date-style",
  "time-style",
  "boolean-style",
  "text-style",
]);

/**
 * Reads number formats into a map from the name of a style to its code; null: general.
 *
 * What a format adds as plain text (a unit, a bracket) is left out, but for the sign of percent.
 */
export function createOdsFormatReader(formats: Map<string, string | null>): OdsFormatReader {
  let styleName: string | null = null;
  let code = "";
  let isInText = false;
  let isPercent = false;
  return {
    open: (name, attributes, prefix) => {
      if (prefix !== "number") return;
      if (styleElements.has(name)) {
        styleName = attributes.get("style:name") ?? null;
        code = "";
        isPercent = name === "percentage-style";
        return;
      }
      if (styleName === null) return;
      if (name === "text") isInText = true;
      else code += elementCode(name, attributes);
    },
    text: (value) => {
      if (isInText && /^[\s./:,-]+$/u.test(value)) code += value;
    },
    close: (name, prefix) => {
      if (prefix !== "number") return;
      if (name === "text") isInText = false;
      else if (styleElements.has(name) && styleName !== null) {
        const trimmed = code.trim();
        formats.set(styleName, trimmed === "" ? null : isPercent ? `${trimmed}%` : trimmed);
        styleName = null;
      }
    },
  };
}

function elementCode(name: string, attributes: XmlAttributes): string {
  if (name === "number") return numberCode(attributes);
  if (name === "scientific-number") return "0.00E+00";
  if (name === "fraction") return "# ?/?";
  if (name === "text-content") return "@";
  const isLong = attributes.get("number:style") === "long";
  if (name === "day") return isLong ? "dd" : "d";
  if (name === "month") return attributes.get("number:textual") === "true" ? "mmm" : isLong ? "mm" : "m";
  if (name === "year") return isLong ? "yyyy" : "yy";
  if (name === "hours") return "hh";
  if (name === "minutes") return "mm";
  return name === "seconds" ? "ss" : "";
}

/** Digits are bounded: a format may claim a million of them. */
function numberCode(attributes: XmlAttributes): string {
  const countOf = (name: string): number =>
    Math.min(Math.max(Math.trunc(Number(attributes.get(name) ?? "0")) || 0, 0), 20);
  const decimals = countOf("number:decimal-places");
  const whole = countOf("number:min-integer-digits");
  if (
    attributes.get("number:decimal-places") === undefined &&
    attributes.get("number:grouping") !== "true" &&
    whole <= 1
  )
    return "";
  const digits = attributes.get("number:grouping") === "true" ? "#,##0" : whole === 0 ? "#" : "0".repeat(whole);
  return decimals === 0 ? digits : `${digits}.${"0".repeat(decimals)}`;
}
