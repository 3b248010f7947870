/**
 * Taking a backup: one state of the record, streamed into a file that is there as a whole or not at all.
 */
import { createHash, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { assert, refuse, Refusal } from "@giaingan/finance";
import { emptyChainHead } from "../chain.ts";
import type { Engine, Reader } from "../engine.ts";
import { putInPlace } from "../ledger-creation.ts";
import { refuseLedger } from "../ledger-refusals.ts";
import { readSettings } from "../schema.ts";
import {
  backupFormat,
  type BackupHeader,
  type BackupManifest,
  type BackupOrigin,
  type BackupSidecar,
  backupVersion,
  gzipStart,
  manifestLine,
  type OnBackupProgress,
  originOf,
  sidecarPath,
} from "./backup-format.ts";
import { createPoints } from "./backup-points.ts";
import { readRowLines, type WrittenBatch } from "./record-rows.ts";
import { batchTable, readContents, readRecordTables } from "./record-tables.ts";

/** How often one state of the record is asked for before a backup gives up. */
const mostSnapshots = 3;

/** What a backup is taken of, and where it goes. */
export interface BackupTask {
  /** The ledger, as refusals name it. */
  readonly ledgerPath: string;
  /** The file to write; it must not be there. */
  readonly path: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly onProgress?: OnBackupProgress | undefined;
}

/**
 * Writes the backup and its sidecar, and gives what the sidecar says. Memory is bounded; the file is durable when the promise
 * resolves, and when it rejects there is none. A snapshot whose rows do not end with the batch that it named as the newest is
 * no one state: its file gets no name, and another snapshot is taken.
 *
 * @throws Refusal `backupExists`, `recordNotWhole`, `fileNotWritable`; and what the engine says when it cannot be read
 */
export async function takeBackup(engine: Pick<Engine, "snapshot">, task: BackupTask): Promise<BackupSidecar> {
  for (let taken = 1; taken <= mostSnapshots; taken += 1) {
    try {
      return await engine.snapshot((reader) => writeBackup({ ...task, reader }));
    } catch (error) {
      if (!(error instanceof MovedSnapshot)) throw error;
    }
  }
  throw new MovedSnapshot(`${mostSnapshots} snapshots of "${task.ledgerPath}" showed no one state of the record`);
}

/** Two questions to one snapshot were answered from two states of the record. */
class MovedSnapshot extends Error {}

interface SnapshotTask extends BackupTask {
  /** One state of the database. */
  readonly reader: Reader;
}

async function writeBackup({ onProgress, ...given }: SnapshotTask): Promise<BackupSidecar> {
  const { path } = given;
  const progress = createPoints("write", onProgress);
  const task = { ...given, onProgress: progress.onProgress };
  if (existsSync(path)) throw refuseLedger("backupExists", { path });
  const draft = join(dirname(path), `.${basename(path)}.${randomBytes(4).toString("hex")}.tmp`);
  const sidecarDraft = `${draft}.json`;
  try {
    const sidecar = await writeDraft(draft, task);
    progress.tell("synced");
    await atFile(path, async () => {
      await writeDurably(sidecarDraft, `${JSON.stringify(sidecar, null, 2)}\n`);
      progress.tell("sidecar written");
      // One that was left behind by a file of the same name that is gone would contradict the new file.
      if (!existsSync(path)) await rm(sidecarPath(path), { force: true });
      if (!(await putInPlace(draft, path))) throw refuseLedger("backupExists", { path });
      progress.tell("in place");
      await rename(sidecarDraft, sidecarPath(path));
      await syncFolder(dirname(path));
      progress.tell("done");
    });
    return sidecar;
  } finally {
    await rm(draft, { force: true });
    await rm(sidecarDraft, { force: true });
  }
}

/** Writes all lines into a file of another name. */
async function writeDraft(draft: string, task: SnapshotTask): Promise<BackupSidecar> {
  const { path } = task;
  const handle = await atFile(path, () => open(draft, "wx"));
  const fileHash = createHash("sha256");
  let sizeBytes = 0;
  let manifest = null as BackupManifest | null;
  try {
    await pipeline(
      Readable.from(
        writeLines(task, (written) => (manifest = written)),
        { objectMode: true, highWaterMark: 1 },
      ),
      createGzip(),
      async (packed: AsyncIterable<Buffer>) => {
        for await (const piece of packed) {
          // The name of this machine's system is the one byte of gzip's start that differs between machines.
          if (sizeBytes === 0) piece.set(gzipStart);
          sizeBytes += piece.length;
          fileHash.update(piece);
          await atFile(path, () => handle.writeFile(piece));
        }
      },
    );
    await atFile(path, () => handle.sync());
  } finally {
    await handle.close();
  }
  assert(manifest !== null, "a backup that was written has a manifest");
  return { ...manifest, file: { name: basename(path), sizeBytes, sha256: fileHash.digest("hex") } };
}

/** The whole file, unpacked, piece by piece. */
async function* writeLines(
  { reader, ledgerPath, createdAt, onProgress }: SnapshotTask,
  onManifest: (manifest: BackupManifest) => void,
): AsyncGenerator<string> {
  const tables = await readRecordTables(reader);
  const origin = await readOrigin(reader, createdAt);
  const contents = await readContents(reader, tables);
  const total = Object.values(contents.counts).reduce((sum, count) => sum + count, 0);
  const header: BackupHeader = { ...origin, tables };
  const hash = createHash("sha256");
  const hashed = (text: string): string => {
    hash.update(text);
    return text;
  };
  onProgress?.({ step: "write", done: 0, total, rowCount: 0, point: "begun" });
  yield hashed(`${JSON.stringify(header)}\n`);
  const written = new Map(tables.map(({ name }) => [name, 0]));
  let done = 0;
  let newest: WrittenBatch = { revision: 0, chainHead: emptyChainHead };
  for await (const { text, counts, newestBatch = newest } of readRowLines(reader, tables)) {
    newest = newestBatch;
    yield hashed(text);
    for (const [table, count] of Object.entries(counts)) {
      written.set(table, (written.get(table) ?? 0) + count);
      done += count;
      if (count > 0) onProgress?.({ step: "write", done, total, rowCount: done, point: table });
    }
  }
  onProgress?.({ step: "write", done, total, rowCount: done, point: "written" });
  if (newest.revision !== origin.revision || newest.chainHead !== origin.chainHead) {
    throw new MovedSnapshot(`a snapshot of batch ${origin.revision} ended with batch ${newest.revision}`);
  }
  // Rows of no batch, or of no rank, are not found on the way from batch to batch.
  const lost = tables.find(({ name }) => written.get(name) !== contents.counts[name]);
  if (lost !== undefined) throw refuseLedger("recordNotWhole", { path: ledgerPath, table: lost.name });
  const manifest: BackupManifest = { ...originOf(origin), ...contents, sha256: hash.digest("hex") };
  onManifest(manifest);
  yield manifestLine(manifest);
}

async function readOrigin(reader: Reader, createdAt: string): Promise<BackupOrigin> {
  const settings = await readSettings((sql) => reader.query(sql));
  const [newest] = await reader.query(`SELECT revision, chain_head FROM ${batchTable} ORDER BY revision DESC LIMIT 1`);
  return {
    format: backupFormat,
    version: backupVersion,
    schemaVersion: Number(settings?.["schema_version"]),
    sample: settings?.["sample"] === "true",
    createdAt,
    ledgerCreatedAt: String(settings?.["created_at"]),
    revision: Number(newest?.[0] ?? 0),
    chainHead: String(newest?.[1] ?? emptyChainHead),
  };
}

async function writeDurably(path: string, text: string): Promise<void> {
  const handle = await open(path, "wx");
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes the names in a folder durable, where the system can. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, "r");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // Windows and some mounts do not sync folders: the file itself has been synced.
  }
}

async function atFile<Answer>(path: string, work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw refuse("fileNotWritable", {
      path,
      reason: error instanceof Error && "code" in error ? String(error.code) : String(error),
    });
  }
}
