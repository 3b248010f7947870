/**
 * Benchmarks of the ledger: `node bench/run.ts [--sizes 1e5,1e6] [--json PATH]`.
 *
 * Prints ratios measured side by side in this run, and writes them as JSON. Ends by itself, and leaves nothing behind
 * but the JSON.
 */
import { join } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { createBenchLedger } from "./bench-ledger.ts";
import { ledgerSizeMb, measureBulkLoad, peakMemoryMb } from "./bulk-load-benchmark.ts";
import { foldBenchmark } from "./fold-benchmark.ts";
import { assertSameAnswers, progressBenchmark } from "./progress-benchmark.ts";
import { reportText, type SizeFigures, writeReport } from "./report.ts";
import { measure, type Outcome } from "./side-by-side.ts";
import { voucherBenchmark } from "./voucher-benchmark.ts";

const seed = 2023;

async function measureSize(
  size: number,
): Promise<{ readonly outcomes: readonly Outcome[]; readonly figures: SizeFigures }> {
  const bench = await createBenchLedger();
  try {
    const bulk = await measureBulkLoad(bench, size, seed);
    await assertSameAnswers(bench);
    const ledgerFileMb = await ledgerSizeMb(bench);
    const progress = await measure(progressBenchmark(bench, size));
    const voucher = await voucherBenchmark(bench, size);
    const posted = await measure(voucher.benchmark);
    voucher.close();
    const bySource = await measure(foldBenchmark(size, { seed, kind: "source × month" }));
    const byUnit = await measure(foldBenchmark(size, { seed, kind: "unit × source" }));
    return {
      outcomes: [progress, posted, bulk, bySource, byUnit],
      figures: { size, ledgerFileMb, peakMemoryMb: peakMemoryMb() },
    };
  } finally {
    await bench.remove();
  }
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
    json: { type: "string", default: join(import.meta.dirname, "results", "ledger.json") },
  },
});
const outcomes: Outcome[] = [];
const figures: SizeFigures[] = [];
for (const size of readSizes(values.sizes)) {
  process.stderr.write(`${size} entries …\n`);
  const measured = await measureSize(size);
  outcomes.push(...measured.outcomes);
  figures.push(measured.figures);
}
writeReport(values.json, outcomes, figures);
process.stdout.write(reportText(outcomes, figures));
process.stdout.write(`${values.json}\n`);
