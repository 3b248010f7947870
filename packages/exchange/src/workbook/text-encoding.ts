/**
 * Bytes of a text file become text: UTF-8, UTF-16, or the windows-1258 of older Vietnamese programs. UTF-8 is known by its
 * validity, which no other encoding has by chance; the others are guessed, and the guess is told.
 */
import { isUtf8 } from "node:buffer";
import { withoutSurplusMarks } from "../legacy-text/composed-text.ts";
import { firstBadByte } from "../text-file.ts";
import { refuseWorkbook } from "./workbook-refusals.ts";

/** A text, and how its bytes were read. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1258";
  /** Neither a byte order mark nor validity tells it. */
  readonly isGuessed: boolean;
}

/** Bytes that are looked at for the zeros of UTF-16. */
const sampleLength = 4096;
/** Bytes of windows-1258 that stand for nothing. */
const unassigned: ReadonlySet<number> = new Set([0x8a, 0x8d, 0x8e, 0x8f, 0x90, 0x9a, 0x9d, 0x9e]);

/**
 * Decodes a text; a byte order mark is dropped. Half-composed letters stay as they are: `unicode-texts.ts` composes them; but
 * nothing is left that could not be composed in good time.
 *
 * @throws Refusal `textNotReadable` with the offset of the first byte that is no text
 */
export function decodeTextBytes(bytes: Uint8Array, path: string): DecodedText {
  const decoded = decodeBytes(bytes, path);
  return { ...decoded, text: withoutSurplusMarks(decoded.text) };
}

function decodeBytes(bytes: Uint8Array, path: string): DecodedText {
  const wide = wideEncodingOf(bytes);
  if (wide !== null) return decodeWide(bytes, { ...wide, path });
  const markLength = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const body = bytes.subarray(markLength);
  const isWholeUtf8 = isUtf8(body);
  const badOffset = isWholeUtf8 ? controlOffset(body) : firstBadByte(body);
  if (badOffset === null)
    return { text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(body), encoding: "utf-8", isGuessed: false };
  // In UTF-8 the first bad byte is the fault; in another encoding it is only the first letter beyond ASCII.
  if (isWholeUtf8 || markLength > 0 || isDamagedUtf8(body)) throw notReadable(path, markLength + badOffset);
  const unreadable = unreadableOffset(body);
  if (unreadable !== null) throw notReadable(path, unreadable);
  return { text: new TextDecoder("windows-1258").decode(body), encoding: "windows-1258", isGuessed: true };
}

interface WideEncoding {
  readonly encoding: "utf-16le" | "utf-16be";
  readonly isGuessed: boolean;
}

/** By the byte order mark, else by zeros that stand in every second place only: those of spaces, digits and Latin letters. */
function wideEncodingOf(bytes: Uint8Array): WideEncoding | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: "utf-16le", isGuessed: false };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: "utf-16be", isGuessed: false };
  const sample = bytes.subarray(0, sampleLength);
  const zeros = [0, 0];
  for (const [index, byte] of sample.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const enough = sample.length / 8;
  if (odd > enough && even === 0) return { encoding: "utf-16le", isGuessed: true };
  return even > enough && odd === 0 ? { encoding: "utf-16be", isGuessed: true } : null;
}

function decodeWide(
  bytes: Uint8Array,
  { encoding, isGuessed, path }: WideEncoding & { readonly path: string },
): DecodedText {
  const text = new TextDecoder(encoding).decode(bytes);
  // oxlint-disable-next-line no-control-regex
  const bad = text.search(/[\u0000-\u0008\u000b\u000e-\u001f\u007f\ufffd\ufffe\uffff]/u);
  if (bad !== -1) throw notReadable(path, bad * 2 + (isGuessed ? 0 : 2));
  return { text, encoding, isGuessed };
}

/**
 * UTF-8 that was cut or damaged: letters of three bytes as Vietnamese has them (ạ is E1 BA A1) hardly stand in windows-1258,
 * where they are "áº¡".
 */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  let letterCount = 0;
  let otherCount = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) continue;
    const length = byte >= 0xc3 && byte <= 0xc6 ? 2 : byte === 0xe1 ? 3 : 0;
    if (length > 0 && firstBadByte(bytes.subarray(at, at + length)) === null && at + length <= bytes.length) {
      letterCount += 1;
      at += length - 1;
    } else otherCount += 1;
  }
  return letterCount > otherCount;
}

function controlOffset(bytes: Uint8Array): number | null {
  const at = bytes.findIndex(isControl);
  return at === -1 ? null : at;
}

/** The first byte that is no text in windows-1258 either. */
function unreadableOffset(bytes: Uint8Array): number | null {
  const at = bytes.findIndex((byte) => isControl(byte) || unassigned.has(byte));
  return at === -1 ? null : at;
}

/** Tab, line feed, form feed and carriage return stand in texts. */
function isControl(byte: number): boolean {
  return (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d) || byte === 0x7f;
}

function notReadable(path: string, offset: number): Error {
  return refuseWorkbook("textNotReadable", { path, offset: String(offset) });
}
