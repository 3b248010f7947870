/**
 * Printed amounts: how exact a statement's number is, read back from its words.
 */
import { decimal, divide } from "../decimal.ts";
import { languages } from "../language.ts";
import { dongPerUnit, type MoneyUnit } from "../money.ts";
import { parseNumber } from "../number-text.ts";
import type { PrintedFigure } from "./printed-figure.ts";
import type { Statement } from "../statement.ts";

/**
 * The figure of a statement with its printed places; null when it has neither an amount nor a percentage.
 *
 * The unit is the one that makes the printed number the statement's amount; where no unit does, the amount counts as
 * printed to the đồng.
 */
export function readPrintedFigure(statement: Statement): PrintedFigure | null {
  const { printed, amount, percent, place } = statement;
  const given = { id: printed, label: printed, place };
  if (percent !== null) return { ...given, printed: percent, unit: "percent" };
  if (amount === null) return null;
  // "71, 4 tỉ": a blank inside the number.
  const number = /\d[\d.,]*/u.exec(printed.replaceAll(/(?<=\d)\s*([.,])\s*(?=\d)/gu, "$1"))?.[0] ?? "";
  for (const language of languages) {
    const count = parseNumber(number.replace(/[.,]$/u, ""), language);
    if (count === null || count.isZero()) continue;
    const unitDong = divide(decimal(amount).abs(), count);
    const unit = moneyUnits.find((each) => unitDong.eq(decimal(dongPerUnit[each])));
    if (unit === undefined) continue;
    const places = number.split(language === "vi" ? "," : ".")[1]?.length ?? 0;
    return { ...given, printed: (amount < 0n ? count.negated() : count).toFixed(places), unit };
  }
  return { ...given, printed: amount.toString(), unit: "dong" };
}

const moneyUnits: readonly MoneyUnit[] = ["dong", "thousand", "million", "billion", "thousandBillion"];
