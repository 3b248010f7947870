/**
 * The charts that tests draw: the 2023 report, what documents do at their worst, and how to make an SVG of them.
 */
import { plainDate } from "@giaingan/finance";
import { parseHTML } from "linkedom";
import {
  planBySourceChart,
  type PlanBySourceOptions,
  type PlanRow,
  progressChart,
  type ProgressChartOptions,
  type ProgressRow,
  serializeSvg,
  type SlideFrame,
} from "../src/index.ts";

const million = 1_000_000n;

/** A row in triệu đồng. */
export function row(
  label: string,
  planMillion: number | null,
  disbursedMillion: number | null,
  key: string = label,
): ProgressRow {
  const dong = (amount: number | null): bigint | null => (amount === null ? null : BigInt(amount) * million);
  return { key, label, planDong: dong(planMillion), disbursedToDateDong: dong(disbursedMillion) };
}

export const total2023: ProgressRow = row("Toàn bộ kế hoạch", 30_433, 14_108, "total");

export const rows2023: readonly ProgressRow[] = [
  row("Đầu tư phát triển 2023", 24_314, null),
  row("Sự nghiệp 2023", 2_562, null),
  row("Đầu tư phát triển 2022, kéo dài", 2_371, null),
  row("Sự nghiệp 2022, chuyển nguồn", 1_186, null),
];

/** Money disbursed, of which the report does not say from which source. */
export const unassigned2023: ProgressRow = row("Nguồn khác", null, 14_108, "-");

export const frame2023: SlideFrame = {
  title: [
    { text: "Đến 31/10/2023 đã giải ngân ", emphasis: "none" },
    { text: "14.108/30.433 triệu đồng, đạt 46,36%", emphasis: "actual" },
    { text: " kế hoạch; ", emphasis: "none" },
    { text: "chậm 11.239 triệu đồng", emphasis: "behind" },
    { text: " so với tiến độ thời gian", emphasis: "none" },
  ],
  subtitle: null,
  source: "báo cáo huyện",
  revision: "1",
  chainHead: "a41f…9c",
};

/** What documents and typists can do to one chart. */
export const oddRows: readonly ProgressRow[] = [
  unassigned2023,
  row("Kế hoạch âm sau điều chỉnh", -2_000, -500),
  row("Kế hoạch không", 0, 0),
  row("Không kế hoạch mà có chi", 0, 300),
  { key: "tiny", label: "Một đồng", planDong: 1n, disbursedToDateDong: 1n },
  row("Vượt kế hoạch", 4_000, 5_200),
  row("Không nêu gì", null, null),
  row(`Tên <rất> & "dài" ${"của một chủ đầu tư ".repeat(9)}`, 12, 3),
  row("\u202Eđảo chiều\u0007\u200B \u05D0\u05D1", 900, 450),
];

export const options2023: Omit<ProgressChartOptions, "document"> = {
  language: "vi",
  unit: "million",
  asOf: plainDate({ year: 2023, month: 10, day: 31 }) ?? "2023-10-31",
  elapsed: { share: "0.832876712328767123" },
  total: total2023,
  frame: frame2023,
  isSample: true,
};

/** `count` rows of very different sizes, the same on every run. */
export function manyRows(count: number): readonly ProgressRow[] {
  return Array.from({ length: count }, (_, index) => {
    const plan = 200 + ((index * 7_919) % 40_000);
    return row(
      `Đơn vị số ${index + 1}`,
      plan,
      index % 8 === 5 ? null : Math.floor((plan * ((index * 37) % 113)) / 100),
    );
  });
}

/** The row of the sum. */
export function totalOf(rows: readonly ProgressRow[]): ProgressRow {
  const sum = (amounts: readonly (bigint | null)[]): bigint =>
    amounts.reduce<bigint>((result, amount) => result + (amount ?? 0n), 0n);
  return {
    key: "total",
    label: "Toàn bộ kế hoạch",
    planDong: sum(rows.map(({ planDong }) => planDong)),
    disbursedToDateDong: sum(rows.map(({ disbursedToDateDong }) => disbursedToDateDong)),
  };
}

/** A document with no page in it. */
export function emptyDocument(): Document {
  return parseHTML("<!doctype html><html><body></body></html>").document;
}

/** The progress chart as an element. */
export function drawProgress(rows: readonly ProgressRow[], options: Partial<ProgressChartOptions> = {}): SVGElement {
  return progressChart(rows, { ...options2023, ...options, document: emptyDocument() });
}

/** The plan chart as an element. */
export function drawPlan(rows: readonly PlanRow[], options: Partial<PlanBySourceOptions> = {}): SVGElement {
  const { elapsed: _, total: __, ...common } = options2023;
  return planBySourceChart(rows, { ...common, ...options, document: emptyDocument() });
}

/** The progress chart as a file. */
export function progressSvg(rows: readonly ProgressRow[], options: Partial<ProgressChartOptions> = {}): string {
  return serializeSvg(drawProgress(rows, options));
}

/** The plan chart as a file. */
export function planSvg(rows: readonly PlanRow[], options: Partial<PlanBySourceOptions> = {}): string {
  return serializeSvg(drawPlan(rows, options));
}
