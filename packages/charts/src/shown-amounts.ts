/**
 * Shown amounts: a column of rounded figures whose sum is the figure under it.
 */
import { formatMoney, type MoneyUnit, roundToAddUp, sumMoney } from "@giaingan/finance";

/**
 * The amounts to be shown in place of exact ones: rounded to the unit so that they add up to the shown total (largest
 * remainder). Where the stated amounts are not the parts of the total, each is left to be rounded by itself.
 */
export function shownAmounts(
  amounts: readonly (bigint | null)[],
  total: bigint | null,
  unit: MoneyUnit,
): readonly (bigint | null)[] {
  const stated = amounts.filter((amount) => amount !== null);
  if (total === null || sumMoney(stated) !== total) return amounts;
  const { rounded } = roundToAddUp(stated, { unit, places: shownPlaces(unit) });
  let next = 0;
  return amounts.map((amount) => (amount === null ? null : (rounded[next++] ?? null)));
}

/** Decimals of the unit as `formatMoney` shows it. */
function shownPlaces(unit: MoneyUnit): number {
  return formatMoney(0n, { language: "en", unit }).split(".")[1]?.length ?? 0;
}
