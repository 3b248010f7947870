/** Scenario tables: the library and the command line give what the tables expect, and both the same. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assert } from "@giaingan/finance";
import { beforeAll, describe, expect, test } from "vitest";
import { askCommandLine, type CommandAnswer, importBatches } from "./command-run.ts";
import { askLibrary } from "./library-answers.ts";
import { lastRevision } from "./library-record.ts";
import type { Scenario, ScenarioBatch } from "./scenario-file.ts";
import {
  byQuestion,
  differences,
  expectedRefusals,
  isAskedOfRecord,
  libraryRecord,
  scenarios,
} from "./scenario-tables.ts";

const checks = scenarios.flatMap((scenario) => scenario.checks);

test("the tables hold at least 25 scenarios and 160 expected outcomes, each with its arithmetic", () => {
  expect(scenarios.length).toBeGreaterThanOrEqual(25);
  expect(checks.length).toBeGreaterThanOrEqual(160);
  expect(checks.filter(({ because }) => because === "")).toEqual([]);
});

test("an expectation that is one đồng off is found", () => {
  const [scenario] = scenarios;
  assert(scenario !== undefined, "there are scenarios");
  const { record } = libraryRecord(scenario);
  const wrong = scenario.checks
    .filter(({ expected }) => /^\d{5,}$/u.test(expected))
    .map((check) => ({ ...check, expected: String(BigInt(check.expected) + 1n) }));
  expect(wrong.length).toBeGreaterThan(5);
  for (const check of wrong) expect(differences(askLibrary(record, check.question), [check])).toHaveLength(1);
});

describe.each(scenarios)("$title", (scenario) => {
  const questions = byQuestion(scenario);

  test("comes out as expected in the library", () => {
    const { record, refusals } = libraryRecord(scenario);
    expect(refusals).toEqual(expectedRefusals(scenario));
    for (const { question, checks: own } of questions) {
      const asked = own.filter(isAskedOfRecord);
      if (asked.length === 0) continue;
      expect.soft(differences(askLibrary(record, question), asked), JSON.stringify(question)).toEqual([]);
    }
  });
});

/** What a scenario came to on the command line. */
interface CommandOutcome {
  readonly refusals: Readonly<Record<string, string | null>>;
  readonly answers: readonly CommandAnswer[];
}

/** Runs a scenario on the command line, the first one in processes; one after another, for each run holds the ledger. */
async function runOnCommandLine(scenario: Scenario): Promise<CommandOutcome> {
  const folder = mkdtempSync(join(tmpdir(), "giaingan-scenario-"));
  const isInProcesses = scenario === scenarios[0];
  const ledger = { folder, path: join(folder, "ledger.duckdb"), scenario, isInProcesses };
  try {
    const refusals: Record<string, string | null> = {};
    for (const batches of importsOf(scenario)) {
      const code = await importBatches(ledger, batches);
      for (const { id } of batches) refusals[id] = code;
    }
    const answers: CommandAnswer[] = [];
    for (const { question } of byQuestion(scenario)) answers.push(await askCommandLine(ledger, question));
    return { refusals, answers };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe("on the command line", () => {
  const outcomes = new Map<Scenario, CommandOutcome>();

  // Together, and before the tests: so that all processors are busy, and no test waits for another's processes.
  beforeAll(async () => {
    const ran = await Promise.all(
      scenarios.map(async (scenario) => [scenario, await runOnCommandLine(scenario)] as const),
    );
    for (const [scenario, outcome] of ran) outcomes.set(scenario, outcome);
  }, 1_200_000);

  test.each(scenarios)("$title comes out as expected, and the same", (scenario) => {
    const { record } = libraryRecord(scenario);
    const outcome = outcomes.get(scenario);
    expect(outcome?.refusals).toEqual(expectedRefusals(scenario));
    for (const { question, answer, revision } of outcome?.answers ?? []) {
      const own = scenario.checks.filter((check) => JSON.stringify(check.question) === JSON.stringify(question));
      expect.soft(differences(answer, own), JSON.stringify(question)).toEqual([]);
      const isAnswered = own.every(isAskedOfRecord);
      expect.soft(answer, JSON.stringify(question)).toEqual(isAnswered ? askLibrary(record, question) : answer);
      // What was refused has left no revision behind.
      const expected = isAnswered ? Number(question.revision ?? lastRevision(record)) : null;
      expect.soft(revision, JSON.stringify(question)).toBe(expected);
    }
  });
});

/** Batches that can be imported as one file: what is refused stands alone, and so does what a document states. */
function importsOf({ batches }: Scenario): readonly (readonly ScenarioBatch[])[] {
  const imports: ScenarioBatch[][] = [];
  for (const batch of batches) {
    const last = imports.at(-1);
    const isPlain = (each: ScenarioBatch | undefined): boolean => each?.refusedWith === null && !each.isReport;
    if (last !== undefined && isPlain(last[0]) && isPlain(batch)) last.push(batch);
    else imports.push([batch]);
  }
  return imports;
}
