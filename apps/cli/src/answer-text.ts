/**
 * Answers as they are printed: the sentence, the tables with their notes, what the figures are of, and what is doubtful.
 */
import { type Dong, type Finding, formatDate, type Language, type MoneyUnit, moneyUnitNames } from "@giaingan/finance";
import { findingLines } from "./findings-text.ts";
import { type AmountLine, shownAmounts, type ShownLine } from "./shown-amounts.ts";
import { type FigureStyle, missingMark } from "./shown-figures.ts";
import { textTable } from "./text-table.ts";

/** What every answer says beside its tables. */
export interface AnswerFrame {
  readonly sentence: Readonly<Record<Language, string>>;
  readonly asOf: string;
  readonly fiscalYear: number | null;
  /** Null: no money is shown. */
  readonly unit: MoneyUnit | null;
  readonly findings: readonly Finding[];
}

/** The whole text of an answer; `parts` are tables and notes, empty ones are left out. */
export function answerText(frame: AnswerFrame, parts: readonly string[], language: Language): string {
  const { sentence, asOf, fiscalYear, unit, findings } = frame;
  const year = language === "vi" ? `năm ngân sách ${fiscalYear}` : `budget year ${fiscalYear}`;
  const caption = [
    formatDate(asOf),
    ...(fiscalYear === null ? [] : [year]),
    ...(unit === null ? [] : [moneyUnitNames[unit][language]]),
  ].join(" · ");
  const doubts = findingLines(findings, [], language);
  return [
    fullStop(sentence[language]),
    "",
    ...parts.filter((part) => part !== ""),
    caption,
    ...(doubts.length === 0 ? [] : ["", ...doubts]),
  ].join("\n");
}

/** A sentence as it stands by itself. */
export function fullStop(sentence: string): string {
  return sentence.endsWith(".") ? sentence : `${sentence}.`;
}

/** A column of a table of groups. */
export interface GroupColumn<Row> {
  readonly name: Readonly<Record<Language, string>>;
  /** Money, in đồng, which the groups add up to; left out for other figures. */
  readonly amount?: (row: Row) => Dong | null;
  /** Other figures, as they are shown. */
  readonly text?: (row: Row) => string;
  /** A column that stands there even when no row states anything. */
  readonly isAlwaysShown?: boolean;
  /** What stands where an amount is not stated; left out: "–". */
  readonly missing?: Readonly<Record<Language, string>>;
  /** Text, which stands on the left. */
  readonly isText?: boolean;
}

/**
 * The table of groups with their total in the last row; shown amounts add up. Columns in which nothing is stated are
 * left out.
 */
export function groupTable<Row>(
  { groups, total }: { readonly groups: readonly (Row & Labelled)[]; readonly total: Row },
  columns: readonly GroupColumn<Row>[],
  { style, groupName }: { readonly style: FigureStyle; readonly groupName?: string },
): string {
  const { language } = style;
  const isVietnamese = language === "vi";
  const all = [...groups, total];
  const shown = columns.filter(
    ({ amount, text, isAlwaysShown }) =>
      isAlwaysShown === true ||
      all.some((row) => (amount === undefined ? (text?.(row) ?? missingMark) !== missingMark : amount(row) !== null)),
  );
  const lineOf = (label: string, row: Row): AmountLine => ({
    label,
    amounts: shown.map(({ amount }) => amount?.(row) ?? null),
  });
  const parts = groups.map((group) => lineOf(group.label[language], group));
  const whole = shownAmounts({ ...lineOf(isVietnamese ? "Tổng" : "Total", total), parts }, style);
  const cellsOf = (line: ShownLine, row: Row): readonly string[] => [
    line.label,
    ...shown.map(({ amount, text, missing }, index) => {
      if (text !== undefined) return text(row);
      const isMissing = missing !== undefined && (amount?.(row) ?? null) === null;
      return isMissing ? missing[language] : (line.cells[index] ?? missingMark);
    }),
  ];
  const rows = [
    ...whole.parts.flatMap((line, index) => {
      const group = groups[index];
      return group === undefined ? [] : [cellsOf(line, group)];
    }),
    cellsOf(whole, total),
  ];
  const head = [groupName ?? (isVietnamese ? "Nhóm" : "Group"), ...shown.map(({ name }) => name[language])];
  return textTable(
    head,
    rows,
    shown.flatMap(({ isText }, index) => (isText === true ? [] : [index + 1])),
  );
}

interface Labelled {
  readonly label: Readonly<Record<Language, string>>;
}
