/**
 * Writing the entries of a batch: piece by piece, however long it is.
 */
import type { Entry } from "@giaingan/finance";
import { addCarryOverYears } from "./admission-reading.ts";
import type { Session } from "./engine.ts";
import { classifyEntries, type EntryClasses } from "./entry-class.ts";
import { entryColumns } from "./entry-rows.ts";
import { keepMonthlyTotals } from "./schema.ts";
import { piecesOf, type Sequence } from "./sequence.ts";

/** Entries whose columns are held in memory at once. */
const entriesPerAppend = 16 * 2_048;

/** What the writer knows of all entries that are recorded. */
export interface KnownOfEntries {
  readonly classes: EntryClasses;
  /** Budget years into which money has been carried over. */
  readonly carryOverYears: ReadonlySet<number>;
}

/** What is known after the entries, and how many of them are in a later period than their own. */
export interface WrittenEntries extends KnownOfEntries {
  readonly lateCount: number;
}

/**
 * Writes entries in the running transaction, with the classes that they add.
 *
 * @param known what is known before them
 */
export async function writeEntries(
  session: Session,
  entries: Sequence<Entry>,
  {
    revision,
    known,
    onWritten,
  }: {
    readonly revision: number;
    readonly known: KnownOfEntries;
    /** Called with how many have been written since the last call, and awaited. */
    readonly onWritten?: ((entryCount: number) => void | Promise<void>) | undefined;
  },
): Promise<WrittenEntries> {
  let { classes, carryOverYears } = known;
  let [writtenCount, lateCount] = [0, 0];
  for (const piece of piecesOf(entries, entriesPerAppend)) {
    const classified = await classifyEntries(session, classes, piece);
    const place = { revision, firstPosition: writtenCount, classIds: classified.classIds };
    await session.bulkAppend("entries", entryColumns(piece, place));
    classes = classified.classes;
    carryOverYears = addCarryOverYears(carryOverYears, piece);
    lateCount += piece.filter(({ late = null }) => late !== null).length;
    writtenCount += piece.length;
    await onWritten?.(piece.length);
  }
  if (writtenCount > 0) await keepMonthlyTotals(session, revision);
  return { classes, carryOverYears, lateCount };
}
