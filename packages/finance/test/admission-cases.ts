/** Tables of admission: what is recorded, what is posted, what comes of it; as a command and as a document. */
import { expect, test } from "vitest";
import type { Entry } from "../src/index.ts";
import { findingsOf, outcomeOf } from "./admission-entries.ts";

export interface Case {
  readonly rule: string;
  readonly recorded: readonly Entry[];
  readonly batch: readonly Entry[];
  /** "admitted", or the code and the entry that the refusal names. */
  readonly outcome: string;
}

/** One event a line: what is recorded, what is posted, what comes of it. */
export function runCases(cases: readonly Case[], given: Parameters<typeof outcomeOf>[1] = {}): void {
  test.each(cases)("$rule: $outcome", ({ recorded, batch, outcome }) => {
    expect(outcomeOf(batch, { ...given, before: recorded })).toBe(outcome);
    const codes = outcome === "admitted" ? [] : [outcome.split(" ")[0]];
    const found = findingsOf(batch, { ...given, before: recorded }).filter((code) => !code.startsWith("warning"));
    expect([...new Set(found)]).toEqual(codes);
  });
}
