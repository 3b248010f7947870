/** A reckoned amount as it leaves this folder: null where it is not known, for NaN says nothing to a reader. */
export function numberOrNull(amount: number | undefined): number | null {
  return amount === undefined || Number.isNaN(amount) ? null : amount;
}
