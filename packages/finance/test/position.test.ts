import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addPositions,
  addStated,
  emptyPosition,
  type Entry,
  type EntryKind,
  foldPosition,
  foldPositions,
  type Position,
  positionOf,
  sourceKey,
  sourceNotStated,
} from "../src/index.ts";
import { entry as anyEntry } from "./arbitraries.ts";

const lastDay = "2024-01-31";

function entryOf(kind: EntryKind, amount: bigint, effectiveOn = "2023-06-30"): Entry {
  return {
    id: `${kind} ${amount} ${effectiveOn}`,
    kind,
    effectiveOn,
    fiscalYear: 2023,
    unitId: "kon-ray",
    projectId: null,
    componentId: null,
    source: sourceNotStated,
    amount,
    document: { number: null, date: null, issuer: null, title: null },
    reverses: null,
    reason: null,
  };
}

describe("a position", () => {
  test.each<{ name: string; entries: readonly (readonly [EntryKind, bigint])[]; position: Partial<Position> }>([
    { name: "of no entries states nothing", entries: [], position: {} },
    { name: "of a plan states no disbursement", entries: [["assigned", 5n]], position: { plan: 5n } },
    { name: "of a stated zero is zero, not missing", entries: [["disbursed", 0n]], position: { disbursed: 0n } },
    {
      name: "adds supplements and takes off cuts",
      entries: [
        ["assigned", 30n],
        ["supplemented", 5n],
        ["cut", 3n],
      ],
      position: { plan: 32n },
    },
    {
      name: "adds carried-over plan and takes off what is cancelled",
      entries: [
        ["carriedOver", 9n],
        ["cancelled", 2n],
      ],
      position: { plan: 7n },
    },
    {
      name: "moves plan by two legs that sum to zero",
      entries: [
        ["assigned", 9n],
        ["transferred", 4n],
        ["transferred", -4n],
      ],
      position: { plan: 9n },
    },
    {
      name: "does not add the allocation to the plan",
      entries: [
        ["assigned", 30n],
        ["allocated", 28n],
      ],
      position: { plan: 30n, allocatedPlan: 28n },
    },
    {
      name: "counts gross payment less recovered advance",
      entries: [
        ["advanced", 10n],
        ["volumePaid", 25n],
        ["advanceRecovered", 10n],
      ],
      position: { disbursed: 25n },
    },
    {
      name: "takes off refunds, below zero if it must",
      entries: [
        ["disbursed", 1n],
        ["refunded", 3n],
      ],
      position: { disbursed: -2n },
    },
    {
      name: "keeps mobilised money out of plan and disbursement",
      entries: [["mobilised", 1_512n]],
      position: { mobilised: 1_512n },
    },
    {
      name: "beyond 2^63 is exact",
      entries: [
        ["disbursed", 2n ** 63n - 1n],
        ["disbursed", 2n ** 63n - 1n],
        ["disbursed", 1n],
      ],
      position: { disbursed: 2n ** 64n - 1n },
    },
  ])("$name", ({ entries, position }) => {
    const folded = foldPosition(
      entries.map(([kind, amount]) => entryOf(kind, amount)),
      { asOf: lastDay },
    );
    expect(folded).toEqual({ ...emptyPosition, ...position });
  });

  test("counts what is effective on the date, and nothing later", () => {
    const entries = [entryOf("disbursed", 9n, "2023-09-30"), entryOf("disbursed", 5n, "2023-10-31")];
    expect(foldPosition(entries, { asOf: "2023-10-30" }).disbursed).toBe(9n);
    expect(foldPosition(entries, { asOf: "2023-10-31" }).disbursed).toBe(14n);
    expect(foldPosition(entries, { asOf: "2023-09-29" }).disbursed).toBeNull();
  });

  test("in groups comes in the order of first appearance, without groups of later entries", () => {
    const entries = [
      entryOf("assigned", 1n),
      { ...entryOf("assigned", 2n), unitId: "tan-lap" },
      entryOf("assigned", 4n),
    ];
    const later = { ...entryOf("assigned", 8n, "2024-12-31"), unitId: "dak-koi" };
    const groups = foldPositions([...entries, later], { asOf: lastDay, keyOf: ({ unitId }) => unitId });
    expect([...groups].map(([key, { plan }]) => [key, plan])).toEqual([
      ["kon-ray", 5n],
      ["tan-lap", 2n],
    ]);
  });

  test.each([
    { left: null, right: null, sum: null },
    { left: null, right: 0n, sum: 0n },
    { left: 0n, right: null, sum: 0n },
    { left: -3n, right: 5n, sum: 2n },
  ])("$left and $right are stated as $sum", ({ left, right, sum }) => {
    expect(addStated(left, right)).toBe(sum);
  });
});

describe("the fold of entries", () => {
  const positions = anyEntry.map(positionOf);

  test("is associative and commutative, and nothing is its neutral element", () => {
    fc.assert(
      fc.property(positions, positions, positions, (one, two, three) => {
        expect(addPositions(addPositions(one, two), three)).toEqual(addPositions(one, addPositions(two, three)));
        expect(addPositions(one, two)).toEqual(addPositions(two, one));
        expect(addPositions(one, emptyPosition)).toEqual(one);
      }),
    );
  });

  const shuffled = fc
    .array(anyEntry, { maxLength: 12 })
    .chain((entries) => fc.tuple(fc.constant(entries), fc.shuffledSubarray(entries, { minLength: entries.length })));

  test("does not depend on the order of the entries", () => {
    fc.assert(
      fc.property(shuffled, ([entries, other]) => {
        expect(foldPosition(entries, { asOf: lastDay })).toEqual(foldPosition(other, { asOf: lastDay }));
      }),
    );
  });

  test("of the groups adds up to the fold of all", () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 12 }), (entries) => {
        const groups = foldPositions(entries, { asOf: "2023-10-31", keyOf: ({ source }) => sourceKey(source) });
        const total = [...groups.values()].reduce(addPositions, emptyPosition);
        expect(total).toEqual(foldPosition(entries, { asOf: "2023-10-31" }));
      }),
    );
  });

  test("is restored by a reversal, on which every stated sum is what it was", () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 8 }), anyEntry, (entries, mistaken) => {
        const reversal: Entry = {
          ...mistaken,
          id: `reversal of ${mistaken.id}`,
          amount: -mistaken.amount,
          reverses: mistaken.id,
        };
        const before = foldPosition(entries, { asOf: lastDay });
        const after = foldPosition([...entries, mistaken, reversal], { asOf: lastDay });
        expect(after).toEqual(addPositions(before, zeroWhereStated(positionOf(mistaken))));
      }),
    );
  });
});

/** What is stated counts as zero: a reversed first entry leaves a stated zero behind, because something was said. */
function zeroWhereStated(position: Position): Position {
  const zero = (amount: bigint | null): bigint | null => (amount === null ? null : 0n);
  return {
    plan: zero(position.plan),
    allocatedPlan: zero(position.allocatedPlan),
    disbursed: zero(position.disbursed),
    mobilised: zero(position.mobilised),
  };
}
