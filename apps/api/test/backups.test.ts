import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createApiClient } from "@giaingan/client";
import type { WireBackupTaken } from "@giaingan/client/schemas";
import { checkBackup } from "@giaingan/ledger";
import { describe, expect, it, onTestFinished } from "vitest";
import { sampleServer } from "./sample-server.ts";

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "giaingan-backups-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

describe("POST /api/v1/backup", () => {
  it("writes a backup that can be restored into the server's folder, and answers with its manifest", async () => {
    const backupFolder = join(temporaryFolder(), "mới", "sao lưu");
    const { server, ledger } = await sampleServer({ backupFolder });
    const response = await server.inject({ method: "POST", url: "/api/v1/backup", payload: {} });
    const taken = response.json<WireBackupTaken>();
    expect(response.statusCode).toBe(200);
    expect(readdirSync(backupFolder).sort()).toEqual([taken.file.name, `${taken.file.name}.manifest.json`]);
    expect(taken).toMatchObject({ revision: 1, chainHead: ledger.head().chainHead, sample: true });
    const { file, ...manifest } = taken;
    expect(await checkBackup(join(backupFolder, file.name))).toEqual(manifest);
  });

  it("answers those who ask at once with one backup", async () => {
    const backupFolder = temporaryFolder();
    const { server } = await sampleServer({ backupFolder });
    const ask = () => server.inject({ method: "POST", url: "/api/v1/backup", payload: {} });
    const answers = await Promise.all([ask(), ask(), ask()]);
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(readdirSync(backupFolder)).toHaveLength(2);
    await ask();
    expect(readdirSync(backupFolder)).toHaveLength(4);
  });

  it("is refused where the server has no folder, and where the folder cannot be written", async () => {
    const { server } = await sampleServer({ backupFolder: null });
    const none = await server.inject({ method: "POST", url: "/api/v1/backup", payload: {} });
    expect([none.statusCode, none.json<{ code: string }>().code]).toEqual([409, "noBackupFolder"]);
    const file = join(temporaryFolder(), "tệp");
    writeFileSync(file, "");
    const other = await sampleServer({ backupFolder: join(file, "trong tệp") });
    const broken = await other.server.inject({ method: "POST", url: "/api/v1/backup", payload: {} });
    expect([broken.statusCode, broken.json<{ code: string }>().code]).toEqual([503, "fileNotWritable"]);
  });

  it.each([
    ["a body that names a place", { payload: { path: "/tmp/x" } }, 400],
    [
      "a body that is no JSON",
      { payload: "a=b", headers: { "content-type": "application/x-www-form-urlencoded" } },
      415,
    ],
    ["no body", {}, 400],
    ["a foreign host", { payload: {}, headers: { host: "example.com" } }, 403],
  ])("takes none for %s", async (_, request, status) => {
    const backupFolder = temporaryFolder();
    const { server } = await sampleServer({ backupFolder });
    const response = await server.inject({ method: "POST", url: "/api/v1/backup", ...request });
    expect([response.statusCode, readdirSync(backupFolder)]).toEqual([status, []]);
  });

  it("is asked by the client", async () => {
    const { server } = await sampleServer({ backupFolder: temporaryFolder() });
    const address = await server.listen({ host: "127.0.0.1", port: 0 });
    expect(await createApiClient(address).backup()).toMatchObject({ format: "giaingan-backup", revision: 1 });
  });
});
