/**
 * Progress by source and month: the main question of the product, asked through the library and of DuckDB directly.
 */
import { type Dong, ratio, sourceDimensions } from "@giaingan/finance";
import type { PositionRow } from "@giaingan/ledger";
import { effectSql, measures } from "../packages/ledger/src/measure.ts";
import { positionsSql } from "../packages/ledger/src/positions.ts";
import type { BenchLedger } from "./bench-ledger.ts";
import type { Benchmark } from "./side-by-side.ts";

const groupBy = [...sourceDimensions, "month"] as const;
const library = "library";
const cached = "library, asked again";
const rawPlain = "raw DuckDB, one GROUP BY";
const rawBest = "raw DuckDB, the library's SQL";

/** Every turn asks for another day, so that no answer is kept from the turn before. */
function dayOfTurn(turn: number): string {
  return new Date(Date.UTC(2025, 9, 1 + turn)).toISOString().slice(0, 10);
}

export function progressBenchmark({ ledger, raw }: BenchLedger, size: number): Benchmark {
  const { revision } = ledger.head();
  const readRaw = async (sql: string): Promise<readonly unknown[]> => {
    const rows = (await raw.runAndReadAll(sql)).getRows();
    return rates(rows.map((row) => ({ plan: row[6] as Dong | null, disbursed: row[8] as Dong | null })));
  };
  return {
    name: "progress by source × month",
    size,
    turns: 15,
    warmUpTurns: 3,
    contenders: [
      { name: library, run: async (turn) => rates(await ledger.positions({ asOf: dayOfTurn(turn), groupBy })) },
      { name: rawPlain, run: async (turn) => readRaw(plainSql(dayOfTurn(turn), revision)) },
      {
        name: rawBest,
        run: async (turn) => readRaw(positionsSql({ asOf: dayOfTurn(turn), revision, groupBy: [...groupBy] }).sql),
      },
      {
        name: cached,
        run: async () => ledger.positions({ asOf: "2025-12-31", groupBy }),
        timesPerTurn: 200,
      },
    ],
    goals: [
      { numerator: library, denominator: rawPlain, ratioMax: 1.2 },
      { numerator: library, denominator: rawBest, ratioMax: 1.2 },
      { numerator: cached, denominator: rawBest, ratioMax: 0.01 },
    ],
  };
}

/** Throws unless the library and the raw query give the same rows. */
export async function assertSameAnswers({ ledger, raw }: BenchLedger): Promise<void> {
  const { revision } = ledger.head();
  const asOf = "2025-10-31";
  const rows = await ledger.positions({ asOf, groupBy });
  const rawRows = (await raw.runAndReadAll(plainSql(asOf, revision))).getRows();
  const textOf = (values: readonly unknown[]): string => values.map(String).join("|");
  const given = rows.map((row) => textOf([...sourceDimensions.map((each) => row.key[each]), ...sumsOf(row)]));
  const wanted = rawRows.map((row) => textOf([...row.slice(0, 5), ...row.slice(6, 12)]));
  if (given.join("\n") !== wanted.join("\n")) throw new Error("the library and the raw query differ");
}

function sumsOf(row: PositionRow): readonly (Dong | null)[] {
  return measures.map((measure) => row[measure]);
}

/** What a caller does with the answer: a rate for each row. */
function rates(rows: readonly { readonly plan: Dong | null; readonly disbursed: Dong | null }[]): readonly unknown[] {
  return rows.map(({ plan, disbursed }) => (plan === null || disbursed === null ? null : ratio(disbursed, plan)));
}

/** The query that one would write by hand. */
function plainSql(asOf: string, revision: number): string {
  const keys = [...sourceDimensions.map((dimension) => `c.${dimension}`), "e.month_index"];
  const sums = measures.map(
    (measure) => `SUM(${effectSql({ measure, kindColumn: "c.kind", amountColumn: "e.amount" })})`,
  );
  return `SELECT ${[...keys, ...sums].join(", ")} FROM entries AS e JOIN entry_classes AS c ON c.class_id = e.class_id
    WHERE e.effective_on <= DATE '${asOf}' AND e.revision <= ${revision}
    GROUP BY ${keys.join(", ")} ORDER BY ${keys.map((key) => `${key} NULLS LAST`).join(", ")}`;
}
