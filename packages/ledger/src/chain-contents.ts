/**
 * Reading batches back for their hashes: piece by piece, in columns that the select lists name, so that a batch of any
 * size is hashed in bounded memory.
 */
import {
  checkLine,
  createEntryWriter,
  findingLine,
  namedValuesText,
  periodChangeLine,
  statementLine,
} from "./canonical-text.ts";
import {
  checkFromRow,
  checkSelectList,
  findingFromRow,
  findingSelectList,
  placesText,
  statementFromRow,
  statementSelectList,
} from "./document-rows.ts";
import type { Reader, SqlRow, SqlValue } from "./engine.ts";
import { entryFromRow, entrySelectList } from "./entry-rows.ts";
import { hashId } from "./id-hash.ts";
import { monthIndexOf } from "./month-index.ts";
import { monthIndexOfPeriod, periodChangeFromRow, periodChangeSelectList } from "./period-rows.ts";

/** Rows held at a time. */
const rowsPerRead = 20_000;

/** The rows of one table that belong to a batch, as its hash takes them. */
export interface ContentsSection {
  /** Its first line in the canonical text. */
  readonly heading: string;
  readonly table: string;
  /** A batch without such rows is hashed as if there were no such section: for what later versions added. */
  readonly isOmittedWhenEmpty?: boolean;
  /** The rows that a condition on revision and position names, in their order. */
  readonly select: (condition: string) => string;
  readonly placeOf: (row: SqlRow) => { readonly revision: number; readonly position: number };
  /** The canonical line of a row; null when no ledger can have written the row like this. */
  readonly lineOf: (row: SqlRow) => string | null;
  /** Whether a row may have followed from others by itself: its id is made from what it says. */
  readonly isFollowing?: (row: SqlRow) => boolean;
}

const documentPlaceOf: ContentsSection["placeOf"] = (row) => ({ revision: Number(row[0]), position: Number(row[2]) });

function documentSection(table: string, selectList: string, lineOf: ContentsSection["lineOf"]): ContentsSection {
  return {
    heading: table,
    table,
    select: (condition) => `SELECT ${selectList}
      FROM (SELECT * FROM ${table} WHERE ${condition}) AS d JOIN batches AS b ON b.revision = d.revision
      ORDER BY d.revision, d.position`,
    placeOf: documentPlaceOf,
    lineOf,
  };
}

/** The sections of every batch, in the order of the canonical text; the classes of entries are read now. */
export async function contentsSections(reader: Reader): Promise<readonly ContentsSection[]> {
  return [
    await entriesSection(reader),
    documentSection("statements", statementSelectList, (row) => statementLine(statementFromRow(row))),
    documentSection("findings", findingSelectList, (row) =>
      isWrittenAsText(row) ? findingLine(findingFromRow(row)) : null,
    ),
    documentSection("checks", checkSelectList, (row) => (isWrittenAsText(row) ? checkLine(checkFromRow(row)) : null)),
    {
      ...documentSection("period_changes", periodChangeSelectList, (row) => {
        const change = periodChangeFromRow(row);
        // A month is kept with its year, which must be the year beside it.
        return row[5] === monthIndexOfPeriod(change) ? periodChangeLine(change) : null;
      }),
      heading: "periodChanges",
      isOmittedWhenEmpty: true,
    },
  ];
}

/**
 * The columns of an entry, those of its class left out: there are few classes, and to carry their words with each of a
 * million rows takes a third of the time.
 */
const entryColumns = entrySelectList.split(", ");
const ownColumns = entryColumns.filter((column) => !column.startsWith("c."));
const classColumns = entryColumns.filter((column) => column.startsWith("c."));

async function entriesSection(reader: Reader): Promise<ContentsSection> {
  const classes = await readClasses(reader);
  const entryLine = createEntryWriter();
  const columns = [...ownColumns, "e.class_id", "e.month_index", "e.id_hash"];
  const at = (column: string): number => columns.indexOf(column);
  const [classAt, monthAt, hashAt, idAt] = [at("e.class_id"), at("e.month_index"), at("e.id_hash"), at("e.id")];
  return {
    heading: "entries",
    table: "entries",
    select: (condition) => `SELECT ${columns.join(", ")} FROM entries AS e WHERE ${condition}
      ORDER BY e.revision, e.position`,
    placeOf: (row) => ({ revision: Number(row[0]), position: Number(row[1]) }),
    lineOf: (row) => {
      const words = classes.get(Number(row[classAt]));
      if (words === undefined) return null;
      const whole = withClass(row, words);
      const { entry } = entryFromRow(whole);
      // The columns that are made of others, for look-ups, agree with them.
      if (row[monthAt] !== monthIndexOf(entry.effectiveOn) || row[hashAt] !== hashId(entry.id)) return null;
      return isLateStated(whole) ? entryLine(entry) : null;
    },
    isFollowing: (row) =>
      classes.get(Number(row[classAt]))?.[0] === "carriedOver" && /^[\da-f]{64}$/u.test(String(row[idAt])),
  };
}

