/**
 * The page's words in Vietnamese: the glossary's terms. The English ones have the same shape (`words-en.ts`).
 */
import type { AddressKey } from "./view-state.ts";

const countWords = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"];
const inWords = (count: number): string => countWords[count] ?? String(count);

export const wordsVi = {
  // The page around the answer
  product: "giaingan",
  skipToContent: "Đến nội dung chính",
  navigation: "Các màn hình",
  overview: "Tổng quan",
  sampleData: "Dữ liệu mẫu",
  language: "Ngôn ngữ",
  close: "Đóng",

  // Controls
  controls: "Điều kiện xem",
  unit: "Đơn vị",
  allUnits: "Tất cả đơn vị",
  asOf: "Tính đến",
  previousMonthEnd: (date: string) => `Lùi về cuối tháng trước, ${date}`,
  nextMonthEnd: (date: string) => `Tới mốc cuối tháng kế tiếp, ${date}`,
  latestData: "Số liệu mới nhất",
  basis: "Mẫu số",
  budgetYear: "Năm ngân sách",
  moneyUnit: "Đơn vị tiền",
  moneyUnits: { dong: "đồng", thousand: "nghìn", million: "triệu", billion: "tỷ" },
  exportMenu: "Xuất",
  exportPng: "Ảnh PNG của biểu đồ",
  exportSvg: "Hình SVG của biểu đồ",
  exportCsv: "Bảng CSV, mở bằng Excel",
  copyLink: "Sao chép liên kết",
  copyLinkHint: "ghim ngày và bản ghi: số không đổi",
  linkCopied: "Đã sao chép liên kết; số liệu trong liên kết không đổi về sau.",
  linkNotCopied: "Trình duyệt không cho sao chép. Hãy chép địa chỉ sau:",
  fileSaved: (name: string) => `Đã tạo tệp ${name}.`,
  groupBy: "Phân theo",
  breakdowns: {
    source: "nguồn vốn",
    level: "cấp ngân sách",
    nature: "tính chất vốn",
    origin: "nguồn gốc",
    vintage: "năm gốc của vốn",
    relation: "quan hệ với chương trình",
    unit: "đơn vị",
    project: "dự án",
    component: "nội dung thành phần",
  },

  // The answer
  times: (times: string) => `${times} lần`,
  needsFaster: (deadline: string) => `; muốn hết vốn trước ${deadline} phải nhanh gấp `,
  isFastEnough: (deadline: string) => `; giữ nhịp hiện nay thì hết vốn trước ${deadline}`,
  needsPerMonth: (deadline: string) => `; muốn hết vốn trước ${deadline} mỗi tháng cần `,
  isSpent: "; đã hết kế hoạch vốn",
  isOverspent: "; vượt kế hoạch ",
  isPastDeadlines: "; đã hết niên độ, chưa giải ngân ",
  timeElapsed: (share: string) => `Thời gian đã qua ${share}`,
  pointsBehind: (points: string) => `chậm ${points} điểm %`,
  pointsAhead: (points: string) => `vượt ${points} điểm %`,
  onTime: "đúng tiến độ thời gian",
  accordingTo: (title: string) => `số liệu theo “${title}”`,
  accordingToMore: (count: number) => `và ${count} tài liệu khác`,

  // Figures
  figures: "Bốn con số chính",
  planOfYear: {
    includingCarryOver: (year: number) => `Kế hoạch vốn năm ${year}`,
    excludingCarryOver: (year: number) => `Kế hoạch vốn năm ${year}, không gồm kéo dài`,
    allocated: (year: number) => `Đã phân bổ chi tiết năm ${year}`,
  },
  ofWhichCarriedOver: (from: string, amount: string, share: string) =>
    `trong đó kéo dài từ ${from}: ${amount} (${share})`,
  withoutCarriedOver: (from: string, amount: string) => `chưa kể kéo dài từ ${from}: ${amount}`,
  earlierYears: "các năm trước",
  noCarryOver: "không có vốn kéo dài",
  disbursed: "Đã giải ngân",
  notSplitBySource: "chưa phân theo nguồn trong báo cáo",
  rateOfPlan: (rate: string) => `đạt ${rate} kế hoạch`,
  remaining: "Còn lại",
  overPlan: "Vượt kế hoạch",
  daysTo: (days: number, date: string) => (days === 0 ? `hôm nay là hạn ${date}` : `${days} ngày đến ${date}`),
  daysPast: (days: number, date: string) => `đã qua hạn ${date} ${days} ngày`,
  neededPerMonth: (date: string) => `Cần mỗi tháng đến ${date}`,
  averageSoFar: (months: string, amount: string) => `bình quân ${months} tháng qua: ${amount} mỗi tháng`,
  nothingNeeded: "không cần thêm",
  deadlinePassed: (date: string) => `đã qua hạn ${date}`,
  notStated: "chưa nêu",
  openEntries: (what: string) => `mở bút toán của: ${what}`,

  // Chart and tables
  chartSubtitle: (unit: string) => `Giải ngân lũy kế so với kế hoạch, ${unit}`,
  chartWithoutGap: "Chưa đủ số liệu để so với tiến độ thời gian",
  showTable: "Xem bảng",
  showChart: "Xem biểu đồ",
  chartLoading: "Đang vẽ biểu đồ…",
  chartNotLoaded: "Không tải được phần vẽ biểu đồ. Bấm Xem bảng để đọc cùng số liệu, hoặc tải lại trang.",
  wholePlan: "Toàn bộ kế hoạch",
  asOfDate: (date: string) => `Tính đến ${date}`,
  sourceDocument: (name: string) => `nguồn: ${name}`,
  revision: (revision: number) => `bản ghi số ${revision}`,
  chainHead: (head: string) => `mã chuỗi ${head}`,
  tableBy: (breakdown: string) => `Theo ${breakdown}`,
  group: "Nhóm",
  fundingSource: "Nguồn vốn",
  vintage: "Năm gốc",
  plan: "Kế hoạch",
  rate: "Tỷ lệ",
  planToDate: "Theo thời gian",
  deadline: "Hạn giải ngân",
  notVerified: "chưa đối chiếu văn bản gốc",
  deadlineBasis: "Căn cứ hạn giải ngân",
  total: "Tổng",
  mobilisedOutside: "Ngoài kế hoạch: đã huy động",
  mobilisedNote: "(không tính vào kế hoạch và tỷ lệ)",
  mobilised: "Huy động ngoài ngân sách",
  noGroups: "Chưa có kế hoạch hay giải ngân nào trên mẫu số này.",

  // Findings
  findingsTitle: ({ passed, open }: { passed: number; open: number }) => {
    if (passed === 0 && open === 0) return "Chưa có chỗ nào để đối chiếu";
    if (open === 0) return `Báo cáo khớp ${passed === 1 ? "ở" : "cả"} ${inWords(passed)} chỗ đã đối chiếu`;
    if (passed === 0) return `Báo cáo có ${inWords(open)} chỗ cần xem`;
    return `Báo cáo khớp ${inWords(passed)} chỗ, cần xem ${inWords(open)} chỗ`;
  },
  findingsSubtitle: "Đối chiếu số in trong báo cáo với số tính lại",
  severities: { error: "Sai", warning: "Cần xem", information: "Ghi chú", passed: "Khớp" },
  findingsCount: (count: number) => `${count} đối chiếu`,
  errorCount: (count: number) => `${count} chỗ sai`,
  warningCount: (count: number) => `${count} cảnh báo`,
  showAll: (count: number) => `Xem cả ${count}`,

  // CSV
  csv: {
    group: "Nhóm",
    vintage: "Năm gốc",
    plan: "Kế hoạch (đồng)",
    disbursed: "Đã giải ngân (đồng)",
    rate: "Tỷ lệ",
    remaining: "Còn lại (đồng)",
    deadline: "Hạn giải ngân",
    legalBasis: "Căn cứ",
    asOf: "Tính đến",
    basis: "Mẫu số",
    unit: "Đơn vị",
    source: "Nguồn số liệu",
    revision: "Bản ghi",
    chainHead: "Mã chuỗi",
  },

  // Entries behind a number
  measures: {
    plan: "Kế hoạch vốn",
    disbursed: "Đã giải ngân",
    remaining: "Còn lại (kế hoạch trừ đã giải ngân)",
    mobilised: "Huy động ngoài ngân sách",
  },
  entriesSum: (count: string, sum: string) => `${count} bút toán, cộng đúng bằng ${sum} đồng`,
  entriesMismatch: (sum: string, shown: string) =>
    `Các bút toán cộng thành ${sum} đồng, khác số đang hiển thị ${shown} đồng. Tải lại trang; nếu vẫn lệch, chạy: giaingan check.`,
  entriesNone: "Không có bút toán nào đứng sau số này ở ngày và mẫu số đang xem.",
  entriesLoading: "Đang tải bút toán…",
  entriesTable: "Bút toán",
  loadMore: (left: string) => `Tải thêm (còn ${left})`,
  effectiveOn: "Ngày",
  kind: "Nghiệp vụ",
  amountInDong: "Số tiền (đồng)",
  document: "Tài liệu",
  revisionShort: "Bản ghi",
  // What stands in place of the answer
  loading: "Đang tải số liệu…",
  loaded: (sentence: string) => `Đã cập nhật: ${sentence}`,
  emptyTitle: "Sổ chưa có số liệu",
  emptyText: "Nhập một báo cáo dạng văn bản để bắt đầu. Xem trước sẽ không ghi gì vào sổ.",
  emptyPreview: "Xem trước những gì sẽ ghi",
  emptyImport: "Ghi vào sổ",
  emptyReload: "Tải lại sau khi nhập",
  reportFile: "bao-cao.txt",
  failedTitle: "Không trả lời được câu hỏi này",
  lostTitle: "Mất kết nối với máy chủ giaingan",
  lostText: "Máy chủ không trả lời, nên không có số nào để hiển thị. Kiểm tra cửa sổ đang chạy npm start rồi thử lại.",
  retry: "Thử lại",
  startOver: "Bỏ các điều kiện, về số liệu mới nhất",
  faultsTitle: "Địa chỉ có giá trị không dùng được",
  faultsText: "Chưa hiển thị số nào, để không ai đọc nhầm số của điều kiện khác.",
  faultsRemedy: "Bỏ giá trị sai và xem",
  fault: (key: string, value: string, expected: string) =>
    `${key}: giá trị “${value}” không dùng được; cần: ${expected}.`,
  oneOf: (choices: string) => `một trong ${choices}`,
  expected: {
    asOf: "một ngày có thật, viết NNNN-TT-NN hoặc NN/TT/NNNN, ví dụ 2023-10-31",
    year: "một năm từ 1900 đến 9999",
    rev: "một số nguyên từ 0",
    unitId: "tên một đơn vị có trong sổ",
  } as Partial<Record<AddressKey, string>>,
  ignoredKeys: (keys: string) => `Đã bỏ qua tham số không dùng trong địa chỉ: ${keys}.`,
  cleanAddress: "Làm sạch địa chỉ",
  pinned: (revision: number, newest: number) =>
    `Đang xem bản ghi số ${revision}, không phải bản mới nhất (số ${newest}). Số liệu ở đây không đổi.`,
  toNewest: "Xem bản mới nhất",
};
