/**
 * Slice sums: movements added up by kind, for each slice of money that is told apart. Null and left out mean that no
 * movement says anything: never zero.
 */
import type { SliceOrigin } from "./breakdown.ts";
import { type EntryKind, entryEffects } from "./entry.ts";
import { sourceKey } from "./funding-source.ts";
import type { Dong } from "./money.ts";
import type { Movement } from "./movement.ts";
import { addStated, emptyPosition, type Position } from "./position.ts";
import { indexSlices } from "./slice-fold.ts";

/** Sums of amounts by kind, each with the sign of its entries; a kind that no movement has is left out. */
export type KindSums = Readonly<Partial<Record<EntryKind, Dong>>>;

/** A slice (unit × project × component × source × budget year) with its sums. */
export interface SliceSums extends SliceOrigin {
  readonly sums: KindSums;
}

/** Which of a movement's places are told apart; the others are summed over, and null in the slice. */
export interface SliceGrain {
  readonly unit?: boolean;
  readonly project?: boolean;
  readonly component?: boolean;
  /** Told apart by the month of the business date. */
  readonly month?: boolean;
}

/**
 * Adds movements up by slice, in the order in which slices first appear.
 *
 * @param grain which places are told apart beside source and budget year; default: all but months
 * @example
 * ```ts
 * const place = { effectiveOn: "2023-06-30", fiscalYear: 2023, unitId: "Kon Rẫy", projectId: null, componentId: null, source: sourceNotStated };
 * const [slice] = sumSlices([{ ...place, kind: "assigned", amount: 9n }, { ...place, kind: "cut", amount: 2n }]);
 * slice.sums // => { assigned: 9n, cut: 2n }
 * ```
 */
export function sumSlices(
  movements: Iterable<Movement>,
  grain: SliceGrain = { unit: true, project: true, component: true },
): readonly SliceSums[] {
  const index = indexSlices(noSums);
  for (const movement of movements) addToSums(index.at(originOf(movement, grain)), movement);
  return index.slices.map(({ held, ...origin }) => ({ ...origin, sums: held }));
}

/** Sums that are being added up. */
export type OpenSums = Partial<Record<EntryKind, Dong>>;

/** Sums of nothing, to be added to. */
export function noSums(): OpenSums {
  return {};
}

/** Adds a movement to sums that are being added up. */
export function addToSums(sums: OpenSums, { kind, amount }: Pick<Movement, "kind" | "amount">): void {
  sums[kind] = (sums[kind] ?? 0n) + amount;
}

/**
 * A key that slices of the same places, source, budget year and month share, and no others.
 *
 * @example
 * ```ts
 * const slice = { fiscalYear: 2023, unitId: "Kon Rẫy", projectId: null, componentId: null, source: sourceNotStated };
 * sliceKey(slice) // => '[2023,"Kon Rẫy",null,null,null,"-/-/-/-/-"]'
 * sliceKey(slice) === sliceKey({ ...slice, month: "2023-10" }) // => false
 * ```
 */
export function sliceKey(slice: SliceOrigin): string {
  const { fiscalYear, unitId, projectId, componentId, month = null, source } = slice;
  const place = `${quoted(unitId)},${quoted(projectId)},${quoted(componentId)}`;
  return `[${fiscalYear},${place},${quoted(month)},${quoted(sourceKey(source))}]`;
}

