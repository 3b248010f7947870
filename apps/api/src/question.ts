/**
 * Reading a query string into a question: what every route that takes a date, a revision or a breakdown shares.
 */
import type { ProgressQuery } from "@giaingan/client/schemas";
import { parseDate, type PlainDate, refuse } from "@giaingan/finance";
import type { LedgerQuestion } from "@giaingan/ledger";

/**
 * A date of the query; null when it is left out.
 *
 * @throws Refusal `unknownDate`
 */
export function readDate(name: string, text: string | undefined): PlainDate | null {
  if (text === undefined) return null;
  const date = parseDate(text);
  if (date === null) throw refuse("unknownDate", { name, value: text });
  return date;
}

/** The question that a progress query asks. */
export function readQuestion(query: ProgressQuery): LedgerQuestion {
  return {
    by: query.by ?? "source",
    basis: query.basis ?? "includingCarryOver",
    asOf: readDate("asOf", query.asOf),
    fiscalYear: query.year ?? null,
    unitId: query.unitId ?? null,
    unit: query.unit ?? null,
    revision: query.rev ?? null,
  };
}
