/**
 * What a heading begins with, where that settles what stands below it whatever words follow: "Nội dung thực hiện" names rows,
 * "Đơn vị thực hiện" units, "Kế hoạch trung hạn 2021-2025" is the plan of no year.
 */
import type { TableDates } from "./column-dates.ts";
import type { PlainColumnKind } from "./understood-table.ts";

const headNouns: readonly (readonly [RegExp, PlainColumnKind])[] = [
  [/^(?:giá trị|giá) (?:hợp đồng|gói thầu|trúng thầu|quyết toán|nghiệm thu)(?=$|[\s,/(])/iu, "ignored"],
  [/^nợ (?:đọng|xdcb|khối lượng)(?=$|[\s,/(])/iu, "ignored"],
  [/^(?:tên )?(?:nội dung|danh mục)(?! thành phần)(?=$|[\s,/(])/iu, "name"],
  [
    /^số (?:lượng )?(?:dự án|da|công trình|hộ|xã|thôn|đơn vị|hạng mục|gói thầu|người|lớp|mô hình|tiêu chí|nhiệm vụ)(?=$|[\s,/(])/iu,
    "ignored",
  ],
  [/^tên (?:các )?(?:dự án|công trình|nhiệm vụ|hạng mục|gói thầu|mô hình|da|ct)(?=$|[\s,/(])/iu, "name"],
  [/^(?:tên )?(?:đơn vị|cơ quan)(?! (?:tính|đo|tiền|tư vấn))(?=$|[\s,/(])/iu, "owner"],
  [/^(?:chủ đầu tư|chủ dự án|cđt)(?=$|[\s,/(])/iu, "owner"],
  [/^(?:địa điểm(?! mở)|địa bàn|đđxd|đđ xd)(?=$|[\s,/(])/iu, "place"],
  [
    /^(?:thời gian|tgth|tg kc|tgkc|tiến độ thực hiện|lý do|nguyên nhân|khó khăn|vướng mắc|ghi chú|đánh giá|nhận xét)(?=$|[\s,/(-])/iu,
    "text",
  ],
];

/** The kind of a column by the first words of its heading; null: they do not settle it. */
export function readHeadNoun(heading: string): PlainColumnKind | null {
  const text = heading.normalize("NFC").trim();
  return headNouns.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

/** "Ngày", "Ngày chứng từ", "Tính đến ngày": the day of what the row counts; "Ngày ký hợp đồng" is another. */
export function isDayOfFigures(heading: string): boolean {
  return /^(?:ngày(?:,? tháng)?(?:,? năm)?(?: (?:chi|trả|thanh toán|giải ngân|chứng từ|ct|hạch toán|ghi sổ|số liệu|phát sinh))?|(?:số liệu )?(?:tính )?đến(?: ngày)?|ngày số liệu|thời điểm(?: số liệu| báo cáo)?|as[ _]of(?:[ _]date)?|date)$/iu.test(
    heading.normalize("NFC").trim(),
  );
}

/** "Giải ngân đến thời điểm báo cáo năm trước": last year's payments; "giải ngân vốn năm trước" are this year's, of money carried over. */
export function isPaidLastYear(heading: string): boolean {
  const text = heading.normalize("NFC");
  return (
    /(?:giải ngân|thanh toán|thực hiện).*năm trước/iu.test(text) &&
    !/vốn (?:các )?năm trước|các năm trước|kéo dài|chuyển|hết (?:niên độ )?năm trước/iu.test(text)
  );
}

const mediumTerm = /trung hạn|(?:giai đoạn|khv?|kế hoạch(?: vốn)?|5 năm)\s*(?:năm\s*)?20\d\d\s*[-–]\s*20\d\d/iu;
/** "Kế hoạch quý IV", "KH giải ngân tháng 11": what is to be paid within a part of the year. */
const planOfPart =
  /^(?:kế hoạch|khv?|dự toán)(?: vốn)?(?: giải ngân| chi)? (?:quý|tháng|tuần) ?(?:[IV]+|\d{1,2})(?![\d.])/iu;
const difference =
  /chênh lệch|(?:tăng|giảm)[^\p{L}%]*(?:tăng|giảm)(?!\p{L})|(?:tăng|giảm)(?: [\p{L}]+){0,3} so (?:với|cùng)|^so sánh(?=.*(?:tỷ lệ|tỉ lệ|tăng|giảm|cùng kỳ|năm trước|với năm|giữa))(?!.*(?:\/|kế hoạch|kh|dự toán|dt)(?!\p{L}))/iu;

/**
 * Whether a column counts no money of its table's year: the plan of several years, or by how much one figure is above another
 * ("Tăng/giảm so với tuần trước"). "KH trung hạn › Trong đó: KH năm 2025" is the year's own again, "Điều chỉnh (tăng/giảm)" a change of
 * the plan.
 */
export function isNoMoneyOfYear(path: readonly string[], { fiscalYear }: Pick<TableDates, "fiscalYear">): boolean {
  const texts = path.map((words) => words.normalize("NFC"));
  const several = texts.findLastIndex((words) => mediumTerm.test(words));
  const isOwnYearBelow = texts
    .slice(several + 1)
    .some((words) => fiscalYear !== null && new RegExp(String.raw`(?<!\d)${fiscalYear}(?!\d)`, "u").test(words));
  if (several !== -1 && !isOwnYearBelow) return true;
  const leaf = texts.at(-1) ?? "";
  if (planOfPart.test(leaf)) return true;
  return difference.test(leaf) && !texts.some((words) => /điều chỉnh/iu.test(words));
}
