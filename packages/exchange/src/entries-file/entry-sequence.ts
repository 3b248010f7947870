/**
 * Sequences: entries in their order, as an array has them, or made one by one as they are asked for.
 */

/** What can be gone through again and again. An array is one. */
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
