/**
 * Refusals: the second kind of error. A rule or bad input is refused with a code from the one catalogue below,
 * the values that broke it and the remedy, in both languages.
 */
import { admissionRefusals } from "./admission-refusals.ts";
import { assert } from "../assertion.ts";
import { entriesFileRefusals } from "./entries-file-refusals.ts";
import { generalRefusals } from "./general-refusals.ts";
import type { Bilingual, Language } from "../language.ts";
import { policyFileRefusals } from "./policy-file-refusals.ts";
import { requestRefusals } from "./request-refusals.ts";

/** What sort of refusal it is; the API turns it into a status, the command line into an exit code. */
export type RefusalCategory = "badInput" | "notFound" | "conflict" | "tooLarge" | "unavailable";

/** What a catalogue says of one code; `{name}` stands for a value. */
export interface RefusalDefinition {
  readonly category: RefusalCategory;
  readonly fact: Bilingual;
  readonly remedy: Bilingual;
}

/**
 * Every refusal of the product: one catalogue, documented in docs/refusals.md, which a test compares with it.
 *
 * @example
 * ```ts
 * refusalCatalogue.emptyFile.category // => "badInput"
 * refusalCatalogue.emptyFile.remedy.en // => "Open the file, check that it has content, save it and import it again."
 * ```
 */
export const refusalCatalogue: typeof admissionRefusals &
  typeof entriesFileRefusals &
  typeof generalRefusals &
  typeof policyFileRefusals &
  typeof requestRefusals = {
  ...entriesFileRefusals,
  ...generalRefusals,
  ...requestRefusals,
  ...policyFileRefusals,
  ...admissionRefusals,
};

/** A code of the catalogue. */
export type RefusalCode = keyof typeof refusalCatalogue;

type Placeholder<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholder<Rest>
  : never;

/** A value of a message: the same text in both languages, or one for each. */
export type RefusalValue = string | Bilingual;

/** The values that a message names: the words in braces of its definition. */
export type ValuesOfDefinition<Definition extends RefusalDefinition> = {
  readonly [Name in Placeholder<Definition["fact" | "remedy"]["vi"]>]: RefusalValue;
};

/** The values that the message of a code of the catalogue names. */
export type RefusalValues<Code extends RefusalCode> = ValuesOfDefinition<(typeof refusalCatalogue)[Code]>;

/** Where in a file the refused input stands. Null: the whole file, or the whole line. */
export interface RefusalPlace {
  readonly path: string;
  /** Physical line, from 1: of a cell with line breaks, the line on which its row begins. */
  readonly line: number | null;
  /** The name of the column. */
  readonly column: string | null;
}

/**
 * A refused rule or input. Thrown at the place that knows the values, shown at the edge.
 *
 * @example
 * ```ts
 * const refusal = new Refusal("unknownFiscalYear", { year: "2031", years: "2022, 2023" });
 * refusal.code // => "unknownFiscalYear"
 * refusal.values // => { year: "2031", years: "2022, 2023" }
 * refusal.fact.vi // => "Sổ không có năm ngân sách 2031; các năm trong sổ: 2022, 2023."
 * ```
 */
export class Refusal<Code extends string = string> extends Error {
  override readonly name = "Refusal";
  /** Of the catalogue here, or of that of another package. */
  readonly code: Code;
  readonly category: RefusalCategory;
  /**
   * What the message names, as text, `vi / en` where the languages differ; with a place also `path`, `line`, `column`,
   * with others `more`: how many.
   */
  readonly values: Readonly<Record<string, string>>;
  /** Place, fact and values. */
  readonly fact: Bilingual;
  readonly remedy: Bilingual;
  /** Null where the input is no file, or the message names it. */
  readonly place: RefusalPlace | null;
  /** What else is refused in the same input, so that it can be repaired in one go; empty when this is all. */
  readonly others: readonly Refusal[];

  readonly #definition: RefusalDefinition;
  readonly #given: Readonly<Record<string, RefusalValue>>;

