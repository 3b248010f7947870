import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { openLedger } from "@giaingan/ledger";
import { expect, onTestFinished, test } from "vitest";
import { clientBatch } from "./client-batch.ts";
import { tellFigures } from "./figures.ts";
import type { FullDisk, FullDiskReport } from "./full-disk-process.ts";

const diskSize = "8m";

/** Ways to a full disk: a small disk of its own, for which a program must be able to mount; and a limit of the process. */
const ways: readonly { readonly kind: FullDisk; readonly what: string; readonly mounts: boolean }[] = [
  { kind: "filler", what: "a small disk that another file fills", mounts: true },
  { kind: "limit", what: "files that may not grow", mounts: false },
];

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "giaingan-full-disk-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs a program with a small disk in the folder, that only it sees. */
function withSmallDisk(folder: string, program: readonly string[]): readonly string[] {
  const asRoot = process.getuid?.() === 0 ? [] : ["--user", "--map-root-user"];
  const script = `mount -t tmpfs -o size=${diskSize} tmpfs "$0" && exec "$@"`;
  return ["unshare", ...asRoot, "--mount", "sh", "-c", script, folder, ...program];
}

function works([command = "", ...flags]: readonly string[]): boolean {
  return spawnSync(command, flags).status === 0;
}

test.for(ways)(
  "a full disk ($what): refused clearly, reads go on, and with space again posting goes on",
  ({ kind, mounts, what }, { skip }) => {
    const folder = temporaryFolder();
    const canRun = mounts ? works(withSmallDisk(folder, ["true"])) : works(["prlimit", "--version"]);
    skip(!canRun, mounts ? "no disk can be mounted here" : "prlimit is not there");
    const program = [process.execPath, join(import.meta.dirname, "full-disk-process.ts"), folder, kind];
    const [command = "", ...flags] = mounts ? withSmallDisk(folder, program) : program;
    const report = JSON.parse(execFileSync(command, flags, { encoding: "utf8" })) as FullDiskReport;
    const { acknowledged, lost, afterwards } = report;
    const counts = { acknowledged: acknowledged.length, lost: lost.length, afterwards };
    tellFigures({ id: "O5", what, counts });
    expect(report).toMatchObject({
      refusals: ["ledgerDiskFull"],
      failures: [],
      areReadsSame: true,
      statuses: [200],
      postedOverApiAfterwards: "201 posted application/json",
      afterwards: "done",
      afterReopening: "done",
      lost: [],
      isIntact: true,
    });
    expect(["done", "ledgerDiskFull"]).toContain(report.closingWhileFull);
    expect(["done", "ledgerDiskFull"]).toContain(report.openingWhileFull);
    const refused = report.postedOverApi.filter((told) => !told.startsWith("201"));
    expect(refused).toEqual(["507 ledgerDiskFull application/problem+json"]);
  },
);

test("a disk that is read-only: reads answer, posting is refused", async ({ skip }) => {
  const folder = temporaryFolder();
  const path = join(folder, "so.duckdb");
  const ledger = await openLedger({ path, mode: "openOrCreate" });
  await ledger.append(clientBatch("a"));
  await ledger.close();
  const asRoot = process.getuid?.() === 0 ? [] : ["--user", "--map-root-user"];
  const script = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"';
  const inside = (words: readonly string[]): readonly string[] => {
    return ["unshare", ...asRoot, "--mount", "sh", "-c", script, folder, ...words];
  };
  skip(!works(inside(["true"])), "no disk can be mounted read-only here");
  const program = [process.execPath, join(import.meta.dirname, "read-only-process.ts"), path];
  const [command = "", ...flags] = inside(program);
  expect(JSON.parse(execFileSync(command, flags, { encoding: "utf8" }))).toEqual({
    reading: 1,
    postingReadOnly: "ledgerReadOnly",
    openingForWriting: "ledgerReadOnly",
    making: "ledgerReadOnly",
  });
  // The command line answers too, and refuses only what would post.
  const main = join(import.meta.dirname, "../../apps/cli/src/main.ts");
  const giaingan = (...words: readonly string[]): ReturnType<typeof spawnSync> => {
    const [sh = "", ...given] = inside([process.execPath, main, ...words, "--ledger", path, "--lang", "en"]);
    return spawnSync(sh, given, { encoding: "utf8" });
  };
  expect(giaingan("progress", "--as-of", "2023-12-31")).toMatchObject({ status: 0, stderr: "" });
  const closing = giaingan("close", "2023-10");
  expect(closing).toMatchObject({ status: 1, stdout: "" });
  expect(closing.stderr).toMatch(/can be read but not written .*Read-only file system/u);
});
