/** Which sheets of the file are imported. */
import type { ImportSettingsBody, WireImportFile } from "@giaingan/client";
import type { JSX } from "preact";
import { settleImport } from "../../import/import-session.ts";
import { importWords } from "../../import/import-words.ts";

/** A box a sheet; nothing where there is one sheet only. */
export function SheetChoice({
  file: { sheets },
  settings,
}: {
  readonly file: WireImportFile;
  readonly settings: ImportSettingsBody;
}): JSX.Element | null {
  const words = importWords.value;
  if (sheets.length < 2) return null;
  const ignored = settings.ignoredSheets ?? [];
  const choose = (name: string, isTaken: boolean): void => {
    const others = ignored.filter((sheet) => sheet !== name);
    void settleImport({ ignoredSheets: isTaken ? others : [...others, name] });
  };
  return (
    <fieldset class="card sheets">
      <legend>{words.sheets}</legend>
      {sheets.map(({ name, isHidden }) => (
        <label key={name} class="check">
          <input
            type="checkbox"
            checked={!ignored.includes(name)}
            onChange={({ currentTarget }) => choose(name, currentTarget.checked)}
          />
          <span>
            <span lang="vi">{name}</span>
            {isHidden && <small> ({words.hidden})</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
