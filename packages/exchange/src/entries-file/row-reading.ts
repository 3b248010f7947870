/**
 * Reading the rows of an entries file. Words, dates, names, sources and documents come again and again in a long file:
 * what has been read once without a fault is not read again, and is one object in memory.
 */
import type { FundingSource, LegalBasis, PlainDate } from "@giaingan/finance";
import {
  readAmount,
  readComponent,
  readDate,
  readDimension,
  readKind,
  readName,
  readRequiredDate,
  readRequiredName,
  readRequiredYear,
  readText,
  readYear,
  type RowCells,
} from "./cell-reading.ts";
import { type EntryColumn, lateColumns } from "./entry-columns.ts";
import type { FaultList } from "./fault-list.ts";
import type { FileEntry } from "./file-entry.ts";
import { ownText } from "./own-text.ts";

/** A row that was read: its entry, but for the id where its author gave none. */
export interface ReadRow {
  readonly ownId: string | null;
  readonly batch: string | null;
  readonly entry: Omit<FileEntry, "id">;
}

/** Reads a row; null when a fault of it has been reported. */
export type RowReading = (row: RowCells) => ReadRow | null;

/** What is remembered of one column, or of some together. */
const keptMax = 65_536;

/** Makes the reading of one file. */
export function createRowReading(faults: FaultList): RowReading {
  const remember = <Value>(
    columns: readonly EntryColumn[],
    read: (row: RowCells) => Value,
  ): ((row: RowCells) => Value) => rememberCells({ columns, read, faults });
  const batchOf = remember(["batch"], (row) => ownOrNull(readText(row, "batch", { mayBeBlank: false })));
  const kindOf = remember(["kind"], readKind);
  const effectiveOnOf = remember(["effectiveOn"], (row) => ownText(readRequiredDate(row, "effectiveOn")));
  const fiscalYearOf = remember(["fiscalYear"], (row) => readRequiredYear(row, "fiscalYear"));
  const unitOf = remember(["unit"], (row) => ownText(readRequiredName(row, "unit")));
  const projectOf = remember(["project"], (row) => ownOrNull(readName(row, "project")));
  const componentOf = remember(["component"], (row) => ownOrNull(readComponent(row)));
  const sourceOf = remember(sourceColumns, readSource);
  const documentOf = remember(documentColumns, readDocument);
  const reasonOf = remember(["reason"], (row) => ownOrNull(readText(row, "reason", { mayBeBlank: true })));
  const lateOf = remember(lateColumns, readLate);
  return (row) => {
    const faultsBefore = faults.count();
    const ownId = ownOrNull(readText(row, "id", { mayBeBlank: false }));
    const batch = batchOf(row);
    const kind = kindOf(row);
    const effectiveOn = effectiveOnOf(row);
    const fiscalYear = fiscalYearOf(row);
    const unitId = unitOf(row);
    const projectId = projectOf(row);
    const componentId = componentOf(row);
    const stated = sourceOf(row);
    const amount = readAmount(row, kind);
    const document = documentOf(row);
    const reverses = ownOrNull(readText(row, "reverses", { mayBeBlank: false }));
    const reason = reasonOf(row);
    const late = lateOf(row);
    if (kind === null || faults.count() > faultsBefore) return null;
    // What remains of a year is that year's money, unless the row names older money.
    const isOpen = stated.vintage === null && kind === "carriedOver" && amount === null;
    const source = isOpen ? { ...stated, vintage: fiscalYear - 1 } : stated;
    const place = { kind, effectiveOn, fiscalYear, unitId, projectId, componentId };
    const entry = { ...place, source, amount, document, reverses, reason };
    if (late === null) return { ownId, batch, entry };
    const told = { effectiveOn: late.effectiveOn ?? effectiveOn, fiscalYear: late.fiscalYear ?? fiscalYear };
    return { ownId, batch, entry: { ...entry, late: told } };
  };
}

const sourceColumns: readonly EntryColumn[] = ["level", "nature", "origin", "vintage", "relation"];

function readSource(row: RowCells): FundingSource {
  return {
    level: readDimension(row, "level"),
    nature: readDimension(row, "nature"),
    origin: readDimension(row, "origin"),
    vintage: readYear(row, "vintage"),
    relation: readDimension(row, "relation"),
  };
}

/** The true date and budget year of a late entry; of one that is not stated the row's own holds. */
interface LateCells {
  readonly effectiveOn: PlainDate | null;
  readonly fiscalYear: number | null;
}

function readLate(row: RowCells): LateCells | null {
  const effectiveOn = readDate(row, "lateEffectiveOn");
  const fiscalYear = readYear(row, "lateFiscalYear");
  return effectiveOn === null && fiscalYear === null ? null : { effectiveOn: ownOrNull(effectiveOn), fiscalYear };
}

const documentColumns: readonly EntryColumn[] = ["documentNumber", "documentDate", "documentIssuer", "documentTitle"];

function readDocument(row: RowCells): LegalBasis {
  return {
    number: ownOrNull(readText(row, "documentNumber", { mayBeBlank: true })),
    date: ownOrNull(readDate(row, "documentDate")),
    issuer: ownOrNull(readText(row, "documentIssuer", { mayBeBlank: true })),
    title: ownOrNull(readText(row, "documentTitle", { mayBeBlank: true })),
  };
}

function ownOrNull(text: string | null): string | null {
  return text === null ? null : ownText(text);
}

function hasCells(row: RowCells, columns: readonly EntryColumn[], cells: readonly string[]): boolean {
  for (let rank = 0; rank < cells.length; rank += 1)
    if (row.cellOf(columns[rank] as EntryColumn) !== cells[rank]) return false;
  return true;
}

/** The same reading, remembering what it has read without a fault. */
function rememberCells<Value>({
  columns,
  read,
  faults,
}: {
  readonly columns: readonly EntryColumn[];
  readonly read: (row: RowCells) => Value;
  readonly faults: FaultList;
}): (row: RowCells) => Value {
  const known = new Map<string, Value>();
  // The row above often has the same cells: comparing them is faster than looking them up.
  const lastCells: string[] = [];
  let lastValue: Value | undefined;
  const [first, ...others] = columns;
  return (row) => {
    if (lastValue !== undefined && hasCells(row, columns, lastCells)) return lastValue;
    let key = first === undefined ? "" : row.cellOf(first);
    for (const column of others) key += `\0${row.cellOf(column)}`;
    let value = known.get(key);
    if (value === undefined) {
      const faultsBefore = faults.count();
      value = read(row);
      if (faults.count() > faultsBefore) return value;
      if (known.size < keptMax) known.set(ownText(key), value);
    }
    for (let rank = 0; rank < columns.length; rank += 1) lastCells[rank] = row.cellOf(columns[rank] as EntryColumn);
    lastValue = value;
    return value;
  };
}
