import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { type PostgresServer, startPostgresServer } from "../../../../test/postgres/postgres-server.ts";
import { openLedger } from "../../src/index.ts";
import { type ServerAddress, withoutPassword } from "../../src/server-address.ts";
import { sampleBatch, sampleEntry } from "../sample-batch.ts";
import { refusalOf, serverAddress, useServerLedgers } from "./server-places.ts";

const ledgers = useServerLedgers();
const modes = ["open", "openOrCreate", "readOnly"] as const;

/** The address of the server with something about it changed. */
function changed(change: (url: URL) => void): string {
  const url = new URL(serverAddress());
  change(url);
  return url.href;
}

/** Everything that a refusal or its stack could show. */
function everythingSaid(error: Error): string {
  return inspect(error, { depth: 10, showHidden: true }) + JSON.stringify(error);
}

describe("an address that leads to no ledger is refused", () => {
  const refused: readonly (readonly [code: string, what: string, path: () => string])[] = [
    ["serverLoginRefused", "a wrong password", () => changed((url) => (url.password = "bí-mật"))],
    ["serverLoginRefused", "no password", () => changed((url) => (url.password = ""))],
    [
      "serverLoginRefused",
      "an unknown user",
      () => changed((url) => ([url.username, url.password] = ["ai-đó", "bí-mật"])),
    ],
    ["serverDatabaseMissing", "an unknown database", () => changed((url) => (url.pathname = "/khong_co"))],
    ["serverNotReachable", "a closed port", () => changed((url) => (url.port = "1"))],
    ["serverNotReachable", "a host that is not there", () => changed((url) => (url.hostname = "may-chu.invalid"))],
    [
      "serverNotSecure",
      "encryption that the server has not",
      () => changed((url) => (url.search = "sslmode=verify-full")),
    ],
    ["serverAddressInvalid", "a port that is none", () => "postgres://ai:b%C3%AD-m%E1%BA%ADt@localhost:99999/so_cai"],
    ["serverAddressInvalid", "a password that breaks it", () => "postgres://ai:bí-mật]@[localhost/so_cai"],
  ];
  test.each(refused)("with %s: %s; and the password is nowhere", async (code, _, pathOf) => {
    const path = pathOf();
    for (const mode of modes) {
      const refusal = await refusalOf(openLedger({ path, mode }));
      expect(refusal.code).toBe(code);
      for (const password of ["bí-mật", "b%C3%AD", encodeURIComponent("Mật khẩu"), "Mật khẩu: "])
        expect(everythingSaid(refusal)).not.toContain(password);
    }
  });

  test("with ledgerNotFound: a schema without a ledger, unless one is to be made", async () => {
    const { path, headPath } = await ledgers.places().prepare(ledgers.places().path());
    for (const mode of ["open", "readOnly"] as const)
      expect((await refusalOf(openLedger({ path, headPath, mode }))).code).toBe("ledgerNotFound");
    expect((await ledgers.open({ path })).head().revision).toBe(0);
  });

  test("with ledgerNotWritable: a schema that is not there, where a ledger is to be made", async () => {
    const path = `${serverAddress()}?options=${encodeURIComponent("-c search_path=khong_co")}`;
    const refusal = await refusalOf(openLedger({ path, mode: "openOrCreate" }));
    expect(refusal).toMatchObject({
      code: "ledgerNotWritable",
      values: { path: withoutPassword(path as ServerAddress) },
    });
  });

  test.each([
    ["other tables", "CREATE TABLE vouchers (id TEXT)"],
    ["a meta of its own", "CREATE TABLE meta (version INTEGER)"],
    ["a meta of another product", "CREATE TABLE meta (name TEXT, setting TEXT)"],
  ])("with notALedger: a schema with %s, which stays as it was", async (_, sql) => {
    const { path, headPath } = await ledgers.places().prepare(ledgers.places().path());
    await ledgers.places().runSql(sql);
    expect((await refusalOf(openLedger({ path, headPath, mode: "openOrCreate" }))).code).toBe("notALedger");
    await ledgers.places().runSql("DROP TABLE IF EXISTS vouchers; DROP TABLE IF EXISTS meta");
    expect((await ledgers.open({ path })).head().revision).toBe(0);
  });

  test("with newerLedger: a ledger of a newer program, until it is not", async () => {
    const known = (await ledgers.open()).head();
    await ledgers.places().runSql("UPDATE meta SET setting = '99' WHERE name = 'schema_version'");
    for (const mode of modes) {
      const refusal = await refusalOf(ledgers.open({ mode }));
      expect(refusal).toMatchObject({ code: "newerLedger", values: { found: "99" } });
    }
    expect(known.revision).toBe(0);
  });
});

