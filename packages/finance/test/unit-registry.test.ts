import { describe, expect, test } from "vitest";
import { Refusal } from "../src/refusal/refusal.ts";
import { standardReference } from "../src/reference/reference-data.ts";
import { findUnitFaults } from "../src/reference/unit-faults.ts";
import { findUnit, proposeUnits, type UnitScope } from "../src/reference/unit-names.ts";
import { ancestorsOf, createUnitRegistry, unitAt, unitsAt } from "../src/reference/unit-registry.ts";
import type { Unit } from "../src/reference/unit.ts";
import { unitOf } from "./units.ts";

const provinces = createUnitRegistry(standardReference.units);

describe("the provinces", () => {
  test.each([
    { on: "2024-12-31", count: 63 },
    { on: "2025-06-30", count: 63 },
    { on: "2025-07-01", count: 34 },
  ])("are $count on $on, each with a code of its own", ({ on, count }) => {
    const units = unitsAt(provinces, on);
    expect(units).toHaveLength(count);
    expect(new Set(units.map(({ code }) => code)).size).toBe(count);
    expect(units.every(({ code }) => /^\d{2}$/u.test(code ?? ""))).toBe(true);
  });

  test("of 30/06/2025 that are gone the day after all went whole into one of the 34", () => {
    const gone = unitsAt(provinces, "2025-06-30").filter(({ id }) => unitAt(provinces, id, "2025-07-01") === null);
    expect(gone).toHaveLength(52);
    for (const { id } of gone) expect(provinces.successorsOf.get(id)).toMatchObject([{ share: "1" }]);
  });

  test.each([
    { unit: "Quảng Ngãi", from: ["Kon Tum", "Quảng Ngãi"] },
    { unit: "Phú Thọ", from: ["Hòa Bình", "Phú Thọ", "Vĩnh Phúc"] },
    { unit: "TP. Hồ Chí Minh", from: ["Bà Rịa - Vũng Tàu", "Bình Dương", "TP. Hồ Chí Minh"] },
    { unit: "Hà Nội", from: [] },
  ])("make $unit of $from", ({ unit, from }) => {
    const predecessors = findUnit(provinces, unit, { on: "2025-07-01" })?.predecessors ?? [];
    expect(new Set(predecessors.map(({ unitId }) => unitAt(provinces, unitId, "2025-06-30")?.name))).toEqual(
      new Set(from),
    );
  });

  test("say that the merger has not been compared with the published text", () => {
    expect(standardReference.units.filter(({ predecessors, verified }) => predecessors.length > 0 && verified)).toEqual(
      [],
    );
  });
});

describe("a name is found", () => {
  test.each<{ text: string; on?: string; id: string | null; why: string }>([
    { text: "Kon Tum", on: "2023-10-31", id: "province-63/kon-tum", why: "as written" },
    { text: "Tỉnh Kon Tum", on: "2023-10-31", id: "province-63/kon-tum", why: "with its title" },
    { text: "TỈNH Kon Tum", on: "2023-10-31", id: "province-63/kon-tum", why: "with its title in capitals" },
    { text: "Kon Tum".normalize("NFD"), on: "2023-10-31", id: "province-63/kon-tum", why: "in NFD" },
    { text: "Kon Tum", id: "province-63/kon-tum", why: "at any time, for only one unit ever had it" },
    { text: "Kon Tum", on: "2025-07-01", id: null, why: "not after its end" },
    { text: "Thành phố Kon Tum", on: "2023-10-31", id: null, why: "not under the title of another unit" },
    { text: "kon tum", on: "2023-10-31", id: null, why: "not in another case" },
    { text: "Quảng Ngãi", on: "2025-06-30", id: "province-63/quang-ngai", why: "of its day: the older" },
    { text: "Quảng Ngãi", on: "2025-07-01", id: "province/51", why: "of its day: the larger" },
    { text: "Quảng Ngãi", id: null, why: "not without a day, for two had it" },
    { text: "Thừa Thiên Huế", on: "2024-12-31", id: "province/46", why: "until it was renamed" },
    { text: "Thừa Thiên Huế", on: "2025-01-01", id: null, why: "not after it was renamed" },
    { text: "Huế", on: "2025-01-01", id: "province/46", why: "after it was renamed, with the same id" },
    { text: "TP. Hồ Chí Minh", on: "2025-07-01", id: "province/79", why: "with a short title" },
    { text: "TP Hồ Chí Minh", on: "2025-07-01", id: "province/79", why: "with a short title and no point" },
    { text: "Thành phố Hồ Chí Minh", on: "2025-07-01", id: "province/79", why: "with the title in full" },
    { text: "Hồ Chí Minh", on: "2025-07-01", id: "province/79", why: "without its title" },
    { text: "62", on: "2023-10-31", id: "province-63/kon-tum", why: "by its code" },
    { text: "51", on: "2025-07-01", id: "province/51", why: "by a code that another had before" },
    { text: "province/51", on: "2025-07-01", id: "province/51", why: "by its id" },
    { text: "province/51", on: "2025-06-30", id: null, why: "not by the id of a unit to come" },
    { text: "", on: "2023-10-31", id: null, why: "not where nothing is written" },
  ])("“$text” on $on is $id: $why", ({ text, on, id }) => {
    expect(findUnit(provinces, text, { on })?.id ?? null).toBe(id);
  });

  test("only where one unit has it; the parent tells two apart", () => {
    const registry = createUnitRegistry([
      unitOf("north"),
      unitOf("south"),
      unitOf("a", { name: "Tân Lập", parentId: "north" }),
      unitOf("b", { name: "Tân Lập", parentId: "south" }),
    ]);
    expect(findUnit(registry, "Xã Tân Lập")).toBeNull();
    expect(findUnit(registry, "Xã Tân Lập", { parentId: "south" })?.id).toBe("b");
    expect(proposeUnits(registry, "Xã Tân Lập").map(({ unit }) => unit.id)).toEqual(["a", "b"]);
  });
});

