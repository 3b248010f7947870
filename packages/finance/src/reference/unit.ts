/**
 * Units: who spends, as reference data. A unit has a time of validity, a parent and, after a merger or a split,
 * predecessors: the former district level, the 63 provinces and the 34 all stay askable.
 *
 * A unit that is renamed or moved under another parent keeps its id and is listed once for each period.
 */
import type { PlainDate } from "../calendar.ts";

/**
 * Sorts of unit: administrative units, bodies, and project owners (chủ đầu tư).
 *
 * @example
 * ```ts
 * unitKinds.includes("projectOwner") // => true
 * ```
 */
export const unitKinds = [
  "ministry",
  "province",
  "district",
  "commune",
  "village",
  "department",
  "projectOwner",
] as const;

/** One of `unitKinds`. */
export type UnitKind = (typeof unitKinds)[number];

/** An edge from a unit to one that it came from. */
export interface Predecessor {
  readonly unitId: string;
  /**
   * The part of the predecessor's money that goes to this unit, a decimal above 0 and at most 1: "0.6"; "1" when all of
   * it does. Null: the document does not say.
   */
  readonly share: string | null;
}

/** A unit in one period of its life. */
export interface Unit {
  /** Unique among units; a unit that changes name or parent keeps it. */
  readonly id: string;
  /** Without its title as a rule: "Kon Tum". */
  readonly name: string;
  /** The word that stands before the name: "Tỉnh", "Thành phố". Left out: any that its kind may have. */
  readonly title?: string | null;
  readonly kind: UnitKind;
  /** Of the official list, leading zeros kept; null: not stated. */
  readonly code: string | null;
  /** The unit that it belongs to; null: none, or not stated. */
  readonly parentId: string | null;
  /** First day; null: from ever. */
  readonly validFrom: PlainDate | null;
  /** Last day; null: still valid. */
  readonly validTo: PlainDate | null;
  /** Empty where it came from none. */
  readonly predecessors: readonly Predecessor[];
  readonly legalBasis?: string | null;
  /** False: general knowledge, not yet checked against the published text. */
  readonly verified?: boolean;
}

/**
 * Whether the unit exists on the date, in the form that this period describes.
 *
 * @example
 * ```ts
 * const unit = { id: "a", name: "A", kind: "commune", code: null, parentId: null, validFrom: null, validTo: "2025-06-30", predecessors: [] };
 * isValidOn(unit, "2025-06-30") // => true
 * isValidOn(unit, "2025-07-01") // => false
 * ```
 */
export function isValidOn(
  { validFrom, validTo }: { readonly validFrom: PlainDate | null; readonly validTo: PlainDate | null },
  date: PlainDate,
): boolean {
  return (validFrom === null || validFrom <= date) && (validTo === null || date <= validTo);
}

const sharePattern = /^(?:0\.\d+|1(?:\.0+)?)$/u;

/** A share as whole parts of a power of ten: "0.6" is 6 of 10. */
export interface SharePart {
  readonly parts: bigint;
  readonly of: bigint;
}

/**
 * Reads a share exactly; null when it is no decimal above 0 and at most 1.
 *
 * @example
 * ```ts
 * readShare("0.60") // => { parts: 60n, of: 100n }
 * readShare("0,6") // => null
 * readShare("0.0") // => null
 * ```
 */
export function readShare(share: string): SharePart | null {
  if (!sharePattern.test(share)) return null;
  const [whole = "0", fraction = ""] = share.split(".");
  const parts = BigInt(whole + fraction);
  return parts === 0n ? null : { parts, of: 10n ** BigInt(fraction.length) };
}

/**
 * Adds shares exactly.
 *
 * @example
 * ```ts
 * addShares({ parts: 6n, of: 10n }, { parts: 40n, of: 100n }) // => { parts: 100n, of: 100n }
 * ```
 */
export function addShares(left: SharePart, right: SharePart): SharePart {
  const of = left.of > right.of ? left.of : right.of;
  return { parts: left.parts * (of / left.of) + right.parts * (of / right.of), of };
}
