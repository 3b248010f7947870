/**
 * The same questions on other engines, each in a process of its own, all loaded with the same rows.
 */
import { chmod } from "node:fs/promises";
import { join } from "node:path";
import { openPostgresEngine } from "../packages/ledger/src/postgres-engine.ts";
import { isServerAddress } from "../packages/ledger/src/server-address.ts";
import { startPostgresServer } from "../test/postgres/postgres-server.ts";
import { medianOf, runChild } from "./child-process.ts";
import { classColumns, entryColumns } from "./flat-files.ts";
import { benchQuestions, dayOfTurn, handWrittenSql } from "./question-set.ts";

/** Another engine's figures; durations in the order of `benchQuestions`. */
export interface CompetitorFigures {
  readonly competitor: string;
  readonly loadMs: number;
  readonly mediansMs: readonly number[];
  /** Null: of a server, whose memory is in several processes. */
  readonly peakMemoryMb: number | null;
}

/** Rows that Arquero holds in memory within a few GB. */
const arqueroSizeMax = 1_000_000;

/** @param folder with the files of `writeFlatFiles` */
export async function measureCompetitors(folder: string, size: number): Promise<readonly CompetitorFigures[]> {
  const turns = size > 1_000_000 ? 1 : 3;
  const postgres = await measurePostgres(folder, turns);
  const args = [folder, String(turns)];
  const sqlite = await runChild<CompetitorFigures & { readonly peakMemoryMb: number }>("sqlite-process", args);
  const figures = [postgres, { ...sqlite, competitor: "SQLite" }];
  if (size > arqueroSizeMax) return figures;
  const arquero = await runChild<CompetitorFigures & { readonly peakMemoryMb: number }>("arquero-process", args);
  return [...figures, { ...arquero, competitor: "Arquero" }];
}

async function measurePostgres(folder: string, turns: number): Promise<CompetitorFigures> {
  const server = await startPostgresServer();
  try {
    // The server reads the files as a user of its own.
    await chmod(folder, 0o755);
    const { address } = server;
    if (!isServerAddress(address)) throw new Error("a server has an address");
    const engine = await openPostgresEngine({ address, isReadOnly: false });
    const startedAt = performance.now();
    for (const [table, columns] of [
      ["entry_classes", classColumns],
      ["entries", entryColumns],
    ] as const) {
      await engine.query(`CREATE TABLE ${table} (${columns.map(([name, type]) => `${name} ${type}`).join(", ")})`);
      await engine.query(`COPY ${table} FROM '${join(folder, `${table}.csv`)}' (FORMAT csv, HEADER)`);
    }
    const loadMs = performance.now() - startedAt;
    await engine.query("ANALYZE");
    const mediansMs: number[] = [];
    for (const question of benchQuestions) {
      const durations: number[] = [];
      for (let turn = -1; turn < turns; turn += 1) {
        const askedAt = performance.now();
        await engine.query(handWrittenSql(question, { asOf: dayOfTurn(turn), revision: 1_000_000 }));
        if (turn >= 0) durations.push(performance.now() - askedAt);
      }
      mediansMs.push(medianOf(durations));
    }
    await engine.close();
    return { competitor: "PostgreSQL", loadMs, mediansMs, peakMemoryMb: null };
  } finally {
    await server.stop();
  }
}
