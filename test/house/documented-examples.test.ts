import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { exampleFaults, type ExampleScope, runExample } from "./documented-examples.ts";
import { type DocumentedExport, documentedExports, publicModules } from "./documented-exports.ts";
import { isModule, readFiles, repositoryRoot } from "./source-tree.ts";

const sources = readFiles("packages/finance/src", isModule);

/** The public modules of finance that are there, with what they export. */
const entries = await Promise.all(
  publicModules().map(async ({ path }) => {
    const module = (await import(/* @vite-ignore */ join(repositoryRoot, path))) as ExampleScope;
    return { path, module, exports: documentedExports(path, sources) };
  }),
);
const scope: ExampleScope = Object.assign({}, ...entries.map(({ module }) => module)) as ExampleScope;
const valueExports = entries.flatMap(({ exports }) => exports.filter(({ isType }) => !isType));

describe("the exports of finance", () => {
  test.each(entries)("are all found in $path", ({ module, exports }) => {
    const names = exports.filter(({ isType }) => !isType).map(({ name }) => name);
    expect(names.sort()).toEqual(Object.keys(module).sort());
    expect(names.length).toBeGreaterThan(0);
  });

  test.each(valueExports)("$name shows what it does, and does it", (documented) => {
    const [fault] = exampleFaults(documented);
    expect(fault, fault).toBeUndefined();
    for (const example of documented.examples) runExample(example, scope);
  });
});

/** What a module exports whose only declaration has this docstring. */
function exportedWith(documentation: string, declaration = "export const two: bigint = 2n;"): DocumentedExport {
  const [documented] = documentedExports("planted/index.ts", [
    { path: "planted/index.ts", text: 'export { two } from "./two.ts";\n' },
    { path: "planted/two.ts", text: `// Head.\n${documentation}\n${declaration}\n` },
  ]);
  if (documented === undefined) throw new Error("Nothing is exported.");
  return documented;
}

/** The docstring with an example of these lines; the first stands in line 5. */
function docstringOf(...lines: readonly string[]): string {
  return ["/** Two.", " * @example", " * ```ts", ...lines.map((line) => ` * ${line}`), " * ```", " */"].join("\n");
}

function runAll({ examples }: DocumentedExport): void {
  for (const example of examples) runExample(example, { ...scope, two: 2n });
}

describe("a wrong example is found", () => {
  test.each([
    { lines: ["two // => 3n"], message: "planted/two.ts:5 two // => 3n", why: "another value" },
    { lines: ["two // => 2"], message: "planted/two.ts:5", why: "a number for an amount" },
    { lines: ["const half = two / 2n;", "", "half // => 2n"], message: "planted/two.ts:7", why: "in a later line" },
    { lines: ["two // => 2n", "two // => null"], message: "planted/two.ts:6", why: "after a line that holds" },
    { lines: ["({ two, rest: null }) // => { two: 2n }"], message: "planted/two.ts:5", why: "a field is not said" },
    { lines: ["ratio(1n, two) // => '0.50'"], message: "planted/two.ts:5", why: "a decimal with other digits" },
    {
      lines: ["({ rate: ratio(1n, two) }) // => { rate: '0.6' }"],
      message: "planted/two.ts:5",
      why: "inside an object",
    },
    { lines: ["assert(two === 3n, 'it is three') // => 2n"], message: "planted/two.ts:5", why: "it throws" },
    { lines: ["two // => throws AssertionError"], message: "planted/two.ts:5", why: "it throws nothing" },
    {
      lines: ["decimal(`${two}!`) // => throws AssertionError"],
      message: "planted/two.ts:5",
      why: "it throws another error",
    },
    {
      lines: ["(() => { throw refuse('emptyFile', { path: `${two}` }); })() // => throws fileNotFound"],
      message: "planted/two.ts:5",
      why: "another refusal",
    },
    { lines: ["two + three // => 2n"], message: "planted/two.ts:5 ReferenceError: three", why: "no such export" },
    { lines: ["two // => 2n", "three.sort();"], message: "planted/two.ts:6 ReferenceError", why: "a statement fails" },
    { lines: ["const twice = [", "two // => 2n", "];"], message: "planted/two.ts:6 Syntax", why: "amid a statement" },
  ])("$lines: $why", ({ lines, message }) => {
    const documented = exportedWith(docstringOf(...lines));
    expect(exampleFaults(documented)).toEqual([]);
    expect(() => runAll(documented)).toThrow(message);
  });
});

describe("a missing example is found", () => {
  test.each([
    { documentation: "", fault: "planted/two.ts:3 two shows no @example" },
    { documentation: "/** Two. */", fault: "planted/two.ts:3 two shows no @example" },
    { documentation: "/** Two.\n * @example two // 2\n */", fault: "planted/two.ts:5 two shows no @example" },
    { documentation: "/**\n * ```ts\n * two // => 2n\n * ```\n */", fault: "planted/two.ts:7 two shows no @example" },
    { documentation: docstringOf("two; // 2n"), fault: "planted/two.ts:5 the example of two checks nothing" },
    { documentation: docstringOf("2n // => 2n"), fault: "planted/two.ts:8 no example of two uses it" },
    {
      documentation: `${docstringOf("two // => 2n")}\nconst one = 1;`,
      fault: "planted/two.ts:9 two shows no @example",
    },
  ])("$documentation", ({ documentation, fault }) => {
    const faults = exampleFaults(exportedWith(documentation));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(fault);
  });

  test("but not of a type, which is erased", () => {
    expect(exampleFaults(exportedWith("/** Two. */", "export type two = bigint;"))).toEqual([]);
  });

  test("nor behind `export *`, which names nothing", () => {
    const text = 'export * from "./two.ts";';
    expect(() => documentedExports("planted/index.ts", [{ path: "planted/index.ts", text }])).toThrow("export *");
  });
});

describe("a right example passes", () => {
  test.each([
    ["two // => 2n"],
    ["two; // => 2n"],
    ["const amounts = [", "  two,", "  two,", "];", "sumMoney(amounts) // => 4n"],
    ["const two_ = { two };", "two_ // => { two: 2n }"],
    ["ratio(1n, two) // => '0.5'"],
    ["[ratio(1n, two), null] // => ['0.5', null]"],
    ["const sumMoney = two;", "sumMoney // => 2n"],
    ["`${two}://` // => '2://'"],
    ["assert(two === 3n, 'it is three') // => throws AssertionError"],
    ["(() => { throw refuse('emptyFile', { path: `${two}` }); })() // => throws emptyFile"],
  ])("%j", (...lines) => {
    const documented = exportedWith(docstringOf(...lines));
    expect(exampleFaults(documented)).toEqual([]);
    expect(() => runAll(documented)).not.toThrow();
  });

  test("all of several examples are run", () => {
    const documented = exportedWith(
      docstringOf("two // => 2n").replace(" */", " * @example\n * ```ts\n * two // => 5n\n * ```\n */"),
    );
    expect(documented.examples).toHaveLength(2);
    expect(() => runAll(documented)).toThrow("planted/two.ts:9");
  });
});
