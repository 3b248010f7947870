/**
 * Chart titles: the answer of each chart in a sentence, made from the numbers that it shows.
 */
import { bestMonth, disbursedBySpan, monthName, untilText } from "@giaingan/charts";
import {
  carriedOverShare,
  decimal,
  divide,
  formatMoneyWithUnit,
  formatPercent,
  formatTimes,
  type Language,
  type ProgressAnswer,
  type SentencePart,
  timeGapClause,
} from "@giaingan/finance";
import {
  type BacktestAnswer,
  type MovementProjectionAnswer,
  projectionMethodNames,
} from "@giaingan/finance/projection";

/** The sentence, and how much faster it has to go until 31/12. */
export function progressTitle(answer: ProgressAnswer, language: Language): readonly SentencePart[] {
  const [toYearEnd] = answer.pace;
  const parts = answer.sentenceParts[language];
  const times = toYearEnd?.timesFaster ?? null;
  if (times !== null && times.gt(1)) {
    const factor = formatTimes(times, language);
    return [
      ...parts,
      {
        text:
          language === "vi"
            ? "; muốn hết vốn trước 31/12 phải nhanh gấp "
            : "; to finish by 31 December the pace must be ",
        emphasis: "none",
      },
      { text: language === "vi" ? `${factor} lần` : `${factor} times as fast`, emphasis: "behind" },
    ];
  }
  const gap = timeGapClause(answer.timeGap, language);
  return gap === null ? parts : [...parts, { text: `; ${gap}`, emphasis: "none" }];
}

/** "Kế hoạch vốn năm 2023: 30.433 triệu đồng, trong đó kéo dài 3.557 triệu đồng (11,69%)". */
export function planTitle(answer: ProgressAnswer, language: Language): string {
  const { total, carriedOverPlan, fiscalYear, unit } = answer;
  const isVietnamese = language === "vi";
  const subject = isVietnamese ? `Kế hoạch vốn năm ${fiscalYear}` : `Plan of ${fiscalYear}`;
  if (total.plan === null) return `${subject}: ${isVietnamese ? "chưa nêu" : "not stated"}`;
  const whole = `${subject}: ${formatMoneyWithUnit(total.plan, { language, unit })}`;
  const share = carriedOverPlan === null ? null : carriedOverShare(carriedOverPlan, total.plan);
  if (carriedOverPlan === null || share === null) return whole;
  const part = `${formatMoneyWithUnit(carriedOverPlan, { language, unit })} (${formatPercent(share, { language })})`;
  return isVietnamese ? `${whole}, trong đó kéo dài ${part}` : `${whole}, of which ${part} carried over`;
}

/** The answer's sentence without the officer's estimate, which the picture marks by itself; at the deadline what was reached. */
export function projectionTitle(answer: MovementProjectionAnswer, language: Language): string {
  const { sentence, total, months } = answer;
  if (total.dataMonth === months.length) return endTitle(answer, language);
  const clauses = sentence[language].split("; ");
  const endsWithEstimate = total.estimate !== null && total.estimate.impliedPerMonth !== null;
  return (endsWithEstimate ? clauses.slice(0, -1) : clauses).join("; ");
}

/** "Đã đến hạn 31/12/2023: giải ngân 23.707 triệu đồng trên kế hoạch 30.433 triệu đồng". */
function endTitle(answer: MovementProjectionAnswer, language: Language): string {
  const { disbursedToDate, plan } = answer.total;
  const money = (amount: bigint | null): string =>
    amount === null
      ? { vi: "chưa nêu", en: "not stated" }[language]
      : formatMoneyWithUnit(amount, { language, unit: answer.unit });
  return language === "vi"
    ? `Đã đến hạn ${untilText(answer)}: giải ngân ${money(disbursedToDate)} trên kế hoạch ${money(plan)}`
    : `The deadline ${untilText(answer)} has come: ${money(disbursedToDate)} disbursed of a plan of ${money(plan)}`;
}

