import * as fc from "fast-check";
import { expect, test } from "vitest";
import { jsonArray } from "../src/json-text.ts";

test("values are written as JSON writes them, to the byte", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom('"', "\\", "\n", "\uD800", "\u007F", "\u2028", "ỉ"),
  );
  const value = fc.oneof(text, fc.integer(), fc.constant(null));
  fc.assert(
    fc.property(fc.array(value), (values) => {
      expect(jsonArray(values)).toBe(JSON.stringify(values));
    }),
    { numRuns: 3_000 },
  );
});
