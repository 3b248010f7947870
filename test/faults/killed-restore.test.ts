import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { openLedger, restoreLedger } from "@giaingan/ledger";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isFullLane } from "../laws/lane.ts";
import { clientBatch } from "./client-batch.ts";
import { seed, seededRandom } from "./seeded-random.ts";

const batchCount = 60;
const timeout = 600_000;
let folder = "";
let backupPath = "";
let chainHead = "";

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "giaingan-killed-restore-"));
  const ledger = await openLedger({ path: join(folder, "goc.duckdb"), mode: "openOrCreate" });
  await ledger.appendAll(Array.from({ length: batchCount }, (_, rank) => clientBatch(`lo-${rank}`)));
  ({ chainHead } = await ledger.latest());
  backupPath = join(folder, "so.backup.gz");
  await ledger.backup(backupPath);
  await ledger.close();
}, timeout);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Restores in a process of its own, which is killed at the point, or after so many milliseconds; tells whether it was. */
function killRestore(to: string, at: { readonly point: string } | { readonly delayMs: number }): Promise<boolean> {
  const program = join(import.meta.dirname, "restoring-process.ts");
  return new Promise((resolve) => {
    const args = [program, backupPath, to, "point" in at ? at.point : "-"];
    const child = execFile(process.execPath, args, (error) => resolve(error?.signal === "SIGKILL"));
    if ("delayMs" in at) setTimeout(() => child.kill("SIGKILL"), at.delayMs);
  });
}

/** A ledger that is there is the whole one; where there is none, it is restored there, past what the kill left behind. */
async function expectWholeOrNothing(to: string): Promise<"whole" | "nothing"> {
  const found = existsSync(to) ? "whole" : "nothing";
  if (found === "nothing") await restoreLedger({ from: backupPath, to });
  const ledger = await openLedger({ path: to, mode: "open" });
  try {
    expect(await ledger.verifyChain()).toMatchObject({ isIntact: true, revision: batchCount, chainHead });
    expect(ledger.warnings).toEqual([]);
  } finally {
    await ledger.close();
  }
  return found;
}

describe("a restore that is killed", () => {
  test.each([
    { point: "begun", leaves: "nothing" },
    { point: "tables made", leaves: "nothing" },
    { point: "rows read", leaves: "nothing" },
    { point: "rows taken", leaves: "nothing" },
    { point: "verified", leaves: "nothing" },
    { point: "checked", leaves: "nothing" },
    { point: "in place", leaves: "whole" },
    { point: "done", leaves: "whole" },
  ])("at “$point” leaves $leaves, and the place can be used", { timeout }, async ({ point, leaves }) => {
    const to = join(folder, `${point.replaceAll(" ", "-")}.duckdb`);
    expect(await killRestore(to, { point })).toBe(true);
    expect(await expectWholeOrNothing(to)).toBe(leaves);
  });

  test(`at any moment leaves a whole ledger or none (seed ${seed})`, { timeout }, async () => {
    const random = seededRandom("restores");
    for (let rank = 0; rank < (isFullLane ? 60 : 3); rank += 1) {
      const to = join(folder, `luc-${rank}.duckdb`);
      await killRestore(to, { delayMs: random.below(1_500) });
      await expectWholeOrNothing(to);
    }
    // What kills left beside the ledgers has another name.
    expect(readdirSync(folder).filter((name) => /^luc-\d+\.duckdb$/u.test(name))).not.toEqual([]);
  });
});
