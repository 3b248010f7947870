/** Origins: where series stand at the end of a month, as one knew it then. */
import type { UsableCurves } from "./curve-quality.ts";
import { rowStart } from "./cumulative-series.ts";
import type { Origins } from "./method-values.ts";

/**
 * Where each series stands at a month of a year: at the last month up to it that states something. At the deadline what is
 * stated is what was reached, a repeated amount too.
 */
export function originsAt(
  { table, stated }: UsableCurves,
  { year, month, deadlineMonth }: Readonly<Record<"year" | "month" | "deadlineMonth", number>>,
): Origins {
  const keyCount = table.keys.length;
  const toDate = new Float64Array(keyCount).fill(Number.NaN);
  const months = new Uint8Array(keyCount);
  const plans = new Float64Array(keyCount);
  for (let key = 0; key < keyCount; key += 1) {
    const start = rowStart(table, key, year);
    plans[key] = table.plans[start + month - 1] ?? Number.NaN;
    for (let at = month; at > 0; at -= 1) {
      const amount = (at === deadlineMonth ? table.toDate : stated)[start + at - 1] ?? Number.NaN;
      if (Number.isNaN(amount)) continue;
      toDate[key] = amount;
      months[key] = at;
      break;
    }
  }
  return { toDate, months, plans };
}

/** No projection goes beyond the plan, or beyond what is disbursed where that is more. */
export function capped(values: Float64Array, { toDate, plans }: Origins): Float64Array {
  return values.map((value, key) => {
    const plan = plans[key] ?? Number.NaN;
    return value > plan ? Math.max(plan, toDate[key] ?? plan) : value;
  });
}
