/**
 * The progress chart: for the whole and for each row, what was disbursed inside its plan, and where time stands.
 */
import { type Decimal, decimal, formatPercent, type Language, moneyUnitNames } from "@giaingan/finance";

import type { ChartOptions } from "./chart-options.ts";
import { drawPicture } from "./chart-picture.ts";
import { plainText } from "./plain-text.ts";
import { layoutProgress } from "./progress-layout.ts";
import { progressLegend } from "./progress-legend.ts";
import { foldRows, progressFigures, type ProgressRow, type RowFigures } from "./progress-row.ts";
import { fillIn, wording } from "./wording.ts";

/** How much of the time has passed. */
export interface ElapsedTime {
  /** 0 to 1, exact: a decimal or a decimal string. Beyond 1 it is drawn at the plan's end. */
  readonly share: Decimal | string;
  /** The words of the mark; the default is "thời gian đã qua 83,29%". */
  readonly label?: string;
}

/** Options of the progress chart. */
export interface ProgressChartOptions extends ChartOptions {
  /** The whole, drawn first and larger; null for none. */
  readonly total: ProgressRow | null;
  /** Null: no time marks. */
  readonly elapsed: ElapsedTime | null;
}

/**
 * Draws the progress chart.
 *
 * A row without a stated disbursement shows its plan and says "chưa nêu giải ngân", never 0%; a row without a plan
 * shows what was disbursed and says "chưa phân theo nguồn".
 *
 * @param rows in the order to be shown; may be empty
 * @returns an SVG element of `options.document`, not yet attached; the same input gives the same bytes
 */
export function progressChart(rows: readonly ProgressRow[], options: ProgressChartOptions): SVGElement {
  const { language, unit, elapsed, total, rowsMax = 30 } = options;
  const elapsedShare = elapsed === null ? null : clampShare(decimal(elapsed.share));
  const shownRows = foldRows(rows, rowsMax, language);
  const figures = progressFigures(shownRows, total, { language, unit, elapsedShare });
  const timeLabel = elapsed === null ? null : timeLabelOf(elapsed, language);
  const legend = progressLegend({ ...figures, language, timeLabel });
  const unitName = moneyUnitNames[unit][language];
  const lines = figures.total === null ? figures.rows : [figures.total, ...figures.rows];
  const described = lines.map((row) => describeRow(row, language));
  return drawPicture(
    {
      layout: (room) => layoutProgress({ ...figures, ...room, language, timeLabel, legend }),
      rowCount: shownRows.length,
      subtitle: fillIn(wording.progressSubtitle[language], { unit: unitName }),
      name: described[0] ?? fillIn(wording.progressSubtitle[language], { unit: unitName }),
      description: `${[unitName, timeLabel, ...described].filter((part) => part !== null).join("; ")}.`,
    },
    options,
  );
}

/** A share of time between 0 and 1. */
export function clampShare(share: Decimal): Decimal {
  if (share.gt(1)) return decimal(1);
  return share.lt(0) ? decimal(0) : share;
}

function timeLabelOf({ share, label }: ElapsedTime, language: Language): string {
  if (label !== undefined) return plainText(label);
  return fillIn(wording.timeElapsed[language], { share: formatPercent(decimal(share), { language }) });
}

/** "Toàn bộ kế hoạch: kế hoạch 30.433, đã giải ngân 14.108, 46,36%, chậm 11.239". */
function describeRow(row: RowFigures, language: Language): string {
  const parts = [
    row.planText === null ? null : `${wording.plan[language]} ${row.planText}`,
    row.disbursedText === null ? null : `${wording.disbursed[language]} ${row.disbursedText}`,
    row.rateText,
    row.behindText,
    row.note,
  ];
  return `${row.label}: ${parts.filter((part) => part !== null).join(", ")}`;
}
