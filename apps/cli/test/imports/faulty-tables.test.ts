/** Faults of a table: each is found at its cell, its row is held back, and the mended file posts the missing rows. */
import { describe, expect, test } from "vitest";
import { foundCells, importDrawing, openTestLedger, totalsOn } from "./imported-drawing.ts";

const million = 1_000_000n;

interface PlannedRow {
  readonly code: string;
  readonly owner: string;
  readonly name: string;
  readonly year: string;
  readonly investment: string;
  readonly central: string;
  readonly province: string;
  readonly total: string;
  readonly disbursed: string;
  readonly rate: string;
  readonly estimate: string;
}

const rowCount = 30;

/** Thirty projects of three units; every figure fits every other. */
function soundRows(): PlannedRow[] {
  return Array.from({ length: rowCount }, (_, index): PlannedRow => {
    const [central, province] = [1000 + 37 * index, 500 + 11 * index];
    const disbursed = 400 + 23 * index;
    return {
      code: String(7_900_001 + index),
      owner: ["UBND xã Tân Lập", "UBND xã Đăk Kôi", "UBND xã Đăk Ruồng"][index % 3] ?? "",
      name: `Công trình ${["đường", "cầu", "trường", "trạm", "kênh"][index % 5]} thôn ${index + 1}`,
      year: "2023",
      investment: String(5000 + 100 * index),
      central: String(central),
      province: String(province),
      total: String(central + province),
      disbursed: String(disbursed),
      rate: ((disbursed * 100) / (central + province)).toFixed(2),
      estimate: String(central + province - 10),
    };
  });
}

function tableOf(rows: readonly PlannedRow[], sound: readonly PlannedRow[] = rows): string {
  const sum = (key: keyof PlannedRow): number => sound.reduce((total, row) => total + Number(row[key]), 0);
  const [plan, disbursed] = [sum("total"), sum("disbursed")];
  const total = ["", "*TỔNG SỐ", "", "", "", sum("investment"), plan, sum("central"), sum("province"), disbursed];
  const lines = rows.map((row, index) =>
    [
      index + 1,
      row.name,
      row.owner,
      row.code === "" ? "" : `#${row.code}`,
      row.year,
      row.investment,
      row.total,
      row.central,
      row.province,
      row.disbursed,
      row.rate,
      row.estimate,
    ].join("|"),
  );
  return `
UBND HUYỆN KON RẪY
KẾ HOẠCH VÀ GIẢI NGÂN NĂM 2023 (đến ngày 31/10/2023)
||||||||Đơn vị: triệu đồng
STT|Danh mục công trình|Chủ đầu tư|Mã dự án|Năm|Tổng mức đầu tư|Kế hoạch vốn năm 2023|<|<|Giải ngân đến 31/10/2023|Tỷ lệ %|Ước đến 31/12/2023
^|^|^|^|^|^|Tổng số|NSTW|NS tỉnh|^|^|^
${total.join("|")}|${((disbursed * 100) / plan).toFixed(2)}|${sum("estimate")}
${lines.join("\n")}
`;
}

/** The row of the sheet that holds a project. */
const rowOf = (index: number): number => 7 + index;

describe("a table with twenty faults of ten kinds", () => {
  const sound = soundRows();
  const faulty = soundRows();
  const plant = (index: number, fault: Partial<PlannedRow>): void => {
    const row = faulty[index];
    if (row !== undefined) faulty[index] = { ...row, ...fault };
  };
  const planted: readonly (readonly [number, Partial<PlannedRow>, string])[] = [
    [0, { disbursed: "4oo" }, "cellNotANumber J"],
    [1, { central: "chưa rõ số" }, "cellNotANumber H"],
    [2, { disbursed: "##REF!" }, "cellErrorValue J"],
    [3, { total: "##DIV/0!" }, "cellErrorValue G"],
    [4, { disbursed: "-492", rate: "" }, "negativeAmount J"],
    [5, { central: "-1185" }, "negativeAmount H"],
    [6, { year: "20233" }, "invalidYear E"],
    [7, { year: "năm nay" }, "invalidYear E"],
    [8, { code: "7900008" }, "codeOfTwoProjects D"],
    [9, { code: "7900001" }, "codeOfTwoProjects D"],
    [10, { name: "" }, "rowNotNamed B"],
    [11, { name: "" }, "rowNotNamed B"],
    [12, { central: "4144", total: "2076" }, "figureDoubtful H"],
    [13, { total: "2142" }, "figureContradicts G"],
    [14, { rate: "64.29" }, "figuresDisagree K"],
    [15, { rate: "5.37" }, "figuresDisagree K"],
    [16, { estimate: "76" }, "estimateBelowDisbursed L"],
    [17, { estimate: "9" }, "estimateBelowDisbursed L"],
    [18, { owner: "UBND xã Đăk Ruông" }, "unitProposed C"],
    [19, { owner: "UBND xã Tân Lâp" }, "unitProposed C"],
  ];
  for (const [index, fault] of planted) plant(index, fault);

  test("is marked at those cells and no other", async () => {
    const ledger = await openTestLedger();
    await importDrawing(ledger, { sheets: { B: knownUnits } });
    const { planned } = await importDrawing(ledger, { sheets: { "Phụ biểu": tableOf(faulty, sound) } });
    const expected = planted.map(([index, , found]) => `${found}${rowOf(index)}`);
    expect(foundCells(planned).toSorted()).toEqual(expected.toSorted());
  });
});

const knownUnits = `
KẾ HOẠCH NĂM 2022
|Đơn vị: triệu đồng
STT|Địa phương|Kế hoạch vốn
1|UBND xã Tân Lập|1
2|UBND xã Đăk Kôi|1
3|UBND xã Đăk Ruồng|1
`;

test("what is sound is posted, and the mended table posts the missing rows alone", async () => {
  const ledger = await openTestLedger();
  const sound = soundRows();
  const faulty = sound.map((row, index) => (index === 3 || index === 8 ? { ...row, disbursed: "x1" } : row));
  const first = await importDrawing(ledger, { sheets: { B: tableOf(faulty, sound) } });
  expect([...first.planned.heldRows]).toEqual([`0/${rowOf(3) - 1}`, `0/${rowOf(8) - 1}`]);
  const mended = await importDrawing(ledger, { sheets: { B: tableOf(sound) } });
  const projects = new Set(mended.planned.batch.entries.map(({ projectId }) => projectId));
  expect(projects).toEqual(new Set(["7900004", "7900009"]));
  const disbursed = sound.reduce((sum, row) => sum + BigInt(row.disbursed), 0n);
  expect(await totalsOn(ledger, "2023-12-31")).toMatchObject({ disbursed: disbursed * million });
  expect((await importDrawing(ledger, { sheets: { B: tableOf(sound) } })).posted).toBeNull();
});

test("what a wrong amount leaves of sums around it is no fault of its own, and a row without its owner is one", async () => {
  const ledger = await openTestLedger();
  const sound = soundRows();
  const faulty = sound.map((row, index) =>
    index === 3 ? { ...row, central: "1o" } : index === 8 ? { ...row, owner: "" } : row,
  );
  const { planned } = await importDrawing(ledger, { sheets: { B: tableOf(faulty, sound) } });
  expect(foundCells(planned)).toEqual([`cellNotANumber H${rowOf(3)}`, `ownerNotStated C${rowOf(8)}`]);
});
