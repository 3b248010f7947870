/**
 * A snapshot that answers from two states. One of a thousand kills once left a backup whose manifest named another batch
 * than its rows ended with; here the real engine is asked for the batch before the newest, as if it had answered late.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { takeBackup } from "../../src/backup/backup-writing.ts";
import type { Engine, Reader } from "../../src/engine.ts";
import { checkBackup } from "../../src/index.ts";
import { richBatches, temporaryFolder } from "../backup-file.ts";
import { openEngineOf } from "../ledger-places.ts";
import { useTemporaryLedgers } from "../sample-batch.ts";

const ledgers = useTemporaryLedgers();

/** The engine, the first snapshots of which tell of the batch before the newest. */
function lateFor(engine: Engine, lateSnapshots: number): Pick<Engine, "snapshot"> & { readonly taken: () => number } {
  let taken = 0;
  return {
    taken: () => taken,
    snapshot: (work) => {
      taken += 1;
      const isLate = taken <= lateSnapshots;
      return engine.snapshot((reader) => work(isLate ? late(reader) : reader));
    },
  };
}

function late(reader: Reader): Reader {
  return {
    query: (sql, parameters) =>
      reader.query(
        sql.replace(/ORDER BY revision DESC LIMIT 1$/u, "ORDER BY revision DESC LIMIT 1 OFFSET 1"),
        parameters,
      ),
  };
}

async function openedRecord(): Promise<{
  readonly engine: Engine;
  readonly revision: number;
  readonly folder: string;
}> {
  const ledger = await ledgers.open();
  for (const batch of richBatches) await ledger.append(batch);
  const { revision } = ledger.head();
  await ledger.close();
  return { engine: await openEngineOf(ledgers.path()), revision, folder: temporaryFolder() };
}

test("another snapshot is taken, and the backup is of one state", async () => {
  const { engine, revision, folder } = await openedRecord();
  const path = join(folder, "sao-luu.gz");
  const lateOnce = lateFor(engine, 2);
  const sidecar = await takeBackup(lateOnce, { ledgerPath: "sổ", path, createdAt: "2026-11-23T08:00:00.000Z" });
  await engine.close();
  expect(lateOnce.taken()).toBe(3);
  expect(sidecar.revision).toBe(revision);
  expect((await checkBackup(path)).revision).toBe(revision);
});

test("where no snapshot shows one state there is no file", async () => {
  const { engine, folder } = await openedRecord();
  const path = join(folder, "sao-luu.gz");
  const alwaysLate = lateFor(engine, Infinity);
  const taking = takeBackup(alwaysLate, { ledgerPath: "sổ", path, createdAt: "2026-11-23T08:00:00.000Z" });
  await expect(taking).rejects.toThrow(/no one state/u);
  await engine.close();
  expect(readdirSync(folder)).toEqual([]);
});
