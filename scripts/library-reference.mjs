/** `node scripts/library-reference.mjs`: writes docs/library.md, the reference of the library, from its docstrings. */
import { join } from "node:path";
import { ensureInstalled, root, runPinned } from "./setup.mjs";

ensureInstalled();
process.exitCode = runPinned([join(root, "test/house/library-reference.ts")], { stdio: "inherit" });
