/**
 * `giaingan settlement`: a budget year's money settled as the year-end form has it: paid, carried further, cancelled.
 */
import type { Bilingual, Language } from "@giaingan/finance";
import {
  moneyStandings,
  type MoneyStanding,
  type Settlement,
  type SettlementAnswer,
  shownSettlement,
} from "@giaingan/finance/plan";
import { roundToTotal, shownPlaces, shownStep } from "@giaingan/finance/showing";
import { askSettlement } from "@giaingan/ledger";
import { answerCommand } from "../answer-command.ts";
import type { Command } from "../command.ts";
import { answerText } from "../answer-text.ts";
import { policiesFlag } from "../companion-flags.ts";
import { textOf } from "../question-flags.ts";
import { programmeFlag } from "../rule-flags.ts";
import { type FigureStyle, missingMark, shownMoney } from "../shown-figures.ts";
import { textTable } from "../text-table.ts";

export const settlement: Command = answerCommand<SettlementAnswer>({
  name: "settlement",
  summary: {
    vi: "quyết toán niên độ: thanh toán, kéo dài tiếp, đã hủy, còn được thanh toán, còn phải hủy",
    en: "the settlement of a budget year: paid, carried further, cancelled, still payable, still to cancel",
  },
  flags: { programme: programmeFlag, policies: policiesFlag },
  ask: (ledger, question, { flags, companions: { policies } }) =>
    askSettlement(ledger, { ...question, policies, programme: textOf(flags["programme"]) }),
  describe,
});

const columns: readonly { readonly name: Bilingual; readonly of: (settled: Settlement) => bigint | null }[] = [
  { name: { vi: "Kế hoạch", en: "Plan" }, of: ({ planBeforeCancellation }) => planBeforeCancellation },
  { name: { vi: "Thanh toán KLHT", en: "Completed volume" }, of: ({ volumePaid }) => volumePaid },
  {
    name: { vi: "Tạm ứng chưa thu hồi", en: "Advances outstanding" },
    of: ({ advanceOutstanding }) => advanceOutstanding,
  },
  { name: { vi: "Giải ngân chưa tách", en: "Not split" }, of: ({ unsplit }) => unsplit },
  { name: { vi: "Nộp trả", en: "Refunded" }, of: ({ refunded }) => refunded },
  { name: { vi: "Tổng thanh toán", en: "Total paid" }, of: ({ totalPaid }) => totalPaid },
  { name: { vi: "Kéo dài tiếp", en: "Carried further" }, of: ({ carriedFurther }) => carriedFurther },
  { name: { vi: "Đã hủy", en: "Cancelled" }, of: ({ cancelled }) => cancelled },
  { name: { vi: "Còn được thanh toán", en: "Still payable" }, of: ({ stillPayable }) => stillPayable },
  { name: { vi: "Còn phải hủy", en: "Still to cancel" }, of: ({ toCancel }) => toCancel },
];

const standingNames: Readonly<Record<MoneyStanding, Bilingual>> = {
  yearMoney: { vi: "Vốn của năm", en: "The year's own money" },
  carriedOverMoney: { vi: "Vốn năm trước kéo dài", en: "Carried over from earlier years" },
  vintageNotStated: { vi: "Chưa nêu vốn của năm nào", en: "Vintage not stated" },
};

function describe(answer: SettlementAnswer, language: Language): string {
  const { total, groups, unit } = answer;
  const isStated = (settled: Settlement): boolean => columns.some(({ of }) => of(settled) !== null);
  const shown = columns.filter(({ of }, index) => index === 0 || of(total.whole) !== null || isInGroups(answer, of));
  const style = { language, unit };
  const amountsOf = (settled: Settlement): readonly Amount[] => shown.map(({ of }) => of(settled));
  const standings = moneyStandings.filter((standing) => isStated(total[standing]));
  const inStanding = (standing: MoneyStanding): typeof groups => groups.filter((group) => isStated(group[standing]));
  const whole = amountsOf(shownSettlement(total.whole, unit));
  const wholeRow: SettledRow = { settled: total.whole, shown: whole };
  const standingRows = divideRow(
    wholeRow,
    standings.map((standing) => total[standing]),
    { amountsOf, style },
  );
  const rows = standings.flatMap((standing, index) => {
    const row = standingRows[index];
    if (row === undefined) return [];
    const members = inStanding(standing);
    const groupRows = divideRow(
      row,
      members.map((group) => group[standing]),
      { amountsOf, style },
    );
    return [
      rowText(standingNames[standing][language], row, style),
      ...groupRows.map((each, place) => rowText(`  ${members[place]?.label[language] ?? ""}`, each, style)),
    ];
  });
  const head = [language === "vi" ? "Vốn" : "Money", ...shown.map(({ name }) => name[language])];
  const table = textTable(
    head,
    [...rows, rowText(language === "vi" ? "Tổng" : "Total", wholeRow, style)].map((row) =>
      head.map((_, index) => row[index] ?? missingMark),
    ),
    shown.map((_, index) => index + 1),
  );
  return answerText(answer, [table], language);
}

type Amount = bigint | null;

/** A row with its amounts as they are shown, in đồng, one a column. */
interface SettledRow {
  readonly settled: Settlement;
  readonly shown: readonly Amount[];
}

/**
 * The rows that make up a row: each column that they add up to is rounded to what is shown of it; the others, where a
 * part is not known, as each row is shown by itself.
 */
function divideRow(
  { settled: whole, shown }: SettledRow,
  parts: readonly Settlement[],
  {
    amountsOf,
    style: { unit },
  }: { readonly amountsOf: (settled: Settlement) => readonly Amount[]; readonly style: FigureStyle },
): readonly SettledRow[] {
  const step = shownStep({ unit, places: shownPlaces[unit] });
  const exactWhole = amountsOf(whole);
  const exact = parts.map(amountsOf);
  const columns = shown.map((total, column): readonly Amount[] => {
    const amounts = exact.map((row) => row[column] ?? null);
    const stated = amounts.filter((amount) => amount !== null);
    const sum = stated.reduce((added, amount) => added + amount, 0n);
    if (total === null || stated.length === 0 || sum !== exactWhole[column])
      return parts.map((part) => amountsOf(shownSettlement(part, unit))[column] ?? null);
    const rounded = roundToTotal(stated, { total, step });
    let next = 0;
    return amounts.map((amount) => (amount === null ? null : (rounded[next++] ?? null)));
  });
  return parts.map((settled, index) => ({ settled, shown: columns.map((column) => column[index] ?? null) }));
}

function rowText(label: string, { shown }: SettledRow, style: FigureStyle): readonly string[] {
  return [label, ...shown.map((amount) => shownMoney(amount, style))];
}

function isInGroups({ groups, total }: SettlementAnswer, of: (settled: Settlement) => bigint | null): boolean {
  return [...groups, total].some((each) => moneyStandings.some((standing) => of(each[standing]) !== null));
}
