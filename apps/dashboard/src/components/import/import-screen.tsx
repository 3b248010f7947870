/**
 * The import screen: a file, what was understood of it, what is asked, and what would be posted.
 */
import "../../styles/import.css";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { importSession } from "../../import/import-session.ts";
import { countText, importWords } from "../../import/import-words.ts";
import { previewTitle } from "../../import/import-sentence.ts";
import { announce } from "../../speech.ts";
import { EntriesCard } from "./entries-card.tsx";
import { FilePicker } from "./file-picker.tsx";
import { FindingsList } from "./findings-list.tsx";
import { ImportOutcome } from "./import-outcome.tsx";
import { ImportProblem } from "./import-problem.tsx";
import { ImportSummary } from "./import-summary.tsx";
import { ReportCard } from "./report-card.tsx";
import { SheetChoice } from "./sheet-choice.tsx";
import { TableCard } from "./table-card.tsx";

/** The screen of one import. */
export function ImportScreen(): JSX.Element {
  const words = importWords.value;
  const { file, preview, posted, step, problem, settings } = importSession.value;
  const title = preview === null || posted !== null ? null : previewTitle(preview, words, countText);
  useEffect(() => {
    if (step !== null) announce(words.steps[step]);
    else if (title !== null) announce(title);
  }, [step, title, words]);
  return (
    <div class="import" aria-busy={step !== null}>
      <FilePicker />
      {step !== null && (
        <p class="import-step">
          <progress aria-label={words.steps[step]} /> {words.steps[step]}
        </p>
      )}
      {problem !== null && <ImportProblem {...problem} />}
      {posted !== null && <ImportOutcome posted={posted} />}
      {posted === null && preview !== null && file !== null && (
        <>
          <ImportSummary file={file} preview={preview} />
          <div class="import-cards">
            {preview.report !== null && <ReportCard report={preview.report} />}
            {(preview.report === null || preview.ledgerFindings.length > 0) && (
              <FindingsList preview={preview} settings={settings} />
            )}
            <SheetChoice file={file} settings={settings} />
            {preview.tables.map((table) => (
              <TableCard
                key={`${table.sheet}!${table.range}`}
                table={table}
                meanings={file.meanings}
                settings={settings}
              />
            ))}
            <EntriesCard preview={preview} />
          </div>
        </>
      )}
    </div>
  );
}
