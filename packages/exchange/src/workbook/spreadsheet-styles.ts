/** The styles of an XLSX workbook: what the number behind each cell says of its font, number format and place. */
import type { Archive } from "./archive.ts";
import { builtInNumberFormat, isDateFormat } from "./number-format.ts";
import { readPart } from "./office-parts.ts";
import { type CellFormat, plainFormat } from "./workbook.ts";
import { refuseWorkbook } from "./workbook-refusals.ts";
import type { XmlAttributes } from "./xml-events.ts";

/** One cell style. */
export interface CellStyle {
  readonly format: CellFormat;
  readonly isDate: boolean;
}

/** How a cell without a style looks. */
export const plainStyle: CellStyle = { format: plainFormat, isDate: false };

interface Font {
  readonly name: string | null;
  readonly isBold: boolean;
  readonly isItalic: boolean;
}

/** Excel takes no more; and packed cells count their formats in 16 bits. */
const stylesMax = 65_000;
/** Signs of a number format; Excel writes no more. */
const codeLengthMax = 255;

/**
 * Reads the cell styles by their numbers. Styles that look alike share one format.
 *
 * @param part null: the workbook has no styles
 */
export function readStyles(archive: Archive, part: string | null): readonly CellStyle[] {
  if (part === null || !archive.has(part)) return [];
  const numberFormats = new Map<number, string>();
  const fonts: Font[] = [];
  const styles: CellStyle[] = [];
  const known = new Map<string, CellStyle>();
  let section = "";
  let font: Font = { name: null, isBold: false, isItalic: false };
  let written: WrittenStyle | null = null;
  readPart(archive, {
    part,
    handlers: {
      open: (name, attributes) => {
        if (name === "numFmts" || name === "fonts" || name === "cellXfs" || name === "cellStyleXfs" || name === "dxfs")
          section = name;
        else if (section === "numFmts" && name === "numFmt")
          numberFormats.set(
            Number(attributes.get("numFmtId")),
            (attributes.get("formatCode") ?? "").slice(0, codeLengthMax),
          );
        else if (section === "fonts") font = fontWith(font, { name, attributes });
        else if (section === "cellXfs" && name === "xf") written = writtenStyle(attributes);
        else if (section === "cellXfs" && name === "alignment" && written !== null)
          written = { ...written, ...alignmentOf(attributes) };
      },
      text: () => {},
      close: (name) => {
        if (name === section) section = "";
        else if (section === "fonts" && name === "font") fonts.push(font);
        else if (section === "cellXfs" && name === "xf" && written !== null) {
          if (styles.length === stylesMax) throw tooManyStyles(archive.path, part);
          styles.push(shared(styleOf(written, { fonts, numberFormats }), known));
          written = null;
        }
      },
    },
  });
  return styles;
}

interface WrittenStyle {
  readonly numberFormatId: number;
  readonly fontId: number;
  readonly indent: number;
  readonly horizontal: CellFormat["horizontal"];
}

function fontWith(
  font: Font,
  { name, attributes }: { readonly name: string; readonly attributes: XmlAttributes },
): Font {
  if (name === "font") return { name: null, isBold: false, isItalic: false };
  if (name === "name") return { ...font, name: attributes.get("val") ?? null };
  if (name === "b") return { ...font, isBold: isOn(attributes.get("val")) };
  return name === "i" ? { ...font, isItalic: isOn(attributes.get("val")) } : font;
}

/** `<b/>` is on, `<b val="0"/>` is off. */
export function isOn(value: string | undefined): boolean {
  return value === undefined || value === "1" || value === "true" || value === "on";
}

function writtenStyle(attributes: XmlAttributes): WrittenStyle {
  return {
    numberFormatId: Number(attributes.get("numFmtId") ?? 0),
    fontId: Number(attributes.get("fontId") ?? 0),
    indent: 0,
    horizontal: null,
  };
}

function alignmentOf(attributes: XmlAttributes): Pick<WrittenStyle, "indent" | "horizontal"> {
  const horizontal = attributes.get("horizontal");
  const indent = Number(attributes.get("indent") ?? 0);
  return {
    indent: Number.isInteger(indent) && indent >= 0 && indent <= 255 ? indent : 0,
    horizontal: horizontal === "left" || horizontal === "center" || horizontal === "right" ? horizontal : null,
  };
}

function styleOf(
  { numberFormatId, fontId, indent, horizontal }: WrittenStyle,
  { fonts, numberFormats }: { readonly fonts: readonly Font[]; readonly numberFormats: ReadonlyMap<number, string> },
): CellStyle {
  const font = fonts[fontId];
  const stated = numberFormats.get(numberFormatId) ?? builtInNumberFormat(numberFormatId);
  const numberFormat = stated === null || /^(?:general|standard)$/iu.test(stated) ? null : stated;
  return {
    isDate: numberFormat !== null && isDateFormat(numberFormat),
    format: {
      fontName: font?.name ?? null,
      isBold: font?.isBold ?? false,
      isItalic: font?.isItalic ?? false,
      numberFormat,
      indent,
      horizontal,
    },
  };
}

function shared(style: CellStyle, known: Map<string, CellStyle>): CellStyle {
  const key = JSON.stringify(style);
  const same = known.get(key);
  if (same !== undefined) return same;
  known.set(key, style);
  return style;
}

function tooManyStyles(path: string, part: string): Error {
  return refuseWorkbook("workbookBeyondLimit", {
    path,
    part,
    limit: String(stylesMax),
    what: { vi: "số kiểu định dạng ô", en: "cell styles" },
  });
}
