/**
 * Completing a batch before it is written: what follows from it by itself, and whether it may enter the record.
 */
import { createHash } from "node:crypto";
import { type Entry, entryEffects, type Finding } from "@giaingan/finance";
import {
  type AdmissionReference,
  admitEntries,
  type CarryOverFollowing,
  followCarryOver,
  reviewEntries,
  type RulesInForce,
  slicesToKnow,
} from "@giaingan/finance/admission";
import type { Policy } from "@giaingan/finance/policies";
import { readReversed, readSlicesOfPlaces, withDatedPayments } from "./admission-reading.ts";
import type { Session } from "./engine.ts";
import { divideEntries } from "./judged-parts.ts";
import type { LatePosting } from "./period-placement.ts";
import type { Sequence } from "./sequence.ts";
import type { SliceMemory } from "./slice-memory.ts";

/** By what a batch is judged before it is posted. */
export interface Admission {
  /** `command`: a broken hard rule is refused. `report`: posted as it is, with the same rules as findings. */
  readonly mode: "command" | "report";
  readonly rules: RulesInForce;
  readonly reference: AdmissionReference;
  /** By which dates and deadlines are judged; left out: the built-in policies. */
  readonly policies?: readonly Policy[] | undefined;
}

/** How a batch is posted. */
export interface AppendOptions {
  /** Left out: the batch is not judged by hard rules. */
  readonly admission?: Admission | undefined;
  /**
   * What becomes of an entry that is dated in a closed period. `refuse` (default): `periodClosed`. `firstOpenPeriod`: it
   * is recorded in the first open one, with its true date and budget year in `late`.
   */
  readonly late?: LatePosting | undefined;
}

/** What is recorded with a batch beside what it says itself. */
export interface Completion {
  /** Entries that follow by themselves: carry-overs of corrected years. */
  readonly entries: readonly Entry[];
  readonly findings: readonly Finding[];
  /** The entry of the batch that each of them follows from, by the id of the one that follows. */
  readonly causes: ReadonlyMap<string, string>;
}

/** What a batch is completed by. */
export interface CompletionOptions extends AppendOptions {
  readonly batchId: string;
  /** What is known of the slices of the record. */
  readonly slices: SliceMemory;
  /** Budget years into which money has been carried over. */
  readonly carryOverYears: ReadonlySet<number>;
}

/**
 * Entries of a batch that is not judged and may move carry-overs, up to which every slice of their units is read, and kept for the
 * next batch. Carry-overs go from place to place, so that of a longer batch the slices of its own places are enough.
 */
const keptMovingMax = 64;

/** Nothing follows, and nothing is found. */
export const nothingFollows: Completion = { entries: [], findings: [], causes: new Map() };

/** Whether a batch must be completed at all: most vouchers need not, and cost no look into the record. */
export function isCompletionNeeded(
  entries: Iterable<Entry>,
  { admission, carryOverYears }: Omit<CompletionOptions, "batchId" | "slices">,
): boolean {
  if (admission !== undefined) return true;
  for (const entry of entries) if (mayMoveCarryOver(entry, carryOverYears)) return true;
  return false;
}

function mayMoveCarryOver({ kind, fiscalYear, reverses }: Entry, carryOverYears: ReadonlySet<number>): boolean {
  // A carry-over that is taken back takes along what followed from it.
  if (kind === "carriedOver" && reverses !== null) return true;
  const { measure } = entryEffects[kind];
  return carryOverYears.has(fiscalYear + 1) && (measure === "plan" || measure === "disbursed");
}

/**
 * Completes the entries that a batch adds to the record. A long batch is judged part by part: what is found, and what
 * follows, comes in the order of the parts, and of several broken rules the first of the first part is refused.
 *
 * @param entries those that are not recorded yet
 * @throws Refusal of a hard rule, in mode `command`
 */
export async function completeBatch(
  session: Session,
  entries: Sequence<Entry>,
  options: CompletionOptions,
): Promise<Completion> {
  if (entries.length === 0 || !isCompletionNeeded(entries, options)) return nothingFollows;
  const projectIds = new Set(options.admission?.reference.projects.map(({ id }) => id));
  const completions: Completion[] = [];
  for (const part of divideEntries(entries, { projectIds }))
    completions.push(await completePart(session, [...part], options));
  const [only] = completions;
  if (only !== undefined && completions.length === 1) return only;
  return {
    entries: completions.flatMap(({ entries: following }) => following),
    findings: completions.flatMap(({ findings }) => findings),
    causes: new Map(completions.flatMap(({ causes }) => [...causes])),
  };
}

async function completePart(
  session: Session,
  entries: readonly Entry[],
  options: CompletionOptions,
): Promise<Completion> {
  const { admission, batchId, carryOverYears } = options;
  const moving = entries.filter((entry) => mayMoveCarryOver(entry, carryOverYears));
  const needed = slicesToKnow(admission === undefined ? moving : entries);
  const slices =
    admission === undefined && moving.length > keptMovingMax
      ? await readSlicesOfPlaces(session, moving)
      : await options.slices.read(session, {
          unitIds: needed.unitIds,
          projectIds: admission === undefined ? [] : needed.projectIds,
        });
  const entryIdOf = (words: string): string => createHash("sha256").update(`${batchId}|${words}`).digest("hex");
  const following: CarryOverFollowing =
    moving.length === 0
      ? { entries: [], causes: new Map(), findings: [] }
      : followCarryOver({ entries, before: slices, entryIdOf });
  if (admission === undefined) return following;
  const { mode, rules, reference, policies } = admission;
  const known = {
    slices: await withDatedPayments(session, { slices, entries }),
    reversed: await readReversed(session, needed),
  };
  const judge = mode === "command" ? admitEntries : reviewEntries;
  const findings = judge(entries, { known, rules, reference, policies, following });
  return { ...following, findings: [...findings, ...following.findings] };
}
