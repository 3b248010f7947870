/**
 * The cumulative chart: what is disbursed to the end of each month as steps, below the plan and beside the year before.
 */
import { formatMoney, inUnit, moneyUnitNames } from "@giaingan/finance";

import { drawPicture } from "./chart-picture.ts";
import type { Dot, Point } from "./drawing.ts";
import type { LegendItem } from "./legend.ts";
import { monthName } from "./month-frame.ts";
import { amountLabel } from "./month-labels.ts";
import { layoutMonths, type MonthContent, type MonthLabel, type MonthMarks } from "./month-layout.ts";
import type { ProjectionChartOptions } from "./projection-chart.ts";
import type { MonthPoint } from "./projection-figures.ts";
import { hasGap } from "./projection-marks.ts";
import { shareText } from "./projection-text.ts";
import { projectionWords } from "./projection-words.ts";
import { steps, type StepPlace } from "./step-curves.ts";
import type { Tone } from "./theme.ts";
import { fillIn } from "./wording.ts";

/** Running totals by the end of a month, in đồng; null: not stated, which is never drawn as zero. */
export interface CumulativeMonth {
  /** 1 … 13 from the January of the budget year. */
  readonly month: number;
  readonly disbursedToDate: bigint | null;
  /** By the end of the same month of the year before. */
  readonly lastYearToDate: bigint | null;
}

/** What is drawn; the months in their order. An answer of `projectMovements` has such months. */
export interface CumulativeChartInput {
  readonly fiscalYear: number;
  /** Plan of the year in đồng; null: not stated. */
  readonly plan: bigint | null;
  readonly months: readonly CumulativeMonth[];
}

/**
 * Draws the running totals as steps: each month end that is stated lifts the line. Over months that are not stated dots lead
 * on at the height that is known.
 *
 * @returns an SVG element of `options.document`, not yet attached; the same input gives the same bytes
 */
export function cumulativeChart(input: CumulativeChartInput, options: ProjectionChartOptions): SVGElement {
  const { language, unit } = options;
  const { months, fiscalYear, plan } = input;
  const shown = (amount: bigint): number => inUnit(amount, unit).toNumber();
  const money = (amount: bigint): string => formatMoney(amount, { language, unit });
  const points = (of: "disbursedToDate" | "lastYearToDate"): readonly MonthPoint[] => {
    const stated = months.flatMap(({ month, [of]: amount }) =>
      amount === null ? [] : [{ month, amount: shown(amount) }],
    );
    return stated.length === 0 ? [] : [{ month: 0, amount: 0 }, ...stated];
  };
  const figures = {
    actual: points("disbursedToDate"),
    lastYear: points("lastYearToDate"),
    plan: plan === null ? null : shown(plan),
  };
  const words = { year: String(fiscalYear), before: String(fiscalYear - 1), unit: moneyUnitNames[unit][language] };
  const subtitle = fillIn(
    projectionWords[figures.lastYear.length === 0 ? "cumulativeAloneSubtitle" : "cumulativeSubtitle"][language],
    words,
  );
  const labels = labelsOf(input, options);
  const last = months.findLast(({ disbursedToDate }) => disbursedToDate !== null);
  const known =
    last === undefined || last.disbursedToDate === null
      ? null
      : {
          month: last.month,
          text: fillIn(projectionWords.known[language], {
            month: monthName(last.month, language),
            amount: `${money(last.disbursedToDate)}${shareText(last.disbursedToDate, plan, language)}`,
          }),
        };
  const amounts = [
    ...[...figures.actual, ...figures.lastYear].map(({ amount }) => amount),
    ...(figures.plan === null ? [] : [figures.plan]),
  ];
  const content: MonthContent = {
    language,
    monthCount: months.length,
    monthsStand: "atEnd",
    amounts,
    labels,
    legend: legendOf(figures, input, options),
    known,
    figures: null,
    message: known === null ? projectionWords.nothingStated[language] : null,
    marks: (frame, sizePx) => cumulativeMarks(figures, { frame, sizePx, monthCount: months.length }),
  };
  const stated = months.flatMap(({ month, disbursedToDate }) =>
    disbursedToDate === null ? [] : [`${monthName(month, language)} ${money(disbursedToDate)}`],
  );
  const described = [
    subtitle,
    known?.text ?? content.message ?? "",
    ...stated,
    ...labels.map(({ name, figure }) => `${name} ${figure}`),
  ];
  return drawPicture(
    {
      layout: (room) => layoutMonths(content, room),
      rowCount: 0,
      subtitle,
      name: known?.text ?? subtitle,
      description: `${described.join("; ")}.`,
    },
    options,
  );
}

interface CumulativeFigures {
  readonly actual: readonly MonthPoint[];
  readonly lastYear: readonly MonthPoint[];
  readonly plan: number | null;
}

/** The ends that are called by name: the plan, and the year before where it goes on to the last month. */
function labelsOf(
  { plan, months, fiscalYear }: CumulativeChartInput,
  { language, unit }: ProjectionChartOptions,
): readonly MonthLabel[] {
  const label = (amount: bigint | null, name: string, tone: Tone): readonly MonthLabel[] =>
    amountLabel(amount, { name, tone, sign: "line" }, { language, unit });
  const lastYear = fillIn(projectionWords.lastYear[language], { year: String(fiscalYear - 1) });
  return [
    ...label(plan, projectionWords.plan[language], "inkSoft"),
    ...label(months.at(-1)?.lastYearToDate ?? null, lastYear, "inkFaint"),
  ];
}

function legendOf(
  { actual, lastYear }: CumulativeFigures,
  { fiscalYear, months }: CumulativeChartInput,
  { language }: ProjectionChartOptions,
): readonly LegendItem[] {
  const word = (name: "actual" | "lastYear" | "gap", year: number): string =>
    fillIn(projectionWords[name][language], { year: String(year) });
  const endsEarly = lastYear.length > 0 && lastYear.at(-1)?.month !== months.length;
  const item = (isDrawn: boolean, of: LegendItem): readonly LegendItem[] => (isDrawn ? [of] : []);
  return [
    ...item(actual.length > 0, { sign: "line", tone: "actual", text: word("actual", fiscalYear) }),
    ...item(endsEarly, { sign: "line", tone: "inkFaint", text: word("lastYear", fiscalYear - 1) }),
    ...item(hasGap(actual) || hasGap(lastYear), { sign: "dots", tone: "inkFaint", text: word("gap", fiscalYear) }),
  ];
}

function cumulativeMarks(
  { actual, lastYear, plan }: CumulativeFigures,
  place: StepPlace & { readonly monthCount: number },
): MonthMarks {
  const { frame, sizePx, monthCount } = place;
  const level = (amount: number): readonly Point[] => [
    { xPx: frame.xOf(0), yPx: frame.yOf(amount) },
    { xPx: frame.xOf(monthCount), yPx: frame.yOf(amount) },
  ];
  const last = actual.at(-1);
  const dots: readonly Dot[] =
    last === undefined
      ? []
      : [
          {
            xPx: frame.xOf(last.month),
            yPx: frame.yOf(last.amount),
            shape: "round",
            radiusPx: 0.36 * sizePx,
            tone: "actual",
          },
        ];
  return {
    swatches: [],
    areas: [],
    curves: [
      ...(plan === null
        ? []
        : [{ points: level(plan), tone: "inkSoft", thicknessPx: 0.11 * sizePx, dash: null } as const]),
      ...steps(lastYear, { tone: "inkFaint", em: 0.075 }, place),
      ...steps(actual, { tone: "actual", em: 0.17 }, place),
    ],
    dots,
  };
}
