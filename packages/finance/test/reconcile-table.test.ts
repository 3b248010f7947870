import { describe, expect, test } from "vitest";
import {
  type PrintedTable,
  reconcileTable,
  type TableColumn,
  type TableRow,
  tableRelations,
} from "../src/reconciliation/reconcile-table.ts";
import { province } from "./reconcile-published-errors.ts";

function column(id: string, role: TableColumn["role"], given: Partial<TableColumn> = {}): TableColumn {
  return { id, label: id, role, unit: role === "rate" ? "percent" : "million", ...given };
}

function row(id: string, parentId: string | null, cells: TableRow["cells"], isPartial = false): TableRow {
  return { id, label: id, parentId, isPartial, cells };
}

function relationsOf(table: PrintedTable): readonly string[] {
  return tableRelations(table).map((relation) => `${relation.kind} ${relation.id}`);
}

describe("the relations of a table", () => {
  test("are sums under a parent, one for each way to split it, and rates of each row that prints one", () => {
    expect(relationsOf(province)).toEqual([
      "sum rows:Tổng số/plan:nature",
      "sum rows:Tổng số/plan:programme",
      "sum rows:Tổng số/disbursed:nature",
      "sum rows:Tổng số/disbursed:programme",
      "sum rows:NTM/disbursed",
      "sum rows:DTTS/disbursed",
      "rate rate:Tổng số/rate",
      "rate rate:Đầu tư/rate",
      "rate rate:Sự nghiệp/rate",
      "rate rate:NTM/rate",
      "rate rate:Giảm nghèo/rate",
      "rate rate:DTTS/rate",
    ]);
  });

  test("ask no sum of 'trong đó' rows, nor of rows of which one says nothing", () => {
    const columns = [column("plan", "plan")];
    const partial = [row("all", null, { plan: "30" }), row("a", "all", { plan: "10" }, true)];
    const silent = [row("all", null, { plan: "30" }), row("a", "all", { plan: "10" }), row("b", "all", { plan: null })];
    expect(relationsOf({ columns, rows: partial })).toEqual(["part rows:all/plan:partial"]);
    expect(relationsOf({ columns, rows: silent })).toEqual(["part rows:all/plan"]);
    expect(reconcileTable({ columns, rows: partial }).counts.contradiction).toBe(0);
    expect(reconcileTable({ columns, rows: silent }).counts.contradiction).toBe(0);
  });

  test("read '8 = 9 + 10' and rates with several plans from what the columns say", () => {
    const columns = [
      column("8", "plan", { sumOf: ["9", "10"] }),
      column("9", "money"),
      column("10", "money"),
      column("11", "plan"),
      column("17", "disbursed"),
      column("20", "rate", { rateOf: { numerator: "17", denominator: "8" } }),
      column("21", "rate"),
      column("km", "other"),
    ];
    const cells = { "8": "30", "9": "10", "10": "20", "11": "5", "17": "15", "20": "50", "21": "7", km: "2" };
    const rows = [row("all", null, cells), row("a", "all", { km: "9" })];
    expect(relationsOf({ columns, rows })).toEqual(["sum columns:all/8", "rate rate:all/20"]);
    expect(reconcileTable({ columns, rows }).counts).toMatchObject({ holds: 2, contradiction: 0 });
  });

  test("take in what the form does not show: a row that belongs to two totals", () => {
    const byNature = {
      id: "Đầu tư: theo chương trình",
      kind: "sum",
      total: "Đầu tư/disbursed",
      parts: ["NTM đầu tư/disbursed", "DTTS đầu tư/disbursed"],
    } as const;
    const { checks } = reconcileTable({ ...province, relations: [byNature] });
    expect(checks.at(-1)?.proof.vi).toBe("50.824 + 19.285 = 70.109 triệu đồng");
  });

  test("find units that disagree: one row in đồng in a table of triệu", () => {
    const columns = [column("plan", "plan"), column("paid", "disbursed"), column("rate", "rate")];
    const rows = [
      row("all", null, { plan: "30", paid: "15", rate: "50" }),
      row("a", "all", { plan: "10", paid: "5", rate: "50" }),
      row("b", "all", { plan: "20000000", paid: "10", rate: "50" }),
    ];
    const { explanations } = reconcileTable({ columns, rows });
    expect(explanations.map(({ correction }) => correction)).toMatchObject([
      { figureId: "b/plan", printed: "20000000", corrected: "20", kind: "unit" },
    ]);
  });
});

