/**
 * The same questions on other engines, each in a process of its own, all loaded with the same rows.
 */
import { chmod } from "node:fs/promises";
import { join } from "node:path";
import { openPostgresEngine } from "../packages/ledger/src/postgres-engine.ts";
import { isServerAddress } from "../packages/ledger/src/server-address.ts";
import { startPostgresServer } from "../test/postgres/postgres-server.ts";
import { ChildFailure, type ChildFigures, medianOf, runChild } from "./child-process.ts";
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

/** An engine that did not answer, and why. */
export interface FailedCompetitor {
  readonly competitor: string;
  readonly failure: string;
}

/** Above so many rows a question takes so long that one turn must do. */
const warmedUpSizeMax = 1_000_000;

/**
 * Asks the others. One that cannot hold so many rows says so, and the run goes on.
 *
 * @param folder with the files of `writeFlatFiles`
 */
export async function measureCompetitors(
  folder: string,
  size: number,
): Promise<readonly (CompetitorFigures | FailedCompetitor)[]> {
  const turns: Turns = size > warmedUpSizeMax ? { warmUpTurns: 0, turns: 1 } : { warmUpTurns: 1, turns: 3 };
  const args = [folder, String(turns.warmUpTurns), String(turns.turns)];
  return [
    await measurePostgres(folder, turns),
    await measureChild("SQLite", "sqlite-process", args),
    await measureChild("Arquero", "arquero-process", args),
  ];
}

/** How often each question is asked, before and while it is measured. */
interface Turns {
  readonly warmUpTurns: number;
  readonly turns: number;
}

async function measureChild(
  competitor: string,
  name: string,
  args: readonly string[],
): Promise<CompetitorFigures | FailedCompetitor> {
  try {
    return { ...(await runChild<CompetitorFigures & ChildFigures>(name, args)), competitor };
  } catch (error) {
    if (error instanceof ChildFailure) return { competitor, failure: error.message };
    throw error;
  }
}

async function measurePostgres(folder: string, { warmUpTurns, turns }: Turns): Promise<CompetitorFigures> {
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
      for (let turn = -warmUpTurns; turn < turns; turn += 1) {
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
