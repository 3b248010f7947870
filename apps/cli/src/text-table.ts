/**
 * Tables for a person at a terminal.
 */
import Table from "cli-table3";

/** A table with a head; `alignRight` names the columns of numbers by index. */
export function textTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  alignRight: readonly number[] = [],
): string {
  const table = new Table({
    head: [...head],
    colAligns: head.map((_, index) => (alignRight.includes(index) ? "right" : "left")),
    style: { head: [], border: [], compact: true },
  });
  table.push(...rows.map((row) => [...row]));
  return table.toString();
}
