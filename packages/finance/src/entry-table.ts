/**
 * Entry table: many movements as columns, so that a million of them are added up in milliseconds, exactly, as of any
 * date.
 *
 * The sums are those of `sumSlices`; only the way is another. Once, when the table is made, slices become numbers and
 * rows are put in the order of their dates. As of a date then means: the rows up to a place. Where the sum of all
 * magnitudes could pass 2^63 the amounts stay bigints, slower and as exact.
 */
import type { SliceOrigin } from "./breakdown.ts";
import type { PlainDate } from "./calendar.ts";
import { type EntryKind, entryKinds } from "./entry.ts";
import { rememberSourceKeys } from "./funding-source.ts";
import type { Dong } from "./money.ts";
import type { Movement } from "./movement.ts";
import { refuse } from "./refusal/refusal.ts";
import { type KindSums, originOf, type SliceGrain, type SliceSums } from "./slice-sums.ts";

/** Movements as columns, rows in the order of their dates. Made by `tabulateMovements`, read by `foldTable`. */
export interface EntryTable {
  /** The distinct dates in order, each with the number of rows up to and including it. */
  readonly dates: readonly { readonly date: PlainDate; readonly rowCount: number }[];
  /** The slice and kind of each row as one number: rank of the slice × number of kinds + rank of the kind. */
  readonly cells: Int32Array;
  /** In 64 bits where no sum of them can pass 2^63; bigints otherwise. */
  readonly amounts: BigInt64Array | readonly Dong[];
  /** The first row of each cell; −1 where it has none. */
  readonly firstRows: Int32Array;
  /** The slices by their rank. */
  readonly slices: readonly SliceOrigin[];
}

const kindCount = entryKinds.length;
const sumBound = 1n << 63n;
const wholeGrain: SliceGrain = { unit: true, project: true, component: true };

/**
 * Writes movements as columns, once, for any number of folds.
 *
 * @param grain which places are told apart beside source and budget year; default: all but months
 * @throws Refusal `invalidValue` of a kind that is not of `entryKinds`, with the index of its movement
 * @example
 * ```ts
 * const place = { fiscalYear: 2023, unitId: "Kon Rẫy", projectId: null, componentId: null, source: sourceNotStated };
 * const table = tabulateMovements([{ ...place, kind: "disbursed", effectiveOn: "2023-10-31", amount: 14n }]);
 * foldTable(table, "2023-10-31").map(({ sums }) => sums) // => [{ disbursed: 14n }]
 * foldTable(table, "2023-10-30") // => []
 * ```
 */
export function tabulateMovements(movements: readonly Movement[], grain: SliceGrain = wholeGrain): EntryTable {
  const { ranks: days, words: dateWords } = rankWords(movements, ({ effectiveOn }) => effectiveOn);
  const { ranks: sliceRanks, firsts } = rankSlices(movements, grain);
  const order = dateOrder(days, dateWords);
  const kindRanks = new Map(entryKinds.map((kind, rank) => [kind, rank]));
  const cells = new Int32Array(movements.length);
  const firstRows = new Int32Array(firsts.length * kindCount).fill(-1);
  let magnitude = 0n;
  for (const [row, index] of order.rows.entries()) {
    const { kind, amount } = movements[index] as Movement;
    const cell = (sliceRanks[index] ?? 0) * kindCount + (kindRanks.get(kind) ?? refuseKind(kind, index));
    cells[row] = cell;
    if (firstRows[cell] === -1) firstRows[cell] = row;
    magnitude += amount < 0n ? -amount : amount;
  }
  const amountAt = (index: number): Dong => (movements[index] as Movement).amount;
  return {
    dates: order.dates,
    cells,
    amounts: magnitude < sumBound ? BigInt64Array.from(order.rows, amountAt) : Array.from(order.rows, amountAt),
    firstRows,
    slices: firsts.map((movement) => originOf(movement, grain)),
  };
}

/** What arrives may be of any kind, whatever its type says; counted as another it would be a wrong sum. */
function refuseKind(kind: string, index: number): never {
  const expected = entryKinds.join(" | ");
  throw refuse("invalidValue", { name: `movements[${index}].kind`, value: kind, expected });
}

/**
 * Adds up what is effective on or before the date: the slices of `sumSlices` of the same movements, in no particular
 * order.
 *
 * @example
 * ```ts
 * foldTable(tabulateMovements([]), "2023-10-31") // => []
 * ```
 */
