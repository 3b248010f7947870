/**
 * From the difference of a slice to its entries: of which kinds, how many, and with which ids.
 */
import type { PlainDate } from "./calendar.ts";
import { type Entry, entryEffects, type EntryKind } from "./entry.ts";
import { sourceKey } from "./funding-source.ts";
import { type Dong, sumMoney } from "./money.ts";
import type { CumulativeMeasure, PostingDocument } from "./posting-facts.ts";
import type { PostingSlice } from "./posting-slice.ts";

/** One slice's difference, before it becomes entries. */
export interface Difference {
  readonly measure: CumulativeMeasure;
  readonly fiscalYear: number;
  readonly slice: PostingSlice;
  readonly change: Dong;
  /** How much of the change is one of advances outstanding; null: the document does not split it. */
  readonly advanceChange: Dong | null;
  /** The amounts of the rows that tell it together; empty: one row, or a later difference. */
  readonly parts: readonly Dong[];
  /** The date that the document's total is true of. */
  readonly asOf: PlainDate;
  readonly effectiveOn: PlainDate;
  /** Whether the ledger has no entry of this slice and measure yet. */
  readonly isFirst: boolean;
  /** The date on which a later document's total has to be kept; null when there is none. */
  readonly keptOn: PlainDate | null;
}

interface Piece {
  readonly kind: EntryKind;
  /** As in an entry. */
  readonly amount: Dong;
  /** Rank among equal rows that are posted together; null: it stands alone. */
  readonly rank: number | null;
}

/** The entries of a difference, and those that keep what a later document has stated. */
export function entriesOf(difference: Difference, document: PostingDocument): readonly Entry[] {
  const { change, advanceChange, keptOn } = difference;
  const posted = piecesOf(difference).map((piece) => entryOf({ difference, piece, reason: null }, document));
  if (keptOn === null || (change === 0n && (advanceChange ?? 0n) === 0n)) return posted;
  const balance: Difference = {
    ...difference,
    change: -change,
    advanceChange: advanceChange === null ? null : -advanceChange,
    parts: [],
    isFirst: false,
    effectiveOn: keptOn,
  };
  const reason = "Giữ nguyên lũy kế mà một văn bản muộn hơn đã nêu";
  return [...posted, ...piecesOf(balance).map((piece) => entryOf({ difference: balance, piece, reason }, document))];
}

function entryOf(
  {
    difference,
    piece,
    reason,
  }: { readonly difference: Difference; readonly piece: Piece; readonly reason: string | null },
  document: PostingDocument,
): Entry {
  const { measure, fiscalYear, slice, asOf, effectiveOn } = difference;
  const { kind, amount, rank } = piece;
  const { projectId, componentId, source } = slice;
  const effect = entryEffects[kind].sign * amount;
  // Two late dates of one document can be balanced on the same later day by the same amount: `asOf` tells them apart.
  const words = [measure, kind, fiscalYear, asOf, effectiveOn, sourceKey(source), effect.toString(), reason ?? ""];
  if (projectId !== null || componentId !== null) words.push(slice.place);
  if (rank !== null) words.push(`row ${rank}`);
  return {
    id: document.entryIdOf(words.join("|")),
    kind,
    effectiveOn,
    fiscalYear,
    unitId: document.unitId,
    projectId,
    componentId,
    source,
    amount,
    document: document.legalBasis,
    reverses: null,
    reason,
  };
}

function piecesOf(difference: Difference): readonly Piece[] {
  const { change, advanceChange, parts, isFirst } = difference;
  if (advanceChange !== null) return splitPieces(change, advanceChange);
  if (isFirst && parts.length > 1 && sumMoney(parts) === change)
    return parts.map((part, rank) => pieceOf(difference, part, rank));
  return [pieceOf(difference, change, null)];
}

/**
 * Payments told as advances outstanding and completed volume. Advances that are recovered turn into volume; what falls
 * beyond that is a lower total, of which no document says that money came back.
 */
function splitPieces(change: Dong, advanceChange: Dong): readonly Piece[] {
  const volume = change - advanceChange;
  const pieces: Piece[] = [];
  if (advanceChange > 0n) pieces.push({ kind: "advanced", amount: advanceChange, rank: null });
  if (advanceChange < 0n) pieces.push({ kind: "advanceRecovered", amount: -advanceChange, rank: null });
  if (volume < 0n) pieces.push({ kind: "disbursed", amount: volume, rank: null });
  else if (volume > 0n || pieces.length === 0) pieces.push({ kind: "volumePaid", amount: volume, rank: null });
  return pieces;
}

function pieceOf({ measure, slice, fiscalYear, isFirst }: Difference, change: Dong, rank: number | null): Piece {
  if (measure === "allocatedPlan") return { kind: "allocated", amount: change, rank };
  if (measure !== "plan") return { kind: measure, amount: change, rank };
  if (change < 0n) return { kind: "cut", amount: -change, rank };
  if (!isFirst) return { kind: "supplemented", amount: change, rank };
  const { vintage } = slice.source;
  return { kind: vintage !== null && vintage < fiscalYear ? "carriedOver" : "assigned", amount: change, rank };
}
