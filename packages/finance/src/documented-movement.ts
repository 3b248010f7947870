/**
 * Documented movements: what an entry tells beyond a sum of entries, where it is told.
 */
import type { Entry, LegalBasis } from "./entry.ts";
import type { Movement } from "./movement.ts";

/**
 * A movement that may carry its id, its document, its reason and what it reverses. Every `Entry` is one, and so is
 * every sum: a sum leaves them out. A recorded entry also has its place in the record: the `revision`, and within it the
 * `position`.
 */
export type DocumentedMovement = Movement &
  Partial<Pick<Entry, "id" | "document" | "reason" | "reverses">> & {
    readonly revision?: number;
    readonly position?: number;
  };

/**
 * The paper that a movement rests on.
 *
 * @returns null of a sum, and of an entry whose document says neither number nor date, issuer or title
 * @example
 * ```ts
 * const sum = { kind: "mobilised", effectiveOn: "2023-10-31", fiscalYear: 2023, unitId: null, projectId: null, componentId: null, source: sourceNotStated, amount: 5n };
 * legalBasisOf(sum) // => null
 * legalBasisOf({ ...sum, document: { number: "481/QĐ-UBND", date: null, issuer: null, title: null } }).number // => "481/QĐ-UBND"
 * ```
 */
export function legalBasisOf({ document }: DocumentedMovement): LegalBasis | null {
  if (document === undefined) return null;
  const { number, date, issuer, title } = document;
  const isBlank = number === null && date === null && issuer === null && title === null;
  return isBlank ? null : { number, date, issuer, title };
}
