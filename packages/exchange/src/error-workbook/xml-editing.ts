/**
 * XML that is changed in a few places and stays as it is everywhere else. Elements are found by where they stand in the text,
 * and what is changed is cut out and replaced: blanks, the order of attributes and whatever a program has put there remain.
 *
 * The text is well-formed: the reader of the workbook has been over it, or `readXmlEvents` has.
 */
import { resolveReferences } from "../workbook/xml-characters.ts";

/** A tag where it stands. */
export interface XmlTag {
  readonly kind: "open" | "close" | "empty";
  /** Without its prefix. */
  readonly name: string;
  /** As it is written, with its colon: "x:"; "" where there is none. */
  readonly prefix: string;
  readonly start: number;
  /** Behind its ">". */
  readonly end: number;
}

/** An element where it stands. */
export interface XmlElement {
  readonly tag: XmlTag;
  readonly start: number;
  readonly end: number;
  /** What is between its tags; both are `end` for `<a/>`. */
  readonly contentStart: number;
  readonly contentEnd: number;
}

/** A piece of a text and what takes its place; where start and end are the same, it is put in. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const quotes = [0x22, 0x27] as const;
const slash = 0x2f;
const greater = 0x3e;

/** The first tag at or behind a position; null: there is none. Comments, CDATA and instructions are passed over. */
export function tagFrom(text: string, position: number): XmlTag | null {
  let start = text.indexOf("<", position);
  for (; start !== -1; start = text.indexOf("<", start)) {
    const next = text.charAt(start + 1);
    if (next !== "!" && next !== "?") break;
    start = markupEnd(text, start);
  }
  if (start === -1) return null;
  const isClosing = text.charCodeAt(start + 1) === slash;
  const nameStart = start + (isClosing ? 2 : 1);
  let nameStop = nameStart;
  for (; nameStop < text.length; nameStop += 1) {
    const code = text.charCodeAt(nameStop);
    if (code === greater || code === slash || code <= 0x20) break;
  }
  const end = tagEnd(text, nameStop);
  const written = text.slice(nameStart, nameStop);
  const colon = written.indexOf(":") + 1;
  const kind = isClosing ? "close" : text.charCodeAt(end - 2) === slash ? "empty" : "open";
  return { kind, name: written.slice(colon), prefix: written.slice(0, colon), start, end };
}

function markupEnd(text: string, start: number): number {
  const closing = text.startsWith("<!--", start) ? "-->" : text.startsWith("<![CDATA[", start) ? "]]>" : ">";
  const end = text.indexOf(closing, start + 2);
  return end === -1 ? text.length : end + closing.length;
}

/** Behind the ">" of a tag; one inside a quoted value is none. */
function tagEnd(text: string, position: number): number {
  for (let at = position; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === greater) return at + 1;
    if (code !== quotes[0] && code !== quotes[1]) continue;
    at = text.indexOf(text.charAt(at), at + 1);
    if (at === -1) break;
  }
  return text.length;
}

/** The outermost element. */
export function rootOf(text: string): XmlElement {
  const tag = tagFrom(text, 0);
  if (tag === null) throw new TypeError("a part has a root");
  if (tag.kind === "empty") return { tag, start: tag.start, end: tag.end, contentStart: tag.end, contentEnd: tag.end };
  const closing = text.lastIndexOf(`</${tag.prefix}${tag.name}`);
  return { tag, start: tag.start, end: tagEnd(text, closing), contentStart: tag.end, contentEnd: closing };
}

/** The elements directly inside another, in their order. */
export function childrenOf(text: string, parent: XmlElement): readonly XmlElement[] {
  const children: XmlElement[] = [];
  let opened: XmlTag | null = null;
  let depth = 0;
  let position = parent.contentStart;
  while (position < parent.contentEnd) {
    const tag = tagFrom(text, position);
    if (tag === null || tag.start >= parent.contentEnd) break;
    position = tag.end;
    if (tag.kind === "close") {
      depth -= 1;
      if (depth > 0 || opened === null) continue;
      children.push({
        tag: opened,
        start: opened.start,
        end: tag.end,
        contentStart: opened.end,
        contentEnd: tag.start,
      });
    } else if (tag.kind === "empty") {
      if (depth > 0) continue;
      children.push({ tag, start: tag.start, end: tag.end, contentStart: tag.end, contentEnd: tag.end });
    } else {
      if (depth === 0) opened = tag;
      depth += 1;
    }
  }
  return children;
}

