/**
 * Progress rows: what a caller gives for each line of a progress chart, and the figures that the line shows.
 */
import {
  type Decimal,
  decimal,
  formatMoney,
  formatPercent,
  inUnit,
  type Language,
  type MoneyUnit,
  ratio,
  roundToDong,
  sumMoney,
} from "@giaingan/finance";
import { plainText } from "./plain-text.ts";
import { shownAmounts } from "./shown-amounts.ts";
import { fillIn, wording } from "./wording.ts";

/** One line of a progress chart. */
export interface ProgressRow {
  /** Stable; comes back as `data-key` on the drawn row. */
  readonly key: string;
  readonly label: string;
  /** Plan in đồng; null when the row has none: money disbursed of a source that is not stated. */
  readonly planDong: bigint | null;
  /** Disbursed to date in đồng; null when not stated, which is never drawn as zero. */
  readonly disbursedToDateDong: bigint | null;
  /** Replaces the words beside a figure that is missing ("chưa nêu giải ngân"). */
  readonly note?: string;
}

/** The figures of one line, ready to be placed. Texts are in the chart's language and unit. */
export interface RowFigures {
  readonly key: string;
  readonly label: string;
  /** In shown units, for positions only. */
  readonly plan: number | null;
  readonly disbursed: number | null;
  /** Plan × elapsed share in shown units; null unless plan and disbursement are both stated and the plan positive. */
  readonly timeMark: number | null;
  readonly planText: string | null;
  readonly disbursedText: string | null;
  readonly rateText: string | null;
  /** What stands in place of a missing figure. */
  readonly note: string | null;
  /** "chậm 11.239"; null when the disbursement has reached the elapsed share, or nothing can be said. */
  readonly behindText: string | null;
}

/** How figures are written. */
export interface FigureOptions {
  readonly language: Language;
  readonly unit: MoneyUnit;
  /** Share of the year that has passed, 0 to 1; null for no time marks. */
  readonly elapsedShare: Decimal | null;
}

/**
 * Writes the figures of rows and their total. Where the rows sum to the total exactly, the shown figures do too
 * (largest remainder).
 */
export function progressFigures(
  rows: readonly ProgressRow[],
  total: ProgressRow | null,
  options: FigureOptions,
): { readonly rows: readonly RowFigures[]; readonly total: RowFigures | null } {
  const plans = shownAmounts(
    rows.map((row) => row.planDong),
    total?.planDong ?? null,
    options.unit,
  );
  const disbursements = shownAmounts(
    rows.map((row) => row.disbursedToDateDong),
    total?.disbursedToDateDong ?? null,
    options.unit,
  );
  const figuresOf = (row: ProgressRow, index: number): RowFigures =>
    rowFigures(row, { planShown: plans[index] ?? null, disbursedShown: disbursements[index] ?? null }, options);
  return {
    rows: rows.map(figuresOf),
    total:
      total === null
        ? null
        : rowFigures(total, { planShown: total.planDong, disbursedShown: total.disbursedToDateDong }, options),
  };
}

/**
 * Folds what comes after the first rows into one row, so that a chart stays readable. Its sums are stated only when
 * every folded part is: a sum with a gap in it is no sum.
 *
 * @param rowsMax at least 2; with no more rows than that nothing is folded
 */
export function foldRows(rows: readonly ProgressRow[], rowsMax: number, language: Language): readonly ProgressRow[] {
  if (rows.length <= rowsMax) return rows;
  const folded = rows.slice(rowsMax - 1);
  const other: ProgressRow = {
    key: "otherRows",
    label: fillIn(wording.otherRows[language], { count: String(folded.length) }),
    planDong: sumStated(folded.map((row) => row.planDong)),
    disbursedToDateDong: sumStated(folded.map((row) => row.disbursedToDateDong)),
    note: wording.notStated[language],
  };
  return [...rows.slice(0, rowsMax - 1), other];
}

function sumStated(amounts: readonly (bigint | null)[]): bigint | null {
  const stated = amounts.filter((amount) => amount !== null);
  return stated.length === amounts.length ? sumMoney(stated) : null;
}

function rowFigures(
  row: ProgressRow,
  { planShown, disbursedShown }: { readonly planShown: bigint | null; readonly disbursedShown: bigint | null },
  { language, unit, elapsedShare }: FigureOptions,
): RowFigures {
  const { planDong: plan, disbursedToDateDong: disbursed } = row;
  const isStated = plan !== null && disbursed !== null;
  const timeMark =
    isStated && plan > 0n && elapsedShare !== null ? roundToDong(decimal(plan).times(elapsedShare)) : null;
  const behind = timeMark === null || disbursed === null ? 0n : timeMark - disbursed;
  const rate = isStated ? ratio(disbursed, plan) : null;
  const write = (amount: bigint): string => formatMoney(amount, { language, unit });
  const place = (amount: bigint): number => inUnit(amount, unit).toNumber();
  return {
    key: row.key,
    label: plainText(row.label),
    plan: plan === null ? null : place(plan),
    disbursed: disbursed === null ? null : place(disbursed),
    timeMark: timeMark === null ? null : place(timeMark),
    planText: planShown === null ? null : write(planShown),
    disbursedText: disbursedShown === null ? null : write(disbursedShown),
    rateText: rate === null ? (isStated ? "–" : null) : formatPercent(rate, { language }),
    note: missingNote(row, language),
    behindText: behind > 0n ? fillIn(wording.behind[language], { amount: write(behind) }) : null,
  };
}

function missingNote(row: ProgressRow, language: Language): string | null {
  const isPlanMissing = row.planDong === null;
  const isDisbursementMissing = row.disbursedToDateDong === null;
  if (!isPlanMissing && !isDisbursementMissing) return null;
  const words =
    isPlanMissing && isDisbursementMissing
      ? wording.notStated
      : isPlanMissing
        ? wording.sourceNotStated
        : wording.disbursementNotStated;
  const note = plainText(row.note ?? words[language]);
  return note.toLowerCase() === plainText(row.label).toLowerCase() ? null : note;
}
