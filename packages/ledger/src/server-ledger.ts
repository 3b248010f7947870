/**
 * Opening a ledger on a PostgreSQL server: it is asked first whether it keeps what it acknowledges.
 */
import { openPostgresEngine } from "./postgres-engine.ts";
import type { Engine, Reader } from "./engine.ts";
import { refuseLedger } from "./ledger-refusals.ts";
import { refusing, refusingReads } from "./refusing-engine.ts";
import { createSchema, readSettings, schemaVersion } from "./schema.ts";
import { type ServerAddress, withoutPassword } from "./server-address.ts";
import { refusalOfConnecting, refusalOfServer } from "./storage-failure.ts";

/** The oldest PostgreSQL that is known to do: its major version. */
const oldestVersion = 15;

/** Settings without which an acknowledged batch could be lost, and the values that are safe. */
const durableSettings: readonly { readonly setting: string; readonly safe: readonly string[] }[] = [
  { setting: "fsync", safe: ["on"] },
  { setting: "full_page_writes", safe: ["on"] },
  { setting: "synchronous_commit", safe: ["on", "remote_apply"] },
];

/**
 * Connects to the server, checks it, and makes the tables where they are wanted and missing.
 *
 * @returns an engine that throws refusals for what the server or the network says
 * @throws Refusal `serverTooOld`, `serverNotUtf8`, `serverNotDurable`, `ledgerNotFound`, `notALedger`, `migrationNeedsOwner`,
 *   `serverNotReachable`, `serverLoginRefused`, `serverDatabaseMissing`
 */
export async function openServerEngine({
  address,
  mode,
  isSample,
  createdAt,
}: {
  readonly address: ServerAddress;
  readonly mode: "open" | "openOrCreate" | "readOnly";
  readonly isSample: boolean;
  readonly createdAt: string;
}): Promise<Engine> {
  const path = withoutPassword(address);
  const engine = refusingEngine(address, await connect(address, mode === "readOnly"));
  try {
    const settings = await readSettings((sql) => engine.query(sql));
    if (settings === null) {
      if (mode !== "openOrCreate") throw refuseLedger("ledgerNotFound", { path });
      await createTables(engine, { path, isSample, createdAt });
    } else if (mode !== "readOnly") await checkMayMigrate(engine, { path, found: settings["schema_version"] });
    return engine;
  } catch (error) {
    await engine.close();
    throw error;
  }
}

/**
 * Connects to a server whose schema a restore will fill: the caller sees to it that it is empty.
 *
 * @throws Refusal as `openServerEngine`
 */
export async function openServerToFill(address: ServerAddress): Promise<Engine> {
  return refusingEngine(address, await connect(address, false));
}

async function connect(address: ServerAddress, isReadOnly: boolean): Promise<Engine> {
  const path = withoutPassword(address);
  try {
    return await openPostgresEngine({
      address,
      isReadOnly,
      check: (reader) => checkServer(reader, { path, isReadOnly }),
    });
  } catch (error) {
    throw refusalOfConnecting(address, error);
  }
}

/** The engine, with a refusal that a person can act on for each failure of the server or of the way to it. */
function refusingEngine(address: ServerAddress, engine: Engine): Engine {
  const refusalOf = (failure: unknown): Error => refusalOfServer(address, failure);
  return {
    ...refusingReads(engine, refusalOf),
    transaction: (work) => refusing(engine.transaction(work), refusalOf),
  };
}

/** A ledger of an older version is brought up to date by who owns its tables, and by no other role. */
async function checkMayMigrate(
  engine: Reader,
  { path, found = "" }: { readonly path: string; readonly found: string | undefined },
): Promise<void> {
  if (!(Number(found) < schemaVersion)) return;
  const [row = []] = await engine.query(`SELECT CAST(current_user AS TEXT), CAST(pg_get_userbyid(relowner) AS TEXT),
    pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = CAST('entries' AS regclass)`);
  const [user, owner, isOwner] = row;
  if (isOwner === true) return;
  const versions = { found, known: String(schemaVersion) };
  throw refuseLedger("migrationNeedsOwner", { path, ...versions, user: String(user), owner: String(owner) });
}

/** A server that may lose what it acknowledges can be read all the same. */
async function checkServer(
  engine: Reader,
  { path, isReadOnly }: { readonly path: string; readonly isReadOnly: boolean },
): Promise<void> {
  const names = ["server_version", "server_version_num", "server_encoding", ...durableSettings.map((it) => it.setting)];
  const [row = []] = await engine.query(`SELECT ${names.map((name) => `current_setting('${name}')`).join()}`);
  const valueOf = (name: string): string => String(row[names.indexOf(name)]);
  if (Math.floor(Number(valueOf("server_version_num")) / 10_000) < oldestVersion) {
    throw refuseLedger("serverTooOld", { path, found: valueOf("server_version"), needed: String(oldestVersion) });
  }
  const encoding = valueOf("server_encoding");
  if (encoding !== "UTF8") throw refuseLedger("serverNotUtf8", { path, encoding });
  for (const { setting, safe } of isReadOnly ? [] : durableSettings) {
    const value = valueOf(setting);
    if (!safe.includes(value)) {
      throw refuseLedger("serverNotDurable", { path, setting, value, needed: safe[0] ?? "on" });
    }
  }
}

/** Makes the tables, unless another process has just done so. A schema with tables of others is left alone. */
async function createTables(
  engine: Engine,
  { path, isSample, createdAt }: { readonly path: string; readonly isSample: boolean; readonly createdAt: string },
): Promise<void> {
  await engine.transaction(async (session) => {
    if ((await readSettings((sql) => session.query(sql))) !== null) return;
    const [row] = await session.query(
      "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = current_schema()",
    );
    if (Number(row?.[0]) > 0) throw refuseLedger("notALedger", { path });
    await createSchema(session, { isSample, createdAt });
  });
}
