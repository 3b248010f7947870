/**
 * Chart images: a progress answer as a picture that stands alone, for the command line and the API.
 */
import type { ThemeName } from "@giaingan/charts";
import type { Language, ProgressAnswer } from "@giaingan/finance";

/** The charts that can be made of a progress answer. */
export const chartNames = ["progress", "plan"] as const;
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

/** How a picture is drawn. */
export interface ChartImageOptions {
  readonly chart: ChartName;
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
export async function chartImage(answer: ProgressAnswer, options: ChartImageOptions): Promise<Uint8Array> {
  const { drawChart } = await import("./chart-drawing.ts");
  return drawChart(answer, options);
}

/** A file name for the picture, e.g. "giai-ngan-2023-10-31.png". */
export function chartFileName(answer: ProgressAnswer, chart: ChartName, format: ImageFormat): string {
  return `${chart === "plan" ? "ke-hoach" : "giai-ngan"}-${answer.asOf}.${format}`;
}