/** The words of each class, in the order of `classColumns`; a number that is there twice is no class. */
async function readClasses(reader: Reader): Promise<ReadonlyMap<number, SqlRow>> {
  const rows = await reader.query(`SELECT c.class_id, ${classColumns.join(", ")} FROM entry_classes AS c`);
  const classes = new Map<number, SqlRow>();
  const doubled = new Set<number>();
  for (const [classId, ...words] of rows) {
    if (classes.has(Number(classId))) doubled.add(Number(classId));
    classes.set(Number(classId), words);
  }
  for (const classId of doubled) classes.delete(classId);
  return classes;
}

/** A row of `entrySelectList`, from its own columns and the words of its class. */
function withClass(row: SqlRow, words: SqlRow): SqlRow {
  const whole: SqlValue[] = [];
  let [own, ofClass] = [0, 0];
  for (const column of entryColumns)
    whole.push((column.charCodeAt(0) === classAlias ? words[ofClass++] : row[own++]) ?? null);
  return whole;
}

const classAlias = "c".charCodeAt(0);
const lateAt = ["CAST(e.late_effective_on AS VARCHAR)", "e.late_fiscal_year"].map((each) => entryColumns.indexOf(each));

/** A late entry states its true date and its true year, another neither. */
function isLateStated(row: SqlRow): boolean {
  const [on = -1, year = -1] = lateAt;
  return (row[on] ?? null) === null ? (row[year] ?? null) === null : (row[year] ?? null) !== null;
}

/** Whether values and places, kept as JSON, are the very text that the ledger writes. */
function isWrittenAsText(row: SqlRow): boolean {
  try {
    const { values, places } = checkFromRow(row);
    return namedValuesText(values) === row[6] && placesText(places) === row[7];
  } catch {
    return false;
  }
}

/** How many rows of a section a revision has, and whether their positions can be 0, 1, 2 …; read before the rows. */
export interface RowCount {
  readonly rows: number;
  readonly isInRange: boolean;
}

/** The rows of each revision from `first` to `last`, section by section; revisions without rows are left out. */
export async function countRows(
  reader: Reader,
  sections: readonly ContentsSection[],
  { first, last }: { readonly first: number; readonly last: number },
): Promise<readonly ReadonlyMap<number, RowCount>[]> {
  const counts = sections.map(
    ({ table }, index) => `SELECT ${index} AS section, revision, COUNT(*), MIN(position), MAX(position) FROM ${table}
      WHERE revision BETWEEN ${first} AND ${last} GROUP BY revision`,
  );
  const bySection = sections.map(() => new Map<number, RowCount>());
  for (const row of await reader.query(counts.join(" UNION ALL "))) {
    const [section = 0, revision = 0, rows = 0, lowest = 0, highest = 0] = row.map(Number);
    bySection[section]?.set(revision, { rows, isInRange: lowest === 0 && highest === rows - 1 });
  }
  return bySection;
}

/**
 * The rows of the revisions from `first` to `last`, piece by piece, in their order. Where positions are not in
 * range, rows of a large revision may be left out: the caller knows from `countRows` that it is false.
 */
export async function* readPieces(
  reader: Reader,
  section: ContentsSection,
  counts: ReadonlyMap<number, RowCount>,
): AsyncGenerator<readonly SqlRow[]> {
  for (const condition of rangesOf(counts)) yield await reader.query(section.select(condition));
}

/** Conditions that take in all rows, at most `rowsPerRead` at a time. */
function* rangesOf(counts: ReadonlyMap<number, RowCount>): Generator<string> {
  let [first, last, rows] = [0, 0, 0];
  for (const revision of [...counts.keys()].sort((left, right) => left - right)) {
    const count = counts.get(revision)?.rows ?? 0;
    if (rows > 0 && rows + count > rowsPerRead) {
      yield `revision BETWEEN ${first} AND ${last}`;
      rows = 0;
    }
    if (count > rowsPerRead) {
      for (let start = 0; start < count; start += rowsPerRead)
        yield `revision = ${revision} AND position BETWEEN ${start} AND ${start + rowsPerRead - 1}`;
      continue;
    }
    if (rows === 0) first = revision;
    last = revision;
    rows += count;
  }
  if (rows > 0) yield `revision BETWEEN ${first} AND ${last}`;
}
