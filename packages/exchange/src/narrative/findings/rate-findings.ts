/**
 * Rates: each printed percentage against the two sums that it divides.
 */
import {
  comparePrinted,
  type Decimal,
  decimal,
  divide,
  type Finding,
  formatNumber,
  type PassedCheck,
} from "@giaingan/finance";
import type { Figure } from "../figure.ts";
import type { Judgement } from "./judgement.ts";
import { moneyText, placeOf, placesOf } from "./place.ts";

interface RateProof {
  readonly rate: Figure;
  readonly numerator: Figure;
  readonly denominator: Figure;
  /** Percent points, exact. */
  readonly computed: Decimal;
}

/** Compares all rates whose numerator and denominator the text shows. Hedged sums prove nothing. */
export function judgeRates(figures: readonly Figure[]): Judgement {
  const findings: Finding[] = [];
  const checks: PassedCheck[] = [];
  for (const rate of figures) {
    const proof = proofOf(rate, figures);
    if (proof === null) continue;
    const { outcome } = comparePrinted({ printed: rate.percent ?? "", computed: proof.computed });
    if (outcome === "truncated") findings.push(truncated(proof));
    else if (outcome === "equal" || outcome === "rounded" || isWithinPrint(proof)) checks.push(agrees(proof, outcome));
    else findings.push(isNextTo(proof) ? roundedOff(proof) : contradicts(proof));
  }
  return { findings, checks };
}

function proofOf(rate: Figure, figures: readonly Figure[]): RateProof | null {
  const numerator = rate.numerator === null ? undefined : figures[rate.numerator];
  const denominator = rate.denominator === null ? undefined : figures[rate.denominator];
  if (rate.percent === null || rate.qualifier !== null || numerator === undefined || denominator === undefined)
    return null;
  const isExact = [numerator, denominator].every((sum) => sum.qualifier === null && !sum.needsReview);
  if (!isExact || numerator.amount === null || denominator.amount === null || denominator.amount === 0n) return null;
  return { rate, numerator, denominator, computed: divide(numerator.amount, denominator.amount).times(100) };
}

/** The sums are rounded too: 5,1 of 12 tỷ may be anything from 41,8% to 43,2%. */
function isWithinPrint({ rate, numerator, denominator }: RateProof): boolean {
  const bounds = (sum: Figure, side: 1 | -1): Decimal =>
    decimal(sum.amount ?? 0n).plus((sum.stepDong ?? decimal(0)).times(side).div(2));
  const lowest = bounds(numerator, -1).div(bounds(denominator, 1)).times(100);
  const highest = bounds(numerator, 1).div(bounds(denominator, -1)).times(100);
  const printed = decimal(rate.percent ?? "0");
  const half = lastPlace(rate).div(2);
  return printed.plus(half).gte(lowest) && printed.minus(half).lte(highest);
}

function lastPlace(rate: Figure): Decimal {
  return decimal(10).pow(-(rate.percent?.split(".")[1]?.length ?? 0));
}

/** Less than one unit of the last printed place off: rounded the wrong way, not wrong. */
function isNextTo({ rate, computed }: RateProof): boolean {
  return computed
    .minus(decimal(rate.percent ?? "0"))
    .abs()
    .lt(lastPlace(rate));
}

function valuesOf({ rate, numerator, denominator, computed }: RateProof): Readonly<Record<string, string>> {
  return {
    printed: rate.percent ?? "",
    computed: computed.toDecimalPlaces(4).toString(),
    numerator: String(numerator.amount),
    denominator: String(denominator.amount),
  };
}

/** "14.108/30.433 triệu đồng = 46,3576%" in both languages. */
function quotient(proof: RateProof): {
  readonly vi: string;
  readonly en: string;
  readonly printedVi: string;
  readonly printedEn: string;
} {
  const { rate, numerator, denominator, computed } = proof;
  const printed = decimal(rate.percent ?? "0");
  const places = rate.percent?.split(".")[1]?.length ?? 0;
  const text = (language: "vi" | "en"): string =>
    `${moneyText(numerator.amount, language)} / ${moneyText(denominator.amount, language)} = ${formatNumber(computed, { language, places: 4 })}%`;
  return {
    vi: text("vi"),
    en: text("en"),
    printedVi: formatNumber(printed, { language: "vi", places }),
    printedEn: formatNumber(printed, { language: "en", places }),
  };
}

function truncated(proof: RateProof): Finding {
  const { vi, en, printedVi, printedEn } = quotient(proof);
  return {
    code: "rateTruncated",
    severity: "information",
    message: {
      vi: `Tỷ lệ in ${printedVi} là số cắt bớt: ${vi}. Không cần sửa; nếu làm tròn thì ghi ${roundedText(proof, "vi")}%.`,
      en: `The printed rate ${printedEn} is truncated: ${en}. Nothing to correct; rounded it would read ${roundedText(proof, "en")}%.`,
    },
    values: valuesOf(proof),
    places: placesOf(proof.rate, proof.numerator, proof.denominator),
  };
}

function roundedText({ rate, computed }: RateProof, language: "vi" | "en"): string {
  return formatNumber(computed, { language, places: rate.percent?.split(".")[1]?.length ?? 0 });
}

function roundedOff(proof: RateProof): Finding {
  const { vi, en, printedVi, printedEn } = quotient(proof);
  return {
    code: "rateRounded",
    severity: "information",
    message: {
      vi: `Tỷ lệ in ${printedVi} lệch dưới một đơn vị của chữ số cuối: ${vi}. Do làm tròn; không cần sửa.`,
      en: `The printed rate ${printedEn} is off by less than one unit of its last place: ${en}. It was rounded up; nothing to correct.`,
    },
    values: valuesOf(proof),
    places: placesOf(proof.rate, proof.numerator, proof.denominator),
  };
}

function contradicts(proof: RateProof): Finding {
  const { vi, en, printedVi, printedEn } = quotient(proof);
  return {
    code: "rateContradiction",
    severity: "error",
    message: {
      vi: `Tỷ lệ in ${printedVi}% không khớp số liệu: ${vi}. Kiểm tra lại tử số, mẫu số hoặc tỷ lệ với đơn vị báo cáo.`,
      en: `The printed rate ${printedEn}% contradicts its own sums: ${en}. Check numerator, denominator or rate with the reporting unit.`,
    },
    values: valuesOf(proof),
    places: placesOf(proof.rate, proof.numerator, proof.denominator),
  };
}

function agrees(proof: RateProof, outcome: string): PassedCheck {
  const { vi, en, printedVi, printedEn } = quotient(proof);
  return {
    code: "rateAgrees",
    message: { vi: `Tỷ lệ in ${printedVi}% khớp: ${vi}.`, en: `The printed rate ${printedEn}% agrees: ${en}.` },
    values: { ...valuesOf(proof), outcome: outcome === "contradiction" ? "withinPrecision" : outcome },
    places: [placeOf(proof.rate)],
  };
}
