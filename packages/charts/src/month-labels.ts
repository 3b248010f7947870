/**
 * Month labels: an amount as the name of a line's end.
 */
import { formatMoney, inUnit, type Language, type MoneyUnit } from "@giaingan/finance";

import type { MonthLabel } from "./month-layout.ts";

/** The label of an amount in đồng, `note` behind its figure; none for what is not stated. */
export function amountLabel(
  amount: bigint | null,
  of: Omit<MonthLabel, "at" | "figure">,
  { language, unit, note = "" }: { readonly language: Language; readonly unit: MoneyUnit; readonly note?: string },
): readonly MonthLabel[] {
  if (amount === null) return [];
  const figure = `${formatMoney(amount, { language, unit })}${note}`;
  return [{ ...of, at: inUnit(amount, unit).toNumber(), figure }];
}
