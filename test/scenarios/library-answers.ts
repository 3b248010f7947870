/**
 * What the pure library answers on entries that it holds in memory.
 */
import { answerProgress, answerRates } from "@giaingan/finance";
import { answerLapse, answerPace } from "@giaingan/finance/pace";
import {
  advanceAgeBuckets,
  answerAdvances,
  answerChanges,
  answerMobilised,
  answerPlan,
  settleBudgetYear,
} from "@giaingan/finance/plan";
import { targetsOf } from "@giaingan/finance/policies";
import { toWire, toWireProgress } from "../../packages/client/src/index.ts";
import { readWords } from "./asked-words.ts";
import { lastRevision, type RecordedEntry } from "./library-record.ts";
import type { ScenarioQuestion } from "./scenario-file.ts";

/** The answer as the JSON document that the command line prints, without its revision. */
export function askLibrary(record: readonly RecordedEntry[], question: ScenarioQuestion): object {
  const read = readWords(question);
  const revision = read.revision ?? lastRevision(record);
  const known = record.filter((entry) => entry.revision <= revision);
  if (question.name === "progress") {
    const { revision: _, ...wired } = toWireProgress(answerProgress(known, read), { revision: 0 });
    return wired;
  }
  const { fiscalYear, from } = read;
  if (fiscalYear === null) throw new Error("only progress is asked of every budget year");
  const words = { ...read, fiscalYear };
  switch (question.name) {
    case "rates":
      return toWire(answerRates(known, words));
    case "plan":
      return toWire(answerPlan(known, words));
    case "settlement":
      return toWire(settleBudgetYear(known, words));
    case "advances":
      return toWire(answerAdvances(known, { ...words, bucketDays: advanceAgeBuckets }));
    case "lapse":
      return toWire(answerLapse(known, words));
    case "pace":
      return toWire(answerPace(known, { ...words, targets: targetsOf(fiscalYear, { asOf: words.asOf }) }));
    case "changes":
      return toWire(
        answerChanges(record, {
          ...words,
          from: { ...from, revision: from.revision ?? revision },
          toRevision: revision,
        }),
      );
    case "mobilised":
      return toWire(answerMobilised(known, words));
    default:
      throw new Error(`unknown question: ${question.name}`);
  }
}
