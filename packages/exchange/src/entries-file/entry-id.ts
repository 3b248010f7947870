/**
 * The id of an entry whose author gave it none: made of its content, so that the same row is the same entry wherever
 * and whenever it is read.
 */
import { entryFieldValues } from "@giaingan/finance";
import { composed } from "../content-hash.ts";
import { contentIdOf } from "../content-id.ts";
import type { FileEntry } from "./file-entry.ts";

/** What an entry is named, and the line of the first row with the same content; null for that row itself. */
export interface MadeName {
  readonly id: string;
  readonly twinLine: number | null;
}

/** Names the n-th row of one content: true twins of one file are told apart. */
export type EntryNamer = (entry: Omit<FileEntry, "id">, place: { readonly batch: string | null }) => MadeName;

/**
 * Makes the namer of one file. An id is a hash of every field, of the batch where the file names one, and of how many
 * such rows stand above: columns in another order, another separator, a file that is continued at its end, and text
 * composed in another way (NFC, NFD) give the same ids.
 *
 * @param lineOfNamed the line of the first row that was given an id: a content is known by the id of its first row, and
 * of a long file neither the contents nor the ids are kept here
 */
export function createEntryNamer(lineOfNamed: (id: string) => number | null): EntryNamer {
  const countOfRepeated = new Map<string, number>();
  return (entry, { batch }) => {
    const content = contentOf(entry, batch);
    const firstId = contentIdOf(`entry|${content}|1`);
    const twinLine = lineOfNamed(firstId);
    if (twinLine === null) return { id: firstId, twinLine };
    const occurrence = (countOfRepeated.get(firstId) ?? 1) + 1;
    countOfRepeated.set(firstId, occurrence);
    return { id: contentIdOf(`entry|${content}|${occurrence}`), twinLine };
  };
}

/** The order of `entryFields` is part of every id that was ever made. */
function contentOf(entry: Omit<FileEntry, "id">, batch: string | null): string {
  const [, ...values] = entryFieldValues({ ...entry, id: "" });
  const { late = null } = entry;
  return composed(JSON.stringify([batch, ...values, ...(late === null ? [] : [late.effectiveOn, late.fiscalYear])]));
}
