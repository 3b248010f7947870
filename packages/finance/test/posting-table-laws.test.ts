import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CumulativeFact, type FundingSource, sourceKey } from "../src/index.ts";
import { smallDong } from "./arbitraries.ts";
import { fact, investment, ledgerOf, notStated, type Paper, paper, recurrent, SmallLedger } from "./small-ledger.ts";

const dates = ["2022-12-20", "2023-01-31", "2023-06-30", "2023-10-31", "2024-01-31"] as const;
const places = [
  { projectId: null, componentId: null },
  { projectId: "A", componentId: null },
  { projectId: "B", componentId: null },
  { projectId: null, componentId: "1" },
  { projectId: "A", componentId: "1" },
] as const;
const sources: readonly FundingSource[] = [investment, recurrent, { ...notStated, nature: "investment" }];
const measures = ["plan", "allocatedPlan", "disbursed", "mobilised"] as const;

type Told = CumulativeFact & { readonly projectId: string | null; readonly componentId: string | null };

/** Totals over all sources name none, rows name one: no two figures of a paper are about the same money. */
const cells: readonly Pick<Told, "projectId" | "componentId" | "source" | "coversAllSources" | "coversAllPlaces">[] =
  places.flatMap((place) => [
    { ...place, source: notStated, coversAllSources: true },
    ...sources.map((source) => ({ ...place, source, coversAllSources: false, coversAllPlaces: false })),
  ]);

const reachOf = ({ coversAllSources, coversAllPlaces }: Told): "place" | "source" | "slice" =>
  coversAllSources ? "place" : coversAllPlaces === true ? "source" : "slice";

const facts: fc.Arbitrary<readonly Told[]> = fc
  .record({
    measure: fc.constantFrom(...measures),
    chosen: fc.uniqueArray(
      fc.record({ cell: fc.nat(cells.length - 1), amount: smallDong, coversAllPlaces: fc.boolean() }),
      { minLength: 1, maxLength: 5, selector: ({ cell }) => cell },
    ),
  })
  .map(({ measure, chosen }) =>
    chosen.map(({ cell, amount, coversAllPlaces }): Told => {
      const told = cells[cell] ?? { ...places[0], source: notStated, coversAllSources: true };
      return { ...fact(measure, amount), ...told, coversAllPlaces };
    }),
  );

const arrivals = fc
  .uniqueArray(fc.constantFrom(...dates), { minLength: 1 })
  .chain((days) => fc.tuple(...days.map((day) => facts.map((stated) => paper(day, ...stated)))));

/** What the ledger holds of a figure: of its slice alone, or of all that it covers. */
function heldOf(ledger: SmallLedger, told: Told, asOf: string) {
  const { measure, source } = told;
  const reach = reachOf(told);
  if (reach === "slice") return ledger.ofSource(measure, source, asOf, told);
  const { projectId, componentId } = told;
  return ledger.within(measure, { projectId, componentId, source: reach === "source" ? source : null }, asOf);
}

function heldAndStated(ledger: SmallLedger, papers: readonly Paper[]) {
  return papers.flatMap(({ dataDate, facts: stated }) =>
    (stated as readonly Told[]).map((told) => {
      const { measure, projectId, componentId, source, amount } = told;
      const name = `${measure} ${projectId} ${componentId} ${sourceKey(source)} ${reachOf(told)} ${dataDate}`;
      return [`${name}: ${heldOf(ledger, told, dataDate ?? "") ?? 0n}`, `${name}: ${amount}`];
    }),
  );
}

const linesOf = (ledger: SmallLedger): readonly string[] => ledger.entries.map(({ id }) => id).toSorted();

describe("after posting tables and reports of a unit in any order", () => {
  test("the ledger's totals as of each date are those that its document tells", () => {
    fc.assert(
      fc.property(arrivals, (papers) => {
        const rows = heldAndStated(ledgerOf(...papers), papers);
        expect(rows.map(([held]) => held)).toEqual(rows.map(([, stated]) => stated));
      }),
      { numRuns: 1_000 },
    );
  });

  test("every document again posts nothing, at once and at the end", () => {
    fc.assert(
      fc.property(arrivals, (papers) => {
        const ledger = new SmallLedger();
        for (const each of papers) {
          ledger.post(each);
          expect(ledger.post(each)).toEqual([]);
        }
        for (const each of papers) expect(ledger.post(each)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test("the order of a document's rows makes no difference", () => {
    fc.assert(
      fc.property(arrivals, (papers) => {
        const turned = papers.map(({ dataDate, facts: stated }) => paper(dataDate, ...stated.toReversed()));
        expect(linesOf(ledgerOf(...turned))).toEqual(linesOf(ledgerOf(...papers)));
      }),
      { numRuns: 500 },
    );
  });

  test("a total of the unit alone that rises is never passed by what is told apart of it later", () => {
    fc.assert(
      fc.property(smallDong, fc.array(smallDong, { minLength: 1, maxLength: 4 }), (total, amounts) => {
        const rows = amounts.map((amount, index) => fact("disbursed", amount, { projectId: `P${index}` }));
        const ledger = ledgerOf(paper("2023-06-30", fact("disbursed", total)), paper("2023-10-31", ...rows));
        const told = amounts.reduce((sum, amount) => sum + amount, 0n);
        expect(ledger.total("disbursed", "2023-10-31")).toBe(told > total ? told : total);
      }),
    );
  });
});

describe("payments split into advances and completed volume", () => {
  const split = fc.tuple(smallDong, smallDong).map(([advanceOutstanding, volume]) => ({
    advanceOutstanding,
    amount: advanceOutstanding + volume,
  }));
  const months = fc
    .uniqueArray(fc.constantFrom(...dates.slice(1)), { minLength: 1 })
    .chain((days) =>
      fc.tuple(
        ...days.map((day) => fc.dictionary(fc.constantFrom("A", "B", "C"), split).map((told) => ({ day, told }))),
      ),
    );

  test("add up to both columns of every month, in whatever order the months come", () => {
    fc.assert(
      fc.property(months, fc.option(smallDong, { nil: null }), (tables, before) => {
        const ledger = new SmallLedger();
        if (before !== null) ledger.post(paper("2023-01-01", fact("disbursed", before)));
        for (const { day, told } of tables) {
          const rows = Object.entries(told).map(([projectId, { amount, advanceOutstanding }]) =>
            fact("disbursed", amount, { projectId, advanceOutstanding, coversAllSources: false }),
          );
          ledger.post(paper(day, ...rows));
          expect(ledger.post(paper(day, ...rows))).toEqual([]);
        }
        for (const { day, told } of tables) {
          for (const [projectId, { amount, advanceOutstanding }] of Object.entries(told)) {
            expect(ledger.within("disbursed", { projectId }, day)).toBe(amount);
            expect(ledger.within("advanceOutstanding", { projectId }, day) ?? 0n).toBe(advanceOutstanding);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
