/**
 * Every entry by itself, and the sums that all of them make: read once, page by page, in the order of the record.
 */
import {
  addKindSums,
  type Entry,
  type Finding,
  type KindSums,
  type Position,
  positionOfSums,
  Refusal,
  sliceKey,
  type SliceOrigin,
  sourceLabel,
  sumSlices,
} from "@giaingan/finance";
import { type ReversedEntry, reviewEachEntry } from "@giaingan/finance/admission";
import { entryLimitMax, queryEntries, type RecordedEntry } from "../entry-listing.ts";
import { queryPositions } from "../positions.ts";
import { queryEntriesById } from "../recorded-entries.ts";
import { type CheckPlace, type CheckRule, type CheckScope, type FoundProblem, problemOf } from "./check-fault.ts";

/** Reads every entry: what each breaks, then whether their sums are those that the engine answers with. */
export const checkEntries: CheckRule = async function* (scope) {
  const { engine, asOf, revision, onProgress } = scope;
  const sums = new Map<string, { readonly origin: SliceOrigin; sums: KindSums }>();
  const doubled = await readDoublyReversed(scope);
  let cursor: string | undefined;
  let readCount = 0;
  do {
    const page = await queryEntries(engine, { asOf, revision, order: "revision", limit: entryLimitMax, cursor });
    yield* reviewPage(page.entries, { scope, doubled });
    for (const slice of sumSlices(page.entries, { unit: true })) {
      const key = sliceKey(slice);
      const known = sums.get(key);
      if (known === undefined) sums.set(key, { origin: slice, sums: slice.sums });
      else known.sums = addKindSums(known.sums, slice.sums);
    }
    readCount += page.entries.length;
    onProgress?.(readCount, page.totalCount);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  yield* compareSums(scope, [...sums.values()]);
};

/** Entries that are taken back more than once, each with whether one of them has been seen. */
async function readDoublyReversed({ engine, asOf, revision }: CheckScope): Promise<Map<string, boolean>> {
  const rows = await engine.query(`SELECT e.reverses FROM entries AS e
    WHERE e.reverses IS NOT NULL AND e.revision <= ${revision} AND e.effective_on <= DATE '${asOf}'
    GROUP BY e.reverses HAVING COUNT(*) > 1`);
  return new Map(rows.map(([id]) => [String(id), false]));
}

async function* reviewPage(
  entries: readonly RecordedEntry[],
  { scope, doubled }: { readonly scope: CheckScope; readonly doubled: Map<string, boolean> },
): AsyncGenerator<FoundProblem> {
  const { engine, revision, policies } = scope;
  const places = new Map(entries.map((entry) => [entry.id, placeOf(entry)]));
  const reversedIds = entries.flatMap(({ reverses }) => reverses ?? []);
  const targets =
    reversedIds.length === 0
      ? new Map<string, Entry>()
      : await queryEntriesById(engine, { ids: reversedIds, revision });
  const known: RecordedEntry[] = [];
  for (const entry of entries) {
    if (entry.reverses === null || targets.has(entry.reverses)) known.push(entry);
    else yield reversesUnknown(entry);
  }
  const reversed = new Map<string, ReversedEntry>();
  for (const [id, entry] of targets) reversed.set(id, { entry, isReversed: doubled.get(id) === true });
  for (const { reverses } of known) if (reverses !== null && doubled.has(reverses)) doubled.set(reverses, true);
  for (const finding of reviewOrRefuse(known, { reversed, policies }))
    yield problemOf(finding, places.get(finding.values["entry"] ?? "") ?? { conditions: [] });
}

/** The findings of entries; what cannot even be reviewed is a finding too. */
function* reviewOrRefuse(
  entries: readonly RecordedEntry[],
  options: Parameters<typeof reviewEachEntry>[1],
): Generator<Finding> {
  try {
    yield* reviewEachEntry(entries, options);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const [only, ...others] = entries;
    if (only === undefined) return;
    if (others.length > 0) {
      const middle = Math.ceil(entries.length / 2);
      yield* reviewOrRefuse(entries.slice(0, middle), options);
      yield* reviewOrRefuse(entries.slice(middle), options);
      return;
    }
    const { code, fact, values } = error;
    yield { code, severity: "error", message: fact, values: { ...values, entry: only.id }, places: [] };
  }
}

function reversesUnknown(entry: RecordedEntry): FoundProblem {
  const reverses = entry.reverses ?? "";
  return {
    code: "reversesUnknown",
    severity: "fatal",
    message: {
      vi: `Bút toán ${entry.id} đảo bút toán ${reverses}, mà sổ không có bút toán đó.`,
      en: `Entry ${entry.id} takes back entry ${reverses}, which the ledger does not have.`,
    },
    values: { entry: entry.id, reverses },
    place: placeOf(entry),
  };
}

function placeOf({ revision, batchId, documentName, id, position }: RecordedEntry): CheckPlace {
  return { revision, batchId, documentName, entryId: id, line: position + 1 };
}

const positionSums = ["plan", "allocatedPlan", "disbursed", "mobilised"] as const satisfies readonly (keyof Position)[];

/** The sums that the pure fold makes against those of the engine, slice by slice, and the parts against the whole. */
async function* compareSums(
  { engine, asOf, revision }: CheckScope,
  folded: readonly { readonly origin: SliceOrigin; readonly sums: KindSums }[],
): AsyncGenerator<FoundProblem> {
  const ofSlice = ["unit", "fiscalYear", "level", "nature", "origin", "vintage", "relation"] as const;
  const rows = await queryPositions(engine, { asOf, revision, groupBy: [...ofSlice] });
  const answered = new Map(rows.map((row) => [JSON.stringify(ofSlice.map((each) => row.key[each])), row]));
  for (const { origin, sums } of folded) {
    const { source, unitId, fiscalYear } = origin;
    const { level, nature, origin: moneyOrigin, vintage, relation } = source;
    const key = JSON.stringify([unitId, fiscalYear, level, nature, moneyOrigin, vintage, relation]);
    const row = answered.get(key);
    answered.delete(key);
    const position = positionOfSums(sums);
    for (const name of positionSums)
      if ((row?.[name] ?? null) !== position[name])
        yield sumDiffers(
          `${String(unitId)}, ${sourceLabel(source, { fiscalYear, showLevel: true }).vi}, ${fiscalYear}`,
          {
            name,
            entries: position[name],
            answered: row?.[name] ?? null,
          },
        );
  }
  for (const [key, row] of answered) yield sumDiffers(key, { name: "plan", entries: null, answered: row.plan });
  const [whole] = await queryPositions(engine, { asOf, revision, groupBy: [] });
  for (const dimension of ["unit", "fiscalYear", "month", "project", "component", "vintage"] as const) {
    const parts = await queryPositions(engine, { asOf, revision, groupBy: [dimension] });
    for (const name of positionSums) {
      const stated = parts.flatMap((part) => part[name] ?? []);
      const sum = stated.length === 0 ? null : stated.reduce((total, each) => total + each, 0n);
      const answeredWhole = whole?.[name] ?? null;
      if (sum !== answeredWhole) yield sumDiffers(`by ${dimension}`, { name, entries: sum, answered: answeredWhole });
    }
  }
}

function sumDiffers(
  where: string,
  told: { readonly name: string; readonly entries: bigint | null; readonly answered: bigint | null },
): FoundProblem {
  const [entries, answered] = [String(told.entries), String(told.answered)];
  return {
    code: "sumDiffers",
    severity: "fatal",
    message: {
      vi: `Tổng “${told.name}” của ${where}: bút toán cộng lại ${entries} đ, sổ trả lời ${answered} đ.`,
      en: `The sum "${told.name}" of ${where}: the entries add up to ${entries} đ, the ledger answers ${answered} đ.`,
    },
    values: { where, name: told.name, entries, answered },
    place: { conditions: [] },
  };
}
