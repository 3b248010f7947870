/** `npm run -s giaingan -- …`: the command line, with the set-up done first. Paths are those of the caller's folder. */
import { join } from "node:path";
import { ensureInstalled, root, runPinned } from "./setup.mjs";

ensureInstalled();
process.exitCode = runPinned([join(root, "apps/cli/src/main.ts"), ...process.argv.slice(2)], {
  cwd: process.env.INIT_CWD ?? process.cwd(),
  stdio: "inherit",
});
