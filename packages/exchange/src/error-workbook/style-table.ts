/**
 * The styles of a workbook, to which styles are added and of which none is changed: a marked cell gets a copy of its own
 * style with another fill, so that its font, borders, alignment and number format stay.
 */
import {
  appendTo,
  applyEdits,
  attributeOf,
  childrenOf,
  type Edit,
  escapeXml,
  rootOf,
  withAttribute,
  withoutAttribute,
} from "./xml-editing.ts";

/** Styles count from 0, as cells refer to them. */
export interface StyleTable {
  /** The XML of the fill of a style, without prefixes and blanks between its tags; "" where it has none. */
  fillOf(style: number): string;
  /** The same style with a fill; one that looks the same is used again. */
  filled(style: number, fill: string): number;
  /** The same style with the fill it had before: that of a cell that was never marked, where there is such a one. */
  restored(style: number, fill: string): number;
  /** A style like the first one of the workbook, with more. */
  plain(options: PlainStyle): number;
  /** The part. */
  text(): string;
}

/** What a cell of the list looks like. */
export interface PlainStyle {
  readonly isBold?: boolean;
  readonly isItalic?: boolean;
  readonly isLink?: boolean;
  readonly isWrapped?: boolean;
  /** The text stays a text when somebody edits it: Excel's leading apostrophe. */
  readonly isQuoted?: boolean;
  /** As Excel writes it; null: general. */
  readonly numberFormat?: string | null;
  readonly indent?: number;
  readonly horizontal?: "left" | "center" | "right" | null;
}

/** An empty styles part. */
export const emptyStyles =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"></styleSheet>';

/** The order of what stands in a styles part (ECMA-376 part 1, 18.8.39). */
const sectionOrder = ["numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs"];

interface Section {
  /** Each child as it is written. */
  readonly children: string[];
  readonly countBefore: number;
}

/** Opens a styles part. What every workbook must have and this one has not (a first font, two fills) is added. */
export function openStyleTable(text: string): StyleTable {
  const root = rootOf(text);
  const { prefix } = root.tag;
  const sections = new Map<string, Section>(sectionOrder.map((name) => [name, sectionOf(text, name)]));
  const add = (name: string, xml: string): number => {
    const children = sections.get(name)?.children ?? [];
    const known = children.findIndex((child) => child === xml || unprefixed(child) === unprefixed(xml));
    return known === -1 ? children.push(xml) - 1 : known;
  };
  const childAt = (name: string, at: number): string => sections.get(name)?.children[at] ?? "";
  for (const [name, least] of leastStyles(prefix))
    for (const xml of least.slice(sections.get(name)?.children.length ?? 0)) sections.get(name)?.children.push(xml);
  const styleAt = (style: number): string => childAt("cellXfs", style) || childAt("cellXfs", 0);
  const fillNumber = (style: number): number => Number(attributeOf(firstTag(styleAt(style)), "fillId") ?? 0);
  const isSolid = (fill: string): boolean => fill !== "" && !/patternType="none"/u.test(fill);
  const fillOf = (style: number): string => {
    const fill = childAt("fills", fillNumber(style));
    return isSolid(fill) ? unprefixed(fill) : "";
  };
  return {
    fillOf,
    filled: (style, fill) => {
      const number = add("fills", prefixed(fill, prefix));
      return add(
        "cellXfs",
        editFirstTag(styleAt(style), (tag) => withFill(tag, number, true)),
      );
    },
    restored: (style, fill) => {
      const number = fill === "" ? 0 : add("fills", prefixed(fill, prefix));
      const plain = editFirstTag(styleAt(style), (tag) => withFill(tag, number, false));
      const before = (sections.get("cellXfs")?.children ?? []).findIndex(
        (xml) => editFirstTag(xml, (tag) => withoutAttribute(tag, "applyFill")) === plain,
      );
      return before === -1 ? add("cellXfs", plain) : before;
    },
    plain: (options) => add("cellXfs", plainStyle(options)),
    text: () =>
      applyEdits(
        text,
        [...sections].flatMap(([name, section]) => sectionEdits(text, { name, section })),
      ),
  };

  function plainStyle(options: PlainStyle): string {
    const {
      isBold,
      isItalic,
      isLink,
      isWrapped,
      isQuoted,
      numberFormat = null,
      indent = 0,
      horizontal = null,
    } = options;
    const marks = `${isBold ? `<${prefix}b/>` : ""}${isItalic ? `<${prefix}i/>` : ""}${isLink ? `<${prefix}u/>` : ""}`;
    const font =
      marks === "" ? 0 : add("fonts", fontWith(childAt("fonts", 0), { marks, isLink: isLink ?? false, prefix }));
    const format = numberFormat === null ? 0 : numberFormatId(numberFormat);
    const alignment = [
      horizontal === null ? (indent > 0 ? ' horizontal="left"' : "") : ` horizontal="${horizontal}"`,
      isWrapped ? ' vertical="top" wrapText="1"' : "",
      indent > 0 ? ` indent="${indent}"` : "",
    ].join("");
    const inside = alignment === "" ? "" : `<${prefix}alignment${alignment}/>`;
    const applied = `${font > 0 ? ' applyFont="1"' : ""}${format > 0 ? ' applyNumberFormat="1"' : ""}${inside === "" ? "" : ' applyAlignment="1"'}`;
    return `<${prefix}xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="0"${isQuoted ? ' quotePrefix="1"' : ""}${applied}>${inside}</${prefix}xf>`;
  }

  /** Numbers below 164 are those of Excel itself. */
  function numberFormatId(code: string): number {
    const known = sections.get("numFmts")?.children ?? [];
    const same = known.find((xml) => attributeOf(xml, "formatCode") === code);
    if (same !== undefined) return Number(attributeOf(same, "numFmtId"));
    const id = Math.max(163, ...known.map((xml) => Number(attributeOf(xml, "numFmtId")))) + 1;
    known.push(`<${prefix}numFmt numFmtId="${id}" formatCode="${escapeXml(code)}"/>`);
    return id;
  }
}

