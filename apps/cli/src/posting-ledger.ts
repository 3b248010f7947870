/**
 * The ledger that a file is posted to. What is refused, or only looked at, leaves no new ledger behind: it is tried in one that
 * goes away.
 */
import type { Ledger } from "@giaingan/ledger";
import { openIfThere, openTold } from "./existing-ledger.ts";
import { inPassingLedger } from "./passing-ledger.ts";

/** Which ledger, and whether anything is to stay in it. */
export interface PostingPlace {
  readonly ledgerPath: string;
  readonly isPreview: boolean;
  readonly isSample: boolean;
}

/** Does the work in the ledger; where there is none yet, in one that goes away first. */
export async function inPostingLedger<Answer>(
  { ledgerPath, isPreview, isSample }: PostingPlace,
  work: (ledger: Ledger, mode: { readonly isPreview: boolean }) => Promise<Answer>,
): Promise<Answer> {
  const there = await openIfThere(ledgerPath);
  if (there !== null) return closing(there, (ledger) => work(ledger, { isPreview }));
  const tried = await inPassingLedger((ledger) => work(ledger, { isPreview: true }));
  if (isPreview) return tried;
  const made = await openTold({ path: ledgerPath, mode: "openOrCreate", sample: isSample });
  return closing(made, (ledger) => work(ledger, { isPreview }));
}

async function closing<Answer>(ledger: Ledger, work: (ledger: Ledger) => Promise<Answer>): Promise<Answer> {
  try {
    return await work(ledger);
  } finally {
    await ledger.close();
  }
}
