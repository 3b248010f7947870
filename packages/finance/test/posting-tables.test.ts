import { describe, expect, test } from "vitest";
import type { CumulativeFact, Dong, Entry, PlainDate } from "../src/index.ts";
import { fact, investment, ledgerOf, notStated, paper, part, recurrent, SmallLedger } from "./small-ledger.ts";

/** A row of a table: the total of a project, or of what else is told of it. */
function row(amount: Dong, stated: Partial<CumulativeFact> = {}): CumulativeFact {
  return fact("disbursed", amount, { coversAllSources: false, ...stated });
}

const project = (projectId: string, amount: Dong, stated: Partial<CumulativeFact> = {}): CumulativeFact =>
  row(amount, { projectId, ...stated });

const shown = ({ kind, projectId, componentId, amount }: Entry): readonly unknown[] => [
  kind,
  projectId,
  componentId,
  amount,
];

describe("posting a table of projects", () => {
  const october = "2023-10-31";

  test("gives an entry for each project and component, and posts nothing again", () => {
    const table = paper(october, project("A", 9n), project("B", 5n, { componentId: "1" }), row(2n));
    const ledger = new SmallLedger();
    expect(ledger.post(table).map(shown)).toEqual([
      ["disbursed", "A", null, 9n],
      ["disbursed", "B", "1", 5n],
      ["disbursed", null, null, 2n],
    ]);
    expect(ledger.post(table)).toEqual([]);
    const next = paper("2023-11-30", project("A", 12n), project("B", 5n, { componentId: "1" }), row(2n));
    expect(ledger.post(next).map(shown)).toEqual([["disbursed", "A", null, 3n]]);
  });

  test("tells apart what a report first posted of the district as a whole, and doubles nothing", () => {
    const ledger = ledgerOf(
      paper(october, fact("disbursed", 14n)),
      paper("2023-11-30", project("A", 9n), project("B", 3n)),
    );
    expect(ledger.total("disbursed", "2023-11-30")).toBe(14n);
    expect(ledger.ofSource("disbursed", notStated, "2023-11-30")).toBe(2n);
    expect(ledger.ofSource("disbursed", notStated, "2023-11-30", { projectId: "A" })).toBe(9n);
  });

  test("takes money of the project before money of its source, and that before money of which nothing is told", () => {
    const ledger = ledgerOf(
      paper(october, row(10n), row(10n, { source: investment }), project("A", 10n)),
      paper("2023-11-30", project("A", 25n, { source: investment })),
    );
    const left = [
      ledger.ofSource("disbursed", notStated, "2023-11-30", { projectId: "A" }),
      ledger.ofSource("disbursed", investment, "2023-11-30"),
      ledger.ofSource("disbursed", notStated, "2023-11-30"),
    ];
    expect(left).toEqual([0n, 0n, 5n]);
  });

  test("is held already by a later total of the district, which posts only what is beyond it", () => {
    const ledger = ledgerOf(paper(october, project("A", 9n), project("B", 3n)));
    expect(ledger.post(paper("2023-11-30", fact("disbursed", 12n)))).toEqual([]);
    expect(ledger.post(paper("2023-12-31", fact("disbursed", 14n))).map(shown)).toEqual([
      ["disbursed", null, null, 2n],
    ]);
  });

  test("by source is held already by a report that tells the same sources of the district", () => {
    const ledger = ledgerOf(
      paper(october, project("A", 9n, { source: investment }), project("B", 3n, { source: investment })),
    );
    const report = [fact("disbursed", 14n), part("disbursed", investment, 12n), part("disbursed", recurrent, 2n)];
    expect(ledger.post(paper("2023-11-30", ...report)).map(({ source, amount }) => [source.nature, amount])).toEqual([
      ["recurrent", 2n],
    ]);
  });

  test("beside money of no project leaves that money its own", () => {
    const table = [project("A", 9n, { source: investment }), row(2n, { source: investment })];
    const ledger = ledgerOf(paper(october, ...table));
    expect(ledger.total("disbursed", october)).toBe(11n);
    const held = paper("2023-11-30", row(3n, { source: investment, coversAllPlaces: false }));
    expect(ledger.post(held).map(shown)).toEqual([["disbursed", null, null, 1n]]);
  });

  test("of one project does not take what an equally told other one has", () => {
    const ledger = ledgerOf(
      paper(october, project("A", 9n), row(4n, { componentId: "1" })),
      paper("2023-11-30", project("B", 5n)),
    );
    expect(ledger.total("disbursed", "2023-11-30")).toBe(18n);
  });
});

describe("a total of one project over its sources", () => {
  const all = (amount: Dong): CumulativeFact => project("A", amount, { coversAllSources: true });

  test("posts what is beyond the sources that the ledger or the document tells", () => {
    const ledger = ledgerOf(
      paper("2023-10-31", project("A", 6n, { source: investment }), row(20n, { projectId: "B" })),
    );
    expect(ledger.post(paper("2023-11-30", all(10n), project("A", 3n, { source: recurrent }))).map(shown)).toEqual([
      ["disbursed", "A", null, 3n],
      ["disbursed", "A", null, 1n],
    ]);
  });

  test("that names its budget level takes nothing out of the money that it covers", () => {
    const central = { ...notStated, level: "central" } as const;
    const ledger = ledgerOf(paper("2023-10-31", project("A", 10n)));
    ledger.post(paper("2023-11-30", { ...all(14n), source: central }));
    expect(ledger.ofSource("disbursed", notStated, "2023-11-30", { projectId: "A" })).toBe(10n);
    expect(ledger.ofSource("disbursed", central, "2023-11-30", { projectId: "A" })).toBe(4n);
  });

  test("takes out of the district's money no more than the project rises by", () => {
    const ledger = ledgerOf(
      paper("2023-10-31", row(20n), project("A", 6n)),
      paper("2023-11-30", all(8n), project("A", 8n, { source: investment })),
    );
    expect(ledger.ofSource("disbursed", notStated, "2023-11-30")).toBe(18n);
    expect(ledger.total("disbursed", "2023-11-30")).toBe(26n);
  });
});

