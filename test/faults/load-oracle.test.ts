import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BatchBody } from "../../packages/client/src/schemas.ts";
import { type AppendResult, type Ledger, openLedger } from "@giaingan/ledger";
import { afterAll, beforeAll, expect, test } from "vitest";
import { emptyLoadLog, type LoadLog } from "./load-client.ts";
import { type LoadLedger, loadPayment, makeLoadLedger } from "./load-ledger.ts";
import { judgeLoad } from "./load-oracle.ts";

const folder = mkdtempSync(join(tmpdir(), "giaingan-load-oracle-"));
const nothing = { lost: [], doubled: [], strange: [], changed: [], broken: [] };
let before: LoadLedger;
let ledger: Ledger;
let results: readonly AppendResult[];

beforeAll(async () => {
  const path = join(folder, "so.duckdb");
  before = await makeLoadLedger(path, 700);
  ledger = await openLedger({ path, mode: "open" });
  const rest = { contentHash: null, statements: [], findings: [], checks: [] };
  const batch = (id: string) => ({ ...rest, id, documentName: id, entries: [loadPayment(`${id}/0`, 5)] });
  results = await ledger.appendAll(["a", "b"].map(batch));
});
afterAll(async () => {
  await ledger.close();
  rmSync(folder, { recursive: true, force: true });
});

function bodyOf(id: string): BatchBody {
  const { late: _late, ...entry } = loadPayment(`${id}/0`, 5);
  return { id, documentName: id, entries: [{ ...entry, amount: entry.amount.toString() }] };
}

/** What clients would have logged that were told the truth. */
function trueLog(): LoadLog {
  const log = emptyLoadLog();
  for (const { findings: _findings, lateEntryCount: _late, ...result } of results) {
    log.sent.set(result.batchId, bodyOf(result.batchId));
    log.acknowledged.set(result.batchId, { ...result, findings: [] });
  }
  return log;
}

test("a log that is true is found in the ledger", async () => {
  expect(await judgeLoad(ledger, trueLog(), before)).toEqual(nothing);
});

test("a batch that was acknowledged and is not there is lost", async () => {
  const log = trueLog();
  const [told] = log.acknowledged.values();
  if (told === undefined) throw new Error("something was acknowledged");
  log.sent.set("c", bodyOf("c"));
  log.acknowledged.set("c", { ...told, batchId: "c" });
  expect(await judgeLoad(ledger, log, before)).toEqual({ ...nothing, lost: ["c"] });
});

test("a batch that nobody sent is strange, and its money is too much", async () => {
  const log = trueLog();
  log.sent.delete("b");
  log.acknowledged.delete("b");
  const verdict = await judgeLoad(ledger, log, before);
  expect(verdict).toMatchObject({
    ...nothing,
    strange: ["b"],
    broken: [/^entryCount: 702/u, /^paid: /u].map(matching),
  });
});

test("an answer that named another place of the chain, or an amount that is another, is found", async () => {
  const log = trueLog();
  const [told] = log.acknowledged.values();
  if (told === undefined) throw new Error("something was acknowledged");
  log.acknowledged.set("a", { ...told, chainHead: "0".repeat(64) });
  expect(await judgeLoad(ledger, log, before)).toEqual({ ...nothing, changed: ["a"] });
  const other = trueLog();
  other.sent.set("a", { ...bodyOf("a"), entries: bodyOf("a").entries.map((entry) => ({ ...entry, amount: "999" })) });
  expect((await judgeLoad(ledger, other, before)).broken).toEqual([matching(/^paid: /u)]);
});

function matching(pattern: RegExp): unknown {
  return expect.stringMatching(pattern);
}
