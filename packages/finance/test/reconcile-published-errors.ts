/**
 * Errors that were really published, as figures and relations.
 *
 * - the province: "Tháo gỡ khó khăn giải ngân vốn các chương trình mục tiêu quốc gia", vietnam.vn, figures of 19/05/2025
 * - Huế 2014, Thanh Sơn 2023, the allocation of 2/2024, Nghệ An: as recorded from the press; only the figures are kept.
 *   Of Thanh Sơn the record keeps "219.036 tỉ, parts ≈ 218–219 tỉ": the three parts here are made up to add up to 218,7.
 * - 7M/2025: tbh.today and Saigon Times, "338,3" and "388,3 nghìn tỷ đồng", both "43,9%" of a plan of 884,6
 */
import type { FigureUnit, PrintedFigure } from "../src/reconciliation/printed-figure.ts";
import type { PrintedTable, TableRow } from "../src/reconciliation/reconcile-table.ts";
import type { Relation } from "../src/reconciliation/relation.ts";

/** A figure whose label is its id. */
export function figure(id: string, printed: string, unit: FigureUnit): PrintedFigure {
  return { id, label: id, printed, unit };
}

interface Published {
  readonly figures: readonly PrintedFigure[];
  readonly relations: readonly Relation[];
}

function row(id: string, printed: readonly (string | null)[], place: Partial<TableRow> = {}): TableRow {
  const [plan = null, disbursed = null, rate = null] = printed;
  return { id, label: id, parentId: null, isPartial: false, cells: { plan, disbursed, rate }, ...place };
}

/** Triệu đồng; plan = plan of 2025 with those of 2022, 2023 and 2024 carried over. 67172 is as printed. */
export const province: PrintedTable = {
  columns: [
    { id: "plan", label: "Kế hoạch", role: "plan", unit: "million" },
    { id: "disbursed", label: "Giải ngân", role: "disbursed", unit: "million" },
    { id: "rate", label: "Tỷ lệ", role: "rate", unit: "percent" },
  ],
  rows: [
    row("Tổng số", ["614294", "84499", "13.76"]),
    row("Đầu tư", ["310386", "70109", "22.59"], { parentId: "Tổng số", partition: "nature" }),
    row("Sự nghiệp", ["303908", "14390", "4.73"], { parentId: "Tổng số", partition: "nature" }),
    row("NTM", ["320197", "55882", "17.45"], { parentId: "Tổng số", partition: "programme" }),
    row("NTM đầu tư", [null, "50824", "26.02"], { parentId: "NTM" }),
    row("NTM sự nghiệp", [null, "5058", "4.05"], { parentId: "NTM" }),
    row("Giảm nghèo", ["67172", "4369", "6.45"], { parentId: "Tổng số", partition: "programme" }),
    row("DTTS", ["226385", "24248", "10.71"], { parentId: "Tổng số", partition: "programme" }),
    row("DTTS đầu tư", [null, "19285", "16.76"], { parentId: "DTTS" }),
    row("DTTS sự nghiệp", [null, "4963", null], { parentId: "DTTS" }),
  ],
};

export const hue2014: Published = {
  figures: [figure("paid", "123310", "million"), figure("plan", "124928", "million"), figure("rate", "65", "percent")],
  relations: [{ id: "rate", kind: "rate", rate: "rate", numerator: "paid", denominator: "plan" }],
};

export const thanhSon2023: Published = {
  figures: [
    figure("total", "219036", "billion"),
    figure("part 1", "150.2", "billion"),
    figure("part 2", "40.5", "billion"),
    figure("part 3", "28.0", "billion"),
  ],
  relations: [{ id: "sum", kind: "sum", total: "total", parts: ["part 1", "part 2", "part 3"] }],
};

export const allocation2024: Published = {
  figures: [
    figure("allocated", "24.22", "thousandBillion"),
    figure("unallocated", "0.4706", "thousandBillion"),
    figure("total", "24.37", "thousandBillion"),
  ],
  relations: [{ id: "sum", kind: "sum", total: "total", parts: ["allocated", "unallocated"] }],
};

export const sevenMonths2025: Published = {
  figures: [
    figure("one paper", "338.3", "thousandBillion"),
    figure("other paper", "388.3", "thousandBillion"),
    figure("plan", "884.6", "thousandBillion"),
    figure("rate", "43.9", "percent"),
  ],
  relations: [
    { id: "repeated", kind: "repeated", figures: ["one paper", "other paper"] },
    { id: "rate of one", kind: "rate", rate: "rate", numerator: "one paper", denominator: "plan" },
    { id: "rate of other", kind: "rate", rate: "rate", numerator: "other paper", denominator: "plan" },
  ],
};

export const ngheAn: Published = {
  figures: [
    figure("total", "469.976", "billion"),
    figure("child 1", "401.500", "billion"),
    figure("child 2", "68.475", "billion"),
  ],
  relations: [{ id: "sum", kind: "sum", total: "total", parts: ["child 1", "child 2"] }],
};
