/**
 * The server process: opens the ledger, serves API and dashboard on loopback, and ends cleanly when asked.
 *
 * GIAINGAN_LEDGER (required), GIAINGAN_PORT (else a free port), GIAINGAN_DASHBOARD (folder of the built dashboard).
 * GIAINGAN_BACKUPS is the folder into which `POST /api/v1/backup` writes; without it no backup can be taken.
 * GIAINGAN_LEDGER is a file, or postgres://… for a ledger on a server. Policies and reference data are read from the files
 * that GIAINGAN_POLICIES and GIAINGAN_REFERENCE name, else from those beside a ledger's file, where there are any.
 */
import { Refusal, refuse } from "@giaingan/finance";
import { type Companions, readCompanionFiles } from "@giaingan/exchange";
import { emptyReference } from "@giaingan/finance/reference";
import { isServerAddress, type Ledger, openLedger } from "@giaingan/ledger";
import closeWithGrace from "close-with-grace";
import type { FastifyInstance } from "fastify";
import { buildServer } from "./server.ts";

const host = "127.0.0.1";
const drainDelayMs = 8_000;

try {
  const port = readPort(process.env["GIAINGAN_PORT"]);
  const path = process.env["GIAINGAN_LEDGER"] ?? "";
  const companions = await readCompanionFiles(isServerAddress(path) ? null : path, {
    policies: process.env["GIAINGAN_POLICIES"] || null,
    reference: process.env["GIAINGAN_REFERENCE"] || null,
  });
  for (const { message } of companions.warnings) console.warn(`giaingan: ${message.vi}\ngiaingan: ${message.en}`);
  const ledger = await openLedger({
    path,
    mode: "open",
    owner: process.env["GIAINGAN_OWNER"] || "giaingan, npm start",
  });
  for (const { message } of ledger.warnings) console.warn(`giaingan: ${message.vi}\ngiaingan: ${message.en}`);
  const server = await listen({ ledger, companions, port });
  closeWithGrace({ delay: drainDelayMs, logger: false }, async () => {
    await server.close();
    await ledger.close();
  });
  // Started by `npm start`: when that process is gone, nobody is left to end this one.
  process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(`giaingan: ${error.fact.vi} ${error.remedy.vi}\ngiaingan: ${error.fact.en} ${error.remedy.en}`);
  process.exitCode = 1;
  process.disconnect?.();
}

interface Service {
  readonly ledger: Ledger;
  readonly companions: Companions;
  readonly port: number;
}

async function listen({ ledger, companions, port }: Service): Promise<FastifyInstance> {
  const { policies, reference } = companions;
  const server = await buildServer({
    ledger,
    dashboardFolder: process.env["GIAINGAN_DASHBOARD"] ?? null,
    backupFolder: process.env["GIAINGAN_BACKUPS"] || null,
    policies,
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

function readPort(text: string | undefined): number {
  if (text === undefined || text === "") return 0;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw refuse("invalidValue", { name: "GIAINGAN_PORT", value: text, expected: "1–65535" });
}
