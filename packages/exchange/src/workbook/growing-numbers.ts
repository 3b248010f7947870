/** Lists of numbers that grow, in the bytes that they need: a plain array takes eight for each, and more while it grows. */

/** A list of whole or other numbers of one width. */
export interface GrowingNumbers<Numbers> {
  push(number: number): void;
  length(): number;
  /** Its numbers in an array of their own. */
  finish(): Numbers;
}

interface NumbersOf<Numbers> {
  new (length: number): Numbers;
}

const firstLength = 64;

/** Makes an empty list: `createGrowingNumbers(Uint16Array)`. */
export function createGrowingNumbers<Numbers extends Uint8Array | Uint16Array | Uint32Array | Float64Array>(
  kind: NumbersOf<Numbers>,
): GrowingNumbers<Numbers> {
  let numbers = new kind(firstLength);
  let length = 0;
  return {
    push: (number) => {
      if (length === numbers.length) {
        const longer = new kind(length * 2);
        longer.set(numbers);
        numbers = longer;
      }
      numbers[length] = number;
      length += 1;
    },
    length: () => length,
    finish: () => numbers.slice(0, length) as Numbers,
  };
}
