/**
 * The entries of a long file as columns of numbers, some 110 bytes a row: as objects a million of them take a gigabyte, and
 * more while they are read.
 */
import { assert, type EntryKind, entryKinds, type FundingSource, type LegalBasis } from "@giaingan/finance";
import type { FileEntry } from "./file-entry.ts";
import { createTextStore } from "./text-store.ts";

/** Where a row stands. */
export interface TableRowPlace {
  /** Physical line, from 1. */
  readonly line: number;
  /** Null: the row names no batch. */
  readonly batch: string | null;
  /** Whether its id was made of its content. */
  readonly isNamed: boolean;
}

/** Rows of a file in its order, by their rank from 0. */
export interface EntryTable {
  readonly add: (entry: FileEntry, place: TableRowPlace) => void;
  readonly rowCount: () => number;
  /** Equal to the entry that was added. Entries that follow one another share their document and source, where these are equal. */
  readonly entryAt: (rank: number) => FileEntry;
  readonly idAt: (rank: number) => string;
  readonly placeAt: (rank: number) => TableRowPlace;
}

const rowsPerBlock = 65_536;

/** The numbers of a row, by their rank in it: places in the store of texts, days among them, and what is a number itself. */
const cell = {
  id: 0,
  effectiveOn: 1,
  fiscalYear: 2,
  unit: 3,
  project: 4,
  component: 5,
  source: 6,
  documentNumber: 7,
  documentDate: 8,
  documentIssuer: 9,
  documentTitle: 10,
  reverses: 11,
  reason: 12,
  lateEffectiveOn: 13,
  lateFiscalYear: 14,
  line: 15,
  batch: 16,
  /** The rank of the kind, and bits of `mark`. */
  marks: 17,
} as const;

const cellsPerRow = 18;
const mark = { openAmount: 0x100, named: 0x200, late: 0x400 } as const;
const kindMask = 0xff;

/** Rows behind one another: what is read together stands together. */
interface Block {
  readonly cells: Uint32Array;
  readonly amounts: BigInt64Array;
}

