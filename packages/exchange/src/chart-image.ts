/**
 * Chart images: a progress answer as a picture that stands alone, for the command line and the API.
 */
import {
  type ChartOptions,
  planBySourceChart,
  progressChart,
  type ProgressRow,
  type ThemeName,
} from "@giaingan/charts";
import {
  carriedOverShare,
  formatMoneyWithUnit,
  formatPercent,
  formatTimes,
  type Language,
  type ProgressAnswer,
  type SentencePart,
  timeGapClause,
} from "@giaingan/finance";
import { renderSvg } from "./image/render-svg.ts";
import { svgToPng } from "./image/svg-to-png.ts";

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

/** Points of the picture; a PNG has twice as many pixels each way. */
const slideWidth = 1600;
const pixelsPerPoint = 2;

/** The media type of each format. */
export const imageMediaTypes: Readonly<Record<ImageFormat, string>> = {
  svg: "image/svg+xml; charset=utf-8",
  png: "image/png",
};

/** Draws the picture: an SVG of 1600 × 900, or a PNG of 3200 × 1800. */
export function chartImage(answer: ProgressAnswer, options: ChartImageOptions): Uint8Array {
  const svg = chartSvg(answer, options);
  return options.format === "svg"
    ? new TextEncoder().encode(svg)
    : svgToPng(svg, { widthPx: slideWidth * pixelsPerPoint });
}

function chartSvg(answer: ProgressAnswer, { chart, language, theme, provenance }: ChartImageOptions): string {
  const { revision, chainHead, source, isSample } = provenance;
  const rows = answer.groups.map((group): ProgressRow => ({
    key: group.key,
    label: group.label[language],
    planDong: group.plan,
    disbursedToDateDong: group.disbursedToDate,
  }));
  return renderSvg((document) => {
    const common: ChartOptions = {
      document,
      language,
      unit: answer.unit,
      asOf: answer.asOf,
      theme,
      isSample,
      frame: {
        title: chart === "plan" ? planTitle(answer, language) : progressTitle(answer, language),
        subtitle: null,
        source,
        revision: String(revision),
        chainHead: chainHead === null ? null : shortChainHead(chainHead),
      },
    };
    if (chart === "plan")
      return planBySourceChart(
        rows.filter((row) => row.planDong !== null),
        common,
      );
    const total: ProgressRow = {
      key: "total",
      label: language === "vi" ? "Toàn bộ kế hoạch" : "The whole plan",
      planDong: answer.total.plan,
      disbursedToDateDong: answer.total.disbursedToDate,
    };
    return progressChart(rows, { ...common, total, elapsed: answer.timeGap && { share: answer.timeGap.elapsed } });
  });
}

/** The sentence, and how much faster it has to go until 31/12. */
function progressTitle(answer: ProgressAnswer, language: Language): readonly SentencePart[] {
  const [toYearEnd] = answer.pace;
  const parts = answer.sentenceParts[language];
  const times = toYearEnd?.timesFaster ?? null;
  if (times !== null && times.gt(1)) {
    const factor = formatTimes(times, language);
    return [
      ...parts,
      {
        text:
          language === "vi"
            ? "; muốn hết vốn trước 31/12 phải nhanh gấp "
            : "; to finish by 31 December the pace must be ",
        emphasis: "none",
      },
      { text: language === "vi" ? `${factor} lần` : `${factor} times as fast`, emphasis: "behind" },
    ];
  }
  const gap = timeGapClause(answer.timeGap, language);
  return gap === null ? parts : [...parts, { text: `; ${gap}`, emphasis: "none" }];
}

/** "Kế hoạch vốn năm 2023: 30.433 triệu đồng, trong đó kéo dài 3.557 triệu đồng (11,69%)". */
function planTitle(answer: ProgressAnswer, language: Language): string {
  const { total, carriedOverPlan, fiscalYear, unit } = answer;
  const isVietnamese = language === "vi";
  const subject = isVietnamese ? `Kế hoạch vốn năm ${fiscalYear}` : `Plan of ${fiscalYear}`;
  if (total.plan === null) return `${subject}: ${isVietnamese ? "chưa nêu" : "not stated"}`;
  const whole = `${subject}: ${formatMoneyWithUnit(total.plan, { language, unit })}`;
  const share = carriedOverPlan === null ? null : carriedOverShare(carriedOverPlan, total.plan);
  if (carriedOverPlan === null || share === null) return whole;
  const part = `${formatMoneyWithUnit(carriedOverPlan, { language, unit })} (${formatPercent(share, { language })})`;
  return isVietnamese ? `${whole}, trong đó kéo dài ${part}` : `${whole}, of which ${part} carried over`;
}

/** "a41f…9c", as people compare it. */
export function shortChainHead(chainHead: string): string {
  return `${chainHead.slice(0, 4)}…${chainHead.slice(-2)}`;
}

/** A file name for the picture, e.g. "giai-ngan-2023-10-31.png". */
export function chartFileName(answer: ProgressAnswer, chart: ChartName, format: ImageFormat): string {
  return `${chart === "plan" ? "ke-hoach" : "giai-ngan"}-${answer.asOf}.${format}`;
}
