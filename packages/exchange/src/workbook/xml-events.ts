/**
 * XML as a series of events. A tokenizer of our own, because the sheet of a large workbook is some 50 MB of XML, nearly all
 * of it tags: attributes are cut out only when they are asked for, and nothing is copied that nobody wants.
 *
 * Strict: what is not well-formed XML 1.0 is refused, as is every DOCTYPE (entities that unfold, files that are fetched), an
 * element more than 256 deep and a name longer than 256 characters. Nothing outside the text is ever read. Its events are
 * held against those of another parser in the tests.
 */
import { createAttributeScanner, type XmlAttributes } from "./xml-attributes.ts";
import { blanksEnd, forbiddenCharacterIn, isName, nameEnd, resolveReferences } from "./xml-characters.ts";
import { type XmlFault, xmlFaults } from "./xml-fault.ts";
import { createNamespaces } from "./xml-namespaces.ts";
import { refuseWorkbook } from "./workbook-refusals.ts";

export type { XmlAttributes } from "./xml-attributes.ts";

/** What is told of a text, in its order. */
export interface XmlHandlers {
  /**
   * An element begins.
   *
   * @param name without its prefix
   * @param attributes valid only until the handler returns
   * @param prefix of its namespace as `xml-namespaces.ts` names it ("x", "w", "table"), whatever the file writes; "" for
   * an element without a namespace
   */
  readonly open: (name: string, attributes: XmlAttributes, prefix: string) => void;
  /** Characters inside the innermost element, references resolved; in one or several pieces, blanks too. */
  readonly text: (value: string) => void;
  /** The innermost element ends; `<a/>` opens and closes. */
  readonly close: (name: string, prefix: string) => void;
  /**
   * Takes elements that are to come without their being told one by one: whole ones, and only such as are well-formed beyond doubt.
   *
   * @param tag where the `<` of the first stands in the text
   * @param prefix of the default namespace that is in force there
   * @returns where the last that it took ends; `tag`: it took none
   */
  readonly leap?: (text: string, tag: number, prefix: string) => number;
}

/** Which part of which file a text is; named in refusals. */
export interface XmlPlace {
  readonly path: string;
  readonly part: string;
}

const depthMax = 256;
const nameLengthMax = 256;
const slash = 0x2f;
const exclamation = 0x21;
const question = 0x3f;

/**
 * Reads an XML text from its first character to its last.
 *
 * @param text decoded, without a byte order mark (`xml-text.ts`)
 * @throws Refusal `partWithDocumentType`; `partMalformed` with the offset of the first character that cannot stand there
 */
export function readXmlEvents(text: string, handlers: XmlHandlers, place: XmlPlace): void {
  const fault: XmlFault = (position, what) => {
    throw refuseWorkbook("partMalformed", { ...place, offset: String(position), what: xmlFaults[what] });
  };
  const forbidden = forbiddenCharacterIn(text);
  if (forbidden !== -1) fault(forbidden, "controlCharacter");
  const elements = createElementReader({ text, handlers, fault });
  const readText = createTextReader({ text, handlers, fault });
  let position = declarationEnd(text, fault);
  while (position < text.length) {
    const tag = text.indexOf("<", position);
    const end = tag === -1 ? text.length : tag;
    if (end !== position) {
      if (elements.depth() > 0) readText(position, end);
      else if (blanksEnd(text, position) < end) fault(position, "textOutside");
    }
    if (tag === -1) break;
    const next = text.charCodeAt(tag + 1);
    if (next === slash) position = elements.close(tag);
    else if (next === exclamation) position = readMarkup(tag);
    else if (next === question) position = instructionEnd(text, tag, fault);
    else {
      const leapt = handlers.leap?.(text, tag, elements.defaultPrefix()) ?? tag;
      position = leapt === tag ? elements.open(tag) : leapt;
    }
  }
  if (elements.depth() !== 0 || !elements.hasRoot()) fault(text.length, "unfinished");

  function readMarkup(tag: number): number {
    if (text.startsWith("<!--", tag)) {
      const end = text.indexOf("--", tag + 4);
      if (end === -1 || text.charCodeAt(end + 2) !== 0x3e) fault(tag, "comment");
      return end + 3;
    }
    if (text.startsWith("<![CDATA[", tag) && elements.depth() > 0) {
      const end = text.indexOf("]]>", tag + 9);
      if (end === -1) fault(tag, "section");
      if (end > tag + 9) handlers.text(withoutReturns(text.slice(tag + 9, end)));
      return end + 3;
    }
    if (/^<!doctype/iu.test(text.slice(tag, tag + 9))) throw refuseWorkbook("partWithDocumentType", { ...place });
    return fault(tag, "unknownDeclaration");
  }
}

