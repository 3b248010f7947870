/** `npm run -s giaingan -- …`: the command line, with the set-up done first. Paths are those of the caller's folder. */
import { join } from "node:path";
import { ensureDashboardBuilt, ensureInstalled, root, runPinned } from "./setup.mjs";

ensureInstalled();
const words = process.argv.slice(2);
if (words.includes("serve")) ensureDashboardBuilt();
process.exitCode = runPinned([join(root, "apps/cli/src/main.ts"), ...words], {
  cwd: process.env.INIT_CWD ?? process.cwd(),
  stdio: "inherit",
});
