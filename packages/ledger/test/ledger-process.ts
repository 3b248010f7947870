/**
 * Another process with a ledger, for the tests: `node ledger-process.ts hold PATH` opens it, says so, and waits.
 */
import process from "node:process";
import { openLedger } from "../src/index.ts";

async function main([command = "", path = ""]: readonly string[]): Promise<void> {
  await openLedger({ path, mode: "openOrCreate", owner: "giaingan serve http://127.0.0.1:4000" });
  process.stdout.write("open\n");
  if (command === "hold") setInterval(() => undefined, 1_000);
}

if (process.argv[1] === import.meta.filename) await main(process.argv.slice(2));
