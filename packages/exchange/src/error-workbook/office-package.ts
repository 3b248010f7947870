/** An office file that is being changed: parts are read as they are now, and what is not written stays byte for byte. */
import { type Archive, openArchive } from "../workbook/archive.ts";
import { listArchive } from "../workbook/archive-directory.ts";
import { readRelationships } from "../workbook/office-parts.ts";
import { readingLimits } from "../workbook/reading-limits.ts";
import { refuseWorkbook } from "../workbook/workbook-refusals.ts";
import { textOfXml } from "../workbook/xml-text.ts";
import { packPart, writeArchive } from "./archive-writing.ts";
import { appendTo, applyEdits, attributeOf, childrenOf, escapeXml, rootOf } from "./xml-editing.ts";

/** Names of parts: upper and lower case count alike, as in `Archive`. */
export interface OfficePackage extends Archive {
  /** The XML of a part as it is now. @throws Refusal `partMissing` */
  text(part: string): string;
  /** Writes the XML of a part, new or not, in UTF-8. */
  write(part: string, text: string): void;
  remove(part: string): void;
  /** The first name that no part has: "xl/comments1.xml" for "xl/comments" and ".xml". */
  freeName(stem: string, ending: string): string;
  /** The whole file. */
  bytes(): Uint8Array;
}

/** Opens a file. @throws Refusal as `openArchive` */
export function openOfficePackage(bytes: Uint8Array, path: string): OfficePackage {
  const archive = openArchive(bytes, { path });
  const written = new Map<string, { readonly name: string; readonly text: string }>();
  const removed = new Set<string>();
  const has = (name: string): boolean => {
    const folded = name.toLowerCase();
    return !removed.has(folded) && (written.has(folded) || archive.has(name));
  };
  const read = (name: string): Uint8Array | null => {
    const change = written.get(name.toLowerCase());
    if (change !== undefined) return Buffer.from(change.text);
    return has(name) ? archive.read(name) : null;
  };
  return {
    path,
    get names() {
      const isNew = ({ name }: { readonly name: string }): boolean => !archive.has(name);
      return [...archive.names.filter(has), ...[...written.values()].filter(isNew).map(({ name }) => name)];
    },
    has,
    read,
    text: (part) => {
      const content = read(part);
      if (content === null) throw refuseWorkbook("partMissing", { path, part });
      return textOfXml(content, { path, part });
    },
    write: (part, text) => {
      removed.delete(part.toLowerCase());
      const utf8 = text.replace(/^(<\?xml[^>]*?\bencoding\s*=\s*["'])[^"']*/u, "$1UTF-8");
      written.set(part.toLowerCase(), { name: part, text: utf8 });
    },
    remove: (part) => {
      written.delete(part.toLowerCase());
      removed.add(part.toLowerCase());
    },
    freeName: (stem, ending) => {
      let number = 1;
      while (has(`${stem}${number}${ending}`)) number += 1;
      return `${stem}${number}${ending}`;
    },
    bytes: () => {
      const left = new Map(written);
      const kept = listArchive(bytes, { path, limits: readingLimits }).flatMap((entry) => {
        const folded = entry.name.toLowerCase();
        const change = left.get(folded);
        left.delete(folded);
        if (change !== undefined) return [packPart(entry.name, Buffer.from(change.text))];
        const packed = bytes.subarray(entry.dataStart, entry.dataStart + entry.packedSize);
        return removed.has(folded) ? [] : [{ ...entry, packed }];
      });
      return writeArchive([
        ...kept,
        ...Array.from(left.values(), ({ name, text }) => packPart(name, Buffer.from(text))),
      ]);
    },
  };
}

const usualRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Where the relationships of a part stand. */
function relationshipsPart(part: string): string {
  const folderEnd = part.lastIndexOf("/") + 1;
  return `${part.slice(0, folderEnd)}_rels/${part.slice(folderEnd)}.rels`;
}

/** The namespace of relationships in this file: the usual one, or that of the strict variant. */
export function relationsNamespace(file: OfficePackage): string {
  return /"(http[^"]*)\/officeDocument"/u.exec(file.text("_rels/.rels"))?.[1] ?? usualRelations;
}

/**
 * Relates a part to another one.
 *
 * @returns the id of the relationship, which no other of the part has
 */
export function addRelationship(
  file: OfficePackage,
  { part, kind, target }: { readonly part: string; readonly kind: string; readonly target: string },
): string {
  const source = relationshipsPart(part);
  const known = new Set(readRelationships(file, part).map(({ id }) => id));
  let number = known.size + 1;
  while (known.has(`rId${number}`)) number += 1;
  const id = `rId${number}`;
  const text = file.has(source)
    ? file.text(source)
    : `${xmlDeclaration}<Relationships xmlns="${packageRelations}"></Relationships>`;
  const root = rootOf(text);
  const type = `${relationsNamespace(file)}/${kind}`;
  const added = `<${root.tag.prefix}Relationship Id="${id}" Type="${type}" Target="/${escapeXml(target)}"/>`;
  file.write(source, applyEdits(text, [appendTo(text, root, added)]));
  return id;
}

/** Takes a relationship away. */
export function removeRelationship(
  file: OfficePackage,
  { part, id }: { readonly part: string; readonly id: string },
): void {
  const source = relationshipsPart(part);
  const text = file.text(source);
  const found = childrenOf(text, rootOf(text)).filter(
    ({ tag }) => attributeOf(text.slice(tag.start, tag.end), "Id") === id,
  );
  file.write(
    source,
    applyEdits(
      text,
      found.map(({ start, end }) => ({ start, end, text: "" })),
    ),
  );
}

const contentTypesPart = "[Content_Types].xml";

/** States the content type of a part: for the part alone, or for all with its ending, where that is not yet stated. */
export function addContentType(
  file: OfficePackage,
  { part, type, isForEnding = false }: { readonly part: string; readonly type: string; readonly isForEnding?: boolean },
): void {
  const text = file.text(contentTypesPart);
  const root = rootOf(text);
  const [name, key, value] = isForEnding
    ? ["Default", "Extension", part.slice(part.lastIndexOf(".") + 1)]
    : ["Override", "PartName", `/${part}`];
  const isKnown = childrenOf(text, root).some(
    ({ tag }) =>
      tag.name === name && attributeOf(text.slice(tag.start, tag.end), key)?.toLowerCase() === value.toLowerCase(),
  );
  if (isKnown) return;
  const added = `<${root.tag.prefix}${name} ${key}="${escapeXml(value)}" ContentType="${type}"/>`;
  file.write(contentTypesPart, applyEdits(text, [appendTo(text, root, added)]));
}

/** Takes the content type of a part away. */
export function removeContentType(file: OfficePackage, part: string): void {
  const text = file.text(contentTypesPart);
  const found = childrenOf(text, rootOf(text)).filter(
    ({ tag }) => attributeOf(text.slice(tag.start, tag.end), "PartName")?.toLowerCase() === `/${part}`.toLowerCase(),
  );
  file.write(
    contentTypesPart,
    applyEdits(
      text,
      found.map(({ start, end }) => ({ start, end, text: "" })),
    ),
  );
}
