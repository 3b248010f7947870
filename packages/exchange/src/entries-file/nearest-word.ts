/**
 * The nearest of the known words: what was meant when a word is misspelled.
 */

/** A word that may be written, and other names that people have for it. */
export interface KnownWord {
  readonly word: string;
  readonly names: readonly string[];
}

/**
 * The known words nearest to what was written, nearest first: letters to insert, remove, replace or swap, counted against
 * the length, upper and lower case alike. A Vietnamese or English name of a word counts as the word.
 *
 * @param limit how many at most
 */
export function nearestWords(
  written: string,
  { known, limit = 1 }: { readonly known: readonly KnownWord[]; readonly limit?: number },
): readonly string[] {
  const wanted = folded(written);
  const distanceOf = ({ word, names }: KnownWord): number =>
    Math.min(...[word, ...names].map((name) => relativeDistance(wanted, folded(name))));
  return known
    .map((each) => ({ word: each.word, distance: distanceOf(each) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, limit)
    .map(({ word }) => word);
}

/** What is written is compared only so far: a longer text is no slip of the pen. */
const comparedLengthMax = 80;

function folded(text: string): string {
  return text.normalize("NFC").toLowerCase().trim().slice(0, comparedLengthMax);
}

function relativeDistance(first: string, second: string): number {
  return editDistance(first, second) / Math.max(first.length, second.length, 1);
}

/** Optimal string alignment distance: the fewest insertions, removals, replacements and swaps of neighbours. */
function editDistance(first: string, second: string): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: second.length + 1 }, (_, index) => index);
  for (let row = 1; row <= first.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= second.length; column += 1) {
      const isSame = first[row - 1] === second[column - 1];
      const isSwap =
        row > 1 && column > 1 && first[row - 1] === second[column - 2] && first[row - 2] === second[column - 1];
      next[column] = Math.min(
        (last[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
        isSwap ? (beforeLast[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    beforeLast = last;
    last = next;
  }
  return last[second.length] ?? 0;
}
