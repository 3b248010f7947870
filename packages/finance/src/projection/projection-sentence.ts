/** The sentence of a projection: what is reached by when, how sure that is, and what it takes where nobody can say. */
import { divide } from "../decimal.ts";
import type { Bilingual, Language } from "../language.ts";
import { type Dong, type MoneyUnit } from "../money.ts";
import { formatMoney, formatMoneyWithUnit, formatPercent } from "../number-text.ts";
import type { ProjectedMoney } from "./projection-answer.ts";
import { deadlineMonths, type ProjectionDeadline } from "./projection-deadline.ts";

interface SentenceInput {
  readonly total: ProjectedMoney;
  readonly fiscalYear: number;
  readonly deadline: ProjectionDeadline;
  readonly unit: MoneyUnit;
}

/** One sentence in both languages, made from the numbers of the answer. */
export function projectionSentence(input: SentenceInput): Bilingual {
  const write = (language: Language): string => `${mainClause(input, language)}${estimateClause(input, language)}`;
  return { vi: write("vi"), en: write("en") };
}

function mainClause(input: SentenceInput, language: Language): string {
  const { total, fiscalYear, deadline, unit } = input;
  const isVietnamese = language === "vi";
  const until = deadline === "12-31" ? `31/12/${fiscalYear}` : `31/01/${fiscalYear + 1}`;
  const { projected, plan, interval80, paceSoFar, paceNeeded } = total;
  const money = (amount: Dong): string => formatMoneyWithUnit(amount, { language, unit });
  const bare = (amount: Dong): string => formatMoney(amount, { language, unit });
  const share = (amount: Dong): string =>
    plan === null || plan <= 0n
      ? ""
      : ` (${formatPercent(divide(amount, plan), { language })} ${isVietnamese ? "kế hoạch" : "of the plan"})`;
  if (total.method === "neededPace") return neededClause(input, language);
  if (projected !== null && projected === total.disbursedToDate && total.dataMonth === deadlineMonths[deadline])
    return isVietnamese
      ? `Đến ${until} đã giải ngân ${money(projected)}${share(projected)}`
      : `${money(projected)}${share(projected)} was disbursed by ${until}`;
  if (projected !== null) {
    const [level, interval] = interval80 === null ? ["50%", total.interval50] : ["80%", interval80];
    const range =
      interval === null
        ? isVietnamese
          ? "chưa đủ năm trước để nêu khoảng tin cậy"
          : "too few prior years support an interval"
        : isVietnamese
          ? `${level} khả năng từ ${bare(interval[0])} đến ${money(interval[1])}`
          : `with ${level} probability from ${bare(interval[0])} to ${money(interval[1])}`;
    return isVietnamese
      ? `Dự báo đến ${until} giải ngân ${money(projected)}${share(projected)}, ${range}`
      : `Disbursement is projected to reach ${money(projected)}${share(projected)} by ${until}, ${range}`;
  }
  if (paceSoFar.reached === null)
    return isVietnamese
      ? `Chưa có số giải ngân để dự báo đến ${until}`
      : `Nothing disbursed is stated to project to ${until}`;
  const soFar = `${money(paceSoFar.reached)}${share(paceSoFar.reached)}`;
  const needed =
    paceNeeded.perMonth === null || paceNeeded.perMonth === 0n
      ? ""
      : isVietnamese
        ? `; muốn đạt kế hoạch phải giải ngân ${money(paceNeeded.perMonth)} mỗi tháng`
        : `; reaching the plan takes ${money(paceNeeded.perMonth)} a month`;
  const why =
    total.reason === "noPriorYear"
      ? isVietnamese
        ? "Chưa có năm trước để dự báo"
        : "There is no prior year to project from"
      : isVietnamese
        ? "Số liệu các năm trước chưa đủ để dự báo"
        : "The years before say too little to project from";
  return isVietnamese
    ? `${why}; giữ tốc độ từ đầu năm thì đến ${until} đạt ${soFar}${needed}`
    : `${why}; at the pace so far ${soFar} is reached by ${until}${needed}`;
}

/** A target is none of what is projected. */
function neededClause({ total, fiscalYear, deadline, unit }: SentenceInput, language: Language): string {
  const until = deadline === "12-31" ? `31/12/${fiscalYear}` : `31/01/${fiscalYear + 1}`;
  const { reached, perMonth } = total.paceNeeded;
  const money = (amount: Dong): string => formatMoneyWithUnit(amount, { language, unit });
  if (reached === null || perMonth === null)
    return language === "vi" ? `Chưa nêu kế hoạch để đạt đến ${until}` : `No plan is stated to be reached by ${until}`;
  return language === "vi"
    ? `Để đạt kế hoạch ${money(reached)} đến ${until} cần giải ngân ${money(perMonth)} mỗi tháng; đây không phải dự báo`
    : `Reaching the plan of ${money(reached)} by ${until} takes ${money(perMonth)} a month; this is no projection`;
}

function estimateClause({ total, unit }: SentenceInput, language: Language): string {
  const { estimate } = total;
  if (estimate === null || estimate.impliedPerMonth === null) return "";
  const { timesPaceSoFar, standing, judgedBy } = estimate;
  const isVietnamese = language === "vi";
  const money = formatMoneyWithUnit(estimate.estimate, { language, unit });
  const perMonth = formatMoneyWithUnit(estimate.impliedPerMonth, { language, unit });
  const times =
    timesPaceSoFar === null
      ? ""
      : isVietnamese
        ? `, gấp ${timesPaceSoFar.toFixed(1).replace(".", ",")} lần tốc độ từ đầu năm`
        : `, ${timesPaceSoFar.toFixed(1)} times the pace so far`;
  const words = {
    optimistic: { vi: "lạc quan", en: "optimistic" },
    plausible: { vi: "có thể đạt", en: "plausible" },
    cautious: { vi: "thận trọng", en: "cautious" },
    unknown: null,
  }[standing];
  const byPace = { vi: ", chỉ xét theo tốc độ", en: ", by the pace alone" }[language];
  const verdict = words === null ? "" : ` (${words[language]}${judgedBy === "paceSoFar" ? byPace : ""})`;
  return isVietnamese
    ? `; ước của đơn vị ${money} cần ${perMonth} mỗi tháng${times}${verdict}`
    : `; the officer's estimate of ${money} takes ${perMonth} a month${times}${verdict}`;
}
