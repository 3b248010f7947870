/**
 * What a command is refused for: the hard rules of `admitEntries`. A document that breaks one is posted as it is, and
 * the same texts are its findings, so no text says whether something was posted.
 */

/** The part of the catalogue that belongs to hard rules. */
export const admissionRefusals = {
  disbursementExceedsPlan: {
    category: "conflict",
    fact: {
      vi: "Bút toán {entry}: giải ngân năm {year} là {disbursed} đ, vượt kế hoạch kể cả vốn kéo dài ({plan} đ) {excess} đ (đơn vị: {unit}; dự án: {project}; nguồn: {source}).",
      en: "Entry {entry}: disbursement of {year} is {disbursed} đ, above the plan with carry-over ({plan} đ) by {excess} đ (unit: {unit}; project: {project}; source: {source}).",
    },
    remedy: {
      vi: "Bổ sung hoặc kéo dài kế hoạch trước, hoặc giảm số tiền giải ngân.",
      en: "Supplement the plan or carry it over first, or lower the amount.",
    },
  },
  disbursementExceedsAllocation: {
    category: "conflict",
    fact: {
      vi: "Bút toán {entry}: giải ngân năm {year} của dự án {project} là {disbursed} đ, vượt số phân bổ chi tiết kể cả vốn kéo dài ({allocated} đ) {excess} đ (đơn vị: {unit}; nguồn: {source}).",
      en: "Entry {entry}: disbursement of project {project} in {year} is {disbursed} đ, above its detailed allocation with carry-over ({allocated} đ) by {excess} đ (unit: {unit}; source: {source}).",
    },
    remedy: {
      vi: "Phân bổ thêm cho dự án trước, hoặc giảm số giải ngân; số đã chi thừa thì ghi nộp trả.",
      en: "Allocate more to the project first, or lower the disbursement; refund what is overpaid.",
    },
  },
  planBelowDisbursed: {
    category: "conflict",
    fact: {
      vi: "Bút toán {entry}: kế hoạch năm {year} chỉ còn {plan} đ, thấp hơn số đã giải ngân ({disbursed} đ) {excess} đ (đơn vị: {unit}; dự án: {project}; nguồn: {source}).",
      en: "Entry {entry}: the plan of {year} falls to {plan} đ, below what is disbursed ({disbursed} đ) by {excess} đ (unit: {unit}; project: {project}; source: {source}).",
    },
    remedy: {
      vi: "Giảm mức cắt, hủy, điều chuyển, hoặc ghi nộp trả trước. Với số kéo dài: đảo hoặc ghi lại các khoản chi của nó trước, hoặc sửa năm cũ, số kéo dài tự đổi theo.",
      en: "Cut, cancel or transfer less, or post a refund first. Of a carry-over: reverse or repost its payments first, or correct the old year, which it follows by itself.",
    },
  },
  disbursementExceedsTotalInvestment: {
    category: "conflict",
    fact: {
      vi: "Bút toán {entry}: lũy kế giải ngân của dự án là {disbursed} đ, vượt tổng mức đầu tư ({totalInvestment} đ) {excess} đ (đơn vị: {unit}; dự án: {project}; nguồn: {source}; năm: {year}).",
      en: "Entry {entry}: cumulative disbursement of the project is {disbursed} đ, above its total investment ({totalInvestment} đ) by {excess} đ (unit: {unit}; project: {project}; source: {source}; year: {year}).",
    },
    remedy: {
      vi: "Điều chỉnh tổng mức đầu tư được duyệt trước, hoặc giảm số tiền.",
      en: "Have the total investment adjusted first, or lower the amount.",
    },
  },
  advanceExceedsLimit: {
    category: "conflict",
    fact: {
      vi: "Bút toán {entry}: tạm ứng của dự án là {advanced} đ, vượt mức {share} giá trị hợp đồng {contractValue} đ ({limit} đ, theo {legalBasis}) {excess} đ (đơn vị: {unit}; dự án: {project}; nguồn: {source}; năm: {year}).",
      en: "Entry {entry}: advances of the project are {advanced} đ, above {share} of the contract value of {contractValue} đ ({limit} đ, under {legalBasis}) by {excess} đ (unit: {unit}; project: {project}; source: {source}; year: {year}).",
    },
    remedy: {
      vi: "Giảm số tạm ứng, hoặc cập nhật giá trị hợp đồng.",
      en: "Lower the advance, or update the contract value.",
    },
  },
  advanceNotRecovered: {
    category: "conflict",
    fact: {
      vi: "Bút toán {entry}: khối lượng hoàn thành đã thanh toán là {volumePaid} đ, đạt mức {share} giá trị hợp đồng {contractValue} đ ({threshold} đ, theo {legalBasis}) mà còn {excess} đ tạm ứng chưa thu hồi (đơn vị: {unit}; dự án: {project}; nguồn: {source}; năm: {year}).",
      en: "Entry {entry}: completed volume paid is {volumePaid} đ, at or above {share} of the contract value of {contractValue} đ ({threshold} đ, under {legalBasis}), with {excess} đ of advances not recovered (unit: {unit}; project: {project}; source: {source}; year: {year}).",
    },
    remedy: {
      vi: "Ghi thu hồi hết tạm ứng trong cùng lần thanh toán.",
      en: "Recover all advances together with this payment.",
    },
  },
  recoveryExceedsAdvance: {
    category: "conflict",
    fact: {
      vi: "Bút toán {entry}: thu hồi tạm ứng lũy kế đến {asOf} là {recovered} đ, vượt số đã tạm ứng ({advanced} đ) {excess} đ (đơn vị: {unit}; dự án: {project}; nguồn: {source}; năm: {year}).",
      en: "Entry {entry}: advances recovered by {asOf} are {recovered} đ, above the advances paid ({advanced} đ) by {excess} đ (unit: {unit}; project: {project}; source: {source}; year: {year}).",
    },
    remedy: {
      vi: "Giảm số thu hồi, sửa ngày, hoặc ghi khoản tạm ứng còn thiếu trước.",
      en: "Recover less, correct the date, or post the missing advance first.",
    },
  },
  refundExceedsDisbursed: {
    category: "conflict",
    fact: {
      vi: "Bút toán {entry}: khoản giảm giải ngân {taken} đ lớn hơn số đã giải ngân năm {year} đến {asOf} ({disbursed} đ) {excess} đ (đơn vị: {unit}; dự án: {project}; nguồn: {source}).",
      en: "Entry {entry}: {taken} đ are taken off what is disbursed in {year} by {asOf} ({disbursed} đ), {excess} đ too much (unit: {unit}; project: {project}; source: {source}).",
    },
    remedy: {
      vi: "Giảm số nộp trả hoặc thu hồi, sửa ngày, hoặc ghi vào năm ngân sách đã chi khoản đó.",
      en: "Lower the refund or recovery, correct its date, or post it in the budget year that paid it.",
    },
  },
  transferNotBalanced: {
    category: "badInput",
    fact: {
      vi: "Bút toán {entry}: các vế điều chuyển của năm {year} không cân: bên nhận {received} đ, bên giao {given} đ, lệch {excess} đ (đơn vị: {unit}; dự án: {project}; nguồn: {source}).",
      en: "Entry {entry}: the legs of transfers of {year} do not balance: received {received} đ, given {given} đ, difference {excess} đ (unit: {unit}; project: {project}; source: {source}).",
    },
    remedy: {
      vi: "Ghi đủ hai vế trong một lô, tổng bằng 0.",
      en: "Post both legs in one batch, with sum zero.",
    },
  },
  reversalDiffers: {
    category: "badInput",
    fact: {
      vi: 'Bút toán {entry} đảo bút toán {reversed} nhưng {field} là "{given}"; cần: "{expected}" (đơn vị: {unit}; dự án: {project}; nguồn: {source}; năm: {year}).',
      en: 'Entry {entry} reverses {reversed}, but its {field} is "{given}"; expected: "{expected}" (unit: {unit}; project: {project}; source: {source}; year: {year}).',
    },
    remedy: {
      vi: "Bút toán đảo giữ nguyên mọi trường và đổi dấu số tiền, mỗi bút toán chỉ đảo một lần.",
      en: "A reversal keeps every field and turns the sign of the amount, and an entry is reversed once.",
    },
  },
  negativeAmount: {
    category: "badInput",
    fact: {
      vi: "Bút toán {entry}: {kind} có số tiền âm ({amount} đ) (đơn vị: {unit}; dự án: {project}; nguồn: {source}; năm: {year}).",
      en: "Entry {entry}: {kind} has a negative amount ({amount} đ) (unit: {unit}; project: {project}; source: {source}; year: {year}).",
    },
    remedy: {
      vi: "Ghi số dương với loại làm giảm (cắt giảm, hủy, thu hồi, nộp trả), hoặc ghi bút toán đảo.",
      en: "Post a positive amount of a kind that lowers (cut, cancelled, advanceRecovered, refunded), or a reversal.",
    },
  },
  dateOutsideBudgetYear: {
    category: "badInput",
    fact: {
      vi: "Bút toán {entry}: {kind} của năm {year} ghi ngày {date}, ngoài khoảng {first} – {last} ({legalBasis}) (đơn vị: {unit}; dự án: {project}; nguồn: {source}).",
      en: "Entry {entry}: {kind} of {year} is dated {date}, outside {first} – {last} ({legalBasis}) (unit: {unit}; project: {project}; source: {source}).",
    },
    remedy: {
      vi: "Sửa ngày hoặc năm ngân sách.",
      en: "Correct the date or the budget year.",
    },
  },
  levelNotInForce: {
    category: "badInput",
    fact: {
      vi: "Bút toán {entry}: cấp ngân sách {level} không còn từ ngày {closedOn} ({legalBasis}), bút toán ghi ngày {date} (đơn vị: {unit}; dự án: {project}; nguồn: {source}; năm: {year}).",
      en: "Entry {entry}: the level {level} is closed since {closedOn} ({legalBasis}); the entry is dated {date} (unit: {unit}; project: {project}; source: {source}; year: {year}).",
    },
    remedy: {
      vi: "Ghi cho cấp ngân sách đã nhận bàn giao, hoặc sửa ngày; bút toán đảo vẫn ghi được.",
      en: "Post it for the level that took over, or correct the date; a reversal can still be posted.",
    },
  },
  offBudgetNotPlanned: {
    category: "badInput",
    fact: {
      vi: "Bút toán {entry}: vốn ngoài ngân sách không ghi {kind} (đơn vị: {unit}; dự án: {project}; nguồn: {source}; năm: {year}).",
      en: "Entry {entry}: money outside the budget takes no {kind} (unit: {unit}; project: {project}; source: {source}; year: {year}).",
    },
    remedy: {
      vi: "Ghi loại mobilised (huy động), hoặc sửa quan hệ nguồn vốn.",
      en: "Post it as mobilised, or correct the source's relation.",
    },
  },
  carryOverOfOwnYear: {
    category: "badInput",
    fact: {
      vi: "Bút toán {entry}: {kind} của năm {year} ghi vốn năm {vintage}, không phải vốn năm trước (đơn vị: {unit}; dự án: {project}; nguồn: {source}).",
      en: "Entry {entry}: {kind} of {year} is of vintage {vintage}, not of an earlier year (unit: {unit}; project: {project}; source: {source}).",
    },
    remedy: {
      vi: "Sửa năm của vốn hoặc năm ngân sách.",
      en: "Correct the vintage or the budget year.",
    },
  },
} as const;
