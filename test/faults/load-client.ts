/**
 * Clients of a load test: each asks and posts over HTTP, one request after another, and keeps its own log of what it was
 * told, by which the ledger is judged in the end.
 */
import { apiPaths } from "../../packages/client/src/index.ts";
import type { BatchBody, EntryBody, WireBatchPosted } from "../../packages/client/src/schemas.ts";
import { loadPayment, loadSlice } from "./load-ledger.ts";
import { type SeededRandom, seededRandom } from "./seeded-random.ts";

/** What clients did, and what they were told. */
export interface LoadLog {
  readonly sent: Map<string, BatchBody>;
  /** The first answer of each batch that the ledger called durable. */
  readonly acknowledged: Map<string, WireBatchPosted>;
  readonly readsMs: number[];
  readonly writesMs: number[];
  retryCount: number;
  /** Answers that are no success, or not the same as before. */
  readonly faults: string[];
}

/** Of a hundred requests so many ask. */
const readShare = 80;
/** Of a hundred batches so many are sent again. */
const retryShare = 5;
const entriesPerBatchMax = 3;

export function emptyLoadLog(): LoadLog {
  return { sent: new Map(), acknowledged: new Map(), readsMs: [], writesMs: [], retryCount: 0, faults: [] };
}

/**
 * Asks and posts until the time is over; however slow the machine, each client posts once, asks once, and in the end sends
 * a batch again.
 */
export async function runClient(
  log: LoadLog,
  { address, client, untilMs }: { readonly address: string; readonly client: number; readonly untilMs: number },
): Promise<void> {
  const random = seededRandom(`load-${client}`);
  const own: string[] = [];
  const step = async (rank: number): Promise<void> => {
    if (rank > 0 && (rank === 1 || random.below(100) < readShare)) return read(log, address, random);
    if (own.length > 0 && random.below(100) < retryShare) return sendAgain(log, address, random.pick(own));
    const body = drawBatch(`c${client}-${rank}`, random);
    if (await sendNew(log, address, body)) own.push(body.id);
  };
  try {
    for (let rank = 0; rank < 2 || performance.now() < untilMs; rank += 1) await step(rank);
    if (own.length > 0) await sendAgain(log, address, random.pick(own));
  } catch (error) {
    log.faults.push(`client ${client}: ${String(error)}`);
  }
}

async function read(log: LoadLog, address: string, random: SeededRandom): Promise<void> {
  const month = String(1 + random.below(12)).padStart(2, "0");
  const asOf = `asOf=2023-${month}-${String(1 + random.below(28)).padStart(2, "0")}`;
  const { unitId } = loadSlice(random.below(1_000));
  const path = random.pick([
    `${apiPaths.progress}?${asOf}&by=${random.pick(["source", "unit", "month"])}`,
    `${apiPaths.entries}?${asOf}&by=unit&key=${encodeURIComponent(unitId)}&measure=disbursed&limit=50`,
    `${apiPaths.lapse}?${asOf}&by=source`,
    `${apiPaths.plan}?${asOf}&by=${random.pick(["source", "unit"])}`,
  ]);
  const begun = performance.now();
  const response = await fetch(`${address}${path}`);
  const answer: unknown = await response.json();
  log.readsMs.push(performance.now() - begun);
  if (response.status !== 200) log.faults.push(`${path}: ${response.status} ${JSON.stringify(answer)}`);
}

function drawBatch(id: string, random: SeededRandom): BatchBody {
  const count = 1 + random.below(entriesPerBatchMax);
  const entries = Array.from({ length: count }, (_, rank): EntryBody => {
    const { late: _late, ...payment } = loadPayment(`${id}/${rank}`, random.below(2 ** 31));
    return { ...payment, amount: payment.amount.toString() };
  });
  return { id, documentName: `Phiếu ${id}`, entries };
}

async function sendNew(log: LoadLog, address: string, body: BatchBody): Promise<boolean> {
  log.sent.set(body.id, body);
  const { status, answer } = await post(log, address, body);
  const isTaken = status === 201 && !answer.alreadyPosted && answer.postedEntryCount === body.entries.length;
  if (isTaken) log.acknowledged.set(body.id, answer);
  else log.faults.push(`${body.id}: ${status} ${JSON.stringify(answer)}`);
  return isTaken;
}

async function sendAgain(log: LoadLog, address: string, id: string): Promise<void> {
  const body = log.sent.get(id);
  const first = log.acknowledged.get(id);
  if (body === undefined || first === undefined) return;
  log.retryCount += 1;
  const { status, answer } = await post(log, address, body);
  const isSame = JSON.stringify(answer) === JSON.stringify({ ...first, alreadyPosted: true });
  if (status !== 200 || !isSame) log.faults.push(`${id} again: ${status} ${JSON.stringify(answer)}`);
}

async function post(
  log: LoadLog,
  address: string,
  body: BatchBody,
): Promise<{ readonly status: number; readonly answer: WireBatchPosted }> {
  const begun = performance.now();
  const response = await fetch(`${address}${apiPaths.batches}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as WireBatchPosted;
  log.writesMs.push(performance.now() - begun);
  return { status: response.status, answer };
}
