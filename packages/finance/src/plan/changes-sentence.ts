/**
 * The sentence about changes, and the finding that a reported date has been restated.
 *
 * What is shown adds up as shown: opening, lines and closing get as many decimals as that takes.
 */
import { type ChangeLineCode, changeLineNames, changeLineSigns } from "./change-lines.ts";
import type { Bridge, Bridges, RecordState } from "./changes.ts";
import type { Finding } from "../finding.ts";
import type { Bilingual, Language } from "../language.ts";
import { type Dong, dongPerUnit, type MoneyUnit, moneyUnitNames, roundToAddUp, sumMoney } from "../money.ts";
import { formatDate, formatMoney, formatMoneyWithUnit } from "../number-text.ts";

/** What the words are made from. */
export interface ChangesTold {
  readonly from: RecordState;
  readonly to: RecordState;
  readonly total: Bridges;
  /** Shown once in each clause. */
  readonly unit: MoneyUnit;
}

interface MeasureWords {
  readonly noun: Bilingual;
  readonly notStated: Bilingual;
  /** What stands before the lines. */
  readonly lead: Bilingual;
  /** Lines that go without saying. */
  readonly expected: readonly ChangeLineCode[];
}

const disbursedWords: MeasureWords = {
  noun: { vi: "giải ngân", en: "disbursement" },
  notStated: { vi: "chưa nêu số giải ngân", en: "no disbursement is stated" },
  lead: { vi: "trong đó", en: "of which" },
  expected: ["newPayments"],
};

const planWords: MeasureWords = {
  noun: { vi: "kế hoạch", en: "the plan" },
  notStated: { vi: "chưa nêu kế hoạch", en: "no plan is stated" },
  lead: { vi: "gồm", en: "made of" },
  expected: [],
};

/**
 * "Từ 30/09/2023 đến 31/10/2023 giải ngân tăng 2.100 triệu đồng (từ 12.008 lên 14.108), trong đó ghi bổ sung cho kỳ
 * trước 300; kế hoạch không đổi". Revisions are named where one is asked for.
 */
export function changesSentence({ from, to, total, unit }: ChangesTold): Bilingual {
  const write = (language: Language): string => {
    const disbursed = clauseOf(total.disbursed, disbursedWords, { unit, language });
    const plan = clauseOf(total.plan, planWords, { unit, language });
    return `${statesText({ from, to }, language)} ${disbursed}; ${plan}`;
  };
  return { vi: write("vi"), en: write("en") };
}

function statesText(
  { from, to }: { readonly from: RecordState; readonly to: RecordState },
  language: Language,
): string {
  const isVietnamese = language === "vi";
  const fromRevision = revisionText(from, language);
  const toRevision = revisionText(to, language);
  const isOneRevision = from.revision === to.revision;
  if (from.asOf === to.asOf && !isOneRevision)
    return isVietnamese
      ? `Số liệu đến ${formatDate(to.asOf)}, từ ${fromRevision} đến ${toRevision}:`
      : `As of ${formatDate(to.asOf)}, from ${fromRevision} to ${toRevision}:`;
  const known = (revision: string): string => (isOneRevision ? "" : ` (${revision})`);
  const back = from.asOf > to.asOf;
  const words = isVietnamese ? ["Từ", back ? "trở về" : "đến"] : ["From", back ? "back to" : "to"];
  const [first = "", second = ""] = words;
  return `${first} ${formatDate(from.asOf)}${known(fromRevision)} ${second} ${formatDate(to.asOf)}${known(toRevision)}`;
}

function revisionText({ revision }: RecordState, language: Language): string {
  if (revision === null) return language === "vi" ? "bản ghi mới nhất" : "the latest revision";
  return language === "vi" ? `bản ghi số ${revision}` : `revision ${revision}`;
}

interface ClauseOptions {
  readonly unit: MoneyUnit;
  readonly language: Language;
}

function clauseOf(bridge: Bridge, words: MeasureWords, options: ClauseOptions): string {
  const { opening, closing, change } = bridge;
  const { unit, language } = options;
  const noun = words.noun[language];
  const isVietnamese = language === "vi";
  if (change === null) return words.notStated[language];
  const shown = shownOf(bridge, unit);
  const write = (amount: Dong): string => formatMoney(amount, { language, unit, places: shown.places });
  const unitName = moneyUnitNames[unit][language];
  const lines = linesText(bridge, shown, { words, unit, language });
  if (opening === null)
    return isVietnamese
      ? `${noun} ${write(shown.closing)} ${unitName} (trước đó chưa nêu)${lines}`
      : `${noun} is ${write(shown.closing)} ${unitName} (not stated before)${lines}`;
  if (closing === null)
    return isVietnamese
      ? `${words.notStated.vi} (trước đó ${write(shown.opening)} ${unitName})`
      : `${words.notStated.en} (before: ${write(shown.opening)} ${unitName})`;
  if (change === 0n) return `${noun} ${isVietnamese ? "không đổi" : "is unchanged"}${lines}`;
  const moved = shown.closing - shown.opening;
  const by = `${write(moved < 0n ? -moved : moved)} ${unitName}`;
  return isVietnamese
    ? `${noun} ${moved > 0n ? "tăng" : "giảm"} ${by} (từ ${write(shown.opening)} ${moved > 0n ? "lên" : "xuống"} ${write(shown.closing)})${lines}`
    : `${noun} ${moved > 0n ? "rose" : "fell"} by ${by} (from ${write(shown.opening)} to ${write(shown.closing)})${lines}`;
}

