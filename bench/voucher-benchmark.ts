/**
 * One voucher, durable: through the library, and as a bare insert and commit of the same row in DuckDB.
 */
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { type BenchLedger, entriesBatch } from "./bench-ledger.ts";
import { makeEntries } from "./national-entries.ts";
import type { Benchmark } from "./side-by-side.ts";

const library = "library";
const bare = "bare insert + commit";

/** The benchmark, and how to end it. */
export async function voucherBenchmark(
  { ledger, raw, folder }: BenchLedger,
  size: number,
): Promise<{ readonly benchmark: Benchmark; readonly close: () => void }> {
  const instance = await DuckDBInstance.create(join(folder, "bare.duckdb"));
  const connection = await instance.connect();
  // The same table, and the same row.
  const [definition] = (
    await raw.runAndReadAll(`SELECT sql FROM duckdb_tables() WHERE table_name = 'entries'`)
  ).getRows();
  await connection.run(String(definition?.[0]));
  const postBare = async (turn: number): Promise<void> => {
    await connection.run("BEGIN TRANSACTION");
    await connection.run(`INSERT INTO entries VALUES (${turn}, 0, 't01.x0001', 'voucher-${turn}', 77, 1, DATE '2025-10-31',
      24309, 2025, 'da-1', NULL, 1000, '1/BC-UBND', NULL, 'UBND tỉnh', 'Báo cáo giải ngân', NULL, NULL, NULL, NULL)`);
    await connection.run("COMMIT");
  };
  const post = async (turn: number): Promise<unknown> => {
    const [entry] = makeEntries({ start: size + 1_000 + turn, end: size + 1_001 + turn, size, seed: 7 });
    // A form's id begins with the time, as a UUID of version 7 does.
    const id = `ffff${String(turn + 1_000).padStart(8, "0")}`;
    return ledger.append(entriesBatch(id, entry ? [{ ...entry, effectiveOn: "2025-10-31", id }] : []));
  };
  return {
    benchmark: {
      name: "one voucher, durable",
      size,
      turns: 60,
      warmUpTurns: 5,
      contenders: [
        { name: library, run: post },
        { name: bare, run: postBare },
      ],
      goals: [{ numerator: library, denominator: bare, ratioMax: 2 }],
    },
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
