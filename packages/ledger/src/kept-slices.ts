/**
 * Slices kept from one transaction to the next: the writer knows what it has written, so a unit that many vouchers touch
 * is read from a large record once.
 */
import type { RecordState } from "./recording.ts";
import { createSliceMemory, type SliceMemory } from "./slice-memory.ts";

/** The slices of the record after the batch that was recorded last. */
export interface KeptSlices {
  /**
   * Takes what is known of the record in this state, for one transaction; nothing is kept any more until `keep`, so that
   * a transaction that is undone takes along what it came to know.
   */
  take(state: Pick<RecordState, "chainHead">): SliceMemory;
  /** Keeps what the transaction came to know, once it is committed and has led to this state. */
  keep(state: Pick<RecordState, "chainHead">, entryCount: number): void;
}

/** After a longer batch nothing is kept: its entries would be held until the next batch. */
const entriesMax = 1_000;

export function keepSlices(): KeptSlices {
  let kept: { readonly chainHead: string; readonly slices: SliceMemory } | null = null;
  let taken: SliceMemory | null = null;
  return {
    take: ({ chainHead }) => {
      // Another process may have written since, or a batch that told nothing.
      taken = kept?.chainHead === chainHead ? kept.slices : createSliceMemory();
      kept = null;
      return taken;
    },
    keep: ({ chainHead }, entryCount) => {
      kept = taken === null || entryCount > entriesMax ? null : { chainHead, slices: taken };
      taken = null;
    },
  };
}
