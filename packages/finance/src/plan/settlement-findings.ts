/**
 * What is doubtful in a settlement: more used than planned, money without a deadline, rows that do not make up the total.
 */
import type { GroupName } from "../breakdown.ts";
import { endOfYear, type PlainDate } from "../calendar.ts";
import type { Finding } from "../finding.ts";
import type { Language } from "../language.ts";
import { type Dong, sumMoney } from "../money.ts";
import { notStatedInTotal } from "../not-stated-in-total.ts";
import { formatDate, formatMoneyWithUnit } from "../number-text.ts";
import { yearEndDeadlines } from "../policy/deadline.ts";
import { moneyStandings, type SettledMoney } from "./money-standing.ts";

/** A row of a settlement: a group, or the whole. */
type SettledRow = SettledMoney & Pick<GroupName, "label">;

/** The settlement that is looked at. */
interface SettlementFigures {
  readonly asOf: PlainDate;
  readonly fiscalYear: number;
  readonly total: SettledMoney;
  readonly groups: readonly SettledRow[];
  /** What is left of plan without a deadline, in đồng. */
  readonly openPlan: Dong;
}

/** The findings of a settlement. */
export function settlementFindings({
  asOf,
  fiscalYear,
  total,
  groups,
  openPlan,
}: SettlementFigures): readonly Finding[] {
  const rows = groups.length === 0 ? [{ label: { vi: "Toàn bộ", en: "The whole" }, ...total }] : groups;
  const isOpenDoubtful = openPlan > 0n && asOf > endOfYear(fiscalYear);
  return [
    ...rows.flatMap((group) => excessFindings(group, fiscalYear)),
    ...(isOpenDoubtful ? [openFinding(openPlan, fiscalYear)] : []),
    ...notStatedFindings(total, rows),
  ];
}

/** Nobody says until when the money may be paid: it is taken as payable until the later of both year ends. */
function openFinding(openPlan: Dong, fiscalYear: number): Finding {
  const [, until] = yearEndDeadlines(fiscalYear);
  const date = formatDate(until);
  return {
    code: "deadlineNotStated",
    severity: "information",
    message: {
      vi: `Còn ${formatDong(openPlan, "vi")} chưa rõ hạn thanh toán: tính là còn được thanh toán đến hết ${date}. Nêu tính chất và năm của vốn.`,
      en: `${formatDong(openPlan, "en")} left have no deadline: taken as payable until ${date}. State the nature and the vintage.`,
    },
    values: { plan: String(openPlan), until },
    places: [],
  };
}

/** The total counts plan of rows that state no payment, and payments of rows that state no plan. */
function notStatedFindings(total: SettledMoney, rows: readonly SettledMoney[]): readonly Finding[] {
  if (total.whole.toCancel === null) return [];
  const unsaid = rows
    .flatMap((row) => moneyStandings.map((standing) => row[standing]))
    .filter(({ toCancel }) => toCancel === null);
  const plan = sumMoney(
    unsaid.map(({ planBeforeCancellation, cancelled }) => (planBeforeCancellation ?? 0n) - (cancelled ?? 0n)),
  );
  const used = sumMoney(unsaid.map(({ totalPaid, carriedFurther }) => (totalPaid ?? 0n) + (carriedFurther ?? 0n)));
  return notStatedInTotal(
    { name: "used", plan, used },
    {
      total: { vi: "Tổng phần còn lại", en: "The total of what is left" },
      used: { vi: "thanh toán", en: "payment" },
      less: { vi: "đã thanh toán hoặc chuyển tiếp", en: "paid or carried further" },
    },
  );
}

/** More paid, carried further and cancelled than planned: one of the figures is wrong, or the old year was corrected. */
function excessFindings({ label, ...money }: SettledRow, fiscalYear: number): readonly Finding[] {
  return moneyStandings.flatMap((standing) => {
    const { toCancel, stillPayable, planBeforeCancellation, totalPaid, carriedFurther, cancelled } = money[standing];
    const left = toCancel === null || stillPayable === null ? null : toCancel + stillPayable;
    if (left === null || left >= 0n) return [];
    const excess = (language: Language): string => formatDong(-left, language);
    return [
      {
        code: "settlementExceedsPlan",
        severity: "error" as const,
        message: {
          vi: `${label.vi}: đã thanh toán, chuyển sang năm ${fiscalYear + 1} và hủy vượt kế hoạch năm ${fiscalYear} là ${excess("vi")}. Điều chỉnh số kéo dài, chuyển nguồn hoặc số hủy theo số thanh toán đã sửa.`,
          en: `${label.en}: what is paid, carried into ${fiscalYear + 1} and cancelled exceeds the plan of ${fiscalYear} by ${excess("en")}. Adjust the carry-over or the cancellation to the corrected payments.`,
        },
        values: {
          standing,
          plan: textOf(planBeforeCancellation),
          totalPaid: textOf(totalPaid),
          carriedFurther: textOf(carriedFurther),
          cancelled: textOf(cancelled),
          toCancel: textOf(left),
        },
        places: [],
      },
    ];
  });
}

function formatDong(amount: Dong, language: Language): string {
  return formatMoneyWithUnit(amount, { language, unit: "dong" });
}

function textOf(amount: Dong | null): string {
  return amount === null ? "-" : amount.toString();
}
