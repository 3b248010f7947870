/**
 * Review: figures that a person must look at, each with the question to ask.
 */
import { decimal, type Finding, formatNumber } from "@giaingan/finance";
import type { Figure } from "../figure.ts";
import type { LikelyAmount } from "../magnitude.ts";
import type { Evidence } from "./judgement.ts";
import { moneyText, placeOf, unitText } from "./place.ts";

/** Findings for all figures that need review. */
export function judgeReviews({
  figures,
  otherAmounts,
  likelyAmounts,
}: Pick<Evidence, "figures" | "otherAmounts" | "likelyAmounts">): readonly Finding[] {
  const unsigned = figures.filter((figure) => figure.reviewReason === "percentSignMissing");
  const others = figures.flatMap((figure, index) => {
    const likely = likelyAmounts[index] ?? null;
    return figure.reviewReason === "magnitudeUnlikely" && likely !== null
      ? [magnitudeUnlikely(figure, likely)]
      : reviewFinding(figure, otherAmounts[index] ?? null);
  });
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
  if (reviewReason === "unitDoubled") {
    const message = {
      vi: `"${raw}" ghi hai đơn vị tính; tạm hiểu là ${moneyText(figure.amount, "vi")} theo đơn vị đứng trước. Hỏi đơn vị báo cáo và chỉ ghi một đơn vị.`,
      en: `"${raw}" prints two units; read as ${moneyText(figure.amount, "en")} by the first one for now. Ask the reporting unit, and print one unit only.`,
    };
    const values = { printed: raw, amount: String(figure.amount) };
    return [{ code: "unitDoubled", severity: "warning", message, values, ...place }];
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
  if (reviewReason === "notWholeDong") {
    const message = {
      vi: `"${raw}" không phải một số nguyên đồng. Kiểm tra dấu thập phân và đơn vị.`,
      en: `"${raw}" is no whole number of đồng. Check the decimal sign and the unit.`,
    };
    return [{ code: "amountNotWhole", severity: "warning", message, values: { printed: raw }, ...place }];
  }
  return [];
}

function magnitudeUnlikely(figure: Figure, { amount, unitDong, provenBy }: LikelyAmount): Finding {
  const { raw } = figure;
  const isTooLarge = (figure.amount ?? 0n) > amount;
  const [sizeVi, sizeEn] = isTooLarge ? ["lớn", "large"] : ["nhỏ", "small"];
  const unit = unitDong > 0n ? unitText(unitDong) : null;
  const rate = provenBy === null ? null : decimal(provenBy);
  const shown = (language: "vi" | "en"): string =>
    rate === null ? "" : `${formatNumber(rate, { language, places: rate.decimalPlaces() })}%`;
  const message =
    rate === null
      ? {
          vi: `"${raw}" lớn gấp khoảng 1.000 lần các số cùng đoạn; có thể là ${moneyText(amount, "vi")}. Kiểm tra dấu chấm và đơn vị.`,
          en: `"${raw}" is about 1,000 times the figures beside it; it may be ${moneyText(amount, "en")}. Check the point and the unit.`,
        }
      : {
          vi: `"${raw}" ${sizeVi} gấp 1.000 lần so với tỷ lệ in ${shown("vi")}; đơn vị có thể là ${unit?.vi ?? "đơn vị khác"}, tức ${moneyText(amount, "vi")}. Kiểm tra dấu chấm và đơn vị.`,
          en: `"${raw}" is 1,000 times too ${sizeEn} for the printed rate ${shown("en")}; its unit may be ${unit?.en ?? "another"}, which makes ${moneyText(amount, "en")}. Check the point and the unit.`,
        };
  return {
    code: "magnitudeUnlikely",
    severity: "warning",
    message,
    values: {
      printed: raw,
      amount: String(figure.amount),
      likelyAmount: String(amount),
      ...(unit === null ? {} : { likelyUnit: unit.vi }),
    },
    places: [placeOf(figure)],
  };
}
