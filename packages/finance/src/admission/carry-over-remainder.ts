/**
 * Remainders to carry over: the entries that take what is left of a year into a later one.
 */
import type { PlainDate } from "../calendar.ts";
import { carriedMoney, carriedOverEntry, carryOverKey, followedSlices } from "./carried-money.ts";
import type { Entry, LegalBasis } from "../entry.ts";
import { isSelected, type MovementFilter } from "../movement.ts";
import type { SliceSums } from "../slice-sums.ts";

/** What is carried over, and into which year. */
export interface CarryOverQuestion {
  readonly fromYear: number;
  readonly toYear: number;
  /** Business date of the carry-over. */
  readonly effectiveOn: PlainDate;
  /** The decision that extends the money. */
  readonly document: LegalBasis;
  readonly entryIdOf: (words: string) => string;
  /** Which of the carried slices, by what they are after the carry-over; left out: all. */
  readonly filter?: MovementFilter;
}

/**
 * The entries that carry what remains of a year into another: of each slice whose plan exceeds what has been disbursed
 * and already been carried. The new entry states its vintage: that of the money, or the year that it is carried from.
 *
 * @param slices every slice of both years
 * @returns no entries where nothing remains, or no plan is stated
 * @example
 * ```ts
 * const place = { unitId: "Kon Rẫy", projectId: null, componentId: null };
 * const slice = { ...place, source: sourceNotStated, fiscalYear: 2022, sums: { assigned: 9n, cancelled: 1n, disbursed: 5n } };
 * const document = { number: "7/QĐ", date: "2023-02-15", issuer: null, title: null };
 * const question = { fromYear: 2022, toYear: 2023, effectiveOn: "2023-02-15", document, entryIdOf: (words) => words };
 * const [carried] = remainderToCarryOver([slice], question);
 * [carried.amount, carried.source.vintage, carried.fiscalYear] // => [3n, 2022, 2023]
 * remainderToCarryOver([{ ...slice, sums: { disbursed: 5n } }], question) // => []
 * ```
 */
export function remainderToCarryOver(slices: readonly SliceSums[], question: CarryOverQuestion): readonly Entry[] {
  const { fromYear, toYear, effectiveOn, document, entryIdOf, filter = {} } = question;
  const known = followedSlices(slices.map((slice) => ({ ...slice, carriedOverOn: null })));
  return carriedMoney([...known.values()], fromYear).flatMap((money) => {
    const target = { ...money.target, fiscalYear: toYear };
    const amount = (money.after ?? 0n) - (known.get(carryOverKey(target))?.carriedOver ?? 0n);
    if (amount <= 0n || target.unitId === null) return [];
    const id = entryIdOf(["carriedOver", carryOverKey(target), fromYear, amount.toString()].join("|"));
    const entry = carriedOverEntry(target, { id, amount, effectiveOn, document, reason: null });
    return isSelected(entry, filter) ? [entry] : [];
  });
}
