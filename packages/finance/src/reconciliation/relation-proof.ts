/**
 * The proof of a relation in words: all its values, what they give, and the gap.
 *
 *     24,22 + 0,4706 = 24,6906 ≠ 24,37 nghìn tỷ đồng; lệch 0,3206
 */
import { type Decimal, decimal, roundHalfUp } from "../decimal.ts";
import type { Bilingual, Language } from "../language.ts";
import { formatNumber } from "../number-text.ts";
import { type FigureQuantity, type FigureUnit, placesOf, scaleOf, showNumber, unitSuffix } from "./printed-figure.ts";
import type { FigureLookup, MeasuredRelation, Relation } from "./relation.ts";

/** More terms than these are counted, not written out. */
const termsWrittenMax = 12;
/** Decimals of a computed rate beyond those printed. */
const extraRatePlaces = 2;

/** The proof of a measured relation. */
export function proveRelation(relation: Relation, measured: MeasuredRelation, find: FigureLookup): Bilingual {
  const proofIn = (language: Language): string => prove({ relation, measured, find, language });
  return { vi: proofIn("vi"), en: proofIn("en") };
}

/**
 * The factor that a unit slip would have put between printed and computed: 1.000 or 1.000.000, to one part in a
 * hundred; null when there is no such factor.
 */
export function unitFactorOf({ outcome, printed, computed }: MeasuredRelation): bigint | null {
  if (outcome !== "contradiction" || computed === null || computed.isZero() || printed.value.isZero()) return null;
  const times = printed.value.div(computed);
  const upward = times.gt(1) ? times : decimal(1).div(times);
  return [1000n, 1_000_000n].find((factor) => upward.div(decimal(factor)).minus(1).abs().lte("0.01")) ?? null;
}

interface ProofInput {
  readonly relation: Relation;
  readonly measured: MeasuredRelation;
  readonly find: FigureLookup;
  readonly language: Language;
}

function prove(input: ProofInput): string {
  const { relation, measured, find, language } = input;
  const { printed, computed, gap, unit } = measured;
  if (computed === null || gap === null)
    return {
      vi: "Không đối chiếu được: thiếu đơn vị, khác loại số hoặc mẫu số bằng 0",
      en: "Cannot be compared: unit missing, unlike numbers or a zero denominator",
    }[language];
  const show = (quantity: Decimal): string => showNumber(quantity, { unit, language });
  const printedText = show(printed.value);
  const suffix = unitSuffix(unit)[language];
  const gapText = gapClause(input, { gap, unit });
  switch (relation.kind) {
    case "sum":
      return `${equation(terms(relation.parts.map(find), show), show(computed), input)} ${printedText}${suffix}${gapText}`;
    case "part": {
      const prefix = { vi: "trong đó ", en: "of which " }[language];
      const sum = terms(relation.parts.map(find), show);
      const sums = relation.parts.length === 1 ? sum : `${sum} = ${show(computed)}`;
      return `${prefix}${sums} ${computed.lte(printed.value) ? "≤" : ">"} ${printedText}${suffix}${gapText}`;
    }
    case "difference": {
      const left = `${show(find(relation.minuend).value)} − ${show(find(relation.subtrahend).value)}`;
      return `${equation(left, show(computed), input)} ${printedText}${suffix}${gapText}`;
    }
    case "rate":
      return proveRate(input, relation) + gapText;
    default:
      return `${printedText} ${signOf(measured)} ${show(computed)}${suffix}${gapText}`;
  }
}

function proveRate(
  { measured, find, language }: ProofInput,
  relation: Extract<Relation, { readonly kind: "rate" }>,
): string {
  const { printed, computed } = measured;
  const [numerator, denominator] = [find(relation.numerator), find(relation.denominator)];
  const unit = denominator.figure.unit;
  const show = (quantity: Decimal): string => showNumber(quantity, { unit, language });
  const places = placesOf(printed.figure.printed) + extraRatePlaces;
  const exact = formatNumber(roundHalfUp(computed ?? decimal(0), places), { language, places });
  const sums = `${show(numerator.value)} / ${show(denominator.value)}${unitSuffix(unit)[language]}`;
  return `${sums} = ${exact}% ${signOf(measured)} ${showNumber(printed.value, { unit: "percent", language })}%`;
}

/** "24,22 + 0,4706 = 24,6906 ≠"; without the sum where it is the total itself. */
function equation(left: string, computed: string, { measured }: ProofInput): string {
  return measured.outcome === "holds" || left === computed
    ? `${left} ${signOf(measured)}`
    : `${left} = ${computed} ${signOf(measured)}`;
}

function signOf({ outcome }: MeasuredRelation): string {
  if (outcome === "holds") return "=";
  return outcome === "contradiction" ? "≠" : "≈";
}

function terms(quantities: readonly FigureQuantity[], show: (quantity: Decimal) => string): string {
  const written = quantities.slice(0, termsWrittenMax).map(({ value }) => show(value));
  const rest = quantities.length - written.length;
  return [...written, ...(rest > 0 ? [`… (+${rest})`] : [])].join(" + ");
}

function gapClause(
  { relation, measured, language }: ProofInput,
  { gap, unit }: { readonly gap: Decimal; readonly unit: FigureUnit },
): string {
  if (measured.outcome === "holds" || gap.isZero()) return "";
  const isRate = relation.kind === "rate";
  const size = gap.abs().div(scaleOf(unit));
  const places = isRate ? placesOf(measured.printed.figure.printed) + extraRatePlaces : size.decimalPlaces();
  const points = isRate || unit === "percent" ? { vi: " điểm phần trăm", en: " percentage points" }[language] : "";
  const factor = unitFactorOf(measured);
  const unitSlip = factor === null ? "" : unitClause(factor, language);
  return `${{ vi: "; lệch", en: "; off by" }[language]} ${formatNumber(size, { language, places })}${points}${unitSlip}`;
}

function unitClause(factor: bigint, language: Language): string {
  const times = formatNumber(decimal(factor), { language });
  return { vi: ` (chênh khoảng ${times} lần: xem lại đơn vị tính)`, en: ` (about ${times} times: check the unit)` }[
    language
  ];
}
