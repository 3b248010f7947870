import { type Entry, type EntryKind, sourceNotStated } from "@giaingan/finance";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Admission } from "../src/batch-completion.ts";
import type { AppendResult } from "../src/index.ts";
import { sampleBatch, sampleEntry, useTemporaryLedgers } from "./sample-batch.ts";

const ledgers = useTemporaryLedgers();

const report: Admission = { mode: "report", rules: null, reference: { projects: [] } };
const kinds: readonly EntryKind[] = [
  "assigned",
  "volumePaid",
  "advanced",
  "refunded",
  "cut",
  "carriedOver",
  "allocated",
];

const drawnEntry = fc.record({
  kind: fc.constantFrom(...kinds),
  unitId: fc.constantFrom("A", "B"),
  projectId: fc.constantFrom(null, "da-1", "da-2"),
  vintage: fc.constantFrom(2022, 2023),
  fiscalYear: fc.constantFrom(2022, 2023),
  month: fc.integer({ min: 1, max: 9 }),
  amount: fc.bigInt({ min: 1n, max: 40n }),
});

function entryOf(id: string, drawn: typeof drawnEntry extends fc.Arbitrary<infer Drawn> ? Drawn : never): Entry {
  const { kind, unitId, projectId, vintage, fiscalYear, month, amount } = drawn;
  const source = { ...sourceNotStated, nature: "investment", vintage } as const;
  return sampleEntry({
    id,
    kind,
    unitId,
    projectId,
    source,
    fiscalYear,
    amount,
    effectiveOn: `${fiscalYear}-0${month}-15`,
  });
}

/** What a batch was answered; findings are in no order that counts. */
function answered(result: AppendResult): unknown {
  return { ...result, findings: result.findings.map(({ code, values }) => JSON.stringify([code, values])).toSorted() };
}

test("batches of one transaction are judged and followed as batches that are posted one by one", async () => {
  const clock = (): Date => new Date("2026-01-05T00:00:00Z");
  let turn = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(drawnEntry, { minLength: 1, maxLength: 5 }), { minLength: 2, maxLength: 6 }),
      async (drawn) => {
        const batches = drawn.map((entries, rank) =>
          sampleBatch({ id: `b${rank}`, entries: entries.map((each, place) => entryOf(`${rank}-${place}`, each)) }),
        );
        turn += 1;
        const oneByOne = await ledgers.open({ path: ledgers.path(`one-${turn}.duckdb`), clock });
        const together = await ledgers.open({ path: ledgers.path(`all-${turn}.duckdb`), clock });
        const expected: AppendResult[] = [];
        for (const batch of batches) expected.push(await oneByOne.append(batch, { admission: report }));
        const given = await together.appendAll(batches, { admission: report });
        expect(given.map(answered)).toEqual(expected.map(answered));
        const [first, second] = [
          await oneByOne.entries({ asOf: "2024-12-31" }),
          await together.entries({ asOf: "2024-12-31" }),
        ];
        expect(second.entries).toEqual(first.entries);
        await Promise.all([oneByOne.close(), together.close()]);
      },
    ),
    { numRuns: 8 },
  );
}, 60_000);