describe("posting measures", () => {
  test("an allocated plan is its own total, in force with the plan from the first day of the year", () => {
    const table = (asOf: PlainDate, amount: Dong) =>
      paper(asOf, fact("plan", 30n, { projectId: "A" }), fact("allocatedPlan", amount, { projectId: "A" }));
    const ledger = ledgerOf(table("2023-06-30", 20n));
    expect(ledger.within("allocatedPlan", { projectId: "A" }, "2023-01-01")).toBe(20n);
    expect(ledger.post(table("2023-10-31", 18n)).map(shown)).toEqual([["allocated", "A", null, -2n]]);
    expect(ledger.total("plan", "2023-10-31")).toBe(30n);
  });

  test.each([
    {
      name: "both rise",
      months: [
        [5n, 5n],
        [9n, 7n],
      ],
      kinds: [
        ["advanced", 2n],
        ["volumePaid", 2n],
      ],
    },
    {
      name: "advances turn into volume",
      months: [
        [5n, 5n],
        [5n, 1n],
      ],
      kinds: [
        ["advanceRecovered", 4n],
        ["volumePaid", 4n],
      ],
    },
    {
      name: "the total falls",
      months: [
        [9n, 5n],
        [6n, 5n],
      ],
      kinds: [["disbursed", -3n]],
    },
    {
      name: "advances come back as cash",
      months: [
        [9n, 5n],
        [6n, 2n],
      ],
      kinds: [["advanceRecovered", 3n]],
    },
    {
      name: "only volume",
      months: [
        [5n, 0n],
        [9n, 0n],
      ],
      kinds: [["volumePaid", 4n]],
    },
  ] as const)("payments split into advances and volume: $name", ({ months: [first, second], kinds }) => {
    const table = (asOf: PlainDate, [amount, advanceOutstanding]: readonly [Dong, Dong]) =>
      paper(asOf, project("A", amount, { advanceOutstanding }));
    const ledger = ledgerOf(table("2023-09-30", first));
    const posted = ledger.post(table("2023-10-31", second));
    expect(posted.map(({ kind, amount }) => [kind, amount])).toEqual(kinds);
    expect(ledger.post(table("2023-10-31", second))).toEqual([]);
  });

  test("a table that splits what was told unsplit keeps the total", () => {
    const ledger = ledgerOf(
      paper("2023-09-30", fact("disbursed", 9n)),
      paper("2023-10-31", project("A", 9n, { advanceOutstanding: 4n })),
    );
    expect(ledger.total("disbursed", "2023-10-31")).toBe(9n);
    expect(ledger.within("advanceOutstanding", {}, "2023-10-31")).toBe(4n);
  });
});

describe("rows of a table that are alike", () => {
  const twins = (amount: Dong, parts: readonly Dong[]): CumulativeFact => project("A", amount, { parts });

  test("are an entry each when first posted, and one difference later", () => {
    const ledger = new SmallLedger();
    expect(ledger.post(paper("2023-09-30", twins(10n, [5n, 5n]))).map(({ amount }) => amount)).toEqual([5n, 5n]);
    expect(ledger.post(paper("2023-09-30", twins(10n, [5n, 5n])))).toEqual([]);
    expect(ledger.post(paper("2023-10-31", twins(14n, [7n, 7n]))).map(({ amount }) => amount)).toEqual([4n]);
  });

  test("have the same ids whatever their order", () => {
    const idsOf = (parts: readonly Dong[]) =>
      new SmallLedger().post(paper("2023-09-30", twins(9n, parts))).map(({ id }) => id);
    expect(idsOf([5n, 4n])).toEqual(idsOf([4n, 5n]));
  });
});

describe("a late table", () => {
  test("of one project leaves another one's later table, and stays itself", () => {
    const ledger = ledgerOf(paper("2023-10-31", project("A", 9n)), paper("2023-09-30", project("B", 5n)));
    expect(ledger.within("disbursed", { projectId: "B" }, "2023-10-31")).toBe(5n);
    expect(ledger.within("disbursed", { projectId: "A" }, "2023-10-31")).toBe(9n);
  });

  test("that tells apart an earlier total keeps the later total of the district", () => {
    const ledger = ledgerOf(
      paper("2023-08-31", fact("disbursed", 14n)),
      paper("2023-10-31", fact("disbursed", 20n)),
      paper("2023-09-30", project("A", 16n)),
    );
    expect(["2023-08-31", "2023-09-30", "2023-10-31"].map((asOf) => ledger.total("disbursed", asOf))).toEqual([
      14n,
      16n,
      20n,
    ]);
  });
});
