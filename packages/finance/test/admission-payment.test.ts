import { describe, expect, test } from "vitest";
import { type PostingRules } from "../src/admission/admission-payment-rules.ts";
import { decimal, type Entry } from "../src/index.ts";
import { runCases } from "./admission-cases.ts";
import {
  investment,
  investmentOf,
  line,
  of,
  outcomeOf,
  paid,
  plan,
  project,
  recurrent,
  shares,
} from "./admission-entries.ts";

describe("advances and refunds", () => {
  const advance = line("advance", "advanced", 30n);
  runCases([
    {
      rule: "all recovered",
      recorded: [plan, advance],
      batch: [line("r", "advanceRecovered", 30n), line("v", "volumePaid", 30n)],
      outcome: "admitted",
    },
    {
      rule: "1 đồng too much recovered",
      recorded: [plan, advance],
      batch: [line("r", "advanceRecovered", 31n), line("v", "volumePaid", 31n)],
      outcome: "recoveryExceedsAdvance r",
    },
    {
      rule: "an advance of last year recovered this year",
      recorded: [plan, line("old", "advanced", 30n, { ...of(investmentOf(2022)), fiscalYear: 2022 })],
      batch: [
        line("v", "volumePaid", 30n, of(investmentOf(2023))),
        line("r", "advanceRecovered", 30n, of(investmentOf(2023))),
      ],
      outcome: "admitted",
    },
    {
      rule: "the advance of another project",
      recorded: [plan, { ...advance, projectId: "road" }],
      batch: [line("v", "volumePaid", 9n, project("school")), line("r", "advanceRecovered", 9n, project("school"))],
      outcome: "recoveryExceedsAdvance r",
    },
    {
      rule: "an advance whose project is not stated",
      recorded: [plan, advance],
      batch: [line("v", "volumePaid", 9n, project("school")), line("r", "advanceRecovered", 9n, project("school"))],
      outcome: "admitted",
    },
    { rule: "all refunded", recorded: [plan, paid], batch: [line("f", "refunded", 60n)], outcome: "admitted" },
    {
      rule: "1 đồng too much refunded",
      recorded: [plan, paid],
      batch: [line("f", "refunded", 61n)],
      outcome: "refundExceedsDisbursed f",
    },
    {
      rule: "refunded of a project that was not paid",
      recorded: [plan, { ...paid, projectId: "road" }],
      batch: [line("f", "refunded", 1n, project("school"))],
      outcome: "refundExceedsDisbursed f",
    },
    {
      rule: "refunded of a source that was not paid",
      recorded: [plan, { ...paid, source: investment }],
      batch: [line("f", "refunded", 1n, of(recurrent))],
      outcome: "refundExceedsDisbursed f",
    },
    {
      rule: "refunded in a year without payments",
      recorded: [plan, paid],
      batch: [line("f", "refunded", 1n, { fiscalYear: 2024, effectiveOn: "2024-01-31" })],
      outcome: "refundExceedsDisbursed f",
    },
  ]);
});