/** Makes an empty table. */
export function createEntryTable(): EntryTable {
  const blocks: Block[] = [];
  const texts = createTextStore();
  const sources = createSourceList();
  const documentAt = createDocumentReader(texts.at);
  let rowCount = 0;
  const blockOf = (rank: number): Block => {
    const block = blocks[Math.floor(rank / rowsPerBlock)];
    assert(block !== undefined, "a row is asked for that was added");
    return block;
  };
  const textAt = (place: number): string => texts.at(place) ?? "";
  return {
    add: (entry, { line, batch, isNamed }) => {
      if (rowCount % rowsPerBlock === 0) blocks.push(createBlock());
      const { cells, amounts } = blockOf(rowCount);
      const { document, amount, late = null } = entry;
      const row = rowCount % rowsPerBlock;
      const start = row * cellsPerRow;
      cells[start + cell.id] = texts.addOnce(entry.id);
      cells[start + cell.effectiveOn] = texts.add(entry.effectiveOn);
      cells[start + cell.fiscalYear] = entry.fiscalYear;
      cells[start + cell.unit] = texts.add(entry.unitId);
      cells[start + cell.project] = texts.add(entry.projectId);
      cells[start + cell.component] = texts.add(entry.componentId);
      cells[start + cell.source] = sources.add(entry.source);
      cells[start + cell.documentNumber] = texts.add(document.number);
      cells[start + cell.documentDate] = texts.add(document.date);
      cells[start + cell.documentIssuer] = texts.add(document.issuer);
      cells[start + cell.documentTitle] = texts.add(document.title);
      cells[start + cell.reverses] = texts.add(entry.reverses);
      cells[start + cell.reason] = texts.add(entry.reason);
      cells[start + cell.lateEffectiveOn] = texts.add(late?.effectiveOn ?? null);
      cells[start + cell.lateFiscalYear] = late?.fiscalYear ?? 0;
      cells[start + cell.line] = line;
      cells[start + cell.batch] = texts.add(batch);
      const marks = (amount === null ? mark.openAmount : 0) | (isNamed ? mark.named : 0) | (late ? mark.late : 0);
      cells[start + cell.marks] = entryKinds.indexOf(entry.kind) | marks;
      amounts[row] = amount ?? 0n;
      rowCount += 1;
    },
    rowCount: () => rowCount,
    entryAt: (rank) => {
      const { cells, amounts } = blockOf(rank);
      const row = rank % rowsPerBlock;
      const start = row * cellsPerRow;
      const marks = cells[start + cell.marks] as number;
      const entry: FileEntry = {
        id: textAt(cells[start + cell.id] as number),
        kind: entryKinds[marks & kindMask] as EntryKind,
        effectiveOn: textAt(cells[start + cell.effectiveOn] as number),
        fiscalYear: cells[start + cell.fiscalYear] as number,
        unitId: textAt(cells[start + cell.unit] as number),
        projectId: texts.at(cells[start + cell.project] as number),
        componentId: texts.at(cells[start + cell.component] as number),
        source: sources.at(cells[start + cell.source] as number),
        amount: (marks & mark.openAmount) === 0 ? (amounts[row] as bigint) : null,
        document: documentAt(cells, start + cell.documentNumber),
        reverses: texts.at(cells[start + cell.reverses] as number),
        reason: texts.at(cells[start + cell.reason] as number),
      };
      if ((marks & mark.late) === 0) return entry;
      const effectiveOn = textAt(cells[start + cell.lateEffectiveOn] as number);
      return { ...entry, late: { effectiveOn, fiscalYear: cells[start + cell.lateFiscalYear] as number } };
    },
    idAt: (rank) => textAt(blockOf(rank).cells[(rank % rowsPerBlock) * cellsPerRow + cell.id] as number),
    placeAt: (rank) => {
      const { cells } = blockOf(rank);
      const start = (rank % rowsPerBlock) * cellsPerRow;
      return {
        line: cells[start + cell.line] as number,
        batch: texts.at(cells[start + cell.batch] as number),
        isNamed: ((cells[start + cell.marks] as number) & mark.named) !== 0,
      };
    },
  };
}

function createBlock(): Block {
  return { cells: new Uint32Array(rowsPerBlock * cellsPerRow), amounts: new BigInt64Array(rowsPerBlock) };
}

/** Sources are few: each is one object. */
function createSourceList(): {
  readonly add: (source: FundingSource) => number;
  readonly at: (rank: number) => FundingSource;
} {
  const sources: FundingSource[] = [];
  const rankOf = new Map<string, number>();
  let last: { readonly source: FundingSource; readonly rank: number } | null = null;
  return {
    add: (source) => {
      if (last?.source === source) return last.rank;
      const { level, nature, origin, vintage, relation } = source;
      const key = [level, nature, origin, vintage, relation].join("/");
      let rank = rankOf.get(key);
      if (rank === undefined) {
        rank = sources.push(source) - 1;
        rankOf.set(key, rank);
      }
      last = { source, rank };
      return rank;
    },
    at: (rank) => sources[rank] as FundingSource,
  };
}

/**
 * Reads documents by the places of their texts, four cells from `start` on. The same as the last one is the same object, so
 * that it is written and checked once.
 */
function createDocumentReader(
  textAt: (place: number) => string | null,
): (cells: Uint32Array, start: number) => LegalBasis {
  const last = new Uint32Array(4);
  let document: LegalBasis = { number: null, date: null, issuer: null, title: null };
  return (cells, start) => {
    let isSame = true;
    for (let rank = 0; rank < last.length; rank += 1) isSame &&= last[rank] === cells[start + rank];
    if (isSame) return document;
    last.set(cells.subarray(start, start + 4));
    const [number = null, date = null, issuer = null, title = null] = Array.from(last, textAt);
    document = { number, date, issuer, title };
    return document;
  };
}
