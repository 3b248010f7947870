import { describe, expect, test } from "vitest";
import type { FundingSource, PlainDate } from "../src/index.ts";
import { centralMoney, mobilised, plan } from "./report-of-2023.ts";
import {
  carriedOver,
  fact,
  investment,
  ledgerOf,
  notStated,
  paper,
  part,
  recurrent,
  rowOf,
  SmallLedger,
} from "./small-ledger.ts";

describe("posting the 2023 report", () => {
  const report = paper(
    "2023-10-31",
    fact("plan", plan, { source: { ...notStated, level: "central" } }),
    part("plan", investment, 24_314_000_000n),
    part("plan", recurrent, 2_562_000_000n),
    part("plan", carriedOver, 2_371_000_000n),
    part("plan", centralMoney("recurrent", 2022), 1_186_000_000n),
    fact("disbursed", 14_108_000_000n),
    fact("mobilised", mobilised, { source: { ...notStated, relation: "offBudget" } }),
  );

  test("gives the plan by source from the first day of the year, and what was paid with its source not stated", () => {
    expect(new SmallLedger().post(report).map(rowOf)).toEqual([
      "2023-10-31 disbursed -/-/-/-/- 14108000000",
      "2023-10-31 mobilised -/-/-/-/offBudget 1512000000",
      "2023-01-01 assigned central/investment/-/2023/- 24314000000",
      "2023-01-01 assigned central/recurrent/-/2023/- 2562000000",
      "2023-01-01 carriedOver central/investment/-/2022/- 2371000000",
      "2023-01-01 carriedOver central/recurrent/-/2022/- 1186000000",
    ]);
  });

  test("again posts nothing", () => {
    expect(ledgerOf(report).post(report)).toEqual([]);
  });

  test("carries unit, year and legal basis into every entry, and reverses nothing", () => {
    for (const entry of new SmallLedger().post(report))
      expect(entry).toMatchObject({
        unitId: "kon-ray",
        fiscalYear: 2023,
        projectId: null,
        reverses: null,
        reason: null,
      });
  });
});

describe("posting totals to date", () => {
  const september = paper("2023-09-30", fact("disbursed", 9n));
  const october = paper("2023-10-31", fact("disbursed", 14n));

  test("next month's report posts the difference", () => {
    expect(ledgerOf(september).post(october).map(rowOf)).toEqual(["2023-10-31 disbursed -/-/-/-/- 5"]);
  });

  test("a late report of an earlier month moves money back in time and keeps the later total", () => {
    const ledger = ledgerOf(october);
    expect(ledger.post(september).map(rowOf)).toEqual([
      "2023-09-30 disbursed -/-/-/-/- 9",
      "2023-10-31 disbursed -/-/-/-/- -9",
    ]);
    expect(ledger.total("disbursed", "2023-09-30")).toBe(9n);
    expect(ledger.total("disbursed", "2023-10-31")).toBe(14n);
    expect(ledger.entries.at(-1)?.reason).toContain("lũy kế");
  });

  test("a fall of the total posts a negative difference", () => {
    expect(
      ledgerOf(october)
        .post(paper("2023-11-30", fact("disbursed", 12n)))
        .map(rowOf),
    ).toEqual(["2023-11-30 disbursed -/-/-/-/- -2"]);
  });

  test("zero is posted as a stated zero, once", () => {
    const zero = paper("2023-01-31", fact("disbursed", 0n));
    const ledger = new SmallLedger();
    expect(ledger.post(zero).map(rowOf)).toEqual(["2023-01-31 disbursed -/-/-/-/- 0"]);
    expect(ledger.post(zero)).toEqual([]);
    expect(ledger.total("disbursed", "2023-01-31")).toBe(0n);
    expect(ledger.total("disbursed", "2023-01-30")).toBeNull();
  });

  test("a document that prints two dates is posted one on top of the other", () => {
    const twoDates = paper("2023-10-31", fact("disbursed", 14n), fact("disbursed", 9n, { asOf: "2023-09-30" }));
    const ledger = ledgerOf(twoDates);
    expect(ledger.total("disbursed", "2023-09-30")).toBe(9n);
    expect(ledger.total("disbursed", "2023-10-31")).toBe(14n);
    expect(ledger.post(twoDates)).toEqual([]);
  });

  test("two late dates of one document are balanced on the same day by entries of their own", () => {
    const late = paper("2023-08-31", fact("disbursed", 1n, { asOf: "2023-07-31" }), fact("disbursed", 2n));
    const ledger = ledgerOf(paper("2023-09-30", fact("disbursed", 10n)), late);
    const totals = ["2023-07-31", "2023-08-31", "2023-09-30"].map((asOf) => ledger.total("disbursed", asOf));
    expect(totals).toEqual([1n, 2n, 10n]);
  });

  test("another budget year is another total", () => {
    const ledger = ledgerOf(october);
    const nextYear = paper("2024-01-31", fact("disbursed", 3n, { fiscalYear: 2024 }));
    expect(ledger.post(nextYear).map(rowOf)).toEqual(["2024-01-31 disbursed -/-/-/-/- 3"]);
  });

  test("what was paid or mobilised without any date cannot be posted; a plan without one holds for its year", () => {
    const undated = paper(null, fact("disbursed", 5n), fact("mobilised", 5n), fact("plan", 30n));
    expect(new SmallLedger().post(undated).map(rowOf)).toEqual(["2023-01-01 assigned -/-/-/-/- 30"]);
  });
});

