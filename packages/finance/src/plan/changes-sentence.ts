/**
 * The sentence about changes, and the finding that a reported date has been restated.
 *
 * What is shown adds up as shown: the change is the shown closing less the shown opening, and every line is told with
 * its sign, rounded so that the lines sum to it.
 */
import { changeLineNames } from "./change-lines.ts";
import type { Bridge, Bridges, KnownTo, RecordState } from "./changes.ts";
import type { Finding } from "../finding.ts";
import type { Bilingual, Language } from "../language.ts";
import { type Dong, dongPerUnit, type MoneyUnit, moneyUnitNames } from "../money.ts";
import { formatDate, formatMoney, formatMoneyWithUnit } from "../number-text.ts";
import { roundToStep, roundToTotal, shownStep } from "../showing/round-to-total.ts";
import { shownPlaces } from "../showing/shown-table.ts";

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
}

const disbursedWords: MeasureWords = {
  noun: { vi: "giải ngân", en: "disbursement" },
  notStated: { vi: "chưa nêu số giải ngân", en: "no disbursement is stated" },
};

const planWords: MeasureWords = {
  noun: { vi: "kế hoạch", en: "the plan" },
  notStated: { vi: "chưa nêu kế hoạch", en: "no plan is stated" },
};

/**
 * "Từ 30/09/2023 đến 31/10/2023 giải ngân tăng 2.100 triệu đồng (từ 12.008 lên 14.108): thanh toán mới +1.800,
 * ghi bổ sung cho kỳ trước +300; kế hoạch không đổi". Revisions are named where one is asked for.
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
      ? `Số liệu đến ${formatDate(to.asOf)}, từ ${fromRevision} đến ${toRevision},`
      : `As of ${formatDate(to.asOf)}, from ${fromRevision} to ${toRevision},`;
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
  const lines = linesText(bridge, shown, options);
  if (opening === null)
    return isVietnamese
      ? `${noun} ${write(shown.closing)} ${unitName} (trước đó chưa nêu)${lines}`
      : `${noun} is ${write(shown.closing)} ${unitName} (not stated before)${lines}`;
  if (closing === null)
    return isVietnamese
      ? `${words.notStated.vi} (trước đó ${write(shown.opening)} ${unitName})${lines}`
      : `${words.notStated.en} (before: ${write(shown.opening)} ${unitName})${lines}`;
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
 * The bridge as it is shown: opening and closing rounded as every other answer rounds them, the lines by largest
 * remainder to their difference. A change too small for that gets as many decimals as it takes to show.
 */
function shownOf({ opening, closing, change, lines }: Bridge, unit: MoneyUnit): ShownBridge {
  const mostPlaces = dongPerUnit[unit].toString().length - 1;
  const exact = lines.map(({ effect }) => effect);
  for (let places = shownPlaces[unit]; ; places++) {
    const step = shownStep({ unit, places });
    const shown = { opening: roundToStep(opening ?? 0n, step), closing: roundToStep(closing ?? 0n, step), places };
    const effects = roundToTotal(exact, { total: shown.closing - shown.opening, step });
    const isShown =
      change === 0n ? exact.length === 0 || effects.some((effect) => effect !== 0n) : shown.closing !== shown.opening;
    if (isShown || places >= mostPlaces) return { ...shown, effects };
  }
}

/** ": thanh toán mới +700, nộp trả/giảm chi -50": every line, with the sign by which it moves the sum. */
function linesText({ lines }: Bridge, { effects, places }: ShownBridge, { unit, language }: ClauseOptions): string {
  const told = lines.map(({ code }, index) => {
    const effect = effects[index] ?? 0n;
    // A comma parts the lines: a name of two words takes a stroke.
    const name = changeLineNames[code][language].replace(", ", "/");
    const amount = formatMoney(effect, { language, unit, places });
    return `${name.charAt(0).toLowerCase()}${name.slice(1)} ${effect > 0n ? "+" : ""}${amount}`;
  });
  return told.length === 0 ? "" : `: ${told.join(", ")}`;
}

/**
 * `reportedDateRestated` (warning), for each sum in which entries dated within the state that lacks them were recorded
 * later: what has been reported from that state is not what the record says now.
 */
export function restatementsOf({ from, to, total, unit }: ChangesTold, fromKnownTo: KnownTo): readonly Finding[] {
  const measures = [
    ["plan", { vi: "kế hoạch", en: "plan" }],
    ["disbursed", { vi: "giải ngân", en: "disbursement" }],
  ] as const;
  return measures.flatMap(([measure, noun]) => {
    const bridge = total[measure];
    const index = bridge.lines.findIndex(({ code }) => code === "backDated");
    const line = bridge.lines[index];
    if (line === undefined) return [];
    const restatedOn = from.asOf <= to.asOf ? (fromKnownTo[measure] ?? from.asOf) : to.asOf;
    const date = formatDate(restatedOn);
    const { effects, places } = shownOf(bridge, unit);
    const shown = effects[index] ?? 0n;
    const write = (language: Language): string =>
      shown === 0n
        ? formatMoneyWithUnit(line.effect, { language, unit: "dong" })
        : formatMoneyWithUnit(shown, { language, unit, places });
    return [
      {
        code: "reportedDateRestated",
        severity: "warning",
        message: {
          vi: `Số ${noun.vi} đến ${date} đã thay đổi ${write("vi")} do ghi bổ sung sau (${line.count} bút toán); báo cáo đã gửi theo số cũ cần được đối chiếu lại.`,
          en: `The ${noun.en} as of ${date} has since changed by ${write("en")} through entries recorded later (${line.count}); check reports that gave the former figure.`,
        },
        values: { date: restatedOn, effect: line.effect.toString(), count: String(line.count) },
        places: [],
      },
    ];
  });
}
