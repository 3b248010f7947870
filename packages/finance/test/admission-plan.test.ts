import { describe, expect, test } from "vitest";
import { sourceNotStated } from "../src/index.ts";
import { runCases } from "./admission-cases.ts";
import { investment, investmentOf, line, of, outcomeOf, paid, plan, project, recurrent } from "./admission-entries.ts";

describe("a year's disbursement against the year's plan", () => {
  runCases([
    { rule: "the whole plan", recorded: [plan], batch: [line("p", "volumePaid", 100n)], outcome: "admitted" },
    {
      rule: "1 đồng above the plan",
      recorded: [plan],
      batch: [line("p", "volumePaid", 101n)],
      outcome: "disbursementExceedsPlan p",
    },
    {
      rule: "1 đồng above the plan with what had been paid",
      recorded: [plan, paid],
      batch: [line("first", "advanced", 40n), line("second", "advanced", 1n)],
      outcome: "disbursementExceedsPlan second",
    },
    {
      rule: "payment before plan inside a batch",
      recorded: [],
      batch: [line("p", "disbursed", 100n), plan],
      outcome: "admitted",
    },
    {
      rule: "payment and recovery count net, whatever their order",
      recorded: [plan, line("advance", "advanced", 60n)],
      batch: [line("p", "volumePaid", 100n), line("r", "advanceRecovered", 60n)],
      outcome: "admitted",
    },
    {
      rule: "a payment dated back before the plan",
      recorded: [plan],
      batch: [line("p", "disbursed", 100n, { effectiveOn: "2023-01-01" })],
      outcome: "admitted",
    },
    {
      rule: "a payment dated back above the plan",
      recorded: [plan, paid],
      batch: [line("p", "disbursed", 41n, { effectiveOn: "2023-02-28" })],
      outcome: "disbursementExceedsPlan p",
    },
    {
      rule: "plan with carry-over",
      recorded: [plan, line("carried", "carriedOver", 50n, of(investmentOf(2022)))],
      batch: [line("p", "disbursed", 150n)],
      outcome: "admitted",
    },
    {
      rule: "1 đồng above plan with carry-over",
      recorded: [plan, line("carried", "carriedOver", 50n, of(investmentOf(2022)))],
      batch: [line("p", "disbursed", 151n)],
      outcome: "disbursementExceedsPlan p",
    },
    {
      rule: "detailed allocation is no more plan",
      recorded: [plan, line("detail", "allocated", 100n)],
      batch: [line("p", "disbursed", 101n)],
      outcome: "disbursementExceedsPlan p",
    },
    {
      rule: "mobilised money needs no plan",
      recorded: [plan],
      batch: [line("m", "mobilised", 500n)],
      outcome: "admitted",
    },
    {
      rule: "another year has a plan of its own",
      recorded: [plan, line("next", "assigned", 10n, { fiscalYear: 2024, effectiveOn: "2024-01-01" })],
      batch: [line("p", "disbursed", 11n, { fiscalYear: 2024, effectiveOn: "2024-02-29" })],
      outcome: "disbursementExceedsPlan p",
    },
    {
      rule: "another unit has a plan of its own",
      recorded: [plan, line("other", "assigned", 10n, { unitId: "Tân Lập" })],
      batch: [line("p", "disbursed", 11n, { unitId: "Tân Lập" })],
      outcome: "disbursementExceedsPlan p",
    },
  ]);
});

