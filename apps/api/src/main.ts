/**
 * The server process: opens the ledger, serves API and dashboard on loopback, and ends cleanly when asked.
 *
 * GIAINGAN_LEDGER (required), GIAINGAN_PORT (else a free port), GIAINGAN_DASHBOARD (folder of the built dashboard).
 * GIAINGAN_BACKUPS is the folder into which `POST /api/v1/backup` writes; without it no backup can be taken.
 * GIAINGAN_REQUESTS_MAX is how many requests are answered at once (100); more are told to come again.
 * GIAINGAN_LEDGER is a file, or postgres://… for a ledger on a server. Policies and reference data are read from the files
 * that GIAINGAN_POLICIES and GIAINGAN_REFERENCE name, else from those beside a ledger's file, where there are any.
 */
import { Refusal, refuse } from "@giaingan/finance";
import { type Companions, readCompanionFiles } from "@giaingan/exchange";
import { emptyReference } from "@giaingan/finance/reference";
import { isServerAddress, type Ledger, openReadableLedger } from "@giaingan/ledger";
import closeWithGrace from "close-with-grace";
import type { FastifyInstance } from "fastify";
import { buildServer } from "./server.ts";

const host = "127.0.0.1";
const drainDelayMs = 8_000;

try {
  const port = readWhole("GIAINGAN_PORT", { max: 65_535 }) ?? 0;
  const requestsMax = readWhole("GIAINGAN_REQUESTS_MAX", { max: 100_000 });
  const path = process.env["GIAINGAN_LEDGER"] ?? "";
  const companions = await readCompanionFiles(isServerAddress(path) ? null : path, {
    policies: process.env["GIAINGAN_POLICIES"] || null,
    reference: process.env["GIAINGAN_REFERENCE"] || null,
  });
  for (const { message } of companions.warnings) console.warn(`giaingan: ${message.vi}\ngiaingan: ${message.en}`);
  const owner = process.env["GIAINGAN_OWNER"] || "giaingan, npm start";
  const { ledger, notWritable } = await openReadableLedger({ path, owner });
  // Questions are answered all the same; what would be posted is refused with 507.
  if (notWritable !== null) tellRefusal(notWritable);
  for (const { message } of ledger.warnings) console.warn(`giaingan: ${message.vi}\ngiaingan: ${message.en}`);
  const server = await listen({ ledger, companions, port, requestsMax });
  closeWithGrace({ delay: drainDelayMs, logger: false }, async () => {
    await server.close();
    await ledger.close();
  });
  // Started by `npm start`: when that process is gone, nobody is left to end this one.
  process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  tellRefusal(error);
  process.exitCode = 1;
  process.disconnect?.();
}

function tellRefusal({ fact, remedy }: Refusal): void {
  console.error(`giaingan: ${fact.vi} ${remedy.vi}\ngiaingan: ${fact.en} ${remedy.en}`);
}

interface Service {
  readonly ledger: Ledger;
  readonly companions: Companions;
  /** 0: a free one. */
  readonly port: number;
  /** Null: as many as the server takes by itself. */
  readonly requestsMax: number | null;
}

async function listen({ ledger, companions, port, requestsMax }: Service): Promise<FastifyInstance> {
  const { policies, reference } = companions;
  const server = await buildServer({
    ledger,
    dashboardFolder: process.env["GIAINGAN_DASHBOARD"] ?? null,
    backupFolder: process.env["GIAINGAN_BACKUPS"] || null,
    profilePath: isServerAddress(ledger.path) ? null : `${ledger.path}.imports.json`,
    policies,
    ...(requestsMax === null ? {} : { requestsMax }),
    // Without a file of its own a ledger is served the standard lists.
    ...(reference === emptyReference ? {} : { reference }),
  });
  await server.ready();
  try {
    const address = await server.listen({ host, port });
    console.log("giaingan: bảng điều khiển đang chạy tại / the dashboard is running at");
    console.log(address);
    return server;
  } catch (error) {
    await server.close();
    await ledger.close();
    const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw refuse("portNotAvailable", { port: String(port), reason });
  }
}

/** A whole number of the environment, from 1; null where it is not set. */
function readWhole(name: string, { max }: { readonly max: number }): number | null {
  const text = process.env[name];
  if (text === undefined || text === "") return null;
  const number = Number(text);
  if (Number.isInteger(number) && number > 0 && number <= max) return number;
  throw refuse("invalidValue", { name, value: text, expected: `1–${max}` });
}
