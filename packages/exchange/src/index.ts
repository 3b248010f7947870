/** Documents in and out: narrative reports are read, answers become pictures. */
export {
  chartFileName,
  chartImage,
  type ChartImageOptions,
  type ChartName,
  chartNames,
  type ImageFormat,
  imageFormats,
  imageMediaTypes,
  type Provenance,
} from "./chart-image.ts";
export { extractFigures } from "./narrative/extraction.ts";
export type { Extraction, Figure } from "./narrative/figure.ts";
export { readReport, type ReportReading } from "./narrative/report-reading.ts";
export { toWireFigure, type WireFigure } from "./narrative/wire-figure.ts";
export {
  buildReportBatch,
  contentHashOf,
  dataDateOf,
  datesToKnow,
  type ReportBatch,
  type ReportOrigin,
} from "./report-batch.ts";
export { decodeText } from "./text-file.ts";
