/**
 * Text files: bytes become text, or a refusal that says what is wrong with the file.
 *
 * Only strict UTF-8 is accepted: a report in a legacy encoding, or a Word file renamed to .txt, would otherwise be
 * read as nonsense, and nonsense holds figures too.
 */
import { refuse } from "@giaingan/finance";

/** What some programs begin a UTF-8 file with. */
export const byteOrderMark = [0xef, 0xbb, 0xbf] as const;

/**
 * Decodes a file as UTF-8; a byte order mark is dropped.
 *
 * @param path named in the refusal
 * @throws Refusal `emptyFile` when there is nothing but blanks; `notUtf8Text` with the offset of the first byte
 * that is not text (a NUL or other control byte, or an invalid UTF-8 sequence)
 */
export function decodeText(bytes: Uint8Array, path: string): string {
  const hasMark = byteOrderMark.every((byte, index) => bytes[index] === byte);
  const body = hasMark ? bytes.subarray(byteOrderMark.length) : bytes;
  const badOffset = firstBadByte(body);
  if (badOffset !== null) {
    throw refuse("notUtf8Text", { path, offset: String(badOffset + (hasMark ? byteOrderMark.length : 0)) });
  }
  const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body);
  if (text.trim() === "") throw refuse("emptyFile", { path });
  return text;
}

/** Offset of the first byte that is not UTF-8 text; null when all is text. */
export function firstBadByte(bytes: Uint8Array): number | null {
  let offset = 0;
  while (offset < bytes.length) {
    const first = bytes[offset] ?? 0;
    if (first < 0x80) {
      if (isControlByte(first)) return offset;
      offset += 1;
      continue;
    }
    const length = sequenceLength(bytes, offset);
    if (length === 0) return offset;
    offset += length;
  }
  return null;
}

/** Tab, line feed, form feed and carriage return stand in texts; other control bytes stand in binary files. */
function isControlByte(byte: number): boolean {
  return (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d) || byte === 0x7f;
}

/** Length of the well-formed multi-byte sequence at `offset` (Unicode standard, table 3-7); 0 when malformed. */
function sequenceLength(bytes: Uint8Array, offset: number): number {
  const first = bytes[offset] ?? 0;
  const length =
    first >= 0xc2 && first <= 0xdf ? 2 : first >= 0xe0 && first <= 0xef ? 3 : first >= 0xf0 && first <= 0xf4 ? 4 : 0;
  if (length === 0) return 0;
  const secondMin = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const secondMax = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  const second = bytes[offset + 1] ?? 0;
  if (second < secondMin || second > secondMax) return 0;
  for (let index = offset + 2; index < offset + length; index += 1) {
    const next = bytes[index] ?? 0;
    if (next < 0x80 || next > 0xbf) return 0;
  }
  return length;
}
