/**
 * The events of a scenario as the entries file that they are.
 */
import { readEntriesFile } from "../../packages/exchange/src/index.ts";
import type { Entry } from "@giaingan/finance";
import type { Scenario, ScenarioBatch } from "./scenario-file.ts";

/** Batches as the CSV table that a person would import. */
export function csvOf({ columns }: Scenario, batches: readonly ScenarioBatch[]): string {
  const rows = batches.flatMap((batch) => batch.rows.map((row) => columns.map((column) => row[column] ?? "")));
  return [columns, ...rows].map((cells) => `${cells.map(quoted).join(",")}\n`).join("");
}

function quoted(cell: string): string {
  return /[",\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** The entries of a batch, as the entries file gives them. */
export function entriesOf(scenario: Scenario, batch: ScenarioBatch): readonly Entry[] {
  const { batches } = readEntriesFile(csvOf(scenario, [batch]), { path: scenario.file });
  return batches.flatMap(({ entries }) =>
    entries.map((entry) => {
      if (entry.amount === null) throw new Error(`${scenario.file}: ${entry.id} has no amount`);
      return { ...entry, amount: entry.amount };
    }),
  );
}