interface ShownBridge {
  readonly opening: Dong;
  readonly closing: Dong;
  readonly effects: readonly Dong[];
  /** Decimals of the unit. */
  readonly places: number;
}

/**
 * The bridge as it is shown: each amount rounded as every other answer rounds it, to as many decimals as it takes for
 * the shown amounts to add up and for a change to show. Whole đồng always do.
 */
function shownOf(bridge: Bridge, unit: MoneyUnit): ShownBridge {
  const leastPlaces = unit === "billion" || unit === "thousandBillion" ? 3 : 0;
  const mostPlaces = dongPerUnit[unit].toString().length - 1;
  for (let places = leastPlaces; places < mostPlaces; places++) {
    const shown = roundedBridge(bridge, (amount) => roundToAddUp([amount], { unit, places }).total, places);
    const change = shown.closing - shown.opening;
    const isShown = bridge.change === 0n || change !== 0n;
    if (isShown && change === sumMoney(shown.effects)) return shown;
  }
  return roundedBridge(bridge, (amount) => amount, mostPlaces);
}

function roundedBridge(bridge: Bridge, round: (amount: Dong) => Dong, places: number): ShownBridge {
  const { opening, closing, lines } = bridge;
  return {
    opening: round(opening ?? 0n),
    closing: round(closing ?? 0n),
    effects: lines.map(({ effect }) => round(effect)),
    places,
  };
}

/** ", trong đó ghi bổ sung cho kỳ trước 300"; a line of the sign that its name says is shown without it. */
function linesText(
  bridge: Bridge,
  { effects, places }: ShownBridge,
  { words, unit, language }: ClauseOptions & { readonly words: MeasureWords },
): string {
  const { change, lines } = bridge;
  const told = lines.flatMap(({ code }, index) => {
    if (change !== 0n && words.expected.includes(code)) return [];
    const effect = effects[index] ?? 0n;
    const amount = effect < 0n && changeLineSigns[code] === -1n ? -effect : effect;
    const isReturned = effect > 0n && changeLineSigns[code] === -1n;
    const name = changeLineNames[code][language];
    return [
      `${name.charAt(0).toLowerCase()}${name.slice(1)} ${isReturned ? "+" : ""}${formatMoney(amount, { language, unit, places })}`,
    ];
  });
  return told.length === 0 ? "" : `, ${words.lead[language]} ${told.join(", ")}`;
}

/**
 * `reportedDateRestated` (warning), for each sum in which entries dated within the state that lacks them were recorded
 * later: what has been reported from that state is not what the record says now.
 */
export function restatementsOf({ from, to, total, unit }: ChangesTold): readonly Finding[] {
  const measures = [
    [total.plan, { vi: "kế hoạch", en: "plan" }],
    [total.disbursed, { vi: "giải ngân", en: "disbursement" }],
  ] as const;
  return measures.flatMap(([bridge, noun]) => {
    const line = bridge.lines.find(({ code }) => code === "backDated");
    if (line === undefined) return [];
    const earlier = from.asOf <= to.asOf ? from : to;
    const date = formatDate(earlier.asOf);
    const size = line.effect < 0n ? -line.effect : line.effect;
    const shownUnit = size < dongPerUnit[unit] ? "dong" : unit;
    const write = (language: Language): string => formatMoneyWithUnit(line.effect, { language, unit: shownUnit });
    return [
      {
        code: "reportedDateRestated",
        severity: "warning",
        message: {
          vi: `Số ${noun.vi} đến ${date} đã thay đổi ${write("vi")} do ghi bổ sung sau (${line.count} bút toán); báo cáo đã gửi theo số cũ cần được đối chiếu lại.`,
          en: `The ${noun.en} as of ${date} has since changed by ${write("en")} through entries recorded later (${line.count}); check reports that gave the former figure.`,
        },
        values: { date: earlier.asOf, effect: line.effect.toString(), count: String(line.count) },
        places: [],
      },
    ];
  });
}
