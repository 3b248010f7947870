/**
 * The questions of the product, asked through the library and of DuckDB directly, on the same file.
 */
import type { BenchLedger } from "./bench-ledger.ts";
import {
  answerText,
  askLibrary,
  type BenchQuestion,
  benchQuestions,
  dayOfTurn,
  handWrittenSql,
} from "./question-set.ts";
import type { Benchmark } from "./side-by-side.ts";

export const library = "library";
const cached = "library, asked again";
const handWritten = "raw DuckDB, one GROUP BY";

/** One benchmark for each question. */
export function questionBenchmarks(bench: BenchLedger, size: number): readonly Benchmark[] {
  return benchQuestions.map((question) => questionBenchmark(bench, question, size));
}

function questionBenchmark({ ledger, raw }: BenchLedger, question: BenchQuestion, size: number): Benchmark {
  const { revision } = ledger.head();
  return {
    name: question.name,
    size,
    turns: size > 1_000_000 ? 5 : 11,
    warmUpTurns: 2,
    contenders: [
      { name: library, run: async (turn) => askLibrary(ledger, question, dayOfTurn(turn)) },
      {
        name: handWritten,
        run: async (turn) =>
          (await raw.runAndReadAll(handWrittenSql(question, { asOf: dayOfTurn(turn), revision }))).getRows(),
      },
      { name: cached, run: async () => askLibrary(ledger, question, "2025-12-31"), timesPerTurn: 5 },
    ],
    goals: [
      { numerator: library, denominator: handWritten, ratioMax: ratioMaxOf(question) },
      { numerator: cached, denominator: handWritten, ratioMax: 0.01 },
    ],
  };
}

function ratioMaxOf({ groupBy }: BenchQuestion): number {
  return groupBy.includes("month") ? 1.2 : 0.5;
}

/** Throws unless the library and the raw query give the same rows. */
export async function assertSameAnswers({ ledger, raw }: BenchLedger): Promise<void> {
  const { revision } = ledger.head();
  const asOf = "2025-10-31";
  for (const question of benchQuestions) {
    const given = answerText(question, await askLibrary(ledger, question, asOf));
    const rows = (await raw.runAndReadAll(handWrittenSql(question, { asOf, revision }))).getRows();
    const wanted = rows.map((row) => row.map(String).join("|")).join("\n");
    if (given !== wanted) throw new Error(`${question.name}: the library and the raw query differ`);
  }
}
