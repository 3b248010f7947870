import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { testedDialect } from "./ledger-places.ts";
import {
  sampleBatch,
  sampleCheck,
  sampleEntry,
  sampleFinding,
  sampleStatement,
  useTemporaryLedgers,
} from "./sample-batch.ts";

const ledgers = useTemporaryLedgers();

/** A closed ledger of three batches, the second with two entries and everything else. */
async function makeLedger(): Promise<void> {
  const ledger = await ledgers.open({ clock: () => new Date("2023-11-01T00:00:00Z") });
  await ledger.append(sampleBatch({ id: "a", entries: [sampleEntry({ id: "1", amount: 5n })] }));
  await ledger.append(
    sampleBatch({
      id: "b",
      entries: [sampleEntry({ id: "2", amount: 5n }), sampleEntry({ id: "3", amount: 6n })],
      statements: [sampleStatement],
      findings: [sampleFinding],
      checks: [sampleCheck],
    }),
  );
  await ledger.append(sampleBatch({ id: "c", entries: [sampleEntry({ id: "4" })] }));
  await ledger.close();
}

/** A server has a key on the ids of entries: there no copy can have the same. */
const copiedId = testedDialect === "postgresql" ? "twin" : "2";

/** Puts a copy of the entry 2 beside it. */
function copyEntry({ id, revision }: { readonly id: string; readonly revision: number }): string {
  return `CREATE TEMPORARY TABLE copied AS SELECT * FROM entries WHERE id = '2';
    UPDATE copied SET id = '${id}', revision = ${revision};
    INSERT INTO entries SELECT * FROM copied; DROP TABLE copied`;
}

describe("verifying the chain", () => {
  test("is the same for the same batches at the same time", async () => {
    await makeLedger();
    const ledger = await ledgers.open({ mode: "open" });
    expect(await ledger.verifyChain()).toMatchObject({
      isIntact: true,
      revision: 3,
      // A new value here means that every ledger in use is called false: raise chainFormat instead.
      chainHead: "5dcd296a2354076c101b199810d20a3e2d91e7db85fcf7b5d47c840494a28cc5",
      fault: null,
      faultyBatchId: null,
    });
  });

  test.each([
    ["an amount", "UPDATE entries SET amount = amount + 1 WHERE id = '3'", "contentsChanged", "b", 1],
    ["a date", "UPDATE entries SET effective_on = DATE '2023-01-02' WHERE id = '1'", "contentsChanged", "a", 0],
    ["a month", "UPDATE entries SET month_index = month_index + 1 WHERE id = '4'", "contentsChanged", "c", 2],
    ["a look-up number", "UPDATE entries SET id_hash = id_hash + 1 WHERE id = '4'", "contentsChanged", "c", 2],
    ["a class", "UPDATE entry_classes SET kind = 'cut'", "contentsChanged", "a", 0],
    ["a deleted entry", "DELETE FROM entries WHERE id = '2'", "contentsChanged", "b", 1],
    ["a doubled entry", copyEntry({ id: copiedId, revision: 2 }), "contentsChanged", "b", 1],
    ["a swapped pair", "UPDATE entries SET position = 1 - position WHERE revision = 2", "contentsChanged", "b", 1],
    ["a statement", "UPDATE statements SET printed = 'x'", "contentsChanged", "b", 1],
    ["a finding", "DELETE FROM findings", "contentsChanged", "b", 1],
    ["a check", "UPDATE checks SET message_vi = ''", "contentsChanged", "b", 1],
    ["a document's name", "UPDATE batches SET document_name = 'x' WHERE id = 'b'", "linkChanged", "b", 1],
    [
      "a time of recording",
      "UPDATE batches SET recorded_at = TIMESTAMP '2023-10-31' WHERE id = 'b'",
      "linkChanged",
      "b",
      1,
    ],
    ["a deleted batch", "DELETE FROM batches WHERE id = 'b'", "batchMissing", null, 1],
    ["rows without a batch", copyEntry({ id: "stray", revision: 9 }), "strayRows", null, 3],
    [
      "a cut tail",
      "DELETE FROM entries WHERE revision = 3; DELETE FROM batches WHERE revision = 3",
      "tailCut",
      null,
      2,
    ],
  ] as const)("shows %s that was changed by hand", async (_, sql, fault, faultyBatchId, revision) => {
    await makeLedger();
    await ledgers.runSql(sql);
    const ledger = await ledgers.open({ mode: "open" });
    expect(await ledger.verifyChain()).toMatchObject({ isIntact: false, fault, faultyBatchId, revision });
  });

  test("shows a cut tail even after more was posted", async () => {
    await makeLedger();
    await ledgers.runSql("DELETE FROM entries WHERE revision = 3; DELETE FROM batches WHERE revision = 3");
    const ledger = await ledgers.open({ mode: "open" });
    await ledger.append(sampleBatch({ id: "d", entries: [sampleEntry({ id: "5" })] }));
    expect(await ledger.verifyChain()).toMatchObject({ isIntact: false, fault: "headDiffers" });
  });

  test("takes a head file that a killed process left behind, or that is lost, for no damage", async () => {
    await makeLedger();
    const headPath = ledgers.headPath();
    const head = JSON.parse(readFileSync(headPath, "utf8")) as object;
    const first = await ledgers.open({ mode: "open" });
    const [, second] = await first.batches();
    await first.close();
    for (const kept of [JSON.stringify({ ...head, revision: 2, chainHead: second?.chainHead }), "{ torn"]) {
      writeFileSync(headPath, kept);
      const ledger = await ledgers.open({ mode: "open" });
      expect(JSON.parse(readFileSync(headPath, "utf8"))).toMatchObject({ revision: 3 });
      expect(await ledger.verifyChain()).toMatchObject({ isIntact: true, revision: 3 });
      await ledger.close();
    }
  });
});
