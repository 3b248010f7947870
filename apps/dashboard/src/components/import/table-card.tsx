/** One table of the file: what it says of itself, its columns, and its rows beside their own cells. */
import type { ImportSettingsBody } from "@giaingan/client";
import { formatDate } from "@giaingan/finance";
import type { JSX } from "preact";
import { useId } from "preact/hooks";
import { view } from "../../address.ts";
import type { MeaningChoice, ShownTable } from "../../import/column-choice.ts";
import { countText, importWords } from "../../import/import-words.ts";
import { ColumnsMapping } from "./columns-mapping.tsx";

/** The card. */
export function TableCard({
  table,
  meanings,
  settings,
}: {
  readonly table: ShownTable;
  readonly meanings: readonly MeaningChoice[];
  readonly settings: ImportSettingsBody;
}): JSX.Element {
  const words = importWords.value;
  const id = useId();
  const { sheet, range, title, unitName, moneyUnit, asOf, fiscalYear, rows, rowCount, isHeld } = table;
  const said = [
    unitName,
    moneyUnit?.printed ?? null,
    asOf === null ? null : words.toDate(formatDate(asOf)),
    fiscalYear === null ? null : words.ofYear(fiscalYear),
  ];
  return (
    <section class="card table" aria-labelledby={id}>
      <h2 id={id}>
        {sheet} <small>{range}</small>
      </h2>
      {title !== null && (
        <p class="unit" lang="vi">
          {title}
        </p>
      )}
      <p class="unit">{said.filter((part) => part !== null).join(" · ")}</p>
      {isHeld && <p class="held-note">{words.wholeTableHeld}</p>}
      <ColumnsMapping table={table} meanings={meanings} settings={settings} />
      <div class="scroll rows" tabIndex={0} role="region" aria-label={words.rows(`${sheet} ${range}`)}>
        <RowsTable table={table} />
      </div>
      {rows.length < rowCount && <p class="faint">{words.rowsShown(countText(rows.length), countText(rowCount))}</p>}
    </section>
  );
}

function RowsTable({ table: { columns, rows } }: { readonly table: ShownTable }): JSX.Element {
  const words = importWords.value;
  const { lang } = view.value;
  return (
    <table class="sheet-rows">
      <thead>
        <tr>
          <th scope="col">{words.row}</th>
          <th scope="col">{words.understood}</th>
          {columns.map(({ letter, name, meaningName, meaning }) => (
            <th key={letter} scope="col" class={meaning["kind"] === "ignored" ? "left-out" : undefined}>
              <span class="letter">{letter}</span> <span lang="vi">{name.split(" › ").at(-1)}</span>
              <small>{meaningName[lang]}</small>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ row, name, depth, role, isPartial, isHeld, cells }) => (
          <tr key={row} class={isHeld ? `held ${role}` : role}>
            <th scope="row">{row}</th>
            <td class="understood" style={{ "--depth": String(Math.min(depth, 6)) }}>
              <span lang="vi">{name}</span>
              <small>
                {isPartial ? words.partial : words.roles[role]}
                {isHeld && <b> {words.isHeld}</b>}
              </small>
            </td>
            {cells.map((cell, place) => (
              <td key={columns[place]?.letter} class={isMoney(columns[place]) ? "figure-cell" : undefined} lang="vi">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function isMoney(column: ShownTable["columns"][number] | undefined): boolean {
  return column?.meaning["kind"] === "money" || column?.meaning["kind"] === "rate";
}
