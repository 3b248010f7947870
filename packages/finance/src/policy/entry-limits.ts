/**
 * Entry limits: how far from its budget year an entry may be dated, and from when a closed level takes no entries. They
 * hold for every record, so no policy file changes them.
 */
import type { PlainDate } from "../calendar.ts";
import type { BudgetLevel } from "../funding-source.ts";

/** Where a limit comes from. */
interface LimitBasis {
  /** Law and article, in Vietnamese, as cited. */
  readonly legalBasis: string;
  /** False: not yet checked against the published text; the interface says so. */
  readonly verified: boolean;
}

/** How far from its budget year an entry may be dated, in whole years before and after it. */
export interface DateWindow extends LimitBasis {
  readonly yearsBefore: number;
  readonly yearsAfter: number;
}

/** A level of government that has been closed. */
export interface ClosedLevel extends LimitBasis {
  readonly level: BudgetLevel;
  /** The first day on which it takes no new entries. */
  readonly closedOn: PlainDate;
}

/**
 * The first and the last day of a budget year's events, for plan and payments.
 *
 * @example
 * ```ts
 * dateWindows.payment.yearsAfter // => 1
 * dateWindows.plan.verified // => false
 * ```
 */
export const dateWindows: Readonly<Record<"plan" | "payment", DateWindow>> = {
  plan: {
    yearsBefore: 1,
    yearsAfter: 1,
    legalBasis: "Luật 83/2015/QH13 điều 44, 53; Luật 58/2024/QH15 điều 72",
    verified: false,
  },
  payment: {
    yearsBefore: 0,
    yearsAfter: 1,
    legalBasis: "Luật 39/2019/QH14 điều 68; Luật 58/2024/QH15 điều 72",
    verified: false,
  },
};

/**
 * The levels of government that have been closed.
 *
 * @example
 * ```ts
 * closedLevels.map(({ level, closedOn }) => [level, closedOn]) // => [["district", "2025-07-01"]]
 * ```
 */
export const closedLevels: readonly ClosedLevel[] = [
  {
    level: "district",
    closedOn: "2025-07-01",
    legalBasis: "Luật Tổ chức chính quyền địa phương 72/2025/QH15",
    verified: false,
  },
];
