/**
 * R10: an import of a table that is killed at any moment, and run again, is a clean import: each amount is there once.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { openLedger } from "@giaingan/ledger";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compileCache } from "../../apps/cli/test/command-run.ts";
import { isFullLane, lawTimeoutMs } from "../laws/lane.ts";
import { tellFigures } from "./figures.ts";
import { seededRandom } from "./seeded-random.ts";

const killCount = isFullLane ? 100 : 4;
const main = join(import.meta.dirname, "../../apps/cli/src/main.ts");
const folder = mkdtempSync(join(tmpdir(), "giaingan-killed-import-"));
const tablePath = join(folder, "bieu.csv");
const random = seededRandom("killed import");

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs `giaingan import`, killed after so many milliseconds where a number is given. */
function importTable(
  ledgerPath: string,
  killedAfterMs: number | null,
): Promise<{ readonly isKilled: boolean; readonly durationMs: number }> {
  const begun = performance.now();
  const child = spawn(process.execPath, [main, "import", tablePath, "--ledger", ledgerPath, "--json"], {
    stdio: "ignore",
    env: { ...process.env, NODE_COMPILE_CACHE: compileCache },
  });
  const timer = killedAfterMs === null ? null : setTimeout(() => child.kill("SIGKILL"), killedAfterMs);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      if (timer !== null) clearTimeout(timer);
      if (signal === null && code !== 0) reject(new Error(`the import ended with ${code}`));
      else resolve({ isKilled: signal === "SIGKILL", durationMs: performance.now() - begun });
    });
  });
}

/** What the ledger says of every unit, project and source, and how many entries it holds. */
async function stateOf(ledgerPath: string): Promise<unknown> {
  const ledger = await openLedger({ path: ledgerPath, mode: "open" });
  try {
    const { isIntact } = await ledger.verifyChain();
    const { entryCount, batchCount } = await ledger.overview();
    const sums = await ledger.positions({ asOf: "2023-12-31", groupBy: ["unit", "project", "level"] });
    return { isIntact, entryCount, batchCount, sums };
  } finally {
    await ledger.close();
  }
}

let clean: unknown = null;
let durationMs = 0;

beforeAll(async () => {
  const rows = Array.from({ length: 300 }, (_, index) => {
    const [central, province] = [1000 + 37 * index, 500 + 11 * index];
    const unit = `Xã ${["Tân Lập", "Đăk Kôi", "Đăk Ruồng", "Đăk Tờ Lung"][index % 4]}`;
    return `${index + 1};Công trình ${index % 150};${unit};${central + province};${central};${province};${400 + 23 * index}`;
  });
  writeFileSync(
    tablePath,
    [
      "KẾ HOẠCH VÀ GIẢI NGÂN NĂM 2023 (đến ngày 31/10/2023)",
      ";;;;;;Đơn vị: triệu đồng",
      "STT;Danh mục công trình;Chủ đầu tư;Kế hoạch vốn - Tổng số;Kế hoạch vốn - NSTW;Kế hoạch vốn - NS tỉnh;Giải ngân",
      ...rows,
    ].join("\r\n"),
  );
  const path = join(folder, "sach.duckdb");
  await importTable(path, null);
  clean = await stateOf(path);
  // The first run compiles, the second is as long as those that follow.
  ({ durationMs } = await importTable(path, null));
});

test("an import killed at any moment and run again is a clean import", { timeout: lawTimeoutMs }, async () => {
  let killed = 0;
  for (let rank = 0; rank < killCount; rank += 1) {
    const path = join(folder, `${rank}.duckdb`);
    const { isKilled } = await importTable(path, random.below(Math.ceil(durationMs * 1.1)));
    if (isKilled) killed += 1;
    await importTable(path, null);
    expect(await stateOf(path)).toEqual(clean);
    await importTable(path, null);
    expect(await stateOf(path)).toEqual(clean);
  }
  expect(killed).toBeGreaterThan(0);
  tellFigures({
    id: "R10",
    what: "imports killed and run again",
    counts: { imports: killCount, killed, lost: 0, doubled: 0 },
  });
});
