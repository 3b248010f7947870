import { type Entry, entryKinds } from "@giaingan/finance";
import { followCarryOver, nothingRecorded, reviewEntries } from "@giaingan/finance/admission";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { divideEntries } from "../src/judged-parts.ts";
import { sampleEntry } from "./sample-batch.ts";

const projectIds = new Set(["p1"]);

/** Batches of a few units and projects, so that rules have something to find; some entries take back an earlier one. */
const batches: fc.Arbitrary<readonly Entry[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...entryKinds),
      unitId: fc.constantFrom("a", "b", "c", "d", "e"),
      projectId: fc.constantFrom(null, "p1", "p2"),
      fiscalYear: fc.constantFrom(2022, 2023),
      amount: fc.bigInt(-3n, 9n),
      taken: fc.option(fc.nat(), { freq: 5 }),
    }),
    { minLength: 1, maxLength: 24 },
  )
  .map((rows) =>
    rows.map(({ taken, ...row }, rank) => {
      const reverses = taken === null || rank === 0 ? null : `entry ${taken % rank}`;
      return sampleEntry({ ...row, id: `entry ${rank}`, effectiveOn: `${row.fiscalYear}-06-30`, reverses });
    }),
  );

const options = {
  known: nothingRecorded,
  rules: null,
  reference: { projects: [{ id: "p1", totalInvestment: 5n, contractValue: null }] },
};

/** What is found, without its order. */
function findingsOf(entries: readonly Entry[]): readonly string[] {
  const following = followCarryOver({ entries, before: [], entryIdOf: (words) => words });
  const told = reviewEntries(entries, { ...options, following });
  return [...told, ...following.findings].map(({ code, values }) => JSON.stringify([code, values]));
}

describe("the parts in which a long batch is judged", () => {
  test("hold every entry once, each in the order of the batch", () => {
    fc.assert(
      fc.property(batches, fc.integer({ min: 1, max: 8 }), (entries, entriesPerPart) => {
        const parts = divideEntries(entries, { projectIds, entriesPerPart }).map((part) => [...part]);
        const rankOf = new Map(entries.map(({ id }, rank) => [id, rank]));
        const ranks = parts.map((part) => part.map(({ id }) => rankOf.get(id) ?? -1));
        for (const each of ranks) expect(each).toEqual(each.toSorted((left, right) => left - right));
        expect(ranks.flat().toSorted((left, right) => left - right)).toEqual([...entries.keys()]);
      }),
    );
  });

  test("are judged together as the whole batch is", () => {
    fc.assert(
      fc.property(batches, fc.integer({ min: 1, max: 8 }), (entries, entriesPerPart) => {
        const parts = divideEntries(entries, { projectIds, entriesPerPart });
        expect(parts.flatMap((part) => findingsOf([...part])).toSorted()).toEqual(findingsOf(entries).toSorted());
      }),
      { numRuns: 2_000 },
    );
  });

  test("are as small as what ties their units allows", () => {
    const entries = ["a", "b", "a", "c", "b"].map((unitId, rank) => sampleEntry({ id: `e${rank}`, unitId }));
    const parts = divideEntries(entries, { projectIds, entriesPerPart: 2 });
    expect(parts.map((part) => [...part].map(({ id }) => id))).toEqual([["e0", "e2"], ["e1", "e4"], ["e3"]]);
  });

  test.each([
    { tie: "a project that is judged over its units", first: { projectId: "p1" }, second: { projectId: "p1" } },
    { tie: "a transfer", first: { kind: "transferred" }, second: { kind: "transferred", amount: -1n } },
    { tie: "an entry taken back", first: {}, second: { reverses: "first" } },
    { tie: "an entry taken back above it", first: { reverses: "second" }, second: {} },
  ] as const)("keep two units together because of $tie", ({ first, second }) => {
    const entries = [
      sampleEntry({ id: "first", unitId: "a", projectId: null, ...first }),
      sampleEntry({ id: "second", unitId: "b", projectId: null, ...second }),
    ];
    expect(divideEntries(entries, { projectIds, entriesPerPart: 1 })).toHaveLength(1);
  });
});
