/** `npm run bench`: measures side by side in one run, prints ratios and writes JSON. */
import { join } from "node:path";
import { ensureInstalled, root, runPinned } from "./setup.mjs";

ensureInstalled();
process.exitCode = runPinned([join(root, "bench/run.ts"), ...process.argv.slice(2)], { stdio: "inherit" });
