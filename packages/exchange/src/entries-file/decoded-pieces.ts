/**
 * The bytes of a long table become text as they come, strictly: what is not UTF-8 text is refused with its line.
 */
import { isUtf8 } from "node:buffer";
import { assert, Refusal, refuse } from "@giaingan/finance";
import { byteOrderMark, firstBadByte } from "../text-file.ts";

/** Decodes a file in pieces, cut anywhere. */
export interface PieceDecoder {
  readonly write: (bytes: Uint8Array) => string;
  /** The text of what is left. */
  readonly end: () => string;
}

const lineFeed = 0x0a;

/** Control characters that stand in binary files, not in texts. */
// oxlint-disable-next-line no-control-regex
const controlCharacter = /[\0-\u0008\u000B\u000E-\u001F\u007F]/;

/**
 * Makes the decoder of one file.
 *
 * @param path named in refusals
 * @throws from the decoder: Refusal `emptyFile` at its end; `tableNotUtf8` with the line and the offset of the first byte
 * that is not text
 */
export function createPieceDecoder(path: string): PieceDecoder {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  let held: Uint8Array = new Uint8Array();
  let offset = 0;
  let lineFeedCount = 0;
  let hasWords = false;
  const decode = (bytes: Uint8Array): string => {
    const hasMark = offset === 0 && byteOrderMark.every((byte, index) => bytes[index] === byte);
    const body = hasMark ? bytes.subarray(byteOrderMark.length) : bytes;
    if (hasMark) offset += byteOrderMark.length;
    const text = isUtf8(body) ? decoder.decode(body) : null;
    if (text === null || controlCharacter.test(text)) {
      const badOffset = firstBadByte(body);
      assert(badOffset !== null, "bytes that are no text have a first one");
      const line = 1 + lineFeedCount + countLineFeeds(body.subarray(0, badOffset));
      const place = { path, line, column: null };
      throw new Refusal("tableNotUtf8", { offset: String(offset + badOffset) }, { place });
    }
    offset += body.length;
    lineFeedCount += countLineFeeds(body);
    hasWords ||= /\S/u.test(text);
    return text;
  };
  return {
    write: (bytes) => {
      const joined = held.length === 0 ? bytes : Buffer.concat([held, bytes]);
      const wholeLength = joined.length - heldLength(joined);
      // The stream may use its buffer again.
      held = joined.slice(wholeLength);
      // The first piece must show whether a byte order mark stands there.
      return wholeLength === 0 ? "" : decode(joined.subarray(0, wholeLength));
    },
    end: () => {
      const text = decode(held);
      if (!hasWords) throw refuse("emptyFile", { path });
      return text;
    },
  };
}

/** Bytes at the end that may begin a character whose rest is yet to come: 0 to 3. */
function heldLength(bytes: Uint8Array): number {
  for (let length = 1; length <= Math.min(3, bytes.length); length += 1) {
    const byte = bytes[bytes.length - length] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return length < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? length : 0;
  }
  return 0;
}

function countLineFeeds(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(lineFeed); at !== -1; at = bytes.indexOf(lineFeed, at + 1)) count += 1;
  return count;
}
