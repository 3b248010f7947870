#!/usr/bin/env node
/**
 * giaingan, the command line. Exit: 0 done, 1 refused or bad input, 2 wrong usage, 3 a ledger that is not in
 * order.
 *
 * What the program is made of is kept compiled between two runs, in Node's own folder for that
 * (NODE_COMPILE_CACHE; NODE_DISABLE_COMPILE_CACHE=1 keeps nothing): reading and compiling it took most of a short run.
 */
import { enableCompileCache } from "node:module";
import process from "node:process";

enableCompileCache();
const { runCommandLine } = await import("./command-run.ts");
await runCommandLine(process.argv.slice(2));
