import { type Entry, sourceNotStated } from "@giaingan/finance";
import { describe, expect, test } from "vitest";
import { sampleBatch, sampleEntry, sampleFinding, sampleStatement, useTemporaryLedgers } from "./sample-batch.ts";

const ledgers = useTemporaryLedgers();

const untyped = (fields: Readonly<Record<string, unknown>>): Partial<Entry> => fields;

describe("refusing bad entries", () => {
  const bad: readonly (readonly [field: string, fields: Readonly<Record<string, unknown>>])[] = [
    ["id", { id: "" }],
    ["id", { id: "  " }],
    ["id", { id: 5 }],
    ["id", { id: "a\0b" }],
    ["id", { id: "\uD800" }],
    ["kind", { kind: "spent" }],
    ["kind", { kind: null }],
    ["effectiveOn", { effectiveOn: "2023-02-29" }],
    ["effectiveOn", { effectiveOn: "31/10/2023" }],
    ["effectiveOn", { effectiveOn: "2023-10-31T00:00:00Z" }],
    ["effectiveOn", { effectiveOn: null }],
    ["fiscalYear", { fiscalYear: 2023.5 }],
    ["fiscalYear", { fiscalYear: 23 }],
    ["fiscalYear", { fiscalYear: "2023" }],
    ["unitId", { unitId: "" }],
    ["unitId", { unitId: null }],
    ["projectId", { projectId: "" }],
    ["projectId", { projectId: undefined }],
    ["componentId", { componentId: 3 }],
    ["source.level", { source: { ...sourceNotStated, level: "village" } }],
    ["source.level", { source: {} }],
    ["source.level", { source: null }],
    ["source.vintage", { source: { ...sourceNotStated, vintage: 20 } }],
    ["source.relation", { source: { ...sourceNotStated, relation: "" } }],
    ["amount", { amount: 5 }],
    ["amount", { amount: "5" }],
    ["amount", { amount: 2n ** 63n }],
    ["amount", { amount: -(2n ** 63n) - 1n }],
    ["document.number", { document: { number: 5, date: null, issuer: null, title: null } }],
    ["document.number", { document: null }],
    ["document.date", { document: { number: null, date: "2023-13-01", issuer: null, title: null } }],
    ["reverses", { reverses: "nobody" }],
    ["reverses", { reverses: "bad" }],
    ["reason", { reason: 5 }],
  ];
  test.each(bad)("names the field %s of %o", async (field, fields) => {
    const ledger = await ledgers.open();
    const batch = sampleBatch({
      id: "a",
      entries: [sampleEntry({ id: "good" }), sampleEntry({ id: "bad", ...untyped(fields) })],
    });
    await expect(ledger.append(batch)).rejects.toMatchObject({ code: "invalidEntry", values: { field } });
    expect(ledger.head().revision).toBe(0);
    expect((await ledger.overview()).entryCount).toBe(0);
  });

  test("posts nothing when one entry is bad, whichever it is", async () => {
    const ledger = await ledgers.open();
    await ledger.append(sampleBatch({ id: "before", entries: [sampleEntry({ id: "before" })] }));
    const count = 12;
    // A wrong field is seen before the transaction, a reversal of nothing inside it, a reused id after both.
    const faults: readonly Partial<Entry>[] = [
      { amount: 2n ** 63n },
      { reverses: "nobody" },
      { id: "before", amount: 9n },
    ];
    for (const fault of faults) {
      for (let bad = 0; bad < count; bad += 1) {
        const entries = Array.from({ length: count }, (_, index) =>
          sampleEntry({ id: `${index}`, ...(index === bad ? fault : {}) }),
        );
        const batch = sampleBatch({ id: "a", entries, statements: [sampleStatement], findings: [sampleFinding] });
        await expect(ledger.append(batch)).rejects.toMatchObject({ name: "Refusal" });
      }
    }
    expect(await ledger.overview()).toMatchObject({ revision: 1, entryCount: 1, latestStatementAsOf: null });
    expect(await ledger.verifyChain()).toMatchObject({ isIntact: true, revision: 1 });
    const good = await ledger.append(sampleBatch({ id: "a", entries: [sampleEntry({ id: "0" })] }));
    expect(good.revision).toBe(2);
  });

  test("takes a reversal of an entry that stands before it in the batch, or in the ledger", async () => {
    const ledger = await ledgers.open();
    const paid = sampleEntry({ id: "paid", kind: "volumePaid", amount: 5n });
    const back = sampleEntry({ id: "back", kind: "volumePaid", amount: -5n, reverses: "paid" });
    await expect(ledger.append(sampleBatch({ id: "a", entries: [back, paid] }))).rejects.toMatchObject({
      code: "invalidEntry",
      values: { entry: "back", field: "reverses" },
    });
    await ledger.append(sampleBatch({ id: "a", entries: [paid, back] }));
    await ledger.append(sampleBatch({ id: "b", entries: [{ ...back, id: "again" }] }));
    expect((await ledger.positions({ asOf: "2023-12-31", groupBy: [] }))[0]?.disbursed).toBe(-5n);
  });

  test.each([
    ["batch.id", { id: " " }],
    ["batch.contentHash", { contentHash: "ABC" }],
    ["batch.entries", { entries: [] }],
    ["batch.statements[0].amount", { statements: [{ ...sampleStatement, amount: 2n ** 63n }] }],
    ["batch.statements[0].asOf", { statements: [{ ...sampleStatement, asOf: "2023-02-30" }] }],
    ["batch.findings[0]", { findings: [{ ...sampleFinding, message: { vi: "\0", en: "" } }] }],
  ])("refuses a batch with a bad %s", async (name, fields) => {
    const ledger = await ledgers.open();
    const batch = { ...sampleBatch({ id: "a", entries: [sampleEntry({ id: "1" })] }), ...fields };
    await expect(ledger.append(batch)).rejects.toMatchObject({ code: "invalidValue", values: { name } });
    expect(ledger.head().revision).toBe(0);
  });
});