  constructor(
    code: Code,
    values: Readonly<Record<string, RefusalValue>>,
    {
      place = null,
      others = [],
      definition = refusalCatalogue[code as RefusalCode],
    }: {
      readonly place?: RefusalPlace | null;
      readonly others?: readonly Refusal[];
      /** Of a code of another package's catalogue; default: this one's. */
      readonly definition?: RefusalDefinition;
    } = {},
  ) {
    const fact = atPlace(fillIn(definition.fact, values), place);
    super(fact.en);
    this.code = code;
    this.#definition = definition;
    this.#given = values;
    this.category = definition.category;
    this.values = {
      ...Object.fromEntries(Object.entries(values).map(([name, value]) => [name, plainValue(value)])),
      ...(place === null ? {} : placeValues(place)),
      ...(others.length === 0 ? {} : { more: String(others.length) }),
    };
    this.fact = fact;
    this.remedy = fillIn(definition.remedy, values);
    this.place = place;
    this.others = others;
  }

  /** The same refusal at a place of a file, with what else is refused there. */
  at(place: RefusalPlace | null, others: readonly Refusal[] = this.others): Refusal<Code> {
    return new Refusal(this.code, this.#given, { place, others, definition: this.#definition });
  }
}

/**
 * Makes the `refuse` of another package's catalogue, so that its texts travel with that package.
 *
 * @example
 * ```ts
 * const refuseHere = createRefuse({
 *   tooLate: { category: "conflict", fact: { vi: "Trễ {days} ngày.", en: "{days} days late." }, remedy: { vi: "-", en: "-" } },
 * });
 * refuseHere("tooLate", { days: "3" }).fact.en // => "3 days late."
 * refuseHere("tooLate", { days: "3" }).code // => "tooLate"
 * ```
 */
export function createRefuse<Catalogue extends Readonly<Record<string, RefusalDefinition>>>(
  catalogue: Catalogue,
): <Code extends keyof Catalogue & string>(code: Code, values: ValuesOfDefinition<Catalogue[Code]>) => Refusal<Code> {
  return (code, values) => {
    const definition = catalogue[code];
    assert(definition !== undefined, "a code is of its catalogue");
    return new Refusal(code, values, { definition });
  };
}

/**
 * Makes a refusal: `throw refuse("emptyFile", { path })`.
 *
 * @param code of the catalogue
 * @param values what its message names, as text
 * @example
 * ```ts
 * refuse("emptyFile", { path: "2023.txt" }).fact.en // => 'The file "2023.txt" is empty: there is nothing to read.'
 * ```
 */
export function refuse<Code extends RefusalCode>(code: Code, values: RefusalValues<Code>): Refusal<Code> {
  return new Refusal(code, values);
}

function atPlace(fact: Bilingual, place: RefusalPlace | null): Bilingual {
  if (place === null) return fact;
  const { path, line, column } = place;
  const words = (of: string, [inLine, inColumn]: readonly [string, string]): string =>
    `${of} "${path}"${line === null ? "" : `, ${inLine} ${line}`}${column === null ? "" : `, ${inColumn} ${column}`}: `;
  return {
    vi: words("Tệp", ["dòng", "cột"]) + fact.vi,
    en: words("File", ["line", "column"]) + fact.en,
  };
}

function placeValues({ path, line, column }: RefusalPlace): Readonly<Record<string, string>> {
  return { path, ...(line === null ? {} : { line: String(line) }), ...(column === null ? {} : { column }) };
}

/** A value as one text for a program: both languages where they differ. */
export function plainValue(value: RefusalValue): string {
  return typeof value === "string" ? value : value.vi === value.en ? value.vi : `${value.vi} / ${value.en}`;
}

function fillIn(template: Bilingual, values: Readonly<Record<string, RefusalValue>>): Bilingual {
  const fill = (language: Language): string =>
    template[language].replaceAll(/\{(\w+)\}/gu, (_, name: string) => {
      const value = values[name] ?? "";
      return typeof value === "string" ? value : value[language];
    });
  return { vi: fill("vi"), en: fill("en") };
}
