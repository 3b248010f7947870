import { describe, expect, test } from "vitest";
import { type PostingRules } from "../src/admission/admission-payment-rules.ts";
import { admitEntries, reviewEntries } from "../src/admission/admission.ts";
import { decimal, type Entry, sumSlices } from "../src/index.ts";
import { runCases } from "./admission-cases.ts";
import {
  investment,
  investmentOf,
  line,
  of,
  options,
  outcomeOf,
  paid,
  plan,
  project,
  recordOf,
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

describe("what is taken back has been paid by its own day", () => {
  const march = { effectiveOn: "2023-03-01" };
  const august = { effectiveOn: "2023-08-01" };
  const advance = line("advance", "advanced", 30n);
  runCases([
    {
      rule: "refunded before the only payment",
      recorded: [plan, paid],
      batch: [line("f", "refunded", 50n, march)],
      outcome: "refundExceedsDisbursed f",
    },
    {
      rule: "refunded on the day of the payment",
      recorded: [plan, paid],
      batch: [line("f", "refunded", 60n)],
      outcome: "admitted",
    },
    {
      rule: "refunded the day after",
      recorded: [plan, paid],
      batch: [line("f", "refunded", 60n, { effectiveOn: "2023-07-01" })],
      outcome: "admitted",
    },
    {
      rule: "refunded and paid in one batch, in the wrong order of days",
      recorded: [plan],
      batch: [line("p", "volumePaid", 60n), line("f", "refunded", 50n, march)],
      outcome: "refundExceedsDisbursed f",
    },
    {
      rule: "an earlier payment covers it",
      recorded: [plan, paid, line("early", "disbursed", 50n, { effectiveOn: "2023-02-01" })],
      batch: [line("f", "refunded", 50n, march)],
      outcome: "admitted",
    },
    {
      rule: "a later refund has taken it already",
      recorded: [
        plan,
        line("early", "disbursed", 60n, { effectiveOn: "2023-02-01" }),
        line("refund", "refunded", 60n),
        line("late", "disbursed", 40n, august),
      ],
      batch: [line("f", "refunded", 10n, march)],
      outcome: "refundExceedsDisbursed f",
    },
    {
      rule: "recovered before the advance",
      recorded: [plan, advance],
      batch: [line("v", "volumePaid", 30n, march), line("r", "advanceRecovered", 30n, march)],
      outcome: "recoveryExceedsAdvance r",
    },
    {
      rule: "recovered after the advance, before the volume of the same batch",
      recorded: [plan, line("early", "advanced", 30n, march)],
      batch: [line("r", "advanceRecovered", 30n), line("v", "volumePaid", 30n, august)],
      outcome: "admitted",
    },
    {
      rule: "an excess of before is not made worse on a later day",
      recorded: [plan, line("before", "refunded", 10n, march), paid],
      batch: [line("f", "refunded", 10n, august)],
      outcome: "admitted",
    },
  ]);

  test("and the refusal says until which day, with the sums of that day", () => {
    const known = recordOf([plan, paid, line("early", "disbursed", 20n, { effectiveOn: "2023-02-01" })]);
    expect(() => admitEntries([line("f", "refunded", 50n, march)], { ...options, known })).toThrow(
      expect.objectContaining({
        values: expect.objectContaining({ asOf: "01/03/2023", disbursed: "20", taken: "50", excess: "30" }),
      }),
    );
    const advances = recordOf([plan, advance, line("early", "advanced", 5n, { effectiveOn: "2023-02-01" })]);
    const batch = [line("v", "volumePaid", 9n, march), line("r", "advanceRecovered", 9n, march)];
    expect(() => admitEntries(batch, { ...options, known: advances })).toThrow(
      expect.objectContaining({
        values: expect.objectContaining({ asOf: "01/03/2023", recovered: "9", advanced: "5", excess: "4" }),
      }),
    );
  });

  test("and what is paid on an unknown day, as a report's running total is, may have been paid by then", () => {
    const known = { ...recordOf([]), slices: sumSlices([plan, paid]) };
    const refund = line("f", "refunded", 50n, march);
    expect(() => admitEntries([refund], { ...options, known })).not.toThrow();
    const total = line("total", "disbursed", 60n);
    expect(reviewEntries([plan, total, refund], options)).toEqual([]);
    expect(reviewEntries([plan, { ...total, kind: "volumePaid" }, refund], options)).toMatchObject([
      { code: "refundExceedsDisbursed", values: { asOf: "2023-03-01" } },
    ]);
  });

  test("by its true day, wherever it is recorded", () => {
    const june = line("late", "disbursed", 60n, { ...august, late: { effectiveOn: "2023-02-01", fiscalYear: 2023 } });
    expect(outcomeOf([june, line("f", "refunded", 50n, march)], { before: [plan] })).toBe("admitted");
  });
});

describe("a project against its allocation", () => {
  const allocated = line("detail", "allocated", 60n, project("road"));
  const carried = line("carried", "carriedOver", 20n, { ...project("road"), ...of(investmentOf(2022)) });
  const pay = (amount: bigint, id = "road"): readonly Entry[] => [line("p", "disbursed", amount, project(id))];
  runCases([
    { rule: "all of it", recorded: [plan, allocated], batch: pay(60n), outcome: "admitted" },
    {
      rule: "1 đồng above it, with plan left in the unit",
      recorded: [plan, allocated],
      batch: pay(61n),
      outcome: "disbursementExceedsAllocation p",
    },
    {
      rule: "with what is carried over to it",
      recorded: [plan, allocated, carried],
      batch: pay(80n),
      outcome: "admitted",
    },
    {
      rule: "1 đồng above both",
      recorded: [plan, allocated, carried],
      batch: pay(81n),
      outcome: "disbursementExceedsAllocation p",
    },
    { rule: "none is stated", recorded: [plan, allocated], batch: pay(100n, "school"), outcome: "admitted" },
    {
      rule: "no plan is stated, but an allocation",
      recorded: [allocated],
      batch: pay(61n),
      outcome: "disbursementExceedsAllocation p",
    },
    {
      rule: "the last of several payments",
      recorded: [plan, allocated, line("before", "disbursed", 60n, project("road"))],
      batch: pay(1n),
      outcome: "disbursementExceedsAllocation p",
    },
    {
      rule: "allocated more in the same batch",
      recorded: [plan, allocated],
      batch: [...pay(90n), line("more", "allocated", 30n, project("road"))],
      outcome: "admitted",
    },
    {
      rule: "an allocation taken back that has been spent",
      recorded: [
        plan,
        allocated,
        line("more", "allocated", 30n, project("road")),
        line("spent", "disbursed", 61n, project("road")),
      ],
      batch: [line("back", "allocated", -30n, { ...project("road"), reverses: "more" })],
      outcome: "disbursementExceedsAllocation back",
    },
    {
      rule: "an excess of before is worked off",
      recorded: [plan, allocated, line("report", "disbursed", 90n, project("road"))],
      batch: [line("f", "refunded", 10n, project("road"))],
      outcome: "admitted",
    },
    {
      rule: "a first allocation below what had been paid is a fact",
      recorded: [plan, line("report", "disbursed", 90n, project("road"))],
      batch: [allocated],
      outcome: "admitted",
    },
    {
      rule: "the part of a plan of its own that is not allocated",
      recorded: [line("own", "assigned", 100n, project("road")), allocated],
      batch: pay(61n),
      outcome: "disbursementExceedsAllocation p",
    },
    {
      rule: "a cut of the plan of its own that was not allocated",
      recorded: [line("own", "assigned", 100n, project("road")), allocated, line("c", "cut", 40n, project("road"))],
      batch: pay(60n),
      outcome: "admitted",
    },
    {
      rule: "an allocation that a transfer has lowered",
      recorded: [
        plan,
        allocated,
        line("out", "transferred", -10n, project("road")),
        line("in", "transferred", 10n, project("school")),
      ],
      batch: pay(51n),
      outcome: "disbursementExceedsAllocation p",
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
