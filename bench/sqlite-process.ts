/**
 * SQLite in a process of its own: loads the rows, then asks the hand-written query. `FOLDER WARM_UP_TURNS TURNS`.
 */
import { createReadStream, statSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { DatabaseSync } from "node:sqlite";
import { medianOf, tellParent } from "./child-process.ts";
import { classColumns, entryColumns } from "./flat-files.ts";
import { benchQuestions, dayOfTurn, handWrittenSql } from "./question-set.ts";

const [folder = "", warmUpTurns, turns] = process.argv.slice(2);
const path = join(folder, "bench.sqlite");
const database = new DatabaseSync(path);
database.exec("PRAGMA journal_mode = WAL; PRAGMA cache_size = -262144");

async function loadTable(table: string, definition: readonly (readonly [string, string])[]): Promise<void> {
  database.exec(`CREATE TABLE ${table} (${definition.map(([name, type]) => `${name} ${type}`).join(", ")})`);
  const insert = database.prepare(`INSERT INTO ${table} VALUES (${definition.map(() => "?").join(", ")})`);
  const lines = createInterface({ input: createReadStream(join(folder, `${table}.csv`)) });
  let isHeader = true;
  database.exec("BEGIN");
  for await (const line of lines) {
    if (!isHeader) insert.run(...line.split(",").map((cell) => (cell === "" ? null : cell)));
    isHeader = false;
  }
  database.exec("COMMIT");
}

const startedAt = performance.now();
await loadTable("entry_classes", classColumns);
await loadTable("entries", entryColumns);
const loadMs = performance.now() - startedAt;
const mediansMs = benchQuestions.map((question) => {
  const durations: number[] = [];
  for (let turn = -Number(warmUpTurns); turn < Number(turns); turn += 1) {
    const askedAt = performance.now();
    const sql = handWrittenSql(question, { asOf: dayOfTurn(turn), revision: 1_000_000 });
    const statement = database.prepare(sql);
    statement.setReadBigInts(true);
    statement.all();
    if (turn >= 0) durations.push(performance.now() - askedAt);
  }
  return medianOf(durations);
});
database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
tellParent({ loadMs, mediansMs, fileMb: Math.round(statSync(path).size / 1e5) / 10 });
