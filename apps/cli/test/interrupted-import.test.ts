import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { giaingan, projectFolder, temporaryFolder } from "./command-run.ts";

const header = "batch,id,kind,effectiveOn,fiscalYear,unit,amount";
const batchCount = 300;

/** A file of many batches, so that a signal comes in between two of them. */
function longFile(folder: string): string {
  const rows = Array.from(
    { length: batchCount * 40 },
    (_, rank) => `lo-${Math.floor(rank / 40)},e-${rank},assigned,2023-01-05,2023,Xã ${rank % 40},900`,
  );
  const path = join(folder, "long.csv");
  writeFileSync(path, `${[header, ...rows].join("\n")}\n`);
  return path;
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
}

function startImport(file: string, ledger: string): ChildProcess {
  const main = join(projectFolder, "apps/cli/src/main.ts");
  return spawn(process.execPath, [main, "import", file, "--ledger", ledger], {
    cwd: projectFolder,
    env: { ...process.env, GIAINGAN_LEDGER: "" },
    stdio: ["ignore", "ignore", "pipe"],
  });
}

async function stopWhenWriting(
  child: ChildProcess,
  ledger: string,
  signal: NodeJS.Signals,
): Promise<readonly unknown[]> {
  const ended = once(child, "exit");
  // The owner is named as soon as the ledger is open: the import has begun to write.
  await until(() => existsSync(`${ledger}.owner.json`) || child.exitCode !== null);
  child.kill(signal);
  return ended;
}

describe("an import that is stopped", () => {
  it.each(["SIGINT", "SIGTERM"] as const)(
    "by %s leaves no ledger and no owner behind, where it was the first",
    async (signal) => {
      const folder = temporaryFolder();
      const ledger = join(folder, "so.duckdb");
      const child = startImport(longFile(folder), ledger);
      let told = "";
      child.stderr?.on("data", (piece: Buffer) => void (told += piece.toString("utf8")));
      expect(await stopWhenWriting(child, ledger, signal)).toEqual([null, signal]);
      expect(told).toContain("đã dừng, không ghi gì vào sổ");
      expect(readdirSync(folder)).toEqual(["long.csv"]);
    },
    60_000,
  );

  it("leaves a ledger that was there as it was, and free for the next", async () => {
    const folder = temporaryFolder();
    const ledger = join(folder, "so.duckdb");
    const first = join(folder, "first.csv");
    writeFileSync(first, `${header}\nlo,plan,assigned,2023-01-05,2023,Xã 1,5\n`);
    expect(giaingan(["import", first, "--ledger", ledger]).code).toBe(0);
    const file = longFile(folder);
    const ended = await stopWhenWriting(startImport(file, ledger), ledger, "SIGINT");
    expect(ended).toEqual([null, "SIGINT"]);
    expect(readdirSync(folder).toSorted()).toEqual(["first.csv", "long.csv", "so.duckdb", "so.duckdb.head.json"]);
    const again = giaingan(["import", file, "--new-units", "--ledger", ledger, "--json"]);
    expect(JSON.parse(again.stdout)).toMatchObject({ posted: batchCount * 40, revision: 1 + batchCount });
  }, 120_000);
});
