/**
 * Texts of a long table, mostly as bytes outside the heap of objects: an id of 32 letters takes 35 bytes instead of 80. What
 * comes again and again stands there once.
 */

/** Keeps texts, each under the number that it is given. */
export interface TextStore {
  /** The number of a text, from 1; 0 for null. A text that is known has the number that it had. */
  readonly add: (text: string | null) => number;
  /** The number of a text that nothing else will have, such as an id. */
  readonly addOnce: (text: string) => number;
  readonly at: (number: number) => string | null;
}

/** A text of a cell has 32.767 UTF-16 units at most, of three bytes each: it fits into any block. */
const blockSizeBytes = 1 << 20;
/** In front of a text stands its length in bytes. */
const lengthSizeBytes = 3;
/** Texts that are known and kept as they are, under the numbers up to here. Those above say where the bytes stand. */
const knownMax = 65_536;

/** Makes an empty store; it holds up to 4 GB. */
export function createTextStore(): TextStore {
  const known: string[] = [];
  const numberOf = new Map<string, number>();
  const bytes = createByteStore();
  return {
    add: (text) => {
      if (text === null) return 0;
      const before = numberOf.get(text);
      if (before !== undefined) return before;
      if (known.length === knownMax) return knownMax + 1 + bytes.add(text);
      const number = known.push(text);
      numberOf.set(text, number);
      return number;
    },
    addOnce: (text) => knownMax + 1 + bytes.add(text),
    at: (number) => {
      if (number === 0) return null;
      return number <= knownMax ? (known[number - 1] as string) : bytes.at(number - knownMax - 1);
    },
  };
}

/** Texts as bytes behind one another, by where they begin. */
function createByteStore(): { readonly add: (text: string) => number; readonly at: (place: number) => string } {
  const blocks: Buffer[] = [];
  let used = blockSizeBytes;
  return {
    add: (text) => {
      const sizeBytes = Buffer.byteLength(text);
      if (used + lengthSizeBytes + sizeBytes > blockSizeBytes) {
        blocks.push(Buffer.allocUnsafeSlow(blockSizeBytes));
        used = 0;
      }
      const block = blocks.at(-1) as Buffer;
      block[used] = sizeBytes & 0xff;
      block[used + 1] = (sizeBytes >> 8) & 0xff;
      block[used + 2] = sizeBytes >> 16;
      block.write(text, used + lengthSizeBytes);
      const place = (blocks.length - 1) * blockSizeBytes + used;
      used += lengthSizeBytes + sizeBytes;
      return place;
    },
    at: (place) => {
      const block = blocks[Math.floor(place / blockSizeBytes)] as Buffer;
      const start = place % blockSizeBytes;
      const sizeBytes = (block[start] ?? 0) | ((block[start + 1] ?? 0) << 8) | ((block[start + 2] ?? 0) << 16);
      const first = start + lengthSizeBytes;
      return block.toString("utf8", first, first + sizeBytes);
    },
  };
}
