/**
 * What stands in the parts of an office file that no reader opens: a macro under another name, a template that is fetched from the
 * network, a DOCTYPE in a theme. Nothing of it would ever be run or followed here; but the file goes on from hand to hand, and
 * back into Excel with its faulty cells marked.
 */
import type { Archive } from "./archive.ts";
import { readRelationships, type Relationship } from "./office-parts.ts";
import { refuseWorkbook } from "./workbook-refusals.ts";

/** An archive that remembers which of its parts were unpacked. */
export interface WatchedArchive {
  readonly archive: Archive;
  /** The names of the others. */
  readonly unreadNames: () => readonly string[];
}

/** Watches what is unpacked of an archive. */
export function watchArchive(archive: Archive): WatchedArchive {
  const read = new Set<string>();
  return {
    archive: {
      ...archive,
      read: (name) => {
        read.add(name.toLowerCase());
        return archive.read(name);
      },
    },
    unreadNames: () => archive.names.filter((name) => !read.has(name.toLowerCase())),
  };
}

const program = /^(?:vbaProject|wordVbaData|xlMacrosheet|xlIntlMacrosheet|dialogsheet|control|activeXControlBinary)$/u;
/** Shown when somebody asks for it, or as a picture: common, and no part of the file. */
const shown = /^(?:hyperlink|image|video|audio|media)$/u;

/**
 * Looks through the relationships of all parts.
 *
 * @throws Refusal `macroWorkbook` for programs, whatever their part is called; `archiveEntryRefused` for what an office program
 * would fetch from the network on opening the file
 */
export function assertRelationshipsSafe(archive: Archive): void {
  for (const name of archive.names) {
    const found = /^(.*?)_rels\/([^/]*)\.rels$/iu.exec(name);
    if (found === null) continue;
    for (const relationship of readRelationships(archive, `${found[1] ?? ""}${found[2] ?? ""}`))
      assertRelationshipSafe(relationship, { path: archive.path, part: name });
  }
}

function assertRelationshipSafe(
  { kind, target, isOutside }: Relationship,
  { path, part }: { readonly path: string; readonly part: string },
): void {
  if (program.test(kind)) throw refuseWorkbook("macroWorkbook", { path, part: target });
  if (!isOutside || shown.test(kind) || !isRemote(target)) return;
  const shownTarget = target.slice(0, 100);
  const what = { vi: `tự mở "${shownTarget}" trên mạng`, en: `it fetches "${shownTarget}" from the network` };
  throw refuseWorkbook("archiveEntryRefused", { path, part, what });
}

/**
 * Whether a target lies on another machine: an address, or a shared folder. A template on the disk of the author, as Word notes it,
 * does not.
 */
function isRemote(target: string): boolean {
  const path = target.trim().replace(/^file:/iu, "");
  if (path === target.trim() && /^[A-Za-z][A-Za-z\d+.-]+:/u.test(path)) return true;
  return /^(?:[\\/]{2}|\/{0,3}\\\\|\/{4})[^\\/]/u.test(path);
}

const markup = /\.(?:xml|rels|vml|rdf)$/iu;
const documentType = ["latin1", "utf16le"].map((encoding) => Buffer.from("<!DOCTYPE", encoding as BufferEncoding));
const documentTypes = [...documentType, Buffer.from(documentType[1] ?? []).swap16()];

/**
 * Looks for a DOCTYPE in parts that were not read as XML. What stands under META-INF is left out: OpenOffice wrote one there.
 *
 * @throws Refusal `partWithDocumentType`; those of unpacking a part
 */
export function assertNoDocumentTypes(archive: Archive, names: readonly string[]): void {
  for (const name of names) {
    if (!markup.test(name) || /^META-INF\//iu.test(name)) continue;
    const bytes = Buffer.from(archive.read(name) ?? []);
    if (documentTypes.some((sign) => bytes.includes(sign)))
      throw refuseWorkbook("partWithDocumentType", { path: archive.path, part: name });
  }
}
