/**
 * A record kept by the pure library alone: entries in a list, each with the revision of its batch.
 */
import { createHash } from "node:crypto";
import { type Entry, entryEffects, Refusal, sumSlices } from "@giaingan/finance";
import { type CarryOverFollowing, admitEntries, followCarryOver, reviewEntries } from "@giaingan/finance/admission";
import { postingRulesOf } from "@giaingan/finance/policies";
import type { ScenarioProject } from "./scenario-file.ts";

/** An entry with the revision that it was recorded in. */
export type RecordedEntry = Entry & { readonly revision: number };

/** A batch to post. */
export interface LibraryBatch {
  readonly id: string;
  readonly entries: readonly Entry[];
  readonly isReport: boolean;
}

/**
 * Posts a batch: it is judged, and what follows from it is recorded with it, under the ids that the ledger gives.
 *
 * @returns the record with the batch
 * @throws Refusal of a hard rule, unless the batch is a report
 */
export function postBatch(
  record: readonly RecordedEntry[],
  { id, entries, isReport }: LibraryBatch,
  projects: readonly ScenarioProject[],
): readonly RecordedEntry[] {
  const slices = sumSlices(record).map((slice) => ({
    ...slice,
    carriedOverOn: lastCarriedOver(record, slice),
    datedPayments: record.filter((entry) => isPayment(entry) && isOf(entry, slice)),
  }));
  const entryIdOf = (words: string): string => createHash("sha256").update(`${id}|${words}`).digest("hex");
  const following: CarryOverFollowing = followCarryOver({ entries, before: slices, entryIdOf });
  const reversed = new Map(
    entries.flatMap(({ reverses }) => {
      const entry = record.find((each) => each.id === reverses);
      const isReversed = record.some((each) => each.reverses !== null && each.reverses === reverses);
      return entry === undefined ? [] : [[entry.id, { entry, isReversed }] as const];
    }),
  );
  const judge = isReport ? reviewEntries : admitEntries;
  judge(entries, {
    known: { slices, reversed },
    rules: (asOf) => postingRulesOf({ asOf }),
    reference: { projects },
    following,
  });
  const revision = lastRevision(record) + 1;
  return [
    ...record,
    ...[...entries, ...following.entries].map((entry, position) => ({ ...entry, revision, position })),
  ];
}

/** The revision of the last batch; 0 of an empty record. */
export function lastRevision(record: readonly RecordedEntry[]): number {
  return Math.max(0, ...record.map(({ revision }) => revision));
}

/** The code with which a batch is refused; null when it is admitted. */
export function refusalOf(
  record: readonly RecordedEntry[],
  batch: LibraryBatch,
  projects: readonly ScenarioProject[],
): string | null {
  try {
    postBatch(record, batch, projects);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

function lastCarriedOver(record: readonly Entry[], slice: ReturnType<typeof sumSlices>[number]): string | null {
  const dates = record
    .filter((entry) => entry.kind === "carriedOver" && isOf(entry, slice))
    .map(({ effectiveOn }) => effectiveOn);
  return dates.sort().at(-1) ?? null;
}

function isPayment({ kind }: Entry): boolean {
  return entryEffects[kind].measure === "disbursed";
}

function isOf(entry: Entry, slice: ReturnType<typeof sumSlices>[number]): boolean {
  const places = ["fiscalYear", "unitId", "projectId", "componentId"] as const;
  return (
    places.every((place) => entry[place] === slice[place]) &&
    JSON.stringify(Object.values(entry.source)) === JSON.stringify(Object.values(slice.source))
  );
}
