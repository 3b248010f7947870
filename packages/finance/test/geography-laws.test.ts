import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mapToGeography } from "../src/reference/geography.ts";
import { type Dong, sumMoney } from "../src/money.ts";
import type { Movement } from "../src/movement.ts";
import { createUnitRegistry, unitAt, type UnitRegistry } from "../src/reference/unit-registry.ts";
import type { Predecessor } from "../src/reference/unit.ts";
import { dong } from "./arbitraries.ts";
import { movementOf, unitOf } from "./units.ts";

/** Units in layers of a year, each layer going into the next: by exact shares, by some that are not stated, or not. */
const registries: fc.Arbitrary<UnitRegistry> = fc
  .array(
    fc.array(fc.record({ ways: fc.array(fc.nat({ max: 3 }), { maxLength: 3 }), hides: fc.boolean() }), {
      minLength: 1,
      maxLength: 4,
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((layers) => {
    const predecessors = new Map<string, Predecessor[]>();
    for (const [layer, units] of layers.entries()) {
      const next = layers[layer + 1]?.length ?? 0;
      for (const [index, { ways, hides }] of units.entries()) {
        const ends = next === 0 ? [] : [...new Set(ways.map((way) => `${layer + 1}-${way % next}`))];
        const shares = [["1"], ["0.35", "0.65"], ["0.333", "0.333", "0.334"]][ends.length - 1] ?? [];
        for (const [at, end] of ends.entries()) {
          const share = hides && ends.length > 1 && at === 0 ? null : (shares[at] ?? null);
          predecessors.set(end, [...(predecessors.get(end) ?? []), { unitId: `${layer}-${index}`, share }]);
        }
      }
    }
    return createUnitRegistry(
      layers.flatMap((units, layer) =>
        units.map((_, index) =>
          unitOf(`${layer}-${index}`, {
            validFrom: layer === 0 ? null : `202${layer}-01-01`,
            validTo: `202${layer}-12-31`,
            predecessors: predecessors.get(`${layer}-${index}`) ?? [],
          }),
        ),
      ),
    );
  });
const year = fc.constantFrom("2020-06-30", "2021-06-30", "2022-06-30", "2023-06-30", "2024-06-30");
const given = fc.array(
  fc.record({
    layer: fc.nat({ max: 3 }),
    index: fc.nat({ max: 4 }),
    amount: dong,
    kind: fc.constantFrom("assigned", "volumePaid", "cut"),
  }),
  { maxLength: 8 },
);
const movementsOf = (drawn: readonly { layer: number; index: number; amount: Dong; kind: Movement["kind"] }[]) =>
  drawn.map(({ layer, index, amount, kind }) => movementOf(`${layer}-${index}`, amount, { kind }));

describe("for any registry", () => {
  test("the money of each kind is unchanged, to the đồng", () => {
    fc.assert(
      fc.property(registries, given, year, (registry, drawn, on) => {
        const before = movementsOf(drawn);
        const { movements: after } = mapToGeography(before, { registry, on });
        for (const kind of ["assigned", "volumePaid", "cut"]) {
          const sumOf = (all: readonly Movement[]): Dong =>
            sumMoney(all.filter((movement) => movement.kind === kind).map(({ amount }) => amount));
          expect(sumOf(after)).toBe(sumOf(before));
        }
      }),
    );
  });

  test("movements of units that exist on the date are not touched", () => {
    fc.assert(
      fc.property(registries, given, year, (registry, drawn, on) => {
        const before = movementsOf(drawn).filter(({ unitId }) => unitAt(registry, unitId ?? "", on) !== null);
        const { movements: after, findings } = mapToGeography(before, { registry, on });
        expect(after.every((movement, index) => movement === before[index])).toBe(true);
        expect([after.length, findings]).toEqual([before.length, []]);
      }),
    );
  });

  test("afterwards every unit exists on the date, or has a finding", () => {
    fc.assert(
      fc.property(registries, given, year, (registry, drawn, on) => {
        const { movements: after, findings } = mapToGeography(movementsOf(drawn), { registry, on });
        const open = new Set(findings.map(({ values }) => values["unitId"]));
        for (const { unitId } of after)
          expect(unitAt(registry, unitId ?? "", on) !== null || open.has(unitId ?? "")).toBe(true);
      }),
    );
  });

  test("what is told on a date is told there once and for all", () => {
    fc.assert(
      fc.property(registries, given, year, (registry, drawn, on) => {
        const { movements: once } = mapToGeography(movementsOf(drawn), { registry, on });
        expect(mapToGeography(once, { registry, on }).movements).toEqual(once);
      }),
    );
  });
});
