/**
 * A second table with faults, of other kinds than those of `faulty-tables.test.ts`: it was drawn before anybody knew which of them are found.
 * Every fault is told at its cell, and nothing else is, though sums over many wrong rows do not hold either.
 */
import { expect, test } from "vitest";
import { foundCells, importDrawing, openTestLedger } from "./imported-drawing.ts";

const known = `
KẾ HOẠCH NĂM 2023
|Đơn vị: triệu đồng
STT|Địa phương|Kế hoạch vốn
1|UBND xã Ia Tơi|1
2|UBND xã Ia Dom|1
3|Ban QLDA huyện|1
`;
interface Project {
  readonly name: string;
  readonly owner: string;
  readonly code: string;
  /** Plan: total, investment, recurrent; disbursed: the same; the rate. */
  readonly figures: readonly string[];
}

const projectCount = 24;
const owners = ["UBND xã Ia Tơi", "UBND xã Ia Dom", "Ban QLDA huyện"];

/** Projects whose figures fit. */
function soundProjects(): Project[] {
  return Array.from({ length: projectCount }, (_, rank) => {
    const [investment, recurrent] = [900 + 31 * rank, 120 + 7 * rank];
    const [paidOfInvestment, paidOfRecurrent] = [300 + 13 * rank, 40 + 3 * rank];
    const [plan, paid] = [investment + recurrent, paidOfInvestment + paidOfRecurrent];
    const figures = [plan, investment, recurrent, paid, paidOfInvestment, paidOfRecurrent].map(String);
    return {
      name: `${["Đường", "Cầu", "Trường", "Trạm y tế"][rank % 4]} số ${rank + 1}`,
      owner: owners[rank % 3] ?? "",
      code: String(8_100_001 + rank),
      figures: [...figures, ((paid * 100) / plan).toFixed(2)],
    };
  });
}

const half = projectCount / 2;
const sound = soundProjects();

/** The line of a sum over projects. */
function sumLine(label: string, name: string, of: readonly Project[]): string[] {
  const sums = [0, 1, 2, 3, 4, 5].map((place) => of.reduce((sum, { figures }) => sum + Number(figures[place]), 0));
  return [label, `*${name}`, "", "", ...sums.map(String), (((sums[3] ?? 0) * 100) / (sums[0] ?? 1)).toFixed(2)];
}

const lineOf = ({ name, owner, code, figures }: Project, rank: number): string =>
  [rank + 1, name, owner, `#${code}`, ...figures].join("|");

/** The row of the sheet in which a project stands. */
const rowOf = (rank: number): number => 8 + rank + (rank >= half ? 1 : 0);

interface PlantedFault {
  readonly rank: number;
  /** The cell that must be told, by its column, and as what. */
  readonly column: string;
  readonly code: string;
  readonly change: (project: Project, all: readonly Project[]) => Project;
}

const figure =
  (place: number, value: string) =>
  (project: Project): Project => ({ ...project, figures: project.figures.with(place, value) });

const planted: readonly PlantedFault[] = [
  { rank: 0, column: "F", code: "cellNotANumber", change: figure(1, "9OO") },
  { rank: 1, column: "I", code: "cellNotANumber", change: figure(4, "l13") },
  { rank: 2, column: "F", code: "figureContradicts", change: figure(1, "962000") },
  { rank: 3, column: "K", code: "figuresDisagree", change: figure(6, "9999") },
  { rank: 4, column: "J", code: "negativeAmount", change: figure(5, "(52)") },
  { rank: 5, column: "D", code: "codeMistyped", change: (project) => ({ ...project, code: "79O1234" }) },
  { rank: 6, column: "D", code: "codeOfTwoProjects", change: (project) => ({ ...project, code: "8100002" }) },
  { rank: 8, column: "B", code: "rowStatedTwice", change: (project, all) => all[7] ?? project },
  { rank: 9, column: "B", code: "rowNotNamed", change: (project) => ({ ...project, name: "" }) },
  { rank: 10, column: "C", code: "ownerNotStated", change: (project) => ({ ...project, owner: "" }) },
  { rank: 11, column: "C", code: "unitProposed", change: (project) => ({ ...project, owner: "UBND xã Ia Tới" }) },
  { rank: 13, column: "F", code: "cellNotANumber", change: figure(1, "chưa phân bổ") },
  { rank: 14, column: "I", code: "cellErrorValue", change: figure(4, "##N/A") },
  { rank: 15, column: "H", code: "figureContradicts", change: figure(3, "680") },
  {
    rank: 16,
    column: "H",
    code: "disbursedExceedsPlan",
    change: (project) => figure(3, "5088")(figure(4, "5000")(project)),
  },
  {
    rank: 17,
    column: "H",
    code: "disbursedWithoutPlan",
    change: (project) => ({ ...project, figures: ["", "", "", ...project.figures.slice(3)] }),
  },
  { rank: 19, column: "G", code: "cellNotANumber", change: figure(2, "25,3.1") },
  { rank: 20, column: "K", code: "figuresDisagree", change: figure(6, "4.36") },
  { rank: 21, column: "C", code: "unitProposed", change: (project) => ({ ...project, owner: "UBND Ia Dom" }) },
  { rank: 22, column: "E", code: "figureDoubtful", change: figure(0, "1.9") },
];

