/** One cell of an OpenDocument spreadsheet: its stated value, else its text; how it looks; its formula. */
import type { FormatStore } from "./format-store.ts";
import { formulaOfOds } from "./document-ods-formula.ts";
import type { OdsStyles } from "./document-ods-styles.ts";
import type { UnicodeOf } from "./reading-options.ts";
import type { CellFormat, CellValue } from "./workbook.ts";
import type { XmlAttributes } from "./xml-events.ts";

/** What the attributes of a cell say; undefined: not stated. */
export interface OdsCellAttributes {
  readonly styleName: string | undefined;
  readonly valueType: string | undefined;
  readonly isError: boolean;
  readonly number: string | undefined;
  readonly date: string | undefined;
  readonly boolean: string | undefined;
  readonly string: string | undefined;
  readonly formula: string | undefined;
}

/** A piece of the text of a cell; null: in the style of the cell itself. */
export interface OdsRun {
  readonly text: string;
  readonly styleName: string | null;
}

/** What stands in a cell; null: its stated value is none of its type. */
export interface OdsCell {
  readonly value: CellValue;
  readonly format: CellFormat;
  readonly formula: string | null;
}

/** Cuts out what a cell says of itself: no more than its kind of value asks for, as there are millions of cells. */
export function readOdsCellAttributes(attributes: XmlAttributes): OdsCellAttributes {
  const valueType = attributes.get("office:value-type");
  const formula = attributes.get("table:formula");
  const isNumber = valueType === "float" || valueType === "percentage" || valueType === "currency";
  return {
    styleName: attributes.get("table:style-name"),
    valueType,
    isError: formula !== undefined && attributes.get("calcext:value-type") === "error",
    number: isNumber ? attributes.get("office:value") : undefined,
    date: valueType === "date" ? attributes.get("office:date-value") : undefined,
    boolean: valueType === "boolean" ? attributes.get("office:boolean-value") : undefined,
    string: valueType === "string" ? attributes.get("office:string-value") : undefined,
    formula,
  };
}

/** Makes the reader of the cells of one file. */
export function createOdsCellReader({
  styles,
  formatOf,
  unicodeOf,
}: {
  readonly styles: OdsStyles;
  readonly formatOf: FormatStore;
  readonly unicodeOf: UnicodeOf;
}): (
  attributes: OdsCellAttributes,
  content: { readonly runs: readonly OdsRun[]; readonly defaultStyle: string | null },
) => OdsCell | null {
  return (attributes, { runs, defaultStyle }) => {
    const base = styles.cellFormat(attributes.styleName ?? defaultStyle);
    const format = runs.some(({ styleName }) => styleName !== null) ? formatOfRuns(runs, { base, styles }) : base;
    const textOf = (): string => joinRuns(runs, { styles, fontName: base.fontName, unicodeOf });
    const value = valueOf(attributes, textOf);
    if (value === undefined) return null;
    const isPercent = attributes.valueType === "percentage" && format.numberFormat?.includes("%") !== true;
    return {
      value,
      format: formatOf(isPercent ? { ...format, numberFormat: "0.00%" } : format),
      formula: attributes.formula === undefined ? null : formulaOfOds(attributes.formula),
    };
  };
}

/** The value of a cell; undefined: what it states is no value of its type. */
function valueOf(attributes: OdsCellAttributes, textOf: () => string): CellValue | undefined {
  const { valueType, isError, formula } = attributes;
  if (isError) return { kind: "error", code: textOf().trim() || "#VALUE!" };
  switch (valueType) {
    case "float":
    case "percentage":
    case "currency":
      return numberOf(attributes.number);
    case "date":
      return dateOf(attributes.date);
    case "boolean":
      return attributes.boolean === "true" ? true : attributes.boolean === "false" ? false : undefined;
    default: {
      const text = textOf();
      const shown = text === "" ? (attributes.string ?? "") : text;
      if (formula !== undefined && /^(?:#[A-ZĐ/0?!]+[!?]?|#N\/A|Err:\d{3})$/u.test(shown))
        return { kind: "error", code: shown };
      if (shown !== "") return shown;
      return formula !== undefined && valueType === undefined ? { kind: "error", code: "noCachedValue" } : null;
    }
  }
}

function numberOf(written: string | undefined): number | undefined {
  if (written === undefined || !/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/u.test(written)) return undefined;
  const number = Number(written);
  return Number.isFinite(number) ? number : undefined;
}

function dateOf(written: string | undefined): CellValue | undefined {
  const found = /^(\d{4}-\d{2}-\d{2})(?:T[\d:.,]+Z?)?$/u.exec(written ?? "");
  const date = found?.[1];
  if (date === undefined) return undefined;
  const day = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date) ? { kind: "date", date } : undefined;
}

/** Bold where everything that is not blank is bold; the font of the first letters. */
function formatOfRuns(
  runs: readonly OdsRun[],
  { base, styles }: { readonly base: CellFormat; readonly styles: OdsStyles },
): CellFormat {
  const stated = runs
    .filter(({ text }) => text.trim() !== "")
    .map(({ styleName }) => (styleName === null ? null : styles.textFormat(styleName)));
  if (stated.length === 0) return base;
  return {
    ...base,
    fontName: stated[0]?.fontName ?? base.fontName,
    isBold: stated.every((format) => format?.isBold ?? base.isBold),
    isItalic: stated.every((format) => format?.isItalic ?? base.isItalic),
  };
}

/** Each run in its own font, neighbours of one font together. */
function joinRuns(
  runs: readonly OdsRun[],
  {
    styles,
    fontName,
    unicodeOf,
  }: { readonly styles: OdsStyles; readonly fontName: string | null; readonly unicodeOf: UnicodeOf },
): string {
  const fonts = runs.map(
    ({ styleName }) => (styleName === null ? null : styles.textFormat(styleName).fontName) ?? fontName,
  );
  let joined = "";
  let from = 0;
  for (let index = 1; index <= runs.length; index += 1) {
    if (index < runs.length && fonts[index] === fonts[from]) continue;
    const text = runs
      .slice(from, index)
      .map((run) => run.text)
      .join("");
    joined += unicodeOf(text, fonts[from] ?? null);
    from = index;
  }
  return joined;
}