interface Source {
  readonly text: string;
  readonly handlers: XmlHandlers;
  readonly fault: XmlFault;
}

/** Elements: what is open, by its name as it is written. */
function createElementReader({ text, handlers, fault }: Source): {
  open(tag: number): number;
  close(tag: number): number;
  depth(): number;
  hasRoot(): boolean;
  /** Of an element that is written without one. */
  defaultPrefix(): string;
} {
  const namespaces = createNamespaces();
  const attributes = createAttributeScanner({ text, fault, usualPrefix: namespaces.usualPrefix });
  const written: string[] = [];
  const names: string[] = [];
  const prefixes: string[] = [];
  let hasRoot = false;
  const leave = (): void => {
    const depth = written.length;
    written.pop();
    handlers.close(names.pop() ?? "", prefixes.pop() ?? "");
    namespaces.leave(depth);
  };
  return {
    depth: () => written.length,
    hasRoot: () => hasRoot,
    defaultPrefix: () => namespaces.usualPrefix(""),
    open: (tag) => {
      const end = nameEnd(text, tag + 1);
      if (end <= tag + 1) fault(tag, "tagWithoutName");
      if (end - tag > nameLengthMax) fault(tag, "nameTooLong");
      if (written.length === depthMax) fault(tag, "tooDeep");
      if (written.length === 0 && hasRoot) fault(tag, "secondRoot");
      hasRoot = true;
      const name = text.slice(tag + 1, end);
      const closing = attributes.scan(end);
      written.push(name);
      for (const declaration of attributes.declarations())
        namespaces.declare({ ...declaration, depth: written.length });
      const colon = name.indexOf(":");
      const local = colon === -1 ? name : name.slice(colon + 1);
      const prefix = namespaces.usualPrefix(colon === -1 ? "" : name.slice(0, colon));
      names.push(local);
      prefixes.push(prefix);
      handlers.open(local, attributes, prefix);
      if (text.charCodeAt(closing - 1) === slash) leave();
      return closing + 1;
    },
    close: (tag) => {
      const name = written.at(-1);
      if (name === undefined || !text.startsWith(name, tag + 2)) return fault(tag, "otherEndTag");
      const end = blanksEnd(text, tag + 2 + name.length);
      if (text.charCodeAt(end) !== 0x3e) fault(tag, "otherEndTag");
      leave();
      return end + 1;
    },
  };
}

/**
 * Texts between tags. Where the next `&`, carriage return and `]]>` stand is kept, so that a text without any is not searched
 * through for each of its pieces.
 */
function createTextReader({ text, handlers, fault }: Source): (start: number, end: number) => void {
  const ampersandIn = createLookout(text, "&");
  const returnIn = createLookout(text, "\r");
  const sectionEndIn = createLookout(text, "]]>");
  return (start, end) => {
    if (sectionEndIn(start, end)) fault(start, "sectionEnd");
    const raw = text.slice(start, end);
    const lines = returnIn(start, end) ? withoutReturns(raw) : raw;
    handlers.text(ampersandIn(start, end) ? (resolveReferences(lines) ?? fault(start, "unknownReference")) : lines);
  };
}

/** Tells whether what is searched stands in a piece; pieces are asked for from left to right. */
function createLookout(text: string, searched: string): (start: number, end: number) => boolean {
  let next = -1;
  return (start, end) => {
    if (next < start) {
      next = text.indexOf(searched, start);
      if (next === -1) next = text.length;
    }
    return next < end;
  };
}

function withoutReturns(text: string): string {
  return text.includes("\r") ? text.replaceAll(/\r\n?/gu, "\n") : text;
}

/** Where the XML declaration at the beginning ends; 0 where there is none. */
function declarationEnd(text: string, fault: XmlFault): number {
  if (!/^<\?xml[\t\n\r ]/u.test(text)) return 0;
  const declaration =
    /^<\?xml\s+version\s*=\s*(["'])1\.\d+\1(?:\s+encoding\s*=\s*(["'])[A-Za-z][\w.-]*\2)?(?:\s+standalone\s*=\s*(["'])(?:yes|no)\3)?\s*\?>/u;
  return declaration.exec(text.slice(0, 500))?.[0].length ?? fault(0, "xmlDeclaration");
}

function instructionEnd(text: string, tag: number, fault: XmlFault): number {
  const end = text.indexOf("?>", tag + 2);
  const targetEnd = nameEnd(text, tag + 2);
  if (end === -1 || targetEnd <= tag + 2 || targetEnd > end) fault(tag, "instruction");
  const target = text.slice(tag + 2, targetEnd);
  if (!isName(target) || target.toLowerCase() === "xml") fault(tag, "instruction");
  if (targetEnd !== end && blanksEnd(text, targetEnd) === targetEnd) fault(tag, "instruction");
  return end + 2;
}
