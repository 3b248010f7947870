import { Refusal } from "@giaingan/finance";
import { reconcileTable } from "@giaingan/finance/reconciliation";
import { describe, expect, it } from "vitest";
import { readPrintedTable } from "../../src/reconcile-file/printed-table.ts";
import { readPrintedCell } from "../../src/reconcile-file/printed-number.ts";
import { readTreasuryStatement } from "../../src/reconcile-file/treasury-statement.ts";

const path = "bang.csv";

/** "line:column:code" of every fault, in the order of the file. */
function faultsOf(read: () => unknown): readonly string[] {
  try {
    read();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return [error, ...error.others].map((each: Refusal) => `${each.place?.line}:${each.place?.column}:${each.code}`);
  }
  return [];
}

describe("a printed number keeps its places", () => {
  it.each([
    { cell: "67.172", printed: "67172" },
    { cell: "67172", printed: "67172" },
    { cell: "46,35", printed: "46.35" },
    { cell: "46,350 %", printed: "46.350" },
    { cell: "1.234.567,8", printed: "1234567.8" },
    { cell: "71, 4", printed: "71.4" },
    { cell: "-5", printed: "-5" },
    { cell: "−5,0", printed: "-5.0" },
  ])("$cell", ({ cell, printed }) => {
    expect(readPrintedCell(cell)).toEqual({ kind: "number", printed });
  });

  it.each(["", "-", "–", "…", ".....", "x"])("'%s' says nothing", (cell) => {
    expect(readPrintedCell(cell)).toEqual({ kind: "blank" });
  });

  it.each(["46.35", "1,234,567", "1.23.456", "12.3456", "(5)", "5 triệu", "1e9", "."])("%s is not clear", (cell) => {
    expect(readPrintedCell(cell)).toEqual({ kind: "unclear" });
  });
});

describe("a printed table", () => {
  it("tells rows, what they are part of, and what columns are made of", () => {
    const text = [
      "\uFEFFNội dung;thuộc;trong đó;Tổng (plan, triệu đồng) = NSTW + Tỉnh;NSTW (plan, million);Tỉnh (plan, million);Đã chi (disbursed, million);Đạt (rate) = Đã chi / Tổng",
      "Tổng số;;;30;20;10;15;50%",
      "A;tổng số;;20;;;;",
      'B;Tổng số;x;"5,5";;;…;',
      ";;;;;;;",
    ].join("\r\n");
    const table = readPrintedTable(text, { path });
    expect(table.rows).toEqual([
      expect.objectContaining({ id: "Tổng số", parentId: null, isPartial: false }),
      expect.objectContaining({ id: "A", parentId: "Tổng số", isPartial: false }),
      expect.objectContaining({ id: "B", parentId: "Tổng số", isPartial: true }),
    ]);
    expect(table.rows[0]?.cells).toEqual({ Tổng: "30", NSTW: "20", Tỉnh: "10", "Đã chi": "15", Đạt: "50" });
    expect(table.rows[2]?.cells).toMatchObject({ Tổng: "5.5", "Đã chi": null });
    expect(table.columns[0]).toMatchObject({ role: "plan", unit: "million", sumOf: ["NSTW", "Tỉnh"] });
    expect(table.columns[4]).toMatchObject({ unit: "percent", rateOf: { numerator: "Đã chi", denominator: "Tổng" } });
    // The parts of Tổng số (20 alone) are not 30; its columns and its rate hold; B is partial.
    expect(reconcileTable(table).counts).toMatchObject({ holds: 3, contradiction: 1 });
  });

  it("tells rows of one name apart by their ids", () => {
    const text = 'id,row,under,"Plan (plan, million)"\n1,Total,,3\n2,Road,1,1\n3,Road,1,2\n';
    expect(readPrintedTable(text, { path }).rows.map(({ id, parentId }) => [id, parentId])).toEqual([
      ["1", null],
      ["2", "1"],
      ["3", "1"],
    ]);
  });

  it("finds the first published error: 67.172 is 67.712", () => {
    const text = [
      'row,under,"Kế hoạch (plan, million)","Giải ngân (disbursed, million)",Tỷ lệ (rate)',
      "Tổng số,,614.294,,",
      'NTM,Tổng số,67.172,4.369,"6,45"',
      "Giảm nghèo,Tổng số,246.582,,",
      "DTTS,Tổng số,300.000,,",
    ].join("\n");
    const { explanations } = reconcileTable(readPrintedTable(text, { path }));
    expect(explanations).toMatchObject([{ verdict: "corrected", correction: { figureId: "NTM/Kế hoạch" } }]);
  });

  it.each([
    { name: "nothing", text: " ", faults: ["null:null:comparisonWithoutRows"] },
    { name: "a head alone", text: "row,A (other)\n", faults: ["null:null:comparisonWithoutRows"] },
    { name: "no row column", text: "A (other)\n1\n", faults: ["1:null:missingColumn"] },
    { name: "a head without a role", text: "row,Kế hoạch\nA,1\n", faults: ["1:null:unclearTableColumn"] },
    { name: "money without a unit", text: "row,K (plan)\nA,1\n", faults: ["1:null:unclearTableColumn"] },
    { name: "money in percent", text: 'row,"K (plan, %)"\nA,1\n', faults: ["1:null:unclearTableColumn"] },
    { name: "two heads alike", text: "row,A (other),A (other)\nA,1,2\n", faults: ["1:null:repeatedColumn"] },
    { name: "two row columns", text: "row,nội dung,A (other)\nA,B,2\n", faults: ["1:null:repeatedColumn"] },
    {
      name: "a formula of an unknown column",
      text: "row,R (rate) = A / B\nA,1\n",
      faults: ["1:R:unknownWord", "1:R:unknownWord"],
    },
    { name: "an unknown parent", text: "row,under,A (other)\nA,Z,1\n", faults: ["2:under:unknownWord"] },
    {
      name: "a row under itself",
      text: "row,under,A (other)\nA,B,1\nB,A,1\n",
      faults: ["2:under:rowUnderItself", "3:under:rowUnderItself"],
    },
    { name: "a row twice", text: "row,A (other)\nA,1\nA,2\n", faults: ["3:row:repeatedTableRow"] },
    { name: "a row without a name", text: "row,A (other)\n,1\n", faults: ["2:row:missingCell"] },
    {
      name: "a partial that says nothing",
      text: "row,partial,A (other)\nA,maybe,1\n",
      faults: ["2:partial:unknownWord"],
    },
    { name: "an English number", text: 'row,"K (plan, million)"\nA,46.35\n', faults: ["2:K:unclearPrintedNumber"] },
    { name: "a cell too many", text: 'row,"K (plan, million)"\nA,1,2\n', faults: ["2:null:wrongCellCount"] },
    {
      name: "broken quotes",
      text: 'row,"K (plan, million)"\nA,"1\n',
      faults: ["2:null:brokenQuotes", "null:null:comparisonWithoutRows"],
    },
  ])("is refused: $name", ({ text, faults }) => {
    expect(faultsOf(() => readPrintedTable(text, { path })).toSorted()).toEqual(faults.toSorted());
  });
});