describe("posting a plan", () => {
  const june = paper("2023-06-30", fact("plan", 25n));

  test("a later rise is a supplement and a later fall a cut, on the document's date", () => {
    expect(
      ledgerOf(june)
        .post(paper("2023-10-31", fact("plan", 30n)))
        .map(rowOf),
    ).toEqual(["2023-10-31 supplemented -/-/-/-/- 5"]);
    expect(
      ledgerOf(june)
        .post(paper("2023-10-31", fact("plan", 20n)))
        .map(rowOf),
    ).toEqual(["2023-10-31 cut -/-/-/-/- 5"]);
  });

  test("a source that a later document names first does not change what the earlier one stated", () => {
    const ledger = ledgerOf(
      paper("2023-06-30", fact("plan", 20n), part("plan", investment, 20n)),
      paper("2023-10-31", fact("plan", 30n), part("plan", investment, 25n), part("plan", recurrent, 5n)),
    );
    expect(ledger.total("plan", "2023-06-30")).toBe(20n);
    expect(ledger.total("plan", "2023-10-31")).toBe(30n);
  });

  test("of next year in a report of this year is there on the report's date, and posted once", () => {
    const early = paper("2022-12-31", fact("plan", 28n));
    const ledger = ledgerOf(early);
    expect(ledger.total("plan", "2022-12-31")).toBe(28n);
    expect(ledger.post(early)).toEqual([]);
    ledger.post(paper("2023-10-31", fact("plan", 30n)));
    expect(["2022-12-31", "2023-06-30", "2023-10-31"].map((asOf) => ledger.total("plan", asOf))).toEqual([
      28n,
      28n,
      30n,
    ]);
  });

  test("of next year that comes in late is not added to the plan of a later report", () => {
    const ledger = ledgerOf(paper("2023-10-31", fact("plan", 30n)), paper("2022-12-31", fact("plan", 28n)));
    expect(["2022-12-31", "2023-06-30", "2023-10-31"].map((asOf) => ledger.total("plan", asOf))).toEqual([
      28n,
      30n,
      30n,
    ]);
  });
});

