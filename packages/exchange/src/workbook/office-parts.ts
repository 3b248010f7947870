/** The parts of an OOXML file and the relationships between them (ECMA-376 part 2). Targets outside are never followed. */
import type { Archive } from "./archive.ts";
import { readXmlEvents, type XmlHandlers } from "./xml-events.ts";
import { textOfXml } from "./xml-text.ts";
import { refuseWorkbook } from "./workbook-refusals.ts";

/** Where a part leads. */
export interface Relationship {
  readonly id: string;
  /** The last word of its type: "worksheet", "styles"; the same in the usual and the strict variant. */
  readonly kind: string;
  /** The name of the part it leads to; of an outside target what is written. */
  readonly target: string;
  readonly isOutside: boolean;
}

/** Reads the XML of a part. @throws Refusal `partMissing` */
export function readPart(
  archive: Archive,
  { part, handlers }: { readonly part: string; readonly handlers: XmlHandlers },
): void {
  const bytes = archive.read(part);
  if (bytes === null) throw refuseWorkbook("partMissing", { path: archive.path, part });
  const place = { path: archive.path, part };
  readXmlEvents(textOfXml(bytes, place), handlers, place);
}

/** The relationships of a part ("" is the file as a whole); none where the archive states none. */
export function readRelationships(archive: Archive, part: string): readonly Relationship[] {
  const folderEnd = part.lastIndexOf("/") + 1;
  const folder = part.slice(0, folderEnd);
  const source = `${folder}_rels/${part.slice(folderEnd)}.rels`;
  if (!archive.has(source)) return [];
  const found: Relationship[] = [];
  readPart(archive, {
    part: source,
    handlers: {
      open: (name, attributes) => {
        if (name !== "Relationship") return;
        const written = attributes.get("Target") ?? "";
        const isOutside = attributes.get("TargetMode") === "External";
        found.push({
          id: attributes.get("Id") ?? "",
          kind: (attributes.get("Type") ?? "").replace(/^.*\//u, ""),
          target: isOutside ? written : resolveTarget(folder, written),
          isOutside,
        });
      },
      text: () => {},
      close: () => {},
    },
  });
  return found;
}

/** "../media/a.png" seen from "xl/worksheets/" is "xl/media/a.png"; it never leaves the archive. */
function resolveTarget(folder: string, target: string): string {
  const steps = target.startsWith("/") ? [] : folder.split("/").filter((step) => step !== "");
  for (const step of target.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}