describe("a Treasury statement", () => {
  it("lists payments, those that lower written positive, in either way of writing dates", () => {
    const text =
      "ngày,số tiền,số chứng từ,loại\n31/10/2023,50,01/UNC,volumePaid\n2023-10-31,20,01/UNC,advanceRecovered\n2023-11-01,-7,,\n2023-11-01,9007199254740993,,disbursed\n";
    const line = { documentNumber: null, projectId: null, kind: null };
    expect(readTreasuryStatement(text, { path })).toEqual([
      { ...line, id: "2", on: "2023-10-31", amount: 50n, kind: "volumePaid", documentNumber: "01/UNC" },
      { ...line, id: "3", on: "2023-10-31", amount: -20n, kind: "advanceRecovered", documentNumber: "01/UNC" },
      { ...line, id: "4", on: "2023-11-01", amount: -7n },
      { ...line, id: "5", on: "2023-11-01", amount: 9_007_199_254_740_993n },
    ]);
  });

  it.each([
    { name: "a head alone", text: "date,amount\n", faults: ["null:null:comparisonWithoutRows"] },
    { name: "no amount", text: "date\n2023-10-31\n", faults: ["1:null:missingColumn"] },
    { name: "an unknown column", text: "date,amount,knd\n2023-10-31,5,\n", faults: ["1:null:unknownWord"] },
    { name: "a date that is none", text: "date,amount\n2023-02-29,5\n", faults: ["2:date:wrongCellDate"] },
    { name: "no date", text: "date,amount\n,5\n", faults: ["2:date:missingCell"] },
    { name: "grouped digits", text: "date,amount\n2023-10-31,5.000\n", faults: ["2:amount:amountGrouped"] },
    { name: "decimals of a đồng", text: 'date,amount\n2023-10-31,"5,5"\n', faults: ["2:amount:amountNotWhole"] },
    { name: "words", text: "date,amount\n2023-10-31,five\n", faults: ["2:amount:amountNotDigits"] },
    { name: "too much", text: "date,amount\n2023-10-31,9223372036854775808\n", faults: ["2:amount:amountTooLarge"] },
    { name: "an unknown kind", text: "date,amount,kind\n2023-10-31,5,advance\n", faults: ["2:kind:unknownWord"] },
    { name: "a cell too many", text: "date,amount\n2023-10-31,5,6\n", faults: ["2:null:wrongCellCount"] },
  ])("is refused: $name", ({ text, faults }) => {
    expect(faultsOf(() => readTreasuryStatement(text, { path }))).toEqual(faults);
  });
});
