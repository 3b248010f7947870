/**
 * Benchmarks: `node bench/run.ts [--sizes 1e5,1e6] [--size 10000000] [--imports] [--json PATH]`. `--imports` measures reading files alone.
 *
 * Prints ratios measured side by side in this run, and writes them as JSON. `--size`, or GIAINGAN_BENCH_SIZE, asks for
 * one size alone: 10^7 needs 8 GB of disk and half an hour. Ends by itself, and leaves nothing behind but the JSON.
 */
import { statSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { openBenchLedger } from "./bench-ledger.ts";
import { measureBulkLoad } from "./bulk-load-benchmark.ts";
import { peakMemoryMb, runChild } from "./child-process.ts";
import { type CompetitorFigures, type FailedCompetitor, measureCompetitors } from "./competitors-benchmark.ts";
import { writeFlatFiles } from "./flat-files.ts";
import { foldBenchmark } from "./fold-benchmark.ts";
import { measureImports } from "./import-benchmark.ts";
import type { AskFigures, LoadFigures } from "./ledger-process.ts";
import { assertSameAnswers, library, questionBenchmarks } from "./progress-benchmark.ts";
import { benchQuestions } from "./question-set.ts";
import { reportText, type SizeFigures, writeReport } from "./report.ts";
import { type Benchmark, measure, type Outcome, ratiosOf } from "./side-by-side.ts";
import { voucherBenchmark } from "./voucher-benchmark.ts";

const seed = 2023;
/** Above, the fold would need all entries as objects at once. */
const foldSizeMax = 1_000_000;

interface Measured {
  readonly outcomes: readonly Outcome[];
  readonly figures: SizeFigures;
}

async function measureSize(size: number): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), "giaingan-bench-"));
  const path = join(folder, "ledger.duckdb");
  const tell = (step: string): void => void process.stderr.write(`${size} entries: ${step} …\n`);
  try {
    tell("bulk load");
    const loaded = await runChild<LoadFigures>("ledger-process", ["load", path, String(size), String(seed)]);
    const ledgerFileMb = Math.round(statSync(path).size / 1e5) / 10;
    tell("first answer");
    const asked = await runChild<AskFigures>("ledger-process", ["ask", path]);
    tell("questions");
    const { outcomes: ofLibrary, measureMemoryMb } = await measureOpen({ path, folder, size, loadMs: loaded.loadMs });
    const outcomes = [...ofLibrary];
    tell("other engines");
    const competitors = await measureCompetitors(folder, size);
    if (size <= foldSizeMax) {
      tell("folds in memory");
      outcomes.push(await measure(foldBenchmark(size, { seed, kind: "source × month" })));
      outcomes.push(await measure(foldBenchmark(size, { seed, kind: "unit × source" })));
    }
    const { firstAnswerMs, firstAnswerMemoryMb, answersMs } = asked;
    return {
      outcomes: outcomes.map((outcome) => withCompetitors(outcome, competitors)),
      figures: {
        size,
        ledgerFileMb,
        loadMemoryMb: loaded.peakMemoryMb,
        askMemoryMb: asked.peakMemoryMb,
        measureMemoryMb,
        firstAnswerMs,
        firstAnswerMemoryMb,
        answersMs,
        competitors: competitors.map((each) => {
          if ("failure" in each) return each;
          const { competitor, loadMs, peakMemoryMb } = each;
          return { competitor, loadMs, peakMemoryMb };
        }),
      },
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureOpen({
  path,
  folder,
  size,
  loadMs,
}: {
  readonly path: string;
  readonly folder: string;
  readonly size: number;
  readonly loadMs: number;
}): Promise<{ readonly outcomes: readonly Outcome[]; readonly measureMemoryMb: number }> {
  const bench = await openBenchLedger(path, folder);
  const outcomes: Outcome[] = [];
  const add = async (benchmark: Benchmark): Promise<void> => void outcomes.push(await measure(benchmark));
  try {
    await assertSameAnswers(bench);
    for (const benchmark of questionBenchmarks(bench, size)) await add(benchmark);
    // Before DuckDB's own load, which is under no limits.
    const measureMemoryMb = peakMemoryMb();
    outcomes.push(await measureBulkLoad(bench, size, loadMs));
    await writeFlatFiles(bench.raw, folder);
    const voucher = await voucherBenchmark(bench, size);
    await add(voucher.benchmark);
    voucher.close();
    return { outcomes, measureMemoryMb };
  } finally {
    await bench.close();
  }
}

/** Sets the other engines beside the library, where they were asked the same. */
function withCompetitors(outcome: Outcome, competitors: readonly (CompetitorFigures | FailedCompetitor)[]): Outcome {
  const place = benchQuestions.findIndex(({ name }) => name === outcome.name);
  if (place === -1) return outcome;
  const added = competitors.flatMap((each) => {
    if ("failure" in each) return [];
    const { competitor, mediansMs } = each;
    const medianMs = mediansMs[place] ?? Number.NaN;
    return [{ contender: competitor, medianMs, fastestMs: medianMs }];
  });
  const medians = [...outcome.medians, ...added];
  const isMain = place === 0;
  const goals = added.map(({ contender }) => ({
    numerator: library,
    denominator: contender,
    ratioMax: isMain ? 0.05 : 1,
  }));
  return { ...outcome, medians, ratios: [...outcome.ratios, ...ratiosOf(goals, medians)] };
}

function readSizes(text: string): readonly number[] {
  const sizes = text.split(",").map(Number);
  if (sizes.some((size) => !Number.isInteger(size) || size < 1)) {
    throw new TypeError(`--sizes ${text}: whole numbers such as 1e5,1e6`);
  }
  return sizes;
}

const { values } = parseArgs({
  options: {
    sizes: { type: "string", default: "1e5,1e6" },
    size: { type: "string", default: process.env["GIAINGAN_BENCH_SIZE"] ?? "" },
    imports: { type: "boolean", default: false },
    json: { type: "string", default: join(import.meta.dirname, "results", "ledger.json") },
  },
});
const outcomes: Outcome[] = [];
const figures: SizeFigures[] = [];
if (values.imports) {
  const { outcomes: ofImports, memory } = await measureImports((step) => void process.stderr.write(`${step} …\n`));
  outcomes.push(...ofImports);
  process.stdout.write(`${memory.join("\n")}\n`);
}
const sizes = values.imports ? [] : readSizes(values.size === "" ? values.sizes : values.size);
for (const size of sizes) {
  const measured = await measureSize(size);
  outcomes.push(...measured.outcomes);
  figures.push(measured.figures);
  // After each size: the largest takes longest, and may be cut short.
  writeReport(values.json, outcomes, figures);
}
process.stdout.write(reportText(outcomes, figures));
if (!values.imports) process.stdout.write(`${values.json}\n`);
