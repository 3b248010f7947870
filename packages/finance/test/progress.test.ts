import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  groupOf,
  type GroupedSlice,
  type LedgerSlice,
  measureProgress,
  planBases,
  planBasisNames,
  type PlanBasis,
  reportProgress,
  sourceNotStated,
} from "../src/index.ts";
import { source } from "./arbitraries.ts";
import { asOf, centralMoney, disbursedToDate, fiscalYear, plan, sliceOf } from "./report-of-2023.ts";

function bySource(slices: readonly LedgerSlice[]): readonly GroupedSlice[] {
  return slices.map((slice) => ({ slice, ...groupOf(slice, "source") }));
}

describe("progress of one plan", () => {
  test("of the 2023 report leaves 16.325 triệu at a rate of 46,36%", () => {
    const progress = measureProgress({ plan, disbursedToDate });
    expect(progress).toMatchObject({ plan, disbursedToDate, remaining: 16_325_000_000n });
    expect(progress.rate?.toFixed(11)).toBe("0.46357572372");
  });

  test.each([
    { name: "neither is stated", plan: null, paid: null, remaining: null, rate: null },
    { name: "no disbursement is stated", plan: 5n, paid: null, remaining: null, rate: null },
    { name: "no plan is stated", plan: null, paid: 5n, remaining: null, rate: null },
    { name: "nothing is disbursed", plan: 5n, paid: 0n, remaining: 5n, rate: "0" },
    { name: "the plan is zero", plan: 0n, paid: 5n, remaining: -5n, rate: null },
    { name: "both are zero", plan: 0n, paid: 0n, remaining: 0n, rate: null },
    { name: "all is disbursed", plan: 5n, paid: 5n, remaining: 0n, rate: "1" },
    { name: "more than the plan is disbursed", plan: 4n, paid: 5n, remaining: -1n, rate: "1.25" },
    { name: "amounts are beyond 2^63", plan: 2n ** 70n, paid: 2n ** 69n, remaining: 2n ** 69n, rate: "0.5" },
  ])("when $name has remaining $remaining and rate $rate", ({ plan: whole, paid, remaining, rate }) => {
    const progress = measureProgress({ plan: whole, disbursedToDate: paid });
    expect(progress.remaining).toBe(remaining);
    expect(progress.rate?.toString() ?? null).toBe(rate);
  });
});

