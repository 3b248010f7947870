/** Scenario tables: the library, the ledger and the command line give what the tables expect, and all the same. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openLedger } from "@giaingan/ledger";
import { Refusal } from "@giaingan/finance";
import { beforeAll, describe, expect, test } from "vitest";
import { isExpected, lookUp, shownValue } from "./answer-path.ts";
import { askCommandLine, type CommandAnswer, importBatches } from "./command-run.ts";
import { askScenarioLedger, postToLedger } from "./ledger-run.ts";
import { askLibrary } from "./library-answers.ts";
import { lastRevision, type LibraryBatch, postBatch, type RecordedEntry, refusalOf } from "./library-record.ts";
import { entriesOf } from "./scenario-csv.ts";
import { type Check, readScenario, type Scenario, type ScenarioBatch, type ScenarioQuestion } from "./scenario-file.ts";

const tables = new URL("tables/", import.meta.url);
const scenarios = readdirSync(tables)
  .filter((file) => file.endsWith(".md"))
  .toSorted()
  .map((file) => readScenario(readFileSync(new URL(file, tables), "utf8"), file));
const checks = scenarios.flatMap((scenario) => scenario.checks);

test("the tables hold at least 25 scenarios and 160 expected outcomes, each with its arithmetic", () => {
  expect(scenarios.length).toBeGreaterThanOrEqual(25);
  expect(checks.length).toBeGreaterThanOrEqual(160);
  expect(checks.filter(({ because }) => because === "")).toEqual([]);
});

/** The library says what a batch would be refused with, and where the file itself is refused, the reading does. */
function batchOf(scenario: Scenario, batch: ScenarioBatch): LibraryBatch | string {
  try {
    return { id: batch.id, entries: entriesOf(scenario, batch), isReport: batch.isReport };
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

/** Each distinct question once, with its checks. */
function byQuestion({ checks: own }: Scenario): readonly { question: ScenarioQuestion; checks: readonly Check[] }[] {
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
function differences(answer: object, expected: readonly Check[]): readonly string[] {
  return expected.flatMap(({ path, expected: wanted, because }) => {
    const found = lookUp(answer, path);
    return isExpected(found, wanted) ? [] : [`${path} is ${shownValue(found)}, not ${wanted} (${because})`];
  });
}

function libraryRecord(scenario: Scenario): {
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

function expectedRefusals({ batches }: Scenario): Record<string, string | null> {
  return Object.fromEntries(batches.map(({ id, refusedWith }) => [id, refusedWith]));
}

test("an expectation that is one đồng off is found", () => {
  const [scenario] = scenarios;
  expect(scenario).toBeDefined();
  const { record } = libraryRecord(scenario as Scenario);
  const wrong = (scenario?.checks ?? [])
    .filter(({ expected }) => /^\d{5,}$/u.test(expected))
    .map((check) => ({ ...check, expected: String(BigInt(check.expected) + 1n) }));
  expect(wrong.length).toBeGreaterThan(5);
  for (const check of wrong) expect(differences(askLibrary(record, check.question), [check])).toHaveLength(1);
});

const isAskedOfRecord = (check: Check): boolean => check.path !== "refusal";

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

  test("comes out as expected, and the same, in the ledger", async () => {
    const { record } = libraryRecord(scenario);
    const folder = mkdtempSync(join(tmpdir(), "giaingan-scenario-"));
    const ledger = await openLedger({ path: join(folder, "ledger.duckdb"), mode: "openOrCreate" });
    try {
      for (const batch of scenario.batches) {
        const posting = batchOf(scenario, batch);
        if (typeof posting === "string") continue;
        const { revision } = ledger.head();
        const code = await postToLedger(ledger, posting, scenario.projects);
        expect.soft(code, batch.id).toBe(batch.refusedWith);
        expect.soft(ledger.head().revision, batch.id).toBe(batch.refusedWith === null ? revision + 1 : revision);
      }
      for (const { question, checks: own } of questions) {
        const answer = await askScenarioLedger(ledger, question);
        expect.soft(differences(answer, own), JSON.stringify(question)).toEqual([]);
        const same = own.every(isAskedOfRecord) ? askLibrary(record, question) : answer;
        expect.soft(answer, JSON.stringify(question)).toEqual(same);
      }
    } finally {
      await ledger.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

/** What a scenario came to on the command line. */
interface CommandOutcome {
  readonly refusals: Readonly<Record<string, string | null>>;
  readonly answers: readonly CommandAnswer[];
}

/** Runs a scenario in processes of the command line; within it one after another, for each of them holds the ledger. */
async function runOnCommandLine(scenario: Scenario): Promise<CommandOutcome> {
  const folder = mkdtempSync(join(tmpdir(), "giaingan-scenario-"));
  const ledger = { folder, path: join(folder, "ledger.duckdb"), scenario };
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
  }, 600_000);

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
