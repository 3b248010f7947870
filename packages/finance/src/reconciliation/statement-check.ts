/**
 * Statement checks: one printed figure beside the record, its proof in words, and the findings that follow.
 */
import type { PlainDate } from "../calendar.ts";
import { type Decimal, decimal } from "../decimal.ts";
import { type SlipKind, slipNames } from "./figure-slip.ts";
import type { Finding } from "../finding.ts";
import type { Bilingual, Language } from "../language.ts";
import { formatNumber } from "../number-text.ts";
import { type FigureUnit, placesOf, type PrintedFigure, showPrinted, unitSuffix } from "./printed-figure.ts";
import type { PrintedOutcome } from "./reconciliation.ts";
import type { Statement } from "../statement.ts";

/** `notComputable`: no movement says anything of it, or the record does not keep it (estimates, targets, growth). */
export type StatementOutcome = PrintedOutcome | "notComputable";

/** A statement beside the record. */
export interface StatementCheck {
  readonly statement: Statement;
  /** The date and budget year that the record was read for: the statement's own, else the question's. */
  readonly asOf: PlainDate;
  readonly fiscalYear: number;
  readonly outcome: StatementOutcome;
  /** The unit of `printed`, `computed` and `gap`. */
  readonly unit: FigureUnit;
  /** Null when the statement has no amount and no percentage. */
  readonly printed: Decimal | null;
  /** Exact; null when not computable. */
  readonly computed: Decimal | null;
  /** `printed − computed`; null when not computable. */
  readonly gap: Decimal | null;
  /** The one slip that would have turned the computed number into the printed one; null: none, or several. */
  readonly slip: { readonly kind: SlipKind; readonly corrected: string } | null;
  readonly proof: Bilingual;
}

/** How many statements have each outcome. */
export type StatementCounts = Readonly<Record<StatementOutcome, number>> & { readonly statements: number };

/** What a comparison found, before it is put into words. */
type Compared = Pick<StatementCheck, "outcome" | "unit" | "slip"> & {
  readonly computed: Decimal;
  readonly gap: Decimal;
};

/** "14.108 ≠ 14.180 triệu đồng theo sổ; lệch 72 (đảo hai chữ số liền nhau?)". */
export function proveStatement(figure: PrintedFigure, compared: Compared): Bilingual {
  const { outcome, unit, slip, computed, gap } = compared;
  const proofIn = (language: Language): string => {
    const places = placesOf(figure.printed) + (unit === "percent" ? 2 : 6);
    const show = (value: Decimal): string => {
      const cut = value.toDecimalPlaces(places);
      return formatNumber(cut, { language, places: cut.decimalPlaces() });
    };
    const sign = { equal: "=", rounded: "≈", truncated: "≈", contradiction: "≠", notComputable: "?" }[outcome];
    const words = { vi: ["theo sổ", "lệch"], en: ["in the record", "off by"] }[language];
    const slipText = slip === null ? "" : ` (${slipNames[slip.kind][language]}?)`;
    const difference = outcome === "equal" ? "" : `; ${words[1]} ${show(gap.abs())}${slipText}`;
    return `${showPrinted(figure, language)} ${sign} ${show(computed)}${unitSuffix(unit)[language]} ${words[0]}${difference}`;
  };
  return { vi: proofIn("vi"), en: proofIn("en") };
}

/** The words where there is nothing to compare with. */
export function notComputableProof(printed: string): Bilingual {
  return {
    vi: `${printed}: sổ không có số liệu để đối chiếu`,
    en: `${printed}: the record has nothing to compare it with`,
  };
}

/** Counts checks by outcome. */
export function countChecks(checks: readonly StatementCheck[]): StatementCounts {
  const counts = { equal: 0, rounded: 0, truncated: 0, contradiction: 0, notComputable: 0 };
  for (const { outcome } of checks) counts[outcome] += 1;
  return { statements: checks.length, ...counts };
}

/** An error where print and record contradict, information where the print was cut off or rounded, else nothing. */
export function findingsOfCheck(check: StatementCheck): readonly Finding[] {
  const { outcome, statement, printed, computed, gap, proof } = check;
  if (outcome === "equal" || outcome === "notComputable") return [];
  const isContradiction = outcome === "contradiction";
  const message = isContradiction
    ? {
        vi: `${proof.vi}. Chưa rõ văn bản hay sổ sai: đối chiếu chứng từ gốc.`,
        en: `${proof.en}. Whether the document or the record is wrong, the original voucher must tell.`,
      }
    : { vi: `${proof.vi}: do làm tròn, không phải sai số liệu.`, en: `${proof.en}: rounding, nothing wrong.` };
  const exact = (value: Decimal | null): string => (value ?? decimal(0)).toSignificantDigits(24).toString();
  return [
    {
      code: isContradiction ? "recordContradicts" : "recordRounded",
      severity: isContradiction ? "error" : "information",
      message,
      values: { outcome, role: statement.role, printed: exact(printed), computed: exact(computed), gap: exact(gap) },
      places: [statement.place],
    },
  ];
}

/** What a leader reads out. */
export function sentenceOfCounts(counts: StatementCounts): Bilingual {
  const { statements, equal, rounded, truncated, contradiction, notComputable } = counts;
  const near = rounded + truncated;
  return {
    vi: `Đối chiếu ${statements} số trong văn bản với sổ: ${equal} khớp đúng, ${near} lệch do làm tròn, ${contradiction} mâu thuẫn, ${notComputable} không có số liệu để đối chiếu.`,
    en: `${statements} printed figures against the record: ${equal} equal, ${near} differ by rounding, ${contradiction} contradict, ${notComputable} with nothing to compare.`,
  };
}