describe("progress on a basis", () => {
  const slices = [
    sliceOf({ source: centralMoney("investment", 2023), plan: 100n, allocatedPlan: 80n, disbursed: 40n }),
    sliceOf({ source: centralMoney("investment", 2022), plan: 50n, allocatedPlan: 50n, disbursed: 30n }),
    sliceOf({ source: centralMoney("recurrent", 2023), plan: 10n }),
    sliceOf({ source: { ...sourceNotStated, level: "province" }, plan: 7n, disbursed: 3n }),
    sliceOf({ source: { ...sourceNotStated, relation: "offBudget" }, mobilised: 9n }),
  ];

  test.each([
    { basis: "includingCarryOver", plan: 167n, disbursed: 73n, groups: 4 },
    { basis: "excludingCarryOver", plan: 117n, disbursed: 43n, groups: 3 },
    { basis: "allocated", plan: 130n, disbursed: 73n, groups: 3 },
  ] as const)("$basis divides $disbursed by $plan", ({ basis, plan: whole, disbursed, groups }) => {
    const report = reportProgress(bySource(slices), { asOf, fiscalYear, basis });
    expect(report.total).toMatchObject({ plan: whole, disbursedToDate: disbursed, remaining: whole - disbursed });
    expect(report.groups).toHaveLength(groups);
    expect(report).toMatchObject({ asOf, fiscalYear, basis, mobilised: 9n, carriedOverPlan: 50n });
  });

  test("without carry-over does not count payments whose vintage is not stated against the year's own plan", () => {
    const unstated = [
      sliceOf({ source: centralMoney("investment", 2023), plan: 100n }),
      sliceOf({ source: centralMoney("investment", 2022), plan: 20n }),
      sliceOf({ disbursed: 40n }),
    ];
    const { total } = reportProgress(bySource(unstated), { asOf, fiscalYear, basis: "excludingCarryOver" });
    expect(total).toMatchObject({ plan: 100n, disbursedToDate: null, remaining: null, rate: null });
  });

  test("without carry-over is the whole where the year has no carried-over plan", () => {
    const undivided = [sliceOf({ plan: 100n, disbursed: 40n })];
    const { total } = reportProgress(bySource(undivided), { asOf, fiscalYear, basis: "excludingCarryOver" });
    expect(total).toMatchObject({ plan: 100n, disbursedToDate: 40n, remaining: 60n });
  });

  test("disbursement that may belong to a named source is not a rate of the plan that no source is stated for", () => {
    const partly = [
      sliceOf({ source: centralMoney("investment", 2023), plan: 27n }),
      sliceOf({ plan: 4n, disbursed: 14n }),
    ];
    const { total, groups } = reportProgress(bySource(partly), { asOf, fiscalYear, basis: "includingCarryOver" });
    expect(total).toMatchObject({ plan: 31n, disbursedToDate: 14n, remaining: 17n });
    expect(groups[1]).toMatchObject({ plan: 4n, disbursedToDate: 14n, remaining: null, rate: null });
  });

  test("money that has since been told apart leaves no row of zeros behind", () => {
    const toldApart = [
      sliceOf({ source: centralMoney("investment", 2023), plan: 27n, disbursed: 14n }),
      sliceOf({ plan: 0n, disbursed: 0n }),
    ];
    const { groups } = reportProgress(bySource(toldApart), { asOf, fiscalYear, basis: "includingCarryOver" });
    expect(groups.map(({ key }) => key)).toEqual(["central/investment/-/2023/-"]);
  });

  test("a group that states a zero is kept, a group that states nothing is left out", () => {
    const stated = [sliceOf({ source: centralMoney("investment", 2023), disbursed: 0n }), sliceOf({})];
    const { groups } = reportProgress(bySource(stated), { asOf, fiscalYear, basis: "includingCarryOver" });
    expect(groups.map(({ key, disbursedToDate: paid }) => [key, paid])).toEqual([["central/investment/-/2023/-", 0n]]);
  });

  test("of no slices everything is missing", () => {
    const report = reportProgress([], { asOf, fiscalYear, basis: "includingCarryOver" });
    expect(report.total).toEqual({ plan: null, disbursedToDate: null, remaining: null, rate: null });
    expect(report).toMatchObject({ groups: [], mobilised: null, carriedOverPlan: null });
  });

  test("every basis has a name in both languages", () => {
    expect(Object.keys(planBasisNames)).toEqual([...planBases]);
    for (const { vi, en } of Object.values(planBasisNames)) expect([vi, en]).not.toContain("");
  });
});

describe("the groups of a report", () => {
  const stated = fc.option(fc.bigInt({ min: -(2n ** 64n), max: 2n ** 64n }), { nil: null });
  const anySlice = fc
    .record({ source, plan: stated, allocatedPlan: stated, disbursed: stated, mobilised: stated })
    .map(sliceOf);

  test("sum to the total on every basis, missing where no group states anything", () => {
    fc.assert(
      fc.property(fc.array(anySlice, { maxLength: 8 }), fc.constantFrom<PlanBasis>(...planBases), (slices, basis) => {
        const { total, groups, bounds } = reportProgress(bySource(slices), { asOf, fiscalYear, basis });
        expect(bounds === null || total.disbursedToDate === null).toBe(true);
        for (const measure of ["plan", "disbursedToDate"] as const) {
          const amounts = groups.map((group) => group[measure]).filter((amount) => amount !== null);
          if (measure === "disbursedToDate" && bounds !== null) continue;
          expect(total[measure]).toBe(amounts.length === 0 ? null : amounts.reduce((sum, amount) => sum + amount, 0n));
        }
        expect(new Set(groups.map(({ key }) => key)).size).toBe(groups.length);
      }),
    );
  });
});
