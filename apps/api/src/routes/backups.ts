/**
 * Taking a backup while the server runs: a ledger in a file is open in this process, and no other can read it.
 *
 * The folder is the server's; the request cannot name a place. The body is JSON, which a page of another site cannot send
 * without being asked first.
 */
import { mkdir } from "node:fs/promises";
import { Socket } from "node:net";
import { join } from "node:path";
import { apiPaths } from "@giaingan/client";
import { BackupBodySchema, BackupTakenSchema, NoQuerySchema, type WireBackupTaken } from "@giaingan/client/schemas";
import { refuse } from "@giaingan/finance";
import { type Ledger, refuseLedger } from "@giaingan/ledger";
import type { FastifyInstance } from "fastify";
import { checkOf, validatorsOf } from "../body-validation.ts";
import { problemResponses } from "../problem.ts";

/** What the route needs. */
export interface BackupRouteOptions {
  readonly ledger: Ledger;
  /** Where backups go; null: none can be taken. */
  readonly backupFolder: string | null;
}

/** Ten million entries take minutes. */
const backupTimeoutMs = 3_600_000;

/** Adds the route. */
export async function backupRoutes(
  server: FastifyInstance,
  { ledger, backupFolder }: BackupRouteOptions,
): Promise<void> {
  /** The one that is being taken: who asks meanwhile gets the same. */
  let running: Promise<WireBackupTaken> | null = null;
  const schema = {
    operationId: "takeBackup",
    summary: "Sao lưu sổ vào thư mục của máy chủ / back the ledger up into the server's folder",
    tags: ["service"],
    body: BackupBodySchema,
    querystring: NoQuerySchema,
    response: { 200: BackupTakenSchema, ...problemResponses },
  };
  server.post(
    apiPaths.backup,
    { schema, handlerTimeout: backupTimeoutMs, validatorCompiler: validatorsOf(checkOf(BackupBodySchema)) },
    async (request, reply) => {
      if (backupFolder === null) throw refuseLedger("noBackupFolder", {});
      // A large ledger takes longer than a connection may otherwise be silent.
      if (request.raw.socket instanceof Socket) request.raw.socket.setTimeout(0);
      reply.header("cache-control", "no-store");
      running ??= takeBackup(ledger, backupFolder).finally(() => (running = null));
      return running;
    },
  );
}

async function takeBackup(ledger: Ledger, folder: string): Promise<WireBackupTaken> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw refuse("fileNotWritable", { path: folder, reason });
  }
  const instant = new Date().toISOString().replaceAll(/[-:.]/gu, "");
  const { counts, totals, ...rest } = await ledger.backup(join(folder, `giaingan-${instant}.backup.gz`));
  return { ...rest, counts: { ...counts }, totals: { ...totals } };
}
