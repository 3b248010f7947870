import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { openLedger } from "@giaingan/ledger";
import { expect, onTestFinished, test } from "vitest";
import { apiPaths } from "../../packages/client/src/index.ts";
import { clientBatch } from "./client-batch.ts";

test("giaingan serve on a disk that is read-only: it says so, reads answer, and what posts is refused with 507", async ({
  skip,
}) => {
  const folder = mkdtempSync(join(tmpdir(), "giaingan-read-only-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, "so.duckdb");
  const ledger = await openLedger({ path, mode: "openOrCreate" });
  await ledger.append(clientBatch("a"));
  await ledger.close();
  const asRoot = process.getuid?.() === 0 ? [] : ["--user", "--map-root-user"];
  const script = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"';
  const inside = (words: readonly string[]): readonly string[] => {
    return [...asRoot, "--mount", "sh", "-c", script, folder, ...words];
  };
  skip(spawnSync("unshare", inside(["true"])).status !== 0, "no disk can be mounted read-only here");
  const main = join(import.meta.dirname, "../../apps/cli/src/main.ts");
  const words = inside([process.execPath, main, "serve", "--ledger", path, "--json"]);
  const command = spawn("unshare", words, { stdio: ["ignore", "pipe", "pipe"] });
  const ended = once(command, "exit");
  let [told, complaint] = ["", ""];
  command.stderr.on("data", (piece: Buffer) => (complaint += piece.toString()));
  const address = await new Promise<string>((resolve, reject) => {
    command.stdout.on("data", (piece: Buffer) => {
      told += piece.toString();
      if (told.endsWith("}\n")) resolve((JSON.parse(told) as { readonly address: string }).address);
    });
    command.once("exit", () => reject(new Error(complaint)));
  });
  try {
    expect(complaint).toMatch(/can be read but not written .*Read-only file system/u);
    const reading = await fetch(`${address}${apiPaths.progress}?asOf=2023-12-31`);
    expect([reading.status, ((await reading.json()) as { readonly revision: number }).revision]).toEqual([200, 1]);
    const posting = await fetch(`${address}${apiPaths.batches}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        id: "b",
        documentName: "Phiếu",
        entries: [
          {
            id: "b/0",
            kind: "assigned",
            effectiveOn: "2024-01-10",
            fiscalYear: 2024,
            unitId: "Xã A",
            source: {},
            amount: "5",
          },
        ],
      }),
    });
    expect([posting.status, posting.headers.get("content-type")]).toEqual([
      507,
      "application/problem+json; charset=utf-8",
    ]);
    expect(await posting.json()).toMatchObject({ code: "ledgerReadOnly" });
  } finally {
    command.kill("SIGTERM");
  }
  expect(await ended).toEqual([0, null]);
});
