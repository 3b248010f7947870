/**
 * Reading an entries file: a CSV table of entries becomes batches, or a refusal with every fault of the file.
 */
import { basename } from "node:path";
import { assert } from "@giaingan/finance";
import { contentIdOf } from "../content-id.ts";
import { contentHashOf } from "../report-batch.ts";
import {
  readAmount,
  readDate,
  readDimension,
  readKind,
  readRequiredDate,
  readRequiredText,
  readRequiredYear,
  readText,
  readYear,
  type RowCells,
} from "./cell-reading.ts";
import type { EntryColumn } from "./entry-columns.ts";
import { createEntryNamer, type EntryNamer } from "./entry-id.ts";
import { createFaultList, type FaultList } from "./fault-list.ts";
import type { EntriesFile, FileBatch, FileEntry } from "./file-entry.ts";
import { createRowMemory, type RowMemory } from "./repeated-rows.ts";
import { readCsvRecords } from "./csv-records.ts";
import { readHeader, type TableLayout } from "./table-layout.ts";

/**
 * Reads an entries file (docs/entries-file.md). A byte order mark, any line ends, ";" or tabs between cells, columns in
 * another order and blank lines are accepted. An empty cell is "not stated". A row without an id gets one made of its
 * content; rows without a batch form one batch, its id made of the file's content.
 *
 * @param text the file, decoded
 * @param path named in refusals; its last part becomes the name of the document
 * @throws Refusal `tableWithoutRows`, or the first of up to 100 faults with its line, its column and the others:
 * `unknownColumn`, `missingColumn`, `repeatedColumn`, `wrongCellCount`, `brokenQuotes`, `missingCell`, `unknownWord`,
 * `wrongCellDate`, `wrongCellYear`, `amountNotWhole`, `amountGrouped`, `amountNotDigits`, `amountTooLarge`,
 * `unstorableCell`, `repeatedEntryId`
 */
export function readEntriesFile(text: string, { path }: { readonly path: string }): EntriesFile {
  const faults = createFaultList(path);
  const rows = createRowMemory(faults);
  const reading: FileReading = { faults, rows, nameEntry: createEntryNamer() };
  const batches = createBatchList(contentHashOf(text), basename(path.replaceAll("\\", "/")));
  let layout: TableLayout | null = null;
  let rowCount = 0;
  readCsvRecords(text, faults, (cells, line) => {
    if (cells.every((cell) => cell.trim() === "")) return;
    if (layout === null) {
      layout = readHeader(cells, { line, faults });
      // Rows under a header that is wrong would be read wrong one and all.
      faults.throwIfAny();
      return;
    }
    rowCount += 1;
    const row = rowOf(cells, { layout, line, faults });
    if (row !== null) readRow(row, { line, reading, batches });
  });
  if (rowCount === 0 && faults.count() === 0) faults.report("tableWithoutRows", {}, { line: null, column: null });
  faults.throwIfAny();
  return { batches: batches.list(), findings: rows.findings() };
}

interface FileReading {
  readonly faults: FaultList;
  readonly rows: RowMemory;
  readonly nameEntry: EntryNamer;
}

/** The row by columns; null, and reported, when it has too few cells, or words where no column is. */
function rowOf(
  cells: readonly string[],
  { layout, line, faults }: { readonly layout: TableLayout; readonly line: number; readonly faults: FaultList },
): RowCells | null {
  const columnCount = layout.findLastIndex((column) => column !== null) + 1;
  const hasLooseCell = cells.some((cell, index) => (layout[index] ?? null) === null && cell.trim() !== "");
  if (cells.length < columnCount || hasLooseCell) {
    const values = { found: String(cells.length), expected: String(columnCount) };
    faults.report("wrongCellCount", values, { line, column: null });
    return null;
  }
  const cellOfColumn = new Map<EntryColumn | null | undefined, string>(
    cells.map((cell, index) => [layout[index], cell]),
  );
  return {
    cellOf: (column) => cellOfColumn.get(column) ?? "",
    report: (column, code, values) => faults.report(code, values, { line, column }),
  };
}

function readRow(
  row: RowCells,
  place: { readonly line: number; readonly reading: FileReading; readonly batches: BatchList },
): void {
  const { line, reading, batches } = place;
  const faultsBefore = reading.faults.count();
  const ownId = readText(row, "id", { mayBeBlank: false });
  const batch = readText(row, "batch", { mayBeBlank: false });
  const stated = readBody(row);
  if (reading.faults.count() > faultsBefore || stated === null) return;
  const entry = { ...stated, id: ownId ?? reading.nameEntry(stated, batch) };
  if (reading.rows.isNew(entry, { line, hasOwnId: ownId !== null, batch })) batches.add(entry, { line, batch });
}

/** Everything of an entry but its id; what is null or empty by a fault is reported. */
function readBody(row: RowCells): Omit<FileEntry, "id"> | null {
  const kind = readKind(row);
  const body = {
    effectiveOn: readRequiredDate(row, "effectiveOn"),
    fiscalYear: readRequiredYear(row, "fiscalYear"),
    unitId: readRequiredText(row, "unit"),
    projectId: readText(row, "project", { mayBeBlank: false }),
    componentId: readText(row, "component", { mayBeBlank: false }),
    source: {
      level: readDimension(row, "level"),
      nature: readDimension(row, "nature"),
      origin: readDimension(row, "origin"),
      vintage: readYear(row, "vintage"),
      relation: readDimension(row, "relation"),
    },
    amount: readAmount(row, kind),
    document: {
      number: readText(row, "documentNumber", { mayBeBlank: true }),
      date: readDate(row, "documentDate"),
      issuer: readText(row, "documentIssuer", { mayBeBlank: true }),
      title: readText(row, "documentTitle", { mayBeBlank: true }),
    },
    reverses: readText(row, "reverses", { mayBeBlank: false }),
    reason: readText(row, "reason", { mayBeBlank: true }),
  };
  if (kind === null) return null;
  const { source, fiscalYear, amount } = body;
  // What remains of a year is that year's money, unless the row names older money.
  const vintage = source.vintage ?? (kind === "carriedOver" && amount === null ? fiscalYear - 1 : null);
  return { kind, ...body, source: { ...source, vintage } };
}

interface BatchList {
  readonly add: (entry: FileEntry, place: { readonly line: number; readonly batch: string | null }) => void;
  readonly list: () => readonly FileBatch[];
}

function createBatchList(contentHash: string, documentName: string): BatchList {
  const rowsOfBatch = new Map<string, { readonly entries: FileEntry[]; readonly lines: number[] }>();
  const ownBatch = contentIdOf(`entries-file|${contentHash}`);
  return {
    add: (entry, { line, batch }) => {
      const id = batch ?? ownBatch;
      if (!rowsOfBatch.has(id)) rowsOfBatch.set(id, { entries: [], lines: [] });
      const rows = rowsOfBatch.get(id);
      assert(rows !== undefined, "the batch has just been made");
      rows.entries.push(entry);
      rows.lines.push(line);
    },
    list: () => [...rowsOfBatch].map(([id, rows]) => ({ id, documentName, contentHash, ...rows })),
  };
}
