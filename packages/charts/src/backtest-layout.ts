/**
 * The layout of the back-test table: names, error bars, figures; columns are left out where there is no room for them.
 */
import { assert, type Language } from "@giaingan/finance";

import { type CellColumn, errorText, type MethodRow } from "./backtest-chart.ts";
import type { ChartRoom } from "./chart-picture.ts";
import { type Bar, centredBaseline, type Drawing, type MoneyScale, type Swatch, type TextLine } from "./drawing.ts";
import type { TextRun } from "./drawing.ts";
import { measureText } from "./text-width.ts";
import { wrapText } from "./text-wrap.ts";

/** What is laid out. */
export interface BacktestTable {
  readonly rows: readonly MethodRow[];
  readonly columns: readonly CellColumn[];
  readonly methodHead: string;
  readonly errorHead: string;
  /** Stands for the table where there are no rows. */
  readonly empty: string;
  readonly language: Language;
}

/** Where the columns are, in px. */
interface TableColumns {
  readonly sizePx: number;
  readonly nameWidthPx: number;
  /** Smaller where a name takes two lines: all names have one size. */
  readonly nameSizePx: number;
  readonly barLeftPx: number;
  readonly barRightPx: number;
  readonly errorWidthPx: number;
  /** The right edge of each column that is shown; null: left out. */
  readonly cellRights: readonly (number | null)[];
}

/** Lays the table out. */
export function layoutBacktest(table: BacktestTable, room: ChartRoom): Drawing {
  const { rows } = table;
  const largestPx = Math.max(11, 0.74 * room.textMaxPx);
  const rowCount = rows.length + 1;
  const roomPx = room.heightPx === null ? 3 * largestPx : room.heightPx / rowCount;
  const pitchPx = Math.min(3 * largestPx, roomPx);
  const { widthPx } = room;
  if (rows.length === 0)
    return emptyTable(table, { widthPx, heightPx: room.heightPx ?? 6 * largestPx, sizePx: largestPx });
  const sizes = [1, 0.93, 0.86, 0.8].map((share) => share * Math.min(largestPx, pitchPx / 1.5));
  const fitted = sizes.map((sizePx) => fitColumns(table, { widthPx, sizePx, pitchPx }));
  const columns = fitted.find(({ cellRights }) => cellRights.every((right) => right !== null)) ?? fitted[0];
  assert(columns !== undefined, "a table is tried in several sizes");
  const { sizePx } = columns;
  const largest = Math.max(...rows.map(({ error }) => error ?? 0));
  const scale: MoneyScale = {
    domain: [0, largest > 0 ? largest : 1],
    range: [columns.barLeftPx, columns.barRightPx - columns.errorWidthPx],
  };
  const centreOf = (rank: number): number => (rank + 1.5) * pitchPx;
  const bars = rows.map(({ method, error, isChosen }, rank): Bar => ({
    key: method,
    from: 0,
    to: error ?? 0,
    topPx: centreOf(rank) - 0.36 * pitchPx,
    heightPx: 0.72 * pitchPx,
    tone: isChosen ? "actual" : "plan",
  }));
  const lines = rows.map((_, rank): Swatch => ({
    xPx: 0,
    yPx: (rank + 1) * pitchPx,
    widthPx,
    heightPx: Math.max(1, 0.05 * sizePx),
    radiusPx: 0,
    tone: rank === 0 ? "inkFaint" : "hairline",
  }));
  return {
    widthPx,
    heightPx: rowCount * pitchPx,
    panels: [{ scale, bars, ticks: [], spans: [] }],
    swatches: lines,
    texts: [
      ...headTexts(table, columns, centredBaseline(pitchPx / 2, sizePx)),
      ...rows.flatMap((row, rank) => rowTexts(row, table, { columns, centrePx: centreOf(rank), scale })),
    ],
    bands: rows.map(({ method }, rank) => ({
      key: method,
      leftPx: 0,
      widthPx,
      topPx: (rank + 1) * pitchPx,
      heightPx: pitchPx,
    })),
  };
}

function emptyTable(
  { empty }: BacktestTable,
  { widthPx, heightPx, sizePx }: { readonly widthPx: number; readonly heightPx: number; readonly sizePx: number },
): Drawing {
  const style = { sizePx: 1.1 * sizePx, weight: 500 } as const;
  const lines = wrapText(empty, { widthPx, style, linesMax: 3 });
  const texts = lines.map((text, index): TextLine => ({
    xPx: widthPx / 2,
    baselinePx: heightPx / 2 + index * 1.5 * sizePx,
    anchor: "middle",
    runs: [{ text, tone: "inkSoft", ...style }],
  }));
  return { widthPx, heightPx, panels: [], swatches: [], texts, bands: [] };
}

/** How much smaller names may be before they take two lines. */
const nameShare = 0.86;

