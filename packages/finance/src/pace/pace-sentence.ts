/**
 * The sentence about pace: where we stand, how far from the curve, and what the months that are left must bring.
 */
import type { PlainDate } from "../calendar.ts";
import type { Decimal } from "../decimal.ts";
import type { Bilingual, Language } from "../language.ts";
import { type MoneyUnit, moneyUnitNames, roundToDong } from "../money.ts";
import { formatDate, formatMoney, formatPoints } from "../number-text.ts";
import type { PaceMeasures } from "./pace-answer.ts";
import { allWords } from "./pace-needed.ts";
import type { PaceCurve } from "./plan-to-date.ts";
import { plainText, progressParts } from "../progress/progress-sentence.ts";

/** What the words are made with. */
export interface PaceTold {
  readonly asOf: PlainDate;
  readonly unit: MoneyUnit;
  /** Where it is not known, the calendar is spoken of. */
  readonly curve: PaceCurve;
  /** Whether a part has lapsed, that needed pace is without. */
  readonly isPartLapsed: boolean;
}

/**
 * "Đến 31/10/2023 đã giải ngân 14.108/30.433 triệu đồng, đạt 46,36% kế hoạch; chậm 11.239 triệu đồng (36,93 điểm %) so
 * với tiến độ thời gian; bình quân 1.411 triệu đồng/tháng, cần 8.163 triệu đồng/tháng để hết vốn đến 31/12/2023, 5.442
 * triệu đồng/tháng đến 31/01/2024".
 */
export function paceSentence(measures: PaceMeasures, told: PaceTold): Bilingual {
  const write = (language: Language): string =>
    [
      plainText(progressParts({ progress: measures, asOf: told.asOf, unit: told.unit, timeGap: null }, language)),
      ...gapClause(measures, told, language),
      ...neededClause(measures, told, language),
    ].join("; ");
  return { vi: write("vi"), en: write("en") };
}

function gapClause({ curves }: PaceMeasures, { unit, curve }: PaceTold, language: Language): readonly string[] {
  const known = curves.filter(({ behind }) => behind !== null);
  const chosen = known.find((each) => each.curve === curve) ?? known.find((each) => each.curve === "calendar");
  const { behind = null, behindShare = null } = chosen ?? {};
  if (chosen === undefined || behind === null || behindShare === null) return [];
  const name = chosen.name[language];
  const isVietnamese = language === "vi";
  if (behind === 0n) return [isVietnamese ? `đúng ${name}` : `level with ${name}`];
  const isBehind = behind > 0n;
  const amount = `${formatMoney(isBehind ? behind : -behind, { language, unit })} ${moneyUnitNames[unit][language]}`;
  const points = formatPoints(behindShare.abs(), { language });
  return [
    isVietnamese
      ? `${isBehind ? "chậm" : "vượt"} ${amount} (${points} điểm %) so với ${name}`
      : `${amount} (${points} percentage points) ${isBehind ? "behind" : "ahead of"} ${name}`,
  ];
}

function neededClause(measures: PaceMeasures, told: PaceTold, language: Language): readonly string[] {
  const { asOf, unit, isPartLapsed } = told;
  const { soFarPerMonth, deadlines, remaining, lastDeadline } = measures;
  const isVietnamese = language === "vi";
  if (remaining !== null && remaining < 0n) {
    const excess = `${formatMoney(-remaining, { language, unit })} ${moneyUnitNames[unit][language]}`;
    return [isVietnamese ? `vượt kế hoạch ${excess}` : `${excess} above the plan`];
  }
  if (remaining === 0n) return [isVietnamese ? "đã giải ngân hết kế hoạch" : "all is disbursed"];
  const pace = (perMonth: Decimal): string =>
    `${formatMoney(roundToDong(perMonth), { language, unit })} ${moneyUnitNames[unit][language]}/${isVietnamese ? "tháng" : "month"}`;
  const needed = deadlines.flatMap(({ deadline, neededPerMonth }) =>
    neededPerMonth === null ? [] : [`${pace(neededPerMonth)} ${isVietnamese ? "đến" : "by"} ${formatDate(deadline)}`],
  );
  const soFar = soFarPerMonth === null ? [] : [`${isVietnamese ? "bình quân" : "on average"} ${pace(soFarPerMonth)}`];
  if (needed.length > 0)
    return [
      [
        ...soFar,
        `${isVietnamese ? "để giải ngân" : "to disburse"} ${allWords(isPartLapsed)[language]} ${isVietnamese ? "cần" : "takes"} ${needed.join(isVietnamese ? ", hoặc " : ", or ")}`,
      ].join(", "),
    ];
  const late = deadlines.length === 0 ? [] : lateWords(language, { asOf, lastDeadline });
  return [[...soFar, ...late].join(", ")].filter((text) => text !== "");
}

function lateWords(
  language: Language,
  { asOf, lastDeadline }: { readonly asOf: PlainDate; readonly lastDeadline: PlainDate },
): readonly string[] {
  const isVietnamese = language === "vi";
  if (asOf > lastDeadline) return [isVietnamese ? "đã quá hạn giải ngân" : "the deadlines have passed"];
  if (asOf < lastDeadline) return [];
  return [isVietnamese ? "hôm nay là hạn cuối" : "the deadline is today"];
}
