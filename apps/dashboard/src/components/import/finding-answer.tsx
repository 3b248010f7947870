/** The control that answers a finding: choices as buttons, or one field. */
import type { ImportSettingsBody } from "@giaingan/client";
import type { JSX } from "preact";
import { useId, useState } from "preact/hooks";
import { view } from "../../address.ts";
import { acceptCell, answerFinding, canAccept, type ShownFinding } from "../../import/import-answers.ts";
import { settleImport } from "../../import/import-session.ts";
import { importWords } from "../../import/import-words.ts";
import { knownLedger } from "../../overview.ts";
import { columnControlId } from "./columns-mapping.tsx";

interface AnswerProps {
  readonly finding: ShownFinding;
  readonly settings: ImportSettingsBody;
}

/** The control; nothing where only the file can be put right. */
export function FindingAnswer({ finding, settings }: AnswerProps): JSX.Element | null {
  const words = importWords.value;
  const { lang } = view.value;
  const { asks, choices, cell } = finding;
  if (asks === "unit" || asks === "asOf" || asks === "fiscalYear")
    return <FieldAnswer asks={asks} finding={finding} settings={settings} />;
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
        {choices.map(({ value, name }) => {
          const change = answerFinding(finding, value, settings);
          return (
            change !== null && (
              <button key={value} type="button" class="secondary" onClick={() => void settleImport(change)}>
                {name[lang]}
              </button>
            )
          );
        })}
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

const fieldKinds = { unit: "text", asOf: "date", fiscalYear: "number" } as const;

function FieldAnswer({
  asks,
  finding,
  settings,
}: AnswerProps & { readonly asks: keyof typeof fieldKinds }): JSX.Element {
  const words = importWords.value;
  const id = useId();
  const [value, setValue] = useState("");
  const isYear = asks === "fiscalYear";
  const submit = (event: Event): void => {
    event.preventDefault();
    const change = value.trim() === "" ? null : answerFinding(finding, value.trim(), settings);
    if (change !== null) void settleImport(change);
  };
  return (
    <form class="actions" onSubmit={submit}>
      <label class="control">
        <span class="name">{words.answers[asks]}</span>
        <input
          type={fieldKinds[asks]}
          value={value}
          required
          maxLength={asks === "unit" ? 500 : undefined}
          min={isYear ? 1976 : undefined}
          max={isYear ? 2100 : undefined}
          list={asks === "unit" ? id : undefined}
          onInput={({ currentTarget }) => setValue(currentTarget.value)}
        />
      </label>
      {asks === "unit" && (
        <datalist id={id}>
          {(knownLedger.value?.units ?? []).slice(0, 500).map((unit) => (
            <option key={unit} value={unit} />
          ))}
        </datalist>
      )}
      <button type="submit" class="secondary">
        {words.apply}
      </button>
    </form>
  );
}

/** Opens the columns of the table that a cell stands in, and puts the focus on the one above it. */
function focusColumn(cell: string): void {
  const control = document.querySelector<HTMLElement>(`[id="${CSS.escape(columnControlId(cell))}"]`);
  const details = control?.closest("details");
  if (details !== null && details !== undefined) details.open = true;
  control?.focus();
}
