/**
 * Money standings: the kinds of money that a settlement tells apart.
 */
import type { Settlement } from "./settlement.ts";

/**
 * Which money of a budget year: its own, carried over into it, or of a vintage that nobody states.
 *
 * @example
 * ```ts
 * moneyStandings // => ["yearMoney", "carriedOverMoney", "vintageNotStated"]
 * ```
 */
export const moneyStandings = ["yearMoney", "carriedOverMoney", "vintageNotStated"] as const;

/**
 * One of `moneyStandings`.
 *
 * - `yearMoney`: of the year's vintage
 * - `carriedOverMoney`: of an older vintage; and money of no stated vintage of which all plan was carried over
 * - `vintageNotStated`: the rest, such as a payment of which no document says what money it spends, and a printed total
 *   that may hold carried-over money
 */
export type MoneyStanding = (typeof moneyStandings)[number];

/** A settlement of all money, and of each standing. The three add up to the whole. */
export type SettledMoney = Readonly<Record<MoneyStanding, Settlement>> & { readonly whole: Settlement };
