/**
 * The entries that bring the ledger to what the tables of a file say. Tables are taken with the finest first, and else in
 * the order of the file: a later one is posted on top of those before it.
 */
import {
  endOfYear,
  type Entry,
  type KnownTotals,
  type PlainDate,
  sourceDimensions,
  startOfYear,
} from "@giaingan/finance";
import { knownAfter, planPosting } from "@giaingan/finance/posting";
import { createContentHasher } from "../content-hash.ts";
import { contentIdOf } from "../content-id.ts";
import { groupBy } from "../grouped-items.ts";
import type { ImportRecord } from "./import-record.ts";
import type { ImportFact } from "./import-fact.ts";
import type { ImportTable } from "./import-table.ts";
import { cumulativeFactsOf, type PostedFact } from "./import-totals.ts";

/** What is planned. */
export interface PlannedEntries {
  /** SHA-256 of what the file says, whatever its name, format and the order of its rows. */
  readonly contentHash: string;
  readonly entries: readonly Entry[];
}

/** How entries are planned. */
export interface EntryPlanning {
  /** All that the file says, what is not posted too. */
  readonly said: readonly ImportFact[];
  readonly tables: readonly ImportTable[];
  readonly documentName: string;
  readonly dataDate: PlainDate | null;
  readonly record: ImportRecord;
  /** Awaited between units, so that a server can answer others. */
  readonly pause: () => Promise<void>;
}

/** Plans the entries of facts; none where the ledger says the same already. */
export async function planEntries(facts: readonly PostedFact[], planning: EntryPlanning): Promise<PlannedEntries> {
  const contentHash = await hashOf(planning.said, planning.pause);
  await planning.pause();
  const byUnit = groupBy(facts, ({ unitId }) => unitId);
  const saidByUnit = groupBy(planning.said, ({ unitId }) => unitId);
  const entries: Entry[] = [];
  for (const [unitId, ofUnit] of byUnit) {
    const dates = datesOf(ofUnit, planning.dataDate);
    const known = await planning.record.knownTotals({ unitId, dates });
    const said = saidByUnit.get(unitId) ?? [];
    for (const entry of planUnit({ unitId, facts: ofUnit, said, known }, planning)) entries.push(entry);
    await planning.pause();
  }
  // Made of what the file says, so that a post that is tried again is the same post.
  const named = entries.map((entry) => ({ ...entry, id: contentIdOf(`${contentHash}|${entry.id}`) }));
  return { contentHash, entries: named };
}

function planUnit(
  {
    unitId,
    facts,
    said,
    known,
  }: {
    readonly unitId: string;
    readonly facts: readonly PostedFact[];
    readonly said: readonly ImportFact[];
    readonly known: KnownTotals;
  },
  { tables, documentName, dataDate }: EntryPlanning,
): readonly Entry[] {
  const planned: Entry[] = [];
  for (const [index, ofTable] of finestFirst(groupBy(facts, ({ tableIndex }) => tableIndex))) {
    const table = tables[index];
    const basis = table?.document.legalBasis ?? { number: null, date: null, issuer: null, title: null };
    const title = basis.title ?? table?.understood.title ?? documentName;
    const told = said.filter(({ tableIndex, standing }) => tableIndex === index && standing === "own");
    const entries = planPosting(cumulativeFactsOf(ofTable, { told }), {
      known: knownAfter(known, planned),
      document: {
        unitId,
        dataDate: table?.understood.asOf ?? dataDate,
        legalBasis: { ...basis, title },
        entryIdOf: (words) => `${unitId}|${index}|${words}`,
      },
    });
    for (const entry of entries) planned.push(entry);
  }
  return planned;
}

/**
 * Tables that tell projects and components go before those that tell sources, and these before sums: what a sum adds to the finer
 * money is nothing, whatever its place in the file. Equal ones keep their order: a later one is posted on top of those before it.
 */
function finestFirst(
  byTable: ReadonlyMap<number, readonly PostedFact[]>,
): readonly (readonly [number, readonly PostedFact[]])[] {
  const coarsenessOf = (facts: readonly PostedFact[]): number => {
    if (facts.some(({ projectId, componentId }) => projectId !== null || componentId !== null)) return 0;
    return facts.some(({ source }) => sourceDimensions.some((dimension) => source[dimension] !== null)) ? 1 : 2;
  };
  return [...byTable]
    .map(([index, facts]) => ({ index, facts, coarseness: coarsenessOf(facts) }))
    .toSorted((left, right) => left.coarseness - right.coarseness)
    .map(({ index, facts }) => [index, facts] as const);
}

/** Every date on which the planner asks what the ledger knows. */
function datesOf(facts: readonly PostedFact[], dataDate: PlainDate | null): readonly PlainDate[] {
  const dates = facts.flatMap(({ asOf, fiscalYear }) => [
    asOf ?? dataDate ?? endOfYear(fiscalYear),
    startOfYear(fiscalYear),
    endOfYear(fiscalYear),
  ]);
  return [...new Set(dates)].toSorted();
}

/** Facts that are written between two pauses. */
const factsPerStep = 20_000;

async function hashOf(facts: readonly ImportFact[], pause: () => Promise<void>): Promise<string> {
  const lines: string[] = [];
  for (const { unitId, projectId, componentId, source, measure, fiscalYear, asOf, amount } of facts) {
    lines.push(JSON.stringify([unitId, projectId, componentId, source, measure, fiscalYear, asOf, amount.toString()]));
    if (lines.length % factsPerStep === 0) await pause();
  }
  const hasher = createContentHasher();
  for (const line of lines.sort()) hasher.write(`${line}\n`);
  return hasher.digest();
}
