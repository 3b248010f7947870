/** The address restores the view, and nothing in it is replaced in silence. */
import { endOfMonth, languages, planBases } from "@giaingan/finance";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addressKeys,
  defaultView,
  openedMeasures,
  readAddress,
  screens,
  shownBreakdowns,
  shownUnits,
  type ViewState,
  writeAddress,
} from "../src/view-state.ts";

const anyView: fc.Arbitrary<ViewState> = fc.record({
  lang: fc.constantFrom(...languages),
  screen: fc.constantFrom(...screens),
  asOf: fc.option(
    fc
      .record({ year: fc.integer({ min: 1900, max: 9999 }), month: fc.integer({ min: 1, max: 12 }) })
      .map(({ year, month }) => endOfMonth(year, month)),
  ),
  basis: fc.constantFrom(...planBases),
  unit: fc.option(fc.constantFrom(...shownUnits)),
  by: fc.constantFrom(...shownBreakdowns),
  year: fc.option(fc.integer({ min: 1900, max: 9999 })),
  unitId: fc.option(fc.string({ minLength: 1, unit: "grapheme" })),
  rev: fc.option(fc.maxSafeNat()),
  chart: fc.constantFrom("picture", "table"),
  open: fc.option(
    fc.record({
      measure: fc.constantFrom(...openedMeasures),
      key: fc.option(fc.string({ unit: "grapheme" })),
    }),
  ),
});

describe("the address", () => {
  test("restores every view", () => {
    fc.assert(
      fc.property(anyView, (view) => {
        expect(readAddress(writeAddress(view))).toEqual({ view, ignoredKeys: [], faults: [] });
      }),
    );
  });

  test("never makes the page fail, whatever stands in it", () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...addressKeys), fc.string({ unit: "binary" }), (text, key, value) => {
        readAddress(text);
        const read = readAddress(`?${new URLSearchParams({ [key]: value }).toString()}`);
        expect(writeAddress(read.view)).toBe(writeAddress(readAddress(writeAddress(read.view)).view));
      }),
    );
  });

  test("is empty for the default view", () => {
    expect(writeAddress(defaultView)).toBe("");
    expect(readAddress("")).toEqual({ view: defaultView, ignoredKeys: [], faults: [] });
  });

  test("takes a date in either order, and writes it in one", () => {
    expect(writeAddress(readAddress("?asOf=31/10/2023").view)).toBe("?asOf=2023-10-31");
  });

  test("names the keys that it does not know, or has twice, or cannot use alone", () => {
    expect(readAddress("?asof=2023-10-31&unit=million&unit=billion&key=x").ignoredKeys).toEqual([
      "asof",
      "unit",
      "key",
    ]);
  });
});

describe("a value that cannot be used", () => {
  const cases = [
    { address: "?asOf=2023-02-30", key: "asOf", value: "2023-02-30" },
    { address: "?asOf=", key: "asOf", value: "" },
    { address: "?asOf=hôm nay", key: "asOf", value: "hôm nay" },
    { address: "?basis=all", key: "basis", value: "all" },
    { address: "?unit=usd", key: "unit", value: "usd" },
    { address: "?lang=fr", key: "lang", value: "fr" },
    { address: "?screen=map", key: "screen", value: "map" },
    { address: "?by=colour", key: "by", value: "colour" },
    { address: "?year=23", key: "year", value: "23" },
    { address: "?rev=-1", key: "rev", value: "-1" },
    { address: "?rev=99999999999999999", key: "rev", value: "99999999999999999" },
    { address: "?unitId=", key: "unitId", value: "" },
    { address: "?chart=pie", key: "chart", value: "pie" },
    { address: "?open=everything", key: "open", value: "everything" },
    { address: "?by=__proto__", key: "by", value: "__proto__" },
  ];
  test.each(cases)("is named: $address", ({ address, key, value }) => {
    const { faults, view } = readAddress(address);
    expect(faults).toMatchObject([{ key, value }]);
    expect(view).toEqual(defaultView);
  });
});
