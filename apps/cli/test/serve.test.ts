import { type ChildProcess, spawn, type StdioOptions } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import process from "node:process";
import { describe, expect, it, onTestFinished } from "vitest";
import { giaingan, projectFolder, report2023, temporaryFolder } from "./command-run.ts";

interface Served {
  readonly command: ChildProcess;
  readonly address: string;
  readonly hasDashboard: boolean;
  readonly processId: number;
}

function madeLedger(): string {
  const path = join(temporaryFolder(), "so.duckdb");
  expect(giaingan(["import", report2023, "--ledger", path])).toMatchObject({ code: 0 });
  return path;
}

/** `giaingan serve --json`; it and its server end with the test, whatever happens. */
async function serve(path: string): Promise<Served> {
  return start(process.execPath, [join(projectFolder, "apps/cli/src/main.ts"), "serve", "--ledger", path, "--json"]);
}

async function start(program: string, words: readonly string[]): Promise<Served> {
  // In a process group of its own, as a terminal runs it.
  const stdio: StdioOptions = ["ignore", "pipe", "inherit"];
  const command = spawn(program, words, { detached: true, cwd: projectFolder, stdio });
  onTestFinished(() => killGroup(command));
  let told = "";
  return new Promise((resolve, reject) => {
    command.stdout?.on("data", (piece: Buffer) => {
      told += piece.toString();
      if (told.endsWith("}\n")) resolve({ command, ...(JSON.parse(told) as Omit<Served, "command">) });
    });
    command.once("exit", () => reject(new Error(`it ended: ${told}`)));
  });
}

function killGroup(command: ChildProcess): void {
  try {
    process.kill(-(command.pid ?? Number.NaN), "SIGKILL");
  } catch {
    // All of it has ended, as it should.
  }
}

function isAlive(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch {
    return false;
  }
}

describe.skipIf(process.platform === "win32")("giaingan serve", () => {
  it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
    "serves the ledger until %s, and leaves no child",
    async (signal) => {
      const path = madeLedger();
      const { command, address, hasDashboard, processId } = await serve(path);
      const ledger = (await (await fetch(`${address}/api/v1/ledger`)).json()) as { revision: number };
      expect(ledger.revision).toBe(1);
      const page = await fetch(`${address}/`);
      expect([page.status, hasDashboard]).toEqual([hasDashboard ? 200 : 404, hasDashboard]);
      const second = giaingan(["progress", "--ledger", path, "--lang", "en"]);
      expect([second.code, second.stderr]).toEqual([1, expect.stringContaining("giaingan serve")]);
      // As Ctrl-C does, the signal goes to the whole group.
      process.kill(-(command.pid ?? Number.NaN), signal);
      expect(await once(command, "exit")).toEqual([0, null]);
      expect(isAlive(processId)).toBe(false);
      expect(giaingan(["progress", "--ledger", path])).toMatchObject({ code: 0 });
    },
  );

  it("takes its server along when it is killed", async () => {
    const path = madeLedger();
    const { command, processId } = await serve(path);
    command.kill("SIGKILL");
    await once(command, "exit");
    await expect.poll(() => isAlive(processId), { timeout: 30_000 }).toBe(false);
  });

  it.each(["SIGTERM", "SIGKILL"] as const)("ends when npm, which runs it, gets %s", async (signal) => {
    const words = ["run", "-s", "giaingan", "--", "serve", "--ledger", madeLedger(), "--json"];
    const { command, processId } = await start("npm", words);
    command.kill(signal);
    await expect.poll(() => isAlive(processId), { timeout: 30_000 }).toBe(false);
  });

  it("ends with the code of its server, when that is killed", async () => {
    const { command, processId } = await serve(madeLedger());
    process.kill(processId, "SIGKILL");
    expect(await once(command, "exit")).toEqual([1, null]);
  });

  it("prints where it runs, for a person to open", async () => {
    const words = [join(projectFolder, "apps/cli/src/main.ts"), "serve", "--ledger", madeLedger(), "--lang", "en"];
    const command = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "inherit"] });
    onTestFinished(() => void command.kill("SIGKILL"));
    const [printed] = (await once(command.stdout, "data")) as [Buffer];
    expect(printed.toString()).toMatch(/^giaingan: .* running at\nhttp:\/\/127\.0\.0\.1:\d+\n$/u);
    command.kill("SIGTERM");
    await once(command, "exit");
  });

  it("says why it cannot, and leaves nothing behind", async () => {
    const path = madeLedger();
    const { address } = await serve(path);
    const other = madeLedger();
    const port = new URL(address).port;
    for (const { words, says } of [
      { words: ["--ledger", `${path}.khong-co`], says: "Chưa có sổ" },
      { words: ["--ledger", path], says: "giaingan serve" },
      { words: ["--ledger", other, "--port", port], says: "EADDRINUSE" },
      { words: ["--ledger", other, "--port", "0"], says: "--port" },
      { words: ["--ledger", other, "--port", "cổng"], says: "--port" },
    ]) {
      const run = giaingan(["serve", ...words]);
      expect([run.code, run.stdout, run.stderr]).toEqual([1, "", expect.stringContaining(says)]);
    }
  });
});
