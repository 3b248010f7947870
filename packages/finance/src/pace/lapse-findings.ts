/**
 * What is doubtful in the lapse radar: payments not told apart or made too late, plans without a deadline, rules that
 * may hold.
 */
import { builtInPolicies } from "../policy/built-in-policies.ts";
import type { PlainDate } from "../calendar.ts";
import { rememberDeadlines } from "../policy/remembered-deadlines.ts";
import type { Finding } from "../finding.ts";
import type { Language } from "../language.ts";
import { type LapsePortion, type LapsePortions, type PaymentDoubt, sumPortions } from "./lapse-portions.ts";
import { type Dong, type MoneyUnit, sumMoney } from "../money.ts";
import { formatDate, formatMoneyWithUnit } from "../number-text.ts";
import type { Policy } from "../policy/policy.ts";

interface LapseRules {
  readonly asOf: PlainDate;
  readonly programme: string | null;
  readonly policies?: readonly Policy[] | undefined;
  readonly unit: MoneyUnit;
}

/** What a finding about some portions says of their money, which stands in front of the words. */
interface LapseDoubt extends Pick<Finding, "code" | "severity"> {
  readonly of: readonly LapsePortion[];
  readonly measure?: "plan" | "disbursed" | "paidAfterDeadline";
  readonly values?: Finding["values"];
  readonly vi: string;
  readonly en: string;
}

/** The findings of all portions of a budget year, summed over projects and components. */
export function findLapseDoubts({ portions, doubts }: LapsePortions, rules: LapseRules): readonly Finding[] {
  const isAcross = ({ payment, plan }: PaymentDoubt): boolean =>
    new Set([...payment, ...plan].map(({ deadline }) => deadline?.date)).size > 1;
  const found: readonly LapseDoubt[] = [
    {
      code: "disbursementNotTold",
      severity: "warning",
      of: [...new Set(doubts.filter(isAcross).flatMap(({ payment }) => payment))],
      measure: "disbursed",
      vi: "đã giải ngân chưa nêu thuộc vốn nào nên chưa biết mỗi hạn còn lại bao nhiêu; tổng số vẫn đúng. Hãy ghi giải ngân theo nguồn vốn.",
      en: "is disbursed of money that is not stated, so what remains at each deadline is not known; the total is exact. Post payments by source.",
    },
    {
      code: "deadlineOpen",
      severity: "warning",
      of: portions.filter(({ deadline }) => deadline === null),
      vi: "kế hoạch chưa rõ hạn giải ngân. Hãy nêu tính chất và năm nguồn gốc của vốn, hoặc bổ sung chính sách của năm.",
      en: "of plan has no deadline. State its nature and vintage, or add a policy for the year.",
    },
    {
      code: "lateAddition",
      severity: "information",
      of: portions.filter(({ deadline }) => deadline?.kind === "addedLate"),
      vi: "bổ sung sau ngày chốt có hạn giải ngân riêng; số giải ngân được tính trước cho phần vốn hết hạn sớm hơn, sau hạn đó thì tính trước cho phần bổ sung.",
      en: "was added late and has a deadline of its own; payments count first against the money that lapses first, after its deadline first against what was added.",
    },
    {
      code: "paidAfterDeadline",
      severity: "warning",
      of: portions,
      measure: "paidAfterDeadline",
      vi: "giải ngân sau hạn của vốn, vượt phần bổ sung còn được giải ngân: vẫn tính vào số đã giải ngân. Kiểm tra ngày và nguồn vốn của khoản chi, hoặc nêu quyết định kéo dài.",
      en: "was paid after the deadline of its money, beyond what was added late: it counts as disbursed all the same. Check the date and the source of the payments, or state the extension.",
    },
    ...findExtensions(portions, rules),
  ];
  return found.flatMap(({ of, measure = "plan", code, severity, values, ...words }) => {
    const amount = amountOf(of, measure);
    if (amount === 0n) return [];
    const text = (language: Language): string =>
      `${formatMoneyWithUnit(amount, { language, unit: rules.unit })} ${words[language]}`;
    const message = { vi: text("vi"), en: text("en") };
    return [{ code, severity, values: { ...values, amount: String(amount) }, message, places: [] }];
  });
}

function amountOf(of: readonly LapsePortion[], measure: NonNullable<LapseDoubt["measure"]>): Dong {
  if (measure === "paidAfterDeadline") return sumMoney(of.map((portion) => portion.paidAfterDeadline));
  return sumPortions(of)[measure] ?? 0n;
}

/** Extensions that would hold if the programme, which the question leaves open, were the one they name. */
function findExtensions(
  portions: readonly LapsePortion[],
  { asOf, programme, policies = builtInPolicies }: LapseRules,
): readonly LapseDoubt[] {
  return policies.flatMap((policy) => {
    const [assumed = null] = policy.appliesTo.programmes ?? [];
    if (policy.topic !== "extension" || assumed === null || programme !== null) return [];
    const { id, legalBasis } = policy;
    const until = formatDate(policy.lastDay);
    const deadlineAt = rememberDeadlines({ asOf, policies, programme: assumed });
    return {
      code: "extensionMayApply",
      severity: "information",
      of: portions.filter((portion) => deadlineAt(portion)?.ruleId === id),
      values: { rule: id },
      vi: `có thể được kéo dài đến ${until} (${legalBasis}) nếu thuộc chương trình được nêu. Hãy chọn chương trình.`,
      en: `may be extended until ${until} (${legalBasis}) if of a programme named there. Name the programme.`,
    };
  });
}
