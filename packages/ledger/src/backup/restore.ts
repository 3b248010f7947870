/**
 * Restoring a backup: into a new file, or into an empty schema of a server; all of it or nothing, and only what has been
 * read, counted, added up and verified against its chain.
 */
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { type Bilingual, Refusal } from "@giaingan/finance";
import { verifyChain } from "../chain-verification.ts";
import type { Reader, Session } from "../engine.ts";
import { headFilePath, type LedgerHead, readHeadFile, writeHeadFile } from "../head-file.ts";
import { instantFromSql } from "../instant.ts";
import { buildLedgerFile } from "../ledger-creation.ts";
import { refuseLedger } from "../ledger-refusals.ts";
import { makeServerHeadPath } from "../open-ledger.ts";
import { createSchema, keepMonthlyTotals } from "../schema.ts";
import { createSerialQueue } from "../serial-queue.ts";
import { isReadableAddress, isServerAddress, type ServerAddress, withoutPassword } from "../server-address.ts";
import { openServerToFill } from "../server-ledger.ts";
import { isStorageFailure, refusalOfStorage } from "../storage-failure.ts";
import type { BackupManifest, OnBackupProgress } from "./backup-format.ts";
import { type BackupPoints, createPoints } from "./backup-points.ts";
import { disagrees, type OpenBackup, openBackup } from "./backup-reading.ts";
import { batchTable, readContents, readRecordTables } from "./record-tables.ts";
import { createRowIntake } from "./row-intake.ts";

/** What is restored, and where. */
export interface RestoreOptions {
  /** The backup. */
  readonly from: string;
  /** A file that is not there, or `postgres://…` of a database whose schema is empty. */
  readonly to: string;
  /** Where the chain head of the new ledger is kept; default as in `openLedger`. */
  readonly headPath?: string | undefined;
  readonly onProgress?: OnBackupProgress | undefined;
}

/** What has been restored. */
export interface RestoredLedger {
  /** The file, or the address of the server without its password. */
  readonly path: string;
  readonly manifest: BackupManifest;
  /**
   * The head that an earlier ledger of this place left behind, when it is newer than the backup: batches after the backup
   * are lost. Else null.
   */
  readonly newerHead: LedgerHead | null;
}

/**
 * Restores a ledger. A ledger that is there is never touched.
 *
 * @throws Refusal of the file: `fileNotFound`, `fileNotReadable`, `notABackup`, `newerBackup`, `backupCut`,
 *   `backupDamaged`, `backupDisagrees`; of the target: `restoreTargetExists`, `ledgerNotWritable`, and those of a server
 *   as in `openLedger`
 */
export async function restoreLedger({ from, to, headPath, onProgress }: RestoreOptions): Promise<RestoredLedger> {
  const progress = createPoints("read", onProgress);
  progress.tell("begun");
  const backup = await openBackup(from, progress.onProgress);
  try {
    const fill = (session: Session): Promise<LedgerHead> => fillLedger(session, { from, backup, progress });
    const target = isServerAddress(to) ? serverTarget(to) : fileTarget(resolve(to));
    const { head, defaultHeadPath } = await target(fill);
    progress.tell("in place");
    const kept = headPath ?? defaultHeadPath;
    const earlier = await readHeadFile(kept);
    await keepHead(kept, head);
    progress.tell("done");
    return {
      path: isServerAddress(to) ? withoutPassword(to) : resolve(to),
      manifest: backup.manifest(),
      newerHead: earlier !== null && earlier.revision > head.revision ? earlier : null,
    };
  } finally {
    backup.close();
  }
}

/**
 * Checks a backup as a restore does, into a ledger that is thrown away.
 *
 * @throws Refusal of the file, as `restoreLedger`
 */
