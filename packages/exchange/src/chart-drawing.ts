/**
 * Drawing a progress answer as a slide. Loaded when the first picture is asked for: the chart library, a document and
 * a rasterizer are most of what a command line would otherwise load to print one number.
 */
import { type ChartOptions, planBySourceChart, progressChart, type ProgressRow } from "@giaingan/charts";
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
import type { ChartImageOptions } from "./chart-image.ts";
import { renderSvg } from "./image/render-svg.ts";
import { svgToPng } from "./image/svg-to-png.ts";

/** Points of the picture; a PNG has twice as many pixels each way. */
const slideWidth = 1600;
const pixelsPerPoint = 2;

/** Draws the picture in its format. */
export function drawChart(answer: ProgressAnswer, options: ChartImageOptions): Uint8Array {
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
function shortChainHead(chainHead: string): string {
  return `${chainHead.slice(0, 4)}…${chainHead.slice(-2)}`;
}
