/**
 * Splitting a CSV table that comes piece by piece into records.
 *
 * Quotes as in RFC 4180; line ends of any kind. A line without quotes is split at once, without a look at every character.
 */
import { type Separator, separatorOf } from "./table-layout.ts";

/** What is done with one record: its cells as written, and the physical line on which it begins, from 1. */
export type RecordReader = (cells: readonly string[], line: number) => void;

/** Takes a table in pieces, cut anywhere. */
export interface CsvSplitter {
  readonly write: (piece: string) => void;
  /** Hands over what is left. */
  readonly end: () => void;
}

/** Thrown where quotes do not match; the line is the one on which the record begins. */
export class BrokenQuotes extends Error {
  readonly line: number;

  constructor(line: number) {
    super(`quotes do not match in the record of line ${line}`);
    this.line = line;
  }
}

/** A header longer than this is not waited for. */
const headerLengthMax = 1_048_576;
/** A record longer than this has lost its end: its cells could not be stored. Waiting for it would take for ever. */
const recordLengthMax = 8_388_608;

/**
 * Makes a splitter. "," ";" or a tab between cells, as the first line has it; a byte order mark is dropped.
 *
 * @throws from the splitter: BrokenQuotes, after every record before it has been handed over
 */
export function createCsvSplitter(read: RecordReader): CsvSplitter {
  let separator: Separator | null = null;
  let rest = "";
  let line = 1;
  const split = (isLast: boolean): void => {
    if (separator === null) {
      if (rest.startsWith("\uFEFF")) rest = rest.slice(1);
      if (!isLast && rest.length < headerLengthMax && !/[\r\n]/u.test(rest)) return;
      separator = separatorOf(rest);
    }
    const cut = createLineCutter(rest, isLast);
    for (;;) {
      const place = cut.next();
      if (place === null) break;
      const { start, end, hasQuote } = place;
      if (!hasQuote) {
        read(rest.slice(start, end).split(separator), line);
        line += 1;
        continue;
      }
      const record = quotedRecord(rest, { start, separator, isLast });
      if (record === null) break;
      if (record === "broken") throw new BrokenQuotes(line);
      read(record.cells, line);
      line += 1 + record.lineBreakCount;
      cut.goTo(record.end);
    }
    rest = rest.slice(cut.position());
    if (rest.length > recordLengthMax) throw new BrokenQuotes(line);
  };
  return {
    write: (piece) => {
      rest += piece;
      split(false);
    },
    end: () => split(true),
  };
}

interface LinePlace {
  readonly start: number;
  /** Without its line end. */
  readonly end: number;
  /** Whether a quote stands in it: its record may go on below. */
  readonly hasQuote: boolean;
}

/** Cuts lines; each sign is looked for only when the last one found has been passed. */
function createLineCutter(
  text: string,
  isLast: boolean,
): {
  /** The next line; null when it is not there as a whole. A line with a quote is not passed: `goTo` does. */
  readonly next: () => LinePlace | null;
  readonly goTo: (position: number) => void;
  readonly position: () => number;
} {
  let start = 0;
  const nextOf = (sign: string): (() => number) => {
    let found = -2;
    return () => {
      if (found !== -1 && found < start) found = text.indexOf(sign, start);
      return found;
    };
  };
  const [feed, carriageReturn, quote] = [nextOf("\n"), nextOf("\r"), nextOf('"')];
  return {
    next: () => {
      if (start >= text.length) return null;
      const [lineFeed, back, quoted] = [feed(), carriageReturn(), quote()];
      const isBackFirst = back !== -1 && (lineFeed === -1 || back < lineFeed);
      const end = isBackFirst ? back : lineFeed;
      // A carriage return at the very end may be the half of a line end.
      if (!isLast && (end === -1 || (isBackFirst && back === text.length - 1))) return null;
      const lineEnd = end === -1 ? text.length : end;
      const place = { start, end: lineEnd, hasQuote: quoted !== -1 && quoted < lineEnd };
      if (!place.hasQuote) start = lineEnd + lineEndLength(text, lineEnd);
      return place;
    },
    goTo: (position) => void (start = position),
    position: () => start,
  };
}

/** 2 for a carriage return and a line feed, 1 for one of them, 0 for none. */
function lineEndLength(text: string, position: number): number {
  const sign = text.charAt(position);
  if (sign === "\n") return 1;
  if (sign !== "\r") return 0;
  return text.charAt(position + 1) === "\n" ? 2 : 1;
}

interface QuotedRecord {
  readonly cells: readonly string[];
  /** Line breaks in the cells. */
  readonly lineBreakCount: number;
  /** Where the next record begins. */
  readonly end: number;
}

/** A record with quotes; null when it is not there as a whole, "broken" when its quotes do not match. */
function quotedRecord(
  text: string,
  { start, separator, isLast }: { readonly start: number; readonly separator: Separator; readonly isLast: boolean },
): QuotedRecord | "broken" | null {
  const cells: string[] = [];
  let lineBreakCount = 0;
  let position = start;
  for (;;) {
    const cell = text.charAt(position) === '"' ? quotedCell(text, position) : plainCell(text, { position, separator });
    if (cell === "broken") return "broken";
    if (cell === null) return isLast ? "broken" : null;
    cells.push(cell.text);
    if (cell.isQuoted) lineBreakCount += cell.text.match(/\r\n|\n|\r/gu)?.length ?? 0;
    position = cell.end;
    // What stands behind the cell may come with the next piece.
    if (!isLast && position >= text.length - 1) return null;
    if (text.charAt(position) === separator) {
      position += 1;
      continue;
    }
    const endLength = lineEndLength(text, position);
    if (endLength === 0 && position < text.length) return "broken";
    return { cells, lineBreakCount, end: position + endLength };
  }
}

interface Cell {
  readonly text: string;
  readonly isQuoted: boolean;
  /** Where the sign behind it stands. */
  readonly end: number;
}

function quotedCell(text: string, start: number): Cell | null {
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote === -1) return null;
    if (text.charAt(quote + 1) !== '"')
      return { text: text.slice(start + 1, quote).replaceAll('""', '"'), isQuoted: true, end: quote + 1 };
    from = quote + 2;
  }
}

/** A cell without quotes around it; "broken" when one stands in it. */
function plainCell(
  text: string,
  { position, separator }: { readonly position: number; readonly separator: Separator },
): Cell | "broken" {
  let end = position;
  while (end < text.length) {
    const sign = text.charAt(end);
    if (sign === separator || sign === "\n" || sign === "\r") break;
    if (sign === '"') return "broken";
    end += 1;
  }
  return { text: text.slice(position, end), isQuoted: false, end };
}
