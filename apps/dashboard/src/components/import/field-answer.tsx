/** One field that settles something the file leaves open. */
import type { JSX } from "preact";
import { useId, useState } from "preact/hooks";
import { importWords } from "../../import/import-words.ts";
import { knownLedger } from "../../overview.ts";

const fieldKinds = { unit: "text", asOf: "date", fiscalYear: "number" } as const;

/** Units that are offered while one is typed. */
const unitsMax = 500;

/** The field with its button. */
export function FieldAnswer({
  asks,
  onAnswer,
}: {
  readonly asks: keyof typeof fieldKinds;
  readonly onAnswer: (value: string) => void;
}): JSX.Element {
  const words = importWords.value;
  const id = useId();
  const [value, setValue] = useState("");
  const isYear = asks === "fiscalYear";
  const submit = (event: Event): void => {
    event.preventDefault();
    if (value.trim() !== "") onAnswer(value.trim());
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
          {(knownLedger.value?.units ?? []).slice(0, unitsMax).map((unit) => (
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
