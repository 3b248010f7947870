import assert from "node:assert/strict";
import { importRefusals, reconcileFileRefusals, workbookRefusals } from "../../packages/exchange/src/index.ts";
import { refusalCatalogue, type RefusalDefinition } from "@giaingan/finance";
import { seriesRefusals } from "@giaingan/finance/projection";
import { triangleRefusals } from "@giaingan/finance/triangles";
import { ledgerRefusals } from "@giaingan/ledger";
import { expect, test } from "vitest";
import { readFiles } from "./source-tree.ts";

/** All catalogues, in the order of the document. */
const catalogue: Readonly<Record<string, RefusalDefinition>> = {
  ...refusalCatalogue,
  ...reconcileFileRefusals,
  ...workbookRefusals,
  ...importRefusals,
  ...seriesRefusals,
  ...triangleRefusals,
  ...ledgerRefusals,
};
const [document] = readFiles("docs", (path) => path === "docs/refusals.md");
const lines = document?.text.split("\n") ?? [];
const rows = lines.filter((line) => line.startsWith("| `"));
const codeOf = (row: string): string => /^\| `(\w+)`/u.exec(row)?.[1] ?? row;

/** The row of a code, as the document should have it. */
function rowOf(code: string): string {
  const definition = catalogue[code];
  assert(definition !== undefined);
  const { category, fact, remedy } = definition;
  const cells = [`\`${code}\``, category, fact.vi, remedy.vi, fact.en, remedy.en];
  return `| ${cells.map((cell) => cell.replaceAll("|", String.raw`\|`)).join(" | ")} |`;
}

test("docs/refusals.md documents every code of the catalogue, and none that is gone", () => {
  expect(rows.map(codeOf)).toEqual(Object.keys(catalogue));
});

test.each(Object.keys(catalogue))("docs/refusals.md says of %s what the product says", (code) => {
  expect(rows.filter((row) => codeOf(row) === code)).toEqual([rowOf(code)]);
});

test("docs/refusals.md explains every category that is used", () => {
  const used = new Set(Object.values(catalogue).map(({ category }) => category));
  const explained = lines.flatMap((line) => /^- `(\w+)`: \S/u.exec(line)?.[1] ?? []);
  expect(explained.sort()).toEqual([...used].sort());
});
