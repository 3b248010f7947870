/** A process that posts batches one after another: `node posting-process.ts PATH LOG COUNT`; its log says which are durable. */
import process from "node:process";
import { openLedger } from "@giaingan/ledger";
import { clientBatch } from "./client-batch.ts";
import { openClientLog } from "./client-log.ts";

const [path = "", logPath = "", count = ""] = process.argv.slice(2);
const ledger = await openLedger({ path, mode: "openOrCreate" });
const log = openClientLog(logPath);
for (let rank = 1; rank <= Number(count); rank += 1) {
  await ledger.append(clientBatch(`durable-${rank}`));
  log.isTold([`durable-${rank}`]);
}
await ledger.close();
log.close();
