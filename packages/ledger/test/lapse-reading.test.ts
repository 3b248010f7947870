/**
 * What lapse does not read of a record changes no figure: other budget years, places within a unit, months of payments.
 */
import { type Entry, sourceNotStated } from "@giaingan/finance";
import { answerLapse } from "@giaingan/finance/lapse";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { askLapse } from "../src/index.ts";
import { sampleBatch, sampleEntry, useTemporaryLedgers } from "./sample-batch.ts";

const ledgers = useTemporaryLedgers();

const everyPlace = { unit: true, project: true, component: true };

const entryArbitrary: fc.Arbitrary<Omit<Entry, "id">> = fc
  .record({
    kind: fc.constantFrom("assigned", "supplemented", "cut", "carriedOver", "allocated", "volumePaid", "advanced"),
    year: fc.constantFrom(2022, 2023, 2024),
    place: fc.constantFrom("a", "B"),
    projectId: fc.constantFrom(null, "p1", "p2"),
    nature: fc.constantFrom("investment" as const, "recurrent" as const),
    hasVintage: fc.boolean(),
    day: fc.constantFrom("01-31", "06-15", "09-30", "10-15", "12-31"),
    isLate: fc.boolean(),
    amount: fc.bigInt({ min: 1n, max: 90n }),
  })
  .map(({ year, place, nature, hasVintage, day, isLate, kind, ...fields }) => {
    const vintage = !hasVintage ? null : kind === "carriedOver" ? year - 1 : year;
    return sampleEntry({
      id: "",
      ...fields,
      kind,
      unitId: place,
      fiscalYear: year,
      effectiveOn: `${isLate ? year + 1 : year}-${day}`,
      source: { ...sourceNotStated, nature, vintage },
    });
  });

/** Paid before the deadline; and a vintage that the carry-over states, and its own project in the year before did not. */
const ofYear = { unitId: "a", source: { ...sourceNotStated, nature: "investment" as const, vintage: 2023 } };
const unstated = { ...ofYear, projectId: "p2", source: { ...ofYear.source, vintage: null } };
const always: readonly Entry[] = [
  sampleEntry({ id: "plan", ...ofYear, projectId: "p1", amount: 100n }),
  sampleEntry({ id: "late", ...ofYear, projectId: "p1", kind: "supplemented", effectiveOn: "2023-10-15", amount: 7n }),
  sampleEntry({ id: "paid", ...ofYear, projectId: "p1", kind: "volumePaid", effectiveOn: "2023-06-15", amount: 40n }),
  sampleEntry({ id: "unstated", ...unstated, amount: 50n }),
  sampleEntry({
    id: "carried",
    ...ofYear,
    projectId: "p2",
    kind: "carriedOver",
    fiscalYear: 2024,
    effectiveOn: "2024-01-20",
    amount: 10n,
  }),
];

test("lapse answers as from all that the record tells", async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(entryArbitrary, { maxLength: 12 }),
      fc.array(
        fc.record({
          asOf: fc.constantFrom("2023-06-30", "2023-12-31", "2024-01-20", "2024-01-31", "2024-07-31", "2025-03-31"),
          by: fc.constantFrom([], ["source"] as const, ["unit"] as const, ["project"] as const),
          fiscalYear: fc.constantFrom(null, 2023),
        }),
        { minLength: 6, maxLength: 10 },
      ),
      async (drawn, questions) => {
        run += 1;
        const ledger = await ledgers.open({ path: ledgers.path(`${run}.duckdb`) });
        const entries = [...drawn.map((entry, rank): Entry => ({ ...entry, id: `${rank}` })), ...always];
        const { revision } = await ledger.append(sampleBatch({ id: "a", entries }));
        for (const { asOf, by, fiscalYear } of questions) {
          const asked = { by, asOf, fiscalYear, filter: {}, unit: null, revision };
          const { answer } = await askLapse(ledger, asked);
          const movements = await ledger.movements({ asOf, revision, grain: everyPlace, hasExactDates: true });
          const whole = { ...asked, fiscalYear: fiscalYear ?? answer.fiscalYear };
          expect(answer).toEqual(answerLapse(movements, whole));
        }
        await ledger.close();
      },
    ),
    { numRuns: 10 },
  );
}, 120_000);
