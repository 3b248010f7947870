/** The real server on a real ledger made from the 2023 report, asked by `inject`. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildReportBatch, datesToKnow, decodeEntriesFile, readEntriesFile, readReport } from "@giaingan/exchange";
import { type Ledger, openLedger, planImport, postBatches, readKnownTotals } from "@giaingan/ledger";
import type { FastifyInstance } from "fastify";
import { onTestFinished } from "vitest";
import { buildServer, type ServerOptions } from "../src/server.ts";

const reportFile = fileURLToPath(new URL("../../../examples/bao-cao-ntm-2023.txt", import.meta.url));

const entriesFile = fileURLToPath(new URL("rich-entries.csv", import.meta.url));

/** A server and its ledger; both end with the test. */
export interface SampleServer {
  readonly server: FastifyInstance;
  readonly ledger: Ledger;
}

/** Posts a report as `giaingan import` does. */
export async function postReport(ledger: Ledger, text: string): Promise<number> {
  const reading = readReport(text);
  const unitId = reading.unitName ?? "Huyện";
  const known = await readKnownTotals(ledger, { unitId, dates: datesToKnow(reading) });
  const origin = { text, documentName: reading.title ?? "báo cáo", unitId };
  return (await ledger.append(buildReportBatch(reading, { origin, known }))).revision;
}

/**
 * Posts entries that make every answer rich: two budget years, carry-over, advances and their recovery, a transfer, a cut,
 * a late addition, integrated money, labour without evidence, a payment recorded late.
 */
export async function postRichEntries(ledger: Ledger): Promise<void> {
  const file = readEntriesFile(decodeEntriesFile(readFileSync(entriesFile), entriesFile), { path: entriesFile });
  const { batches } = await planImport(ledger, file.batches);
  await postBatches(
    ledger,
    batches.map(({ batch, added }) => ({ ...batch, entries: added })),
  );
}

/** How a server is started. */
export interface SampleOptions extends Partial<Omit<ServerOptions, "ledger">> {
  readonly isEmpty?: boolean;
}

/** Starts a server on a ledger that holds the 2023 report, or nothing. Who started it closes it. */
export async function startSampleServer({ isEmpty = false, ...options }: SampleOptions = {}): Promise<
  SampleServer & { readonly close: () => Promise<void> }
> {
  const folder = mkdtempSync(join(tmpdir(), "giaingan-api-"));
  const ledger = await openLedger({ path: join(folder, "so.duckdb"), mode: "openOrCreate", sample: true });
  if (!isEmpty) await postReport(ledger, readFileSync(reportFile, "utf8"));
  const backupFolder = join(folder, "backups");
  const server = await buildServer({ ledger, dashboardFolder: null, backupFolder, ...options });
  const close = async (): Promise<void> => {
    await server.close();
    await ledger.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { server, ledger, close };
}

/** The same, closed when the test ends. */
export async function sampleServer(options: SampleOptions = {}): Promise<SampleServer> {
  const { close, ...sample } = await startSampleServer(options);
  onTestFinished(close);
  return sample;
}
