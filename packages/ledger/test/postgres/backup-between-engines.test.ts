import { join } from "node:path";
import { expect, inject, it, onTestFinished } from "vitest";
import { openLedger, restoreLedger } from "../../src/index.ts";
import type { ServerAddress } from "../../src/server-address.ts";
import { answersOf, forge, linesOf, richBatches, temporaryFolder } from "../backup-file.ts";
import { createFilePlaces, createServerPlaces, type LedgerPlaces, runOnServer } from "../ledger-places.ts";
import { sampleBatch, sampleEntry } from "../sample-batch.ts";

const server = inject("postgresAddress") as ServerAddress;
const makers = { file: createFilePlaces, server: () => createServerPlaces(server) };

/** Places that are gone when the test ends. */
function placesOf(kind: keyof typeof makers): LedgerPlaces {
  const places = makers[kind]();
  onTestFinished(() => places.remove());
  return places;
}

it.each([
  ["file", "server"],
  ["server", "file"],
  ["server", "server"],
] as const)("a backup of a %s is restored into a %s with equal answers, rows and chain", async (from, to) => {
  const folder = temporaryFolder();
  const [first, second] = [placesOf(from), placesOf(to)];
  const made = await openLedger({ ...(await first.prepare(first.path())), mode: "openOrCreate" });
  await made.appendAll(richBatches);
  await made.append(
    sampleBatch({
      id: "nhiều",
      entries: Array.from({ length: 3_000 }, (_, index) =>
        sampleEntry({ id: `n-${index}`, unitId: `Xã ${index % 40}`, amount: BigInt(index), effectiveOn: "2023-05-06" }),
      ),
    }),
  );
  await made.backup(join(folder, "1.gz"));
  const before = await answersOf(made);
  await made.close();
  const target = await second.prepare(second.path());
  await restoreLedger({ from: join(folder, "1.gz"), to: target.path, headPath: target.headPath });
  const restored = await openLedger({ ...target, mode: "open" });
  expect(await answersOf(restored)).toEqual(before);
  await restored.backup(join(folder, "2.gz"));
  expect(linesOf(join(folder, "2.gz")).slice(1, -1)).toEqual(linesOf(join(folder, "1.gz")).slice(1, -1));
  await restored.append(sampleBatch({ id: "sau", entries: [sampleEntry({ id: "sau", amount: 3n })] }));
  expect(await restored.verifyChain()).toMatchObject({ isIntact: true, revision: 6 });
  await restored.close();
});

it("a restore that fails leaves an empty schema, into which the right backup is restored then", async () => {
  const folder = temporaryFolder();
  const [files, places] = [placesOf("file"), placesOf("server")];
  const made = await openLedger({ ...(await files.prepare(files.path())), mode: "openOrCreate" });
  await made.appendAll(richBatches);
  await made.backup(join(folder, "1.gz"));
  await made.close();
  const { path: to, headPath } = await places.prepare(places.path());
  const changes: readonly Parameters<typeof forge>[2][] = [
    ({ rows }) => rows.push(rows.find(([table]) => table === "entries") ?? []),
    ({ rows }) => void rows.find((row) => row[0] === "entries")?.splice(8, 1, "2023-02-31"),
    ({ manifest }) => (manifest["totals"] = {}),
  ];
  for (const change of changes) {
    forge(join(folder, "1.gz"), join(folder, "sai.gz"), change);
    await expect(restoreLedger({ from: join(folder, "sai.gz"), to, headPath })).rejects.toMatchObject({
      code: "backupDisagrees",
    });
  }
  await expect(openLedger({ path: to, headPath, mode: "open" })).rejects.toMatchObject({ code: "ledgerNotFound" });
  expect((await restoreLedger({ from: join(folder, "1.gz"), to, headPath })).manifest.revision).toBe(4);
});

it("a schema with tables of others is left alone", async () => {
  const folder = temporaryFolder();
  const [files, places] = [placesOf("file"), placesOf("server")];
  const made = await openLedger({ ...(await files.prepare(files.path())), mode: "openOrCreate" });
  await made.backup(join(folder, "1.gz"));
  await made.close();
  const { path: to, headPath } = await places.prepare(places.path());
  await runOnServer(to as ServerAddress, "CREATE TABLE khac (so INTEGER)");
  const restoring = restoreLedger({ from: join(folder, "1.gz"), to, headPath });
  await expect(restoring).rejects.toMatchObject({ code: "restoreTargetExists" });
  await expect(restoring).rejects.not.toThrow(/M%E1%BA%ADt|Mật khẩu/u);
});
