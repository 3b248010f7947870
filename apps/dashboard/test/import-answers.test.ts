/** What an officer answers becomes settings, and nothing that was understood of a column is lost by correcting it. */
import { describe, expect, test } from "vitest";
import {
  acceptCell,
  answerFinding,
  canAccept,
  groupFindings,
  type ShownFinding,
} from "../src/import/import-answers.ts";
import { chooseDimension, chooseKind, dimensionOf, meaningKey } from "../src/import/column-choice.ts";

const finding = (change: Partial<ShownFinding>): ShownFinding => ({
  code: "unitUnknown",
  severity: "error",
  withholds: "row",
  asks: "units",
  fact: { vi: "", en: "" },
  remedy: { vi: "", en: "" },
  cell: "Biểu 01!D10",
  printed: "UBND xã Tân Lập",
  values: { name: "UBND xã Tân Lập" },
  choices: [],
  ...change,
});

describe("findings", () => {
  test("ask a name once, wherever it stands, and keep every other cell apart", () => {
    const doubted = { code: "figureDoubtful", asks: null, values: {} };
    const groups = groupFindings([
      finding({ ...doubted, cell: "Biểu 01!H9" }),
      finding({}),
      finding({ cell: "Biểu 01!D12" }),
      finding({ ...doubted, cell: "Biểu 01!H10" }),
      finding({ code: "moneyUnitNotStated", asks: "moneyUnit", withholds: "table", cell: "Biểu 02!A1", values: {} }),
    ]);
    expect(groups.map((group) => [group.finding.cell, group.otherCells])).toEqual([
      ["Biểu 02!A1", []],
      ["Biểu 01!D10", ["Biểu 01!D12"]],
      ["Biểu 01!H9", []],
      ["Biểu 01!H10", []],
    ]);
  });

  test("are answered by the setting that they ask for, beside what was answered before", () => {
    const before = { units: { "Xã A": "+" }, acceptedCells: ["Biểu 01!C1"] };
    expect(answerFinding(finding({}), "Tân Lập", before)).toEqual({
      units: { "Xã A": "+", "UBND xã Tân Lập": "Tân Lập" },
    });
    expect(answerFinding(finding({ asks: "fiscalYear" }), "2024", {})).toEqual({ fiscalYear: 2024 });
    expect(answerFinding(finding({ asks: "numbers" }), "vi", {})).toEqual({ numbers: "vi" });
    expect(answerFinding(finding({ asks: "numbers" }), "fr", {})).toBeNull();
    expect(answerFinding(finding({ asks: null }), "1", {})).toBeNull();
    expect(acceptCell("Biểu 01!C9", before)).toEqual({ acceptedCells: ["Biểu 01!C1", "Biểu 01!C9"] });
  });

  test("of a cell that was not read cannot be overruled: its amount would be lost", () => {
    expect(canAccept(finding({ code: "figureContradicts", asks: null }))).toBe(true);
    expect(canAccept(finding({ code: "cellNotANumber", asks: null }))).toBe(false);
    expect(canAccept(finding({ code: "figureContradicts", asks: null, withholds: null }))).toBe(false);
  });
});

describe("the meaning of a column", () => {
  const plan = {
    kind: "money",
    measure: "plan",
    assignedBy: "council",
    source: { level: "central", nature: null, origin: null, vintage: 2022, relation: null },
    isCarriedOver: true,
    asOf: null,
    isTotal: false,
  };
  const choice = (value: Readonly<Record<string, string>>) => ({ value, name: { vi: "", en: "" } });

  test("keeps which money it is when another measure is chosen", () => {
    expect(chooseKind(plan, choice({ kind: "money", measure: "disbursed" }))).toEqual({
      ...plan,
      measure: "disbursed",
      assignedBy: null,
    });
    expect(chooseKind(plan, choice({ kind: "money", measure: "initialPlan" }))).toMatchObject({
      assignedBy: "council",
    });
    expect(chooseKind(plan, choice({ kind: "ignored" }))).toEqual({ kind: "ignored" });
    expect(chooseKind({ kind: "unknown" }, choice({ kind: "money", measure: "plan" }))).toEqual({
      kind: "money",
      measure: "plan",
    });
  });

  test("takes another level without losing the vintage", () => {
    const chosen = chooseDimension(plan, "level", "province");
    expect([dimensionOf(chosen, "level"), dimensionOf(chosen, "nature")]).toEqual(["province", null]);
    expect(chosen).toMatchObject({ source: { level: "province", vintage: 2022 } });
    expect(chooseDimension({ kind: "money", measure: "plan" }, "nature", "recurrent")).toMatchObject({
      source: { nature: "recurrent" },
    });
  });

  test("is named by what it counts", () => {
    expect(
      [plan, { kind: "rate", of: "disbursed" }, { kind: "rate", of: null }, { kind: "name" }].map(meaningKey),
    ).toEqual(["money/plan", "rate/disbursed", "rate", "name"]);
  });
});
