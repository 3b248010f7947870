/**
 * Words of headings: what each phrase says of the column under it. Spelling variants of one word are one word
 * (`wordKey`): hoà and hòa, tỉ and tỷ, upper and lower case.
 */
import { type FundName, fundTable } from "../narrative/fund.ts";
import { matchPhrase, phraseTable } from "../narrative/phrase-matcher.ts";
import { type Token, tokenize } from "../narrative/token.ts";
import { type DateExpression, readDateExpression } from "../narrative/date-expression.ts";

/** What a phrase of a heading says. */
export type ColumnCue = keyof typeof cuePhrases;

const cuePhrases = {
  order: `no|stt|tt|số tt|số thứ tự|thứ tự|s tt`,
  name: `nội dung|danh mục|danh mục công trình|danh mục dự án|danh mục công trình, dự án|danh mục dự án, công trình|
    tên dự án|tên công trình|tên công trình, dự án|nội dung chi|chỉ tiêu|hạng mục|nhiệm vụ|diễn giải|dự án|công trình|
    chương trình, dự án|nội dung, dự án|tên nhiệm vụ|nội dung công việc|danh mục nhiệm vụ|dự án, công trình|
    nội dung nhiệm vụ|khoản mục|item|project|description|content|tên dự án, công trình|danh mục các dự án|
    tên dự án, tiểu dự án, nội dung thành phần`,
  unit: `đơn vị|tên đơn vị|xã|tên xã|địa phương|bộ ngành, địa phương|đơn vị, địa phương|tên địa phương|xã, phường|
    tên xã, phường|huyện|tên huyện|tỉnh|tên tỉnh|tỉnh, thành phố|bộ, ngành|bộ, ngành, địa phương|xã, thị trấn|unit|province|commune|
    đơn vị hành chính|đơn vị dự toán|tên đơn vị dự toán|cơ quan, đơn vị|tên cơ quan, đơn vị|huyện, thành phố|huyện, thị xã, thành phố|
    huyện, thị xã|đơn vị chi|sở, ban, ngành|các đơn vị`,
  programme: `chương trình|tên chương trình|chương trình mục tiêu quốc gia|chương trình mtqg|ctmtqg|programme|program`,
  component: `nội dung thành phần|dự án thành phần|nội dung thành phần, dự án|component|hợp phần`,
  source: `nguồn vốn|tên nguồn vốn|nguồn|loại nguồn vốn|loại vốn|nguồn kinh phí|fund|funding source|source of funds`,
  rowUnit: `đơn vị tính|đvt|đơn vị đo`,
  year: `năm|năm ngân sách|niên độ|năm kế hoạch|fiscal year|budget year|year`,
  asOfDay: `ngày|tính đến ngày|thời điểm|đến ngày|ngày số liệu|as of|as of date|date`,
  place: `địa điểm|địa điểm xây dựng|địa điểm thực hiện|địa điểm đầu tư|địa bàn|địa điểm xd`,
  owner: `chủ đầu tư|đơn vị thực hiện|đơn vị chủ trì|cơ quan chủ quản|đơn vị chủ đầu tư|cđt|đơn vị sử dụng ngân sách|
    chủ đầu tư, đơn vị thực hiện|đơn vị được giao vốn|cơ quan, đơn vị thực hiện`,
  projectCode: `mã dự án|mã số dự án|mã số|mã dự án đầu tư|mã số dự án đầu tư|mã công trình|mã ct|mã số công trình|mã số ct|mã số da|mã dự án, công trình|mã công trình, dự án|mã da|mã qhns|mã đvqhns|mã số đvqhns`,
  decision: `quyết định đầu tư|qđ đầu tư|số, ngày|quyết định phê duyệt|số, ngày, tháng, năm|số quyết định|qđ phê duyệt|
    số qđ|số ngày tháng năm ban hành|quyết định phê duyệt dự án|số quyết định, ngày, tháng, năm ban hành|số, ngày, tháng, năm ban hành|
    quyết định giao vốn|quyết định giao|căn cứ pháp lý`,
  text: `note|notes|remark|ghi chú|khó khăn|vướng mắc|khó khăn, vướng mắc|nguyên nhân|lý do|đề xuất|kiến nghị|thời gian|thời gian thực hiện|
    thời gian khởi công|thời gian kc-ht|khởi công hoàn thành|năng lực thiết kế|quy mô|source|sources|căn cứ|địa điểm mở tài khoản|tài khoản|
    nơi mở tài khoản|kho bạc|kho bạc nhà nước|tiến độ thực hiện|đơn vị tư vấn|nhà thầu|giải pháp|xếp hạng|thứ hạng|hạng|xếp thứ|xếp loại|
    địa điểm mở tài khoản của dự án|mã chương|loại khoản|chương|nhóm dự án|nhóm|năm khởi công|thời gian kc`,
  totalInvestment: `tổng mức đầu tư|tmđt|tổng dự toán|tổng mức vốn đầu tư|tổng vốn đầu tư|tổng mđt|total investment|giá trị dự toán|
    tổng mức đầu tư được duyệt`,
  rate: `tỷ lệ|%|phần trăm|tỷ lệ giải ngân|tỷ lệ phần trăm|đạt|tl|tỷ lệ so|đạt tỷ lệ|rate|percent|rate printed`,
  disbursed: `giải ngân|đã giải ngân|số giải ngân|số đã giải ngân|vốn đã giải ngân|lũy kế giải ngân|thanh toán|
    đã sử dụng|kinh phí đã sử dụng|kinh phí sử dụng|số đã sử dụng|kinh phí đã chi|kinh phí đã giải ngân|
    đã thanh toán|số đã thanh toán|lũy kế thanh toán|thực chi|đã chi|số chi|kết quả giải ngân|tình hình giải ngân|giá trị giải ngân|
    th|số th|đã th|lũy kế th|lk|lk gn|lkgn|gtgn|tổng gn|số gn|đã gn|vốn đã gn|lũy kế vốn thanh toán|vốn đã thanh toán|số vốn đã giải ngân|số vốn giải ngân|kết quả thực hiện|thực hiện|đã thực hiện|số thực hiện|
    gn|lũy kế gn|lũy kế|cộng dồn|disbursed|disbursement|paid|amount|số tiền|kết quả thanh toán|giải ngân vốn`,
  advanced: `tạm ứng|vốn tạm ứng|trong đó tạm ứng|số tạm ứng|tạm ứng theo chế độ`,
  outstanding: `tạm ứng chưa thu hồi|số dư tạm ứng|vốn tạm ứng theo chế độ chưa thu hồi|vốn tạm ứng chưa thu hồi|
    tạm ứng theo chế độ chưa thu hồi|dư tạm ứng|số tạm ứng chưa thu hồi|vốn tạm ứng theo chế độ chưa được thu hồi`,
  volume: `klht|thanh toán klht|thanh toán khối lượng hoàn thành|thanh toán khối lượng|vốn klht|thanh toán kl|tt klht|
    thanh toán khối lượng hoàn thành klht`,
  completed: `khối lượng hoàn thành|giá trị khối lượng hoàn thành|khối lượng thực hiện|giá trị khối lượng thực hiện|
    giá trị thực hiện|giá trị klht|khối lượng đã thực hiện|khối lượng công việc hoàn thành|giá trị khối lượng`,
  estimate: `estimate|ước|ước giải ngân|ước thực hiện|dự kiến|dự kiến giải ngân|ước thanh toán|ước tính|ước lũy kế|ước gn|ước đến|ước th|ước lk|dự ước|dự kiến gn`,
  plan: `plan|planned|kế hoạch|kế hoạch vốn|kh|khv|kh vốn|khvđt|kh vđt|kh giao|kh vốn giao|khv giao|dt|dt giao|dự toán|dự toán giao|vốn giao|kế hoạch giao|giao|vốn được giao|được giao|
    kế hoạch được giao|kế hoạch năm|kế hoạch vốn năm|kế hoạch vốn giao|vốn kế hoạch|số vốn giao|kế hoạch vốn đầu tư|kinh phí giao|vốn bố trí|kinh phí được cấp|kinh phí được giao|kinh phí cấp|kinh phí được duyệt|kinh phí được phân bổ|số được giao|vốn được cấp|được cấp|
    kế hoạch bố trí|tổng kế hoạch|tổng kế hoạch vốn|kế hoạch vốn được giao|kế hoạch đầu tư công|kế hoạch vốn đầu tư công|vốn được bố trí`,
  initial: `đầu năm|ban đầu|giao đầu năm|dt giao đầu năm|dự toán giao đầu năm|dự toán đầu năm|kh giao đầu năm|kế hoạch đầu năm|kế hoạch giao đầu năm|kế hoạch ban đầu|trước điều chỉnh|đã giao trước điều chỉnh`,
  supplemented: `điều chỉnh tăng|bổ sung|tăng|bổ sung trong năm|giao bổ sung|kế hoạch bổ sung|tăng thêm`,
  cut: `điều chỉnh giảm|cắt giảm|giảm|thu hồi vốn`,
  adjusted: `sau điều chỉnh|kế hoạch sau điều chỉnh|kế hoạch điều chỉnh|sau khi điều chỉnh|kh sau điều chỉnh`,
  allocated: `nhập tabmis|đã nhập tabmis|kế hoạch nhập tabmis|kế hoạch vốn nhập tabmis|kế hoạch vốn đã nhập tabmis|vốn đã nhập tabmis|
    số vốn đã nhập tabmis|phân bổ|phân bổ chi tiết|đã phân bổ|đã phân bổ chi tiết|giao chi tiết|phân khai|đã phân khai|kh đã phân bổ|
    kế hoạch đã phân bổ|kế hoạch đã phân bổ chi tiết|kh đã phân bổ chi tiết|kh chi tiết|kế hoạch chi tiết|phân bổ vốn`,
  primeMinister: `ttg giao|thủ tướng giao|thủ tướng chính phủ giao|kh ttg giao|kế hoạch ttg giao|kế hoạch thủ tướng giao|
    kế hoạch thủ tướng chính phủ giao|kh ttg|kế hoạch ttg|ttgcp giao|kh ttgcp giao|kế hoạch ttcp giao|ttcp giao|
    kế hoạch vốn ttg giao|kế hoạch vốn thủ tướng chính phủ giao`,
  council: `hđnd giao|hội đồng nhân dân giao|kh hđnd giao|kế hoạch hđnd giao|địa phương giao|ubnd tỉnh giao|tỉnh giao|
    kế hoạch hđnd tỉnh giao|hđnd tỉnh giao|kế hoạch địa phương giao|hđnd quyết nghị|kế hoạch hội đồng nhân dân giao|hđnd các cấp giao`,
  carried: `kéo dài|vốn kéo dài|kế hoạch kéo dài|kh kéo dài|chuyển nguồn|vốn chuyển nguồn|năm trước chuyển sang|
    các năm trước chuyển sang|kế hoạch vốn kéo dài|vốn năm trước kéo dài|vốn các năm trước kéo dài|chuyển sang|
    các năm trước kéo dài|vốn các năm trước|kế hoạch các năm trước|kế hoạch vốn các năm trước|kéo dài các năm trước|năm trước|
    các năm trước|vốn năm trước`,
  ownYear: `vốn năm nay|kh năm|kế hoạch năm nay|kế hoạch trong năm|vốn trong năm|vốn kế hoạch năm|năm nay|kế hoạch vốn trong năm|
    vốn giao trong năm|kế hoạch năm hiện hành`,
  carriedFurther: `kéo dài sang năm sau|chuyển sang năm sau|tiếp tục kéo dài|được phép kéo dài|chuyển năm sau|
    kéo dài thời gian thực hiện sang năm sau|tiếp tục được kéo dài|kế hoạch vốn được phép kéo dài|đề nghị kéo dài|
    kéo dài thời gian thực hiện và giải ngân sang năm sau|chuyển nguồn sang năm sau|kế hoạch vốn tiếp tục được phép kéo dài`,
  cancelled: `hủy|hủy bỏ|hủy dự toán|bị hủy|hủy kế hoạch|số vốn hủy bỏ|kế hoạch vốn hủy bỏ|vốn hủy bỏ|không thực hiện hủy bỏ|hết nhiệm vụ chi`,
  remaining: `còn lại|còn dư|số dư|kinh phí còn lại|kế hoạch còn lại|chưa giải ngân|số còn lại|vốn còn lại|còn phải giải ngân|chưa phân bổ|còn chưa giải ngân|vốn chưa giải ngân`,
  mobilised: `huy động|huy động khác|vốn huy động|nguồn huy động|đã huy động|kết quả huy động|huy động ngoài ngân sách|
    huy động đóng góp|huy động nhân dân`,
  lastYear: `cùng kỳ|cùng kỳ năm trước|so với cùng kỳ|so cùng kỳ`,
  sinceStart: `từ khởi công|từ đầu dự án|từ khi bắt đầu dự án|từ khởi công đến|từ kc|lũy kế từ khởi công|từ khi khởi công|lũy kế bố trí vốn|lũy kế vốn bố trí|lũy kế vốn đã bố trí|
    vốn đã bố trí đến hết|đã bố trí đến hết`,
  inPeriod: `trong kỳ|trong tháng|tháng này|phát sinh|trong quý|trong tuần|tháng báo cáo phát sinh|phát sinh trong kỳ|phát sinh trong tháng`,
  needed: `nhu cầu|nhu cầu vốn|đăng ký|đề nghị bổ sung|đề xuất bổ sung|kế hoạch giải ngân|cam kết giải ngân|đề nghị điều chỉnh|nhu cầu bổ sung`,
  total: `tổng|tổng số|tổng cộng|cộng|tổng vốn|tổng số vốn|tổng kinh phí|tất cả các nguồn`,
  counterpart: `đối ứng|vốn đối ứng|vốn đối ứng trong nước|counterpart|counterpart funds`,
  /** A group of columns of both. */
  planAndPayment: `kế hoạch và giải ngân|kế hoạch, giải ngân|kế hoạch vốn và giải ngân|kế hoạch và thanh toán|kế hoạch vốn, giải ngân|
    kế hoạch và tình hình giải ngân|kế hoạch vốn và kết quả giải ngân|kế hoạch và kết quả giải ngân`,
  against: `so|so với|so kế hoạch|so kh`,
  partial: `trong đó|gồm|bao gồm|chia ra`,
  /** What the words alone would take for money of earlier years, or for less of it. */
  other: `bao gồm vốn kéo dài|bao gồm cả vốn kéo dài|gồm vốn kéo dài|gồm cả vốn kéo dài|kể cả vốn kéo dài|cả vốn kéo dài|
    không bao gồm vốn kéo dài|không gồm vốn kéo dài|chưa bao gồm vốn kéo dài|không kể vốn kéo dài|chưa kể vốn kéo dài|bao gồm kéo dài|
    gồm cả kéo dài|bao gồm cả kéo dài|kể cả kéo dài|không kể kéo dài|chưa kể kéo dài|bao gồm cả vốn chuyển nguồn|gồm cả vốn chuyển nguồn|
    bao gồm cả vốn năm trước chuyển sang|bao gồm vốn năm trước chuyển sang|gồm cả vốn năm trước chuyển sang|
    hết năm trước|hết niên độ năm trước|niên độ năm trước|hết niên độ trước|cuối năm trước|
    thu hồi vốn ứng trước|thu hồi ứng trước|thu hồi vốn ứng|thu hồi các khoản ứng trước|thu hồi vốn đã ứng|thu hồi khoản ứng trước|
    giảm nghèo|giảm nghèo bền vững|xóa đói giảm nghèo|giảm nhẹ thiên tai|tăng trưởng|tăng thu|tăng cường|giảm phát thải`,
  previousMonth: `hết tháng trước|đến tháng trước|tháng trước|kỳ trước`,
  reportMonth: `hết tháng báo cáo|đến tháng báo cáo|tháng báo cáo|kỳ báo cáo|hết kỳ báo cáo|đến kỳ báo cáo|thời điểm báo cáo|đến thời điểm báo cáo|đến nay`,
} as const;

