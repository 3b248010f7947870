/**
 * Rows that stand in a file more than once: by their id, or by their content.
 */
import { entryFieldValues, type Finding } from "@giaingan/finance";
import { entryColumns, lateColumns, titleColumn } from "./entry-columns.ts";
import type { FaultList } from "./fault-list.ts";
import { shownValue } from "./fault-list.ts";
import type { FileEntry } from "./file-entry.ts";

/** Remembers the rows of one file. */
export interface RowMemory {
  /** Takes a row; one that stands above with the same id and body is not taken again. */
  readonly add: (entry: FileEntry, place: RowPlace) => void;
  /** The rows that are to be posted, in the order of the file. */
  readonly rows: () => KnownRows;
  readonly findings: () => readonly Finding[];
}

/** Rows as columns, not an object a row: a file may have a million. */
export interface KnownRows {
  readonly entries: readonly FileEntry[];
  readonly lines: readonly number[];
  /** Null: the row names no batch. */
  readonly batches: readonly (string | null)[];
}

/** Where a row stands. */
export interface RowPlace {
  readonly line: number;
  readonly batch: string | null;
  /** The line of the first row with the same content, where neither has an id; null: there is none. */
  readonly twinLine: number | null;
}

/** Makes the memory of one file. Reports `repeatedEntryId` for an id with two bodies. */
export function createRowMemory(faults: FaultList): RowMemory {
  const rankOfId = new Map<string, number>();
  const entries: FileEntry[] = [];
  const lines: number[] = [];
  const batches: (string | null)[] = [];
  const findings: Finding[] = [];
  const keep = (finding: Finding): void => {
    if (findings.length < findingCountMax) findings.push(finding);
  };
  return {
    add: (entry, { line, batch, twinLine }) => {
      const rank = rankOfId.get(entry.id);
      const known = rank === undefined ? undefined : entries[rank];
      if (rank !== undefined && known !== undefined) {
        const firstLine = lines[rank] ?? line;
        const first = { entry: known, batch: batches[rank] ?? null };
        const difference = firstDifference(first, { entry, batch });
        const value = shownValue(entry.id);
        if (difference === null) keep(sameRow(value, firstLine, line));
        else {
          const values = { value, firstLine: String(firstLine), ...difference };
          faults.report("repeatedEntryId", values, { line, column: "id" });
        }
        return;
      }
      rankOfId.set(entry.id, entries.length);
      entries.push(entry);
      lines.push(line);
      batches.push(batch);
      if (twinLine !== null) keep(twinRow(twinLine, line));
    },
    rows: () => ({ entries, lines, batches }),
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
