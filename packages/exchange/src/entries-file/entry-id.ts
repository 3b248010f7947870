/**
 * The id of an entry whose author gave it none: made of its content, so that the same row is the same entry wherever
 * and whenever it is read.
 */
import { entryFieldValues } from "@giaingan/finance";
import { contentIdOf } from "../content-id.ts";
import type { FileEntry } from "./file-entry.ts";

/** Names the n-th row of one content: true twins of one file are told apart. */
export type EntryNamer = (entry: Omit<FileEntry, "id">, batch: string | null) => string;

/**
 * Makes the namer of one file. An id is a hash of every field, of the batch where the file names one, and of how many
 * such rows stand above: columns in another order, another separator, a file that is continued at its end, and text
 * composed in another way (NFC, NFD) give the same ids.
 */
export function createEntryNamer(): EntryNamer {
  const countOfContent = new Map<string, number>();
  return (entry, batch) => {
    const content = contentOf(entry, batch);
    const occurrence = (countOfContent.get(content) ?? 0) + 1;
    countOfContent.set(content, occurrence);
    return contentIdOf(`entry|${content}|${occurrence}`);
  };
}

/** The order of `entryFields` is part of every id that was ever made. */
function contentOf(entry: Omit<FileEntry, "id">, batch: string | null): string {
  const [, ...values] = entryFieldValues({ ...entry, id: "" });
  return JSON.stringify([batch, ...values]).normalize("NFC");
}
