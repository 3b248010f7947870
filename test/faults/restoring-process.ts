/** A restore that ends its own process at a point: `restoring-process.ts FROM TO POINT TIME`. */
import process from "node:process";
import { restoreLedger } from "@giaingan/ledger";

const [from = "", to = "", killedAt = "", time = "1"] = process.argv.slice(2);
let times = 0;
await restoreLedger({
  from,
  to,
  onProgress: ({ point }) => {
    if (point !== killedAt) return;
    times += 1;
    if (times === Number(time)) process.kill(process.pid, "SIGKILL");
  },
});