describe("a variant is proposed and never found", () => {
  const communes = createUnitRegistry([
    unitOf("ruong", { name: "Đăk Ruồng" }),
    unitOf("lung", { name: "Đăk Tờ Lung" }),
    unitOf("hoa", { name: "Hòa Bình" }),
    unitOf("thuy", { name: "Thủy Nguyên", kind: "district" }),
    unitOf("groh", { name: "Kon GRồh", kind: "village" }),
    unitOf("thon-8", { name: "Thôn 8", kind: "village" }),
    unitOf("khu-2", { name: "Khu II", kind: "village" }),
    unitOf("vung-tau", { name: "Bà Rịa - Vũng Tàu", kind: "province" }),
  ]);

  test.each([
    { text: "Đăk Ruông", id: "ruong", likeness: "accents" },
    { text: "Đăk Tơ Lung", id: "lung", likeness: "accents" },
    { text: "xã Đăk Tô Lung", id: "lung", likeness: "accents" },
    { text: "Hoà Bình", id: "hoa", likeness: "spelling" },
    { text: "HÒA BÌNH".normalize("NFD"), id: "hoa", likeness: "spelling" },
    { text: "Thuỷ Nguyên", id: "thuy", likeness: "spelling" },
    { text: "UBND huyện Thuỷ Nguyên", id: "thuy", likeness: "spelling" },
    { text: "xã Thủy Nguyên", id: "thuy", likeness: "title" },
    { text: "Kon Rgôh", id: "groh", likeness: "oneLetter" },
    { text: "Bà Rịa-Vũng Tàu", id: "vung-tau", likeness: "spelling" },
    { text: "Đắk Ruồn", id: "ruong", likeness: "oneLetter" },
  ])("“$text” may be $id ($likeness)", ({ text, id, likeness }) => {
    expect(findUnit(communes, text)).toBeNull();
    expect(proposeUnits(communes, text).map((each) => [each.unit.id, each.likeness])).toEqual([[id, likeness]]);
  });

  test.each(["Thôn 9", "Thôn 88", "Thôn", "Khu I", "Khu III", "Đăk", "", "…"])("“%s” may be none of them", (text) => {
    expect(proposeUnits(communes, text)).toEqual([]);
  });

  test("what is the same comes first, and the scope holds", () => {
    const scope: UnitScope = { on: "2024-06-01" };
    expect(proposeUnits(provinces, "Khánh Hòa", scope).map(({ unit, likeness }) => [unit.name, likeness])).toEqual([
      ["Khánh Hòa", "same"],
      ["Thanh Hóa", "oneLetter"],
    ]);
  });
});

describe("ancestors", () => {
  const registry = createUnitRegistry([
    unitOf("commune", { parentId: "district", validTo: "2025-06-30" }),
    unitOf("commune", { parentId: "province", validFrom: "2025-07-01" }),
    unitOf("district", { parentId: "province", validTo: "2025-06-30", kind: "district" }),
    unitOf("province", { kind: "province" }),
  ]);

  test.each([
    { on: "2025-06-30", ids: ["district", "province"] },
    { on: "2025-07-01", ids: ["province"] },
  ])("of a commune on $on are $ids", ({ on, ids }) => {
    expect(ancestorsOf(registry, "commune", on).map(({ id }) => id)).toEqual(ids);
  });

  test("of a unit that does not exist are none", () => {
    expect(ancestorsOf(registry, "district", "2025-07-01")).toEqual([]);
    expect(ancestorsOf(registry, "nowhere", "2025-07-01")).toEqual([]);
  });
});

