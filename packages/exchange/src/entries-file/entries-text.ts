/**
 * The bytes of an entries file become text, or a refusal that names the line.
 */
import { Refusal } from "@giaingan/finance";
import { decodeText } from "../text-file.ts";

const lineFeed = 0x0a;

/**
 * Decodes an entries file as UTF-8.
 *
 * @param path named in the refusal
 * @throws Refusal `emptyFile`; `tableNotUtf8` with the line of the first byte that is not text
 */
export function decodeEntriesFile(bytes: Uint8Array, path: string): string {
  try {
    return decodeText(bytes, path);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "notUtf8Text") throw error;
    const offset = error.values["offset"] ?? "0";
    const before = bytes.subarray(0, Number(offset));
    const line = 1 + before.reduce((count, byte) => count + (byte === lineFeed ? 1 : 0), 0);
    throw new Refusal("tableNotUtf8", { offset }, { place: { path, line, column: null } });
  }
}
