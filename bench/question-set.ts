/**
 * The questions that are measured: as the library is asked, and as SQL that one would write by hand, the same text for
 * DuckDB, PostgreSQL and SQLite.
 */
import { type Dong, sourceDimensions } from "@giaingan/finance";
import type { Dimension, Ledger, PositionRow } from "@giaingan/ledger";
import { effectSql, measures } from "../packages/ledger/src/measure.ts";

/** One question: positions as of a day, all six sums, by some dimensions. */
export interface BenchQuestion {
  readonly name: string;
  readonly groupBy: readonly Dimension[];
  /** Of one budget year; null: of all. */
  readonly fiscalYear: number | null;
  /** Only so many groups with a plan, those with the lowest rate; null: all. */
  readonly slowest: number | null;
}

export const benchQuestions: readonly BenchQuestion[] = [
  {
    name: "year × source × month",
    groupBy: ["fiscalYear", ...sourceDimensions, "month"],
    fiscalYear: null,
    slowest: null,
  },
  { name: "per unit, with plan", groupBy: ["unit"], fiscalYear: 2025, slowest: null },
  { name: "20 slowest projects", groupBy: ["project"], fiscalYear: 2025, slowest: 20 },
  { name: "one curve, by month", groupBy: ["month"], fiscalYear: 2025, slowest: null },
];

/** Every turn asks for another day, so that no answer is kept from the turn before. */
export function dayOfTurn(turn: number): string {
  return new Date(Date.UTC(2025, 9, 1 + turn)).toISOString().slice(0, 10);
}

/** The answer of the library. */
export async function askLibrary(
  ledger: Ledger,
  question: BenchQuestion,
  asOf: string,
): Promise<readonly PositionRow[]> {
  const { groupBy, fiscalYear, slowest } = question;
  const filter = fiscalYear === null ? {} : { fiscalYear };
  return ledger.positions({ asOf, groupBy, filter, slowest: slowest ?? undefined });
}

const columns: Readonly<Partial<Record<Dimension, string>>> = {
  unit: "e.unit_id",
  project: "e.project_id",
  fiscalYear: "e.fiscal_year",
  month: "e.month_index",
};

/** The query that one would write by hand: keys, then the six sums. */
export function handWrittenSql(
  { groupBy, fiscalYear, slowest }: BenchQuestion,
  { asOf, revision }: { readonly asOf: string; readonly revision: number },
): string {
  const keys = groupBy.map((dimension) => columns[dimension] ?? `c.${dimension}`);
  const sums = measures.map(
    (measure) => `SUM(${effectSql({ measure, kindColumn: "c.kind", amountColumn: "e.amount" })}) AS ${measure}`,
  );
  const ofYear = fiscalYear === null ? "" : `AND e.fiscal_year = ${fiscalYear}`;
  const grouped = `SELECT ${[...keys, ...sums].join(", ")}
    FROM entries AS e JOIN entry_classes AS c ON c.class_id = e.class_id
    WHERE e.effective_on <= '${asOf}' AND e.revision <= ${revision} ${ofYear} GROUP BY ${keys.join(", ")}`;
  if (slowest === null) return `${grouped} ORDER BY ${keys.map((key) => `${key} NULLS LAST`).join(", ")}`;
  return `SELECT * FROM (${grouped}) AS g WHERE "plan" > 0
    ORDER BY COALESCE(disbursed, 0) * CAST(1 AS DOUBLE PRECISION) / "plan", 1 LIMIT ${slowest}`;
}

/** The answer as text, to be compared with the rows of `handWrittenSql`. */
export function answerText(question: BenchQuestion, rows: readonly PositionRow[]): string {
  const keyText = (row: PositionRow): readonly unknown[] =>
    question.groupBy.map((dimension) => (dimension === "month" ? monthNumber(row.key.month) : row.key[dimension]));
  const sums = (row: PositionRow): readonly (Dong | null)[] => measures.map((measure) => row[measure]);
  return rows.map((row) => [...keyText(row), ...sums(row)].map(String).join("|")).join("\n");
}

function monthNumber(month: PositionRow["key"][Dimension]): number {
  const [year, monthOfYear] = String(month).split("-").map(Number);
  return (year ?? 0) * 12 + (monthOfYear ?? 0) - 1;
}
