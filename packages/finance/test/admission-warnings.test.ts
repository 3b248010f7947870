import { describe, expect, test } from "vitest";
import { admitEntries, reviewEntries } from "../src/admission/admission.ts";
import type { KnownSlice } from "../src/admission/known-slices.ts";
import { decimal, type Entry, type Finding, sumSlices } from "../src/index.ts";
import { investment, investmentOf, line, of, options, plan, recordOf, recurrent, shares } from "./admission-entries.ts";

/** Admits a batch; a document is told the same warnings. */
function warningsOf(
  batch: readonly Entry[],
  {
    before = [],
    slices,
    ...given
  }: Partial<typeof options> & { before?: readonly Entry[]; slices?: KnownSlice[] } = {},
): readonly Finding[] {
  const record = recordOf(before);
  const known = slices === undefined ? record : { ...record, slices };
  const found = admitEntries(batch, { ...options, ...given, known });
  expect(reviewEntries(batch, { ...options, ...given, known })).toEqual(found);
  expect(found.filter(({ severity }) => severity !== "warning")).toEqual([]);
  return found;
}
const codesOf = (...given: Parameters<typeof warningsOf>): readonly string[] =>
  warningsOf(...given).map(({ code }) => code);

describe("a payment after the deadline of its money", () => {
  const year = (fiscalYear: number, effectiveOn: string, source: Entry["source"]): Partial<Entry> => ({
    fiscalYear,
    effectiveOn,
    source,
  });
  const carriedOn = "2024-02-15";
  test.each([
    {
      money: "investment of 2023",
      source: investmentOf(2023),
      fiscalYear: 2023,
      last: "2024-01-31",
      next: "2024-02-01",
    },
    { money: "of 2022 in 2023", source: investmentOf(2022), fiscalYear: 2023, last: "2023-12-31", next: "2024-01-01" },
    {
      money: "recurrent, with its settlement",
      source: { ...recurrent, vintage: 2023 },
      fiscalYear: 2023,
      last: "2024-01-31",
      next: "2024-02-01",
    },
  ])("$money: $last is in time, $next is not", ({ source, fiscalYear, last, next }) => {
    const before = [line("plan", "assigned", 100n, { ...year(fiscalYear, "2023-01-01", source) })];
    expect(codesOf([line("p", "disbursed", 5n, year(fiscalYear, last, source))], { before })).toEqual([]);
    const [finding] = warningsOf([line("p", "volumePaid", 5n, year(fiscalYear, next, source))], { before });
    expect(finding).toMatchObject({ code: "paidAfterDeadline", values: { entry: "p", date: next, deadline: last } });
    expect(finding?.values["legalBasis"]).toMatch(/Luật/u);
    expect(finding?.values["rule"]).not.toBe("");
  });

  test.each([
    { added: "in time", addedOn: "2025-09-30", codes: ["paidAfterDeadline"] },
    { added: "late", addedOn: "2025-10-01", codes: [] },
    { added: "nobody knows when", addedOn: undefined, codes: [] },
  ])("of 2025, added $added, in March of 2026: $codes", ({ addedOn, codes }) => {
    const source = investmentOf(2025);
    const sums = sumSlices([line("plan", "assigned", 100n, year(2025, "2025-01-01", source))]);
    const slices = sums.map((slice): KnownSlice => ({ ...slice, ...(addedOn === undefined ? {} : { addedOn }) }));
    const late = line("p", "disbursed", 5n, year(2025, "2026-03-01", source));
    expect(codesOf([late], { slices })).toEqual(codes);
  });

  test("is judged by when the batch itself adds the plan", () => {
    const source = investmentOf(2025);
    const batch = (on: string): Entry[] => [
      line("plan", "supplemented", 100n, year(2025, on, source)),
      line("p", "disbursed", 5n, year(2025, "2026-03-01", source)),
    ];
    expect([codesOf(batch("2025-09-30")), codesOf(batch("2025-10-01"))]).toEqual([["paidAfterDeadline"], []]);
  });

  test("is not told of money whose nature or vintage is not stated, of what lowers, and of what is taken back", () => {
    const before = [
      line("plan", "assigned", 100n, year(2023, "2023-01-01", investment)),
      line("own", "disbursed", 50n, year(2023, "2023-06-30", investmentOf(2023))),
    ];
    expect(codesOf([line("p", "disbursed", 5n, year(2023, carriedOn, investment))], { before })).toEqual([]);
    expect(codesOf([line("f", "refunded", 5n, year(2023, carriedOn, investmentOf(2023)))], { before })).toEqual([]);
    const back = line("r", "disbursed", -50n, { ...year(2023, carriedOn, investmentOf(2023)), reverses: "own" });
    expect(codesOf([back], { before })).toEqual([]);
  });
});

