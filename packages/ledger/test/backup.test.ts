import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { checkBackup, type Ledger, openLedger, restoreLedger } from "../src/index.ts";
import { answersOf, forge, linesOf, richBatches, temporaryFolder } from "./backup-file.ts";
import { createLedgerPlaces } from "./ledger-places.ts";
import { sampleBatch, sampleEntry, useTemporaryLedgers } from "./sample-batch.ts";

const ledgers = useTemporaryLedgers();

/** A place to restore into, on the engine under test. */
async function newPlace(): Promise<{
  readonly to: string;
  readonly headPath: string;
  readonly open: () => Promise<Ledger>;
}> {
  const places = createLedgerPlaces();
  const opened: Ledger[] = [];
  onTestFinished(async () => {
    for (const ledger of opened) await ledger.close();
    await places.remove();
  });
  const { path: to } = await places.prepare(places.path());
  const headPath = places.headPath();
  return {
    to,
    headPath,
    open: async () => {
      const ledger = await openLedger({ path: to, headPath, mode: "open" });
      opened.push(ledger);
      return ledger;
    },
  };
}

/** A ledger with rich batches, and its backup. */
async function backedUp(): Promise<{ readonly ledger: Ledger; readonly path: string; readonly folder: string }> {
  const folder = temporaryFolder();
  const path = join(folder, "sao-luu.backup.gz");
  const ledger = await ledgers.open({ clock: () => new Date("2026-03-01T02:03:04.560Z"), sample: true });
  for (const batch of richBatches) await ledger.append(batch);
  await ledger.backup(path);
  return { ledger, path, folder };
}

describe("a backup", () => {
  it("gives the same ledger again: totals, rows, times, revisions and chain", async () => {
    const { ledger, path } = await backedUp();
    const { to, headPath, open } = await newPlace();
    const { newerHead } = await restoreLedger({ from: path, to, headPath });
    const restored = await open();
    expect(newerHead).toBeNull();
    expect(await answersOf(restored)).toEqual(await answersOf(ledger));
    expect(await restored.verifyChain()).toMatchObject({ isIntact: true, revision: 4 });
    expect(restored.head()).toMatchObject({ sample: true, recordedAt: "2026-03-01T02:03:04.560Z" });
  });

  it("can go on being posted to once it is restored, and knows what it has had", async () => {
    const { path } = await backedUp();
    const { to, headPath, open } = await newPlace();
    await restoreLedger({ from: path, to, headPath });
    const restored = await open();
    const again = await restored.append(richBatches[0] ?? sampleBatch({ id: "-" }));
    const next = await restored.append(sampleBatch({ id: "lô 5", entries: [sampleEntry({ id: "f" })] }));
    expect([again.alreadyPosted, again.revision, next.revision]).toEqual([true, 1, 5]);
    expect((await restored.verifyChain()).isIntact).toBe(true);
    expect(JSON.parse(readFileSync(headPath, "utf8"))).toMatchObject({ revision: 5 });
  });

  it("holds the same lines when it is taken of the restored ledger", async () => {
    const { path, folder } = await backedUp();
    const { to, headPath, open } = await newPlace();
    await restoreLedger({ from: path, to, headPath });
    await (await open()).backup(join(folder, "lan-hai.gz"));
    expect(linesOf(join(folder, "lan-hai.gz")).slice(1, -1)).toEqual(linesOf(path).slice(1, -1));
  });

  it("of an empty ledger is restored as an empty ledger", async () => {
    const path = join(temporaryFolder(), "rong.gz");
    await (await ledgers.open()).backup(path);
    const { to, headPath, open } = await newPlace();
    await restoreLedger({ from: path, to, headPath });
    expect((await open()).head()).toMatchObject({ revision: 0, chainHead: "0".repeat(64) });
  });

  it("is told of in a manifest that people can read and programs can check", async () => {
    const { ledger, path } = await backedUp();
    const sidecar = JSON.parse(readFileSync(`${path}.manifest.json`, "utf8")) as Record<string, unknown>;
    const bytes = readFileSync(path);
    expect(sidecar).toMatchObject({
      format: "giaingan-backup",
      revision: 4,
      chainHead: ledger.head().chainHead,
      counts: { batches: 4, entries: 5, statements: 3, findings: 1, checks: 2 },
      totals: { assigned: "9223372036854775813", volumePaid: "0" },
      file: { sizeBytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") },
    });
  });

  it("taken while 200 batches are posted is a prefix that verifies", async () => {
    const { ledger, folder } = await backedUp();
    const posting = Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        ledger.append(
          sampleBatch({ id: `tiếp ${index}`, entries: [sampleEntry({ id: `tiếp ${index}`, amount: BigInt(index) })] }),
        ),
      ),
    );
    const revisions: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      const path = join(folder, `${round}.gz`);
      const { revision, chainHead } = await ledger.backup(path);
      revisions.push(revision);
      expect(await checkBackup(path)).toMatchObject({ revision, chainHead });
      const batches = await ledger.batches();
      expect(batches[revision - 1]?.chainHead).toBe(chainHead);
    }
    await posting;
    expect(revisions[0]).toBeLessThan(204);
    expect((await ledger.verifyChain()).isIntact).toBe(true);
  });

  it("of one batch that is read in several pieces is whole", async () => {
    const ledger = await ledgers.open();
    const entries = Array.from({ length: 6_001 }, (_, index) =>
      sampleEntry({ id: `e-${index}`, amount: BigInt(index) }),
    );
    await ledger.append(sampleBatch({ id: "trước", entries: [sampleEntry({ id: "trước" })] }));
    await ledger.append(sampleBatch({ id: "lớn", entries, statements: richBatches[0]?.statements ?? [] }));
    await ledger.append(sampleBatch({ id: "sau", entries: [sampleEntry({ id: "sau" })] }));
    const path = join(temporaryFolder(), "lon.gz");
    const { counts } = await ledger.backup(path);
    expect(counts).toMatchObject({ batches: 3, entries: 6_003, statements: 2 });
    expect(await checkBackup(path)).toMatchObject({ revision: 3 });
  });

  it("tells how far it is, to the end", async () => {
    const { ledger, folder } = await backedUp();
    const steps: string[] = [];
    const path = join(folder, "tien-do.gz");
    const onProgress = ({ step, done, total }: { step: string; done: number; total: number }): void =>
      void (done === total && steps.push(step));
    await ledger.backup(path, { onProgress });
    await checkBackup(path, onProgress);
    expect([...new Set(steps)]).toEqual(["write", "read", "verify"]);
  });
});

