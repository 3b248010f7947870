import { expect, test } from "vitest";
import { entryEffects, entryKindNames, entryKinds, languages } from "../src/index.ts";

test("every kind of entry has one effect, and no effect is without a kind", () => {
  expect(Object.keys(entryEffects).sort()).toEqual([...entryKinds].sort());
});

test.each([
  { kind: "assigned", measure: "plan", sign: 1n },
  { kind: "allocated", measure: "allocatedPlan", sign: 1n },
  { kind: "supplemented", measure: "plan", sign: 1n },
  { kind: "cut", measure: "plan", sign: -1n },
  { kind: "transferred", measure: "plan", sign: 1n },
  { kind: "carriedOver", measure: "plan", sign: 1n },
  { kind: "cancelled", measure: "plan", sign: -1n },
  { kind: "advanced", measure: "disbursed", sign: 1n },
  { kind: "volumePaid", measure: "disbursed", sign: 1n },
  { kind: "disbursed", measure: "disbursed", sign: 1n },
  { kind: "advanceRecovered", measure: "disbursed", sign: -1n },
  { kind: "refunded", measure: "disbursed", sign: -1n },
  { kind: "mobilised", measure: "mobilised", sign: 1n },
] as const)("$kind counts in $measure with sign $sign", ({ kind, measure, sign }) => {
  expect(entryEffects[kind]).toEqual({ measure, sign });
});

test("every kind has a name of its own in both languages", () => {
  expect(Object.keys(entryKindNames).sort()).toEqual([...entryKinds].sort());
  for (const language of languages) {
    const names = Object.values(entryKindNames).map((name) => name[language]);
    expect(names).not.toContain("");
    expect(new Set(names).size).toBe(entryKinds.length);
  }
});
