import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CumulativeFact, sourceKey } from "../src/index.ts";
import { smallDong } from "./arbitraries.ts";
import {
  carriedOver,
  fact,
  investment,
  ledgerOf,
  notStated,
  type Paper,
  paper,
  part,
  recurrent,
  rowOf,
  SmallLedger,
} from "./small-ledger.ts";

describe("after posting documents in any order", () => {
  const dates = ["2022-12-20", "2022-12-31", "2023-01-31", "2023-06-30", "2023-10-31", "2024-01-31"] as const;
  const sources = [
    investment,
    recurrent,
    carriedOver,
    { ...notStated, level: "central" },
    { ...notStated, nature: "investment" },
  ] as const;
  const measures = ["plan", "disbursed", "mobilised"] as const;

  const facts: fc.Arbitrary<readonly CumulativeFact[]> = fc
    .record({
      measure: fc.constantFrom(...measures),
      total: fc.option(smallDong, { nil: null }),
      parts: fc.dictionary(fc.constantFrom("0", "1", "2", "3", "4"), smallDong, { maxKeys: 3 }),
    })
    .map(({ measure, total, parts }) => [
      ...(total === null ? [] : [fact(measure, total)]),
      ...sources.flatMap((source, index) => {
        const amount = parts[String(index)];
        return amount === undefined ? [] : [part(measure, source, amount)];
      }),
    ]);

  /** Papers of one date each, in the order in which they arrive. */
  const arrivals = fc
    .uniqueArray(fc.constantFrom(...dates), { minLength: 1 })
    .chain((days) => fc.tuple(...days.map((day) => facts.map((stated) => paper(day, ...stated)))));

  /** What the ledger holds of every figure that the papers state, beside what they state. */
  function heldAndStated(ledger: SmallLedger, papers: readonly Paper[]) {
    const rows = papers.flatMap(({ dataDate, facts: stated }) =>
      stated.map((each) => ({ ...each, asOf: dataDate ?? "" })),
    );
    return rows.map(({ asOf, measure, amount, source, coversAllSources }) => {
      const held = coversAllSources ? ledger.total(measure, asOf) : ledger.ofSource(measure, source, asOf);
      const name = `${measure} of ${coversAllSources ? "all" : sourceKey(source)} as of ${asOf}`;
      return { held: `${name}: ${held}`, stated: `${name}: ${amount}` };
    });
  }

  test("the ledger's totals as of each document's date are the document's own", () => {
    fc.assert(
      fc.property(arrivals, (papers) => {
        const ledger = ledgerOf(...papers);
        const rows = heldAndStated(ledger, papers);
        expect(rows.map(({ held }) => held)).toEqual(rows.map(({ stated }) => stated));
      }),
      { numRuns: 500 },
    );
  });

  test("every document again posts nothing, at once and at the end", () => {
    fc.assert(
      fc.property(arrivals, (papers) => {
        const ledger = new SmallLedger();
        for (const each of papers) {
          ledger.post(each);
          expect(ledger.post(each).map(rowOf)).toEqual([]);
        }
        for (const each of papers) expect(ledger.post(each).map(rowOf)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test("one document of many dates holds like many documents of one date", () => {
    fc.assert(
      fc.property(arrivals, (papers) => {
        const dated = papers.flatMap(({ dataDate, facts: stated }) =>
          stated.map((each) => ({ ...each, asOf: dataDate })),
        );
        const ledger = ledgerOf(paper(null, ...dated));
        const rows = heldAndStated(ledger, papers);
        expect(rows.map(({ held }) => held)).toEqual(rows.map(({ stated }) => stated));
      }),
      { numRuns: 300 },
    );
  });

  test("no plan and no payment is ever below zero in all when no document is", () => {
    fc.assert(
      fc.property(arrivals, (papers) => {
        const ledger = ledgerOf(
          ...papers.map(({ dataDate, facts: stated }) =>
            paper(dataDate, ...stated.filter((each) => each.coversAllSources)),
          ),
        );
        for (const measure of measures)
          for (const asOf of dates) expect((ledger.total(measure, asOf) ?? 0n) >= 0n).toBe(true);
      }),
    );
  });
});
