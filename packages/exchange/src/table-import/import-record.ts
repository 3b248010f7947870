/** What an import asks of the record and the reference data. The ledger answers it (`readTableRecord`). */
import type { KnownTotals, PlainDate } from "@giaingan/finance";
import type { KnownName } from "../table/name-matching.ts";

/** The record, as far as an import needs it. */
export interface ImportRecord {
  /** Units of the ledger and of the reference data. Empty: any name is taken. */
  readonly units: readonly KnownName[];
  /** Projects that the ledger or the reference data have of a unit, by id and name. */
  readonly projectsOf: (unitId: string) => Promise<readonly KnownName[]>;
  /** What the ledger holds of a unit on those dates. */
  readonly knownTotals: (question: {
    readonly unitId: string;
    readonly dates: readonly PlainDate[];
  }) => Promise<KnownTotals>;
}

/** The record of a ledger that is not there yet. */
export const emptyImportRecord: ImportRecord = {
  units: [],
  projectsOf: () => Promise.resolve([]),
  knownTotals: () => Promise.resolve({ positionsAsOf: () => [], nextStatedOn: () => null }),
};
