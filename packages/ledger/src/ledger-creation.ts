/**
 * Making a new ledger file: under another name first, so that a kill in the middle leaves no half-made ledger.
 */
import { existsSync } from "node:fs";
import { link, mkdir, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import process from "node:process";
import { openDuckdbEngine } from "./duckdb-engine.ts";
import type { Session } from "./engine.ts";
import { createSchema } from "./schema.ts";
import type { OnStep } from "./watched-engine.ts";

/** What a new ledger is made with. */
interface CreationOptions {
  readonly isSample: boolean;
  readonly createdAt: string;
  readonly onStep?: OnStep | undefined;
}

/** Creates the parent folders and an empty ledger. Does nothing when another process was faster. */
export async function createLedgerFile(path: string, { onStep, ...options }: CreationOptions): Promise<void> {
  onStep?.("creation: before");
  await buildLedgerFile(path, async (session) => {
    await createSchema(session, options);
    onStep?.("creation: before commit");
  });
  onStep?.("creation: done");
}

/**
 * Creates the parent folders and a ledger that the work fills in one transaction; when it throws, nothing is left.
 *
 * @returns false when a file was there in the end: it stays as it is, and what was built is gone
 */
export async function buildLedgerFile(path: string, work: (session: Session) => Promise<void>): Promise<boolean> {
  await makeFolder(dirname(path));
  const unfinished = `${path}.new-${process.pid}`;
  await rm(unfinished, { force: true });
  await rm(`${unfinished}.wal`, { force: true });
  try {
    const engine = await openDuckdbEngine({ path: unfinished, isReadOnly: false });
    try {
      await engine.transaction(work);
    } finally {
      await engine.close();
    }
    return await putInPlace(unfinished, path);
  } finally {
    await rm(unfinished, { force: true });
    await rm(`${unfinished}.wal`, { force: true });
  }
}

/** Like `mkdir` with `recursive`, which never ends where a folder is there and takes no folders (/proc, some mounts). */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (existsSync(folder)) return;
    if (code !== "ENOENT" || dirname(folder) === folder) throw error;
    await makeFolder(dirname(folder));
    await mkdir(folder);
  }
}

/**
 * Gives a whole file its name. A hard link never replaces a file that is there; a file system without links gets a plain
 * rename.
 *
 * @returns false when a file of that name was there
 */
export async function putInPlace(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return false;
    if (code !== "EPERM" && code !== "ENOTSUP" && code !== "ENOSYS") throw error;
    if (existsSync(to)) return false;
    await rename(from, to);
  }
  return true;
}
