/**
 * The 2023 report (examples/bao-cao-ntm-2023.txt) as slices of a ledger: the plan told apart in four, what was
 * disbursed to 31/10/2023 with its source not stated, and money mobilised outside the budget.
 */
import { emptyPosition, type FundingSource, type LedgerSlice, sourceNotStated } from "../src/index.ts";

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