export function foldTable(table: EntryTable, asOf: PlainDate): readonly SliceSums[] {
  const rowCount = table.dates.findLast(({ date }) => date <= asOf)?.rowCount ?? 0;
  const sums = addUp(table, rowCount);
  const slices: SliceSums[] = [];
  for (const [rank, origin] of table.slices.entries()) {
    const kinds = kindSumsAt(table, { sums, firstCell: rank * kindCount, rowCount });
    if (kinds !== null) slices.push({ ...origin, sums: kinds });
  }
  return slices;
}

/** The sums of a slice; null when no row of it is due. */
function kindSumsAt(
  { firstRows }: EntryTable,
  place: {
    readonly sums: BigInt64Array | readonly Dong[];
    readonly firstCell: number;
    readonly rowCount: number;
  },
): KindSums | null {
  const { sums, firstCell, rowCount } = place;
  const kinds: Partial<Record<EntryKind, Dong>> = {};
  let isStated = false;
  for (let rank = 0; rank < kindCount; rank += 1) {
    const firstRow = firstRows[firstCell + rank] ?? -1;
    if (firstRow === -1 || firstRow >= rowCount) continue;
    kinds[entryKinds[rank] as EntryKind] = sums[firstCell + rank] ?? 0n;
    isStated = true;
  }
  return isStated ? kinds : null;
}

function addUp({ cells, amounts, firstRows }: EntryTable, rowCount: number): BigInt64Array | readonly Dong[] {
  if (amounts instanceof BigInt64Array) {
    const sums = new BigInt64Array(firstRows.length);
    for (let row = 0; row < rowCount; row += 1) {
      const cell = cells[row] as number;
      sums[cell] = (sums[cell] as bigint) + (amounts[row] as bigint);
    }
    return sums;
  }
  const sums: Dong[] = Array.from(firstRows, () => 0n);
  for (let row = 0; row < rowCount; row += 1) {
    const cell = cells[row] ?? 0;
    sums[cell] = (sums[cell] ?? 0n) + (amounts[row] ?? 0n);
  }
  return sums;
}

interface RankedWords {
  /** The rank of each movement's word among the distinct ones, in order of first appearance. */
  readonly ranks: Int32Array;
  readonly words: readonly string[];
}

function rankWords(movements: readonly Movement[], read: (movement: Movement) => string): RankedWords {
  const rankOf = new Map<string, number>();
  const ranks = Int32Array.from(movements, (movement) => {
    const word = read(movement);
    const known = rankOf.get(word);
    if (known !== undefined) return known;
    rankOf.set(word, rankOf.size);
    return rankOf.size - 1;
  });
  return { ranks, words: [...rankOf.keys()] };
}

/** Slices by rank; sources that are equal are one, and an object seen before is known at once. */
function rankSlices(
  movements: readonly Movement[],
  { unit, project, component, month }: SliceGrain,
): { readonly ranks: Int32Array; readonly firsts: readonly Movement[] } {
  const keyOf = rememberSourceKeys();
  const firsts: Movement[] = [];
  const rankOf = new Map<string, number>();
  const ranks = Int32Array.from(movements, (movement) => {
    const { source, fiscalYear, unitId, projectId, componentId, effectiveOn } = movement;
    const places = [unit === true && unitId, project === true && projectId, component === true && componentId];
    const isPlain = places.every((place) => place === false);
    const when = month === true ? effectiveOn.slice(0, 7) : "";
    const key = `${fiscalYear} ${when} ${keyOf(source)}${isPlain ? "" : JSON.stringify(places)}`;
    const known = rankOf.get(key);
    if (known !== undefined) return known;
    rankOf.set(key, firsts.length);
    firsts.push(movement);
    return firsts.length - 1;
  });
  return { ranks, firsts };
}

/** The rows in the order of their dates, by counting: dates are few and rows are many. */
function dateOrder(
  days: Int32Array,
  words: readonly PlainDate[],
): { readonly rows: Int32Array; readonly dates: EntryTable["dates"] } {
  const counts = new Int32Array(words.length);
  for (const day of days) counts[day] = (counts[day] ?? 0) + 1;
  const sorted = words.map((date, day) => ({ date, day })).sort((left, right) => (left.date < right.date ? -1 : 1));
  const nextRow = new Int32Array(words.length);
  const dates: { readonly date: PlainDate; readonly rowCount: number }[] = [];
  let rowCount = 0;
  for (const { date, day } of sorted) {
    nextRow[day] = rowCount;
    rowCount += counts[day] ?? 0;
    dates.push({ date, rowCount });
  }
  const rows = new Int32Array(days.length);
  for (const [index, day] of days.entries()) {
    const row = nextRow[day] ?? 0;
    rows[row] = index;
    nextRow[day] = row + 1;
  }
  return { rows, dates };
}
