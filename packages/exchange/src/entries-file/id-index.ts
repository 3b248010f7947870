/**
 * Finding a row by its id without keeping the ids: 12 bytes a row, where a map of texts takes 120.
 */

/** The ranks of rows by their ids. */
export interface IdIndex {
  /** The rank of the row with this id; null: there is none. */
  readonly rankOf: (id: string) => number | null;
  /** Takes the next row: ranks are 0, 1, 2 … */
  readonly add: (id: string) => void;
}

const sizeAtFirst = 1_024;

/**
 * Makes an empty index.
 *
 * @param idAt the id of a row that was added: two ids may have one hash, so the ids themselves are compared
 */
export function createIdIndex(idAt: (rank: number) => string): IdIndex {
  // A row stands in the first free slot from its hash on; a slot holds rank + 1, 0 is free.
  let slots = new Int32Array(sizeAtFirst);
  let hashes = new Int32Array(sizeAtFirst);
  let count = 0;
  const place = (hash: number, rank: number): void => {
    let slot = hash & (slots.length - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
    slots[slot] = rank + 1;
  };
  const grow = (): void => {
    slots = new Int32Array(slots.length * 2);
    const longer = new Int32Array(hashes.length * 2);
    longer.set(hashes);
    hashes = longer;
    for (let rank = 0; rank < count; rank += 1) place(hashes[rank] ?? 0, rank);
  };
  return {
    rankOf: (id) => {
      const hash = hashOf(id);
      for (let slot = hash & (slots.length - 1); ; slot = (slot + 1) & (slots.length - 1)) {
        const rank = (slots[slot] ?? 0) - 1;
        if (rank === -1) return null;
        if (hashes[rank] === hash && idAt(rank) === id) return rank;
      }
    },
    add: (id) => {
      // Half of the slots stay free, so that few are looked at in vain.
      if (count * 2 >= slots.length) grow();
      const hash = hashOf(id);
      hashes[count] = hash;
      place(hash, count);
      count += 1;
    },
  };
}

/** FNV-1a over the UTF-16 units, its upper bits mixed into the lower ones, which choose the slot. */
function hashOf(id: string): number {
  let hash = 0x811c9dc5 | 0;
  for (let index = 0; index < id.length; index += 1) hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  return hash ^ (hash >>> 15);
}
