/**
 * Rows that stand in a file more than once: by their id, or by their content.
 */
import { entryFieldValues, type Finding } from "@giaingan/finance";
import { entryColumns, titleColumn } from "./entry-columns.ts";
import type { FaultList } from "./fault-list.ts";
import { shownValue } from "./fault-list.ts";
import type { FileEntry } from "./file-entry.ts";

/** Remembers the rows of one file. */
export interface RowMemory {
  /** Whether the row is to be posted: a row that stands above with the same id and body is not posted again. */
  readonly isNew: (entry: FileEntry, place: RowPlace) => boolean;
  readonly findings: () => readonly Finding[];
}

/** Where a row stands, and whether its author gave it an id. */
export interface RowPlace {
  readonly line: number;
  readonly hasOwnId: boolean;
  readonly batch: string | null;
}

interface KnownRow extends RowPlace {
  readonly entry: FileEntry;
}

/** Makes the memory of one file. Reports `repeatedEntryId` for an id with two bodies. */
export function createRowMemory(faults: FaultList): RowMemory {
  const rowOfId = new Map<string, KnownRow>();
  const rowOfContent = new Map<string, number>();
  const findings: Finding[] = [];
  const keep = (finding: Finding): void => {
    if (findings.length < findingCountMax) findings.push(finding);
  };
  return {
    isNew: (entry, place) => {
      const known = rowOfId.get(entry.id);
      if (known !== undefined) {
        const difference = firstDifference(known, { ...place, entry });
        const value = shownValue(entry.id);
        if (difference === null) keep(sameRow(value, known.line, place.line));
        else
          faults.report(
            "repeatedEntryId",
            { value, firstLine: String(known.line), ...difference },
            { line: place.line, column: "id" },
          );
        return false;
      }
      rowOfId.set(entry.id, { ...place, entry });
      if (!place.hasOwnId) {
        const content = fieldsOf({ ...place, entry })
          .slice(1)
          .join("\0");
        const twin = rowOfContent.get(content);
        if (twin === undefined) rowOfContent.set(content, place.line);
        else keep(twinRow(twin, place.line));
      }
      return true;
    },
    findings: () => findings,
  };
}

const findingCountMax = 100;

/** The columns of the fields: the batch behind the id, the title where the document's other fields are. */
const fieldNames: readonly string[] = entryColumns.flatMap((column) =>
  column === "reverses" ? [titleColumn, column] : [column],
);

function fieldsOf({ entry, batch }: KnownRow): readonly string[] {
  const [id = null, ...others] = entryFieldValues(entry);
  return [id, batch, ...others].map((field) => (field === null ? "–" : String(field)));
}

function firstDifference(
  known: KnownRow,
  given: KnownRow,
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
