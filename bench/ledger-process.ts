/**
 * The library in a process of its own: `load PATH SIZE SEED` fills a ledger, `ask PATH` opens it and asks everything.
 */
import process from "node:process";
import { askProgress, type Ledger, openLedger } from "@giaingan/ledger";
import { entriesBatch } from "./bench-ledger.ts";
import { medianOf, peakMemoryMb, tellParent } from "./child-process.ts";
import { makeEntries } from "./national-entries.ts";
import { askLibrary, benchQuestions, dayOfTurn } from "./question-set.ts";

const entriesPerBatch = 20_000;

/** What loading took: making the entries is not counted. */
export interface LoadFigures {
  readonly loadMs: number;
}

/** What the first answer took, from the start of the process, and the memory at that time. */
export interface AskFigures {
  readonly firstAnswerMs: number;
  readonly firstAnswerMemoryMb: number;
  /** Whole answers of `askProgress`, uncached, by name. */
  readonly answersMs: Readonly<Record<string, number>>;
}

async function load(path: string, size: number, seed: number): Promise<LoadFigures> {
  const ledger = await openLedger({ path, mode: "openOrCreate", sample: true });
  let loadMs = 0;
  for (let start = 0; start < size; start += entriesPerBatch) {
    const entries = makeEntries({ start, end: Math.min(start + entriesPerBatch, size), size, seed });
    const startedAt = performance.now();
    await ledger.append(entriesBatch(`batch-${start}`, entries));
    loadMs += performance.now() - startedAt;
  }
  await ledger.close();
  return { loadMs };
}

async function ask(path: string): Promise<AskFigures> {
  const ledger = await openLedger({ path, mode: "open" });
  await progressBy(ledger, "source", "2025-10-31");
  // Counted from the start of the process.
  const firstAnswerMs = performance.now();
  const firstAnswerMemoryMb = peakMemoryMb();
  for (const question of benchQuestions) await askLibrary(ledger, question, dayOfTurn(0));
  const answersMs: Record<string, number> = {};
  for (const by of ["source", "unit"] as const) {
    const durations: number[] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      const startedAt = performance.now();
      await progressBy(ledger, by, dayOfTurn(turn));
      durations.push(performance.now() - startedAt);
    }
    answersMs[`progress by ${by}`] = medianOf(durations);
  }
  await ledger.close();
  return { firstAnswerMs, firstAnswerMemoryMb, answersMs };
}

async function progressBy(ledger: Ledger, by: "source" | "unit", asOf: string): Promise<unknown> {
  const open = { filter: {}, unit: null, revision: null };
  return askProgress(ledger, { ...open, by: [by], asOf, fiscalYear: 2025, basis: "includingCarryOver" });
}

const [mode, path = "", size, seed] = process.argv.slice(2);
tellParent(mode === "load" ? await load(path, Number(size), Number(seed)) : await ask(path));
