/**
 * Finer sources: a document that tells fewer dimensions of its sources than one before it tells the sum of the finer money.
 * 90 of investment, where the ledger holds 60 of the central and 20 of the province's budget, is 10 more and not 170 in all.
 *
 * The year of the money is no such dimension: a document that tells carried-over money apart says of the other that it is the
 * year's own.
 */
import { isVaguerSource } from "./funding-source.ts";
import type { Dong } from "./money.ts";
import type { PostingSlice, SliceTotal } from "./posting-slice.ts";
import type { ToldTotal } from "./posting-targets.ts";

/**
 * The totals of slices, less what the ledger holds of the same place in finer sources that the document does not tell itself; each
 * amount of the ledger is taken out of the finest total that it is part of. What is left is nothing: the total is left out,
 * unless the ledger holds money of its slice.
 */
export function withoutFinerSources(
  told: readonly ToldTotal[],
  recorded: ReadonlyMap<string, SliceTotal>,
): readonly ToldTotal[] {
  const byPlace = new Map<string, ToldTotal[]>();
  const toldKeys = new Set<string>();
  for (const total of told) {
    if (total.reach === "place") continue;
    toldKeys.add(total.slice.key);
    const others = byPlace.get(total.slice.place);
    if (others === undefined) byPlace.set(total.slice.place, [total]);
    else others.push(total);
  }
  const held = new Map<string, Dong>();
  for (const { slice, amount } of recorded.values()) {
    if (toldKeys.has(slice.key)) continue;
    const whole = finestWhole(slice, byPlace.get(slice.place) ?? []);
    if (whole !== null) held.set(whole.key, (held.get(whole.key) ?? 0n) + amount);
  }
  if (held.size === 0) return told;
  return told.flatMap((total) => {
    const finer = total.reach === "place" ? undefined : held.get(total.slice.key);
    if (finer === undefined) return [total];
    const amount = total.amount - finer;
    return amount === 0n && !recorded.has(total.slice.key) ? [] : [{ ...total, amount }];
  });
}

/** Of the totals that a slice is part of the one that tells most of its source. */
function finestWhole({ source }: PostingSlice, totals: readonly ToldTotal[]): PostingSlice | null {
  let finest: PostingSlice | null = null;
  for (const { slice } of totals) {
    if (slice.source.vintage !== source.vintage || !isVaguerSource(slice.source, source)) continue;
    if (finest === null || isVaguerSource(finest.source, slice.source)) finest = slice;
  }
  return finest;
}