describe("posting a total and its parts", () => {
  const total = (asOf: PlainDate) => paper(asOf, fact("disbursed", 14n));
  const parts = (asOf: PlainDate) => paper(asOf, part("disbursed", investment, 10n), part("disbursed", recurrent, 4n));
  const partsOfTotal = (asOf: PlainDate) => paper(asOf, ...parts(asOf).facts, ...total(asOf).facts);

  test.each([
    { name: "total first, parts with it later", first: total, next: partsOfTotal },
    { name: "total first, only parts later", first: total, next: parts },
    { name: "parts first, with the total later", first: parts, next: partsOfTotal },
  ])("$name: the total stays, and is told apart", ({ first, next }) => {
    const ledger = ledgerOf(first("2023-10-31"), next("2023-11-30"));
    expect(ledger.total("disbursed", "2023-10-31")).toBe(14n);
    expect(ledger.total("disbursed", "2023-11-30")).toBe(14n);
    expect(ledger.ofSource("disbursed", investment, "2023-11-30")).toBe(10n);
    expect(ledger.ofSource("disbursed", recurrent, "2023-11-30")).toBe(4n);
    expect(ledger.ofSource("disbursed", notStated, "2023-11-30") ?? 0n).toBe(0n);
  });

  test("a plan told apart later is not doubled on any day", () => {
    const ledger = ledgerOf(
      paper("2023-06-30", fact("plan", 30n)),
      paper("2023-10-31", fact("plan", 30n), part("plan", investment, 20n), part("plan", carriedOver, 10n)),
    );
    for (const asOf of ["2023-01-01", "2023-06-30", "2023-10-30", "2023-10-31"])
      expect(ledger.total("plan", asOf)).toBe(30n);
  });

  test("parts first and only an equal total later posts nothing", () => {
    expect(ledgerOf(parts("2023-10-31")).post(total("2023-11-30"))).toEqual([]);
  });

  test("a larger total later posts the rest with its source not stated", () => {
    expect(
      ledgerOf(parts("2023-10-31"))
        .post(paper("2023-11-30", fact("disbursed", 16n)))
        .map(rowOf),
    ).toEqual(["2023-11-30 disbursed -/-/-/-/- 2"]);
  });

  test("only some parts are told apart later: the rest stays not stated", () => {
    const ledger = ledgerOf(total("2023-10-31"), paper("2023-11-30", part("disbursed", investment, 12n)));
    expect(ledger.total("disbursed", "2023-11-30")).toBe(14n);
    expect(ledger.ofSource("disbursed", notStated, "2023-11-30")).toBe(2n);
  });

  test("parts that outgrow the total use up what is not stated, and no more", () => {
    const ledger = ledgerOf(total("2023-10-31"), paper("2023-11-30", part("disbursed", investment, 20n)));
    expect(ledger.total("disbursed", "2023-11-30")).toBe(20n);
    expect(ledger.ofSource("disbursed", notStated, "2023-11-30")).toBe(0n);
  });

  test("the least vague money is told apart first", () => {
    const anyInvestment: FundingSource = { ...notStated, nature: "investment" };
    const ledger = ledgerOf(
      paper("2023-10-31", part("disbursed", notStated, 10n), part("disbursed", anyInvestment, 24n)),
      paper("2023-11-30", part("disbursed", investment, 20n)),
    );
    expect(ledger.ofSource("disbursed", anyInvestment, "2023-11-30")).toBe(4n);
    expect(ledger.ofSource("disbursed", notStated, "2023-11-30")).toBe(10n);
  });

  test("a part that falls gives nothing back to what is not stated", () => {
    const ledger = ledgerOf(
      paper("2023-10-31", fact("disbursed", 14n), part("disbursed", investment, 10n)),
      paper("2023-11-30", part("disbursed", investment, 7n)),
    );
    expect(ledger.ofSource("disbursed", notStated, "2023-11-30")).toBe(4n);
    expect(ledger.total("disbursed", "2023-11-30")).toBe(11n);
  });

  test("of a total and a part that name the same source the total holds", () => {
    const both = paper(
      "2023-10-31",
      fact("disbursed", 10n),
      part("disbursed", notStated, 3n),
      part("disbursed", investment, 10n),
    );
    expect(ledgerOf(both).total("disbursed", "2023-10-31")).toBe(10n);
  });

  test("a plan whose parts exceed its total has a cut of unstated source", () => {
    const plan = paper("2023-10-31", fact("plan", 9n), part("plan", investment, 10n));
    expect(new SmallLedger().post(plan).map(rowOf)).toEqual([
      "2023-01-01 assigned central/investment/-/2023/- 10",
      "2023-01-01 cut -/-/-/-/- 1",
    ]);
  });

  test("money of another level is not taken out of central money", () => {
    const provincial: FundingSource = { ...notStated, level: "province" };
    const central: FundingSource = { ...notStated, level: "central" };
    const ledger = ledgerOf(
      paper("2023-10-31", part("disbursed", central, 14n)),
      paper("2023-11-30", part("disbursed", provincial, 3n)),
    );
    expect(ledger.total("disbursed", "2023-11-30")).toBe(17n);
  });

  test("parts that exceed the printed total leave a negative rest: a ledger holds what documents say", () => {
    const ledger = ledgerOf(paper("2023-10-31", fact("disbursed", 9n), part("disbursed", investment, 10n)));
    expect(ledger.total("disbursed", "2023-10-31")).toBe(9n);
    expect(ledger.ofSource("disbursed", notStated, "2023-10-31")).toBe(-1n);
  });
});