describe("units are refused", () => {
  const ended = { validTo: "2025-06-30" };
  const part = (unitId: string, share: string | null): Partial<Unit> => {
    return { validFrom: "2025-07-01", predecessors: [{ unitId, share }] };
  };
  test.each<{ why: string; units: Unit[]; path: string; value: string; expected: string }>([
    {
      why: "a parent is unknown",
      units: [unitOf("a", { parentId: "b" })],
      path: "units[0].parentId",
      value: "b",
      expected: "units[].id",
    },
    {
      why: "a predecessor is unknown",
      units: [unitOf("a", part("b", "1"))],
      path: "units[0].predecessors[0].unitId",
      value: "b",
      expected: "units[].id",
    },
    {
      why: "parents form a circle",
      units: [unitOf("a", { parentId: "b" }), unitOf("b", { parentId: "c" }), unitOf("c", { parentId: "b" })],
      path: "units[1].parentId",
      value: "b → c → b",
      expected: "b → … → null",
    },
    {
      why: "predecessors form a circle",
      units: [unitOf("a", part("b", "1")), unitOf("b", part("a", "1"))],
      path: "units[0].predecessors",
      value: "a → b → a",
      expected: "a → … → null",
    },
    {
      why: "a unit is its own parent",
      units: [unitOf("a", { parentId: "a" })],
      path: "units[0].parentId",
      value: "a → a",
      expected: "a → … → null",
    },
    {
      why: "an id stands there twice",
      units: [unitOf("a"), unitOf("a")],
      path: "units[1].id",
      value: "a",
      expected: "≠ units[0].id",
    },
    {
      why: "periods of one id overlap by a day",
      units: [unitOf("a", { validFrom: "2025-06-30" }), unitOf("a", ended)],
      path: "units[0].id",
      value: "a",
      expected: "≠ units[1].id",
    },
    {
      why: "the last day is before the first",
      units: [unitOf("a", { validFrom: "2025-07-01", validTo: "2025-06-30" })],
      path: "units[0].validTo",
      value: "2025-06-30",
      expected: "≥ 2025-07-01",
    },
    {
      why: "a date is none",
      units: [unitOf("a", { validFrom: "2025-02-29" })],
      path: "units[0].validFrom",
      value: "2025-02-29",
      expected: "YYYY-MM-DD | null",
    },
    {
      why: "shares sum to less than 1",
      units: [unitOf("a", ended), unitOf("b", part("a", "0.6")), unitOf("c", part("a", "0.3"))],
      path: "units[2].predecessors[0].share",
      value: "a: 0.6 + 0.3",
      expected: "Σ share = 1",
    },
    {
      why: "shares sum to more than 1 by the last digit",
      units: [unitOf("a", ended), unitOf("b", part("a", "0.6")), unitOf("c", part("a", "0.40000000000000000001"))],
      path: "units[2].predecessors[0].share",
      value: "a: 0.6 + 0.40000000000000000001",
      expected: "Σ share = 1",
    },
    {
      why: "stated shares leave nothing for one that is not",
      units: [unitOf("a", ended), unitOf("b", part("a", "1")), unitOf("c", part("a", null))],
      path: "units[2].predecessors[0].share",
      value: "a: 1",
      expected: "Σ share < 1",
    },
    {
      why: "a share is written with a comma",
      units: [unitOf("a", ended), unitOf("b", part("a", "0,6"))],
      path: "units[1].predecessors[0].share",
      value: "0,6",
      expected: "0 < share ≤ 1 | null",
    },
  ])("because $why", ({ units, path, value, expected }) => {
    expect(findUnitFaults(units)).toMatchObject([{ path, value, expected: { vi: expected, en: expected } }]);
    expect(() => createUnitRegistry(units)).toThrow(
      expect.objectContaining({ code: "invalidReferenceData", values: { path, value, expected } }),
    );
  });

  test("all faults together, each with message and remedy in both languages", () => {
    const units = [unitOf("a", { parentId: "x" }), unitOf("b", { parentId: "y" })];
    const faults = findUnitFaults(units);
    expect(faults.map(({ value }) => value)).toEqual(["x", "y"]);
    expect(faults[0]?.message).toEqual({
      vi: "units[0].parentId: không có đơn vị nào mang mã này (đang là x).",
      en: "units[0].parentId: no unit has this id (found x).",
    });
    const refusal = thrownBy(() => createUnitRegistry(units));
    expect(refusal.others.map(({ values }) => values["value"])).toEqual(["y"]);
  });

  test("but not when the parent is in the list that is already known", () => {
    expect(findUnitFaults([unitOf("a", { parentId: "province/51" })], standardReference.units)).toEqual([]);
  });

  test("nor when shares are exact, or not all stated, or a period follows another", () => {
    const good = [
      unitOf("a", ended),
      unitOf("b", part("a", "0.6")),
      unitOf("c", part("a", "0.40")),
      unitOf("d", ended),
      unitOf("e", part("d", "0.6")),
      unitOf("f", part("d", null)),
      unitOf("f", ended),
    ];
    expect(findUnitFaults(good)).toEqual([]);
  });

  test("a chain of 20.000 units is followed to its end", () => {
    const chain = Array.from({ length: 20_000 }, (_, index) =>
      unitOf(String(index), { parentId: index === 0 ? null : String(index - 1) }),
    );
    expect(findUnitFaults(chain)).toEqual([]);
    expect(findUnitFaults([...chain.slice(1), unitOf("0", { parentId: "19999" })])).toHaveLength(1);
  });
});

function thrownBy(act: () => unknown): Refusal {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error("Nothing was refused.");
}
