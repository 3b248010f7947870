/**
 * Commands that answer a question from the ledger: flags in, one document or a table out.
 */
import { toWire } from "@giaingan/client";
import { type Companions, noCompanions } from "@giaingan/exchange";
import type { Bilingual, Breakdown, Language, Movement, Question } from "@giaingan/finance";
import { type Ledger, type LedgerAnswer, type LedgerQuestion } from "@giaingan/ledger";
import { openTold } from "./existing-ledger.ts";
import type { Command, Flag, Invocation } from "./command.ts";
import { namesCompanion, readCompanions } from "./companion-flags.ts";
import { askOnGeography, geographyFlags, geographyLines, readGeography } from "./geography-question.ts";
import { questionFlags, readQuestionFlags } from "./question-flags.ts";

/** What a question is asked with beside its own words. */
export interface AskContext extends Invocation {
  /** The rules and names that stand beside the ledger, for a command that has flags to name them. */
  readonly companions: Companions;
}

/** What makes a command of a question. */
export interface AnswerCommand<Answer> {
  readonly name: string;
  readonly summary: Bilingual;
  /** Flags beside those of every question. */
  readonly flags?: Readonly<Record<string, Flag>>;
  /** Groups when the command line names none. */
  readonly by?: readonly Breakdown[];
  readonly argumentNames?: string;
  readonly argumentCount?: Command["argumentCount"];
  readonly ask: (ledger: Ledger, question: LedgerQuestion, context: AskContext) => Promise<LedgerAnswer<Answer>>;
  /** The answer from movements, where the question can be asked on another geography. */
  readonly answerFrom?: (movements: readonly Movement[], question: Question, context: AskContext) => Answer;
  /** The answer for a person to read. */
  readonly describe: (answer: Answer, language: Language, invocation: Invocation) => string;
}

/** Makes the command: it opens the ledger, asks, closes it; `--json` prints the answer as the API does. */
export function answerCommand<Answer extends object>({
  name,
  summary,
  flags = {},
  by = ["source"],
  argumentNames = "",
  argumentCount = { min: 0, max: 0 },
  ask,
  answerFrom,
  describe,
}: AnswerCommand<Answer>): Command {
  return {
    name,
    argumentNames,
    argumentCount,
    summary,
    flags: { ...questionFlags, ...flags, ...(answerFrom === undefined ? {} : geographyFlags) },
    run: async (invocation) => {
      const question = readQuestionFlags(invocation.flags, { by });
      const on = readGeography(invocation.flags);
      const hasCompanions = "policies" in flags || on !== null || namesCompanion(invocation.flags);
      const companions = hasCompanions ? await readCompanions(invocation) : noCompanions;
      const context = { ...invocation, companions };
      const ledger = await openTold({ path: invocation.ledgerPath, mode: "open" });
      try {
        if (on !== null && answerFrom !== undefined) {
          const answerHere = (movements: readonly Movement[], asked: Question): Answer =>
            answerFrom(movements, asked, context);
          const how = { on, reference: companions.reference, answer: answerHere };
          const { answer, revision, geography } = await askOnGeography(ledger, question, how);
          return {
            json: { revision, ...(toWire(answer) as object), geography },
            text: (language) =>
              [describe(answer, language, invocation), ...geographyLines(geography, language)].join("\n"),
          };
        }
        const { answer, revision } = await ask(ledger, question, context);
        return {
          json: { revision, ...(toWire(answer) as object) },
          text: (language) => describe(answer, language, invocation),
        };
      } finally {
        await ledger.close();
      }
    },
  };
}
