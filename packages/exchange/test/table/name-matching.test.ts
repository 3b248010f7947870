import * as fc from "fast-check";
import { expect, test } from "vitest";
import { matchNames } from "../../src/table/name-matching.ts";

const known = [
  { id: "dak-ruong", name: "Xã Đăk Ruồng" },
  { id: "dak-to-lung", name: "Xã Đăk Tờ Lung" },
  { id: "dak-to-re", name: "Xã Đăk Tờ Re" },
  { id: "tan-lap", name: "Xã Tân Lập" },
  { id: "hoa-binh", name: "Phường Hòa Bình" },
  { id: "thuy-xuan", name: "Phường Thủy Xuân" },
  { id: "kon-nhen", name: "Kon Nhên" },
];

function matchOf(name: string): unknown {
  const match = matchNames([name], { known }).get(name);
  return match?.kind === "proposed" ? match.candidates.map(({ id, differs }) => `${id}: ${differs}`) : match;
}

test.each([
  ["Xã Tân Lập", "tan-lap"],
  ["XÃ TÂN LẬP", "tan-lap"],
  ["xã  Tân\u00a0Lập ", "tan-lap"],
  ["Xã Tân Lập".normalize("NFD"), "tan-lap"],
  ["Phường Hoà Bình", "hoa-binh"],
  ["phường Thuỷ Xuân", "thuy-xuan"],
])("%j is the known name in another spelling", (name, id) => {
  expect(matchOf(name)).toEqual({ kind: "same", id });
});

test.each([
  ["Xã Đăk Ruông", ["dak-ruong: tone"]],
  ["Xã Đăk Tơ Lung", ["dak-to-lung: tone"]],
  ["Xã Đăk Tô Re", ["dak-to-re: mark"]],
  ["UBND xã Tân Lập", ["tan-lap: title"]],
  ["Tân Lập", ["tan-lap: title"]],
  ["Kon Nhén", ["kon-nhen: mark"]],
  ["Kon Nheen", ["kon-nhen: letters"]],
  ["Xa Tan Lap", ["tan-lap: mark"]],
])("%s is proposed, and not merged", (name, candidates) => {
  expect(matchOf(name)).toEqual(candidates);
});

test.each(["Xã Bờ Y", "Sở Tài chính", "Tân Lập Thượng", ""])("%j is near no known name", (name) => {
  expect(matchOf(name)).toEqual({ kind: "unknown" });
});

test("a name that two known ones share is proposed as both", () => {
  const twice = [
    { id: "a", name: "Xã Tân Lập" },
    { id: "b", name: "Xã Tân lập" },
  ];
  expect(matchNames(["xã Tân Lập"], { known: twice }).get("xã Tân Lập")).toMatchObject({
    kind: "proposed",
    candidates: [{ id: "a" }, { id: "b" }],
  });
});

test("what an officer confirmed once is taken again, in any spelling", () => {
  const confirmed = new Map([["Xã Đăk Ruông", "dak-ruong"]]);
  const match = matchNames(["XÃ ĐĂK RUÔNG"], { known, confirmed }).get("XÃ ĐĂK RUÔNG");
  expect(match).toEqual({ kind: "confirmed", id: "dak-ruong" });
});

test("a name is never merged into one of other letters", () => {
  const syllable = fc.constantFrom(
    "Đăk",
    "Đắk",
    "Ruồng",
    "Ruông",
    "Tờ",
    "Tơ",
    "Tô",
    "Lung",
    "Tân",
    "Tấn",
    "Lập",
    "Lạp",
  );
  const name = fc.array(syllable, { minLength: 1, maxLength: 3 }).map((syllables) => syllables.join(" "));
  fc.assert(
    fc.property(name, fc.array(name, { minLength: 1, maxLength: 20 }), (printed, names) => {
      const match = matchNames([printed], { known: names.map((each) => ({ id: each, name: each })) }).get(printed);
      expect(match?.kind === "same" ? match.id : printed).toBe(printed);
    }),
    { numRuns: 500 },
  );
});
