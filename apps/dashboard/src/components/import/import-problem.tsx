/** Why a step of an import failed, and the way on. */
import type { ApiProblem } from "@giaingan/client";
import type { JSX } from "preact";
import { view } from "../../address.ts";
import {
  confirmImport,
  importSession,
  type ImportStep,
  openFiles,
  settleImport,
  undoImport,
} from "../../import/import-session.ts";
import { importWords } from "../../import/import-words.ts";
import { FieldAnswer } from "./field-answer.tsx";

/** The problem of a step. */
export function ImportProblem({
  step,
  problem: { problem, message },
}: {
  readonly step: ImportStep;
  readonly problem: ApiProblem;
}): JSX.Element {
  const words = importWords.value;
  const { lang } = view.value;
  const isLost = problem === null && !message.startsWith("HTTP ");
  const isWritten = step === "posting" || step === "undoing";
  const lost = isWritten ? words.lostWriting : words.lost;
  const told = problem === null ? message : `${problem.fact[lang]} ${problem.remedy[lang]}`;
  return (
    <section class="stand-in problem" role="alert">
      <h2>{words.failed[step]}</h2>
      <p>{isLost ? lost : told}</p>
      {problem?.code === "unitNotStated" && (
        <FieldAnswer asks="unit" onAnswer={(unit) => void settleImport({ unit })} />
      )}
      <p class="actions">
        {isLost && step !== "marking" && (
          <button type="button" class="primary" onClick={() => void again(step)}>
            {words.retry}
          </button>
        )}
        {problem?.code === "periodClosed" && step === "posting" && (
          <button type="button" class="primary" onClick={() => void confirmImport("firstOpenPeriod")}>
            {words.lateAnyway}
          </button>
        )}
      </p>
    </section>
  );
}

async function again(step: ImportStep): Promise<void> {
  const { source } = importSession.value;
  if (step === "posting") return confirmImport();
  if (step === "undoing") return undoImport();
  if (step === "reading" && source !== null) return openFiles([source]);
  return settleImport({});
}
