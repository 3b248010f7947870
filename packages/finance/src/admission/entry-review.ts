/**
 * Reviewing entries one by one, as they stand in a record: what each breaks or leaves doubtful by itself, whatever the
 * sums around it are.
 */
import { findingOfBreach } from "./admission-breach.ts";
import { findEntryBreaches } from "./admission-entry-rules.ts";
import { findEntryWarnings } from "./admission-warnings.ts";
import type { Entry, EntryKind } from "../entry.ts";
import type { Finding } from "../finding.ts";
import type { ReversedEntry } from "./known-slices.ts";
import type { Policy } from "../policy/policy.ts";
import { sumSlices } from "../slice-sums.ts";

/** What entries are reviewed by. */
export interface EntryReviewOptions {
  /** The entries of the record that these take back and do not hold themselves, by id. */
  readonly reversed: ReadonlyMap<string, ReversedEntry>;
  /** By which deadlines are known; left out: the built-in policies. */
  readonly policies?: readonly Policy[] | undefined;
}

/** Kinds whose single entries may lower a sum: a leg, a carry-over that follows, a running total that a report lowers. */
const signedKinds: ReadonlySet<EntryKind> = new Set(["transferred", "carriedOver", "disbursed", "mobilised"]);

/**
 * Reviews recorded entries: `negativeAmount` `dateOutsideBudgetYear` `levelNotInForce` `offBudgetNotPlanned`
 * `carryOverOfOwnYear` `reversalDiffers` as errors, `vintageAfterYear` `paidAfterDeadline` as warnings. When money was added
 * to a plan is taken for not known, so it may be paid for as long as late money.
 *
 * @throws Refusal `invalidEntry` for an entry that takes back one which nobody has posted, or that names what cannot be
 * @example
 * ```ts
 * const entry = { id: "e-1", kind: "volumePaid", effectiveOn: "2021-12-31", fiscalYear: 2023, unitId: "Kon Rẫy", projectId: null, componentId: null, source: sourceNotStated, amount: 9n, document: { number: null, date: null, issuer: null, title: null }, reverses: null, reason: null };
 * reviewEachEntry([entry], { reversed: new Map() }).map(({ code }) => code) // => ["dateOutsideBudgetYear"]
 * reviewEachEntry([{ ...entry, effectiveOn: "2023-12-31" }], { reversed: new Map() }) // => []
 * ```
 */
export function reviewEachEntry(
  entries: readonly Entry[],
  { reversed, policies }: EntryReviewOptions,
): readonly Finding[] {
  const isSigned = ({ kind }: Entry): boolean => signedKinds.has(kind);
  const breaches = [...findEntryBreaches(entries, { reversed, isSigned })];
  const known = sumSlices(entries);
  const warnings = [...findEntryWarnings(entries, { known, rulesOn: () => null, policies })];
  return [...breaches.map((breach) => findingOfBreach(breach)), ...warnings];
}
