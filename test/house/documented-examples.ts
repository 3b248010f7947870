/**
 * Documented examples: runs what the docstrings show, so that no example can be wrong.
 *
 * Every function, constant and class that finance exports has an `@example` with a ```ts block. A line
 * `expression // => expected` is checked; `// => throws code` expects a refusal with that code, or an AssertionError.
 * All other lines are statements, and run in their order. A Decimal is compared by its string, everything else deeply.
 */
import { compileFunction } from "node:vm";
import { expect } from "vitest";
import type { DocumentedExport, Example } from "./documented-exports.ts";

/** What an example can name: everything that is exported. */
export type ExampleScope = Readonly<Record<string, unknown>>;

/** Checks one line: where it stands, what it says and what it gives. */
type LineCheck = (line: number, expression: () => unknown, expected: () => unknown) => void;

/** An example that can be run: the values of all names, then the check. */
type Run = (...values: readonly unknown[]) => void;

/** A line that is checked: the expression, and what it should give. */
const checkedLine = /^(.*\S)\s*\/\/ => (.*\S)\s*$/u;

/** What is wrong with how an export is documented, before anything is run; empty when it shows checked examples. */
export function exampleFaults({ name, path, line, isType, examples }: DocumentedExport): readonly string[] {
  if (isType) return [];
  if (examples.length === 0) return [`${path}:${line} ${name} shows no @example with a \`\`\`ts block`];
  const isNamed = examples.some(({ code }) => new RegExp(String.raw`\b${name}\b`, "u").test(code));
  return [
    ...(isNamed ? [] : [`${path}:${line} no example of ${name} uses it`]),
    ...examples
      .filter(({ code }) => !code.split("\n").some((text) => checkedLine.test(text)))
      .map(
        (example) => `${example.path}:${example.line} the example of ${name} checks nothing: add \`// => expected\``,
      ),
  ];
}

/** Runs one example. Throws at the first line that does not give what it says, with file and line. */
export function runExample(example: Example, scope: ExampleScope): void {
  const { path, line, code } = example;
  const lines = code.split("\n");
  const names = Object.keys(scope).filter((name) => name !== "default");
  const check: LineCheck = (index, expression, expected) => {
    const place = `${path}:${line + index} ${lines[index]?.trim() ?? ""}`;
    const refused = /\/\/ => throws (\w+)$/u.exec(place)?.[1];
    if (refused === undefined) expect(comparable(expression()), place).toEqual(comparable(expected()));
    else expect(thrownBy(expression), place).toBe(refused);
  };
  try {
    const body = `"use strict"; {${lines.map(checkOf).join("\n")}\n}`;
    const run = compileFunction(body, [...names, "checkLine"], { filename: path, lineOffset: line - 1 }) as Run;
    run(...names.map((name) => scope[name]), check);
  } catch (error) {
    throw placedError(error, example);
  }
}

/** The error with the line of the example in its message: that of the check, or that at which the engine stopped. */
function placedError(error: unknown, { path, line }: Example): unknown {
  if (!(error instanceof Error) || error.message.startsWith(path)) return error;
  const stack = error.stack ?? "";
  const after = stack.slice(stack.indexOf(`${path}:`) + path.length + 1);
  return new Error(`${path}:${/^\d+/u.exec(after)?.[0] ?? line} ${String(error)}`, { cause: error });
}

/** A line as it is run: a line to be checked becomes a call of `checkLine`; the others stay as they are. */
function checkOf(text: string, index: number): string {
  const [, expression, expected = ""] = checkedLine.exec(text) ?? [];
  if (expression === undefined) return text;
  const value = /^throws \w+$/u.test(expected) ? "null" : expected;
  return `;checkLine(${index}, () => (${expression.replace(/;$/u, "")}), () => (${value}));`;
}

/** The code of the refusal that is thrown, or "AssertionError"; otherwise what happened, in words. */
function thrownBy(expression: () => unknown): string {
  try {
    return `nothing thrown, but ${String(expression())} returned`;
  } catch (error) {
    if (!(error instanceof Error)) return `thrown: ${String(error)}`;
    if (error.name === "Refusal" && "code" in error) return String(error.code);
    return error.name === "AssertionError" ? error.name : `thrown: ${String(error)}`;
  }
}

/** The value with every Decimal in it as its string; the rest as it is. */
function comparable(value: unknown): unknown {
  if (isDecimal(value)) return String(value);
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, comparable(field)]));
}

function isDecimal(value: unknown): boolean {
  return typeof value === "object" && value !== null && "toDecimalPlaces" in value;
}
