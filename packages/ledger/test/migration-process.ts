/**
 * Another process that migrates a ledger and dies in the middle: `node migration-process.ts PATH TO RANK` ends itself by
 * SIGKILL before the statement of that rank, "COMMIT" included; it says "done" when there were fewer.
 */
import process from "node:process";
import { migrateLedger } from "../src/ledger-migration.ts";

const [path = "", to, rank] = process.argv.slice(2);
let before = 0;
await migrateLedger({
  path,
  to: Number(to),
  onStatement: () => {
    if (before === Number(rank)) process.kill(process.pid, "SIGKILL");
    before += 1;
  },
});
process.stdout.write("done");
