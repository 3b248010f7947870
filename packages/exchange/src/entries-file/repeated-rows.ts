/**
 * Rows that stand in a file more than once: by their id, or by their content.
 */
import { entryFieldValues, type Finding } from "@giaingan/finance";
import { entryColumns, lateColumns, titleColumn } from "./entry-columns.ts";
import { createEntryTable, type EntryTable } from "./entry-table.ts";
import type { FaultList } from "./fault-list.ts";
import { shownValue } from "./fault-list.ts";
import type { FileEntry } from "./file-entry.ts";
import { createIdIndex } from "./id-index.ts";

/** Remembers the rows of one file. */
export interface RowMemory {
  /** Takes a row; one that stands above with the same id and body is not taken again. */
  readonly add: (entry: FileEntry, place: RowPlace) => void;
  /** The line of the row without an id of its author's that was first given this one; null: there is none. */
  readonly lineOfNamed: (id: string) => number | null;
  /** The rows that are to be posted, in the order of the file. */
  readonly rows: () => KnownRows;
  readonly findings: () => readonly Finding[];
}

/** The rows of a file, each id once. */
export type KnownRows = Pick<EntryTable, "rowCount" | "entryAt" | "placeAt">;

/** Where a row stands. */
export interface RowPlace {
  readonly line: number;
  readonly batch: string | null;
  /** Whether its id was made of its content. */
  readonly isNamed: boolean;
  /** The line of the first row with the same content, where neither has an id; null: there is none. */
  readonly twinLine: number | null;
}

/** Makes the memory of one file. Reports `repeatedEntryId` for an id with two bodies. */
export function createRowMemory(faults: FaultList): RowMemory {
  const table = createEntryTable();
  const index = createIdIndex(table.idAt);
  // A made id that an author wrote into another row, above the first row that would have been given it.
  const lineOfOther = new Map<string, number>();
  const findings: Finding[] = [];
  const keep = (finding: Finding): void => {
    if (findings.length < findingCountMax) findings.push(finding);
  };
  const addRepeated = (rank: number, entry: FileEntry, { line, batch, isNamed }: RowPlace): void => {
    const first = table.placeAt(rank);
    if (isNamed && !first.isNamed) lineOfOther.set(entry.id, line);
    const difference = firstDifference({ entry: table.entryAt(rank), batch: first.batch }, { entry, batch });
    const value = shownValue(entry.id);
    if (difference === null) keep(sameRow(value, first.line, line));
    else {
      const values = { value, firstLine: String(first.line), ...difference };
      faults.report("repeatedEntryId", values, { line, column: "id" });
    }
  };
  return {
    add: (entry, place) => {
      const rank = index.rankOf(entry.id);
      if (rank !== null) {
        addRepeated(rank, entry, place);
        return;
      }
      table.add(entry, place);
      index.add(entry.id);
      if (place.twinLine !== null) keep(twinRow(place.twinLine, place.line));
    },
    lineOfNamed: (id) => {
      const rank = index.rankOf(id);
      if (rank === null) return null;
      const { line, isNamed } = table.placeAt(rank);
      return isNamed ? line : (lineOfOther.get(id) ?? null);
    },
    rows: () => table,
    findings: () => findings,
  };
}

const findingCountMax = 100;

/** The columns of the fields: the batch behind the id, the title where the document's other fields are. */
const fieldNames: readonly string[] = [
  ...entryColumns.flatMap((column) => (column === "reverses" ? [titleColumn, column] : [column])),
  ...lateColumns,
];

/** A row as it is compared with another. */
interface ComparedRow {
  readonly entry: FileEntry;
  readonly batch: string | null;
}

function fieldsOf({ entry, batch }: ComparedRow): readonly string[] {
  const [id = null, ...others] = entryFieldValues(entry);
  const { late = null } = entry;
  return [id, batch, ...others, late?.effectiveOn ?? null, late?.fiscalYear ?? null].map((field) =>
    field === null ? "–" : String(field),
  );
}

function firstDifference(
  known: ComparedRow,
  given: ComparedRow,
): { readonly field: string; readonly first: string; readonly given: string } | null {
  const first = fieldsOf(known);
  const second = fieldsOf(given);
  const index = first.findIndex((value, rank) => value !== second[rank]);
  if (index === -1) return null;
  return {
    field: fieldNames[index] ?? "",
    first: shownValue(first[index] ?? ""),
    given: shownValue(second[index] ?? ""),
  };
}

function sameRow(id: string, firstLine: number, line: number): Finding {
  return {
    code: "rowRepeated",
    severity: "warning",
    message: {
      vi: `Dòng ${line} trùng hoàn toàn với dòng ${firstLine} (mã ${id}): chỉ ghi một lần.`,
      en: `Line ${line} is the same as line ${firstLine} (id ${id}): it is posted once.`,
    },
    values: { line: String(line), firstLine: String(firstLine), id },
    places: [],
  };
}

function twinRow(firstLine: number, line: number): Finding {
  return {
    code: "rowsAlike",
    severity: "warning",
    message: {
      vi: `Dòng ${line} giống hệt dòng ${firstLine} và không có mã: ghi thành hai bút toán. Nếu chép thừa thì bỏ một dòng.`,
      en: `Line ${line} is the same as line ${firstLine}, without an id: both are posted. If one was copied by mistake, remove it.`,
    },
    values: { line: String(line), firstLine: String(firstLine) },
    places: [],
  };
}
