/**
 * A reader of the two tables of a TrueType file that say how wide its characters are: `cmap` and `hmtx`.
 *
 * Charts run where there is no text engine to ask, so the widths are read once, here, and committed.
 */
import { strict as assert } from "node:assert";

/** The advance widths of one font. */
export interface TrueTypeFont {
  /** Units in one em: widths are divided by it. */
  readonly unitsPerEm: number;
  /** The advance of a character in font units; null when the font has no glyph for it. */
  readonly advanceOf: (character: string) => number | null;
}

/**
 * Reads a font.
 *
 * @param bytes a .ttf file whose character map has a Unicode table of format 4 (every font of Google Fonts has)
 */
export function readTrueTypeFont(bytes: Buffer): TrueTypeFont {
  const tableAt = tableOffsets(bytes);
  const glyphOf = readCharacterMap(bytes, offsetOf(tableAt, "cmap"));
  const metricCount = bytes.readUInt16BE(offsetOf(tableAt, "hhea") + 34);
  const metricsAt = offsetOf(tableAt, "hmtx");
  return {
    unitsPerEm: bytes.readUInt16BE(offsetOf(tableAt, "head") + 18),
    advanceOf: (character) => {
      const glyph = glyphOf(character.codePointAt(0) ?? 0);
      return glyph === 0 ? null : bytes.readUInt16BE(metricsAt + 4 * Math.min(glyph, metricCount - 1));
    },
  };
}

function tableOffsets(bytes: Buffer): ReadonlyMap<string, number> {
  const tableAt = new Map<string, number>();
  for (let table = 0; table < bytes.readUInt16BE(4); table += 1) {
    const entry = 12 + 16 * table;
    tableAt.set(bytes.toString("latin1", entry, entry + 4), bytes.readUInt32BE(entry + 8));
  }
  return tableAt;
}

function offsetOf(tableAt: ReadonlyMap<string, number>, name: string): number {
  const offset = tableAt.get(name);
  assert(offset !== undefined, `the font has a table ${name}`);
  return offset;
}

/** Format 4: segments of code points, each with an offset to its glyphs or a list of them. */
function readCharacterMap(bytes: Buffer, mapAt: number): (codePoint: number) => number {
  const subtable = unicodeSubtable(bytes, mapAt);
  const segmentCount = bytes.readUInt16BE(subtable + 6) / 2;
  const endsAt = subtable + 14;
  const startsAt = endsAt + 2 * segmentCount + 2;
  const deltasAt = startsAt + 2 * segmentCount;
  const rangesAt = deltasAt + 2 * segmentCount;
  return (codePoint) => {
    for (let segment = 0; segment < segmentCount; segment += 1) {
      if (codePoint > bytes.readUInt16BE(endsAt + 2 * segment)) continue;
      const start = bytes.readUInt16BE(startsAt + 2 * segment);
      if (codePoint < start) return 0;
      const delta = bytes.readUInt16BE(deltasAt + 2 * segment);
      const rangeAt = rangesAt + 2 * segment;
      const range = bytes.readUInt16BE(rangeAt);
      if (range === 0) return (codePoint + delta) & 0xffff;
      const glyph = bytes.readUInt16BE(rangeAt + range + 2 * (codePoint - start));
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
}

function unicodeSubtable(bytes: Buffer, mapAt: number): number {
  for (let index = 0; index < bytes.readUInt16BE(mapAt + 2); index += 1) {
    const subtable = mapAt + bytes.readUInt32BE(mapAt + 4 + 8 * index + 4);
    if (bytes.readUInt16BE(subtable) === 4) return subtable;
  }
  throw new Error("the font's character map has no table of format 4");
}
