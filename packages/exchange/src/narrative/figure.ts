/**
 * Figures: what the reader finds in a narrative, with what it is, what it concerns and how it hangs together.
 */
import type {
  Decimal,
  Finding,
  FundingSource,
  MoneyRole,
  PassedCheck,
  PlainDate,
  RateRole,
  TextPlace,
} from "@giaingan/finance";
import type { FundName } from "./fund.ts";
import type { Qualifier } from "./qualifier.ts";

/** Why a person must look at a figure before it is relied on. */
export type ReviewReason =
  | "unitMissing"
  | "unitDoubled"
  | "percentSignMissing"
  | "numberConventionUnclear"
  | "magnitudeUnlikely"
  | "notWholeDong";

/** One printed sum of money or percentage. */
export interface Figure {
  /** As printed: `text.slice(start, end)`. */
  readonly raw: string;
  /** UTF-16 offset in the text as given. */
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly kind: "money" | "percent";
  /** Whole đồng; null for percentages and where the unit is not told. */
  readonly amount: bigint | null;
  /** Percent points with the printed places, "46.35"; null for money. */
  readonly percent: string | null;
  readonly role: MoneyRole | RateRole;
  /** The date that it is true of; null where the text does not say. */
  readonly asOf: PlainDate | null;
  /** The source by its name; null where the text does not say. */
  readonly fund: FundName | null;
  readonly qualifier: Qualifier | null;
  readonly needsReview: boolean;
  readonly reviewReason: ReviewReason | null;
  /** The source by its dimensions. */
  readonly source: FundingSource;
  /** The budget year that it is about; null where the text does not say. */
  readonly fiscalYear: number | null;
  /** Đồng in one printed unit; null for percentages and where no unit is told. */
  readonly unitDong: bigint | null;
  /** One of the last printed place, in đồng: how exact the print is. Null for percentages and missing units. */
  readonly stepDong: Decimal | null;
  readonly isUnitInherited: boolean;
  /** What remains of a plan ("còn lại"), or a difference ("tăng 5 tỷ"): no total that may be posted. */
  readonly isResidual: boolean;
  /** The text calls it a total: "tổng kế hoạch vốn". */
  readonly isTotal: boolean;
  /** Index of the total that this figure is a part of; null when it is none. */
  readonly partOf: number | null;
  /** Rates: index of the numerator and of the denominator, where the sentence shows them. */
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Its date is left open by the text: "hết niên độ". */
  readonly isDeadlineOpen: boolean;
  /** Number of the sentence that it stands in. */
  readonly sentence: number;
  /** The words around it, as evidence. */
  readonly clause: TextPlace;
  /** Where the text leaves its date open, with the words around; null when it does not. */
  readonly deadlineClause: TextPlace | null;
  /** What the sentence or line names as the programme or unit that the figure is of; null when it names none. */
  readonly scope: string | null;
}

/** A place where a form leaves an amount open: missing, and never zero. */
export interface Blank {
  readonly start: number;
  readonly end: number;
  /** Đồng in one printed unit. */
  readonly unitDong: bigint;
  /** The unit as printed: "triệu đồng". */
  readonly unit: string;
  /** The words that ask for the amount. */
  readonly label: string;
  /** The words around it, as evidence. */
  readonly clause: TextPlace;
  /** Whether it asks for a total ("Tổng kinh phí"). */
  readonly isTotal: boolean;
}

/** A list of parts and what it was compared with. */
export interface PartList {
  /** Index of the total among the figures; null when the text prints none. */
  readonly total: number | null;
  readonly parts: readonly number[];
  /** "trong đó": the list need not be complete. */
  readonly isPartial: boolean;
}

/** Everything read from one text. */
export interface Extraction {
  readonly figures: readonly Figure[];
  readonly findings: readonly Finding[];
  readonly checks: readonly PassedCheck[];
  readonly blanks: readonly Blank[];
}
