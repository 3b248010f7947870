/**
 * Faults of a record: what a check found, how grave it is, and where it stands.
 */
import type { Bilingual, Finding, PlainDate, SourceDimension } from "@giaingan/finance";
import type { Policy } from "@giaingan/finance/policies";
import type { ReferenceData } from "@giaingan/finance/reference";
import type { Engine } from "../engine.ts";

/**
 * `fatal`: the record cannot be right, or holds what its own rules refuse. `warning`: a person must look; what a document
 * shows against the rules is one, for it was posted as it is.
 */
export type CheckSeverity = "fatal" | "warning";

/** Where a fault stands. Null: it is not of one batch, entry or line. */
export interface CheckPlace {
  readonly revision: number | null;
  readonly batchId: string | null;
  readonly documentName: string | null;
  readonly entryId: string | null;
  /** The line of the batch, from 1: the rank of the entry, or of the statement, in what was recorded. */
  readonly line: number | null;
}

/** One fault. */
export interface CheckFault {
  /** Stable name in camelCase; of a rule of `finance` its own code. */
  readonly code: string;
  readonly severity: CheckSeverity;
  readonly message: Bilingual;
  /** The figures behind the message, exact. */
  readonly values: Readonly<Record<string, string>>;
  readonly place: CheckPlace;
}

/** No place at all. */
export const nowhere: CheckPlace = { revision: null, batchId: null, documentName: null, entryId: null, line: null };

/** A fault found, before its severity and its place are looked up. */
export interface FoundProblem extends Omit<CheckFault, "severity" | "place"> {
  readonly severity: CheckSeverity | "asPosted";
  readonly place: CheckPlace | EntryWanted;
  /** A word of the message that stands for the id of the entry that is looked up. */
  readonly standIn?: string;
}

/** An entry to be found: the last recorded one that has the traits; nothing to find where there are none. */
export interface EntryWanted {
  readonly traits: EntryTraits;
  /** The batch that it is in; left out: not known yet. */
  readonly revision?: number | undefined;
}

/** By what an entry is known. Null: its document does not say it; left out: whatever it says. */
export type EntryTraits = Readonly<Partial<Record<EntryTrait, string | number | null>>>;

/** Columns of an entry and of its class. */
export type EntryTrait = SourceDimension | "kind" | "unitId" | "projectId" | "componentId" | "fiscalYear";

/** What rules read, and what they go by. */
export interface CheckScope {
  readonly engine: Engine;
  readonly revision: number;
  /** Entries dated later are left out. */
  readonly asOf: PlainDate;
  /** How far the record is known to reach: what lies after it is not silence. */
  readonly dataDate: PlainDate | null;
  readonly policies?: readonly Policy[] | undefined;
  /** Empty: nothing is compared with it. */
  readonly reference: ReferenceData;
  readonly onProgress?: ((entryCount: number, entryCountMax: number) => void) | undefined;
}

/** A rule: what it finds, one by one. */
export type CheckRule = (scope: CheckScope) => AsyncGenerator<FoundProblem>;

/** A finding of `finance` as a problem: an error is as grave as the way in which its entry was posted. */
export function problemOf(finding: Finding, place: FoundProblem["place"]): FoundProblem {
  const { code, message, values, severity } = finding;
  return { code, message, values, severity: severity === "error" ? "asPosted" : "warning", place };
}
