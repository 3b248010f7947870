/** Styles of a Word document: what a paragraph and its letters look like where they do not say it themselves. */
import type { XmlAttributes, XmlHandlers } from "./xml-events.ts";

/** What a run of letters states; undefined: nothing. */
export interface DocxRunFormat {
  readonly fontName?: string | undefined;
  readonly isBold?: boolean | undefined;
  readonly isItalic?: boolean | undefined;
  /** Not printed. */
  readonly isVanished?: boolean | undefined;
}

/** What a paragraph states; undefined: nothing. */
export interface DocxParagraphFormat {
  readonly numberingId?: string | undefined;
  readonly level?: number | undefined;
  /** 0 to 8: a heading of that rank; 9: body text. */
  readonly outlineLevel?: number | undefined;
  readonly horizontal?: "left" | "center" | "right" | undefined;
  /** Twentieths of a point. */
  readonly indent?: number | undefined;
}

/** A style, put together with what it is based on. */
export interface DocxStyle {
  readonly run: DocxRunFormat;
  readonly paragraph: DocxParagraphFormat;
  readonly isHeading: boolean;
}

/** The styles of a document, by their ids. */
export interface DocxStyles {
  /** Null, or none of this id: what every paragraph looks like. */
  paragraphStyle(id: string | null): DocxStyle;
  runStyle(id: string): DocxRunFormat;
}

interface WrittenStyle {
  readonly basedOn: string | null;
  readonly run: DocxRunFormat;
  readonly paragraph: DocxParagraphFormat;
  readonly name: string;
}

/** A chain of styles longer than this is a circle. */
const parentCountMax = 32;

/** A style that is being read. */
interface OpenStyle {
  readonly id: string;
  basedOn: string | null;
  name: string;
}

/** Makes the reader of `styles.xml`; without events it answers for a document without styles. */
export function createDocxStyleReader(): XmlHandlers & { styles(): DocxStyles } {
  const written = new Map<string, WrittenStyle>();
  const properties = createDocxPropertyReader();
  let defaultRun: DocxRunFormat = {};
  let defaultId: string | null = null;
  let current: OpenStyle | null = null;
  return {
    open: (name, attributes, prefix) => {
      if (prefix !== "w") return;
      if (name === "style") {
        current = { id: attributes.get("w:styleId") ?? "", basedOn: null, name: "" };
        properties.clear();
        if (attributes.get("w:type") === "paragraph" && isOnValue(attributes.get("w:default") ?? "0"))
          defaultId = current.id;
      } else if (name === "docDefaults") properties.clear();
      else if (name === "basedOn" && current !== null) current.basedOn = attributes.get("w:val") ?? null;
      else if (name === "name" && current !== null) current.name = attributes.get("w:val") ?? "";
      else properties.open(name, attributes);
    },
    text: () => {},
    close: (name, prefix) => {
      if (prefix !== "w") return;
      if (name === "docDefaults") defaultRun = properties.run();
      else if (name === "style" && current !== null) {
        const { id, basedOn, name: styleName } = current;
        const style = { basedOn, name: styleName, run: properties.run(), paragraph: properties.paragraph() };
        written.set(id, style);
        current = null;
      } else properties.close(name);
    },
    styles: () => openStyles(written, { defaultRun, defaultId }),
  };
}

function openStyles(
  written: ReadonlyMap<string, WrittenStyle>,
  { defaultRun, defaultId }: { readonly defaultRun: DocxRunFormat; readonly defaultId: string | null },
): DocxStyles {
  const known = new Map<string, DocxStyle>();
  const resolve = (id: string | null): DocxStyle => {
    const chain: WrittenStyle[] = [];
    for (let next = id; next !== null && chain.length < parentCountMax;) {
      const style = written.get(next);
      if (style === undefined) break;
      chain.unshift(style);
      next = style.basedOn;
    }
    const paragraph = Object.assign({}, ...chain.map((style) => style.paragraph)) as DocxParagraphFormat;
    const isHeading =
      chain.some(({ name }) => /^(?:heading \d|title|tiêu đề)/iu.test(name)) || (paragraph.outlineLevel ?? 9) < 9;
    return { run: Object.assign({}, ...chain.map((style) => style.run)) as DocxRunFormat, paragraph, isHeading };
  };
  const styleOf = (id: string | null): DocxStyle => {
    const key = id ?? "";
    const found = known.get(key) ?? resolve(id);
    known.set(key, found);
    return found;
  };
  return {
    paragraphStyle: (id) => {
      const style = styleOf(id !== null && written.has(id) ? id : defaultId);
      return { ...style, run: { ...defaultRun, ...style.run } };
    },
    runStyle: (id) => styleOf(id).run,
  };
}

/** Reads what stands in `w:rPr` and `w:pPr`. What a tracked change replaced (`…Change`) is left out. */
export interface DocxPropertyReader {
  open(name: string, attributes: XmlAttributes): void;
  close(name: string): void;
  run(): DocxRunFormat;
  paragraph(): DocxParagraphFormat;
  clear(): void;
}

/** Makes a reader of properties. */
export function createDocxPropertyReader(): DocxPropertyReader {
  let run: DocxRunFormat = {};
  let paragraph: DocxParagraphFormat = {};
  let changeDepth = 0;
  return {
    open: (name, attributes) => {
      if (changeDepth > 0 || name.endsWith("PrChange")) {
        changeDepth += 1;
        return;
      }
      run = { ...run, ...runProperty(name, attributes) };
      paragraph = { ...paragraph, ...paragraphProperty(name, attributes) };
    },
    close: () => {
      if (changeDepth > 0) changeDepth -= 1;
    },
    run: () => run,
    paragraph: () => paragraph,
    clear: () => {
      run = {};
      paragraph = {};
      changeDepth = 0;
    },
  };
}

function runProperty(name: string, attributes: XmlAttributes): DocxRunFormat {
  if (name === "rFonts") {
    const fontName = attributes.get("w:hAnsi") ?? attributes.get("w:ascii");
    return fontName === undefined ? {} : { fontName };
  }
  if (name === "b") return { isBold: isOn(attributes) };
  if (name === "i") return { isItalic: isOn(attributes) };
  return name === "vanish" ? { isVanished: isOn(attributes) } : {};
}

function paragraphProperty(name: string, attributes: XmlAttributes): DocxParagraphFormat {
  const value = attributes.get("w:val");
  if (name === "numId") return value === undefined ? {} : { numberingId: value };
  if (name === "ilvl") return { level: Math.min(countOf(value), 8) };
  if (name === "outlineLvl") return { outlineLevel: countOf(value) };
  if (name === "ind") {
    const left = attributes.get("w:left") ?? attributes.get("w:start");
    return left === undefined ? {} : { indent: countOf(left) };
  }
  if (name !== "jc") return {};
  if (value === "center") return { horizontal: "center" };
  return { horizontal: value === "right" || value === "end" ? "right" : "left" };
}

/** `<w:b/>` and `<w:b w:val="1"/>` switch on. */
function isOn(attributes: XmlAttributes): boolean {
  return isOnValue(attributes.get("w:val") ?? "1");
}

function isOnValue(value: string): boolean {
  return /^(?:1|true|on)$/u.test(value);
}

/** A whole number from 0; 0 where it is none. */
function countOf(value: string | undefined): number {
  return value !== undefined && /^\d{1,6}$/u.test(value) ? Number(value) : 0;
}