test("faults of twelve kinds, a sum that is wrong among them, are told at their cells and nowhere else", async () => {
  const projects = sound.map((project, rank) => {
    const fault = planted.find((each) => each.rank === rank);
    return fault === undefined ? project : fault.change(project, sound);
  });
  const firstGroup = sumLine("I", "Giao thông", sound.slice(0, half));
  const lines = projects.map(lineOf);
  const sheet = `
UBND HUYỆN IA H'DRAI
BIỂU TỔNG HỢP GIẢI NGÂN VỐN NĂM 2024 (đến ngày 30/6/2024)
||||||||||ĐVT: triệu đồng
TT|Nội dung|Chủ đầu tư|Mã dự án|Kế hoạch vốn năm 2024|<|<|Giải ngân|<|<|Tỷ lệ (%)
^|^|^|^|Tổng|Đầu tư|Sự nghiệp|Tổng|Đầu tư|Sự nghiệp|^
${sumLine("", "TỔNG CỘNG", sound).join("|")}
${firstGroup.with(5, String(Number(firstGroup[5]) + 1000)).join("|")}
${lines.slice(0, half).join("\n")}
${sumLine("II", "Xã hội", sound.slice(half)).join("|")}
${lines.slice(half).join("\n")}
`;
  const ledger = await openTestLedger();
  await importDrawing(ledger, { sheets: { B: known } });
  const { planned } = await importDrawing(ledger, { sheets: { "Biểu 02": sheet } });
  const expected = planted.map(({ rank, column, code }) => `${code} ${column}${rowOf(rank)}`);
  expect(foundCells(planned).toSorted()).toEqual([...expected, "figureContradicts F7"].toSorted());
});

test("two equal rows are two where the sum over them says so", async () => {
  const ledger = await openTestLedger();
  const twins = sound.slice(0, half).flatMap((project, rank) => (rank === 3 ? [project, project] : [project]));
  const sheet = `
UBND HUYỆN IA H'DRAI
GIẢI NGÂN VỐN NĂM 2024 (đến ngày 30/6/2024)
||||||||||ĐVT: triệu đồng
TT|Nội dung|Chủ đầu tư|Mã dự án|Kế hoạch vốn năm 2024|<|<|Giải ngân|<|<|Tỷ lệ (%)
^|^|^|^|Tổng|Đầu tư|Sự nghiệp|Tổng|Đầu tư|Sự nghiệp|^
${sumLine("", "TỔNG CỘNG", twins).join("|")}
${twins.map(lineOf).join("\n")}
`;
  const { planned } = await importDrawing(ledger, { sheets: { B: sheet }, settings: { takesNewUnits: true } });
  expect(foundCells(planned)).toEqual([]);
});

/** Communes, with numbers that were typed as texts. */
const communes = Array.from({ length: 12 }, (_, rank) => {
  const [plan, paid] = [
    [2310.5 + 133 * rank, 410.2 + 18 * rank],
    [900.4 + 71 * rank, 150.1 + 9 * rank],
  ].map(([central = 0, local = 0]) => [central + local, central, local]);
  const typed = [...(plan ?? []), ...(paid ?? [])].map((amount) => amount.toFixed(1).replace(".", ","));
  const rate = (((paid?.[0] ?? 0) * 100) / (plan?.[0] ?? 1)).toFixed(2).replace(".", ",");
  return [String(rank + 1), `Xã Đăk ${"ABCDEGHIKLMN"[rank] ?? ""}`, ...typed.map((text) => `#${text}`), `${rate}%`];
});

test.each([
  {
    fault: "an empty part of a total that says more",
    row: 3,
    place: 3,
    text: "",
    told: "figureMissing D9",
    isHeld: true,
  },
  { fault: "a mark for nothing there", row: 4, place: 3, text: "-", told: "figureMissing D10", isHeld: true },
  { fault: "a payment above the plan", row: 5, place: 6, text: "#99.999,9", told: "figuresDisagree G11", isHeld: true },
  {
    fault: "a total that its parts do not make up",
    row: 6,
    place: 2,
    text: "#9.030,3",
    told: "figuresDisagree C12",
    isHeld: false,
  },
  { fault: "a share among percentages", row: 7, place: 8, text: "#0,38", told: "figuresDisagree I13", isHeld: false },
  { fault: "a rate above a hundred", row: 8, place: 8, text: "138,4%", told: "figuresDisagree I14", isHeld: false },
])("$fault is told at its cell", async ({ row, place, text, told, isHeld }) => {
  const ledger = await openTestLedger();
  const faulty = communes.map((cells, rank) => (rank === row ? cells.with(place, text) : cells));
  const sheet = `
SỞ TÀI CHÍNH TỈNH KON TUM
TÌNH HÌNH THỰC HIỆN KẾ HOẠCH VỐN ĐẦU TƯ CÔNG NĂM 2024
Số liệu đến hết ngày 30 tháng 9 năm 2024|||||||ĐVT: Triệu đồng
STT|Đơn vị|Kế hoạch vốn giao năm 2024|<|<|Giải ngân|<|<|Tỷ lệ GN
^|^|Tổng số|Vốn NSTW|Vốn NSĐP|Tổng số|Vốn NSTW|Vốn NSĐP|^
${faulty.map((cells) => cells.join("|")).join("\n")}
`;
  const { planned } = await importDrawing(ledger, { sheets: { B: sheet }, settings: { takesNewUnits: true } });
  expect(foundCells(planned)).toEqual([told]);
  expect([...planned.heldRows]).toEqual(isHeld ? [`0/${row + 5}`] : []);
});
