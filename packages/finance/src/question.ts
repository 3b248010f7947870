/**
 * Questions: what every answer is asked with, so that the library, the command line and the API ask alike.
 */
import type { Breakdown } from "./breakdown.ts";
import { budgetYearOf, type PlainDate } from "./calendar.ts";
import { entryEffects } from "./entry.ts";
import type { MoneyUnit } from "./money.ts";
import type { Movement, MovementFilter } from "./movement.ts";

/** What is asked, whatever the answer. */
export interface Question {
  /** Business date: later movements are left out. */
  readonly asOf: PlainDate;
  /** The budget year. */
  readonly fiscalYear: number;
  /** Groups of the answer, from outer to inner; empty: the total alone. */
  readonly by: readonly Breakdown[];
  readonly filter: MovementFilter;
  /** The unit that texts show money in; null: chosen by size. */
  readonly unit: MoneyUnit | null;
}

/**
 * The latest budget year with a plan among the movements; without any plan the latest of all; else that of the date.
 *
 * @example
 * ```ts
 * latestPlannedYear([], "2023-10-31") // => 2023
 * ```
 */
export function latestPlannedYear(movements: Iterable<Movement>, asOf: PlainDate): number {
  let planned: number | null = null;
  let latest: number | null = null;
  for (const { kind, fiscalYear } of movements) {
    if (latest === null || fiscalYear > latest) latest = fiscalYear;
    if (entryEffects[kind].measure === "plan" && (planned === null || fiscalYear > planned)) planned = fiscalYear;
  }
  return planned ?? latest ?? budgetYearOf(asOf);
}
