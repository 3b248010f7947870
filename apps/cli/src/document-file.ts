/**
 * Reading documents from disk: plain text, or JSON lines of `{id, text}`.
 */
import { readFile, stat } from "node:fs/promises";
import { basename, extname } from "node:path";
import { decodeText } from "@giaingan/exchange";
import { refuse } from "@giaingan/finance";

/** Above this a file is no report. */
const sizeLimitBytes = 20 * 1024 * 1024;

/** One document to read. */
export interface SourceDocument {
  readonly id: string;
  readonly text: string;
}

/**
 * The text of a file.
 *
 * @throws Refusal `fileNotFound`, `fileNotReadable`, `fileTooLarge`, `emptyFile`, `notUtf8Text`
 */
export async function readTextFile(path: string): Promise<string> {
  const bytes = await readBytes(path);
  return decodeText(bytes, path);
}

/** The documents of a file: one a line for `.jsonl`, else the whole file under its own name. */
export async function readDocuments(path: string): Promise<readonly SourceDocument[]> {
  const text = await readTextFile(path);
  if (extname(path).toLowerCase() !== ".jsonl") return [{ id: basename(path), text }];
  return text.split("\n").flatMap((line, index) => (line.trim() === "" ? [] : [parseLine(line, path, index + 1)]));
}

/**
 * The bytes of a file.
 *
 * @throws Refusal `fileNotFound`, `fileNotReadable`, `fileTooLarge`
 */
export async function readBytes(
  path: string,
  { limitBytes = sizeLimitBytes }: { readonly limitBytes?: number } = {},
): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > limitBytes) {
      throw refuse("fileTooLarge", { path, sizeBytes: String(size), limitBytes: String(limitBytes) });
    }
    return await readFile(path);
  } catch (error) {
    throw refusalOfFile(path, error);
  }
}

/** What the system says of a file, as a refusal `fileNotFound` or `fileNotReadable`; all else as it was. */
export function refusalOfFile(path: string, error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : null;
  if (code === "ENOENT" || code === "ENOTDIR") return refuse("fileNotFound", { path });
  if (code === "EISDIR" || code === "EACCES" || code === "EPERM")
    return refuse("fileNotReadable", { path, reason: code });
  return error;
}

function parseLine(line: string, path: string, lineNumber: number): SourceDocument {
  const place = { path, line: String(lineNumber) };
  const document = parseJson(line, place);
  if (typeof document !== "object" || document === null)
    throw refuse("invalidJsonLine", { ...place, reason: { vi: "không phải đối tượng", en: "no object" } });
  const { id, text } = document as { id?: unknown; text?: unknown };
  if (typeof id !== "string")
    throw refuse("invalidJsonLine", { ...place, reason: { vi: 'thiếu "id"', en: '"id" is missing' } });
  if (typeof text !== "string")
    throw refuse("invalidJsonLine", { ...place, reason: { vi: 'thiếu "text"', en: '"text" is missing' } });
  return { id, text };
}

function parseJson(line: string, place: { readonly path: string; readonly line: string }): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    // The engine says it in English alone.
    const reason = { vi: "JSON sai cú pháp", en: error instanceof Error ? error.message : String(error) };
    throw refuse("invalidJsonLine", { ...place, reason });
  }
}
