/**
 * Open amounts of a file: a carry-over without an amount is what remains of the year before, as the record and the rows
 * above it have it.
 */
import { type Entry, endOfYear, sourceDimensions, sumSlices } from "@giaingan/finance";
import { remainderToCarryOver } from "@giaingan/finance/admission";
import type { EntryToImport } from "./batch-import.ts";
import type { Ledger } from "./ledger.ts";

/** Makes out amounts, row by row in the order of the file. */
export interface RemainderReader {
  /** Tells of a row whose amount is known. */
  readonly add: (entry: Entry) => void;
  /** The entry with the amount that remains; null when nothing does, or no plan of the year before is stated. */
  readonly complete: (entry: EntryToImport) => Promise<Entry | null>;
}

/** Makes a reader over a record; what is added counts as recorded. */
export function createRemainderReader(record: Pick<Ledger, "movements">): RemainderReader {
  const above = new Map<string, Entry[]>();
  const add = (entry: Entry): void => {
    const ofUnit = above.get(entry.unitId);
    if (ofUnit === undefined) above.set(entry.unitId, [entry]);
    else ofUnit.push(entry);
  };
  return {
    add,
    complete: async (entry) => {
      const { unitId, projectId, componentId, source, fiscalYear, effectiveOn, document } = entry;
      const recorded = await record.movements({
        asOf: endOfYear(latestYear),
        filter: { unitId },
        grain: { unit: true, project: true, component: true },
      });
      const carried = remainderToCarryOver(sumSlices([...recorded, ...(above.get(unitId) ?? [])]), {
        fromYear: fiscalYear - 1,
        toYear: fiscalYear,
        effectiveOn,
        document,
        entryIdOf: () => entry.id,
        filter: { unitId, projectId, componentId },
      });
      const same = carried.find((each) =>
        sourceDimensions.every((dimension) => each.source[dimension] === source[dimension]),
      );
      return same === undefined ? null : { ...entry, amount: same.amount };
    },
  };
}

/** Later than every year that an entry may have. */
const latestYear = 2100;
