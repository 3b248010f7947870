/**
 * Review: figures that a person must look at, each with the question to ask.
 */
import type { Finding } from "@giaingan/finance";
import type { Figure } from "../figure.ts";
import { moneyText, placeOf } from "./place.ts";

/** Findings for all figures that need review. */
export function judgeReviews(figures: readonly Figure[], otherAmounts: readonly (bigint | null)[]): readonly Finding[] {
  const unsigned = figures.filter((figure) => figure.reviewReason === "percentSignMissing");
  const others = figures.flatMap((figure, index) => reviewFinding(figure, otherAmounts[index] ?? null));
  return unsigned.length > 0 ? [percentSignMissing(unsigned), ...others] : others;
}

function percentSignMissing(figures: readonly Figure[]): Finding {
  const printed = figures.map((figure) => figure.raw).join("; ");
  return {
    code: "percentSignMissing",
    severity: "information",
    message: {
      vi: `Thiếu dấu % sau: ${printed}. Đã hiểu là phần trăm; bổ sung dấu % trong báo cáo.`,
      en: `The % sign is missing after: ${printed}. Read as percentages; add the sign in the report.`,
    },
    values: { count: String(figures.length), printed },
    places: figures.map(placeOf),
  };
}

function reviewFinding(figure: Figure, otherAmount: bigint | null): readonly Finding[] {
  const { reviewReason, raw } = figure;
  const place = { places: [placeOf(figure)] };
  if (reviewReason === "unitMissing") {
    const message = {
      vi: `Số "${raw}" không ghi đơn vị tính. Hỏi đơn vị báo cáo là triệu đồng hay tỷ đồng; chưa lấy số này.`,
      en: `The figure "${raw}" has no unit. Ask the reporting unit whether it is million or billion VND; it was not taken.`,
    };
    return [{ code: "unitMissing", severity: "warning", message, values: { printed: raw }, ...place }];
  }
  if (reviewReason === "numberConventionUnclear") {
    const [vi, en] = [moneyText(figure.amount, "vi"), moneyText(figure.amount, "en")];
    const message = {
      vi: `"${raw}" có thể là ${vi} hoặc ${moneyText(otherAmount, "vi")}, tùy dấu phẩy ngăn hàng nghìn hay phần thập phân. Viết lại theo một kiểu.`,
      en: `"${raw}" may be ${en} or ${moneyText(otherAmount, "en")}, as the comma groups thousands or marks decimals. Write it in one convention.`,
    };
    const values = { printed: raw, amount: String(figure.amount), otherAmount: String(otherAmount ?? "") };
    return [{ code: "numberConventionUnclear", severity: "warning", message, values, ...place }];
  }
  if (reviewReason === "magnitudeUnlikely" && figure.amount !== null) {
    const likely = figure.amount / 1000n;
    const message = {
      vi: `"${raw}" lớn gấp khoảng 1.000 lần các số cùng đoạn; có thể là ${moneyText(likely, "vi")}. Kiểm tra dấu chấm và đơn vị.`,
      en: `"${raw}" is about 1,000 times the figures beside it; it may be ${moneyText(likely, "en")}. Check the point and the unit.`,
    };
    return [
      {
        code: "magnitudeUnlikely",
        severity: "warning",
        message,
        values: { printed: raw, amount: String(figure.amount), likelyAmount: String(likely) },
        ...place,
      },
    ];
  }
  if (reviewReason === "notWholeDong") {
    const message = {
      vi: `"${raw}" không phải một số nguyên đồng. Kiểm tra dấu thập phân và đơn vị.`,
      en: `"${raw}" is no whole number of đồng. Check the decimal sign and the unit.`,
    };
    return [{ code: "amountNotWhole", severity: "warning", message, values: { printed: raw }, ...place }];
  }
  return [];
}