/** The columns with the lowest rank stay as long as names and bars keep their room. */
function fitColumns(
  table: BacktestTable,
  { widthPx, sizePx, pitchPx }: { readonly widthPx: number; readonly sizePx: number; readonly pitchPx: number },
): TableColumns {
  const { rows, columns, language } = table;
  const style = { sizePx, weight: 600 } as const;
  const widthOf = (texts: readonly string[]): number => Math.max(...texts.map((text) => measureText(text, style)));
  const gapPx = 1.3 * sizePx;
  const errors = rows.map(({ error }) => errorText(error, { language }));
  const errorWidthPx = 0.5 * sizePx + widthOf(errors);
  const cellWidths = columns.map(
    ({ head }, index) => gapPx + widthOf([head, ...rows.map(({ cells }) => cells[index] ?? "")]),
  );
  const longestPx = widthOf(rows.map(markedName));
  // A word is broken only where there is really no room for it.
  const words = rows.flatMap((row) => markedName(row).split(" "));
  const wordPx = Math.min(nameShare * widthOf(words) + 1, 0.44 * widthPx);
  const nameWidthPx = Math.min(longestPx, Math.max(0.32 * widthPx, wordPx));
  const barWidthPx = Math.max(errorWidthPx + 3 * sizePx, widthOf([table.errorHead]));
  let leftPx = widthPx - nameWidthPx - gapPx - barWidthPx;
  const shown = new Set<number>();
  const byRank = columns.map(({ rank }, index) => ({ rank, index })).toSorted((left, right) => left.rank - right.rank);
  for (const { index } of byRank) {
    const cellPx = cellWidths[index] ?? 0;
    if (cellPx > leftPx) break;
    leftPx -= cellPx;
    shown.add(index);
  }
  let rightPx = widthPx;
  const cellRights = columns
    .map((_, index) => index)
    .toReversed()
    .map((index) => {
      if (!shown.has(index)) return null;
      const own = rightPx;
      rightPx -= cellWidths[index] ?? 0;
      return own;
    })
    .toReversed();
  const nameSizePx =
    longestPx * nameShare > nameWidthPx
      ? Math.min(nameShare * sizePx, pitchPx / 2.7)
      : sizePx * Math.min(1, nameWidthPx / longestPx);
  return {
    sizePx,
    nameWidthPx,
    nameSizePx,
    barLeftPx: nameWidthPx + gapPx,
    barRightPx: rightPx,
    errorWidthPx,
    cellRights,
  };
}

function headTexts(table: BacktestTable, columns: TableColumns, baselinePx: number): readonly TextLine[] {
  const style = { tone: "inkFaint", weight: 500, sizePx: columns.sizePx } as const;
  const line = (text: string, xPx: number, anchor: TextLine["anchor"]): TextLine => ({
    xPx,
    baselinePx,
    anchor,
    runs: [{ text, ...style }],
  });
  return [
    line(table.methodHead, 0, "start"),
    line(table.errorHead, columns.barLeftPx, "start"),
    ...table.columns.flatMap(({ head }, index) => {
      const rightPx = columns.cellRights[index] ?? null;
      return rightPx === null ? [] : [line(head, rightPx, "end")];
    }),
  ];
}

function rowTexts(
  { name, mark, isChosen, error, cells }: MethodRow,
  { language }: BacktestTable,
  {
    columns,
    centrePx,
    scale,
  }: {
    readonly columns: TableColumns;
    readonly centrePx: number;
    readonly scale: MoneyScale;
  },
): readonly TextLine[] {
  const { sizePx, cellRights } = columns;
  const weight = isChosen ? 600 : 400;
  const baselinePx = centredBaseline(centrePx, sizePx);
  const barEndPx = scale.range[0] + ((error ?? 0) / scale.domain[1]) * (scale.range[1] - scale.range[0]);
  const run = (text: string): TextRun => ({ text, tone: isChosen ? "ink" : "inkSoft", weight, sizePx });
  return [
    ...nameTexts({ name, mark, isChosen }, { columns, centrePx }),
    {
      xPx: barEndPx + (error === null ? 0 : 0.5 * sizePx),
      baselinePx,
      anchor: "start",
      runs: [{ ...run(errorText(error, { language })), tone: "ink", weight: 600 }],
    },
    ...cells.flatMap((cell, index): readonly TextLine[] => {
      const xPx = cellRights[index] ?? null;
      return xPx === null ? [] : [{ xPx, baselinePx, anchor: "end", runs: [run(cell)] }];
    }),
  ];
}

/** The name with its mark, on two lines where one is too short. */
function nameTexts(
  row: Pick<MethodRow, "name" | "mark" | "isChosen">,
  { columns, centrePx }: { readonly columns: TableColumns; readonly centrePx: number },
): readonly TextLine[] {
  const { nameWidthPx, nameSizePx: sizePx } = columns;
  const lines = wrapText(markedName(row), { widthPx: nameWidthPx, style: { sizePx, weight: 600 }, linesMax: 2 });
  return lines.map((text, index) => ({
    xPx: 0,
    baselinePx: centredBaseline(centrePx + (index - (lines.length - 1) / 2) * 1.26 * sizePx, sizePx),
    anchor: "start",
    runs: [{ text, tone: "ink", weight: row.isChosen ? 600 : 400, sizePx }],
  }));
}

function markedName({ name, mark }: Pick<MethodRow, "name" | "mark">): string {
  return mark === null ? name : `${name} (${mark})`;
}
