/**
 * The back-test chart: every method by how wrong it was on past years, as a table with a bar for the error; the method
 * that was chosen and those that all must beat are marked in words.
 */
import {
  type BacktestAnswer,
  type BacktestRow,
  type ProjectionMethod,
  projectionMethodNames,
} from "@giaingan/finance/projection";

import { layoutBacktest } from "./backtest-layout.ts";
import type { PictureOptions } from "./chart-options.ts";
import { drawPicture } from "./chart-picture.ts";
import { monthName } from "./month-frame.ts";
import { percentText, yearsText } from "./projection-text.ts";
import { backtestWords } from "./projection-words.ts";
import { fillIn } from "./wording.ts";

/** What is drawn. */
export type BacktestChartInput = Pick<BacktestAnswer, "deadline" | "rows" | "choice">;

/** Options of the back-test chart: shares only, so there is no money unit. */
export type BacktestChartOptions = Omit<PictureOptions, "unit" | "rowsMax">;

/** A method in the table. */
export interface MethodRow {
  readonly method: ProjectionMethod;
  readonly name: string;
  /** "được chọn", "để so"; null: neither. */
  readonly mark: string | null;
  readonly isChosen: boolean;
  /** Error over all years and months as a share; null: not known. */
  readonly error: number | null;
  /** The cells behind the bar, in the order of the columns; "–" where nothing is known. */
  readonly cells: readonly string[];
}

/** A column behind the bar; of those with the highest rank most are left out where there is no room. */
export interface CellColumn {
  readonly head: string;
  readonly rank: number;
}

/** The months from whose ends projections are shown. */
const shownMonths = [3, 6, 9, 11] as const;

/** What every method must beat. */
const naive: ReadonlySet<ProjectionMethod> = new Set(["runRate", "lastYearRemainder"]);

/**
 * Draws the table, the least wrong method first.
 *
 * @returns an SVG element of `options.document`, not yet attached; the same input gives the same bytes
 */
export function backtestChart(input: BacktestChartInput, options: BacktestChartOptions): SVGElement {
  const { language } = options;
  const { choice, deadline } = input;
  const word = (name: keyof typeof backtestWords): string => backtestWords[name][language];
  const columns: readonly CellColumn[] = [
    ...shownMonths.map((month, index) => ({
      head: fillIn(word("fromMonth"), { month: monthName(month, language) }),
      rank: [4, 1, 3, 5][index] ?? 5,
    })),
    { head: word("bias"), rank: 2 },
    { head: word("covered"), rank: 0 },
    { head: word("width"), rank: 6 },
  ];
  const rows = methodRows(input, options);
  const until = { "12-31": "31/12", "01-31": language === "vi" ? "31/01 năm sau" : "31/01 of the next year" }[deadline];
  const subtitle =
    rows.length === 0 ? word("emptySubtitle") : fillIn(word("subtitle"), { years: yearsText(choice.years), until });
  const heads = [word("error"), ...columns.map(({ head }) => head)];
  const described = rows.map(({ name, mark, error, cells }) => {
    const figures = [errorText(error, options), ...cells].map((cell, index) => `${heads[index]} ${cell}`);
    return `${name}${mark === null ? "" : ` (${mark})`}: ${figures.join(", ")}`;
  });
  return drawPicture(
    {
      layout: (room) =>
        layoutBacktest(
          { rows, columns, methodHead: word("method"), errorHead: word("error"), empty: word("empty"), language },
          room,
        ),
      rowCount: rows.length,
      subtitle,
      name: subtitle,
      description: `${[subtitle, ...(rows.length === 0 ? [word("empty")] : described)].join("; ")}.`,
    },
    { ...options, unit: null },
  );
}

function methodRows({ rows, choice }: BacktestChartInput, options: BacktestChartOptions): readonly MethodRow[] {
  const { language } = options;
  return choice.ranking.map(({ method }, rank): MethodRow => {
    const of = (month: number | null): BacktestRow | undefined =>
      rows.find((row) => row.method === method && row.year === null && row.month === month);
    const all = of(null);
    const share = (value: number | null | undefined): string => errorText(value ?? null, options);
    return {
      method,
      name: projectionMethodNames[method][language].replace(/ \(.*\)$/u, ""),
      mark: rank === 0 ? backtestWords.chosen[language] : naive.has(method) ? backtestWords.naive[language] : null,
      isChosen: rank === 0,
      error: all?.wape ?? null,
      cells: [
        ...shownMonths.map((month) => share(of(month)?.wape)),
        signed(share(all?.bias), all?.bias ?? null),
        share(all?.coverage80),
        share(all?.width80),
      ],
    };
  });
}

/** A promise of too much carries a plus. */
function signed(text: string, bias: number | null): string {
  return bias !== null && bias > 0 && /[1-9]/u.test(text) ? `+${text}` : text;
}

/** A share as a percentage; "–" where it is not known. */
export function errorText(share: number | null, { language }: Pick<BacktestChartOptions, "language">): string {
  return share === null ? "–" : percentText(share, language);
}
