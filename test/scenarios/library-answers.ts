/**
 * What the pure library answers on entries that it holds in memory.
 */
import { answerProgress, answerRates, entryEffects, type PlainDate } from "@giaingan/finance";
import { answerLapse } from "@giaingan/finance/lapse";
import { answerPace } from "@giaingan/finance/pace";
import { answerChanges, type ChangesQuestion } from "@giaingan/finance/changes";
import {
  advanceAgeBuckets,
  answerAdvances,
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
          ...startOf(record, {
            from: { ...from, revision: from.revision ?? revision },
            isDated: "from" in question.flags,
          }),
          toRevision: revision,
        }),
      );
    case "mobilised":
      return toWire(answerMobilised(known, words));
    default:
      throw new Error(`unknown question: ${question.name}`);
  }
}

/** Without a date of its own a state is as of how far the record reached at its revision. */
function startOf(
  record: readonly RecordedEntry[],
  {
    from,
    isDated,
  }: { readonly from: { readonly asOf: PlainDate; readonly revision: number }; readonly isDated: boolean },
): Pick<ChangesQuestion, "from" | "fromKnownTo"> {
  if (isDated) return { from };
  const known = record.filter(({ revision, effectiveOn }) => revision <= from.revision && effectiveOn !== "");
  const latest = (entries: readonly RecordedEntry[]): PlainDate | null => {
    const last =
      entries
        .map(({ effectiveOn }) => effectiveOn)
        .toSorted()
        .at(-1) ?? null;
    return last !== null && last > from.asOf ? from.asOf : last;
  };
  const plan = latest(known);
  const disbursed = latest(known.filter(({ kind }) => entryEffects[kind].measure === "disbursed"));
  return { from: { asOf: plan ?? from.asOf, revision: from.revision }, fromKnownTo: { plan, disbursed } };
}
