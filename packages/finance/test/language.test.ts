import { expect, test } from "vitest";
import { joinBilingual, languages } from "../src/index.ts";

test("Vietnamese comes first", () => {
  expect(languages).toEqual(["vi", "en"]);
});

test.each([
  { parts: [], joined: { vi: "", en: "" } },
  { parts: [{ vi: "kế hoạch", en: "plan" }], joined: { vi: "kế hoạch", en: "plan" } },
  {
    parts: [
      { vi: "một", en: "one" },
      { vi: "hai", en: "two" },
    ],
    joined: { vi: "một; hai", en: "one; two" },
  },
])("texts are joined language by language: $joined.vi", ({ parts, joined }) => {
  expect(joinBilingual(parts, "; ")).toEqual(joined);
});
