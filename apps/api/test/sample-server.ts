/** The real server on a real ledger made from the 2023 report, asked by `inject`. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildReportBatch, datesToKnow, readReport } from "@giaingan/exchange";
import { type Ledger, openLedger, readKnownTotals } from "@giaingan/ledger";
import type { FastifyInstance } from "fastify";
import { onTestFinished } from "vitest";
import { buildServer } from "../src/server.ts";

const reportFile = fileURLToPath(new URL("../../../examples/bao-cao-ntm-2023.txt", import.meta.url));

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

/** Starts a server on a ledger that holds the 2023 report, or nothing. */
export async function sampleServer({ isEmpty = false } = {}): Promise<SampleServer> {
  const folder = mkdtempSync(join(tmpdir(), "giaingan-api-"));
  const ledger = await openLedger({ path: join(folder, "so.duckdb"), mode: "openOrCreate", sample: true });
  if (!isEmpty) await postReport(ledger, readFileSync(reportFile, "utf8"));
  const server = await buildServer({ ledger, dashboardFolder: null });
  onTestFinished(async () => {
    await server.close();
    await ledger.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return { server, ledger };
}
