/** The control that answers a finding: choices as buttons, or one field. */
import type { ImportSettingsBody } from "@giaingan/client";
import type { JSX } from "preact";
import { view } from "../../address.ts";
import { acceptCell, answerFinding, canAccept, type ShownFinding } from "../../import/import-answers.ts";
import { settleImport } from "../../import/import-session.ts";
import { importWords } from "../../import/import-words.ts";
import { columnControlId } from "./columns-mapping.tsx";
import { FieldAnswer } from "./field-answer.tsx";

interface AnswerProps {
  readonly finding: ShownFinding;
  readonly settings: ImportSettingsBody;
}

/** The control; nothing where only the file can be put right. */
export function FindingAnswer({ finding, settings }: AnswerProps): JSX.Element | null {
  const words = importWords.value;
  const { lang } = view.value;
  const { asks, choices, cell } = finding;
  const answer = (value: string): void => {
    const change = answerFinding(finding, value, settings);
    if (change !== null) void settleImport(change);
  };
  if (asks === "unit" || asks === "asOf" || asks === "fiscalYear")
    return <FieldAnswer asks={asks} onAnswer={(value) => answer(value)} />;
  if (asks === "columns" && cell !== null) {
    return (
      <p class="actions">
        <button type="button" class="secondary" onClick={() => focusColumn(cell)}>
          {words.goToColumn}
        </button>
      </p>
    );
  }
  if (asks !== null && choices.length > 0) {
    return (
      <p class="actions" role="group" aria-label={finding.remedy[lang]}>
        {choices.map(({ value, name }) => (
          <button key={value} type="button" class="secondary" onClick={() => answer(value)}>
            {name[lang]}
          </button>
        ))}
      </p>
    );
  }
  if (cell === null || !canAccept(finding)) return null;
  return (
    <p class="actions">
      <button type="button" class="secondary" onClick={() => void settleImport(acceptCell(cell, settings))}>
        {words.accept}
      </button>
    </p>
  );
}

/** Opens the columns of the table that a cell stands in, and puts the focus on the one above it. */
function focusColumn(cell: string): void {
  const control = document.querySelector<HTMLElement>(`[id="${CSS.escape(columnControlId(cell))}"]`);
  const details = control?.closest("details");
  if (details !== null && details !== undefined) details.open = true;
  control?.focus();
}
