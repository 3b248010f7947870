import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { type OutputChunk, build } from "rolldown";
import { describe, expect, test } from "vitest";
import { type PublicModule, publicModules } from "./documented-exports.ts";
import { repositoryRoot } from "./source-tree.ts";

/** What each public module may weigh in a browser: minified, compressed by gzip, with what it needs of its packages. */
const limitBytes = 40_000;

const index = "packages/finance/src/index.ts";
/** All public modules, so that nothing is hidden in a second one. */
const modules = publicModules();

/** Bundles a public module for a browser with all its exports, but for the packages that are left out. */
async function bundle({
  path,
  format = "es",
  leftOut = [],
}: {
  readonly path: string;
  readonly format?: "es" | "iife";
  readonly leftOut?: readonly RegExp[];
}): Promise<OutputChunk> {
  const { output } = await build({
    input: join(repositoryRoot, path),
    platform: "browser",
    external: [...leftOut],
    write: false,
    logLevel: "silent",
    output: { format, name: "finance", minify: true },
  });
  const [chunk, ...others] = output;
  expect(others, "one file").toEqual([]);
  return chunk;
}

function gzipBytes({ code }: OutputChunk): number {
  return gzipSync(code, { level: 9 }).length;
}

/** The weight and what it is made of, in a sentence: what leaving a package out saves is its share. */
async function describeWeight({ specifier, path }: PublicModule): Promise<string> {
  const weigh = async (leftOut: readonly RegExp[]): Promise<number> => gzipBytes(await bundle({ path, leftOut }));
  const total = await weigh([]);
  const decimal = total - (await weigh([/^decimal\.js$/u]));
  const dates = total - (await weigh([/date-fns/u]));
  const own = await weigh([/^decimal\.js$/u, /date-fns/u]);
  return `${specifier} weighs ${total} of ${limitBytes} bytes: decimal.js ${decimal}, date-fns ${dates}, our own ${own}`;
}

describe("finance in a browser", () => {
  test.each(modules)("weighs at most 40 kB with all its exports, compressed: $specifier", async (module) => {
    const chunk = await bundle(module);
    const exported = (await import(/* @vite-ignore */ join(repositoryRoot, module.path))) as object;
    expect([...chunk.exports].sort()).toEqual(Object.keys(exported).sort());
    const weightBytes = gzipBytes(chunk);
    const explained = weightBytes > limitBytes ? await describeWeight(module) : "";
    expect(weightBytes, explained).toBeLessThanOrEqual(limitBytes);
  });

  test.each(modules)("needs nothing of Node: $specifier", async ({ path }) => {
    const { code, imports, dynamicImports } = await bundle({ path });
    expect([...imports, ...dynamicImports]).toEqual([]);
    expect(code).not.toMatch(/["'`]node:|\brequire\s*\(|\bimport\s*\(|\bprocess\.env\b|\b__dirname\b/u);
  });

  test("tells the progress of the 2023 report where there is nothing but the language", async () => {
    const { code } = await bundle({ path: index, format: "iife" });
    const bare = createContext(Object.create(null) as object);
    expect(runInContext("typeof process + typeof require + typeof Buffer", bare)).toBe("undefined".repeat(3));
    runInContext(code, bare);
    const answer: unknown = runInContext(
      `const { daysBetween, formatPercent, measurePace, measureProgress, progressSentence, roundToDong } = finance;
       const report = { plan: 30_433_000_000n, disbursedToDate: 14_108_000_000n };
       const progress = measureProgress(report);
       const pace = measurePace({ ...report, asOf: "2023-10-31", from: "2023-01-01", deadline: "2024-01-31" });
       [
         String(progress.remaining),
         formatPercent(progress.rate, { language: "vi" }),
         String(roundToDong(pace.neededPerMonth)),
         String(daysBetween("2023-10-31", "2024-01-31")),
         progressSentence({ progress, asOf: "2023-10-31", unit: "million", timeGap: null }).vi,
       ].join("|");`,
      bare,
    );
    expect(String(answer).split("|")).toEqual([
      "16325000000",
      "46,36%",
      "5441666667",
      "92",
      "Đến 31/10/2023 đã giải ngân 14.108/30.433 triệu đồng, đạt 46,36% kế hoạch",
    ]);
  });
});
