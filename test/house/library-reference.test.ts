import * as finance from "@giaingan/finance";
import { expect, test } from "vitest";
import { runExample } from "./documented-examples.ts";
import { libraryReference, referencePath } from "./library-reference.ts";
import { readFiles } from "./source-tree.ts";

const [page] = readFiles("docs", (path) => path === referencePath);
const text = page?.text ?? "";

test("docs/library.md is current: `node scripts/library-reference.mjs` writes it", () => {
  expect(text).toBe(libraryReference());
});

test("docs/library.md names everything that finance exports", () => {
  const sections = new Set(text.split("\n").flatMap((line) => /^#### (\w+)$/u.exec(line)?.[1] ?? []));
  expect(Object.keys(finance).filter((name) => !sections.has(name))).toEqual([]);
});

test("the example that docs/library.md begins with does what it says", () => {
  const [, imported = "", code = ""] =
    /```ts\nimport \{ (.*) \} from "@giaingan\/finance";\n([^]*?)```/u.exec(text) ?? [];
  const scope = Object.fromEntries(Object.entries(finance).filter(([name]) => imported.split(", ").includes(name)));
  expect(code).toContain("// => ");
  runExample({ path: referencePath, line: text.slice(0, text.indexOf(code)).split("\n").length, code }, scope);
});
