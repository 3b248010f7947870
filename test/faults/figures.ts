/**
 * Figures of a run: each harness says how much it did, and `npm run test:full` prints the table at its end
 * (`GIAINGAN_FIGURES` names the file in which they are gathered).
 */
import { appendFileSync } from "node:fs";
import process from "node:process";
import { seed } from "./seeded-random.ts";

/** One line of the table. */
export interface Figure {
  /** The promise, e.g. "R1". */
  readonly id: string;
  readonly what: string;
  /** Counts by name, e.g. `{ kills: 700, lost: 0 }`. */
  readonly counts: Readonly<Record<string, number | string>>;
}

/** Prints the figures of a harness with the seed, and keeps them for the table. */
export function tellFigures(figure: Figure): void {
  const counts = Object.entries(figure.counts).map(([name, count]) => `${name} ${count}`);
  console.log(`${figure.id} ${figure.what}: ${counts.join(", ")} (seed ${seed})`);
  const path = process.env["GIAINGAN_FIGURES"];
  if (path) appendFileSync(path, `${JSON.stringify(figure)}\n`);
}
