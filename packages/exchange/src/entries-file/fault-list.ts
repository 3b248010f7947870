/**
 * The faults of a file, gathered so that it can be repaired in one go.
 */
import { type Refusal, type RefusalCode, type RefusalValues, refuse } from "@giaingan/finance";

/** Faults that are gathered at most; the rest shows when these are repaired. */
export const faultCountMax = 100;

/** Where in the file. */
export interface FaultPlace {
  /** Physical line, from 1; null: the whole file. */
  readonly line: number | null;
  /** The name of the column; null: the whole line. */
  readonly column: string | null;
}

/** Gathers the faults of one file. */
export interface FaultList {
  readonly count: () => number;
  readonly report: <Code extends RefusalCode>(code: Code, values: RefusalValues<Code>, place: FaultPlace) => void;
  /** Reports what has been refused elsewhere, at its place in this file. */
  readonly add: (refusal: Refusal, place: FaultPlace) => void;
  /** @throws Refusal the first fault in the order of the lines, the rest as its `others`; nothing when there is none */
  readonly throwIfAny: () => void;
}

/** Makes an empty list for a file. */
export function createFaultList(path: string): FaultList {
  const faults: Refusal[] = [];
  const add: FaultList["add"] = (refusal, place) => {
    if (faults.length < faultCountMax) faults.push(refusal.at({ path, ...place }));
  };
  return {
    count: () => faults.length,
    report: (code, values, place) => add(refuse(code, values), place),
    add,
    throwIfAny: () => {
      const [first, ...others] = faults.toSorted((a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0));
      if (first === undefined) return;
      throw first.at(first.place, others);
    },
  };
}

/** A value as a message shows it: long ones are cut. */
export function shownValue(value: string): string {
  const shownLengthMax = 60;
  if (value.length <= shownLengthMax) return value;
  // A cut between the halves of one character leaves no half.
  return `${value.slice(0, shownLengthMax).replace(/[\uD800-\uDBFF]$/u, "")}…`;
}
