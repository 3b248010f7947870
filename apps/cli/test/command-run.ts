/** Runs the real command line in its own process, on a ledger in a folder of its own. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

export const projectFolder = fileURLToPath(new URL("../../..", import.meta.url));
export const report2023 = join(projectFolder, "examples", "bao-cao-ntm-2023.txt");
export const planTemplate = join(projectFolder, "examples", "ke-hoach-ntm-2024-mau.txt");

/** Compiling the modules takes longer than most commands: it is done once for all tests, and kept with the packages. */
export const compileCache = join(projectFolder, "node_modules/.cache/giaingan-compiled");

/** What a run of the command line left behind. */
export interface CommandRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder that goes away with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "giaingan-cli-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** `giaingan …words`. */
export function giaingan(words: readonly string[], environment: Readonly<Record<string, string>> = {}): CommandRun {
  const run = spawnSync(process.execPath, [join(projectFolder, "apps/cli/src/main.ts"), ...words], {
    encoding: "utf8",
    cwd: projectFolder,
    env: { ...process.env, GIAINGAN_LEDGER: "", NODE_COMPILE_CACHE: compileCache, ...environment },
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: run.status, stdout: run.stdout, stderr: run.stderr };
}