/** What JSON escapes: quotes, backslashes, control characters, halves of characters. */
// oxlint-disable-next-line no-control-regex
const escaped = /["\\\u0000-\u001F\uD800-\uDFFF]/;

/** A text as `JSON.stringify` writes it; most have nothing to escape, and are written in a third of the time. */
function quoted(text: string | null): string {
  if (text === null) return "null";
  return escaped.test(text) ? JSON.stringify(text) : `"${text}"`;
}

/** The slice that a movement is part of at a grain. */
export function originOf(movement: Movement, grain: SliceGrain): SliceOrigin {
  const { source, fiscalYear, unitId, projectId, componentId, effectiveOn } = movement;
  return {
    source,
    fiscalYear,
    unitId: grain.unit === true ? unitId : null,
    projectId: grain.project === true ? projectId : null,
    componentId: grain.component === true ? componentId : null,
    month: grain.month === true ? effectiveOn.slice(0, 7) : null,
  };
}

/**
 * The sums of some movements of any slice by kind.
 *
 * @example
 * ```ts
 * sumKinds([]) // => {}
 * ```
 */
export function sumKinds(movements: Iterable<Movement>): KindSums {
  const sums: Partial<Record<EntryKind, Dong>> = {};
  for (const movement of movements) addToSums(sums, movement);
  return sums;
}

/**
 * Adds sums kind by kind.
 *
 * @example
 * ```ts
 * addKindSums({ assigned: 1n }, { assigned: 2n, cut: 1n }) // => { assigned: 3n, cut: 1n }
 * ```
 */
export function addKindSums(left: KindSums, right: KindSums): KindSums {
  const sums: Partial<Record<EntryKind, Dong>> = { ...left };
  for (const [kind, amount] of kindAmounts(right)) sums[kind] = (sums[kind] ?? 0n) + amount;
  return sums;
}

/**
 * The kinds that are stated, with their sums.
 *
 * @example
 * ```ts
 * kindAmounts({ assigned: 9n, cut: 2n }) // => [["assigned", 9n], ["cut", 2n]]
 * kindAmounts({}) // => []
 * ```
 */
export function kindAmounts(sums: KindSums): readonly (readonly [EntryKind, Dong])[] {
  return Object.entries(sums) as [EntryKind, Dong][];
}

/**
 * The position that sums give.
 *
 * @example
 * ```ts
 * positionOfSums({ assigned: 9n, cut: 2n, volumePaid: 3n }) // => { plan: 7n, allocatedPlan: null, disbursed: 3n, mobilised: null }
 * ```
 */
export function positionOfSums(sums: KindSums): Position {
  const position: { -readonly [Measure in keyof Position]: Dong | null } = { ...emptyPosition };
  // Of the few kinds that are stated: to go through all that there are takes three times as long.
  for (const stated in sums) {
    const kind = stated as EntryKind;
    const amount = sums[kind];
    if (amount === undefined) continue;
    const { measure, sign } = entryEffects[kind];
    const signed = sign === 1n ? amount : sign * amount;
    const before = position[measure];
    position[measure] = before === null ? signed : before + signed;
  }
  return position;
}

/** What has been paid, told apart by kind; null where no movement says. All in đồng, as a rule not negative. */
export interface PaymentSums {
  readonly advanced: Dong | null;
  /** Completed volume, gross: with what recovers advances. */
  readonly volumePaid: Dong | null;
  /** Cash that the document does not split into advances and completed volume. */
  readonly unsplit: Dong | null;
  readonly advanceRecovered: Dong | null;
  readonly refunded: Dong | null;
  /** `advanced + volumePaid + unsplit − advanceRecovered − refunded`. */
  readonly disbursed: Dong | null;
  /** `advanced − advanceRecovered`: advances not yet recovered. */
  readonly advanceOutstanding: Dong | null;
}

/**
 * The payments of sums: *total paid = completed volume + advances not recovered*, less refunds.
 *
 * @example
 * ```ts
 * const paid = paymentsOfSums({ advanced: 30n, volumePaid: 50n, advanceRecovered: 20n });
 * paid.disbursed // => 60n
 * paid.advanceOutstanding // => 10n
 * ```
 */
export function paymentsOfSums(sums: KindSums): PaymentSums {
  const stated = (kind: EntryKind): Dong | null => sums[kind] ?? null;
  const advanceRecovered = stated("advanceRecovered");
  return {
    advanced: stated("advanced"),
    volumePaid: stated("volumePaid"),
    unsplit: stated("disbursed"),
    advanceRecovered,
    refunded: stated("refunded"),
    disbursed: positionOfSums(sums).disbursed,
    advanceOutstanding: addStated(stated("advanced"), advanceRecovered === null ? null : -advanceRecovered),
  };
}
