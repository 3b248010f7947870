/**
 * Change lines: why a sum differs between two states of the record, one line for each reason.
 */
import type { EntryKind } from "../entry.ts";
import type { Bilingual } from "../language.ts";
import type { Movement } from "../movement.ts";

/**
 * The reasons, in the order in which a bridge shows them.
 *
 * Every entry that is in one of two states and not in the other stands in exactly one line. First match wins:
 *
 * 1. `reversals`: it takes back another entry, whatever its date: a correction is no new business;
 * 2. `carryOver`: it is of kind `carriedOver`, whatever its date: an opening that follows a correction of the old year
 *    is dated at the carry-over, and it is the old year's report that is restated;
 * 3. `backDated`: the state that lacks it reaches to its date or beyond, and lacks it only because it was recorded
 *    later: what was reported for that date is restated;
 * 4. the line of its kind. `newPayments` are advances, completed volume and unsplit disbursement, whatever their sign;
 *    a leg of a transfer is `transfersOut` when its amount is negative.
 *
 * @example
 * ```ts
 * changeLineCodes.slice(-3) // => ["refunds", "backDated", "reversals"]
 * ```
 */
export const changeLineCodes = [
  "assigned",
  "supplements",
  "cuts",
  "transfersIn",
  "transfersOut",
  "carryOver",
  "cancelled",
  "allocated",
  "newPayments",
  "advancesRecovered",
  "refunds",
  "backDated",
  "reversals",
] as const;

/** One of `changeLineCodes`. */
export type ChangeLineCode = (typeof changeLineCodes)[number];

/**
 * The lines in words.
 *
 * @example
 * ```ts
 * changeLineNames.backDated // => { vi: "Ghi bổ sung cho kỳ trước", en: "Back-dated" }
 * ```
 */
export const changeLineNames: Readonly<Record<ChangeLineCode, Bilingual>> = {
  assigned: { vi: "Giao kế hoạch", en: "Assignment" },
  supplements: { vi: "Bổ sung kế hoạch", en: "Supplements" },
  cuts: { vi: "Cắt giảm kế hoạch", en: "Cuts" },
  transfersIn: { vi: "Điều chuyển đến", en: "Transfers in" },
  transfersOut: { vi: "Điều chuyển đi", en: "Transfers out" },
  carryOver: { vi: "Kéo dài, chuyển nguồn", en: "Carry-over" },
  cancelled: { vi: "Hủy kế hoạch", en: "Cancellation" },
  allocated: { vi: "Phân bổ chi tiết", en: "Detailed allocation" },
  newPayments: { vi: "Thanh toán mới", en: "New payments" },
  advancesRecovered: { vi: "Thu hồi tạm ứng", en: "Advances recovered" },
  refunds: { vi: "Nộp trả, giảm chi", en: "Refunds" },
  backDated: { vi: "Ghi bổ sung cho kỳ trước", en: "Back-dated" },
  reversals: { vi: "Bút toán đảo", en: "Reversals" },
};

const linesOfKinds: Readonly<Record<Exclude<EntryKind, "transferred" | "mobilised">, ChangeLineCode>> = {
  assigned: "assigned",
  allocated: "allocated",
  supplemented: "supplements",
  cut: "cuts",
  carriedOver: "carryOver",
  cancelled: "cancelled",
  advanced: "newPayments",
  volumePaid: "newPayments",
  disbursed: "newPayments",
  advanceRecovered: "advancesRecovered",
  refunded: "refunds",
};

/**
 * The line of a movement that one state has and the other lacks; null of what was mobilised, which no bridge is of.
 *
 * @param reverses what it takes back; null for what is no reversal
 * @param isBackDated whether the state that lacks it reaches to its date or beyond
 */
export function changeLineOf(
  { kind, amount }: Movement,
  { reverses, isBackDated }: { readonly reverses: string | null; readonly isBackDated: boolean },
): ChangeLineCode | null {
  if (kind === "mobilised") return null;
  if (reverses !== null) return "reversals";
  if (isBackDated && kind !== "carriedOver") return "backDated";
  if (kind === "transferred") return amount < 0n ? "transfersOut" : "transfersIn";
  return linesOfKinds[kind];
}
