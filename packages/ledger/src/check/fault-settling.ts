/**
 * Settling what rules found: every problem is counted, the first of each code are kept; how grave they are and where they
 * stand is looked up at the end, together. Memory grows with batches and codes, never with problems.
 */
import { assert } from "@giaingan/finance";
import {
  type CheckFault,
  type CheckScope,
  type CheckSeverity,
  type EntryWanted,
  type FoundProblem,
} from "./check-fault.ts";
import { findPlaces } from "./fault-places.ts";

/** Batches asked for in one question. */
const batchesPerQuery = 2_000;

/** Problems as they come, and what they come to. */
export interface Settling {
  readonly take: (problem: FoundProblem) => void;
  readonly settle: () => Promise<SettledFaults>;
}

/** What all problems come to. */
export interface SettledFaults {
  readonly severities: Readonly<Record<CheckSeverity, number>>;
  /** How often each code was found, in the order in which they were found first. */
  readonly counts: Readonly<Record<string, number>>;
  /** In the order of the record, fatal ones first; of each code those that were found first. */
  readonly faults: readonly CheckFault[];
}

/** Counts problems until they are settled; of each code at most so many are told one by one. */
export function createSettling(scope: CheckScope, { toldPerCodeMax }: { readonly toldPerCodeMax: number }): Settling {
  const counts = new Map<string, number>();
  const told: FoundProblem[] = [];
  const severities = { fatal: 0, warning: 0 };
  /** How many problems of a code are as grave as the way in which a batch was posted, by code and batch. */
  const posted = new Map<string, Map<number | null, number>>();
  /** Whose batch has to be found first: few, for the sums of a slice name theirs. */
  const unplaced: { readonly code: string; readonly place: EntryWanted }[] = [];
  const countPosted = (code: string, revision: number | null): void => {
    const ofCode = posted.get(code) ?? new Map<number | null, number>();
    ofCode.set(revision, (ofCode.get(revision) ?? 0) + 1);
    posted.set(code, ofCode);
  };
  const take = (problem: FoundProblem): void => {
    const { code, severity, place } = problem;
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    if (count <= toldPerCodeMax) told.push(problem);
    if (severity !== "asPosted") severities[severity] += 1;
    else if (place.revision !== undefined) countPosted(code, place.revision);
    else if ("traits" in place) unplaced.push({ code, place });
  };
  const settle = async (): Promise<SettledFaults> => {
    const asked = [...unplaced, ...told].flatMap(({ place }) => ("traits" in place ? [place] : []));
    const places = await findPlaces(scope, new Set(asked));
    const placeOf = ({ place }: FoundProblem): CheckFault["place"] => {
      const found = "traits" in place ? places.get(place) : place;
      assert(found !== undefined, "every place that is wanted was looked up");
      return found;
    };
    for (const { code, place } of unplaced) countPosted(code, places.get(place)?.revision ?? null);
    const severityIn = await readSeverities(scope, posted);
    for (const [code, ofCode] of posted)
      for (const [revision, count] of ofCode) severities[severityIn(code, revision)] += count;
    const faults = told.map((problem) => {
      const { standIn, message, place: wanted, ...rest } = problem;
      const place = placeOf(problem);
      const { code, severity: found } = rest;
      const words = (text: string): string =>
        standIn === undefined ? text : text.replaceAll(standIn, place.entryId ?? "?");
      const severity = found === "asPosted" ? severityIn(code, wanted.revision ?? place.revision) : found;
      return { ...rest, severity, message: { vi: words(message.vi), en: words(message.en) }, place };
    });
    return { severities, counts: Object.fromEntries(counts), faults: faults.toSorted(inOrder) };
  };
  return { take, settle };
}

/**
 * How grave a code is in each batch. A document shows what it shows: what it breaks was told when it was posted, and
 * stays a warning. What is of no batch is fatal.
 */
async function readSeverities(
  { engine }: CheckScope,
  posted: ReadonlyMap<string, ReadonlyMap<number | null, number>>,
): Promise<(code: string, revision: number | null) => CheckSeverity> {
  const revisions = [...new Set([...posted.values()].flatMap((ofCode) => [...ofCode.keys()]))].filter(
    (revision) => revision !== null,
  );
  const documents = new Set<number>();
  const found = new Set<string>();
  for (let start = 0; start < revisions.length; start += batchesPerQuery) {
    const some = revisions.slice(start, start + batchesPerQuery).join(", ");
    const stated = await engine.query(`SELECT DISTINCT revision FROM statements WHERE revision IN (${some})`);
    for (const [revision] of stated) documents.add(Number(revision));
    const codes = await engine.query(`SELECT DISTINCT revision, code FROM findings WHERE revision IN (${some})`);
    for (const [revision, code] of codes) found.add(`${Number(revision)}/${String(code)}`);
  }
  return (code, revision) =>
    revision !== null && (documents.has(revision) || found.has(`${revision}/${code}`)) ? "warning" : "fatal";
}

function inOrder(left: CheckFault, right: CheckFault): number {
  if (left.severity !== right.severity) return left.severity === "fatal" ? -1 : 1;
  const revisionOf = ({ place }: CheckFault): number => place.revision ?? Number.MAX_SAFE_INTEGER;
  const lineOf = ({ place }: CheckFault): number => place.line ?? 0;
  return revisionOf(left) - revisionOf(right) || lineOf(left) - lineOf(right);
}
