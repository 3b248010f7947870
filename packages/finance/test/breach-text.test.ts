import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type Breach, findingOfBreach, refusalOfBreach, shownDong } from "../src/admission/admission-breach.ts";
import { formatMoney } from "../src/index.ts";
import { admissionRefusals } from "../src/refusal/admission-refusals.ts";
import { dong } from "./arbitraries.ts";

/** A breach with a value of its own kind for each word that the texts of a rule name. */
function breachOf(code: string): Breach {
  const { fact, remedy } = admissionRefusals[code as keyof typeof admissionRefusals];
  const names = [...`${fact.vi} ${remedy.vi} ${fact.en} ${remedy.en}`.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name);
  const kinds = [-1_234_567n, { date: "2023-10-31" }, { vi: "nước ngoài {excess}", en: "foreign" }, "$& $1"] as const;
  const values = [...new Set(names)].map((name, rank) => [name, kinds[rank % kinds.length]]);
  return { code, values: Object.fromEntries(values) } as Breach;
}

test.each(Object.keys(admissionRefusals))("a finding of %s says what its refusal says, with exact values", (code) => {
  const breach = breachOf(code);
  const { fact, remedy } = refusalOfBreach(breach);
  const finding = findingOfBreach(breach);
  expect(finding.message).toEqual({ vi: `${fact.vi} ${remedy.vi}`, en: `${fact.en} ${remedy.en}` });
  expect(finding.code).toBe(code);
  expect(Object.keys(finding.values)).toEqual(Object.keys(breach.values));
  expect(Object.values(finding.values)).toContain("-1234567");
});

test("an amount in a message is grouped as amounts are everywhere", () => {
  fc.assert(
    fc.property(dong, (amount) => {
      expect(shownDong(amount)).toBe(formatMoney(amount, { language: "vi", unit: "dong" }));
    }),
  );
  expect([0n, 999n, -1_000n, 14_108_000_000n].map(shownDong)).toEqual(["0", "999", "-1.000", "14.108.000.000"]);
});