describe("a carry-over", () => {
  const old: Partial<Entry> = { fiscalYear: 2022, effectiveOn: "2022-06-30", source: investmentOf(2022) };
  const before = [line("plan", "assigned", 100n, old), line("paid", "disbursed", 60n, old)];
  const carried = (amount: bigint, given: Partial<Entry> = {}): Entry =>
    line("k", "carriedOver", amount, { source: investmentOf(2022), ...given });

  test.each([
    { given: "of the whole remainder", amount: 40n, excess: [] },
    { given: "of 1 đồng more", amount: 41n, excess: ["1"] },
  ])("$given", ({ amount, excess }) => {
    const found = warningsOf([carried(amount)], { before });
    expect(found.map(({ values }) => values["excess"])).toEqual(excess);
    expect(found.map(({ code }) => code)).toEqual(excess.map(() => "carryOverExceedsRemainder"));
  });

  test("is told with the old year posted in the same batch, and with vintage not stated", () => {
    expect(codesOf([...before, carried(41n)])).toEqual(["carryOverExceedsRemainder"]);
    expect(codesOf([carried(41n, { source: investment })], { before })).toEqual(["carryOverExceedsRemainder"]);
  });

  test("is not judged where the plan of the old year is not stated, or stated more vaguely", () => {
    expect(codesOf([carried(41n)])).toEqual([]);
    const vague = line("more", "assigned", 5n, { ...old, source: { ...investmentOf(2022), nature: null } });
    expect(codesOf([carried(41n)], { before: [...before, vague] })).toEqual([]);
    expect(codesOf([carried(41n, { projectId: "road" })], { before })).toEqual([]);
  });

  test("that is too high already is not told again by a batch that lowers it", () => {
    expect(codesOf([carried(-1n)], { before: [...before, { ...carried(50n), id: "first" }] })).toEqual([]);
  });
});

describe("a detailed allocation", () => {
  const allocated = (id: string, amount: bigint): Entry => line(id, "allocated", amount);
  test("above the plan of the unit's year is told with the excess", () => {
    const [finding] = warningsOf([allocated("a", 101n)], { before: [plan] });
    expect(finding).toMatchObject({
      code: "allocatedAbovePlan",
      values: { entry: "a", allocated: "101", plan: "100", excess: "1" },
    });
    expect(codesOf([allocated("a", 100n)], { before: [plan] })).toEqual([]);
  });

  test("is told when the plan is cut below it, not when the excess is worked off, and not without a plan", () => {
    const before = [plan, allocated("a", 90n)];
    expect(codesOf([line("cut", "cut", 11n)], { before })).toEqual(["allocatedAbovePlan"]);
    const over = [plan, allocated("a", 120n)];
    expect(codesOf([line("more", "supplemented", 5n)], { before: over })).toEqual([]);
    expect(codesOf([allocated("a", 90n)])).toEqual([]);
  });
});

describe("a vintage after the budget year", () => {
  test("is told", () => {
    expect(codesOf([line("a", "assigned", 5n, of(investmentOf(2024)))])).toEqual(["vintageAfterYear"]);
    expect(codesOf([line("a", "assigned", 5n, of(investmentOf(2023)))])).toEqual([]);
  });
});

describe("an advance above the limit of guarantees", () => {
  const rules = { ...shares, guaranteeAbove: 50n };
  const advance = (amount: bigint, given: Partial<Entry> = {}): Entry => line("adv", "advanced", amount, given);

  test("needs one: above, not at the limit", () => {
    const [finding] = warningsOf([advance(51n)], { before: [plan], rules });
    expect(finding).toMatchObject({
      code: "guaranteeNeeded",
      values: { amount: "51", guaranteeAbove: "50", legalBasis: shares.legalBasis },
    });
    expect(codesOf([advance(50n)], { before: [plan], rules: () => rules })).toEqual([]);
  });

  test("is not told of recurrent money, nor where no such limit is known", () => {
    expect(codesOf([advance(51n, of(recurrent))], { before: [plan], rules })).toEqual([]);
    expect(codesOf([advance(51n)], { before: [plan] })).toEqual([]);
    expect(
      codesOf([advance(51n)], {
        before: [plan],
        rules: { ...rules, advanceShareMax: decimal("1"), guaranteeAbove: null },
      }),
    ).toEqual([]);
  });
});
