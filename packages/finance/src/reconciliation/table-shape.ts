/**
 * The shape of a table: rows under rows that are there, columns that sum and divide columns that are there.
 */
import { refuse } from "../refusal/refusal.ts";
import type { TableColumn, TableRow } from "./reconcile-table.ts";

/**
 * Refuses a table whose shape would leave its relations out without a word.
 *
 * @throws Refusal `invalidValue` that names the row or column: for a parent that is no row, rows that are parts of
 *   themselves, and a sum or rate of a column that is not there
 */
export function checkTableShape(rows: readonly TableRow[], columns: readonly TableColumn[]): void {
  checkParents(rows);
  const columnIds = columns.map(({ id }) => id);
  for (const [index, { id, sumOf = [], rateOf }] of columns.entries()) {
    const others = columnIds.filter((each) => each !== id);
    const check = (name: string, value: string): void => {
      if (!others.includes(value))
        throw refuse("invalidValue", { name: `columns[${index}].${name}`, value, expected: others.join(", ") });
    };
    for (const [place, part] of sumOf.entries()) check(`sumOf[${place}]`, part);
    for (const [name, value] of Object.entries(rateOf ?? {})) check(`rateOf.${name}`, value);
  }
}

function checkParents(rows: readonly TableRow[]): void {
  const known = new Map(rows.map((row, index) => [row.id, { row, index }]));
  for (const [index, { parentId }] of rows.entries())
    if (parentId !== null && !known.has(parentId))
      throw refuse("invalidValue", { name: `rows[${index}].parentId`, value: parentId, expected: "rows[].id" });
  const rooted = new Set<string>();
  for (const { id } of rows) {
    const path = new Set<string>();
    let at = known.get(id);
    while (at !== undefined && !rooted.has(at.row.id)) {
      const { row, index } = at;
      path.add(row.id);
      if (row.parentId !== null && path.has(row.parentId)) {
        const expected = `≠ ${[...path].join(", ")}`;
        throw refuse("invalidValue", { name: `rows[${index}].parentId`, value: row.parentId, expected });
      }
      at = row.parentId === null ? undefined : known.get(row.parentId);
    }
    for (const each of path) rooted.add(each);
  }
}
