import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { sampleBatch, sampleEntry, useTemporaryLedgers } from "./sample-batch.ts";

const ledgers = useTemporaryLedgers();

const many = (count: number, batch: string): ReturnType<typeof sampleEntry>[] =>
  Array.from({ length: count }, (_, index) => sampleEntry({ id: `${batch}-${index}`, amount: BigInt(index) }));

describe("verification", () => {
  test("reads one state while others post, and holds nobody up", async () => {
    const ledger = await ledgers.open();
    await ledger.append(sampleBatch({ id: "dau", entries: many(5_000, "dau") }));
    const told: number[] = [];
    const verification = ledger.verifyChain({ onProgress: (done) => told.push(done) });
    const posted = ledger.append(sampleBatch({ id: "sau", entries: many(1, "sau") }));
    const [verdict, { revision }] = await Promise.all([verification, posted]);
    expect(revision).toBe(2);
    expect(verdict).toMatchObject({ isIntact: true, entryCount: verdict.revision === 1 ? 5_000 : 5_001 });
    expect(told.at(-1)).toBe(verdict.entryCount);
  });

  test("takes a batch that is longer than one reading, piece by piece", { timeout: 120_000 }, async () => {
    const ledger = await ledgers.open();
    await ledger.append(sampleBatch({ id: "a", entries: many(41_000, "a") }));
    expect(await ledger.verifyChain()).toMatchObject({ isIntact: true, entryCount: 41_000 });
    await ledger.close();
    await ledgers.runSql(`UPDATE entries SET position = CASE position WHEN 19999 THEN 20000 ELSE 19999 END
      WHERE position IN (19999, 20000)`);
    const opened = await ledgers.open({ mode: "open" });
    expect(await opened.verifyChain()).toMatchObject({ fault: "contentsChanged", faultyBatch: { revision: 1 } });
  });

  test("tells what is wrong and what to do in both languages", async () => {
    const ledger = await ledgers.open();
    await ledger.append(sampleBatch({ id: "a", entries: many(2, "a") }));
    await ledger.close();
    await ledgers.runSql("DELETE FROM entries WHERE id = 'a-0'");
    const { message, remedy } = await (await ledgers.open({ mode: "open" })).verifyChain();
    expect(message.vi).toContain("lô 1 (mã a, tài liệu “a.txt”)");
    expect(message.en).toContain("It was recorded with 2 entries and has 1.");
    expect(remedy?.vi).toContain("bản sao lưu");
  });
});

describe("opening a ledger whose head file disagrees", () => {
  const kept = (change: object): void => {
    const path = ledgers.headPath();
    writeFileSync(path, JSON.stringify({ ...(JSON.parse(readFileSync(path, "utf8")) as object), ...change }));
  };

  test.each([
    { head: { revision: 3 }, code: "headFileAhead", fault: "tailCut" },
    { head: { chainHead: "0".repeat(64) }, code: "headFileDiffers", fault: "headDiffers" },
    { head: { sample: true }, code: "headFileDiffers", fault: "sampleMarkChanged" },
  ])("warns: $code for $head", async ({ head, code, fault }) => {
    const ledger = await ledgers.open();
    for (const id of ["a", "b"]) await ledger.append(sampleBatch({ id, entries: many(1, id) }));
    expect(ledger.warnings).toEqual([]);
    await ledger.close();
    kept(head);
    const opened = await ledgers.open({ mode: "open" });
    expect(opened.warnings).toMatchObject([{ code, severity: "warning" }]);
    expect(await opened.verifyChain()).toMatchObject({ isIntact: false, fault, keptHead: "disagrees" });
    expect(JSON.parse(readFileSync(ledgers.headPath(), "utf8"))).toMatchObject(head);
  });

  test("a reader is told of a head file that is behind or missing, and leaves it so", async () => {
    const ledger = await ledgers.open();
    const { chainHead } = await ledger.append(sampleBatch({ id: "a", entries: many(1, "a") }));
    await ledger.append(sampleBatch({ id: "b", entries: many(1, "b") }));
    await ledger.close();
    kept({ revision: 1, chainHead });
    const behind = await ledgers.open({ mode: "readOnly" });
    expect(await behind.verifyChain()).toMatchObject({ isIntact: true, keptHead: "behind" });
    await behind.close();
    rmSync(ledgers.headPath());
    const without = await ledgers.open({ mode: "readOnly" });
    expect(await without.verifyChain()).toMatchObject({ isIntact: true, keptHead: "missing" });
  });
});
