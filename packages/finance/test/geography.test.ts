import { describe, expect, test } from "vitest";
import { standardReference } from "../src/reference/reference-data.ts";
import { mapToGeography } from "../src/reference/geography.ts";
import type { Dong } from "../src/money.ts";
import type { Movement } from "../src/movement.ts";
import { createUnitRegistry, type UnitRegistry } from "../src/reference/unit-registry.ts";
import type { Predecessor, Unit } from "../src/reference/unit.ts";
import { movementOf, unitOf } from "./units.ts";

const provinces = createUnitRegistry(standardReference.units);

/** Unit and amount of each movement, and what could not be told. */
function mapped(registry: UnitRegistry, on: string, ...movements: readonly Movement[]) {
  const { movements: after, findings } = mapToGeography(movements, { registry, on });
  return {
    amounts: after.map(({ unitId, amount }) => [unitId, amount]),
    findings: findings.map(({ code, values }) => [code, values["unitId"], values["movements"]]),
  };
}

describe("the money of a province", () => {
  test.each([
    { unitId: "province-63/kon-tum", on: "2025-07-01", to: "province/51" },
    { unitId: "province-63/kon-tum", on: "2025-06-30", to: "province-63/kon-tum" },
    { unitId: "province-63/quang-ngai", on: "2026-01-01", to: "province/51" },
    { unitId: "province/01", on: "2020-01-01", to: "province/01" },
    { unitId: "Kon Tum", on: "2025-07-01", to: "province/51" },
    { unitId: "Tỉnh Quảng Ngãi", on: "2025-07-01", to: "province/51" },
    { unitId: "Thừa Thiên Huế", on: "2025-07-01", to: "province/46" },
  ])("$unitId on the geography of $on is money of $to", ({ unitId, on, to }) => {
    const movement = movementOf(unitId, 7n, { effectiveOn: "2024-06-30" });
    expect(mapped(provinces, on, movement)).toEqual({ amounts: [[to, 7n]], findings: [] });
  });

  test("posted under its old name after the reform still goes to its successor", () => {
    const movement = movementOf("Kon Tum", 7n, { effectiveOn: "2025-09-30" });
    expect(mapped(provinces, "2025-12-31", movement).amounts).toEqual([["province/51", 7n]]);
  });

  test("that was merged cannot be divided back: it stays, and a finding says so once", () => {
    const { findings } = mapToGeography([movementOf("province/51", 7n), movementOf("province/51", 8n)], {
      registry: provinces,
      on: "2025-06-30",
    });
    expect(findings).toMatchObject([
      {
        code: "mergedUnit",
        severity: "warning",
        message: {
          vi: 'Địa giới ngày 30/06/2025: "Quảng Ngãi" được sáp nhập từ nhiều đơn vị, không tách ngược được; dùng địa giới mới, hoặc ghi sổ theo đơn vị cũ. Số khoản giữ nguyên ở đơn vị này: 2.',
          en: 'Geography of 30/06/2025: "Quảng Ngãi" was merged from several units and cannot be divided back; ask on the new geography, or post by the old units. Movements kept on it: 2.',
        },
      },
    ]);
  });

  test("of a unit that nobody knows stays where it is", () => {
    expect(mapped(provinces, "2025-07-01", movementOf("Kon Rẫy", 7n))).toEqual({
      amounts: [["Kon Rẫy", 7n]],
      findings: [["unitNotInRegistry", "Kon Rẫy", "1"]],
    });
    expect(mapped(provinces, "2025-07-01", movementOf(null, 7n))).toEqual({ amounts: [[null, 7n]], findings: [] });
  });
});

const from = (...predecessors: readonly (readonly [string, string | null])[]): readonly Predecessor[] =>
  predecessors.map(([unitId, share]) => ({ unitId, share }));
const until2020: Partial<Unit> = { validTo: "2020-12-31" };
const from2021: Partial<Unit> = { validFrom: "2021-01-01" };
const only2021: Partial<Unit> = { validFrom: "2021-01-01", validTo: "2021-12-31" };
const from2022: Partial<Unit> = { validFrom: "2022-01-01" };