describe("a table that is not one", () => {
  const columns = [column("plan", "plan"), column("part", "money")];
  const cells = { plan: "10" };
  const one = row("a", null, cells);
  const withColumn = (given: Partial<TableColumn>) => [...columns, column("x", "money", given)];
  test.each([
    { why: "no such parent", rows: [one, row("b", "A", cells)], columns, name: "rows[1].parentId", value: "A" },
    { why: "its own parent", rows: [row("a", "a", cells)], columns, name: "rows[0].parentId", value: "a" },
    {
      why: "parts of each other",
      rows: [row("a", "b", cells), row("b", "c", cells), row("c", "b", cells)],
      columns,
      name: "rows[2].parentId",
      value: "b",
    },
    {
      why: "a sum of no column",
      rows: [one],
      columns: withColumn({ sumOf: ["part", "prat"] }),
      name: "columns[2].sumOf[1]",
      value: "prat",
    },
    {
      why: "a sum of itself",
      rows: [one],
      columns: withColumn({ sumOf: ["x"] }),
      name: "columns[2].sumOf[0]",
      value: "x",
    },
    {
      why: "a rate of no column",
      rows: [one],
      columns: withColumn({ role: "rate", rateOf: { numerator: "part", denominator: "paln" } }),
      name: "columns[2].rateOf.denominator",
      value: "paln",
    },
  ])("is refused and named: $why", ({ rows, columns: given, name, value }) => {
    const refusal: unknown = expect.objectContaining({
      code: "invalidValue",
      values: expect.objectContaining({ name, value }) as unknown,
    });
    expect(() => reconcileTable({ columns: given, rows })).toThrow(refusal);
  });
});

test("one swap among three thousand rows is found where a group of rows bears witness too", () => {
  const rows = Array.from({ length: 3000 }, (_, index) =>
    row(`${index}`, "all", { plan: String(1000 + ((index * 7919) % 90_000)) }),
  );
  const total = rows.reduce((sum, { cells }) => sum + BigInt(cells.plan ?? "0"), 0n);
  const wrong = rows.map((each, index) => (index === 5 ? { ...each, cells: { plan: "45095" } } : each));
  expect(rows[5]?.cells.plan).toBe("40595");
  const group = { id: "group", kind: "sum", total: "group/plan", parts: ["5/plan", "6/plan"] } as const;
  const groupPlan = String(40_595n + BigInt(rows[6]?.cells.plan ?? "0"));
  const { explanations } = reconcileTable({
    columns: [column("plan", "plan")],
    rows: [row("all", null, { plan: String(total) }), row("group", null, { plan: groupPlan }), ...wrong],
    relations: [group],
  });
  expect(explanations).toMatchObject([
    { verdict: "corrected", correction: { figureId: "5/plan", corrected: "40595", kind: "swap" } },
  ]);
});

/** "3 chương trình MTQG đến 31/8/2025", thoibaotaichinhvietnam.vn 182630; tỷ đồng. */
test("the programmes of 31/08/2025 miss their total by 31 tỷ, and it cannot be told where", () => {
  const columns = [column("disbursed", "disbursed", { unit: "billion" })];
  const { counts, checks, explanations } = reconcileTable({
    columns,
    rows: [
      row("3 chương trình", null, { disbursed: "26426" }),
      { ...row("kéo dài", "3 chương trình", { disbursed: "3487" }), partition: "vintage" },
      { ...row("kế hoạch 2025", "3 chương trình", { disbursed: "22939" }), partition: "vintage" },
      { ...row("NTM", "3 chương trình", { disbursed: "15000" }), partition: "programme" },
      { ...row("DTTS", "3 chương trình", { disbursed: "9125" }), partition: "programme" },
      { ...row("giảm nghèo", "3 chương trình", { disbursed: "2270" }), partition: "programme" },
    ],
  });
  expect(checks[0]?.outcome).toBe("holds");
  expect(checks[1]?.proof.vi).toBe("15.000 + 9.125 + 2.270 = 26.395 ≠ 26.426 tỷ đồng; lệch 31");
  expect(counts).toMatchObject({ holds: 1, contradiction: 1 });
  expect(explanations).toMatchObject([{ verdict: "cannotTell", correction: null }]);
});
