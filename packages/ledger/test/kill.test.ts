import { spawn } from "node:child_process";
import { join } from "node:path";
import process from "node:process";
import { expect, test } from "vitest";
import { entriesPerBatch } from "./ledger-process.ts";
import { useTemporaryLedgers } from "./sample-batch.ts";

const ledgers = useTemporaryLedgers();
const killCount = 10;

/** Appends in another process, kills it some time after its first answer, and gives the batches that it called durable. */
async function appendUntilKilled(path: string, run: number, delayMs: number): Promise<readonly string[]> {
  const script = join(import.meta.dirname, "ledger-process.ts");
  const child = spawn(process.execPath, [script, "append", path, String(run)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let told = "";
  child.stdout.on("data", (piece: Buffer) => {
    if (!told.includes("durable") && String(piece).includes("durable"))
      setTimeout(() => child.kill("SIGKILL"), delayMs);
    told += String(piece);
  });
  await new Promise((resolve) => child.once("close", resolve));
  // The last line may have been cut by the kill.
  const lines = told.slice(0, told.lastIndexOf("\n") + 1).split("\n");
  return lines.filter((line) => line.startsWith("durable")).map((line) => line.split(" ")[2] ?? "");
}

test(
  "a killed process leaves whole batches only, and every one that it called durable",
  { timeout: 30_000 },
  async () => {
    const seed = Math.floor(Math.random() * 1e9);
    const durable: string[] = [];
    for (let run = 0; run < killCount; run += 1) {
      const delayMs = (seed * (run + 1)) % 40;
      durable.push(...(await appendUntilKilled(ledgers.path(), run, delayMs)));
      const ledger = await ledgers.open({ mode: "open" });
      const ids = (await ledger.batches()).map(({ id }) => id);
      const [total] = await ledger.positions({ asOf: "2023-12-31", groupBy: [] });
      const verdict = await ledger.verifyChain();
      expect({
        seed,
        run,
        lost: durable.filter((id) => !ids.includes(id)),
        doubled: ids.filter((id, index) => ids.indexOf(id) !== index),
        // At most one batch a run was committed and not answered before the kill.
        isMoreThanSent: ids.length > durable.length + run + 1,
        disbursed: total?.disbursed ?? 0n,
        isIntact: verdict.isIntact && verdict.revision === ids.length,
      }).toEqual({
        seed,
        run,
        lost: [],
        doubled: [],
        isMoreThanSent: false,
        disbursed: BigInt(ids.length * entriesPerBatch),
        isIntact: true,
      });
      await ledger.close();
    }
    expect(durable.length).toBeGreaterThanOrEqual(killCount);
  },
);