function sectionOf(text: string, name: string): Section {
  const element = childrenOf(text, rootOf(text)).find(({ tag }) => tag.name === name);
  const children =
    element === undefined ? [] : childrenOf(text, element).map(({ start, end }) => text.slice(start, end));
  return { children, countBefore: children.length };
}

function leastStyles(prefix: string): readonly (readonly [string, readonly string[]])[] {
  const p = prefix;
  return [
    ["fonts", [`<${p}font><${p}sz val="11"/><${p}name val="Calibri"/></${p}font>`]],
    ["fills", ["none", "gray125"].map((pattern) => `<${p}fill><${p}patternFill patternType="${pattern}"/></${p}fill>`)],
    ["borders", [`<${p}border><${p}left/><${p}right/><${p}top/><${p}bottom/><${p}diagonal/></${p}border>`]],
    ["cellXfs", [`<${p}xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>`]],
  ];
}

/** What puts the added children of a section into the part. */
function sectionEdits(
  text: string,
  { name, section }: { readonly name: string; readonly section: Section },
): readonly Edit[] {
  const added = section.children.slice(section.countBefore).join("");
  if (added === "") return [];
  const root = rootOf(text);
  const present = childrenOf(text, root);
  const count = String(section.children.length);
  const element = present.find(({ tag }) => tag.name === name);
  if (element === undefined) {
    const later = present.find(({ tag }) => {
      const order = sectionOrder.indexOf(tag.name);
      return order === -1 || order > sectionOrder.indexOf(name);
    });
    const { prefix } = root.tag;
    const whole = `<${prefix}${name} count="${count}">${added}</${prefix}${name}>`;
    return later === undefined
      ? [appendTo(text, root, whole)]
      : [{ start: later.start, end: later.start, text: whole }];
  }
  const tag = text.slice(element.tag.start, element.tag.end);
  const counted = withAttribute(tag, { name: "count", value: count });
  if (element.tag.kind !== "empty")
    return [{ start: element.tag.start, end: element.tag.end, text: counted }, appendTo(text, element, added)];
  const open = counted.replace(/\s*\/>$/u, ">");
  return [{ start: element.start, end: element.end, text: `${open}${added}</${element.tag.prefix}${name}>` }];
}

function firstTag(xml: string): string {
  return xml.slice(0, rootOf(xml).tag.end);
}

function editFirstTag(xml: string, edit: (tag: string) => string): string {
  const tag = firstTag(xml);
  return edit(tag) + xml.slice(tag.length);
}

function withFill(tag: string, number: number, isApplied: boolean): string {
  const filled = withAttribute(tag, { name: "fillId", value: String(number) });
  return isApplied ? withAttribute(filled, { name: "applyFill", value: "1" }) : withoutAttribute(filled, "applyFill");
}

function unprefixed(xml: string): string {
  return xml.replaceAll(/<(\/?)\w+:/gu, "<$1").replaceAll(/>\s+</gu, "><");
}

/** XML without prefixes, in the prefix of a part. */
function prefixed(xml: string, prefix: string): string {
  return prefix === "" ? xml : xml.replaceAll(/<(\/?)(?=\w)/gu, `<$1${prefix}`);
}

/** The marks of a font stand before the rest of it; a link is blue. */
function fontWith(
  font: string,
  { marks, isLink, prefix }: { readonly marks: string; readonly isLink: boolean; readonly prefix: string },
): string {
  const root = rootOf(font);
  const kept = childrenOf(font, root).filter(
    ({ tag }) => !/^(?:b|i|u|strike)$/u.test(tag.name) && !(isLink && tag.name === "color"),
  );
  const inside = kept.map(({ start, end }) => font.slice(start, end));
  const order = ["b", "i", "u", "sz", "color", "name"];
  const colored = isLink ? [...inside, `<${prefix}color rgb="FF0563C1"/>`] : inside;
  const rank = (xml: string): number => {
    const at = order.indexOf(rootOf(xml).tag.name);
    return at === -1 ? order.length : at;
  };
  return `<${prefix}font>${marks}${colored.toSorted((left, right) => rank(left) - rank(right)).join("")}</${prefix}font>`;
}