/** "Muốn đạt kế hoạch đến 31/12/2023 phải giải ngân 8.163 triệu đồng mỗi tháng, gấp 5,8 lần bình quân đến nay". */
export function neededPaceTitle(answer: MovementProjectionAnswer, language: Language): readonly SentencePart[] {
  const { total, unit } = answer;
  const { dataMonth, disbursedToDate, plan, paceNeeded } = total;
  const isVietnamese = language === "vi";
  const until = untilText(answer);
  const money = (amount: bigint): string => formatMoneyWithUnit(amount, { language, unit });
  const plain = (text: string): readonly SentencePart[] => [{ text, emphasis: "none" }];
  if (dataMonth === null || disbursedToDate === null)
    return plain(
      isVietnamese
        ? `Chưa có số giải ngân để tính tốc độ cần có đến ${until}`
        : `Nothing disbursed is stated to tell the pace needed until ${until}`,
    );
  if (plan === null)
    return plain(
      isVietnamese
        ? `Chưa nêu kế hoạch nên không có tốc độ cần có; đã giải ngân ${money(disbursedToDate)}`
        : `No plan is stated, so no pace is needed; ${money(disbursedToDate)} is disbursed`,
    );
  if (disbursedToDate >= plan)
    return plain(
      isVietnamese
        ? `Đã đạt kế hoạch: giải ngân ${money(disbursedToDate)} trên ${money(plan)}`
        : `The plan is reached: ${money(disbursedToDate)} disbursed of ${money(plan)}`,
    );
  if (paceNeeded.perMonth === null) return plain(endTitle(answer, language));
  return [
    {
      text: isVietnamese ? `Muốn đạt kế hoạch đến ${until} phải giải ngân ` : `Reaching the plan by ${until} takes `,
      emphasis: "none",
    },
    {
      text: isVietnamese ? `${money(paceNeeded.perMonth)} mỗi tháng` : `${money(paceNeeded.perMonth)} a month`,
      emphasis: "behind",
    },
    ...plain(comparedPace(answer, paceNeeded.perMonth, language)),
  ];
}

/** Against the best month, or, where no month is stated by itself, against the average. */
function comparedPace({ months, total }: MovementProjectionAnswer, perMonth: bigint, language: Language): string {
  const best = bestMonth(disbursedBySpan(months));
  const compared = best?.disbursed ?? total.paceSoFar.perMonth;
  if (compared === null || compared <= 0n) return "";
  const factor = formatTimes(divide(perMonth, compared), language);
  const month = best === null ? null : monthName(best.lastMonth, language);
  if (language === "vi")
    return `, gấp ${factor} lần ${month === null ? "bình quân đến nay" : `tháng cao nhất đến nay (${month})`}`;
  return `, ${factor} times the ${month === null ? "average so far" : `best month so far (${month})`}`;
}

/** "Ít sai nhất là chain-ladder: sai số 4,2%, bằng 0,54 lần cách lấy tốc độ từ đầu năm". */
export function backtestTitle({ choice, rows }: BacktestAnswer, language: Language): string {
  const [best] = choice.ranking;
  const isVietnamese = language === "vi";
  if (best === undefined)
    return isVietnamese
      ? "Chưa dự báo thử được năm nào, nên không chọn phương pháp theo sai số"
      : "No past year can be projected, so no method is chosen by its error";
  const name = projectionMethodNames[best.method][language].replace(/ \(.*\)$/u, "");
  const percent = (share: number): string => formatPercent(decimal(share.toFixed(6)), { language, places: 1 });
  const error =
    rows.find(({ method, year, month }) => method === best.method && year === null && month === null)?.wape ?? null;
  const wrong = error === null ? "" : isVietnamese ? `: sai số ${percent(error)}` : `: an error of ${percent(error)}`;
  if (best.method === "runRate")
    return isVietnamese ? `Ít sai nhất là ${name}${wrong}` : `Least wrong is the ${name}${wrong}`;
  const ratio = percent(best.errorToRunRate);
  return isVietnamese
    ? `Ít sai nhất là ${name}${wrong}, bình quân bằng ${ratio} sai số của cách lấy tốc độ từ đầu năm`
    : `Least wrong is ${name}${wrong}, on average ${ratio} of the run-rate's`;
}
