/**
 * What the ledger and the reference data know, as the import of a table asks for it before anything is posted.
 */
import type { KnownTotals, PlainDate } from "@giaingan/finance";
import type { ReferenceData } from "@giaingan/finance/reference";
import { readKnownTotals } from "./known-totals.ts";
import type { Ledger } from "./ledger.ts";

/** A unit or project that is known, by its id and its name. */
export interface RecordedName {
  readonly id: string;
  readonly name: string;
}

/** What is known of units, projects and totals. */
export interface TableRecord {
  readonly units: readonly RecordedName[];
  readonly projectsOf: (unitId: string) => Promise<readonly RecordedName[]>;
  readonly knownTotals: (question: {
    readonly unitId: string;
    readonly dates: readonly PlainDate[];
  }) => Promise<KnownTotals>;
  /** The newest batch when it was opened: what is planned is new since then (`postImported`). */
  readonly revision: number;
}

/** The last day that a ledger knows. */
const lastDay = "9999-12-31";

/** Opens what is known at the newest revision. */
export async function readTableRecord(ledger: Ledger, reference: ReferenceData): Promise<TableRecord> {
  const { revision } = await ledger.latest();
  const { units } = await ledger.overview({ revision });
  const named = new Map(reference.units.map(({ id, name }) => [id, name]));
  for (const id of units) if (!named.has(id)) named.set(id, id);
  return {
    units: [...named].map(([id, name]) => ({ id, name })),
    projectsOf: (unitId) => projectsOf(ledger, { unitId, reference }),
    knownTotals: (question) => readKnownTotals(ledger, question),
    revision,
  };
}

async function projectsOf(
  ledger: Ledger,
  { unitId, reference }: { readonly unitId: string; readonly reference: ReferenceData },
): Promise<readonly RecordedName[]> {
  const rows = await ledger.positions({ asOf: lastDay, groupBy: ["project"], filter: { unitId } });
  const ids = rows.flatMap(({ key }) => (typeof key.project === "string" ? [key.project] : []));
  const named = new Map(ids.map((id) => [id, id]));
  for (const { id, name, unitId: owner } of reference.projects)
    if (owner === unitId || named.has(id)) named.set(id, name);
  return [...named].map(([id, name]) => ({ id, name }));
}