/** The first element of this name directly inside another; null: there is none. */
export function childOf(text: string, parent: XmlElement, name: string): XmlElement | null {
  return childrenOf(text, parent).find(({ tag }) => tag.name === name) ?? null;
}

interface WrittenAttribute {
  readonly name: string;
  /** Where its value stands, without the quotes. */
  readonly start: number;
  readonly end: number;
}

function attributesOf(tag: string): readonly WrittenAttribute[] {
  const written = /([^\s=/<>"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu;
  return Array.from(tag.matchAll(written), (found) => {
    const end = found.index + found[0].length - 1;
    return { name: found[1] ?? "", start: end - (found[2] ?? found[3] ?? "").length, end };
  });
}

/** The value of an attribute of a tag, its references resolved; null where it is not stated. `name` as it is written. */
export function attributeOf(tag: string, name: string): string | null {
  const found = attributesOf(tag).find((attribute) => attribute.name === name);
  return found === undefined ? null : resolveReferences(tag.slice(found.start, found.end));
}

/** The value of an attribute that has a prefix, whichever it is: "id" finds `r:id`; null where it is not stated. */
export function prefixedAttributeOf(tag: string, name: string): string | null {
  const found = attributesOf(tag).find((attribute) => attribute.name.endsWith(`:${name}`));
  return found === undefined ? null : resolveReferences(tag.slice(found.start, found.end));
}

/** A tag with another value of an attribute, which is put at the end where it is new. */
export function withAttribute(tag: string, { name, value }: { readonly name: string; readonly value: string }): string {
  const found = attributesOf(tag).find((attribute) => attribute.name === name);
  if (found !== undefined) return tag.slice(0, found.start) + escapeXml(value) + tag.slice(found.end);
  const end = tag.endsWith("/>") ? tag.length - 2 : tag.length - 1;
  return `${tag.slice(0, end).trimEnd()} ${name}="${escapeXml(value)}"${tag.slice(end)}`;
}

/** A tag without an attribute. */
export function withoutAttribute(tag: string, name: string): string {
  const found = attributesOf(tag).find((attribute) => attribute.name === name);
  if (found === undefined) return tag;
  return tag.slice(0, tag.lastIndexOf(name, found.start)).trimEnd() + tag.slice(found.end + 1);
}

/** The prefix that a part has for a namespace, with its colon; null: none is declared at its root. */
export function prefixOf(rootTag: string, namespaces: readonly string[]): string | null {
  const declared = attributesOf(rootTag).find(
    ({ name, start, end }) => name.startsWith("xmlns:") && namespaces.includes(rootTag.slice(start, end)),
  );
  return declared === undefined ? null : `${declared.name.slice("xmlns:".length)}:`;
}

/** The change that puts XML behind the last child of an element. */
export function appendTo(text: string, element: XmlElement, inside: string): Edit {
  if (element.tag.kind !== "empty") return { start: element.contentEnd, end: element.contentEnd, text: inside };
  const { prefix, name } = element.tag;
  const tag = text.slice(element.start, element.end).replace(/\s*\/>$/u, ">");
  return { start: element.start, end: element.end, text: `${tag}${inside}</${prefix}${name}>` };
}

/** A text with changes made; none may lie on another, and those at the same place stay in their order. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let written = "";
  let position = 0;
  for (const edit of edits.toSorted((left, right) => left.start - right.start)) {
    written += text.slice(position, edit.start) + edit.text;
    position = edit.end;
  }
  return written + text.slice(position);
}

/** A text for XML; what XML cannot hold (control characters, halves of surrogate pairs) becomes U+FFFD. */
export function escapeXml(text: string): string {
  return (
    text
      // oxlint-disable-next-line no-control-regex
      .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/gu, "\uFFFD")
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;")
  );
}
