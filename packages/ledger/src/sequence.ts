/**
 * Sequences: entries in their order, as an array has them, or made one by one as they are asked for. A long batch is gone
 * through several times, and is never in memory as a whole.
 */
import { assert } from "@giaingan/finance";

/** What can be gone through again and again, each time the same. An array is one. */
export interface Sequence<Item> extends Iterable<Item> {
  readonly length: number;
  /** Undefined: there is none at this rank. */
  at(rank: number): Item | undefined;
}

/** A sequence of items that are made by their rank each time they are asked for. */
export function sequenceOf<Item>(length: number, itemAt: (rank: number) => Item): Sequence<Item> {
  return {
    length,
    at: (rank) => (rank >= 0 && rank < length ? itemAt(rank) : undefined),
    *[Symbol.iterator]() {
      for (let rank = 0; rank < length; rank += 1) yield itemAt(rank);
    },
  };
}

/** The items at the ranks, in their order. */
export function pickItems<Item>(items: Sequence<Item>, ranks: ArrayLike<number>): Sequence<Item> {
  return sequenceOf(ranks.length, (rank) => itemAt(items, ranks[rank] ?? -1));
}

/** Each item of a sequence, changed. */
export function mapSequence<Item, Changed>(items: Sequence<Item>, change: (item: Item) => Changed): Sequence<Changed> {
  return sequenceOf(items.length, (rank) => change(itemAt(items, rank)));
}

/** The items of one, then of the other; the first itself when there are no others. */
export function joinSequences<Item>(first: Sequence<Item>, others: Sequence<Item>): Sequence<Item> {
  if (others.length === 0) return first;
  const { length } = first;
  return sequenceOf(length + others.length, (rank) =>
    rank < length ? itemAt(first, rank) : itemAt(others, rank - length),
  );
}

/** The items in arrays of at most so many: only these are in memory together. */
export function* piecesOf<Item>(items: Sequence<Item>, lengthMax: number): Generator<readonly Item[]> {
  let piece: Item[] = [];
  for (const item of items) {
    piece.push(item);
    if (piece.length < lengthMax) continue;
    yield piece;
    piece = [];
  }
  if (piece.length > 0) yield piece;
}

function itemAt<Item>(items: Sequence<Item>, rank: number): Item {
  const item = items.at(rank);
  assert(item !== undefined, "a sequence has an item at every rank below its length");
  return item;
}
