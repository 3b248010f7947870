import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  foldTable,
  type Movement,
  selectMovements,
  sliceKey,
  type SliceSums,
  sumSlices,
  tabulateMovements,
} from "../src/index.ts";
import { entry } from "./arbitraries.ts";

const sorted = (slices: readonly SliceSums[]): readonly unknown[] =>
  slices
    .toSorted((left, right) => (sliceKey(left) < sliceKey(right) ? -1 : 1))
    .map((slice) => [sliceKey(slice), slice.sums]);

const grain = fc.record({ unit: fc.boolean(), project: fc.boolean(), component: fc.boolean(), month: fc.boolean() });
const smallAmount = fc.bigInt({ min: -(2n ** 50n), max: 2n ** 50n });
const place = fc.record({ projectId: fc.constantFrom(null, "p1", "p2"), componentId: fc.constantFrom(null, "01") });
const movement = fc.tuple(entry, place).map(([made, places]): Movement => ({ ...made, ...places }));

describe("a table of entries", () => {
  test.each([
    { name: "in 64 bits", amounts: smallAmount, isTyped: true },
    { name: "beyond 2^63", amounts: fc.bigInt({ min: 2n ** 62n, max: 2n ** 70n }), isTyped: false },
  ])("adds up to what the slices are, $name", ({ amounts, isTyped }) => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(movement, amounts), { minLength: 2, maxLength: 40 }),
        grain,
        fc.constantFrom("2022-12-31", "2023-06-30", "2024-01-31"),
        (drawn, told, asOf) => {
          const movements = drawn.map(([made, amount]) => ({ ...made, amount }));
          const table = tabulateMovements(movements, told);
          expect(table.amounts instanceof BigInt64Array).toBe(isTyped);
          const wanted = sumSlices(selectMovements(movements, { asOf, filter: {} }), told);
          expect(sorted(foldTable(table, asOf))).toEqual(sorted(wanted));
        },
      ),
    );
  });

  test("refuses a kind that it does not know, by row, instead of counting it as another", () => {
    const known = fc.sample(movement, 1);
    const unknown = { ...known[0], kind: "payment" } as unknown as Movement;
    const values = expect.objectContaining({ name: "movements[1].kind", value: "payment" });
    const refused = expect.objectContaining({ code: "invalidValue", values });
    expect(() => tabulateMovements([...known, unknown])).toThrow(refused);
  });

  test("of nothing has no slices", () => {
    expect(foldTable(tabulateMovements([]), "2023-12-31")).toEqual([]);
  });
});
