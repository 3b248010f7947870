import { readFileSync } from "node:fs";
import { afterEach, expect, test } from "vitest";
import { migrateLedger, openLedger } from "../../src/index.ts";
import { openPostgresEngine } from "../../src/postgres-engine.ts";
import type { ServerAddress } from "../../src/server-address.ts";
import { createServerPlaces, runOnServer } from "../ledger-places.ts";
import { sampleBatch, sampleEntry } from "../sample-batch.ts";
import { refusalOf, serverAddress } from "./server-places.ts";

const script = readFileSync(new URL("../../../../docs/postgresql-roles.sql", import.meta.url), "utf8");
const [firstStep = "", secondStep = ""] = script.split("-- Bước 2");
const roles = ["so_cai_owner", "so_cai_writer", "so_cai_reader"] as const;
const headPlaces = createServerPlaces(serverAddress());

afterEach(async () => {
  await runOnServer(
    serverAddress(),
    `DROP SCHEMA so_cai CASCADE; DROP OWNED BY ${roles.join()}; DROP ROLE ${roles.join()}`,
  );
  await headPlaces.remove();
});

function addressOf(role: (typeof roles)[number]): ServerAddress {
  const url = new URL(serverAddress());
  url.username = role;
  url.password = encodeURIComponent(`đổi-mật-khẩu-${roles.indexOf(role) + 1}`);
  return url.href as ServerAddress;
}

test("the writer of the documented script posts, reads, and may change nothing even without triggers", async () => {
  const headPath = headPlaces.headPath();
  await runOnServer(serverAddress(), firstStep);
  const owner = await openLedger({ path: addressOf("so_cai_owner"), mode: "openOrCreate", headPath });
  await owner.close();
  await runOnServer(serverAddress(), `-- Bước 2${secondStep}`);

  const writer = await openLedger({ path: addressOf("so_cai_writer"), mode: "open", headPath });
  const entries = Array.from({ length: 30 }, (_, rank) => sampleEntry({ id: `e${rank}` }));
  await writer.append(sampleBatch({ id: "a", entries: entries.slice(0, 1) }));
  await writer.append(sampleBatch({ id: "b", entries: entries.slice(1) }));
  expect(await writer.verifyChain()).toMatchObject({ isIntact: true, revision: 2 });
  await writer.close();

  const reader = await openLedger({ path: addressOf("so_cai_reader"), mode: "readOnly", headPath });
  expect((await reader.overview()).entryCount).toBe(30);
  await reader.close();
  const posting = await openLedger({ path: addressOf("so_cai_reader"), mode: "open", headPath });
  const refused = await refusalOf(posting.append(sampleBatch({ id: "c", entries: [sampleEntry({ id: "c" })] })));
  expect(refused.code).toBe("ledgerNotWritable");
  await posting.close();

  const tables = ["batches", "entries", "entry_classes", "statements", "findings", "checks", "meta"];
  await runOnServer(
    serverAddress(),
    tables.map((table) => `ALTER TABLE so_cai.${table} DISABLE TRIGGER ALL`).join(";"),
  );
  const engine = await openPostgresEngine({ address: addressOf("so_cai_writer"), isReadOnly: false });
  for (const table of tables)
    for (const sql of [`DELETE FROM ${table}`, `TRUNCATE ${table}`, `ALTER TABLE ${table} ADD x INTEGER`])
      await expect(engine.query(sql), sql).rejects.toMatchObject({ code: "42501" });
  await expect(engine.query("UPDATE entries SET amount = 1")).rejects.toMatchObject({ code: "42501" });
  await engine.close();
});

test("a role that does not own the tables is told who does, and changes nothing, where they are of an older version", async () => {
  const headPath = headPlaces.headPath();
  await runOnServer(serverAddress(), firstStep);
  const owner = await openLedger({ path: addressOf("so_cai_owner"), mode: "openOrCreate", headPath });
  await owner.append(sampleBatch({ id: "a", entries: [sampleEntry({ id: "a" })] }));
  await owner.close();
  await runOnServer(serverAddress(), `-- Bước 2${secondStep}`);
  const older = { path: addressOf("so_cai_owner"), to: 1 };
  expect(await migrateLedger(older)).toMatchObject({ to: 1 });
  const path = addressOf("so_cai_writer");
  for (const trying of [() => openLedger({ path, mode: "open", headPath }), () => migrateLedger({ path })]) {
    const { code, values } = await refusalOf(trying());
    expect([code, values]).toMatchObject([
      "migrationNeedsOwner",
      { user: "so_cai_writer", owner: "so_cai_owner", found: "1" },
    ]);
  }
  expect(await migrateLedger({ path: addressOf("so_cai_owner") })).toMatchObject({ from: 1 });
  const writer = await openLedger({ path, mode: "open", headPath });
  await writer.append(sampleBatch({ id: "b", entries: [sampleEntry({ id: "b" })] }));
  expect((await writer.overview()).entryCount).toBe(2);
  await writer.close();
});
