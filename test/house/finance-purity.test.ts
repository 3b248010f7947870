import { describe, expect, test } from "vitest";
import { findFloats, findImpurities } from "./finance-purity.ts";
import { isModule, readFiles } from "./source-tree.ts";

const sources = readFiles("packages/finance/src", isModule);

/** Where floats are no money, and why. */
const floatReasons: Readonly<Record<string, string>> = {
  "packages/finance/src/calendar.ts": "year, month and day of a date",
  "packages/finance/src/money.ts": "how many rows are raised, at most the number of rows",
  "packages/finance/src/number-text.ts": "year, month and day of a written date",
};

/** Where statistics are reckoned in doubles: an estimate is no account (docs/decisions/0023). */
const floatFolder = "packages/finance/src/projection/";

describe("finance", () => {
  test("is there to be looked at", () => {
    expect(sources.length).toBeGreaterThan(15);
  });

  test("has no clock, randomness, surroundings, local time or locale", () => {
    expect(sources.flatMap(findImpurities)).toEqual([]);
  });

  test("turns nothing into a float, but for the named files and the projections", () => {
    const unexplained = sources.filter(({ path }) => floatReasons[path] === undefined && !path.startsWith(floatFolder));
    expect(unexplained.flatMap(findFloats)).toEqual([]);
  });

  test.each(Object.entries(floatReasons))("%s still needs its permission for floats: %s", (path) => {
    const file = sources.find((candidate) => candidate.path === path);
    expect(file && findFloats(file)).not.toEqual([]);
    expect(file).toBeDefined();
  });
});

test("projections still need their permission for floats", () => {
  const projections = sources.filter(({ path }) => path.startsWith(floatFolder));
  expect(projections.flatMap(findFloats)).not.toEqual([]);
});

function planted(text: string) {
  return { path: "packages/finance/src/planted.ts", text: `/** Line one. */\n${text}\n` };
}

describe("a planted impurity is found", () => {
  test.each([
    "const now = Date.now();",
    `const now = Date["now"]();`,
    "const now = new Date();",
    "const now = new Date;",
    "const now = new Date(...[]);",
    "const now = Date();",
    "const Clock = Date;",
    "const { now } = Date;",
    "const { now: clock } = given;",
    "const now = performance.now();",
    "const luck = Math.random();",
    `const luck = Math["random"]();`,
    "const luck = Math[name]();",
    "const { random } = Math;",
    "const luck = DecimalBase.random(20);",
    "const id = crypto.randomUUID();",
    "const zone = process.env.TZ;",
    `const zone = globalThis["process"];`,
    "const page = await fetch(address);",
    "setTimeout(later, 5);",
    "console.log(amount);",
    "const state = { console };",
    "const text = new Intl.NumberFormat('vi').format(5);",
    "const text = amount.toLocaleString();",
    "const year = day.getFullYear();",
    "const here = import.meta.url;",
    `const fs = require("fs");`,
    "const code = eval(text);",
    "const out = (console as Printer).log;",
  ])("%s", (text) => {
    const faults = findImpurities(planted(text));
    expect(faults.length).toBeGreaterThan(0);
    for (const fault of faults) expect(fault).toContain("packages/finance/src/planted.ts:2 ");
  });
});

describe("a planted float is found", () => {
  test.each([
    "const amount = Number(text);",
    "const amount = parseFloat(text);",
    "const amount = parseInt(text, 10);",
    "const amount = Number.parseFloat(text);",
    "const amount = Number.parseInt(text, 10);",
    "const amounts = texts.map(parseFloat);",
    "const amount = rate.toNumber();",
    "const amount = +text;",
    "const share = 0.3;",
    "const small = 1e-3;",
  ])("%s", (text) => {
    expect(findFloats(planted(text))).toHaveLength(1);
  });
});

describe("what is pure passes", () => {
  test.each([
    "// Date.now() and Math.random() in a comment",
    "const text = 'new Date() and 0.5 and process';",
    "const moved = new Date(instant).toISOString();",
    "const day = Date.UTC(2023, 9, 31);",
    "const days = Math.min(Math.max(days, 0), 365);",
    "const part = entry.process;",
    "const state = { console: 1, fetch: 2 };",
    "type Clock = Date;",
    "const isWhole = Number.isSafeInteger(count);",
    "const amount = 1_000n * -count;",
    "const total = left + right;",
    "const count = 365;",
  ])("%s", (text) => {
    expect([...findImpurities(planted(text)), ...findFloats(planted(text))]).toEqual([]);
  });
});
