/**
 * What an entries file holds: entries in batches, each with the line that it stands on.
 */
import type { Dong, Entry, Finding } from "@giaingan/finance";
import type { Sequence } from "./entry-sequence.ts";

/** An entry as a file states it. */
export interface FileEntry extends Omit<Entry, "amount"> {
  /** Whole đồng, signed. Null only for `carriedOver`: the remainder of the year before, which the ledger knows. */
  readonly amount: Dong | null;
}

/** Rows that are posted together. */
export interface FileBatch {
  readonly id: string;
  /** The name of the file, for people. */
  readonly documentName: string;
  /** SHA-256 of the file's text, hexadecimal. */
  readonly contentHash: string;
  /** In the order of the file. */
  readonly entries: readonly FileEntry[];
  /** The physical line on which the row of each entry begins, from 1. */
  readonly lines: readonly number[];
}

/** An entries file that was read. */
export interface EntriesFile {
  /** In the order in which the file first names them. */
  readonly batches: readonly FileBatch[];
  /** Rows that a person should look at; each is posted as it stands. */
  readonly findings: readonly Finding[];
}

/** Rows of a long file that are posted together: entries and lines are made of columns as they are asked for. */
export interface LongFileBatch extends Omit<FileBatch, "entries" | "lines"> {
  readonly entries: Sequence<FileEntry>;
  readonly lines: Sequence<number>;
}

/** An entries file that was read, and is not in memory as objects. An `EntriesFile` is one too. */
export interface LongEntriesFile extends Omit<EntriesFile, "batches"> {
  readonly batches: readonly LongFileBatch[];
}