describe("disbursement by source", () => {
  const bySource = [line("i", "assigned", 70n, of(investment)), line("r", "assigned", 30n, of(recurrent))];
  runCases([
    {
      rule: "its own plan",
      recorded: bySource,
      batch: [line("p", "disbursed", 30n, of(recurrent))],
      outcome: "admitted",
    },
    {
      rule: "1 đồng above its own plan",
      recorded: bySource,
      batch: [line("p", "disbursed", 31n, of(recurrent))],
      outcome: "disbursementExceedsPlan p",
    },
    {
      rule: "sources told apart within it count with it",
      recorded: [...bySource, line("old", "disbursed", 50n, of(investmentOf(2023)))],
      batch: [line("p", "disbursed", 21n, of(investment))],
      outcome: "disbursementExceedsPlan p",
    },
    {
      rule: "a source within the plan's source",
      recorded: bySource,
      batch: [line("p", "disbursed", 71n, of(investmentOf(2023)))],
      outcome: "disbursementExceedsPlan p",
    },
    {
      rule: "a source that is not stated",
      recorded: bySource,
      batch: [line("p", "disbursed", 100n)],
      outcome: "admitted",
    },
    {
      rule: "a plan whose source is not stated",
      recorded: [plan],
      batch: [line("p", "disbursed", 100n, of(investment))],
      outcome: "admitted",
    },
    {
      rule: "a source that no plan can be of",
      recorded: [line("i", "assigned", 100n, of(investment))],
      batch: [line("p", "disbursed", 1n, of(recurrent))],
      outcome: "disbursementExceedsPlan p",
    },
    {
      rule: "sources stated by different dimensions may be the same money",
      recorded: [line("i", "assigned", 100n, of({ ...sourceNotStated, level: "central" }))],
      batch: [line("p", "disbursed", 100n, of(investment))],
      outcome: "admitted",
    },
    ...[2022, 2023, 2024].map((vintage) => ({
      rule: `three vintages, 1 đồng above that of ${vintage}`,
      recorded: [2022, 2023, 2024].map((each) =>
        line(`${each}`, each === 2024 ? "assigned" : "carriedOver", 10n, {
          ...of(investmentOf(each)),
          fiscalYear: 2024,
          effectiveOn: "2024-02-29",
        }),
      ),
      batch: [
        line("p", "disbursed", 11n, { ...of(investmentOf(vintage)), fiscalYear: 2024, effectiveOn: "2025-01-31" }),
      ],
      outcome: "disbursementExceedsPlan p",
    })),
  ]);
});

describe("disbursement by project", () => {
  const road = line("road", "assigned", 60n, project("road"));
  runCases([
    {
      rule: "its own plan",
      recorded: [road, line("rest", "assigned", 40n)],
      batch: [line("p", "volumePaid", 60n, project("road"))],
      outcome: "admitted",
    },
    {
      rule: "1 đồng above its own plan, with plan left in the unit",
      recorded: [road, line("rest", "assigned", 40n)],
      batch: [line("p", "volumePaid", 61n, project("road"))],
      outcome: "disbursementExceedsPlan p",
    },
    {
      rule: "a project without a plan of its own",
      recorded: [plan],
      batch: [line("p", "volumePaid", 100n, project("school"))],
      outcome: "admitted",
    },
    {
      rule: "allocations moved by a transfer are not the project's plan",
      recorded: [
        plan,
        line("a", "allocated", 60n, project("road")),
        line("b", "allocated", 40n, project("school")),
        line("out", "transferred", -10n, project("road")),
        line("in", "transferred", 10n, project("school")),
      ],
      batch: [line("p", "volumePaid", 50n, project("school"))],
      outcome: "admitted",
    },
    {
      rule: "a plan that came by transfer",
      recorded: [
        road,
        line("out", "transferred", -10n, project("road")),
        line("in", "transferred", 10n, project("school")),
      ],
      batch: [line("p", "volumePaid", 11n, project("school"))],
      outcome: "disbursementExceedsPlan p",
    },
  ]);
});

