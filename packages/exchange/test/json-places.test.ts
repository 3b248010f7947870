import type { Bilingual } from "@giaingan/finance";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { placeOfOffset, readPlacedJson } from "../src/json-places.ts";

/** Where reading stops, and what it met; null for JSON that is whole. */
function faultOf(text: string): readonly [number, string | Bilingual] | null {
  const read = readPlacedJson(text);
  return "expected" in read ? [read.offset, read.found] : null;
}

describe("JSON that is broken", () => {
  test.each([
    { text: "", offset: 0, found: { vi: "hết tệp", en: "end of file" } },
    { text: '{"a": 1', offset: 7, found: { vi: "hết tệp", en: "end of file" } },
    { text: '{"a": 1,}', offset: 8, found: "}" },
    { text: "[1,]", offset: 3, found: "]" },
    { text: "[1 2]", offset: 3, found: "2" },
    { text: '{"a" 1}', offset: 5, found: "1" },
    { text: "{a: 1}", offset: 1, found: "a" },
    { text: "{'a': 1}", offset: 1, found: "'" },
    { text: "[01]", offset: 1, found: "01" },
    { text: "[+1]", offset: 1, found: "+1" },
    { text: "[.5]", offset: 1, found: ".5" },
    { text: "[NaN]", offset: 1, found: "NaN" },
    { text: "[True]", offset: 1, found: "True" },
    { text: '["a\nb"]', offset: 1, found: '"a' },
    { text: String.raw`["\x"]`, offset: 1, found: String.raw`"\x"` },
    { text: "[] // done", offset: 3, found: "/" },
    { text: "[]]", offset: 2, found: "]" },
    { text: '{"a": 1, "a": 2}', offset: 9, found: '2 × "a"' },
    { text: String.raw`{"a": 1, "\u0061": 2}`, offset: 9, found: '2 × "a"' },
    { text: "[".repeat(100_000), offset: 64, found: "[" },
  ])("is shown at its place: %j", ({ text, offset, found }) => {
    expect(faultOf(text)).toEqual([offset, found]);
  });
});

describe("JSON that is whole", () => {
  test("is read as JSON.parse reads it, whatever it holds", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 8 }), fc.constantFrom(0, 2), (text, indent) => {
        const given = JSON.stringify(JSON.parse(text), null, indent);
        const read = readPlacedJson(given);
        expect("value" in read && read.value).toEqual(JSON.parse(given));
      }),
    );
  });

  test("agrees with JSON.parse on what is broken, for any one character that is changed", () => {
    const whole = '{"a":[1,-2.5e3,"\\u00e1",true],"b":{"c":null}}';
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.constantFrom(...'{}[]",:01a\\ '.split("")), (index, character) => {
        const text = whole.slice(0, index) + character + whole.slice(index + 1);
        let isWhole = true;
        try {
          JSON.parse(text);
        } catch {
          isWhole = false;
        }
        const fault = faultOf(text);
        expect(fault === null || (typeof fault[1] === "string" && fault[1].startsWith("2 × "))).toBe(isWhole);
      }),
    );
  });

  test.each([
    { path: ["a"], offset: 1 },
    { path: ["b", 1], offset: 19 },
    { path: ["b", 1, "c"], offset: 20 },
    { path: ["b", 1, "missing"], offset: 19 },
    { path: ["b", "1"], offset: 9 },
    { path: [], offset: 0 },
  ])("says where $path stands", ({ path, offset }) => {
    const read = readPlacedJson('{"a": 1, "b": [22, {"c": 3}]}');
    expect("value" in read && read.offsetOf(path)).toBe(offset);
  });
});

test.each([
  { text: "abc", offset: 0, line: 1, column: 1 },
  { text: "a\nb\r\nc", offset: 5, line: 3, column: 1 },
  { text: "ườ😀x", offset: 4, line: 1, column: 4 },
])("line and column are counted from 1, in characters: $text at $offset", ({ text, offset, ...place }) => {
  expect(placeOfOffset(text, offset)).toEqual(place);
});
