/** What a column means, in the words of an officer. */
import { type Bilingual, formatDate, sourceDimensions, sourceLabel } from "@giaingan/finance";
import type {
  ColumnMeaning,
  MoneyColumn,
  MoneyMeasure,
  PlainColumnKind,
  RateColumn,
} from "../table/understood-table.ts";
import { moneyMeasures, plainColumnKinds } from "./column-meaning-value.ts";

const plainNames: Readonly<Record<PlainColumnKind | "unknown", Bilingual>> = {
  label: { vi: "Số thứ tự", en: "Row number" },
  name: { vi: "Nội dung, tên", en: "Name" },
  owner: { vi: "Chủ đầu tư, đơn vị", en: "Owner" },
  place: { vi: "Địa điểm", en: "Place" },
  projectCode: { vi: "Mã dự án", en: "Project code" },
  programme: { vi: "Chương trình", en: "Programme" },
  component: { vi: "Nội dung thành phần", en: "Component" },
  source: { vi: "Nguồn vốn", en: "Funding source" },
  year: { vi: "Năm ngân sách", en: "Budget year" },
  asOf: { vi: "Ngày số liệu", en: "Date of the figures" },
  rowUnit: { vi: "Đơn vị tính", en: "Unit of the row" },
  text: { vi: "Ghi chú", en: "Note" },
  ignored: { vi: "Bỏ qua", en: "Left out" },
  unknown: { vi: "Chưa rõ", en: "Not clear" },
};

/** Measures of money by name. */
export const measureNames: Readonly<Record<MoneyMeasure, Bilingual>> = {
  totalInvestment: { vi: "Tổng mức đầu tư", en: "Total investment" },
  plan: { vi: "Kế hoạch vốn", en: "Plan" },
  initialPlan: { vi: "Kế hoạch giao đầu năm", en: "Plan first assigned" },
  supplemented: { vi: "Bổ sung", en: "Supplemented" },
  cut: { vi: "Điều chỉnh giảm", en: "Cut" },
  allocatedPlan: { vi: "Kế hoạch đã phân bổ chi tiết", en: "Plan allocated in detail" },
  disbursed: { vi: "Giải ngân", en: "Disbursed" },
  advanced: { vi: "Tạm ứng chưa thu hồi", en: "Advances outstanding" },
  volumePaid: { vi: "Thanh toán khối lượng hoàn thành", en: "Completed volume paid" },
  estimate: { vi: "Ước thực hiện", en: "Estimate" },
  paidInPeriod: { vi: "Giải ngân trong kỳ", en: "Paid in the period" },
  paidSinceStart: { vi: "Lũy kế từ khởi công", en: "Paid since the start" },
  paidLastYear: { vi: "Giải ngân năm trước", en: "Paid last year" },
  advanceOutstanding: { vi: "Dư tạm ứng", en: "Advances outstanding" },
  completedVolume: { vi: "Khối lượng hoàn thành", en: "Completed volume" },
  mobilised: { vi: "Huy động ngoài ngân sách", en: "Mobilised outside the budget" },
  remaining: { vi: "Còn lại", en: "Remaining" },
  cancelled: { vi: "Hủy dự toán", en: "Cancelled" },
  carriedFurther: { vi: "Chuyển sang năm sau", en: "Carried further" },
  needed: { vi: "Nhu cầu", en: "Needed" },
};

const rateNames: Readonly<Record<NonNullable<RateColumn["of"]>, Bilingual>> = {
  disbursed: { vi: "Tỷ lệ giải ngân", en: "Disbursement rate" },
  estimate: { vi: "Tỷ lệ ước thực hiện", en: "Estimated rate" },
  allocatedPlan: { vi: "Tỷ lệ phân bổ", en: "Allocation rate" },
  paidLastYear: { vi: "Tỷ lệ cùng kỳ năm trước", en: "Last year's rate" },
};

const bodyNames: Readonly<Record<NonNullable<MoneyColumn["assignedBy"]>, Bilingual>> = {
  primeMinister: { vi: "Thủ tướng giao", en: "assigned by the Prime Minister" },
  council: { vi: "HĐND giao", en: "assigned by the People's Council" },
};

/** The meaning in words: "Kế hoạch vốn · Ngân sách trung ương · kéo dài". */
export function columnMeaningName(meaning: ColumnMeaning): Bilingual {
  if (meaning.kind === "rate") return meaning.of === null ? { vi: "Tỷ lệ", en: "Rate" } : rateNames[meaning.of];
  if (meaning.kind !== "money") return plainNames[meaning.kind];
  return { vi: moneyName(meaning, "vi"), en: moneyName(meaning, "en") };
}

/** A meaning that may be chosen for a column. */
export interface ColumnMeaningChoice {
  /** What settings take: `{"kind": "money", "measure": "plan"}`. */
  readonly value: Readonly<Record<string, string>>;
  readonly name: Bilingual;
}

/** The meanings that may be chosen, money first; what a column of money is of besides (source, day) is kept as it was understood. */
export const columnMeaningChoices: readonly ColumnMeaningChoice[] = [
  ...moneyMeasures.map((measure) => ({ value: { kind: "money", measure }, name: measureNames[measure] })),
  ...(["disbursed", "estimate", "allocatedPlan", "paidLastYear"] as const).map((of) => ({
    value: { kind: "rate", of },
    name: rateNames[of],
  })),
  ...plainColumnKinds.map((kind) => ({ value: { kind }, name: plainNames[kind] })),
];

function moneyName(
  { measure, assignedBy, source, isCarriedOver, asOf, isTotal }: MoneyColumn,
  language: "vi" | "en",
): string {
  const isSourceTold = sourceDimensions.some((dimension) => source[dimension] !== null);
  const words = {
    total: { vi: "tổng", en: "total" },
    carried: { vi: "kéo dài", en: "carried over" },
    day: { vi: "đến", en: "to" },
  };
  return [
    measureNames[measure][language],
    assignedBy === null ? "" : bodyNames[assignedBy][language],
    isSourceTold ? sourceLabel(source, { fiscalYear: null, showLevel: true })[language] : "",
    isCarriedOver ? words.carried[language] : "",
    asOf === null ? "" : `${words.day[language]} ${formatDate(asOf)}`,
    isTotal ? words.total[language] : "",
  ]
    .filter((word) => word !== "")
    .join(" · ");
}
