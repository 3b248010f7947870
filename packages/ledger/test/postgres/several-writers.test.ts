import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { afterEach, describe, expect, test } from "vitest";
import { sampleBatch, sampleEntry } from "../sample-batch.ts";
import { refusalOf, useServerLedgers } from "./server-places.ts";
import type { WrittenBatch } from "./writing-process.ts";

const ledgers = useServerLedgers();
const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

/** Starts processes that write to the same ledger at once, and gives what each was told. */
async function writeInProcesses(
  names: readonly string[],
  count: number,
): Promise<readonly (readonly WrittenBatch[])[]> {
  const script = join(import.meta.dirname, "writing-process.ts");
  const places = ledgers.places();
  const started = names.map((name) => {
    const words = [script, places.path(), places.headPath(), name, String(count)];
    const child = spawn(process.execPath, words, { stdio: ["pipe", "pipe", "inherit"] });
    children.push(child);
    let said = "";
    child.stdout.on("data", (piece: Buffer) => (said += piece.toString()));
    return { child, isOpen: once(child.stdout, "data"), said: () => said };
  });
  await Promise.all(started.map(({ isOpen }) => isOpen));
  for (const { child } of started) child.stdin.write("go\n");
  await Promise.all(started.map(({ child }) => once(child, "close")));
  return started.map(({ said }) => JSON.parse(said().split("\n")[1] ?? "") as WrittenBatch[]);
}

describe("several processes that write to one ledger", () => {
  test.each([2, 4])("%i of them at once make one chain, and nothing is posted twice", async (processCount) => {
    const count = 20;
    const ledger = await ledgers.open();
    const names = Array.from({ length: processCount }, (_, rank) => `writer-${rank}`);
    const told = await writeInProcesses(names, count);
    const batches = await ledger.batches();
    expect(batches.map(({ revision }) => revision)).toEqual(batches.map((_, index) => index + 1));
    expect(batches.map(({ id }) => id).sort()).toEqual(
      [...names, "shared"].flatMap((name) => Array.from({ length: count }, (_, rank) => `${name}-${rank}`)).sort(),
    );
    for (const written of told)
      for (const { batchId, revision, chainHead } of written)
        expect(batches[revision - 1]).toMatchObject({ id: batchId, chainHead });
    // Of those who posted the same batch, one did, and the others were told so.
    const shared = told.flat().filter(({ batchId }) => batchId.startsWith("shared-"));
    expect(shared.filter(({ alreadyPosted }) => !alreadyPosted)).toHaveLength(count);
    expect(shared).toHaveLength(count * processCount);
    expect(told.flat().filter(({ batchId, alreadyPosted }) => !batchId.startsWith("shared-") && alreadyPosted)).toEqual(
      [],
    );
    expect(await ledger.verifyChain()).toMatchObject({ isIntact: true, revision: batches.length });
    const [total] = await ledger.positions({ asOf: "2023-12-31", groupBy: [] });
    expect(total).toMatchObject({ disbursed: BigInt(batches.length * 2), entryCount: batches.length * 2 });
  });

  test("leave a head file that is whole, and of a batch of the ledger", async () => {
    const ledger = await ledgers.open();
    await writeInProcesses(["a", "b", "c"], 15);
    const kept = JSON.parse(readFileSync(ledgers.places().headPath(), "utf8")) as {
      revision: number;
      chainHead: string;
    };
    const batches = await ledger.batches();
    expect(batches[kept.revision - 1]).toMatchObject({ chainHead: kept.chainHead });
  });

  test("see at once what the others have posted, new kinds of money and carry-overs among it", async () => {
    const [first, second] = [await ledgers.open(), await ledgers.open()];
    for (let rank = 0; rank < 6; rank += 1) {
      const writer = rank % 2 === 0 ? first : second;
      const kind = (["assigned", "volumePaid", "allocated"] as const)[Math.floor(rank / 2)] ?? "assigned";
      await writer.append(sampleBatch({ id: `b${rank}`, entries: [sampleEntry({ id: `e${rank}`, kind })] }));
      expect((await first.overview()).entryCount).toBe(rank + 1);
      expect((await second.overview()).entryCount).toBe(rank + 1);
    }
    expect(await second.verifyChain()).toMatchObject({ isIntact: true, revision: 6 });
  });

  test("are refused an entry that another has posted with another body, by field", async () => {
    const [first, second] = [await ledgers.open(), await ledgers.open()];
    await first.append(sampleBatch({ id: "a", entries: [sampleEntry({ id: "1", amount: 5n })] }));
    const other = sampleBatch({ id: "b", entries: [sampleEntry({ id: "1", amount: 6n })] });
    expect(await refusalOf(second.append(other))).toMatchObject({ code: "entryIdReused", values: { field: "amount" } });
    const same = sampleBatch({ id: "a", entries: [sampleEntry({ id: "1", amount: 5n })] });
    expect(await second.append(same)).toMatchObject({ revision: 1, alreadyPosted: true });
  });

  test("stand in one queue also where the server's transactions are serializable by default", async () => {
    const serializable = (path: string): string =>
      path.replace("options=", `options=${encodeURIComponent("-c default_transaction_isolation=serializable ")}`);
    const path = ledgers.places().path();
    const { headPath } = await ledgers.places().prepare(path);
    const { openLedger } = await import("../../src/index.ts");
    const opened = [];
    for (let rank = 0; rank < 3; rank += 1)
      opened.push(await openLedger({ path: serializable(path), headPath, mode: "openOrCreate" }));
    const posts = opened.flatMap((ledger, writer) =>
      Array.from({ length: 10 }, (_, rank) =>
        ledger.append(sampleBatch({ id: `${writer}-${rank}`, entries: [sampleEntry({ id: `${writer}/${rank}` })] })),
      ),
    );
    const revisions = (await Promise.all(posts)).map(({ revision }) => revision);
    expect(revisions.sort((left, right) => left - right)).toEqual(posts.map((_, index) => index + 1));
    await Promise.all(opened.map((ledger) => ledger.close()));
  });
});
