import { describe, expect, test } from "vitest";
import { deadlineOf, yearEndDeadlines } from "../src/policy/deadline.ts";
import { isPlainDate, sourceNotStated } from "../src/index.ts";
import { combinePolicies, type ExtensionPolicy, type Policy } from "../src/policy/policy.ts";
import { builtInPolicies } from "../src/policy/built-in-policies.ts";

const central = { ...sourceNotStated, level: "central" } as const;

describe("the deadline of a slice", () => {
  test.each([
    { nature: "investment", vintage: 2023, year: 2023, date: "2024-01-31", kind: "current", isVerified: true },
    { nature: "investment", vintage: 2022, year: 2023, date: "2023-12-31", kind: "carriedOver", isVerified: true },
    { nature: "investment", vintage: 2021, year: 2023, date: "2023-12-31", kind: "carriedOver", isVerified: true },
    { nature: "investment", vintage: 2024, year: 2024, date: "2025-01-31", kind: "current", isVerified: true },
    { nature: "investment", vintage: 2025, year: 2025, date: "2026-01-31", kind: "current", isVerified: true },
    { nature: "investment", vintage: 2022, year: 2025, date: "2025-12-31", kind: "carriedOver", isVerified: false },
    { nature: "recurrent", vintage: 2023, year: 2023, date: "2023-12-31", kind: "current", isVerified: false },
    { nature: "recurrent", vintage: 2022, year: 2023, date: "2023-12-31", kind: "carriedOver", isVerified: false },
    { nature: "recurrent", vintage: 2026, year: 2026, date: "2026-12-31", kind: "current", isVerified: false },
  ] as const)("of $nature of $vintage in $year is $date", ({ nature, vintage, year, ...expected }) => {
    const deadline = deadlineOf({ ...sourceNotStated, nature, vintage }, year);
    expect(deadline).toMatchObject(expected);
    expect(deadline?.settlementUntil).toBe(nature === "recurrent" ? `${year + 1}-01-31` : null);
    expect(deadline?.legalBasis).toMatch(/Luật/u);
  });

  test.each([
    { year: 2024, basis: /39\/2019/u },
    { year: 2025, basis: /58\/2024\/QH15, Điều 72 khoản 1/u },
  ])("of investment in $year rests on the law of that year", ({ year, basis }) => {
    expect(deadlineOf({ ...sourceNotStated, nature: "investment", vintage: year }, year)?.legalBasis).toMatch(basis);
  });

  test.each([
    { stated: { vintage: 2023 }, why: "the nature is not stated" },
    { stated: { nature: "investment" }, why: "the vintage is not stated" },
    { stated: { nature: "investment", vintage: 2024 }, why: "the vintage is later than the budget year" },
    { stated: { nature: "investment", vintage: 2023, relation: "offBudget" }, why: "the money is off-budget" },
    { stated: {}, why: "nothing is stated" },
  ] as const)("is open when $why", ({ stated }) => {
    expect(deadlineOf({ ...sourceNotStated, ...stated }, 2023)).toBeNull();
  });

  test("is open in a year that no policy covers", () => {
    expect(deadlineOf({ ...sourceNotStated, nature: "investment", vintage: 2015 }, 2015)).toBeNull();
  });
});

test("of a vintage after the budget year stays open, even where a policy would hold for money of any year", () => {
  const policies = builtInPolicies
    .filter(({ id }) => id === "investment-current-2020")
    .map((policy): Policy => ({ ...policy, appliesTo: {} }));
  const source = { ...sourceNotStated, nature: "investment" } as const;
  expect(deadlineOf({ ...source, vintage: 2023 }, 2023, { policies })).not.toBeNull();
  expect(deadlineOf({ ...source, vintage: 2024 }, 2023, { policies })).toBeNull();
});

describe("money added to the plan late", () => {
  test.each([
    { addedOn: "2025-09-30", vintage: 2025, nature: "investment", year: 2025, date: "2026-01-31" },
    { addedOn: "2025-10-01", vintage: 2025, nature: "investment", year: 2025, date: "2026-12-31" },
    { addedOn: "2025-10-01", vintage: 2024, nature: "investment", year: 2025, date: "2025-12-31" },
    { addedOn: "2025-10-01", vintage: 2025, nature: "recurrent", year: 2025, date: "2025-12-31" },
    { addedOn: "2024-10-01", vintage: 2024, nature: "investment", year: 2024, date: "2025-01-31" },
  ] as const)("$nature of $vintage added on $addedOn has until $date", ({ addedOn, vintage, nature, year, date }) => {
    expect(deadlineOf({ ...sourceNotStated, nature, vintage }, year, { addedOn })?.date).toBe(date);
  });
});

describe("an extension", () => {
  const source = { ...central, nature: "investment", vintage: 2023 } as const;
  const programme = "ntm-2021-2025";

  test.each([
    { asOf: "2023-11-28", date: "2024-01-31", kind: "current" },
    { asOf: "2023-11-29", date: "2024-12-31", kind: "extended" },
    { asOf: null, date: "2024-12-31", kind: "extended" },
  ])("by Resolution 108/2023/QH15 is known from its day on: as of $asOf until $date", ({ asOf, date, kind }) => {
    expect(deadlineOf(source, 2023, { asOf, programme })).toMatchObject({ date, kind });
  });

  test.each([
    { given: source, programme: null, why: "the programme is not stated" },
    { given: source, programme: "roads", why: "the programme is another" },
    { given: { ...source, level: "province" as const }, programme, why: "the money is not central" },
    { given: { ...source, level: null }, programme, why: "the level is not stated" },
    { given: { ...source, vintage: 2021 }, programme, why: "the vintage is another" },
  ])("does not hold when $why", ({ given, programme }) => {
    expect(deadlineOf(given, 2023, { programme })?.kind).not.toBe("extended");
  });

  test("that ends before the general deadline shortens nothing", () => {
    const early: ExtensionPolicy = {
      id: "early",
      topic: "extension",
      budgetYears: { from: 2023, to: 2023 },
      appliesTo: {},
      lastDay: "2023-12-31",
      legalBasis: "Nghị quyết thử",
      verified: false,
    };
    const policies = combinePolicies(builtInPolicies, [early]);
    expect(deadlineOf(source, 2023, { policies })?.date).toBe("2024-01-31");
  });
});

test("'hết niên độ' can mean the last day of the year or of the settlement period", () => {
  expect(yearEndDeadlines(2023)).toEqual(["2023-12-31", "2024-01-31"]);
  expect(yearEndDeadlines(2023).every(isPlainDate)).toBe(true);
});