describe("a server that may lose what it acknowledges", () => {
  let server: PostgresServer;
  const loose = useServerLedgers(() => server.address as ServerAddress);
  beforeAll(async () => {
    server = await startPostgresServer();
  });
  afterEach(() => server.restart());
  afterAll(() => server.stop());

  test.each([
    ["fsync", "off"],
    ["full_page_writes", "off"],
    ["synchronous_commit", "off"],
    ["synchronous_commit", "local"],
  ])("with %s = %s is refused, and can be read all the same", async (setting, value) => {
    const ledger = await loose.open();
    await ledger.append(sampleBatch({ id: "a", entries: [sampleEntry({ id: "1", amount: 7n })] }));
    await ledger.close();
    await server.restart({ [setting]: value });
    for (const mode of ["open", "openOrCreate"] as const) {
      const refusal = await refusalOf(loose.open({ mode }));
      expect(refusal).toMatchObject({ code: "serverNotDurable", values: { setting, value, needed: "on" } });
    }
    const reading = await loose.open({ mode: "readOnly" });
    expect((await reading.positions({ asOf: "2023-12-31", groupBy: [] }))[0]?.plan).toBe(7n);
    await reading.close();
  });

  test("is refused by a ledger that was open while it was started again so", async () => {
    const ledger = await loose.open();
    await server.restart({ fsync: "off" });
    const append = (): Promise<unknown> => ledger.append(sampleBatch({ id: "a", entries: [sampleEntry({ id: "1" })] }));
    // The first question may be lost with the old connection; none may be answered by the new server.
    const codes = [(await refusalOf(append())).code, (await refusalOf(append())).code];
    expect(["serverNotDurable", "serverNotReachable"]).toContain(codes[0]);
    expect(codes[1]).toBe("serverNotDurable");
    await server.restart({});
    expect(await ledger.append(sampleBatch({ id: "a", entries: [sampleEntry({ id: "1" })] }))).toMatchObject({
      revision: 1,
    });
  });
});

describe("an open ledger", () => {
  let state: string | null = null;
  afterEach(() => {
    vi.unstubAllEnvs();
    if (state !== null) rmSync(state, { recursive: true, force: true });
    state = null;
  });

  test("is named without its password, with its schema", async () => {
    const ledger = await ledgers.open();
    expect(ledger.path).toMatch(/^postgres:\/\/giaingan@127\.0\.0\.1:\d+\/so_cai\?options=-c%20search_path%3Dt_\w+$/u);
  });

  test("takes its password from PGPASSWORD, so that no command line shows it", async () => {
    vi.stubEnv("PGPASSWORD", decodeURIComponent(new URL(serverAddress()).password));
    const { path, headPath } = await ledgers.places().prepare(ledgers.places().path());
    const url = new URL(path);
    url.password = "";
    const ledger = await openLedger({ path: url.href, mode: "openOrCreate", headPath });
    expect(ledger.head().revision).toBe(0);
    await ledger.close();
  });

  test("keeps its head in the state folder, one for each schema, and none when it only reads", async () => {
    state = mkdtempSync(join(tmpdir(), "giaingan-state-"));
    vi.stubEnv("XDG_STATE_HOME", state);
    for (const name of ["một", "hai"]) {
      const { path } = await ledgers.places().prepare(ledgers.places().path(name));
      const ledger = await openLedger({ path, mode: "openOrCreate" });
      await ledger.append(sampleBatch({ id: name, entries: [sampleEntry({ id: name })] }));
      expect(await ledger.verifyChain()).toMatchObject({ isIntact: true, revision: 1 });
      await ledger.close();
    }
    const heads = join(state, "giaingan", "heads");
    expect(readdirSync(heads).filter((name) => name.endsWith(".head.json"))).toHaveLength(2);
    expect(readdirSync(heads)).toHaveLength(2);
    rmSync(heads, { recursive: true });
    const reading = await openLedger({ path: ledgers.places().path("một"), mode: "readOnly" });
    expect((await reading.overview()).entryCount).toBe(1);
    await reading.close();
    expect(existsSync(heads) ? readdirSync(heads) : []).toEqual([]);
  });

  test("to read only takes no batch, and the server would not take one either", async () => {
    const writing = await ledgers.open();
    await writing.append(sampleBatch({ id: "a", entries: [sampleEntry({ id: "1" })] }));
    const reading = await ledgers.open({ mode: "readOnly" });
    expect((await reading.positions({ asOf: "2023-12-31", groupBy: [] }))[0]?.plan).toBe(1n);
    const refusal = await refusalOf(reading.append(sampleBatch({ id: "b", entries: [sampleEntry({ id: "2" })] })));
    expect(refusal.code).toBe("ledgerReadOnly");
    // What another process posts meanwhile is seen.
    await writing.append(sampleBatch({ id: "c", entries: [sampleEntry({ id: "3" })] }));
    expect((await reading.overview()).entryCount).toBe(2);
  });

  test("is made once by several that ask at once", async () => {
    const opened = await Promise.all([1, 2, 3, 4].map(() => ledgers.open()));
    for (const [rank, ledger] of opened.entries())
      await ledger.append(sampleBatch({ id: `b${rank}`, entries: [sampleEntry({ id: `e${rank}` })] }));
    expect(await opened[0]?.verifyChain()).toMatchObject({ isIntact: true, revision: 4 });
  });
});
