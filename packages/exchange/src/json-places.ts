/**
 * JSON places: strict JSON read with the place of every value, so that a fault can be shown where it stands.
 *
 * `JSON.parse` gives no places, takes the last of two fields with one name without a word, and says differently in
 * each engine what is wrong.
 */

import type { Bilingual } from "@giaingan/finance";

/** A value of JSON and where its parts stand. */
export interface PlacedJson {
  readonly value: unknown;
  /**
   * The UTF-16 offset of the value at a path of names and indexes; of the nearest that holds it when there is no such
   * value. Of a field: of its name.
   */
  readonly offsetOf: (path: readonly (string | number)[]) => number;
}

/** Where text is no JSON. */
export interface BrokenJson {
  /** UTF-16 offset. */
  readonly offset: number;
  /** What stands there, as written; in words where the text is at its end. */
  readonly found: string | Bilingual;
  /** What would have been right, read alike in both languages. */
  readonly expected: string;
}

/** Most brackets inside each other. */
const depthMax = 64;
const blanks = /[ \t\n\r]*/y;
// Other control characters than DEL must be escaped in a text: \p{Cc} names them without writing one.
const textPattern = /"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const scalarPattern = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;
const wordPattern = /[\w.+-]+|"[^"\n]{0,40}"?|[^]/uy;

class JsonFault extends Error {
  readonly place: BrokenJson;

  constructor(place: BrokenJson) {
    super(place.expected);
    this.place = place;
  }
}

/** Reads a text as JSON: RFC 8259, each name once in an object, at most 64 brackets deep. */
export function readPlacedJson(text: string): PlacedJson | BrokenJson {
  const offsets = new Map<string, number>();
  try {
    const end = skipBlanks(text, scanValue({ text, offsets }, skipBlanks(text, 0), []));
    if (end < text.length) throw faultAt(text, end, "∅");
  } catch (fault) {
    if (fault instanceof JsonFault) return fault.place;
    throw fault;
  }
  return {
    value: JSON.parse(text),
    offsetOf: (path) => {
      for (let { length } = path; length > 0; length -= 1) {
        const offset = offsets.get(keyOf(path.slice(0, length)));
        if (offset !== undefined) return offset;
      }
      return skipBlanks(text, 0);
    },
  };
}

/** Line and column from 1, the column in characters as a person counts them. */
export function placeOfOffset(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset).split(/\r\n|\n|\r/u);
  return { line: before.length, column: Array.from(before.at(-1) ?? "").length + 1 };
}

interface Scan {
  readonly text: string;
  readonly offsets: Map<string, number>;
}

type Path = readonly (string | number)[];

/** @returns the offset behind the value */
function scanValue(scan: Scan, start: number, path: Path): number {
  const { text, offsets } = scan;
  if (!offsets.has(keyOf(path))) offsets.set(keyOf(path), start);
  const first = text[start];
  if (first === "{" || first === "[") {
    if (path.length >= depthMax) throw faultAt(text, start, `≤ ${depthMax} × [ {`);
    return scanItems(scan, start, path);
  }
  const end = matchAt(first === '"' ? textPattern : scalarPattern, text, start);
  if (end === null) throw faultAt(text, start, '{ [ "…" 0 true false null');
  return end;
}

/** An object or a list, from its opening bracket. */
function scanItems(scan: Scan, start: number, path: Path): number {
  const { text, offsets } = scan;
  const isObject = text[start] === "{";
  const close = isObject ? "}" : "]";
  let offset = skipBlanks(text, start + 1);
  if (text[offset] === close) return offset + 1;
  for (let index = 0; ; index += 1) {
    let part: string | number = index;
    if (isObject) {
      const end = matchAt(textPattern, text, offset);
      if (end === null) throw faultAt(text, offset, index === 0 ? '"…" }' : '"…"');
      part = String(JSON.parse(text.slice(offset, end)));
      const key = keyOf([...path, part]);
      if (offsets.has(key)) throw new JsonFault({ offset, found: `2 × ${JSON.stringify(part)}`, expected: "1 ×" });
      offsets.set(key, offset);
      offset = skipBlanks(text, end);
      if (text[offset] !== ":") throw faultAt(text, offset, ":");
      offset = skipBlanks(text, offset + 1);
    }
    offset = skipBlanks(text, scanValue(scan, offset, [...path, part]));
    if (text[offset] === close) return offset + 1;
    if (text[offset] !== ",") throw faultAt(text, offset, `, ${close}`);
    offset = skipBlanks(text, offset + 1);
  }
}

function matchAt(pattern: RegExp, text: string, offset: number): number | null {
  pattern.lastIndex = offset;
  return pattern.test(text) ? pattern.lastIndex : null;
}

function skipBlanks(text: string, offset: number): number {
  return matchAt(blanks, text, offset) ?? offset;
}

function faultAt(text: string, offset: number, expected: string): JsonFault {
  const end = matchAt(wordPattern, text, offset);
  return new JsonFault({
    offset,
    found: end === null ? { vi: "hết tệp", en: "end of file" } : text.slice(offset, end),
    expected,
  });
}

/** Paths of different parts have different keys: the name "0" is no index 0. */
function keyOf(path: Path): string {
  return JSON.stringify(path);
}
