/**
 * Sums: what the pure fold makes of the entries of each slice is what the engine answers with, and parts make the whole.
 */
import {
  addKindSums,
  type KindSums,
  type Position,
  positionOfSums,
  sourceLabel,
  type SliceOrigin,
} from "@giaingan/finance";
import type { RecordedSlice } from "../admission-reading.ts";
import { type PositionRow, queryPositions } from "../positions.ts";
import type { CheckScope, FoundProblem } from "./check-fault.ts";

const positionSums = ["plan", "allocatedPlan", "disbursed", "mobilised"] as const satisfies readonly (keyof Position)[];
const ofSlice = ["unit", "fiscalYear", "level", "nature", "origin", "vintage", "relation"] as const;

/** What the engine answers, held against the slices as they are read. */
export interface SumComparison {
  /** @param slices every slice of some units; each unit comes once */
  readonly compare: (slices: readonly RecordedSlice[]) => Generator<FoundProblem>;
  /** What is answered and of no slice, then the parts against the whole. */
  readonly compareRest: () => AsyncGenerator<FoundProblem>;
}

/** Asks the engine for the sums of every slice, to be compared with those of the entries. */
export async function compareSums(scope: CheckScope): Promise<SumComparison> {
  const { engine, asOf, revision } = scope;
  const rows = await queryPositions(engine, { asOf, revision, groupBy: [...ofSlice] });
  const answered = new Map(rows.map((row) => [JSON.stringify(ofSlice.map((each) => row.key[each])), row]));
  return {
    *compare(slices) {
      for (const [key, folded] of foldSlices(slices)) {
        yield* compareSlice(folded, answered.get(key));
        answered.delete(key);
      }
    },
    async *compareRest() {
      for (const [key, row] of answered) yield sumDiffers(key, { name: "plan", entries: null, answered: row.plan });
      yield* compareParts(scope);
    },
  };
}

interface FoldedSlice {
  readonly origin: SliceOrigin;
  readonly sums: KindSums;
}

/** Sums of the slices of a unit, budget year and source, over projects and components. */
function foldSlices(slices: readonly RecordedSlice[]): ReadonlyMap<string, FoldedSlice> {
  const folded = new Map<string, FoldedSlice>();
  for (const { unitId, fiscalYear, source, projectId, componentId, sums } of slices) {
    const { level, nature, origin, vintage, relation } = source;
    const key = JSON.stringify([unitId, fiscalYear, level, nature, origin, vintage, relation]);
    const known = folded.get(key);
    folded.set(key, {
      origin: known?.origin ?? { unitId, fiscalYear, source, projectId, componentId },
      sums: known === undefined ? sums : addKindSums(known.sums, sums),
    });
  }
  return folded;
}

function* compareSlice({ origin, sums }: FoldedSlice, row: PositionRow | undefined): Generator<FoundProblem> {
  const { unitId, source, fiscalYear } = origin;
  const position = positionOfSums(sums);
  for (const name of positionSums) {
    const [entries, answered] = [position[name], row?.[name] ?? null];
    if (entries === answered) continue;
    const label = sourceLabel(source, { fiscalYear, showLevel: true }).vi;
    yield sumDiffers(`${String(unitId)}, ${label}, ${fiscalYear}`, { name, entries, answered });
  }
}

async function* compareParts({ engine, asOf, revision }: CheckScope): AsyncGenerator<FoundProblem> {
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
    place: { traits: {} },
  };
}
