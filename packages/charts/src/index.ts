/** Charts of plan and disbursement: plain rows in, SVG out, the same in browser and server. */
export { backtestChart, type BacktestChartInput, type BacktestChartOptions } from "./backtest-chart.ts";
export type { ChartOptions, PictureOptions } from "./chart-options.ts";
export { bestMonth, disbursedBySpan, type MonthSpan, type MonthTotal } from "./month-amounts.ts";
export { monthName } from "./month-frame.ts";
export { neededPaceChart } from "./needed-pace-chart.ts";
export { planBySourceChart, type PlanBySourceOptions, type PlanRow } from "./plan-by-source-chart.ts";
export { type ElapsedTime, progressChart, type ProgressChartOptions } from "./progress-chart.ts";
export { projectionChart, type ProjectionChartInput, type ProjectionChartOptions } from "./projection-chart.ts";
export { untilText } from "./projection-text.ts";
export type { ProgressRow } from "./progress-row.ts";
export { serializeSvg } from "./serialize-svg.ts";
export type { SlideFrame } from "./slide.ts";
export { fontFamily, type Theme, type ThemeName, themes, type Tone } from "./theme.ts";
export { type FontWeight, hasGlyph, measureText, type TextStyle } from "./text-width.ts";
export { truncateText, wrapText } from "./text-wrap.ts";
