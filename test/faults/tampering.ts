/**
 * The harness of promise R8: edits of every column and cut tails, each of which a verification has to find, naming the
 * first batch that is not in order.
 */
import process from "node:process";
import { openLedger, type ChainVerdict } from "@giaingan/ledger";
import { createRandom } from "../../bench/national-entries.ts";
import { verifyChain } from "../../packages/ledger/src/chain-verification.ts";
import { openDuckdbEngine } from "../../packages/ledger/src/duckdb-engine.ts";
import type { Engine, Reader } from "../../packages/ledger/src/engine.ts";
import { type LedgerHead, readHeadFile } from "../../packages/ledger/src/head-file.ts";
import { openPostgresEngine } from "../../packages/ledger/src/postgres-engine.ts";
import { isServerAddress } from "../../packages/ledger/src/server-address.ts";
import { createLedgerPlaces } from "../../packages/ledger/test/ledger-places.ts";
import { cutTail, type Draw, drawEdit, type Edit, editColumn } from "./tampering-edits.ts";
import { batchCount, type KnownRecord, lookAtEdited, postBatches, readRecord } from "./tampered-record.ts";

const isFull = process.env["GIAINGAN_LANE"] === "full";

/** How many edits and cuts are made. */
export const tamperingCounts = isFull ? { edits: 10_000, cuts: 1_000 } : { edits: 60, cuts: 10 };

/** The seed, printed by who uses it; GIAINGAN_SEED brings a run back. */
export const tamperingSeed = Number(process.env["GIAINGAN_SEED"] ?? Math.floor(Math.random() * 1e9));

/** Draws whole numbers; the same seed draws the same. */
export function createDraw(seed: number): Draw {
  const random = createRandom(seed);
  return (limit) => Math.floor(random() * limit);
}

/** A small ledger, open underneath. */
export interface TamperedLedger {
  readonly engine: Engine;
  readonly keptHead: LedgerHead;
  readonly record: KnownRecord;
  readonly close: () => Promise<void>;
}

/** Makes the small ledger on the engine of the test project. */
export async function makeTamperedLedger(): Promise<TamperedLedger> {
  const places = createLedgerPlaces();
  const place = await places.prepare(places.path());
  const start = Date.parse("2024-01-02T03:04:05.678Z");
  let tick = 0;
  const ledger = await openLedger({
    mode: "openOrCreate",
    ...place,
    clock: () => new Date(start + (tick += 1_001)),
  });
  await postBatches(ledger);
  await ledger.close();
  const keptHead = await readHeadFile(places.headPath());
  if (keptHead?.revision !== batchCount) throw new Error("the head file knows every batch");
  const { path } = place;
  const engine = isServerAddress(path)
    ? await openPostgresEngine({ address: path, isReadOnly: false })
    : await openDuckdbEngine({ path, isReadOnly: false });
  return {
    engine,
    keptHead,
    record: await readRecord(engine),
    close: async () => {
      await engine.close();
      await places.remove();
    },
  };
}

/** How a record is verified. */
export type Verification = (reader: Reader) => Promise<Pick<ChainVerdict, "isIntact" | "faultyBatch" | "fault">>;

/** The verification of the product. */
export function verification({ engine, keptHead }: TamperedLedger): Verification {
  return (reader) => verifyChain(reader, { dialect: engine.dialect, keptHead });
}

/** Makes the edits, and tells in words which of them a verification does not name rightly, and how many were made. */
export async function findMissed(
  { engine }: TamperedLedger,
  edits: Iterable<Edit>,
  verify: Verification,
): Promise<{ readonly missed: readonly string[]; readonly madeCount: number }> {
  const missed: string[] = [];
  let madeCount = 0;
  for (const { words, statements, faultyRevision } of edits) {
    const verdict = await lookAtEdited(engine, statements, verify);
    if (verdict === null) continue;
    madeCount += 1;
    const { isIntact, faultyBatch, fault } = verdict;
    if (isIntact) missed.push(`${words}: not found`);
    else if (faultyBatch?.revision !== faultyRevision)
      missed.push(`${words}: ${String(fault)} of ${String(faultyBatch?.revision)}, not of ${faultyRevision}`);
  }
  return { missed, madeCount };
}

/** Every column once, and then edits at random; some of them are refused by a server, so there are more. */
export function* drawEdits(
  record: KnownRecord,
  { count, draw }: { readonly count: number; readonly draw: Draw },
): Generator<Edit> {
  for (const column of record.columns) {
    const edit = editColumn(record, column, draw);
    if (edit !== null) yield edit;
  }
  for (let made = 0; made < count;) {
    const edit = drawEdit(record, draw);
    if (edit === null) continue;
    made += 1;
    yield edit;
  }
}

/** Cut tails of any length, the whole ledger among them. */
export function* drawCuts(
  record: KnownRecord,
  { count, draw }: { readonly count: number; readonly draw: Draw },
): Generator<Edit> {
  for (let made = 0; made < count; made += 1) yield cutTail(record, { count: 1 + (made % batchCount), draw });
}
