/**
 * Chart images: an answer as a picture that stands alone, for the command line and the API.
 */
import type { ThemeName } from "@giaingan/charts";
import type { Language, PlainDate, ProgressAnswer } from "@giaingan/finance";
import type { ChangesAnswer } from "@giaingan/finance/changes";
import type { BacktestAnswer, MovementProjectionAnswer } from "@giaingan/finance/projection";

/** The charts that can be made of answers. */
export const chartNames = [
  "progress",
  "plan",
  "behind",
  "cumulative",
  "bridge",
  "changes",
  "at-risk",
  "distribution",
  "projection",
  "needed-pace",
  "backtest",
] as const;
/** One of `chartNames`. */
export type ChartName = (typeof chartNames)[number];
/** The file formats of a chart. */
export const imageFormats = ["svg", "png"] as const;
/** One of `imageFormats`. */
export type ImageFormat = (typeof imageFormats)[number];

/** Where the figures of a picture come from: its footer. */
export interface Provenance {
  /** "Báo cáo kết quả thực hiện…"; empty when there is none. */
  readonly source: string;
  readonly revision: number;
  /** Null for an empty ledger. */
  readonly chainHead: string | null;
  readonly isSample: boolean;
}

/** A chart with the answer that it shows. */
export type ChartSubject =
  | { readonly chart: "progress"; readonly answer: ProgressAnswer }
  | { readonly chart: "plan"; readonly answer: ProgressAnswer }
  | { readonly chart: "behind"; readonly answer: ProgressAnswer }
  | { readonly chart: "bridge"; readonly answer: ChangesAnswer }
  | { readonly chart: "changes"; readonly answer: ChangesAnswer }
  | { readonly chart: "distribution"; readonly answer: ProgressAnswer }
  | { readonly chart: "cumulative"; readonly answer: MovementProjectionAnswer }
  | { readonly chart: "at-risk"; readonly answer: MovementProjectionAnswer }
  | { readonly chart: "projection"; readonly answer: MovementProjectionAnswer }
  | { readonly chart: "needed-pace"; readonly answer: MovementProjectionAnswer }
  | {
      readonly chart: "backtest";
      /** Up to when the record was looked at; null for an empty one. */
      readonly answer: BacktestAnswer & { readonly asOf: PlainDate | null };
    };

/** How a picture is drawn. */
export interface ChartImageOptions {
  readonly format: ImageFormat;
  readonly language: Language;
  readonly theme: ThemeName;
  readonly provenance: Provenance;
}

/** The media type of each format. */
export const imageMediaTypes: Readonly<Record<ImageFormat, string>> = {
  svg: "image/svg+xml; charset=utf-8",
  png: "image/png",
};

/** Draws the picture: an SVG of 1600 × 900, or a PNG of 3200 × 1800. */
export async function chartImage(subject: ChartSubject, options: ChartImageOptions): Promise<Uint8Array> {
  const { drawChart } = await import("./chart-drawing.ts");
  return drawChart(subject, options);
}

const fileNames: Readonly<Record<ChartName, string>> = {
  progress: "giai-ngan",
  plan: "ke-hoach",
  behind: "cham-tien-do",
  cumulative: "luy-ke",
  bridge: "vi-sao-doi",
  changes: "thay-doi",
  "at-risk": "co-the-khong-kip",
  distribution: "phan-bo",
  projection: "du-bao",
  "needed-pace": "toc-do-can",
  backtest: "du-bao-thu",
};

/** A file name for the picture, e.g. "giai-ngan-2023-10-31.png". */
export function chartFileName({ chart, answer }: ChartSubject, format: ImageFormat): string {
  return `${[fileNames[chart], answer.asOf].filter((part) => part !== null).join("-")}.${format}`;
}
