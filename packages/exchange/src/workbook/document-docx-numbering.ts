/**
 * Numbers of lists in a Word document. They are not in the text: Word counts them while it shows it, so "1.", "a)" and
 * "II." of a report are computed here, as its `numbering.xml` defines them.
 */
import type { XmlHandlers } from "./xml-events.ts";

/** Counts the lists of one document, paragraph after paragraph. */
export interface DocxNumbering {
  /** The label of the next paragraph of a list; null: none that is printed. */
  labelOf(numberingId: string, level: number): string | null;
}

interface Level {
  readonly start: number;
  readonly format: string;
  readonly text: string;
  /** The level (from 1) at whose numbers it begins anew; 0: never; null: at every higher one. */
  readonly restart: number | null;
}

type MutableLevel = { -readonly [Key in keyof Level]: Level[Key] };

interface Instance {
  readonly abstractId: string;
  readonly starts: ReadonlyMap<number, number>;
  readonly levels: ReadonlyMap<number, Level>;
}

const levelCount = 9;
const emptyLevel: Level = { start: 1, format: "decimal", text: "", restart: null };

/** Makes the reader of `numbering.xml`; without events there are no lists. */
export function createDocxNumberingReader(): XmlHandlers & { numbering(): DocxNumbering } {
  const abstracts = new Map<string, Map<number, Level>>();
  const instances = new Map<string, Instance>();
  let abstractId: string | null = null;
  let open: {
    readonly id: string;
    abstractId: string;
    starts: Map<number, number>;
    levels: Map<number, Level>;
  } | null = null;
  let overridden = 0;
  let level: { readonly index: number; readonly made: MutableLevel } | null = null;
  return {
    open: (name, attributes, prefix) => {
      if (prefix !== "w") return;
      const value = attributes.get("w:val");
      if (name === "abstractNum") {
        abstractId = attributes.get("w:abstractNumId") ?? "";
        abstracts.set(abstractId, new Map());
      } else if (name === "num") {
        open = { id: attributes.get("w:numId") ?? "", abstractId: "", starts: new Map(), levels: new Map() };
      } else if (name === "abstractNumId" && open !== null) open.abstractId = value ?? "";
      else if (name === "lvlOverride") overridden = levelOf(attributes.get("w:ilvl"));
      else if (name === "startOverride") open?.starts.set(overridden, numberOf(value, 1));
      else if (name === "lvl") level = { index: levelOf(attributes.get("w:ilvl")), made: { ...emptyLevel } };
      else if (level !== null) setLevel(level.made, { name, value });
    },
    text: () => {},
    close: (name, prefix) => {
      if (prefix !== "w") return;
      if (name === "lvl" && level !== null) {
        const levels = open === null ? abstracts.get(abstractId ?? "") : open.levels;
        levels?.set(level.index, level.made);
        level = null;
      } else if (name === "abstractNum") abstractId = null;
      else if (name === "num" && open !== null) {
        instances.set(open.id, open);
        open = null;
      }
    },
    numbering: () => createCounter({ abstracts, instances }),
  };
}

function setLevel(
  level: MutableLevel,
  { name, value }: { readonly name: string; readonly value: string | undefined },
): void {
  if (name === "start") level.start = numberOf(value, 0);
  else if (name === "numFmt") level.format = value ?? "decimal";
  else if (name === "lvlText") level.text = (value ?? "").slice(0, 100);
  else if (name === "lvlRestart") level.restart = numberOf(value, 0);
}

function createCounter({
  abstracts,
  instances,
}: {
  readonly abstracts: ReadonlyMap<string, ReadonlyMap<number, Level>>;
  readonly instances: ReadonlyMap<string, Instance>;
}): DocxNumbering {
  /** Lists of one definition count on together; null: this level was not counted yet. */
  const counts = new Map<string, (number | null)[]>();
  const begun = new Set<string>();
  return {
    labelOf: (numberingId, index) => {
      const instance = instances.get(numberingId);
      if (instance === undefined) return null;
      const levelAt = (at: number): Level =>
        instance.levels.get(at) ?? abstracts.get(instance.abstractId)?.get(at) ?? { ...emptyLevel, format: "none" };
      const counted = counts.get(instance.abstractId) ?? Array.from({ length: levelCount }, () => null);
      counts.set(instance.abstractId, counted);
      const startOf = (at: number): number => instance.starts.get(at) ?? levelAt(at).start;
      const key = `${numberingId} ${String(index)}`;
      const isBegun = begun.has(key) || !instance.starts.has(index);
      begun.add(key);
      const before = counted[index] ?? null;
      counted[index] = before === null || !isBegun ? startOf(index) : before + 1;
      for (let deeper = index + 1; deeper < levelCount; deeper += 1) {
        const { restart } = levelAt(deeper);
        if (restart === null || (restart !== 0 && index < restart)) counted[deeper] = null;
      }
      return labelText(index, { levelAt, numberAt: (at) => counted[at] ?? startOf(at) });
    },
  };
}

function labelText(
  index: number,
  { levelAt, numberAt }: { readonly levelAt: (at: number) => Level; readonly numberAt: (at: number) => number },
): string | null {
  const { format, text } = levelAt(index);
  if (format === "none") return null;
  if (format === "bullet") return /^[-–—+*]$/u.test(text) ? text : text === "" ? null : "•";
  const label = text.replaceAll(/%([1-9])/gu, (_, digit: string) => {
    const at = Number(digit) - 1;
    return formatNumber(numberAt(at), levelAt(at).format);
  });
  return label === "" ? null : label;
}

/**
 * A number as a list shows it.
 *
 * @example
 * formatNumber(4, "upperRoman"); // "IV"
 */
export function formatNumber(number: number, format: string): string {
  if (format === "lowerLetter") return letters(number).toLowerCase();
  if (format === "upperLetter") return letters(number);
  if (format === "lowerRoman") return roman(number).toLowerCase();
  if (format === "upperRoman") return roman(number);
  return format === "decimalZero" ? String(number).padStart(2, "0") : String(number);
}

/** A, …, Z, AA, BB, …, as Word counts. */
function letters(number: number): string {
  if (number < 1 || number > 780) return String(number);
  return String.fromCodePoint(65 + ((number - 1) % 26)).repeat(Math.ceil(number / 26));
}

const romanDigits = [
  [1000, "M"],
  [900, "CM"],
  [500, "D"],
  [400, "CD"],
  [100, "C"],
  [90, "XC"],
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
] as const;

function roman(number: number): string {
  if (number < 1 || number > 3999) return String(number);
  let rest = number;
  let written = "";
  for (const [size, sign] of romanDigits) {
    written += sign.repeat(Math.floor(rest / size));
    rest %= size;
  }
  return written;
}

function levelOf(value: string | undefined): number {
  return Math.min(numberOf(value, 0), levelCount - 1);
}

function numberOf(value: string | undefined, otherwise: number): number {
  return value !== undefined && /^\d{1,6}$/u.test(value) ? Number(value) : otherwise;
}
