import { describe, expect, test } from "vitest";
import { findBadNames, findLonelyTests, findLongFiles, findMachinePaths, findMarks, lineLimit } from "./naming.ts";
import { isModule, readFiles, type SourceFile } from "./source-tree.ts";

const isText = (path: string): boolean => /\.(?:[cm]?[jt]sx?|json|md|yaml|css|html|svg|txt)$/u.test(path);
const written = readFiles(".", (path) => isText(path) && path !== "pnpm-lock.yaml");
/** All but the house's own rules, which must name what they look for. */
const others = written.filter(({ path }) => !path.startsWith("test/house/naming"));
const modules = written.filter(({ path }) => isModule(path));

describe("the tree", () => {
  test("is there to be looked at", () => {
    expect(modules.length).toBeGreaterThan(60);
    expect(written.some(({ path }) => path === "package.json")).toBe(true);
  });

  test("has no file or folder whose name says nothing, and every module is named in kebab-case", () => {
    expect(modules.flatMap(findBadNames)).toEqual([]);
  });

  test(`has no module above ${lineLimit} lines`, () => {
    expect(modules.flatMap(findLongFiles)).toEqual([]);
  });

  test("puts no work off in a comment", () => {
    expect(others.flatMap(findMarks)).toEqual([]);
  });

  test("has no test that keeps the others from running", () => {
    expect(modules.filter(({ path }) => path.includes(".test.")).flatMap(findLonelyTests)).toEqual([]);
  });

  test("names no place that exists on one machine only", () => {
    expect(others.flatMap(findMachinePaths)).toEqual([]);
  });
});

function planted(path: string, text = ""): SourceFile {
  return { path, text };
}

describe("a planted fault is found", () => {
  test.each([
    "packages/finance/src/utils.ts",
    "packages/finance/src/date-utils.ts",
    "packages/finance/src/helpers/round.ts",
    "packages/finance/src/common.ts",
    "packages/charts/src/shared/theme.ts",
    "packages/client/src/types.ts",
    "packages/client/src/wire-types.test.ts",
    "apps/api/src/misc.ts",
    "apps/api/src/sendReply.ts",
    "apps/dashboard/src/Overview.tsx",
  ])("in the name %s", (path) => {
    expect(findBadNames(planted(path))).toHaveLength(1);
  });

  test.each(["packages/finance/src/money.ts", "apps/api/test/shared-ledger.test.ts", "packages/charts/src/text-2d.ts"])(
    "and not in the name %s",
    (path) => {
      expect(findBadNames(planted(path))).toEqual([]);
    },
  );

  test("in a file of one line too many, and not before", () => {
    expect(findLongFiles(planted("a.ts", "\n".repeat(lineLimit - 1) + "x\n"))).toEqual([]);
    expect(findLongFiles(planted("a.ts", "\n".repeat(lineLimit) + "x\n"))).toHaveLength(1);
  });

  test.each(["TODO", "FIXME", "XXX"])("in the mark %s", (mark) => {
    expect(findMarks(planted("a.ts", `const one = 1;\n// ${mark}: later`))).toEqual(["a.ts:2 puts work off"]);
    expect(findMarks(planted("a.ts", `const word = "${mark}S20";`))).toEqual([]);
  });

  test.each([
    `test.only("x", run);`,
    `describe.only("x", run);`,
    `test.skip.only("x", run);`,
    `it.only.each([1])("x", run);`,
  ])("in %s", (text) => {
    expect(findLonelyTests(planted("a.test.ts", text))).toHaveLength(1);
  });

  test("and not in a comment or a text about it", () => {
    expect(findLonelyTests(planted("a.test.ts", `// test.only(\nconst text = "test.only(";`))).toEqual([]);
  });

  test.each([
    `import "/home/mai/x.ts";`,
    "cd /home/lan/giaingan",
    `path: "/Users/mai/.cache"`,
    "(/Users/lan/x)",
    String.raw`C:\Users\lan`,
    "see ../shared/design.md",
  ])("in the path %s", (text) => {
    expect(findMachinePaths(planted("a.md", text))).toHaveLength(1);
  });

  test.each([
    `"/api/v1/home/x"`,
    "https://example.org/home/x",
    "./home/x",
    "packages/home/x",
    "`/openapi.json`",
    "vi/home/x",
  ])("and not in %s", (text) => {
    expect(findMachinePaths(planted("a.md", text))).toEqual([]);
  });
});
