/**
 * A long file as a stream of bytes: no more than a piece of it is in memory.
 */
import { open, stat } from "node:fs/promises";
import { refuse } from "@giaingan/finance";
import { refusalOfFile } from "./document-file.ts";

/** A file that is read piece by piece. */
export interface ByteStream {
  readonly sizeBytes: number;
  /** A piece holds until the next one is asked for. @throws Refusal `fileNotReadable` */
  readonly pieces: AsyncIterable<Uint8Array>;
}

/** Larger pieces pile up as garbage faster than they are collected. */
const pieceSizeBytes = 64 * 1024;

/**
 * Opens a file.
 *
 * @throws Refusal `fileNotFound`, `fileNotReadable`, `fileTooLarge`
 */
export async function openByteStream(
  path: string,
  { limitBytes }: { readonly limitBytes: number },
): Promise<ByteStream> {
  const found = await stat(path).catch((error: unknown) => {
    throw refusalOfFile(path, error);
  });
  if (found.isDirectory()) throw refuse("fileNotReadable", { path, reason: "EISDIR" });
  if (found.size > limitBytes)
    throw refuse("fileTooLarge", { path, sizeBytes: String(found.size), limitBytes: String(limitBytes) });
  return { sizeBytes: found.size, pieces: readPieces(path) };
}

async function* readPieces(path: string): AsyncGenerator<Uint8Array> {
  try {
    await using file = await open(path);
    const buffer = new Uint8Array(pieceSizeBytes);
    for (;;) {
      const { bytesRead } = await file.read(buffer);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } catch (error) {
    throw refusalOfFile(path, error);
  }
}
