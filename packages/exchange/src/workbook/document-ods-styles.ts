/**
 * Styles of an OpenDocument spreadsheet: what a cell looks like, put together from its own style, the styles that one
 * inherits from, and the default of the file; and which rows, columns and tables a style hides.
 */
import { createOdsFormatReader } from "./document-ods-formats.ts";
import { type CellFormat, plainFormat } from "./workbook.ts";
import type { XmlAttributes, XmlHandlers } from "./xml-events.ts";

/** The styles of a file, asked by name. */
export interface OdsStyles {
  /** How a cell of this style looks; null: the default style of cells. */
  cellFormat(styleName: string | null): CellFormat;
  /** What a style of characters states; null where it states nothing. */
  textFormat(styleName: string): OdsTextFormat;
  /** Whether a style of a table says that it is not shown. */
  isTableHidden(styleName: string): boolean;
}

/** What a style says of characters; null: nothing. */
export interface OdsTextFormat {
  readonly fontName: string | null;
  readonly isBold: boolean | null;
  readonly isItalic: boolean | null;
}

interface Style extends OdsTextFormat {
  readonly parent: string | null;
  readonly formatName: string | null;
  readonly indent: number | null;
  readonly horizontal: CellFormat["horizontal"] | undefined;
  readonly isHidden: boolean;
}

type MutableStyle = { -readonly [Key in keyof Style]: Style[Key] };

const emptyStyle: Style = {
  parent: null,
  formatName: null,
  fontName: null,
  isBold: null,
  isItalic: null,
  indent: null,
  horizontal: undefined,
  isHidden: false,
};

/** A chain of styles longer than this is a circle. */
const parentCountMax = 32;
/** One step of indentation, as LibreOffice writes it: 10 points. */
const indentStepCm = 0.353;

/** Collects styles while parts are read, then answers for them. */
export interface OdsStyleReader extends XmlHandlers {
  styles(): OdsStyles;
}

/** Makes a reader of styles; its handlers may be given every event of a part. */
export function createOdsStyleReader(): OdsStyleReader {
  const styles = new Map<string, Style>();
  const formats = new Map<string, string | null>();
  const faces = new Map<string, string>();
  const formatReader = createOdsFormatReader(formats);
  let current: { readonly key: string; readonly style: MutableStyle } | null = null;
  return {
    open: (name, attributes, prefix) => {
      formatReader.open(name, attributes, prefix);
      if (prefix !== "style") return;
      if (name === "font-face") {
        const family = attributes.get("svg:font-family");
        const face = attributes.get("style:name");
        if (family !== undefined && face !== undefined) faces.set(face, unquoted(family));
      } else if (name === "style" || name === "default-style") {
        const family = attributes.get("style:family") ?? "";
        const key = keyOf(family, name === "style" ? (attributes.get("style:name") ?? "") : null);
        current = {
          key,
          style: {
            ...emptyStyle,
            parent: attributes.get("style:parent-style-name") ?? null,
            formatName: attributes.get("style:data-style-name") ?? null,
          },
        };
      } else if (current !== null) readProperties(current.style, { name, attributes });
    },
    text: (value) => formatReader.text(value),
    close: (name, prefix) => {
      formatReader.close(name, prefix);
      if (current === null || prefix !== "style" || (name !== "style" && name !== "default-style")) return;
      styles.set(current.key, current.style);
      current = null;
    },
    styles: () => openStyles({ styles, formats, faces }),
  };
}

/** The key of a style among those of all families; null: the default of its family. */
function keyOf(family: string, name: string | null): string {
  return name === null ? `${family}\n` : `${family}\n${name}`;
}

function readProperties(
  style: MutableStyle,
  { name, attributes }: { readonly name: string; readonly attributes: XmlAttributes },
): void {
  if (name === "text-properties") {
    const family = attributes.get("fo:font-family");
    style.fontName = attributes.get("style:font-name") ?? (family === undefined ? null : unquoted(family));
    const weight = attributes.get("fo:font-weight");
    if (weight !== undefined) style.isBold = weight === "bold" || Number(weight) >= 600;
    const slant = attributes.get("fo:font-style");
    if (slant !== undefined) style.isItalic = slant !== "normal";
  } else if (name === "paragraph-properties") {
    const margin = /^([\d.]+)(cm|mm|in|pt)$/u.exec(attributes.get("fo:margin-left") ?? "");
    if (margin !== null) style.indent = indentSteps(Number(margin[1]), margin[2] ?? "cm");
    const place = attributes.get("fo:text-align");
    if (place !== undefined) style.horizontal = horizontalOf(place);
  } else if (name === "table-properties") {
    style.isHidden = attributes.get("table:display") === "false";
  }
}

function indentSteps(length: number, unit: string): number {
  const cm = length * (unit === "mm" ? 0.1 : unit === "in" ? 2.54 : unit === "pt" ? 2.54 / 72 : 1);
  return Math.min(Math.round(cm / indentStepCm), 250);
}

function horizontalOf(place: string): CellFormat["horizontal"] {
  if (place === "start" || place === "left") return "left";
  if (place === "end" || place === "right") return "right";
  return place === "center" ? "center" : null;
}

function unquoted(family: string): string {
  return family.replace(/^['"]|['"]$/gu, "");
}

function openStyles({
  styles,
  formats,
  faces,
}: {
  readonly styles: ReadonlyMap<string, Style>;
  readonly formats: ReadonlyMap<string, string | null>;
  readonly faces: ReadonlyMap<string, string>;
}): OdsStyles {
  const chainOf = (family: string, name: string | null): readonly Style[] => {
    const chain: Style[] = [];
    let next = name;
    while (next !== null && chain.length < parentCountMax) {
      const style = styles.get(keyOf(family, next));
      if (style === undefined) break;
      chain.push(style);
      next = style.parent;
    }
    const last = styles.get(keyOf(family, null));
    return last === undefined ? chain : [...chain, last];
  };
  const first = <Value>(chain: readonly Style[], ask: (style: Style) => Value | null | undefined): Value | null =>
    chain.map(ask).find((value) => value !== null && value !== undefined) ?? null;
  const textOf = (chain: readonly Style[]): OdsTextFormat => {
    const face = first(chain, ({ fontName }) => fontName);
    return {
      fontName: face === null ? null : (faces.get(face) ?? face),
      isBold: first(chain, ({ isBold }) => isBold),
      isItalic: first(chain, ({ isItalic }) => isItalic),
    };
  };
  const cellFormatOf = (name: string | null): CellFormat => {
    const chain = chainOf("table-cell", name ?? "Default");
    const { fontName, isBold, isItalic } = textOf(chain);
    const formatName = first(chain, (style) => style.formatName);
    return {
      fontName,
      isBold: isBold ?? false,
      isItalic: isItalic ?? false,
      numberFormat: formatName === null ? null : (formats.get(formatName) ?? null),
      indent: first(chain, ({ indent }) => indent) ?? 0,
      horizontal: first(chain, ({ horizontal }) => horizontal) ?? plainFormat.horizontal,
    };
  };
  return {
    cellFormat: remembered(cellFormatOf),
    textFormat: remembered((name: string) =>
      textOf(chainOf("text", name).filter((style) => style !== styles.get(keyOf("text", null)))),
    ),
    isTableHidden: (name) => chainOf("table", name).some(({ isHidden }) => isHidden),
  };
}

function remembered<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make(key);
    known.set(key, made);
    return made;
  };
}
