/**
 * The bytes of a table become text, or a refusal that names the line.
 */
import { createPieceDecoder } from "./decoded-pieces.ts";

/**
 * Decodes a table as UTF-8.
 *
 * @param path named in the refusal
 * @throws Refusal `emptyFile`; `tableNotUtf8` with the line of the first byte that is not text
 */
export function decodeEntriesFile(bytes: Uint8Array, path: string): string {
  const decoder = createPieceDecoder(path);
  return decoder.write(bytes) + decoder.end();
}