describe("what is there", () => {
  it("is not overwritten by a backup, and its manifest stays", async () => {
    const { ledger, path } = await backedUp();
    const before = [path, `${path}.manifest.json`].map((each) => readFileSync(each, "hex"));
    await expect(ledger.backup(path)).rejects.toMatchObject({ code: "backupExists" });
    expect([path, `${path}.manifest.json`].map((each) => readFileSync(each, "hex"))).toEqual(before);
  });

  it("is not overwritten by a restore: a ledger answers as before", async () => {
    const { path } = await backedUp();
    const { to, headPath, open } = await newPlace();
    const other = await openLedger({ path: to, headPath, mode: "openOrCreate" });
    await other.append(sampleBatch({ id: "khác", entries: [sampleEntry({ id: "khác" })] }));
    const before = await answersOf(other);
    await other.close();
    await expect(restoreLedger({ from: path, to, headPath })).rejects.toMatchObject({ code: "restoreTargetExists" });
    expect(await answersOf(await open())).toEqual(before);
  });

  it("in the folder of a backup that cannot be written stays alone: no half file is left", async () => {
    const { ledger, folder } = await backedUp();
    const before = readdirSync(folder);
    const missing = join(folder, "chưa có", "x.gz");
    await expect(ledger.backup(missing)).rejects.toMatchObject({
      code: "fileNotWritable",
      values: { reason: "ENOENT" },
    });
    expect(readdirSync(folder)).toEqual(before);
  });

  it("of a head that is ahead of the backup is told: batches after it are lost", async () => {
    const { path } = await backedUp();
    const { to, headPath } = await newPlace();
    const lost = { revision: 9, chainHead: "b".repeat(64), sample: false, recordedAt: null };
    writeFileSync(headPath, JSON.stringify(lost));
    const { newerHead } = await restoreLedger({ from: path, to, headPath });
    expect(newerHead).toEqual(lost);
    expect(JSON.parse(readFileSync(headPath, "utf8"))).toMatchObject({ revision: 4 });
  });

  it("is nothing after a check", async () => {
    const { path, folder } = await backedUp();
    const before = readdirSync(folder);
    await checkBackup(path);
    expect(readdirSync(folder)).toEqual(before);
  });
});

describe("a ledger that was changed from outside", () => {
  it("with rows of no batch is not backed up", async () => {
    const { ledger, folder } = await backedUp();
    await ledger.close();
    await ledgers.runSql("UPDATE statements SET revision = 77 WHERE revision = 3");
    const changed = await ledgers.open({ mode: "open" });
    const path = join(folder, "sai.gz");
    await expect(changed.backup(path)).rejects.toMatchObject({
      code: "recordNotWhole",
      values: { table: "statements" },
    });
    expect(existsSync(path)).toBe(false);
  });

  it("in an amount is backed up as it is, and the restore names the batch", async () => {
    const { ledger, folder } = await backedUp();
    await ledger.close();
    await ledgers.runSql("UPDATE entries SET amount = 6 WHERE id = 'b'");
    const changed = await ledgers.open({ mode: "open" });
    const path = join(folder, "sua.gz");
    await changed.backup(path);
    const { to, headPath, open } = await newPlace();
    const restoring = restoreLedger({ from: path, to, headPath });
    await expect(restoring).rejects.toMatchObject({ code: "backupDisagrees" });
    await expect(restoring).rejects.toThrow(/lô 1/u);
    await expect(open()).rejects.toMatchObject({ code: "ledgerNotFound" });
  });
});

describe("a backup of an older schema", () => {
  it("is restored: what came later is nothing", async () => {
    const { ledger, path, folder } = await backedUp();
    const older = join(folder, "cu.gz");
    forge(path, older, ({ header, rows, manifest }) => {
      const tables = header["tables"] as { name: string; columns: { name: string }[] }[];
      const entries = tables.find(({ name }) => name === "entries");
      const kept = entries?.columns.map(({ name }) => !name.startsWith("late_")) ?? [];
      header["schemaVersion"] = manifest["schemaVersion"] = 1;
      header["tables"] = tables
        .filter(({ name }) => name !== "period_changes")
        .map((table) => (table === entries ? { ...table, columns: table.columns.filter((_, at) => kept[at]) } : table));
      for (const row of rows)
        if (row[0] === "entries") row.splice(0, row.length, ...row.filter((_, at) => at === 0 || kept[at - 1]));
      manifest["counts"] = Object.fromEntries(
        Object.entries(manifest["counts"] as object).filter(([name]) => name !== "period_changes"),
      );
    });
    const { to, headPath, open } = await newPlace();
    await restoreLedger({ from: older, to, headPath });
    const restored = await open();
    expect(await answersOf(restored)).toEqual(await answersOf(ledger));
    expect((await restored.verifyChain()).isIntact).toBe(true);
  });
});
