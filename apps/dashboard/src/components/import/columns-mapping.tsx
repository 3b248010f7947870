/** The columns with what each was understood as, how surely, and a choice that corrects it. */
import type { ImportSettingsBody } from "@giaingan/client";
import { dimensionLabel } from "@giaingan/finance";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { view } from "../../address.ts";
import {
  chooseDimension,
  chooseKind,
  chosenDimensions,
  dimensionChoices,
  dimensionOf,
  type MeaningChoice,
  meaningKey,
  type ShownColumn,
  type ShownTable,
  type WireMeaning,
} from "../../import/column-choice.ts";
import { settleImport } from "../../import/import-session.ts";
import { importWords } from "../../import/import-words.ts";

/** Cells that are shown of a column. */
const exampleCount = 3;

/** The id of the control of the column that a cell stands in: "Biểu 01!C9" → that of "Biểu 01!C". */
export function columnControlId(cell: string): string {
  return `meaning ${cell.replace(/\d+$/u, "")}`;
}

interface MappingProps {
  readonly table: ShownTable;
  readonly meanings: readonly MeaningChoice[];
  readonly settings: ImportSettingsBody;
}

/**
 * The columns: those that were not certain when the file was read, and the others behind a button. Where a column stands does not
 * change with what is chosen for it, so that the focus stays.
 */
export function ColumnsMapping({ table, meanings, settings }: MappingProps): JSX.Element {
  const words = importWords.value;
  const { columns, sheet } = table;
  const [doubted] = useState(() => new Set(columns.filter(isDoubted).map(({ letter }) => letter)));
  const clearCount = columns.length - doubted.size;
  const lines = (isShown: (column: ShownColumn) => boolean): JSX.Element => (
    <ul class="columns" aria-label={`${words.columns}, ${sheet}`}>
      {columns.filter(isShown).map((column) => (
        <ColumnLine
          key={column.letter}
          column={column}
          examples={examplesOf(table, columns.indexOf(column))}
          controlId={columnControlId(`${sheet}!${column.letter}`)}
          meanings={meanings}
          settings={settings}
        />
      ))}
    </ul>
  );
  return (
    <div class="mapping">
      <h3>{words.columns}</h3>
      {doubted.size > 0 && lines(({ letter }) => doubted.has(letter))}
      {clearCount > 0 && (
        <details class="more">
          <summary>{words.clearColumns(clearCount)}</summary>
          {lines(({ letter }) => !doubted.has(letter))}
        </details>
      )}
    </div>
  );
}

function isDoubted({ confidence }: ShownColumn): boolean {
  return confidence !== "certain";
}

function ColumnLine({
  column,
  examples,
  controlId,
  meanings,
  settings,
}: Omit<MappingProps, "table"> & {
  readonly column: ShownColumn;
  readonly examples: string;
  readonly controlId: string;
}): JSX.Element {
  const words = importWords.value;
  const { lang } = view.value;
  const { letter, name, meaning, meaningName, confidence } = column;
  const isChosen = settings.columns !== undefined && name in settings.columns;
  const choose = (chosen: WireMeaning): void =>
    void settleImport({ columns: { ...settings.columns, [name]: { ...chosen } } });
  const restore = (): void => {
    const { [name]: _, ...others } = settings.columns ?? {};
    void settleImport({ columns: others });
  };
  return (
    <li>
      <span class="letter" aria-hidden="true">
        {letter}
      </span>
      <div class="heading">
        <span lang="vi">{name === "" ? letter : name}</span>
        {examples !== "" && <small>{examples}</small>}
      </div>
      <div class="choice">
        <span class={`confidence ${isChosen ? "certain" : confidence}`}>
          {isChosen ? words.chosen : words.confidences[confidence]}
        </span>
        <MeaningSelect
          id={controlId}
          label={words.meaningOf(letter, name)}
          meaning={meaning}
          name={meaningName[lang]}
          meanings={meanings}
          onChoose={(choice) => choose(chooseKind(meaning, choice))}
        />
        {meaning["kind"] === "money" && <MoneyChoices letter={letter} meaning={meaning} onChoose={choose} />}
        {isChosen && (
          <button type="button" class="plain" onClick={restore} aria-label={`${words.restore}, ${letter}`}>
            {words.restore}
          </button>
        )}
      </div>
    </li>
  );
}

function MeaningSelect({
  id,
  label,
  meaning,
  name,
  meanings,
  onChoose,
}: {
  readonly id: string;
  readonly label: string;
  readonly meaning: WireMeaning;
  readonly name: string;
  readonly meanings: readonly MeaningChoice[];
  readonly onChoose: (choice: MeaningChoice) => void;
}): JSX.Element {
  const words = importWords.value;
  const { lang } = view.value;
  const current = meaningKey(meaning);
  const isOffered = meanings.some(({ value }) => meaningKey(value) === current);
  const groupOf = ({ value }: MeaningChoice): "money" | "rate" | "other" =>
    value["kind"] === "money" || value["kind"] === "rate" ? value["kind"] : "other";
  return (
    <select
      id={id}
      aria-label={label}
      value={current}
      onChange={({ currentTarget }) => {
        const choice = meanings.find(({ value }) => meaningKey(value) === currentTarget.value);
        if (choice !== undefined) onChoose(choice);
      }}
    >
      {!isOffered && <option value={current}>{name}</option>}
      {(["money", "rate", "other"] as const).map((group) => (
        <optgroup key={group} label={words.groups[group]}>
          {meanings
            .filter((choice) => groupOf(choice) === group)
            .map((choice) => (
              <option key={meaningKey(choice.value)} value={meaningKey(choice.value)}>
                {choice.name[lang]}
              </option>
            ))}
        </optgroup>
      ))}
    </select>
  );
}

/** Which money it is, as far as the heading told it or somebody chose it. */
function MoneyChoices({
  letter,
  meaning,
  onChoose,
}: {
  readonly letter: string;
  readonly meaning: WireMeaning;
  readonly onChoose: (meaning: WireMeaning) => void;
}): JSX.Element {
  const words = importWords.value;
  const { lang } = view.value;
  return (
    <>
      {chosenDimensions.map((dimension) => (
        <select
          key={dimension}
          aria-label={`${words.dimensionOf[dimension]}, ${words.column} ${letter}`}
          value={dimensionOf(meaning, dimension) ?? ""}
          onChange={({ currentTarget }) => onChoose(chooseDimension(meaning, dimension, currentTarget.value || null))}
        >
          <option value="">{words.dimensionNotTold[dimension]}</option>
          {dimensionChoices[dimension].map((value) => (
            <option key={value} value={value}>
              {dimensionLabel(dimension, value)[lang]}
            </option>
          ))}
        </select>
      ))}
      <label class="check">
        <input
          type="checkbox"
          checked={meaning["isCarriedOver"] === true}
          onChange={({ currentTarget }) => onChoose({ ...meaning, isCarriedOver: currentTarget.checked })}
        />
        {words.carriedOver}
      </label>
    </>
  );
}

function examplesOf({ rows }: ShownTable, place: number): string {
  return rows
    .map(({ cells }) => cells[place] ?? "")
    .filter((cell) => cell !== "")
    .slice(0, exampleCount)
    .join(" · ");
}
