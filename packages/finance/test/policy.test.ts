import { readdirSync, readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { builtInPolicies } from "../src/policy/built-in-policies.ts";
import { lateAdditionCutOff, milestoneOf, postingRulesOf, targetsOf } from "../src/policy/policy-rules.ts";
import { combinePolicies, dayInYear, findPolicy, type Policy } from "../src/policy/policy.ts";
import { validatePolicies } from "../src/policy/policy-validation.ts";

const folder = new URL("../src/policy/policies/", import.meta.url);
const files = readdirSync(folder);

/** A sound policy, with what a test changes in it. */
function policyWith(changes: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return {
    id: "a",
    topic: "deadline",
    budgetYears: { from: 2020, to: 2024 },
    appliesTo: { nature: "investment" },
    lastDay: { monthDay: "12-31", yearsAfter: 0 },
    legalBasis: "Luật thử, Điều 1",
    verified: false,
    ...changes,
  };
}

/** The places and codes of what is refused. */
function faultsOf(...policies: readonly unknown[]): readonly string[] {
  const { faults } = validatePolicies({ policies });
  return faults.map(({ path, refusal }) => `${path.slice(1).join(".")} ${refusal.code}`);
}

describe("the built-in policies", () => {
  test.each(files)("%s is sound and is built in", (file) => {
    const value = JSON.parse(readFileSync(new URL(file, folder), "utf8")) as { readonly policies: readonly Policy[] };
    expect(validatePolicies(value)).toMatchObject({ faults: [], warnings: [] });
    expect(builtInPolicies).toEqual(expect.arrayContaining([...value.policies]));
  });

  test("do not contradict each other and leave no year out", () => {
    expect(validatePolicies({ policies: builtInPolicies })).toMatchObject({ faults: [], warnings: [] });
  });

  test("hold at most one of a topic for any money on any day", () => {
    const asOf = fc.constantFrom("2022-06-30", "2023-12-01", "2025-09-25", "2025-09-26", "2027-01-01");
    const facts = fc.record({
      fiscalYear: fc.integer({ min: 2015, max: 2030 }),
      nature: fc.constantFrom("investment" as const, "recurrent" as const),
      vintage: fc.integer({ min: 2018, max: 2030 }),
      asOf,
      programme: fc.constantFrom(null, "ntm-2021-2025"),
      topic: fc.constantFrom(...new Set(builtInPolicies.map(({ topic }) => topic))),
    });
    fc.assert(
      fc.property(facts, ({ fiscalYear, nature, vintage, topic, ...rest }) => {
        const source = { level: "central", nature, vintage } as const;
        const found = builtInPolicies.filter((policy) => findPolicy(topic, { fiscalYear, source, ...rest }, [policy]));
        expect(found.length).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe("a faulty field is found at its place", () => {
  test.each([
    { changes: { topic: "deadlines" }, fault: "0.topic invalidPolicyFile" },
    { changes: { topic: "constructor" }, fault: "0.topic invalidPolicyFile" },
    { changes: { topic: undefined }, fault: "0.topic missingPolicyField" },
    { changes: { legalBasis: "" }, fault: "0.legalBasis invalidPolicyFile" },
    { changes: { legalBasis: "  " }, fault: "0.legalBasis invalidPolicyFile" },
    { changes: { legalBasis: undefined }, fault: "0.legalBasis missingPolicyField" },
    { changes: { verified: "yes" }, fault: "0.verified invalidPolicyFile" },
    { changes: { id: "Luật 39" }, fault: "0.id invalidPolicyFile" },
    { changes: { lastDay: { monthDay: "02-30", yearsAfter: 0 } }, fault: "0.lastDay.monthDay invalidPolicyFile" },
    { changes: { lastDay: { monthDay: "02-29", yearsAfter: 0 } }, fault: "0.lastDay.monthDay invalidPolicyFile" },
    { changes: { lastDay: { monthDay: "12-31", yearsAfter: -1 } }, fault: "0.lastDay.yearsAfter invalidPolicyFile" },
    { changes: { lastDay: { monthDay: "12-31", yearsAfter: 0.5 } }, fault: "0.lastDay.yearsAfter invalidPolicyFile" },
    { changes: { lastDay: "12-31" }, fault: "0.lastDay invalidPolicyFile" },
    { changes: { inForceFrom: "2023-02-29" }, fault: "0.inForceFrom invalidPolicyFile" },
    { changes: { inForceFrom: "2024-02-01", inForceTo: "2024-01-31" }, fault: "0.inForceFrom invalidPolicyFile" },
    { changes: { budgetYears: { from: 2025, to: 2024 } }, fault: "0.budgetYears.from invalidPolicyFile" },
    { changes: { budgetYears: { from: 20, to: null } }, fault: "0.budgetYears.from invalidPolicyFile" },
    { changes: { budgetYears: { from: "2020", to: null } }, fault: "0.budgetYears.from invalidPolicyFile" },
    { changes: { budgetYears: { from: 2020 } }, fault: "0.budgetYears.to missingPolicyField" },
    { changes: { appliesTo: { nature: "capital" } }, fault: "0.appliesTo.nature invalidPolicyFile" },
    { changes: { appliesTo: { vintages: [] } }, fault: "0.appliesTo.vintages invalidPolicyFile" },
    { changes: { appliesTo: { vintages: [2023, "2022"] } }, fault: "0.appliesTo.vintages.1 invalidPolicyFile" },
    { changes: { appliesTo: { color: "red" } }, fault: "0.appliesTo.color unknownPolicyField" },
    { changes: { note: "x" }, fault: "0.note unknownPolicyField" },
    { changes: { topic: "extension", lastDay: "2024-02-30" }, fault: "0.lastDay invalidPolicyFile" },
    {
      changes: { topic: "lateAddition", cutOff: { monthDay: "12-31", yearsAfter: 1 } },
      fault: "0.cutOff invalidPolicyFile",
    },
    {
      changes: { settlementUntil: { monthDay: "01-31", yearsAfter: 0 } },
      fault: "0.lastDay invalidPolicyFile",
    },
  ])("$changes: $fault", ({ changes, fault }) => {
    expect(faultsOf(policyWith(changes))).toEqual([fault]);
  });

  test.each(["1.1", "-0.1", "30%", 0.3, "", "1.01", "0,3"])("a share of %j", (share) => {
    const { lastDay: _, ...advance } = policyWith({ topic: "advance", shareMax: share });
    const policy = { ...advance, recoveredAtShare: null, guaranteeAbove: "1000000000" };
    expect(faultsOf(policy)).toEqual(["0.shareMax invalidPolicyFile"]);
    expect(faultsOf({ ...policy, shareMax: "0.3" })).toEqual([]);
  });

  test("__proto__ is a field like any other unknown one", () => {
    const given: unknown = JSON.parse(JSON.stringify(policyWith({})).replace("{", '{"__proto__": {"verified": true},'));
    expect(faultsOf(given)).toEqual(["0.__proto__ unknownPolicyField"]);
  });

  test("what is inherited is no field", () => {
    expect(faultsOf(Object.create(policyWith({})))).toEqual(["0.topic missingPolicyField"]);
  });

  test.each([null, 1, "x", [], {}, { policies: {} }, { policies: [] }, { policies: [1] }, { rules: [] }])(
    "%j is no set of policies",
    (value) => {
      const { policies, faults } = validatePolicies(value);
      expect(policies).toBeNull();
      expect(faults.length).toBeGreaterThan(0);
    },
  );

  test("more than a thousand policies are too many", () => {
    const policies = Array.from({ length: 1001 }, (_, index) => policyWith({ id: `a${index}` }));
    expect(validatePolicies({ policies }).faults.map(({ path }) => path)).toEqual([["policies"]]);
  });

  test("the refusal names place, value and what is expected, in both languages", () => {
    const [fault] = validatePolicies({ policies: [policyWith({ verified: "yes" })] }).faults;
    expect(fault?.refusal.fact).toEqual({
      vi: 'policies[0].verified là "yes"; cần: true | false.',
      en: 'policies[0].verified is "yes"; expected: true | false.',
    });
  });
});

describe("two policies", () => {
  test.each([
    { second: { budgetYears: { from: 2024, to: null } }, overlap: "2024" },
    { second: { budgetYears: { from: 2019, to: 2021 } }, overlap: "2020–2021" },
    { second: { budgetYears: { from: 2021, to: 2022 } }, overlap: "2021–2022" },
    { second: { appliesTo: {} }, overlap: "2020–2024" },
    { second: { appliesTo: { nature: "investment", vintages: [2022] } }, overlap: "2020–2024" },
    { second: { budgetYears: { from: 2025, to: null } }, overlap: null },
    { second: { appliesTo: { nature: "recurrent" } }, overlap: null },
    { second: { topic: "allocation" }, overlap: null },
  ])("with $second overlap: $overlap", ({ second, overlap }) => {
    const { faults } = validatePolicies({ policies: [policyWith({}), policyWith({ id: "b", ...second })] });
    expect(faults.map(({ path, value }) => [path, value])).toEqual(
      overlap === null ? [] : [[["policies", 1, "budgetYears"], overlap]],
    );
  });

  test("that follow each other within a budget year do not overlap; one day in common does", () => {
    const before = policyWith({ inForceTo: "2024-06-30" });
    const after = (inForceFrom: string): unknown => policyWith({ id: "b", inForceFrom });
    expect(faultsOf(before, after("2024-07-01"))).toEqual([]);
    expect(faultsOf(before, after("2024-06-30"))).toEqual(["1.budgetYears overlappingPolicies"]);
    expect(faultsOf(after("2024-07-01"), before)).toEqual([]);
  });

  test("that overlap are named with both periods", () => {
    const later = policyWith({ id: "b", budgetYears: { from: 2024, to: null }, inForceFrom: "2024-01-01" });
    const [fault] = validatePolicies({ policies: [policyWith({}), later] }).faults;
    expect(fault?.refusal.fact.vi).toBe(
      'hai chính sách "deadline" cho cùng một loại vốn chồng nhau (2024): "a" (2020–2024) và "b" (2024–…; 2024-01-01 → …).',
    );
  });

  test("must not have one id", () => {
    expect(faultsOf(policyWith({}), policyWith({ topic: "allocation" }))).toEqual(["1.id invalidPolicyFile"]);
  });

  test("that leave years out between them are warned of", () => {
    const later = policyWith({ id: "b", budgetYears: { from: 2027, to: null } });
    const { faults, warnings } = validatePolicies({ policies: [policyWith({}), later] });
    expect(faults).toEqual([]);
    expect(warnings.map(({ code, values }) => [code, values["years"]])).toEqual([["policyGap", "2025–2026"]]);
  });

  test("of a file and of what it is combined with must not overlap, unless one replaces the other", () => {
    const beside = [policyWith({})] as unknown as readonly Policy[];
    const check = (id: string): number =>
      validatePolicies({ policies: [policyWith({ id })] }, { beside }).faults.length;
    expect([check("b"), check("a")]).toEqual([1, 0]);
  });
});

describe("looking a rule up", () => {
  test("a policy of an added file replaces the one with its id, and the others stay", () => {
    const changed = builtInPolicies.filter(({ id }) => id === "investment-current-2025");
    const added = changed.map((policy) => ({ ...policy, legalBasis: "Luật mới" }));
    const policies = combinePolicies(builtInPolicies, added);
    expect(policies).toHaveLength(builtInPolicies.length);
    const source = { nature: "investment", vintage: 2025 } as const;
    expect(findPolicy("deadline", { fiscalYear: 2025, source }, policies)?.legalBasis).toBe("Luật mới");
  });

  test.each([
    { asOf: "2021-12-31", ruleId: undefined, isVerified: undefined },
    { asOf: "2022-01-01", ruleId: "advance-99-2021", isVerified: true },
    { asOf: "2025-09-25", ruleId: "advance-99-2021", isVerified: true },
    { asOf: "2025-09-26", ruleId: "advance-254-2025", isVerified: false },
    { asOf: "2027-01-01", ruleId: "advance-254-2025", isVerified: false },
  ])("the limits of advances as of $asOf are those of $ruleId", ({ asOf, ruleId, isVerified }) => {
    const rules = postingRulesOf({ asOf });
    expect([rules?.ruleId, rules?.isVerified]).toEqual([ruleId, isVerified]);
  });

  test("without a date, of two that followed each other within a year the later one holds", () => {
    const facts = { fiscalYear: 2025, source: { nature: "investment" } } as const;
    for (const policies of [builtInPolicies, builtInPolicies.toReversed()])
      expect(findPolicy("advance", facts, policies)?.id).toBe("advance-254-2025");
  });

  test("an advance is at most 30% of the contract, recovered at 80%, with a guarantee above one tỷ", () => {
    const rules = postingRulesOf({ asOf: "2023-10-31" });
    expect(rules?.advanceShareMax?.toFixed()).toBe("0.3");
    expect(rules?.recoveredAtShare?.toFixed()).toBe("0.8");
    expect(rules?.guaranteeAbove).toBe(1_000_000_000n);
  });

  test.each([
    { year: 2023, targets: [["2023-12-31", "0.95"]] },
    {
      year: 2025,
      targets: [
        ["2025-09-30", "0.6"],
        ["2025-12-31", "1"],
      ],
    },
    { year: 2026, targets: [] },
  ])("the targets of $year, in the order of their dates", ({ year, targets }) => {
    expect(targetsOf(year).map(({ date, share }) => [date, share.toFixed()])).toEqual(targets);
  });

  test.each([
    { year: 2024, cutOff: { date: "2024-09-30", isLegal: false } },
    { year: 2025, cutOff: { date: "2025-09-30", isLegal: true } },
  ])("the cut-off of late additions of $year", ({ year, cutOff }) => {
    expect(lateAdditionCutOff(year)).toEqual(cutOff);
  });

  test("the medium-term plan of 2021–2025 ends on 31/01/2026", () => {
    expect(milestoneOf("mediumTerm", 2024)?.date).toBe("2026-01-31");
    expect(milestoneOf("mediumTerm", 2020)).toBeNull();
    expect(milestoneOf("allocation", 2024)?.date).toBe("2024-03-31");
  });

  test("a day of a year that has none is null", () => {
    expect(dayInYear({ monthDay: "02-29", yearsAfter: 0 }, 2023)).toBeNull();
    expect(dayInYear({ monthDay: "02-29", yearsAfter: 1 }, 2023)).toBe("2024-02-29");
  });
});
