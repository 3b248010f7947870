/**
 * Drawing an answer as a slide. Loaded when the first picture is asked for: the chart library, a document and a
 * rasterizer are most of what a command line would otherwise load to print one number.
 */
import {
  atRiskChart,
  type AtRiskRow,
  backtestChart,
  behindChart,
  bridgeChart,
  changeChart,
  type ChartOptions,
  cumulativeChart,
  distributionChart,
  neededPaceChart,
  planBySourceChart,
  progressChart,
  type ProgressRow,
  projectionChart,
  untilText,
} from "@giaingan/charts";
import {
  decimal,
  elapsedShare,
  formatDate,
  type MoneyUnit,
  type PlainDate,
  type ProgressAnswer,
  type SentencePart,
} from "@giaingan/finance";
import type { ChangesAnswer, RecordState } from "@giaingan/finance/changes";
import type { MovementProjectionAnswer } from "@giaingan/finance/projection";
import type { ChartImageOptions, ChartSubject } from "./chart-image.ts";
import { atRiskTitle, behindTitle, cumulativeTitle, distributionTitle } from "./behind-titles.ts";
import { backtestTitle, neededPaceTitle, planTitle, progressTitle, projectionTitle } from "./chart-titles.ts";
import { renderSvg } from "./image/render-svg.ts";
import { svgToPng } from "./image/svg-to-png.ts";

/** Points of the picture; a PNG has twice as many pixels each way. */
const slideWidth = 1600;
const pixelsPerPoint = 2;

/** Draws the picture in its format. */
export function drawChart(subject: ChartSubject, options: ChartImageOptions): Uint8Array {
  const svg = renderSvg((document) => chartElement(subject, options, document));
  return options.format === "svg"
    ? new TextEncoder().encode(svg)
    : svgToPng(svg, { widthPx: slideWidth * pixelsPerPoint });
}

function chartElement(subject: ChartSubject, image: ChartImageOptions, document: Document): SVGElement {
  const { language } = image;
  const common = (title: string | readonly SentencePart[]): Omit<ChartOptions, "unit" | "asOf"> => {
    const { revision, chainHead, source, isSample } = image.provenance;
    const shortHead = chainHead === null ? null : shortChainHead(chainHead);
    const frame = { title, subtitle: null, source, revision: String(revision), chainHead: shortHead };
    return { document, language, theme: image.theme, isSample, frame };
  };
  const ofMoney = (
    title: string | readonly SentencePart[],
    { unit, asOf }: { readonly unit: MoneyUnit; readonly asOf: PlainDate },
  ): ChartOptions => ({ ...common(title), unit, asOf });
  const { chart, answer } = subject;
  if (chart === "progress") return progressElement(answer, ofMoney(progressTitle(answer, language), answer));
  if (chart === "plan") {
    const stated = rowsOf(answer, image).filter((row) => row.planDong !== null);
    return planBySourceChart(stated, ofMoney(planTitle(answer, language), answer));
  }
  if (chart === "behind") {
    const rows = rowsOf(answer, image);
    // A record without a year has no rows either.
    const share = answer.fiscalYear === null ? decimal(0) : elapsedShare(answer.asOf, answer.fiscalYear);
    const title = behindTitle(rows, { language, unit: answer.unit, share });
    return behindChart(rows, { ...ofMoney(title, answer), elapsed: { share } });
  }
  if (chart === "distribution") {
    const rows = rowsOf(answer, image);
    return distributionChart(rows, ofMoney(distributionTitle(rows, language), answer));
  }
  if (chart === "bridge") return bridgeElement(answer, ofMoney(answer.sentence[language], answer));
  if (chart === "changes") {
    const rows = answer.groups.map(({ key, label, plan, disbursed }) => ({
      key,
      label: label[language],
      planDong: plan.closing,
      beforeDong: disbursed.opening,
      afterDong: disbursed.closing,
    }));
    return changeChart(rows, { ...ofMoney(answer.sentence[language], answer), before: answer.from.asOf });
  }
  if (chart === "at-risk") {
    const rows = answer.groups.map(({ key, label, plan, disbursedToDate, projected }): AtRiskRow => ({
      key,
      label: label[language],
      planDong: plan,
      disbursedToDateDong: disbursedToDate,
      projectedDong: projected,
    }));
    return atRiskChart(rows, {
      ...ofMoney(atRiskTitle(rows, { language, unit: answer.unit, until: untilText(answer) }), answer),
      deadline: deadlineOf(answer),
    });
  }
  if (chart === "cumulative") {
    const { fiscalYear, months, total } = answer;
    const title = cumulativeTitle(answer, language);
    return cumulativeChart({ fiscalYear, months, plan: total.plan }, ofMoney(title, answer));
  }
  if (chart === "projection") return projectionChart(answer, ofMoney(projectionTitle(answer, language), answer));
  if (chart === "needed-pace") return neededPaceChart(answer, ofMoney(neededPaceTitle(answer, language), answer));
  return backtestChart(answer, { ...common(backtestTitle(answer, language)), asOf: answer.asOf });
}

function rowsOf({ groups }: ProgressAnswer, { language }: Pick<ChartOptions, "language">): readonly ProgressRow[] {
  return groups.map(({ key, label, plan, disbursedToDate }) => ({
    key,
    label: label[language],
    planDong: plan,
    disbursedToDateDong: disbursedToDate,
  }));
}

function progressElement(answer: ProgressAnswer, options: ChartOptions): SVGElement {
  const total: ProgressRow = {
    key: "total",
    label: options.language === "vi" ? "Toàn bộ kế hoạch" : "The whole plan",
    planDong: answer.total.plan,
    disbursedToDateDong: answer.total.disbursedToDate,
  };
  const elapsed = answer.timeGap && { share: answer.timeGap.elapsed };
  return progressChart(rowsOf(answer, options), { ...options, total, elapsed });
}

/** What was disbursed; the plan where nothing is said of that. */
function bridgeElement({ total, from, to }: ChangesAnswer, options: ChartOptions): SVGElement {
  const { language } = options;
  const measure = total.disbursed.change === null ? "plan" : "disbursed";
  const { opening, closing, lines } = total[measure];
  const state = ({ asOf, revision }: RecordState): string => {
    const date = formatDate(asOf);
    if (revision === null) return date;
    return language === "vi" ? `${date}, bản ghi số ${revision}` : `${date}, revision ${revision}`;
  };
  return bridgeChart(
    {
      name: bridgeNames[measure][language],
      opening: { label: state(from), amountDong: opening },
      steps: lines.map(({ code, name, effect }) => ({ key: code, label: name[language], effectDong: effect })),
      closing: { label: state(to), amountDong: closing },
    },
    options,
  );
}

const bridgeNames = {
  plan: { vi: "Kế hoạch vốn", en: "Plan" },
  disbursed: { vi: "Lũy kế giải ngân", en: "Disbursed to date" },
} as const;

function deadlineOf({ fiscalYear, deadline }: MovementProjectionAnswer): PlainDate {
  return deadline === "12-31" ? `${fiscalYear}-12-31` : `${fiscalYear + 1}-01-31`;
}

/** "a41f…9c", as people compare it. */
function shortChainHead(chainHead: string): string {
  return `${chainHead.slice(0, 4)}…${chainHead.slice(-2)}`;
}