describe("a plan lowered", () => {
  runCases(
    (["cut", "cancelled"] as const).flatMap((kind) => [
      {
        rule: `${kind} down to what is disbursed`,
        recorded: [plan, paid],
        batch: [line("c", kind, 40n)],
        outcome: "admitted",
      },
      {
        rule: `${kind} 1 đồng below what is disbursed`,
        recorded: [plan, paid],
        batch: [line("c", kind, 41n)],
        outcome: "planBelowDisbursed c",
      },
      { rule: `${kind} down to nothing`, recorded: [plan], batch: [line("c", kind, 100n)], outcome: "admitted" },
      {
        rule: `${kind} 1 đồng below nothing`,
        recorded: [plan],
        batch: [line("c", kind, 101n)],
        outcome: "planBelowDisbursed c",
      },
      {
        rule: `${kind} where no plan is stated`,
        recorded: [],
        batch: [line("c", kind, 1n)],
        outcome: "planBelowDisbursed c",
      },
    ]),
  );
  const both = [line("a", "assigned", 50n, project("road")), line("b", "assigned", 50n, project("school"))];
  runCases([
    {
      rule: "transferred away down to what is disbursed",
      recorded: [...both, line("p", "disbursed", 30n, project("road"))],
      batch: [line("out", "transferred", -20n, project("road")), line("in", "transferred", 20n, project("school"))],
      outcome: "admitted",
    },
    {
      rule: "transferred away 1 đồng too much",
      recorded: [...both, line("p", "disbursed", 30n, project("road"))],
      batch: [line("in", "transferred", 21n, project("school")), line("out", "transferred", -21n, project("road"))],
      outcome: "planBelowDisbursed out",
    },
    {
      rule: "an assignment taken back that has been spent",
      recorded: [plan, line("more", "supplemented", 20n), line("p", "disbursed", 101n)],
      batch: [line("back", "supplemented", -20n, { reverses: "more" })],
      outcome: "planBelowDisbursed back",
    },
    {
      rule: "a slice cut below what is disbursed in it, with plan of the same source elsewhere",
      recorded: [
        line("a", "assigned", 50n, { componentId: "01" }),
        line("b", "assigned", 50n, { componentId: "03" }),
        line("p", "disbursed", 30n, { componentId: "01" }),
      ],
      batch: [line("c", "cut", 21n, { componentId: "01" })],
      outcome: "planBelowDisbursed c",
    },
    {
      rule: "cut and supplemented in one batch",
      recorded: [plan, paid],
      batch: [line("c", "cut", 90n), line("s", "supplemented", 50n)],
      outcome: "admitted",
    },
    {
      rule: "cut and refunded in one batch",
      recorded: [plan, paid],
      batch: [line("c", "cut", 60n), line("f", "refunded", 20n)],
      outcome: "admitted",
    },
  ]);
});

describe("an excess that a report has brought in", () => {
  const excess = [plan, line("report", "disbursed", 130n)];
  runCases([
    {
      rule: "is not made worse by a supplement",
      recorded: excess,
      batch: [line("s", "supplemented", 10n)],
      outcome: "admitted",
    },
    { rule: "is worked off by a refund", recorded: excess, batch: [line("f", "refunded", 10n)], outcome: "admitted" },
    {
      rule: "takes no further payment",
      recorded: excess,
      batch: [line("p", "disbursed", 1n)],
      outcome: "disbursementExceedsPlan p",
    },
    { rule: "takes no cut", recorded: excess, batch: [line("c", "cut", 1n)], outcome: "planBelowDisbursed c" },
    {
      rule: "does not stop another unit",
      recorded: [...excess, line("o", "assigned", 5n, { unitId: "Tân Lập" })],
      batch: [line("p", "disbursed", 5n, { unitId: "Tân Lập" })],
      outcome: "admitted",
    },
    {
      rule: "a first plan below what had been paid is a fact, not a cut",
      recorded: [line("report", "disbursed", 130n)],
      batch: [plan],
      outcome: "admitted",
    },
  ]);

  test("is worked off one source at a time", () => {
    const before = [plan, line("report", "disbursed", 130n, of(investment))];
    expect(outcomeOf([line("f", "refunded", 1n, of(investment))], { before })).toBe("admitted");
  });
});
