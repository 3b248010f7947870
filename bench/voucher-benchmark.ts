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
  { ledger, folder }: BenchLedger,
  size: number,
): Promise<{ readonly benchmark: Benchmark; readonly close: () => void }> {
  const instance = await DuckDBInstance.create(join(folder, "bare.duckdb"));
  const connection = await instance.connect();
  await connection.run(`CREATE TABLE entries (
    revision INTEGER NOT NULL, position INTEGER NOT NULL, unit_id VARCHAR NOT NULL, id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL, effective_on DATE NOT NULL, fiscal_year INTEGER NOT NULL, project_id VARCHAR,
    component_id VARCHAR, amount BIGINT NOT NULL, document_number VARCHAR, document_title VARCHAR)`);
  const postBare = async (turn: number): Promise<void> => {
    await connection.run("BEGIN TRANSACTION");
    await connection.run(`INSERT INTO entries VALUES (${turn}, 0, 't01.x0001', 'voucher-${turn}', 'volumePaid',
      DATE '2025-10-31', 2025, 'da-1', NULL, 1000, '1/BC-UBND', 'Báo cáo giải ngân')`);
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