describe("along successors", () => {
  test.each<{
    why: string;
    units: Unit[];
    unitId: string;
    on: string;
    amount: Dong;
    to: [string, Dong][];
    findings: string[];
  }>([
    {
      why: "a split by shares loses no đồng",
      units: [
        unitOf("p", until2020),
        unitOf("a", { ...from2021, predecessors: from(["p", "0.6"]) }),
        unitOf("b", { ...from2021, predecessors: from(["p", "0.4"]) }),
      ],
      unitId: "p",
      on: "2021-01-01",
      amount: 9n,
      to: [
        ["a", 5n],
        ["b", 4n],
      ],
      findings: [],
    },
    {
      why: "a reversal mirrors the split",
      units: [
        unitOf("p", until2020),
        unitOf("a", { ...from2021, predecessors: from(["p", "0.6"]) }),
        unitOf("b", { ...from2021, predecessors: from(["p", "0.4"]) }),
      ],
      unitId: "p",
      on: "2021-01-01",
      amount: -9n,
      to: [
        ["a", -5n],
        ["b", -4n],
      ],
      findings: [],
    },
    {
      why: "a split and a later merger give one part",
      units: [
        unitOf("p", until2020),
        unitOf("a", { ...only2021, predecessors: from(["p", "0.5"]) }),
        unitOf("b", { ...only2021, predecessors: from(["p", "0.5"]) }),
        unitOf("c", { ...from2022, predecessors: from(["a", "1"], ["b", "1"]) }),
      ],
      unitId: "p",
      on: "2022-01-01",
      amount: 9n,
      to: [["c", 9n]],
      findings: [],
    },
    {
      why: "shares over two steps are multiplied, not rounded twice",
      units: [
        unitOf("p", until2020),
        unitOf("a", { ...only2021, predecessors: from(["p", "0.5"]) }),
        unitOf("b", { ...from2021, predecessors: from(["p", "0.5"]) }),
        unitOf("c", { ...from2022, predecessors: from(["a", "0.5"]) }),
        unitOf("d", { ...from2022, predecessors: from(["a", "0.5"]) }),
      ],
      unitId: "p",
      on: "2022-01-01",
      amount: 3n,
      to: [
        ["b", 1n],
        ["c", 1n],
        ["d", 1n],
      ],
      findings: [],
    },
    {
      why: "a short way and a long way to one unit add up",
      units: [
        unitOf("p", until2020),
        unitOf("c", { ...from2021, predecessors: from(["p", "0.2"], ["a", "1"]) }),
        unitOf("a", { ...only2021, predecessors: from(["p", "0.5"]) }),
        unitOf("b", { ...from2021, predecessors: from(["p", "0.3"]) }),
      ],
      unitId: "p",
      on: "2022-01-01",
      amount: 10n,
      to: [
        ["b", 3n],
        ["c", 7n],
      ],
      findings: [],
    },
    {
      why: "a share that is not stated cannot be told",
      units: [
        unitOf("p", until2020),
        unitOf("a", { ...from2021, predecessors: from(["p", "0.6"]) }),
        unitOf("b", { ...from2021, predecessors: from(["p", null]) }),
      ],
      unitId: "p",
      on: "2021-01-01",
      amount: 9n,
      to: [["p", 9n]],
      findings: ["shareNotStated"],
    },
    {
      why: "an only successor takes all, stated or not",
      units: [unitOf("p", until2020), unitOf("a", { ...from2021, predecessors: from(["p", null]) })],
      unitId: "p",
      on: "2021-01-01",
      amount: 9n,
      to: [["a", 9n]],
      findings: [],
    },
    {
      why: "a unit that ended without a successor keeps its money",
      units: [unitOf("p", until2020)],
      unitId: "p",
      on: "2021-01-01",
      amount: 9n,
      to: [["p", 9n]],
      findings: ["successorNotStated"],
    },
    {
      why: "where one part cannot be followed it stays half way, and the other goes on",
      units: [
        unitOf("p", until2020),
        unitOf("a", { ...only2021, predecessors: from(["p", "0.5"]) }),
        unitOf("b", { ...from2021, predecessors: from(["p", "0.5"]) }),
      ],
      unitId: "p",
      on: "2022-01-01",
      amount: 8n,
      to: [
        ["a", 4n],
        ["b", 4n],
      ],
      findings: ["successorNotStated"],
    },
    {
      why: "between the end of a unit and the beginning of the next nothing can be told",
      units: [unitOf("p", until2020), unitOf("a", { ...from2022, predecessors: from(["p", "1"]) })],
      unitId: "p",
      on: "2021-06-30",
      amount: 9n,
      to: [["p", 9n]],
      findings: ["noUnitOnDate"],
    },
    {
      why: "backward, a split unit gives its money to the one it came from",
      units: [
        unitOf("p", until2020),
        unitOf("a", { ...only2021, predecessors: from(["p", "0.6"]) }),
        unitOf("b", { ...from2021, predecessors: from(["p", "0.4"]) }),
        unitOf("c", { ...from2022, predecessors: from(["a", "1"]) }),
      ],
      unitId: "c",
      on: "2020-12-31",
      amount: 9n,
      to: [["p", 9n]],
      findings: [],
    },
    {
      why: "backward, a unit that came from nowhere keeps its money",
      units: [unitOf("a", from2021)],
      unitId: "a",
      on: "2020-12-31",
      amount: 9n,
      to: [["a", 9n]],
      findings: ["predecessorNotStated"],
    },
    {
      why: "a unit that has another name on the date is the same unit",
      units: [unitOf("a", { ...until2020, name: "old" }), unitOf("a", { ...from2021, name: "new" })],
      unitId: "a",
      on: "2021-01-01",
      amount: 9n,
      to: [["a", 9n]],
      findings: [],
    },
  ])("$why", ({ units, unitId, on, amount, to, findings }) => {
    const result = mapped(createUnitRegistry(units), on, movementOf(unitId, amount, { effectiveOn: "2020-06-30" }));
    expect(result.amounts).toHaveLength(to.length);
    expect(result.amounts).toEqual(expect.arrayContaining(to));
    expect(result.findings.map(([code]) => code)).toEqual(findings);
  });
});
