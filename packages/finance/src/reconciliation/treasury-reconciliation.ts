/**
 * Reconciling the unit's books with the statement of the State Treasury, line by line, with a bridge that explains the
 * difference of the two totals to the đồng.
 */
import { assert } from "../assertion.ts";
import type { Finding } from "../finding.ts";
import type { Bilingual, Language } from "../language.ts";
import { formatDate, formatMoneyWithUnit } from "../number-text.ts";
import { type Dong, sumMoney } from "../money.ts";
import { refuse } from "../refusal/refusal.ts";
import { documentKey, type TreasuryLine, type TreasuryTolerances } from "./treasury-line.ts";
import { type MatchedLines, matchLines } from "./treasury-matching.ts";

/**
 * What a line of one side can be beside the other side.
 *
 * - `matched`: the same payment, within the tolerances
 * - `timing`: the same amount, further apart in time than tolerated
 * - `amount`: the same document with another amount
 * - `missingAtTreasury`, `missingAtUnit`: the other side has it
 *
 * @example
 * ```ts
 * treasuryOutcomes.indexOf("timing") // => 1
 * ```
 */
export const treasuryOutcomes = ["matched", "timing", "amount", "missingAtTreasury", "missingAtUnit"] as const;

/** One of `treasuryOutcomes`. */
export type TreasuryOutcome = (typeof treasuryOutcomes)[number];

/** One payment on both sides, or on one. */
export interface TreasuryComparison {
  readonly outcome: TreasuryOutcome;
  readonly unitLine: TreasuryLine | null;
  readonly treasuryLine: TreasuryLine | null;
  /** Unit − Treasury, in đồng; all of the amount where one side has nothing. */
  readonly gap: Dong;
  /** Days from the unit's date to the Treasury's; null where one side has nothing. */
  readonly daysApart: number | null;
  /** Matched by amount and date although both name another document: a person must look. */
  readonly isDocumentDifferent: boolean;
}

/** How many comparisons have an outcome, and how much of the difference they explain. */
export interface TreasuryBridgeItem {
  readonly comparisons: number;
  readonly gap: Dong;
}

/** Unit against Treasury. */
export interface TreasuryReconciliation {
  readonly unitTotal: Dong;
  readonly treasuryTotal: Dong;
  /** `unitTotal − treasuryTotal`, the sum of the gaps of `bridge`, exactly. */
  readonly gap: Dong;
  readonly bridge: Readonly<Record<TreasuryOutcome, TreasuryBridgeItem>>;
  /** The unit's lines by date, then the Treasury's alone. Each line is in exactly one. */
  readonly comparisons: readonly TreasuryComparison[];
  readonly findings: readonly Finding[];
  readonly sentence: Bilingual;
}

/**
 * Reconciles two lists of payments. The order of the lists does not matter.
 *
 * @param tolerances left out: nothing is tolerated
 * @throws Refusal `invalidValue` for a negative tolerance
 * @example
 * ```ts
 * const line = (id, on, amount, documentNumber) => ({ id, on, amount, documentNumber, projectId: null });
 * const unit = [line("u1", "2023-10-30", 50n, "12"), line("u2", "2023-10-31", 30n, "13")];
 * const answer = reconcileTreasury({ unit, treasury: [line("t1", "2023-11-02", 50n, "12")] });
 * answer.comparisons.map(({ outcome }) => outcome) // => ["timing", "missingAtTreasury"]
 * answer.gap // => 30n
 * answer.bridge.missingAtTreasury // => { comparisons: 1, gap: 30n }
 * ```
 */
export function reconcileTreasury({
  unit,
  treasury,
  tolerances = { days: 0, amount: 0n },
}: {
  readonly unit: readonly TreasuryLine[];
  readonly treasury: readonly TreasuryLine[];
  readonly tolerances?: TreasuryTolerances;
}): TreasuryReconciliation {
  const { days, amount, timingDays = 0 } = tolerances;
  for (const [name, value] of Object.entries({ days, amount, timingDays }))
    if (!(value >= 0))
      throw refuse("invalidValue", { name: `tolerances.${name}`, value: String(value), expected: "≥ 0" });
  const { matched, unitOnly, treasuryOnly } = matchLines({ unit, treasury, tolerances });
  const comparisons = [
    ...matched.map((pair) => comparePair(pair, tolerances)),
    ...unitOnly.map((line) => ({
      ...missing,
      outcome: "missingAtTreasury" as const,
      unitLine: line,
      gap: line.amount,
    })),
    ...treasuryOnly.map((line) => ({
      ...missing,
      outcome: "missingAtUnit" as const,
      treasuryLine: line,
      gap: -line.amount,
    })),
  ];
  const bridge = bridgeOf(comparisons);
  const unitTotal = sumMoney(unit.map((line) => line.amount));
  const treasuryTotal = sumMoney(treasury.map((line) => line.amount));
  const gap = unitTotal - treasuryTotal;
  const explained = sumMoney(treasuryOutcomes.map((outcome) => bridge[outcome].gap));
  assert(explained === gap, `the bridge explains ${gap} đồng, not ${explained}`);
  const totals = { unitTotal, treasuryTotal, gap, bridge };
  return {
    ...totals,
    comparisons,
    findings: comparisons.flatMap(findingsOf),
    sentence: sentenceOf(totals),
  };
}

const missing = { unitLine: null, treasuryLine: null, daysApart: null, isDocumentDifferent: false } as const;

