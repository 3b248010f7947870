import { describe, expect, test } from "vitest";
import { allowedEdges, findForbiddenDependencies, findForbiddenImports } from "./import-edges.ts";
import { importsOf } from "./module-syntax.ts";
import { type Manifest, readWorkspaces, type Workspace } from "./source-tree.ts";

const workspaces = readWorkspaces();
const manifests = workspaces.map(({ manifest }) => manifest);

describe("the house", () => {
  test("has the workspaces of the design and no other", () => {
    expect(workspaces.map(({ id }) => id).sort()).toEqual(Object.keys(allowedEdges).sort());
  });

  test.each(workspaces)("$id has sources, and each of them parses", ({ sources }) => {
    expect(sources.length).toBeGreaterThan(0);
    for (const file of sources) expect(() => importsOf(file)).not.toThrow();
  });

  test.each(workspaces)("$id imports only what the design allows and its package.json declares", (workspace) => {
    expect(findForbiddenImports(workspace, manifests)).toEqual([]);
  });

  test.each(workspaces)("$id declares no edge that the design does not allow", (workspace) => {
    expect(findForbiddenDependencies(workspace)).toEqual([]);
  });
});

/** A workspace with one planted module, so that the rules are seen to fail. */
function planted(id: string, text: string, path = `packages/${id}/src/planted.ts`): Workspace {
  const [parent = "", name = ""] = path.split("/");
  const manifest: Manifest = {
    name: `@giaingan/${id}`,
    exports: ["."],
    dependencies: ["decimal.js", "@giaingan/finance", "@giaingan/ledger", "punycode"],
    devDependencies: ["linkedom"],
  };
  return { id, folder: `${parent}/${name}`, manifest, sources: [{ path, text }] };
}

describe("a planted import", () => {
  test.each([
    { id: "ledger", text: `import { readReport } from "@giaingan/exchange";`, fault: "must not know it" },
    { id: "exchange", text: `import type { Batch } from "@giaingan/ledger";`, fault: "must not know it" },
    { id: "exchange", text: `import { type Batch } from "@giaingan/ledger";`, fault: "must not know it" },
    { id: "finance", text: `export * from "@giaingan/charts";`, fault: "must not know it" },
    { id: "finance", text: `export { draw } from "@giaingan/charts";`, fault: "must not know it" },
    { id: "finance", text: `export type { Row } from "@giaingan/charts";`, fault: "must not know it" },
    { id: "finance", text: `type Row = import("@giaingan/charts").Row;`, fault: "must not know it" },
    { id: "finance", text: `const late = () => import("@giaingan/charts");`, fault: "must not know it" },
    { id: "finance", text: "const late = () => import(`@giaingan/charts`);", fault: "must not know it" },
    { id: "finance", text: `import "@giaingan/charts/anything";`, fault: "must not know it" },
    { id: "finance", text: `import { sumMoney } from "@giaingan/finance";`, fault: "must not know it" },
    { id: "cli", text: `import { serve } from "@giaingan/api";`, fault: "must not know it" },
    { id: "dashboard", text: `import { open } from "@giaingan/ledger";`, fault: "must not know it" },
    { id: "charts", text: `import { readFileSync } from "node:fs";`, fault: "runs in a browser" },
    { id: "client", text: `import { readFileSync } from "fs";`, fault: "runs in a browser" },
    { id: "finance", text: `import type { Stats } from "node:fs";`, fault: "runs in a browser" },
    { id: "dashboard", text: `const fs = await import("node:fs/promises");`, fault: "runs in a browser" },
    { id: "ledger", text: `import { join } from "path";`, fault: `write "node:path"` },
    { id: "ledger", text: `import pg from "pg";`, fault: "does not declare" },
    { id: "ledger", text: `import { parseHTML } from "linkedom";`, fault: "does not declare" },
    { id: "ledger", text: `import x = require("pg");`, fault: "does not declare" },
    { id: "ledger", text: `const pg = require("pg");`, fault: "does not declare" },
    { id: "ledger", text: `const font = import.meta.resolve("a-font/bold.ttf");`, fault: "does not declare" },
    { id: "charts", text: `import { table } from "@giaingan/finance/src/money.ts";`, fault: "does not export" },
    { id: "ledger", text: `import { read } from "../../exchange/src/read.ts";`, fault: "leaves packages/ledger" },
    { id: "ledger", text: `export * from "../../ledger-two/src/read.ts";`, fault: "leaves packages/ledger" },
    { id: "ledger", text: `import "/etc/passwd";`, fault: "outside the packages" },
    { id: "charts", text: `import "https://cdn.example/plot.js";`, fault: "outside the packages" },
    { id: "ledger", text: `const any = (name: string) => import(name);`, fault: "computed name" },
    { id: "ledger", text: "const any = (name: string) => import(`./${name}.ts`);", fault: "computed name" },
  ])("in $id is found: $text", ({ id, text, fault }) => {
    const source = `/** Line one. */\n${text}\n`;
    const faults = findForbiddenImports(planted(id, source), manifests);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(fault);
    expect(faults[0]).toContain(`packages/${id}/src/planted.ts:2 `);
  });

  test("is found in a TSX file", () => {
    const text = `import { open } from "@giaingan/ledger";\nexport const view = <p>import "x" from "y"</p>;`;
    const dashboard = planted("dashboard", text, "apps/dashboard/src/view.tsx");
    expect(findForbiddenImports(dashboard, manifests)).toEqual([
      `apps/dashboard/src/view.tsx:1 imports "@giaingan/ledger", but dashboard must not know it`,
    ]);
  });

  test("is found in a package.json", () => {
    expect(findForbiddenDependencies(planted("charts", ""))).toEqual([
      "@giaingan/charts must not depend on @giaingan/ledger",
    ]);
  });
});

describe("what only looks like an import", () => {
  test.each([
    { what: "a line comment", text: `// import { open } from "@giaingan/ledger";` },
    { what: "a block comment", text: `/* import { open } from "@giaingan/ledger"; */` },
    { what: "an example in a docstring", text: `/**\n * import { open } from "@giaingan/ledger";\n */` },
    { what: "a string", text: `export const text = 'import "@giaingan/ledger"';` },
    { what: "a template", text: 'export const text = `\nimport "@giaingan/ledger";\n`;' },
    { what: "a regular expression", text: `export const pattern = /import "@giaingan\\/ledger"/u;` },
    {
      what: "a method called import",
      text: `export const read = (file: { import(name: string): void }) => file.import("pg");`,
    },
  ])("is not taken for one: $what", ({ text }) => {
    expect(findForbiddenImports(planted("finance", text), manifests)).toEqual([]);
  });
});

describe("an allowed import", () => {
  test.each([
    { id: "charts", text: `import { sumMoney } from "@giaingan/finance";` },
    { id: "finance", text: `import { Decimal } from "decimal.js";` },
    { id: "finance", text: `import rules from "./rules.json" with { type: "json" };` },
    { id: "finance", text: `import { sumMoney } from "../src/money.ts";` },
    { id: "ledger", text: `import { readFileSync } from "node:fs";` },
    { id: "ledger", text: `import type { Window } from "linkedom";` },
    { id: "ledger", text: `import { toASCII } from "punycode";` },
    { id: "ledger", text: `export { sumMoney };\nexport const one = 1;` },
  ])("in $id passes: $text", ({ id, text }) => {
    expect(findForbiddenImports(planted(id, text), manifests)).toEqual([]);
  });
});