const cueTable = phraseTable<ColumnCue>(
  (Object.entries(cuePhrases) as [ColumnCue, string][]).map(([cue, spellings]) => [spellings, cue] as const),
);

/** What the words of one heading cell say. */
export interface HeadingWords {
  readonly cues: ReadonlySet<ColumnCue>;
  readonly funds: readonly FundName[];
  readonly dates: readonly DateExpression[];
  /** Years behind the fiscal year: "năm N-1" is 1. */
  readonly yearsBack: number | null;
  /** "Tháng 10", "trong tháng 10/2023" without "đến" or "hết": what was paid within the month. */
  readonly isWithinMonth: boolean;
  /** Share of its words that a phrase explains, 0 to 1: a long sentence with one known word is no heading. */
  readonly explained: number;
}

/** Reads a heading cell. */
export function readHeadingWords(text: string): HeadingWords {
  const tokens = tokenize(text);
  const words = tokens.filter(({ kind }) => kind === "word").length;
  const cues = new Set<ColumnCue>();
  const funds: FundName[] = [];
  const dates: DateExpression[] = [];
  let explained = 0;
  let at = 0;
  while (at < tokens.length) {
    const date = readDateExpression(tokens, at);
    if (date !== null) {
      dates.push(date);
      explained += countWords(tokens, at, date.to);
      // "hết tháng 10" also holds words that are cues: a date is read whole.
      at = date.to;
      continue;
    }
    if (tokens[at]?.key === "%") cues.add("rate");
    // "KH 2025", "KHV 2025": a year without its word.
    const year = bareYear(tokens, at);
    if (year !== null) dates.push({ from: at, to: at + 1, year, month: null, day: null, kind: "year" });
    const cue = matchPhrase(cueTable, tokens, at);
    const fund = matchPhrase(fundTable, tokens, at);
    // "Cộng đồng" begins like a total.
    const isWithinFund = cue?.meaning === "total" && fund !== null && fund.to > cue.to;
    if (cue !== null && !isWithinFund) cues.add(cue.meaning);
    if (fund?.meaning) funds.push(fund.meaning);
    const reached = Math.max(cue?.to ?? at, fund?.to ?? at);
    // "KH năm" is this year's; in "KH năm 2023" the last word begins a date.
    const to = reached > at + 1 && readDateExpression(tokens, reached - 1) !== null ? reached - 1 : reached;
    explained += countWords(tokens, at, to);
    at = Math.max(to, at + 1);
  }
  return {
    cues,
    funds,
    dates,
    yearsBack: readYearsBack(text),
    isWithinMonth: withinMonth.test(text.normalize("NFC")),
    explained: words === 0 ? (cues.size > 0 ? 1 : 0) : explained / words,
  };
}

const withinMonth =
  /^(?!.*(?:đến|hết|cuối|luỹ kế|lũy kế|\d+ tháng)(?![\p{L}])).*(?<![\p{L}])(?:tháng|t)\s?\d{1,2}(?![\d.,])/iu;

function countWords(tokens: readonly Token[], from: number, to: number): number {
  return tokens.slice(from, to).filter(({ kind }) => kind === "word").length;
}

function bareYear(tokens: readonly Token[], at: number): number | null {
  const token = tokens[at];
  return token?.kind === "number" && /^20[0-4]\d$/u.test(token.key) ? Number(token.key) : null;
}

/** "năm N-1", "N - 2": forms that name no year. */
function readYearsBack(text: string): number | null {
  const back = /(?<![\p{L}\d])N\s*[-–]\s*([1-9])(?!\d)/u.exec(text)?.[1];
  return back === undefined ? null : Number(back);
}
