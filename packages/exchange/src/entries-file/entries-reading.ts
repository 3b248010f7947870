/**
 * Reading an entries file: a CSV table of entries becomes batches, or a refusal with every fault of the file.
 */
import { basename } from "node:path";
import { createContentHasher } from "../content-hash.ts";
import { contentIdOf } from "../content-id.ts";
import { createCsvReader } from "./csv-records.ts";
import { createPieceDecoder } from "./decoded-pieces.ts";
import { createEntryNamer } from "./entry-id.ts";
import { sequenceOf } from "./entry-sequence.ts";
import { createFaultList, faultCountMax } from "./fault-list.ts";
import type { EntriesFile, LongEntriesFile, LongFileBatch } from "./file-entry.ts";
import { createRowMemory, type KnownRows } from "./repeated-rows.ts";
import { createRowLayout, type RowLayout } from "./row-cells.ts";
import { createRowReading } from "./row-reading.ts";
import { readHeader } from "./table-layout.ts";

/** Reads an entries file that comes in pieces, cut anywhere. */
export interface EntriesReader {
  /** @throws Refusal when the file cannot be read on: a wrong header, or as many faults as are gathered */
  readonly write: (piece: string) => void;
  /** What the file holds. @throws Refusal as `readEntriesFile` */
  readonly end: () => LongEntriesFile;
  /** Rows read so far. */
  readonly rowCount: () => number;
}

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
  const reader = createEntriesReader({ path });
  reader.write(text);
  const { batches, findings } = reader.end();
  const inMemory = batches.map((batch) => ({ ...batch, entries: [...batch.entries], lines: [...batch.lines] }));
  return { batches: inMemory, findings };
}

/** How far a file has been read. */
export interface ReadingProgress {
  readonly readBytes: number;
  readonly rowCount: number;
}

/**
 * Reads an entries file from its bytes as they come. No more than a piece of the text is in memory, and the entries only as
 * columns, some 110 bytes each: each is made anew when it is asked for.
 *
 * @param onProgress called after each piece
 * @throws Refusal as `readEntriesFile`, and `emptyFile`, `tableNotUtf8`
 */
export async function readEntriesStream(
  pieces: AsyncIterable<Uint8Array>,
  { path, onProgress }: { readonly path: string; readonly onProgress?: (progress: ReadingProgress) => void },
): Promise<LongEntriesFile> {
  const decoder = createPieceDecoder(path);
  const reader = createEntriesReader({ path });
  let readBytes = 0;
  for await (const piece of pieces) {
    reader.write(decoder.write(piece));
    readBytes += piece.length;
    onProgress?.({ readBytes, rowCount: reader.rowCount() });
  }
  reader.write(decoder.end());
  return reader.end();
}

/** Makes the reader of one file. */
export function createEntriesReader({ path }: { readonly path: string }): EntriesReader {
  const faults = createFaultList(path);
  const memory = createRowMemory(faults);
  const nameEntry = createEntryNamer(memory.lineOfNamed);
  const readRow = createRowReading(faults);
  const hasher = createContentHasher();
  let layout: RowLayout | null = null;
  let rowCount = 0;
  const csv = createCsvReader(faults, (cells, line) => {
    if (cells.every((cell) => cell.trim() === "")) return;
    if (layout === null) {
      const columns = readHeader(cells, { line, faults });
      // Rows under a header that is wrong would be read wrong one and all.
      faults.throwIfAny();
      layout = createRowLayout(columns, faults);
      return;
    }
    rowCount += 1;
    const row = layout(cells, line);
    const read = row === null ? null : readRow(row);
    // More faults are not gathered: these are to be repaired first.
    if (faults.count() === faultCountMax) faults.throwIfAny();
    if (read === null) return;
    const { ownId, batch, entry } = read;
    const isNamed = ownId === null;
    const { id, twinLine } = isNamed ? nameEntry(entry, { batch }) : { id: ownId, twinLine: null };
    memory.add({ ...entry, id }, { line, batch, isNamed, twinLine });
  });
  return {
    write: (piece) => {
      hasher.write(piece);
      csv.write(piece);
      if (csv.isBroken()) faults.throwIfAny();
    },
    end: () => {
      csv.end();
      if (rowCount === 0 && faults.count() === 0) faults.report("tableWithoutRows", {}, { line: null, column: null });
      faults.throwIfAny();
      const document = { documentName: basename(path.replaceAll("\\", "/")), contentHash: hasher.digest() };
      return { batches: groupRows(memory.rows(), document), findings: memory.findings() };
    },
    rowCount: () => rowCount,
  };
}

/** The rows by their batches, in the order in which the file first names them. */
function groupRows(
  { rowCount, entryAt, placeAt }: KnownRows,
  document: Pick<LongFileBatch, "contentHash" | "documentName">,
): readonly LongFileBatch[] {
  const ownBatch = contentIdOf(`entries-file|${document.contentHash}`);
  const ranksOfBatch = new Map<string | null, number[]>();
  for (let rank = 0; rank < rowCount(); rank += 1) {
    const { batch } = placeAt(rank);
    const ranks = ranksOfBatch.get(batch);
    if (ranks === undefined) ranksOfBatch.set(batch, [rank]);
    else ranks.push(rank);
  }
  return [...ranksOfBatch].map(([name, some]) => {
    const ranks = Uint32Array.from(some);
    return {
      id: name ?? ownBatch,
      ...document,
      entries: sequenceOf(ranks.length, (rank) => entryAt(ranks[rank] as number)),
      lines: sequenceOf(ranks.length, (rank) => placeAt(ranks[rank] as number).line),
    };
  });
}
