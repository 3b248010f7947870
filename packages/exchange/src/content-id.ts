/**
 * Ids made of content: the same words give the same id, on every machine and at every time.
 */
import { hash } from "node:crypto";

/** A version 8 UUID (RFC 9562: custom) of the first 122 free bits of the SHA-256 of the words. */
export function contentIdOf(words: string): string {
  const digest = hash("sha256", words);
  const variant = ((Number.parseInt(digest.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `${variant}${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join("-");
}