describe("a project against its total investment and its contract", () => {
  const road = { id: "road", totalInvestment: 1_000n, contractValue: 100n };
  const given = { reference: { projects: [road] } };
  const years = [2022, 2023].map((year) =>
    line(`plan ${year}`, "assigned", 2_000n, { ...project("road"), fiscalYear: year, effectiveOn: `${year}-01-01` }),
  );
  const before = line("before", "disbursed", 600n, { ...project("road"), fiscalYear: 2022, effectiveOn: "2022-12-31" });
  const advance = line("advance", "advanced", 30n, project("road"));
  runCases(
    [
      {
        rule: "cumulative up to the total investment",
        recorded: [...years, before],
        batch: [line("p", "disbursed", 400n, project("road"))],
        outcome: "admitted",
      },
      {
        rule: "cumulative 1 đồng above it, over two years",
        recorded: [...years, before],
        batch: [line("p", "disbursed", 401n, project("road"))],
        outcome: "disbursementExceedsTotalInvestment p",
      },
      {
        rule: "cumulative above it over two units",
        recorded: [...years, before, line("other plan", "assigned", 900n, { unitId: "Tân Lập" })],
        batch: [line("p", "disbursed", 401n, { ...project("road"), unitId: "Tân Lập" })],
        outcome: "disbursementExceedsTotalInvestment p",
      },
      { rule: "advances up to 30% of the contract", recorded: years, batch: [advance], outcome: "admitted" },
      {
        rule: "advances 1 đồng above 30%",
        recorded: [...years, advance],
        batch: [line("a", "advanced", 1n, project("road"))],
        outcome: "advanceExceedsLimit a",
      },
      {
        rule: "recovered advances still count as advances paid",
        recorded: [
          ...years,
          advance,
          line("v", "volumePaid", 30n, project("road")),
          line("r", "advanceRecovered", 30n, project("road")),
        ],
        batch: [line("a", "advanced", 1n, project("road"))],
        outcome: "advanceExceedsLimit a",
      },
      {
        rule: "volume just below 80% with advances outstanding",
        recorded: [...years, advance],
        batch: [line("v", "volumePaid", 79n, project("road"))],
        outcome: "admitted",
      },
      {
        rule: "volume of 80% with advances outstanding",
        recorded: [...years, advance],
        batch: [line("v", "volumePaid", 80n, project("road")), line("r", "advanceRecovered", 29n, project("road"))],
        outcome: "advanceNotRecovered r",
      },
      {
        rule: "volume of 80% with every advance recovered",
        recorded: [...years, advance],
        batch: [line("v", "volumePaid", 80n, project("road")), line("r", "advanceRecovered", 30n, project("road"))],
        outcome: "admitted",
      },
      {
        rule: "an overdue advance partly recovered",
        recorded: [...years, advance, line("v", "volumePaid", 80n, project("road"))],
        batch: [line("w", "volumePaid", 5n, project("road")), line("r", "advanceRecovered", 5n, project("road"))],
        outcome: "admitted",
      },
      {
        rule: "an overdue advance left as it is, with more volume",
        recorded: [...years, advance, line("v", "volumePaid", 80n, project("road"))],
        batch: [line("w", "volumePaid", 5n, project("road"))],
        outcome: "advanceNotRecovered w",
      },
      {
        rule: "a project that is not in the reference",
        recorded: [line("x", "assigned", 9_000n)],
        batch: [line("p", "advanced", 5_000n, project("school"))],
        outcome: "admitted",
      },
    ],
    given,
  );

  test("is not checked where total investment, contract or limits are not known", () => {
    const batch = [line("p", "advanced", 2_000n, project("road"))];
    const unknown = { id: "road", totalInvestment: null, contractValue: null };
    expect(outcomeOf(batch, { before: years, reference: { projects: [unknown] } })).toBe("admitted");
    const contractOnly = { reference: { projects: [{ ...unknown, contractValue: 100n }] } };
    expect(outcomeOf(batch, { before: years, ...contractOnly, rules: null })).toBe("admitted");
    const noLimits: PostingRules = { ...shares, advanceShareMax: null, recoveredAtShare: null };
    expect(outcomeOf(batch, { before: years, ...contractOnly, rules: noLimits })).toBe("admitted");
    expect(outcomeOf(batch, { before: years, ...contractOnly })).toBe("advanceExceedsLimit p");
  });

  test("asks for the limits in force on the date of the payment", () => {
    const rules = (date: string): PostingRules => ({
      ...shares,
      advanceShareMax: decimal(date < "2023-07-01" ? "0.3" : "0.5"),
    });
    const advanced = (effectiveOn: string): readonly Entry[] => [
      line("a", "advanced", 50n, { ...project("road"), effectiveOn }),
    ];
    expect(outcomeOf(advanced("2023-06-30"), { ...given, before: years, rules })).toBe("advanceExceedsLimit a");
    expect(outcomeOf(advanced("2023-07-01"), { ...given, before: years, rules })).toBe("admitted");
  });
});