export async function checkBackup(from: string, onProgress?: OnBackupProgress): Promise<BackupManifest> {
  const folder = await mkdtemp(join(tmpdir(), "giaingan-check-"));
  try {
    const to = join(folder, "check.duckdb");
    const { manifest } = await restoreLedger({ from, to, onProgress });
    return manifest;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs the work in one transaction of a new ledger, which is there when the work ends well, and else is not. */
type RestoreTarget = (
  fill: (session: Session) => Promise<LedgerHead>,
) => Promise<{ readonly head: LedgerHead; readonly defaultHeadPath: string }>;

function fileTarget(path: string): RestoreTarget {
  return async (fill) => {
    // The log of a ledger that is gone would be replayed into the new one.
    if (existsSync(path) || existsSync(`${path}.wal`)) throw refuseLedger("restoreTargetExists", { path });
    const heads: LedgerHead[] = [];
    try {
      const isNew = await buildLedgerFile(path, async (session) => void heads.push(await fill(session)));
      const [head] = heads;
      if (!isNew || head === undefined) throw refuseLedger("restoreTargetExists", { path });
      return { head, defaultHeadPath: headFilePath(path) };
    } catch (error) {
      throw isStorageFailure(error) ? refusalOfStorage(path, error) : error;
    }
  };
}

function serverTarget(address: ServerAddress): RestoreTarget {
  return async (fill) => {
    const path = withoutPassword(address);
    if (!isReadableAddress(address)) throw refuseLedger("serverAddressInvalid", { path });
    const engine = await openServerToFill(address);
    try {
      const head = await engine.transaction(async (session) => {
        if (await hasTables(session)) throw refuseLedger("restoreTargetExists", { path });
        return fill(session);
      });
      return { head, defaultHeadPath: await makeServerHeadPath(engine, address) };
    } finally {
      await engine.close();
    }
  };
}

async function hasTables(reader: Reader): Promise<boolean> {
  const rows = await reader.query(
    "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema() LIMIT 1",
  );
  return rows.length > 0;
}

/** Makes the tables, takes in every row, and verifies what the tables hold then. */
async function fillLedger(
  session: Session,
  { from, backup, progress }: { readonly from: string; readonly backup: OpenBackup; readonly progress: BackupPoints },
): Promise<LedgerHead> {
  const { header } = backup;
  await createSchema(session, { isSample: header.sample, createdAt: header.ledgerCreatedAt });
  progress.tell("tables made");
  const intake = await createRowIntake(session, { path: from, header });
  try {
    for await (const rows of backup.rows()) await intake.take(rows);
    await intake.flush();
    progress.tell("rows taken");
    await keepMonthlyTotals(session, 1, header.revision);
  } catch (error) {
    throw isRefusedData(error) ? disagrees(from, { vi: messageOf(error), en: messageOf(error) }) : error;
  }
  await checkContents(session, { from, manifest: backup.manifest(), onProgress: progress.onProgress });
  progress.tell("checked");
  const [newest] = await session.query(
    `SELECT CAST(recorded_at AS VARCHAR) FROM ${batchTable} WHERE revision = ${header.revision}`,
  );
  const recordedAt = newest === undefined ? null : instantFromSql(String(newest[0]));
  return { revision: header.revision, chainHead: header.chainHead, sample: header.sample, recordedAt };
}

async function checkContents(
  session: Session,
  {
    from,
    manifest,
    onProgress,
  }: {
    readonly from: string;
    readonly manifest: BackupManifest;
    readonly onProgress: OnBackupProgress;
  },
): Promise<void> {
  const { counts, totals } = await readContents(session, await readRecordTables(session));
  for (const [table, count] of Object.entries(counts)) {
    const told = manifest.counts[table] ?? 0;
    if (told === count) continue;
    throw disagrees(from, {
      vi: `bảng "${table}" có ${count} dòng, bản kê nói ${told}`,
      en: `the table "${table}" has ${count} rows, the manifest says ${told}`,
    });
  }
  for (const kind of new Set([...Object.keys(totals), ...Object.keys(manifest.totals)]) as Set<keyof typeof totals>) {
    const [sum, told] = [totals[kind] ?? "0", manifest.totals[kind] ?? "0"];
    if (sum === told) continue;
    throw disagrees(from, {
      vi: `tổng "${kind}" là ${sum} đồng, bản kê nói ${told}`,
      en: `the total of "${kind}" is ${sum} đồng, the manifest says ${told}`,
    });
  }
  const verdict = await verifyChain(oneAtATime(session), {
    dialect: session.dialect,
    keptHead: null,
    onProgress: (done, total) => onProgress({ step: "verify", done, total, rowCount: done, point: "verified" }),
  });
  if (!verdict.isIntact) throw disagrees(from, withoutStop(verdict.message));
  if (verdict.revision !== manifest.revision || verdict.chainHead !== manifest.chainHead) {
    throw disagrees(from, {
      vi: `đầu chuỗi ở lô ${verdict.revision} khác bản kê`,
      en: `the chain head at batch ${verdict.revision} is not that of the manifest`,
    });
  }
}

/** A sentence inside a sentence ends without its full stop. */
function withoutStop({ vi, en }: Bilingual): Bilingual {
  return { vi: vi.replace(/\.$/u, ""), en: en.replace(/\.$/u, "") };
}

/** A session is one connection: it takes one question after the other. */
function oneAtATime(session: Session): Reader {
  const queue = createSerialQueue();
  return { query: (sql, parameters) => queue.run(() => session.query(sql, parameters)) };
}

/** The engine did not take the rows: a key twice, nothing where something must be, a date that is none. */
function isRefusedData(error: unknown): boolean {
  if (error instanceof Refusal) return false;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return /^2[23][0-9A-Z]{3}$/u.test(code) || /\b(Constraint|Conversion|Out of Range) Error\b/u.test(messageOf(error));
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n", 1)[0] ?? "";
}

async function keepHead(path: string, head: LedgerHead): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    writeHeadFile(path, head);
  } catch {
    // The ledger is there all the same, and writes its head when it is opened.
  }
}
