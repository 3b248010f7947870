/**
 * Backups for the tests: a record with every kind of row, and backups that somebody has changed.
 */
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { onTestFinished } from "vitest";
import type { Batch, Ledger } from "../src/index.ts";
import { sampleBatch, sampleCheck, sampleEntry, sampleFinding, sampleStatement } from "./sample-batch.ts";

/** A folder that goes away with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "giaingan-backup-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Batches with every kind of row, text that is hard to carry, the largest amounts, and nothing where nothing may be. */
export const richBatches: readonly Batch[] = [
  sampleBatch({
    id: "lô 1",
    contentHash: "a".repeat(64),
    entries: [
      sampleEntry({ id: "a", amount: 9_223_372_036_854_775_807n, projectId: "7912345", componentId: "02" }),
      sampleEntry({
        id: "b",
        unitId: "xã “Đắk Ruồng”\n\t\\",
        amount: 5n,
        reason: `'; DROP TABLE entries; -- \u{1F33E}`,
      }),
      sampleEntry({ id: "c", document: { number: null, date: null, issuer: null, title: null } }),
    ],
    statements: [
      sampleStatement,
      { ...sampleStatement, amount: null, percent: "46,35", asOf: null, needsReview: true },
    ],
    findings: [sampleFinding],
    checks: [sampleCheck, sampleCheck],
  }),
  sampleBatch({
    id: "lô 2",
    entries: [sampleEntry({ id: "d", kind: "volumePaid", effectiveOn: "2024-02-29", amount: 7n })],
  }),
  sampleBatch({ id: "lô 3", statements: [sampleStatement] }),
  sampleBatch({
    id: "lô 4",
    entries: [sampleEntry({ id: "e", kind: "volumePaid", effectiveOn: "2024-02-29", amount: -7n, reverses: "d" })],
  }),
];

/** Everything that a ledger answers and that has to be the same after a restore. */
export async function answersOf(ledger: Ledger): Promise<object> {
  const overview = await ledger.overview();
  return {
    head: ledger.head(),
    overview,
    batches: await ledger.batches(),
    entries: await ledger.entries({ asOf: "9999-12-31", order: "revision", limit: 1_000 }),
    statements: await ledger.statements(),
    findings: await ledger.findings(),
    positions: await ledger.positions({ asOf: "2025-12-31", groupBy: ["unit", "project", "vintage"] }),
    earlier: await ledger.positions({
      asOf: "2025-12-31",
      groupBy: ["unit"],
      revision: Math.min(2, overview.revision),
    }),
    // Sums that are added up further: they come in no order of their own.
    movements: (await ledger.movements({ asOf: "2025-12-31", grain: { unit: true } }))
      .map((movement) => JSON.stringify({ ...movement, amount: String(movement.amount) }))
      .sort(),
  };
}

/** The lines of a backup: header, rows, manifest. */
export function linesOf(path: string): readonly string[] {
  return gunzipSync(readFileSync(path)).toString("utf8").trimEnd().split("\n");
}

type Parts = { header: Record<string, unknown>; rows: unknown[][]; manifest: Record<string, unknown> };

/** Writes a changed backup with a hash that is right for it: as by somebody who knows the format. */
export function forge(from: string, to: string, change: (parts: Parts) => void): void {
  const [first = "", ...rest] = linesOf(from);
  const { manifest } = JSON.parse(rest.pop() ?? "") as { manifest: Record<string, unknown> };
  const parts: Parts = {
    header: JSON.parse(first) as Record<string, unknown>,
    rows: rest.map((line) => JSON.parse(line) as unknown[]),
    manifest,
  };
  change(parts);
  const text = [parts.header, ...parts.rows].map((line) => `${JSON.stringify(line)}\n`).join("");
  const sha256 = createHash("sha256").update(text).digest("hex");
  writeFileSync(to, pack(`${text}${JSON.stringify({ manifest: { ...parts.manifest, sha256 } })}\n`));
}

/** Packs a text as a backup is packed. */
export function pack(text: string): Buffer {
  const bytes = gzipSync(text);
  bytes[9] = 0xff;
  return bytes;
}
