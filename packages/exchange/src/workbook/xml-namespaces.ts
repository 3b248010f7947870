/**
 * What the prefixes of an XML text stand for. A program may write `w:p`, `ns0:p` or plain `p` for the same element; the
 * readers know namespaces by the one prefix that is usual for each.
 */

/** Namespaces that readers ask for, by their usual prefix; the strict variants of ISO 29500 stand beside the usual ones. */
const usualPrefixes: ReadonlyMap<string, string> = new Map([
  ["http://schemas.openxmlformats.org/spreadsheetml/2006/main", "x"],
  ["http://purl.oclc.org/ooxml/spreadsheetml/main", "x"],
  ["http://schemas.openxmlformats.org/officeDocument/2006/relationships", "r"],
  ["http://purl.oclc.org/ooxml/officeDocument/relationships", "r"],
  ["http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"],
  ["http://purl.oclc.org/ooxml/wordprocessingml/main", "w"],
  ["http://schemas.openxmlformats.org/drawingml/2006/main", "a"],
  ["http://purl.oclc.org/ooxml/drawingml/main", "a"],
  ["http://schemas.openxmlformats.org/officeDocument/2006/math", "m"],
  ["http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"],
  ["http://schemas.microsoft.com/office/word/2010/wordprocessingShape", "wps"],
  ["urn:schemas-microsoft-com:vml", "v"],
  ["urn:oasis:names:tc:opendocument:xmlns:office:1.0", "office"],
  ["urn:oasis:names:tc:opendocument:xmlns:table:1.0", "table"],
  ["urn:oasis:names:tc:opendocument:xmlns:text:1.0", "text"],
  ["urn:oasis:names:tc:opendocument:xmlns:style:1.0", "style"],
  ["urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0", "number"],
  ["urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", "draw"],
  ["urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0", "fo"],
  ["urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0", "svg"],
  ["urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", "manifest"],
  ["urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0", "calcext"],
  ["http://www.w3.org/1999/xlink", "xlink"],
  ["http://www.w3.org/XML/1998/namespace", "xml"],
]);

/** The prefixes that are in force where an XML text is being read. */
export interface XmlNamespaces {
  /** The usual prefix of what a prefix of the text stands for; as it is written where no reader asks for it. */
  readonly usualPrefix: (written: string) => string;
  /** Puts a declaration in force until the element at this depth closes. */
  declare(declaration: { readonly prefix: string; readonly namespace: string; readonly depth: number }): void;
  /** Takes back what the element at this depth has declared. */
  leave(depth: number): void;
}

/** Namespaces before anything is declared. */
export function createNamespaces(): XmlNamespaces {
  const inForce = new Map<string, string>();
  const replaced: { readonly prefix: string; readonly before: string | undefined; readonly depth: number }[] = [];
  return {
    usualPrefix: (written) => inForce.get(written) ?? written,
    declare: ({ prefix, namespace, depth }) => {
      replaced.push({ prefix, before: inForce.get(prefix), depth });
      inForce.set(prefix, usualPrefixes.get(namespace) ?? prefix);
    },
    leave: (depth) => {
      for (let last = replaced.at(-1); last?.depth === depth; last = replaced.at(-1)) {
        if (last.before === undefined) inForce.delete(last.prefix);
        else inForce.set(last.prefix, last.before);
        replaced.pop();
      }
    },
  };
}
