import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sampleBatch, sampleEntry, sampleFinding, sampleStatement, useTemporaryLedgers } from "./sample-batch.ts";

const ledgers = useTemporaryLedgers();

describe("the two axes of time", () => {
  test("as-of leaves out what happens later, and a date counts to its end", async () => {
    const ledger = await ledgers.open();
    const paid = (id: string, effectiveOn: string) => sampleEntry({ id, kind: "volumePaid", effectiveOn, amount: 10n });
    await ledger.append(
      sampleBatch({ id: "a", entries: [paid("1", "2023-09-30"), paid("2", "2023-10-31"), paid("3", "2023-11-01")] }),
    );
    const disbursed = async (asOf: string) => (await ledger.positions({ asOf, groupBy: [] }))[0]?.disbursed;
    expect(await disbursed("2023-09-29")).toBeNull();
    expect(await disbursed("2023-10-30")).toBe(10n);
    expect(await disbursed("2023-10-31")).toBe(20n);
    expect(await disbursed("2023-11-01")).toBe(30n);
  });

  test("an entry dated back after a revision does not change what was known then", async () => {
    const ledger = await ledgers.open();
    const query = { asOf: "2023-10-31", groupBy: ["month"] } as const;
    await ledger.append(sampleBatch({ id: "a", entries: [sampleEntry({ id: "1", amount: 100n })] }));
    const known = structuredClone(await ledger.positions({ ...query, revision: 1 }));
    await ledger.append(sampleBatch({ id: "b", entries: [sampleEntry({ id: "2", amount: 11n })] }));
    expect(await ledger.positions(query)).toMatchObject([{ key: { month: "2023-01" }, plan: 111n }]);
    expect(await ledger.positions({ ...query, revision: 1 })).toEqual(known);
    await ledger.close();
    // Opened again, nothing comes from memory.
    const later = await ledgers.open({ mode: "open" });
    expect(await later.positions({ ...query, revision: 1 })).toEqual(known);
    expect(await later.positions({ ...query, revision: 0 })).toEqual([]);
  });

  test("everything else is pinned by a revision too", async () => {
    const ledger = await ledgers.open();
    const contents = (id: string) => ({
      id,
      entries: [sampleEntry({ id, unitId: `unit-${id}`, effectiveOn: "2023-05-05" })],
      statements: [sampleStatement],
      findings: [sampleFinding],
    });
    await ledger.append(sampleBatch(contents("a")));
    const at = { revision: 1 };
    const ask = async () => ({
      overview: await ledger.overview(at),
      entries: await ledger.entries({ asOf: "2023-12-31", ...at }),
      statements: await ledger.statements(at),
      findings: await ledger.findings(at),
      batches: await ledger.batches(at),
    });
    const before = structuredClone(await ask());
    await ledger.append(sampleBatch(contents("b")));
    expect(await ask()).toEqual(before);
    expect(before.overview.units).toEqual(["dong-giang", "unit-a"]);
    expect((await ledger.overview()).units).toEqual(["dong-giang", "unit-a", "unit-b"]);
  });

  test("a revision that is not there is refused, with the latest", async () => {
    const ledger = await ledgers.open();
    await ledger.append(sampleBatch({ id: "a", entries: [sampleEntry({ id: "1" })] }));
    const at = { revision: 2 };
    const questions = [
      ledger.positions({ asOf: "2023-12-31", groupBy: [], ...at }),
      ledger.entries({ asOf: "2023-12-31", ...at }),
      ledger.statements(at),
      ledger.findings(at),
      ledger.batches(at),
      ledger.overview(at),
    ];
    for (const question of await Promise.allSettled(questions)) {
      expect(question).toMatchObject({
        status: "rejected",
        reason: { code: "unknownRevision", values: { revision: "2", latest: "1" } },
      });
    }
  });

  test("reads during appends see whole batches only", async () => {
    const ledger = await ledgers.open();
    const batchSize = 25;
    const append = async (batch: number) =>
      ledger.append(
        sampleBatch({
          id: `${batch}`,
          entries: Array.from({ length: batchSize }, (_, index) => sampleEntry({ id: `${batch}/${index}` })),
        }),
      );
    const appends = Promise.all(Array.from({ length: 20 }, (_, batch) => append(batch)));
    for (let read = 0; read < 40; read += 1) {
      const { revision } = ledger.head();
      const [row] = await ledger.positions({ asOf: "2023-12-31", groupBy: [], filter: { year: 2023 } });
      expect(row?.entryCount).toBeGreaterThanOrEqual(revision * batchSize);
      expect((row?.entryCount ?? 1) % batchSize).toBe(0);
    }
    await appends;
  });
});

describe("pages of entries", () => {
  test("joined together are the whole selection in order, whatever their size", async () => {
    const ledger = await ledgers.open();
    const days = ["2023-03-01", "2023-01-01", "2023-02-01"];
    for (const [batch, first] of days.entries()) {
      const entries = days.map((day, index) =>
        sampleEntry({ id: `${batch}-${index}`, effectiveOn: index === 0 ? first : day, amount: BigInt(batch) }),
      );
      await ledger.append(sampleBatch({ id: `${batch}`, entries }));
    }
    const whole = (await ledger.entries({ asOf: "2023-12-31" })).entries;
    const order = whole.map(({ effectiveOn, revision, position }) => `${effectiveOn} ${revision} ${position}`);
    expect(order).toEqual(order.toSorted());
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 12 }), async (limit) => {
        const read = [];
        let cursor: string | null | undefined;
        do {
          const page = await ledger.entries({ asOf: "2023-12-31", limit, ...(cursor ? { cursor } : {}) });
          expect(page).toMatchObject({ totalCount: 9, totalSum: null, revision: 3 });
          read.push(...page.entries);
          cursor = page.nextCursor;
        } while (cursor !== null);
        expect(read).toEqual(whole);
      }),
      { numRuns: 12 },
    );
  });

  test("stay at the revision of the first page while batches arrive", async () => {
    const ledger = await ledgers.open();
    const entries = ["1", "2", "3"].map((id) => sampleEntry({ id, effectiveOn: "2023-06-01" }));
    await ledger.append(sampleBatch({ id: "a", entries }));
    const first = await ledger.entries({ asOf: "2023-12-31", limit: 2, measure: "plan" });
    await ledger.append(sampleBatch({ id: "b", entries: [sampleEntry({ id: "late", effectiveOn: "2023-07-01" })] }));
    const { nextCursor } = first;
    const second = await ledger.entries({ asOf: "2023-12-31", limit: 2, measure: "plan", cursor: nextCursor ?? "" });
    expect(second).toMatchObject({ revision: 1, totalCount: 3, totalSum: 3n, nextCursor: null });
    expect(second.entries.map(({ id }) => id)).toEqual(["3"]);
  });

  test.each([
    ["limit", { limit: 0 }],
    ["limit", { limit: 10_001 }],
    ["limit", { limit: 1.5 }],
    ["cursor", { cursor: "" }],
    ["cursor", { cursor: "1_2023-01-01_1_0; DROP TABLE entries" }],
    ["measure", { measure: "spent" as "plan" }],
  ] as const)("refuse a bad %s: %o", async (name, fields) => {
    const ledger = await ledgers.open();
    await ledger.append(sampleBatch({ id: "a", entries: [sampleEntry({ id: "1" })] }));
    const question = ledger.entries({ asOf: "2023-12-31", ...fields });
    await expect(question).rejects.toMatchObject({ code: "invalidValue", values: { name } });
  });
});
