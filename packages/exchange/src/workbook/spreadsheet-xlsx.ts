/**
 * XLSX workbooks (ECMA-376, usual and strict): which parts there are, then sheet after sheet. Nothing is computed and nothing
 * outside the file is read: formulas give what was cached, and a workbook that leans on another one is refused.
 */
import type { Archive } from "./archive.ts";
import type { PackedSheet } from "./packed-sheet.ts";
import { readPart, readRelationships, type Relationship } from "./office-parts.ts";
import type { ReadingLimits } from "./reading-limits.ts";
import { createRowCounter } from "./row-counter.ts";
import type { ReadingProgress, ReadWorkbook } from "./read-workbook.ts";
import { type NamedSheet, readSpreadsheetSheet, type SpreadsheetContext } from "./spreadsheet-sheet.ts";
import { readSharedTexts } from "./spreadsheet-texts.ts";
import { readStyles } from "./spreadsheet-styles.ts";
import { refuseWorkbook } from "./workbook-refusals.ts";

/**
 * Reads an XLSX workbook. Charts that are sheets of their own are left out.
 *
 * @throws Refusal of `workbook-refusals.ts`, with part, or sheet and cell
 */
export function readSpreadsheet(
  archive: Archive,
  { limits, onProgress }: { readonly limits: ReadingLimits; readonly onProgress?: (progress: ReadingProgress) => void },
): ReadWorkbook {
  const part =
    readRelationships(archive, "").find(({ kind }) => kind === "officeDocument")?.target ?? "xl/workbook.xml";
  const relationships = readRelationships(archive, part);
  assertSelfContained(archive, relationships);
  const { named, dateSystem } = readWorkbookPart(archive, { part, relationships });
  if (named.length === 0) throw refuseWorkbook("workbookWithoutSheets", { path: archive.path });
  assertSheets(archive, { named, limits });
  const partOf = (kind: string): string | null => relationships.find((found) => found.kind === kind)?.target ?? null;
  const context: SpreadsheetContext = {
    archive,
    limits,
    texts: readSharedTexts(archive, partOf("sharedStrings")),
    styles: readStyles(archive, partOf("styles")),
    dateSystem,
  };
  const sheets: PackedSheet[] = [];
  let cellCountLeft = limits.cellCountMax;
  const rows = createRowCounter({ limits, path: archive.path });
  for (const [index, sheet] of named.entries()) {
    const onRow = (row: number): void =>
      onProgress?.({ sheet: sheet.name, share: (index + 1 - 1 / (1 + row / 10_000)) / named.length });
    const read = readSpreadsheetSheet(sheet, { context, cellCountLeft, onRow });
    cellCountLeft -= read.columns.length;
    rows.add(read);
    sheets.push(read);
  }
  return { format: "xlsx", sheets, blocks: [], notices: [] };
}

/** What a workbook takes from elsewhere, or runs. */
function assertSelfContained(archive: Archive, relationships: readonly Relationship[]): void {
  const { path } = archive;
  const macros = relationships.find(({ kind }) =>
    /^(?:vbaProject|xlMacrosheet|xlIntlMacrosheet|dialogsheet)$/u.test(kind),
  );
  if (macros !== undefined) throw refuseWorkbook("macroWorkbook", { path, part: macros.target });
  const link = relationships.find(({ kind }) => kind === "externalLink" || kind === "externalLinkPath");
  const linkPart = link?.target ?? archive.names.find((name) => /(?:^|\/)externalLinks\//iu.test(name));
  if (linkPart !== undefined) throw refuseWorkbook("externalLinks", { path, part: linkPart });
}

function readWorkbookPart(
  archive: Archive,
  { part, relationships }: { readonly part: string; readonly relationships: readonly Relationship[] },
): { readonly named: readonly NamedSheet[]; readonly dateSystem: "1900" | "1904" } {
  const named: NamedSheet[] = [];
  let dateSystem: "1900" | "1904" = "1900";
  let isWorkbook = false;
  readPart(archive, {
    part,
    handlers: {
      open: (name, attributes, prefix) => {
        if (prefix !== "x" && prefix !== "") return;
        if (name === "workbook") isWorkbook = true;
        if (name === "workbookPr" && /^(?:1|true)$/u.test(attributes.get("date1904") ?? "")) dateSystem = "1904";
        if (name !== "sheet") return;
        const id = attributes.get("r:id");
        const target = relationships.find((found) => found.id === id);
        if (target?.kind === "chartsheet") return;
        const sheetName = attributes.get("name") ?? "";
        if (target === undefined || target.isOutside)
          throw refuseWorkbook("partMissing", { path: archive.path, part: `${sheetName} (${id ?? ""})` });
        const state = attributes.get("state");
        named.push({ name: sheetName, part: target.target, isHidden: state === "hidden" || state === "veryHidden" });
      },
      text: () => {},
      close: () => {},
    },
  });
  if (!isWorkbook) throw refuseWorkbook("partMissing", { path: archive.path, part: "workbook" });
  return { named, dateSystem };
}

/** Each sheet has a part of its own: else a small file would be read hundreds of times over. */
function assertSheets(
  { path }: Archive,
  { named, limits }: { readonly named: readonly NamedSheet[]; readonly limits: ReadingLimits },
): void {
  if (named.length > limits.sheetCountMax) {
    throw refuseWorkbook("workbookBeyondLimit", {
      path,
      part: "workbook",
      limit: String(limits.sheetCountMax),
      what: { vi: "số trang tính", en: "sheets" },
    });
  }
  const parts = new Set<string>();
  for (const { part } of named) {
    if (parts.has(part.toLowerCase())) {
      throw refuseWorkbook("archiveEntryRefused", {
        path,
        part,
        what: { vi: "hai trang tính dùng chung một phần", en: "two sheets share it" },
      });
    }
    parts.add(part.toLowerCase());
  }
}
