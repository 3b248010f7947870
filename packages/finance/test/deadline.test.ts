import { describe, expect, test } from "vitest";
import rules from "../src/deadline-rules.json" with { type: "json" };
import { deadlineOf, isPlainDate, sourceNotStated, yearEndDeadlines } from "../src/index.ts";

describe("the deadline of a slice in 2023", () => {
  test.each([
    { nature: "investment", vintage: 2023, date: "2024-01-31", isVerified: true },
    { nature: "investment", vintage: 2022, date: "2023-12-31", isVerified: true },
    { nature: "investment", vintage: 2021, date: "2023-12-31", isVerified: true },
    { nature: "recurrent", vintage: 2023, date: "2023-12-31", isVerified: false },
    { nature: "recurrent", vintage: 2022, date: "2023-12-31", isVerified: false },
  ] as const)("of $nature of vintage $vintage is $date", ({ nature, vintage, date, isVerified }) => {
    const deadline = deadlineOf({ ...sourceNotStated, nature, vintage }, 2023);
    expect(deadline).toMatchObject({ date, isVerified });
    expect(deadline?.legalBasis).toMatch(/Luật/u);
  });

  test.each([
    { stated: { vintage: 2023 }, why: "the nature is not stated" },
    { stated: { nature: "investment" }, why: "the vintage is not stated" },
    { stated: { nature: "investment", vintage: 2023, relation: "offBudget" }, why: "the money is off-budget" },
    { stated: {}, why: "nothing is stated" },
  ] as const)("is open when $why", ({ stated }) => {
    expect(deadlineOf({ ...sourceNotStated, ...stated }, 2023)).toBeNull();
  });

  test("comes from rules that each have an id of their own, a real day and a legal basis", () => {
    expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
    expect(new Set(rules.map((rule) => `${rule.nature} ${rule.carriedOver}`)).size).toBe(4);
    for (const rule of rules) {
      expect(isPlainDate(`2023-${rule.monthDay}`)).toBe(true);
      expect(rule.legalBasis).not.toBe("");
    }
  });

  test("'hết niên độ' can mean the last day of the year or of the settlement period", () => {
    expect(yearEndDeadlines(2023)).toEqual(["2023-12-31", "2024-01-31"]);
    expect(yearEndDeadlines(2023).every(isPlainDate)).toBe(true);
  });
});
