/**
 * A scenario in a real ledger: posted batch by batch, judged as commands are, and asked.
 */
import { Refusal } from "@giaingan/finance";
import { advanceAgeBuckets } from "@giaingan/finance/plan";
import { postingRulesOf } from "@giaingan/finance/policies";
import {
  askAdvances,
  askChanges,
  askLapse,
  askMobilised,
  askPace,
  askPlan,
  askProgress,
  askRates,
  askSettlement,
  type Ledger,
} from "@giaingan/ledger";
import { toWire, toWireProgress } from "../../packages/client/src/index.ts";
import { readWords } from "./asked-words.ts";
import type { LibraryBatch } from "./library-record.ts";
import type { ScenarioProject, ScenarioQuestion } from "./scenario-file.ts";

/**
 * Posts a batch.
 *
 * @returns the code that refuses it; null: it is posted
 */
export async function postToLedger(
  ledger: Ledger,
  { id, entries, isReport }: LibraryBatch,
  projects: readonly ScenarioProject[],
): Promise<string | null> {
  const batch = { id, documentName: `${id}.csv`, contentHash: null, entries, statements: [], findings: [], checks: [] };
  const rules = (asOf: string): ReturnType<typeof postingRulesOf> => postingRulesOf({ asOf });
  const admission = { mode: isReport ? ("report" as const) : ("command" as const), rules, reference: { projects } };
  return codeOf(() => ledger.append(batch, { admission }));
}

/** The code of the refusal that work ends in; null when it is done. */
async function codeOf(work: () => Promise<unknown>): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

/** The answer as the JSON document of the command line, without its revision; `{ refusal }` where it is refused. */
export async function askScenarioLedger(ledger: Ledger, question: ScenarioQuestion): Promise<object> {
  try {
    return await ask(ledger, question);
  } catch (error) {
    if (error instanceof Refusal) return { refusal: error.code };
    throw error;
  }
}

async function ask(ledger: Ledger, question: ScenarioQuestion): Promise<object> {
  const words = readWords(question);
  switch (question.name) {
    case "progress": {
      const { answer } = await askProgress(ledger, words);
      const { revision: _, ...wired } = toWireProgress(answer, { revision: 0 });
      return wired;
    }
    case "rates":
      return toWire((await askRates(ledger, words)).answer);
    case "plan":
      return toWire((await askPlan(ledger, words)).answer);
    case "settlement":
      return toWire((await askSettlement(ledger, words)).answer);
    case "advances":
      return toWire((await askAdvances(ledger, { ...words, bucketDays: advanceAgeBuckets })).answer);
    case "lapse":
      return toWire((await askLapse(ledger, words)).answer);
    case "pace":
      return toWire((await askPace(ledger, words)).answer);
    case "changes":
      return toWire(
        (await askChanges(ledger, { ...words, from: { ...words.from, asOf: question.flags["from"] ?? null } })).answer,
      );
    case "mobilised":
      return toWire((await askMobilised(ledger, words)).answer);
    default:
      throw new Error(`unknown question: ${question.name}`);
  }
}
