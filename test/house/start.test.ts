import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";

const projectFolder = fileURLToPath(new URL("../..", import.meta.url));

interface Started {
  readonly process: ChildProcess;
  readonly address: string;
  readonly temporaryFolder: string;
  readonly ended: Promise<void>;
}

/** `npm start` in a process group of its own, as a terminal would run it. */
async function npmStart(environment: Readonly<Record<string, string>> = {}): Promise<Started> {
  const temporaryFolder = mkdtempSync(join(tmpdir(), "giaingan-start-"));
  const child = spawn("npm", ["start"], {
    cwd: projectFolder,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, TMPDIR: temporaryFolder, GIAINGAN_LEDGER: "", GIAINGAN_PORT: "", ...environment },
  });
  const ended = new Promise<void>((resolve) => {
    child.once("close", () => resolve());
  });
  onTestFinished(() => {
    try {
      process.kill(-(child.pid ?? 0), "SIGKILL");
    } catch {
      // The whole group has ended, as it should.
    }
    rmSync(temporaryFolder, { recursive: true, force: true });
  });
  const address = await new Promise<string>((resolve, reject) => {
    let printed = "";
    const read = (chunk: Buffer): void => {
      printed += chunk.toString();
      const found = /^http:\/\/127\.0\.0\.1:\d+$/mu.exec(printed);
      if (found) resolve(found[0]);
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("close", () => reject(new Error(`npm start ended: ${printed}`)));
  });
  return { process: child, address, temporaryFolder, ended };
}

describe.skipIf(process.platform === "win32")("npm start", () => {
  it("serves API and dashboard on sample data, and Ctrl-C ends all of it and leaves nothing behind", async () => {
    const { process: npm, address, temporaryFolder, ended } = await npmStart();
    const ledger = (await (await fetch(`${address}/api/v1/ledger`)).json()) as { isSample: boolean };
    expect(ledger.isSample).toBe(true);
    const page = await fetch(`${address}/`);
    expect(page.headers.get("content-type")).toContain("text/html");
    expect(page.headers.get("content-security-policy")).toContain("default-src 'self'");
    process.kill(-(npm.pid ?? 0), "SIGINT");
    await ended;
    await expect(fetch(`${address}/healthz`)).rejects.toThrow("fetch failed");
    expect(readdirSync(temporaryFolder).filter((name) => name.startsWith("giaingan-sample-"))).toEqual([]);
  });

  it("ends when npm alone is killed", async () => {
    const { process: npm, address, ended } = await npmStart();
    npm.kill("SIGKILL");
    await ended;
    await expect(fetch(`${address}/healthz`)).rejects.toThrow("fetch failed");
  });

  it.each([
    { environment: { GIAINGAN_PORT: "cổng" }, says: "GIAINGAN_PORT" },
    { environment: { GIAINGAN_LEDGER: "/khong/co/so.duckdb" }, says: "Chưa có sổ" },
  ])("refuses $environment clearly", async ({ environment, says }) => {
    await expect(npmStart(environment)).rejects.toThrow(says);
  });
});
