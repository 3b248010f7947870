/**
 * Making a new ledger file: under another name first, so that a kill in the middle leaves no half-made ledger.
 */
import { existsSync } from "node:fs";
import { link, mkdir, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import process from "node:process";
import { openDuckdbEngine } from "./duckdb-engine.ts";
import { createSchema } from "./schema.ts";

/** Creates the parent folders and an empty ledger. Does nothing when another process was faster. */
export async function createLedgerFile(
  path: string,
  options: { readonly isSample: boolean; readonly createdAt: string },
): Promise<void> {
  await makeFolder(dirname(path));
  const unfinished = `${path}.new-${process.pid}`;
  await rm(unfinished, { force: true });
  try {
    const engine = await openDuckdbEngine({ path: unfinished, isReadOnly: false });
    try {
      await engine.transaction((session) => createSchema(session, options));
    } finally {
      await engine.close();
    }
    await putInPlace(unfinished, path);
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

/** A hard link never replaces a file that is there; a file system without links gets a plain rename. */
async function putInPlace(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return;
    if (code !== "EPERM" && code !== "ENOTSUP" && code !== "ENOSYS") throw error;
    await rename(from, to);
  }
}
