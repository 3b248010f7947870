/** Bytes of an XML part become text: UTF-8 or UTF-16, as the standards of office files demand. */
import { isAscii } from "node:buffer";

import { refuseWorkbook } from "./workbook-refusals.ts";
import type { XmlPlace } from "./xml-events.ts";

const asciiCompatible = /^(?:utf-?8|us-ascii)$/iu;

/**
 * Decodes a part; a byte order mark is dropped.
 *
 * @throws Refusal `partNotUnicode` where the bytes are neither, or the part says that it is written in another encoding
 */
export function textOfXml(bytes: Uint8Array, place: XmlPlace): string {
  const encoding = wideEncodingOf(bytes) ?? "utf-8";
  const text = encoding === "utf-8" && isAscii(bytes) ? asciiText(bytes) : decode(bytes, { encoding, place });
  const stated = /^<\?xml[^>]*?\bencoding\s*=\s*["']([^"']*)["']/u.exec(text.slice(0, 200))?.[1];
  const isAsStated =
    stated === undefined || (encoding === "utf-8" ? asciiCompatible.test(stated) : /^utf-?16/iu.test(stated));
  if (!isAsStated) throw refuseWorkbook("partNotUnicode", { ...place, encoding: stated });
  return text;
}

/** UTF-16 by its byte order mark, or by the zero beside the `<` that every part begins with. */
function wideEncodingOf(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return "utf-16le";
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return "utf-16be";
  return null;
}

function decode(
  bytes: Uint8Array,
  { encoding, place }: { readonly encoding: string; readonly place: XmlPlace },
): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw refuseWorkbook("partNotUnicode", { ...place, encoding });
  }
}

/** One byte a character, where a decoder would make two: half the memory for a sheet of numbers. */
function asciiText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}
