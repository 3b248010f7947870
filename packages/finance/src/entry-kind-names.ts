/**
 * Entry kinds in words, as the glossary of the field has them.
 */
import type { EntryKind } from "./entry.ts";
import type { Bilingual } from "./language.ts";

/**
 * The name of each kind, for tables of entries.
 *
 * @example
 * ```ts
 * entryKindNames.carriedOver // => { vi: "Kéo dài, chuyển nguồn", en: "Carry-over" }
 * ```
 */
export const entryKindNames: Readonly<Record<EntryKind, Bilingual>> = {
  assigned: { vi: "Giao kế hoạch", en: "Assignment" },
  allocated: { vi: "Phân bổ chi tiết", en: "Detailed allocation" },
  supplemented: { vi: "Bổ sung kế hoạch", en: "Supplement" },
  cut: { vi: "Cắt giảm kế hoạch", en: "Cut" },
  transferred: { vi: "Điều chuyển", en: "Transfer" },
  carriedOver: { vi: "Kéo dài, chuyển nguồn", en: "Carry-over" },
  cancelled: { vi: "Hủy kế hoạch", en: "Cancellation" },
  advanced: { vi: "Tạm ứng", en: "Advance" },
  volumePaid: { vi: "Thanh toán khối lượng hoàn thành", en: "Completed-volume payment" },
  disbursed: { vi: "Giải ngân (chưa tách)", en: "Disbursement (not split)" },
  advanceRecovered: { vi: "Thu hồi tạm ứng", en: "Recovery of advance" },
  refunded: { vi: "Nộp trả, giảm chi", en: "Refund" },
  mobilised: { vi: "Huy động ngoài ngân sách", en: "Off-budget mobilisation" },
};
