/**
 * The charts that rank rows, as tests draw them: what each needs besides plain progress rows is made of them, the same on every
 * run.
 */
import {
  atRiskChart,
  behindChart,
  bridgeChart,
  changeChart,
  type ChartOptions,
  distributionChart,
  heatmapChart,
  type ProgressRow,
  smallMultiplesChart,
} from "../src/index.ts";
import { emptyDocument, frame2023 } from "./chart-cases.ts";

/** Options of a slide. */
export const rankedOptions: Omit<ChartOptions, "document"> = {
  language: "vi",
  unit: "million",
  asOf: "2023-10-31",
  frame: frame2023,
  isSample: true,
};

/** Draws progress rows. */
export type Draw = (rows: readonly ProgressRow[], options?: Partial<ChartOptions>) => SVGElement;

const drawBehind: Draw = (rows, options = {}) =>
  behindChart(rows, { ...rankedOptions, ...options, elapsed: { share: "0.832876712" }, document: emptyDocument() });

const drawChange: Draw = (rows, options = {}) =>
  changeChart(
    rows.map(({ disbursedToDateDong: afterDong, ...of }, index) => ({
      ...of,
      afterDong,
      beforeDong: afterDong === null ? null : (afterDong * BigInt((index * 31) % 120)) / 100n,
    })),
    { ...rankedOptions, ...options, before: "2023-08-31", document: emptyDocument() },
  );

const drawAtRisk: Draw = (rows, options = {}) =>
  atRiskChart(
    rows.map((given, index) => ({
      ...given,
      projectedDong:
        given.disbursedToDateDong === null
          ? null
          : given.disbursedToDateDong + ((given.planDong ?? 0n) * BigInt((index * 7) % 40)) / 100n,
    })),
    { ...rankedOptions, ...options, deadline: "2024-01-31", document: emptyDocument() },
  );

/** A bridge whose steps are the first rows: what each has disbursed, every third taken away. */
const drawBridge: Draw = (rows, options = {}) => {
  const steps = rows
    .slice(0, 30)
    .flatMap(({ key, label, disbursedToDateDong: amount }, index) =>
      amount === null ? [] : [{ key, label, effectDong: index % 3 === 2 ? -amount : amount }],
    );
  const opening = rows[0]?.planDong ?? null;
  const closing = steps.reduce((sum, { effectDong }) => sum + effectDong, opening ?? 0n);
  return bridgeChart(
    {
      name: "Lũy kế giải ngân",
      opening: { label: "30/09/2023, bản ghi số 1", amountDong: opening },
      steps,
      closing: { label: "31/10/2023, bản ghi số 7", amountDong: rows.length === 0 ? null : closing },
    },
    { ...rankedOptions, ...options, document: emptyDocument() },
  );
};

/** Months of each row: its disbursement spread unevenly, some not stated, one given back. */
const drawHeatmap: Draw = (rows, options = {}) =>
  heatmapChart(
    rows.map(({ key, label, planDong, disbursedToDateDong }, index) => ({
      key,
      label,
      planDong,
      monthsDong: Array.from({ length: 12 }, (_, month) => {
        if (disbursedToDateDong === null || (index + month) % 11 === 10) return null;
        const weight = BigInt(((index * 5 + month * 7) % 13) - (month === 3 ? 2 : 0));
        return (disbursedToDateDong * weight) / 78n;
      }),
    })),
    { ...rankedOptions, ...options, document: emptyDocument() },
  );

const drawDistribution: Draw = (rows, options = {}) =>
  distributionChart(rows, { ...rankedOptions, ...options, document: emptyDocument() });

/** Months up to the tenth, some not stated; the disbursement grows to what the row says. */
const drawMultiples: Draw = (rows, options = {}) =>
  smallMultiplesChart(
    rows.map(({ key, label, planDong, disbursedToDateDong: amount }, index) => ({
      key,
      label,
      planDong,
      toDateDong: Array.from({ length: 10 }, (_, month) =>
        amount === null || (index + month) % 7 === 6 ? null : (amount * BigInt((month + 1) * (month + 1))) / 100n,
      ),
    })),
    { ...rankedOptions, ...options, document: emptyDocument() },
  );

/** The charts by name. */
export const rankedCharts = {
  "money-behind": drawBehind,
  changes: drawChange,
  "money-at-risk": drawAtRisk,
  bridge: drawBridge,
  heatmap: drawHeatmap,
  distribution: drawDistribution,
  multiples: drawMultiples,
} as const satisfies Readonly<Record<string, Draw>>;
