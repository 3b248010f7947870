/**
 * Reading what officers have: a workbook of 100.000 rows and an entries file of 10⁶, against a library that only reads, and DuckDB's own
 * reader of CSV. Each side has a process of its own, whose peak memory is told.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ChildFigures, medianOf, runChild } from "./child-process.ts";
import type { ImportFigures } from "./import-process.ts";
import { type Goal, type Outcome, ratiosOf } from "./side-by-side.ts";

const turns = 3;
const tableRowCount = 100_000;
const entryCount = 1_000_000;

/** A side: its name, and the work of `import-process.ts`. */
interface Side {
  readonly name: string;
  readonly work: string;
}

const preview: Side = { name: "library, to the preview", work: "preview" };
const ownRead: Side = { name: "library, reading", work: "read" };
const hucre: Side = { name: "hucre, reading", work: "hucre" };
const stream: Side = { name: "library, read and checked", work: "stream" };
const duckdb: Side = { name: "DuckDB read_csv", work: "duckdb" };

/** What was measured, and a line of text on peak memory for each. */
export interface ImportMeasurement {
  readonly outcomes: readonly Outcome[];
  readonly memory: readonly string[];
}

/** Measures; some minutes. */
export async function measureImports(tell: (step: string) => void): Promise<ImportMeasurement> {
  const folder = await mkdtemp(join(tmpdir(), "giaingan-imports-"));
  try {
    const [table, entries] = [join(folder, "table.xlsx"), join(folder, "entries.csv")];
    tell("files to import");
    await runChild("import-process", ["table", table]);
    await runChild("import-process", ["entries", entries, String(entryCount)]);
    const ofTable = await measureSides(
      { name: "a workbook of 12 columns", size: tableRowCount, path: table, tell },
      [preview, ownRead, hucre],
      [
        { numerator: ownRead.name, denominator: hucre.name, ratioMax: 1.5 },
        { numerator: preview.name, denominator: hucre.name, ratioMax: 3 },
      ],
    );
    const ofEntries = await measureSides(
      { name: "an entries file", size: entryCount, path: entries, tell },
      [stream, duckdb],
      [{ numerator: stream.name, denominator: duckdb.name, ratioMax: 10 }],
    );
    return {
      outcomes: [ofTable.outcome, ofEntries.outcome],
      memory: [...ofTable.memory, ...ofEntries.memory],
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureSides(
  {
    name,
    size,
    path,
    tell,
  }: { readonly name: string; readonly size: number; readonly path: string; readonly tell: (step: string) => void },
  sides: readonly Side[],
  goals: readonly Goal[],
): Promise<{ readonly outcome: Outcome; readonly memory: readonly string[] }> {
  const figures = new Map<Side, (ImportFigures & ChildFigures)[]>(sides.map((side) => [side, []]));
  tell(name);
  for (let turn = 0; turn < turns; turn += 1)
    for (const side of sides)
      figures.get(side)?.push(await runChild<ImportFigures>("import-process", [side.work, path]));
  const medians = sides.map((side) => {
    const durations = (figures.get(side) ?? []).map(({ durationMs }) => durationMs);
    return { contender: side.name, medianMs: medianOf(durations), fastestMs: Math.min(...durations) };
  });
  const memory = sides.map((side) => {
    const peak = Math.max(...(figures.get(side) ?? []).map(({ peakMemoryMb }) => peakMemoryMb));
    return `${name}, ${side.name}: peak memory ${peak} MB`;
  });
  return { outcome: { name, size, turns, medians, ratios: ratiosOf(goals, medians) }, memory };
}
