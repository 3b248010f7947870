/**
 * `npm test`: set-up, then types, lint, format, unused code, and every test; vitest's counts come last.
 *
 * Arguments go to vitest: `npm test -- packages/finance` runs a part.
 */
import { ensureDashboardBuilt, ensureInstalled, runPinned } from "./setup.mjs";

const bin = (name) => `node_modules/${name}`;
const steps = [
  { title: "types", args: [bin("typescript/bin/tsc"), "-b"] },
  { title: "types of tests", args: [bin("typescript/bin/tsc"), "-p", "tsconfig.tests.json"] },
  { title: "lint", args: [bin("oxlint/bin/oxlint"), "--type-aware", "--deny-warnings"] },
  { title: "format", args: [bin("oxfmt/bin/oxfmt"), "--check", "."] },
  { title: "unused", args: [bin("knip/bin/knip.js")] },
];

ensureInstalled();
const vitestArgs = process.argv.slice(2);
if (vitestArgs.length === 0) {
  for (const { title, args } of steps) {
    console.log(`\n» ${title}`);
    const status = runPinned(args, { stdio: ["ignore", "inherit", "inherit"] });
    if (status !== 0) {
      console.error(`npm test: "${title}" failed.`);
      process.exit(status);
    }
  }
}
ensureDashboardBuilt();
process.exitCode = runPinned([bin("vitest/vitest.mjs"), "run", ...vitestArgs], {
  stdio: ["ignore", "inherit", "inherit"],
});
