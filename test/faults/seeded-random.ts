/** Random draws that a seed brings back: a failure prints it, `GIAINGAN_SEED` draws the same again. */
import process from "node:process";

/** One run of draws. */
export interface SeededRandom {
  /** A whole number from 0 to `below`, exclusive. */
  readonly below: (below: number) => number;
  /** One of them. */
  readonly pick: <Item>(items: readonly Item[]) => Item;
}

/** The seed of this run of the tests. */
export const seed: number = Number(process.env["GIAINGAN_SEED"] ?? Math.floor(Math.random() * 2 ** 31));

/** Draws by mulberry32; another name gives other draws of the same seed. */
export function seededRandom(name: string | number): SeededRandom {
  let state = seed;
  for (const letter of String(name)) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 16_777_619);
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
  return {
    below,
    pick: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error("something is drawn from a list that is not empty");
      return item;
    },
  };
}
