/**
 * The 2023 report (examples/bao-cao-ntm-2023.txt) as slices of a ledger: the plan told apart in four, what was
 * disbursed to 31/10/2023 with its source not stated, and money mobilised outside the budget.
 */
import {
  type Dong,
  emptyPosition,
  type EntryKind,
  type FundingSource,
  type LedgerSlice,
  type Movement,
  type PlainDate,
  sourceNotStated,
} from "../src/index.ts";

export const asOf = "2023-10-31";
export const fiscalYear = 2023;
export const plan = 30_433_000_000n;
export const disbursedToDate = 14_108_000_000n;
export const mobilised = 1_512_000_000n;

/** Central money of a nature and a vintage. */
export function centralMoney(nature: "investment" | "recurrent", vintage: number): FundingSource {
  return { ...sourceNotStated, level: "central", nature, vintage };
}

/** A slice that states nothing but what it is given. */
export function sliceOf(stated: Partial<LedgerSlice>): LedgerSlice {
  return {
    ...emptyPosition,
    source: sourceNotStated,
    fiscalYear,
    unitId: "kon-ray",
    projectId: null,
    componentId: null,
    ...stated,
  };
}

/** In no particular order, as a ledger may give them. */
export const slices: readonly LedgerSlice[] = [
  sliceOf({ source: sourceNotStated, disbursed: disbursedToDate }),
  sliceOf({ source: centralMoney("recurrent", 2022), plan: 1_186_000_000n }),
  sliceOf({ source: centralMoney("investment", 2022), plan: 2_371_000_000n }),
  sliceOf({ source: { ...sourceNotStated, relation: "offBudget" }, mobilised }),
  sliceOf({ source: centralMoney("recurrent", 2023), plan: 2_562_000_000n }),
  sliceOf({ source: centralMoney("investment", 2023), plan: 24_314_000_000n }),
];

/** What a ledger would hold to give these slices: plans from the first day of the year, payments on the report's date. */
export function movementsOf(given: readonly LedgerSlice[]): readonly Movement[] {
  return given.flatMap((slice) => {
    const { plan: planned, allocatedPlan, disbursed, mobilised: outside, ...place } = slice;
    const { source, fiscalYear: year, unitId, projectId, componentId } = place;
    const isCarriedOver = source.vintage !== null && source.vintage < year;
    const at = (kind: EntryKind, amount: Dong | null, effectiveOn: PlainDate): readonly Movement[] =>
      amount === null ? [] : [{ kind, effectiveOn, fiscalYear: year, unitId, projectId, componentId, source, amount }];
    return [
      ...at(isCarriedOver ? "carriedOver" : "assigned", planned, `${year}-01-01`),
      ...at("allocated", allocatedPlan, `${year}-01-01`),
      ...at("disbursed", disbursed, asOf),
      ...at("mobilised", outside, asOf),
    ];
  });
}

/** The report as movements: what `answerProgress` and its siblings are asked with. */
export const movements: readonly Movement[] = movementsOf(slices);
