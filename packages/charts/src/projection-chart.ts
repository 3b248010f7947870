/**
 * The projection chart: what is disbursed to date, what will be by the deadline, and how sure that is, beside the year
 * before and the plan. Where no interval is honest, three scenarios stand in its place.
 */
import { formatMoney, moneyUnitNames } from "@giaingan/finance";
import { type MovementProjectionAnswer, projectionMethodNames } from "@giaingan/finance/projection";

import type { ChartOptions } from "./chart-options.ts";
import { drawPicture } from "./chart-picture.ts";
import { monthName } from "./month-frame.ts";
import { layoutMonths, type MonthContent } from "./month-layout.ts";
import { projectionFigures } from "./projection-figures.ts";
import { projectionLegend } from "./projection-legend.ts";
import { projectionMarks } from "./projection-marks.ts";
import { projectionWords } from "./projection-words.ts";
import { percentText, shareText, untilText, yearsText } from "./projection-text.ts";
import { fillIn } from "./wording.ts";

/** What is drawn: of a projection the whole, month by month. */
export type ProjectionChartInput = Pick<MovementProjectionAnswer, "fiscalYear" | "deadline" | "total" | "months">;

/** Options of the projection charts. */
export type ProjectionChartOptions = Omit<ChartOptions, "rowsMax">;

/**
 * Draws the projection of the whole. A month that is not stated is no point of a curve: dots lead over it.
 *
 * @returns an SVG element of `options.document`, not yet attached; the same input gives the same bytes
 */
export function projectionChart(input: ProjectionChartInput, options: ProjectionChartOptions): SVGElement {
  const { language, unit } = options;
  const { months, total, fiscalYear } = input;
  const figures = projectionFigures(input, options);
  const words = {
    year: String(fiscalYear),
    until: untilText(input),
    unit: moneyUnitNames[unit][language],
  };
  const subtitle = `${fillIn(projectionWords.subtitle[language], words)}${basisText(input, options)}`;
  const known =
    total.dataMonth === null || total.disbursedToDate === null
      ? null
      : { month: total.dataMonth, text: knownText(input, options) };
  const content: MonthContent = {
    language,
    monthCount: months.length,
    monthsStand: "atEnd",
    amounts: figures.amounts,
    labels: figures.labels,
    legend: projectionLegend(figures, { language, fiscalYear }),
    known,
    figures: null,
    message: figures.amounts.length === 0 && known === null ? projectionWords.nothingStated[language] : null,
    marks: (frame, sizePx) => projectionMarks(figures, { frame, sizePx }),
  };
  const described = figures.labels.map(({ name, figure }) => `${name} ${figure}`);
  const stated = months.flatMap(({ month, disbursedToDate }) =>
    disbursedToDate === null
      ? []
      : [`${monthName(month, language)} ${formatMoney(disbursedToDate, { language, unit })}`],
  );
  return drawPicture(
    {
      layout: (room) => layoutMonths(content, room),
      rowCount: 0,
      subtitle,
      name: known?.text ?? subtitle,
      description: `${[subtitle, known?.text ?? projectionWords.nothingStated[language], ...stated, ...described].join("; ")}.`,
    },
    options,
  );
}

/** "Đến hết T10: 14.108 (46,36% kế hoạch)". */
export function knownText({ total }: ProjectionChartInput, { language, unit }: ProjectionChartOptions): string {
  const { dataMonth, disbursedToDate, plan } = total;
  if (dataMonth === null || disbursedToDate === null) return projectionWords.nothingStated[language];
  const amount = `${formatMoney(disbursedToDate, { language, unit })}${shareText(disbursedToDate, plan, language)}`;
  return fillIn(projectionWords.known[language], { month: monthName(dataMonth, language), amount });
}

/** By which method, and how wrong it was from this month; why nothing is projected, or what is assumed. */
function basisText({ total }: ProjectionChartInput, { language }: ProjectionChartOptions): string {
  const { method, backtest, reasonText } = total;
  const why = reasonText === null ? "" : `. ${reasonText[language].replace(/\.$/u, "")}`;
  if (method === null) return why;
  const name = projectionMethodNames[method][language].replace(/ \(.*\)$/u, "");
  const by = `; ${fillIn(projectionWords.method[language], { method: name })}`;
  if (backtest === null || backtest.wape === null) return `${by}${why}`;
  const words = { years: yearsText(backtest.years), error: percentText(backtest.wape, language) };
  return `${by}; ${fillIn(projectionWords.pastError[language], words)}${why}`;
}
