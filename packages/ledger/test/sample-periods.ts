/**
 * Periods for the tests: batches of October 2023, and closings in a few words.
 */
import type { Entry, EntryKind } from "@giaingan/finance";
import type { AppendResult, Batch, Ledger } from "../src/index.ts";
import { sampleBatch, sampleEntry } from "./sample-batch.ts";

/** The paper that closings rest on. */
export const decision = { number: "12/QĐ-TCKH", date: "2023-11-10", issuer: "Phòng TC-KH", title: null };

/** An entry of 20 October 2023, but for what is given. */
export function line(id: string, kind: EntryKind, amount: bigint, given: Partial<Entry> = {}): Entry {
  return sampleEntry({ id, kind, amount, effectiveOn: "2023-10-20", ...given });
}

/** A batch named after its first entry. */
export function batch(...entries: readonly Entry[]): Batch {
  return sampleBatch({ id: `batch of ${entries[0]?.id}`, entries });
}

/** Closes "2023-10", "2023"; "-2023" opens it again. */
export async function change(ledger: Ledger, words: string): Promise<AppendResult> {
  const [year = "", month] = words.replace(/^-/u, "").split("-");
  const action = words.startsWith("-") ? "reopen" : "close";
  const period = { fiscalYear: Number(year), month: month === undefined ? null : Number(month) };
  const reason = action === "reopen" ? "Chứng từ về muộn" : null;
  return ledger.changePeriod({ action, ...period, reason, decidedOn: "2023-11-15", document: decision });
}

/** Posts a plan of 100 of 2023, and then the closings. */
export async function planAndClose(ledger: Ledger, changes: readonly string[]): Promise<Ledger> {
  await ledger.append(batch(line("plan", "assigned", 100n, { effectiveOn: "2023-01-01" })));
  for (const words of changes) await change(ledger, words);
  return ledger;
}

/** When a recorded entry counts, and its true date and year. */
export async function timeOf(ledger: Ledger, id: string): Promise<Pick<Entry, "effectiveOn" | "fiscalYear" | "late">> {
  const entry = (await ledger.entriesById([id])).get(id);
  return { effectiveOn: entry?.effectiveOn ?? "", fiscalYear: entry?.fiscalYear ?? 0, late: entry?.late };
}