function comparePair(
  { unitLine, treasuryLine, daysApart }: MatchedLines,
  tolerances: TreasuryTolerances,
): TreasuryComparison {
  const gap = unitLine.amount - treasuryLine.amount;
  const isSameAmount = gap <= tolerances.amount && -gap <= tolerances.amount;
  const isOnTime = Math.abs(daysApart) <= tolerances.days;
  const [unitDocument, treasuryDocument] = [documentKey(unitLine), documentKey(treasuryLine)];
  const isDocumentDifferent = unitDocument !== null && treasuryDocument !== null && unitDocument !== treasuryDocument;
  const outcome = isSameAmount ? (isOnTime ? "matched" : "timing") : "amount";
  return { outcome, unitLine, treasuryLine, gap, daysApart, isDocumentDifferent };
}

function bridgeOf(comparisons: readonly TreasuryComparison[]): TreasuryReconciliation["bridge"] {
  const itemOf = (outcome: TreasuryOutcome): TreasuryBridgeItem => {
    const members = comparisons.filter((each) => each.outcome === outcome);
    return { comparisons: members.length, gap: sumMoney(members.map(({ gap }) => gap)) };
  };
  const [matched, timing, amount] = [itemOf("matched"), itemOf("timing"), itemOf("amount")];
  const [missingAtTreasury, missingAtUnit] = [itemOf("missingAtTreasury"), itemOf("missingAtUnit")];
  return { matched, timing, amount, missingAtTreasury, missingAtUnit };
}

/** Code, severity and the words before the lines. */
const findingKinds: Readonly<Record<TreasuryOutcome, readonly [string, Finding["severity"], Bilingual]>> = {
  matched: [
    "treasuryDocumentDiffers",
    "warning",
    { vi: "Khớp số tiền và ngày, khác số chứng từ", en: "Amount and date match, the documents differ" },
  ],
  timing: [
    "treasuryTimingDiffers",
    "information",
    { vi: "Cùng số tiền, khác ngày ghi sổ", en: "The same amount, booked on other dates" },
  ],
  amount: ["treasuryAmountDiffers", "error", { vi: "Cùng chứng từ, khác số tiền", en: "One document, two amounts" }],
  missingAtTreasury: [
    "missingAtTreasury",
    "error",
    { vi: "Đơn vị đã ghi, Kho bạc chưa có", en: "Booked by the unit, not at the Treasury" },
  ],
  missingAtUnit: [
    "missingAtUnit",
    "error",
    { vi: "Kho bạc đã ghi, đơn vị chưa có", en: "Booked by the Treasury, not by the unit" },
  ],
};

function findingsOf(comparison: TreasuryComparison): readonly Finding[] {
  const { outcome, unitLine, treasuryLine, gap, daysApart, isDocumentDifferent } = comparison;
  if (outcome === "matched" && !isDocumentDifferent) return [];
  const [code, severity, fact] = findingKinds[outcome];
  const message = {
    vi: `${fact.vi}: ${linesText(comparison, "vi")}.`,
    en: `${fact.en}: ${linesText(comparison, "en")}.`,
  };
  const values = {
    unit: unitLine?.id ?? "",
    treasury: treasuryLine?.id ?? "",
    gap: String(gap),
    daysApart: String(daysApart ?? ""),
  };
  return [{ code, severity, message, values, places: [] }];
}

/** "đơn vị 12, 30/10/2023, 50 đồng; Kho bạc 12, 02/11/2023, 50 đồng". */
function linesText({ unitLine, treasuryLine }: TreasuryComparison, language: Language): string {
  const names = { vi: ["đơn vị", "Kho bạc"], en: ["unit", "Treasury"] }[language];
  return [unitLine, treasuryLine]
    .flatMap((line, side) => {
      if (line === null) return [];
      const { documentNumber, on, amount } = line;
      const money = formatMoneyWithUnit(amount, { language, unit: "dong" });
      return [`${names[side]} ${[documentNumber ?? "–", formatDate(on), money].join(", ")}`];
    })
    .join("; ");
}

function sentenceOf(totals: Pick<TreasuryReconciliation, "unitTotal" | "treasuryTotal" | "gap" | "bridge">): Bilingual {
  const { unitTotal, treasuryTotal, gap, bridge } = totals;
  // To the đồng, or the parts would not be seen to add up.
  const vi = (amount: Dong): string => formatMoneyWithUnit(amount, { language: "vi", unit: "dong" });
  const en = (amount: Dong): string => formatMoneyWithUnit(amount, { language: "en", unit: "dong" });
  const parts = bridgeOrder.filter((outcome) => bridge[outcome].comparisons > 0);
  const partsIn = (language: Language, show: (money: Dong) => string): string =>
    parts
      .map((outcome) => {
        const { comparisons, gap: explained } = bridge[outcome];
        return `${comparisons} ${bridgeWords[outcome][language]}${explained === 0n ? "" : ` ${show(explained)}`}`;
      })
      .join(", ");
  const colon = parts.length === 0 ? "" : ": ";
  return {
    vi: `Đơn vị ghi ${vi(unitTotal)}, Kho bạc ghi ${vi(treasuryTotal)}, chênh ${vi(gap)}${colon}${partsIn("vi", vi)}.`,
    en: `The unit has ${en(unitTotal)}, the Treasury ${en(treasuryTotal)}, a difference of ${en(gap)}${colon}${partsIn("en", en)}.`,
  };
}

/** What weighs most first. */
const bridgeOrder = ["missingAtTreasury", "missingAtUnit", "amount", "timing", "matched"] as const;

const bridgeWords: Readonly<Record<TreasuryOutcome, Bilingual>> = {
  missingAtTreasury: { vi: "khoản Kho bạc chưa có", en: "not at the Treasury" },
  missingAtUnit: { vi: "khoản đơn vị chưa ghi", en: "not at the unit" },
  amount: { vi: "khoản khác số tiền", en: "with another amount" },
  timing: { vi: "khoản lệch ngày", en: "on other dates" },
  matched: { vi: "khoản khớp", en: "matched" },
};
