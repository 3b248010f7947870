/**
 * The scenario tables, and what is expected of whoever answers them.
 */
import { readdirSync, readFileSync } from "node:fs";
import { Refusal } from "@giaingan/finance";
import { isExpected, lookUp, shownValue } from "./answer-path.ts";
import { type LibraryBatch, postBatch, type RecordedEntry, refusalOf } from "./library-record.ts";
import { entriesOf } from "./scenario-csv.ts";
import { type Check, readScenario, type Scenario, type ScenarioBatch, type ScenarioQuestion } from "./scenario-file.ts";

const tables = new URL("tables/", import.meta.url);
/** Every scenario, in the order of its file. */
export const scenarios: readonly Scenario[] = readdirSync(tables)
  .filter((file) => file.endsWith(".md"))
  .toSorted()
  .map((file) => readScenario(readFileSync(new URL(file, tables), "utf8"), file));

/** The library says what a batch would be refused with, and where the file itself is refused, the reading does. */
export function batchOf(scenario: Scenario, batch: ScenarioBatch): LibraryBatch | string {
  try {
    return { id: batch.id, entries: entriesOf(scenario, batch), isReport: batch.isReport };
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

/** Each distinct question once, with its checks. */
export function byQuestion({
  checks: own,
}: Scenario): readonly { question: ScenarioQuestion; checks: readonly Check[] }[] {
  const groups = new Map<string, { question: ScenarioQuestion; checks: Check[] }>();
  for (const check of own) {
    const words = JSON.stringify(check.question);
    const group = groups.get(words);
    if (group === undefined) groups.set(words, { question: check.question, checks: [check] });
    else group.checks.push(check);
  }
  return [...groups.values()];
}

/** What a table expects that an answer does not say, in words. */
export function differences(answer: object, expected: readonly Check[]): readonly string[] {
  return expected.flatMap(({ path, expected: wanted, because }) => {
    const found = lookUp(answer, path);
    return isExpected(found, wanted) ? [] : [`${path} is ${shownValue(found)}, not ${wanted} (${because})`];
  });
}

/** The record that the library keeps of a scenario, and what it refuses. */
export function libraryRecord(scenario: Scenario): {
  record: readonly RecordedEntry[];
  refusals: Record<string, string | null>;
} {
  let record: readonly RecordedEntry[] = [];
  const refusals: Record<string, string | null> = {};
  for (const batch of scenario.batches) {
    const posting = batchOf(scenario, batch);
    refusals[batch.id] = typeof posting === "string" ? posting : refusalOf(record, posting, scenario.projects);
    if (typeof posting !== "string" && refusals[batch.id] === null)
      record = postBatch(record, posting, scenario.projects);
  }
  return { record, refusals };
}

/** What each batch is refused with; null: it is posted. */
export function expectedRefusals({ batches }: Scenario): Record<string, string | null> {
  return Object.fromEntries(batches.map(({ id, refusedWith }) => [id, refusedWith]));
}

/** Whether a check is about an answer, not about being refused one. */
export function isAskedOfRecord({ path }: Check): boolean {
  return path !== "refusal";
}
