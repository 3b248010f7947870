/**
 * Questions as words: breakdowns and filters as a command line or an address writes them.
 */
import { type Breakdown, breakdowns } from "./breakdown.ts";
import { dateParts } from "./calendar.ts";
import { sourceDimensions } from "./funding-source.ts";
import type { MovementFilter } from "./movement.ts";
import { refuse } from "./refusal/refusal.ts";

/** What stands for "not stated" where a value is asked for. */
const notStatedText = "-";

/** The values of the source's dimensions; vintage is a year. */
const dimensionValues: Readonly<Record<string, readonly string[]>> = {
  level: ["central", "province", "district", "commune"],
  nature: ["investment", "recurrent"],
  origin: ["domestic", "foreign"],
  relation: ["direct", "counterpart", "integrated", "offBudget"],
};

/** The word for no breakdown: the total alone. */
const noBreakdown = "none";

/**
 * Reads breakdowns from outer to inner; "none" is the total alone.
 *
 * @param name what the refusal calls them, e.g. "--by"
 * @throws Refusal `invalidValue` for an unknown breakdown, or one named twice
 * @example
 * ```ts
 * readBreakdowns("source,month", "--by") // => ["source", "month"]
 * readBreakdowns("none", "--by") // => []
 * readBreakdowns("source,source", "--by") // => throws invalidValue
 * ```
 */
export function readBreakdowns(text: string, name: string): readonly Breakdown[] {
  if (text.trim() === noBreakdown) return [];
  const words = text.split(",").map((word) => word.trim());
  const known = words.map((word) => breakdowns.find((each) => each === word));
  const isGood = known.every((each) => each !== undefined) && new Set(words).size === words.length;
  if (!isGood) throw refuse("invalidValue", { name, value: text, expected: [...breakdowns, noBreakdown].join(", ") });
  return known.filter((each) => each !== undefined);
}

/** A filter in words; left out: everything; `-`: what the document does not state. */
export interface FilterWords {
  readonly unit?: string | undefined;
  readonly project?: string | undefined;
  readonly component?: string | undefined;
  readonly level?: string | undefined;
  readonly nature?: string | undefined;
  readonly origin?: string | undefined;
  readonly vintage?: string | undefined;
  readonly relation?: string | undefined;
}

/**
 * Reads a filter. Names are taken in the composed form of Unicode (NFC), as entries have them.
 *
 * @throws Refusal `invalidValue` for a word that no source has
 * @example
 * ```ts
 * readMovementFilter({ nature: "investment", vintage: "2022", project: "-" }) // => { nature: "investment", vintage: 2022, projectId: null }
 * readMovementFilter({ nature: "vốn" }) // => throws invalidValue
 * ```
 */
export function readMovementFilter(words: FilterWords): MovementFilter {
  const { unit, project, component } = words;
  const ofSource = sourceDimensions.flatMap((dimension) => {
    const word = words[dimension];
    return word === undefined ? [] : [[dimension, dimensionValue(dimension, word)] as const];
  });
  return {
    ...(unit === undefined ? {} : { unitId: unit.normalize("NFC") }),
    ...(project === undefined ? {} : { projectId: nullable(project) }),
    ...(component === undefined ? {} : { componentId: nullable(component) }),
    ...Object.fromEntries(ofSource),
  };
}

function dimensionValue(dimension: string, word: string): string | number | null {
  if (word === notStatedText) return null;
  const values = dimensionValues[dimension];
  if (values === undefined && /^\d{4}$/u.test(word)) return yearOf(word);
  if (values?.includes(word) === true) return word;
  const expected = [...(values ?? ["YYYY"]), notStatedText].join(", ");
  throw refuse("invalidValue", { name: dimension, value: word, expected });
}

function nullable(word: string): string | null {
  return word === notStatedText ? null : word.normalize("NFC");
}

function yearOf(digits: string): number {
  return dateParts(`${digits}-01-01`).year;
}
