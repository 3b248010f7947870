/**
 * Another process with a ledger, for the tests: `node ledger-process.ts hold PATH` opens it and waits, `node
 * ledger-process.ts append PATH RUN` appends batches of `entriesPerBatch` until it is killed, and says after each answer
 * which batch is durable.
 */
import process from "node:process";
import { sourceNotStated } from "@giaingan/finance";
import { openLedger } from "../src/index.ts";

export const entriesPerBatch = 20;

async function main([command = "", path = "", run = ""]: readonly string[]): Promise<void> {
  const ledger = await openLedger({ path, mode: "openOrCreate", owner: "giaingan serve http://127.0.0.1:4000" });
  process.stdout.write("open\n");
  if (command === "hold") setInterval(() => undefined, 1_000);
  if (command !== "append") return;
  for (let batch = 0; ; batch += 1) {
    const id = `${run}-${batch}`;
    const entries = Array.from({ length: entriesPerBatch }, (_, index) => ({
      id: `${id}-${index}`,
      kind: "volumePaid" as const,
      effectiveOn: "2023-10-31",
      fiscalYear: 2023,
      unitId: "dong-giang",
      projectId: null,
      componentId: null,
      source: sourceNotStated,
      amount: 1n,
      document: { number: null, date: null, issuer: null, title: null },
      reverses: null,
      reason: null,
    }));
    const body = { id, documentName: id, contentHash: null, entries, statements: [], findings: [], checks: [] };
    const { revision } = await ledger.append(body);
    process.stdout.write(`durable ${revision} ${id}\n`);
  }
}

if (process.argv[1] === import.meta.filename) await main(process.argv.slice(2));
