/**
 * A delimited text, cut into records: quotes as in RFC 4180, but a quote inside a cell that does not begin with one is
 * a sign like any other (`Dự án "Đường A"`), as spreadsheets read it. For tables that officers have; the strict splitter of
 * the canonical entries table is `../entries-file/csv-splitter.ts`.
 */

/** What stands between cells. */
export type Delimiter = "\t" | ";" | "," | "|";

/** The records of a text. */
export interface DelimitedRecords {
  readonly records: readonly (readonly string[])[];
  /** The line, from 1, on which a quote begins that never ends; null: all end. */
  readonly openQuoteLine: number | null;
}

/** Cuts a text; at most `recordCountMax` records, where that is given. */
export function splitDelimited(
  text: string,
  {
    delimiter,
    recordCountMax = Number.POSITIVE_INFINITY,
  }: { readonly delimiter: Delimiter; readonly recordCountMax?: number },
): DelimitedRecords {
  const records: (readonly string[])[] = [];
  const lineEndFrom = createLineEnds(text);
  let at = 0;
  let line = 1;
  while (at < text.length && records.length < recordCountMax) {
    const lineEnd = lineEndFrom(at);
    const plain = text.slice(at, lineEnd);
    if (!plain.includes('"')) {
      records.push(plain.split(delimiter));
      at = nextLine(text, lineEnd);
      line += 1;
      continue;
    }
    const record = quotedRecord(text, { start: at, delimiter, lineEndFrom });
    if (record === null) return { records, openQuoteLine: line };
    records.push(record.cells);
    line += 1 + record.lineBreakCount;
    at = record.end;
  }
  return { records, openQuoteLine: null };
}

/** Where the line that holds a place ends. Asked from left to right; each sign is looked for only when the last is passed. */
function createLineEnds(text: string): (from: number) => number {
  let feed = -1;
  let carriageReturn = -1;
  const nextOf = (sign: string, from: number): number => {
    const found = text.indexOf(sign, from);
    return found === -1 ? text.length : found;
  };
  return (from) => {
    if (feed < from) feed = nextOf("\n", from);
    if (carriageReturn < from) carriageReturn = nextOf("\r", from);
    return Math.min(feed, carriageReturn);
  };
}

function nextLine(text: string, lineEnd: number): number {
  return lineEnd + (text.startsWith("\r\n", lineEnd) ? 2 : 1);
}

/** A record with quotes; null where one of them never ends. */
function quotedRecord(
  text: string,
  {
    start,
    delimiter,
    lineEndFrom,
  }: { readonly start: number; readonly delimiter: Delimiter; readonly lineEndFrom: (from: number) => number },
): { readonly cells: readonly string[]; readonly end: number; readonly lineBreakCount: number } | null {
  const cells: string[] = [];
  let lineBreakCount = 0;
  let at = start;
  for (;;) {
    let cell = "";
    if (text[at] === '"') {
      const inside = quotedText(text, at);
      if (inside === null) return null;
      cell = inside.text;
      lineBreakCount += cell.match(/\r\n|\n|\r/gu)?.length ?? 0;
      at = inside.end;
    }
    const lineEnd = lineEndFrom(at);
    const rest = text.slice(at, lineEnd);
    const length = rest.indexOf(delimiter);
    // What stands behind a closing quote belongs to its cell.
    cells.push(cell + (length === -1 ? rest : rest.slice(0, length)));
    if (length === -1) return { cells, end: nextLine(text, lineEnd), lineBreakCount };
    at += length + 1;
  }
}

function quotedText(text: string, start: number): { readonly text: string; readonly end: number } | null {
  for (let from = start + 1; ;) {
    const quote = text.indexOf('"', from);
    if (quote === -1) return null;
    if (text[quote + 1] !== '"') return { text: text.slice(start + 1, quote).replaceAll('""', '"'), end: quote + 1 };
    from = quote + 2;
  }
}
