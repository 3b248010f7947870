/**
 * `npm run test:full`: `npm test` at the full figures: more sequences in the laws (test/laws/lane.ts), and the harnesses
 * of test/faults as often as they promise. Takes the same arguments. One seed draws everything, is printed first and
 * last, and brings a failure back: `GIAINGAN_SEED=… npm run test:full`. The table of figures comes at the end.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folder = mkdtempSync(join(tmpdir(), "giaingan-figures-"));
const figures = join(folder, "figures.jsonl");
const seed = process.env.GIAINGAN_SEED ?? String(Math.floor(Math.random() * 2 ** 31));
process.env.GIAINGAN_LANE = "full";
process.env.GIAINGAN_SEED = seed;
process.env.GIAINGAN_FIGURES = figures;
console.log(`seed ${seed}`);
// Whatever ends the run, the figures so far are told.
process.once("exit", tellFigures);
await import("./test.mjs");

function tellFigures() {
  const rows = readRows().map(({ id, what, counts }) => [
    id,
    what,
    Object.entries(counts)
      .map(([name, count]) => `${name} ${typeof count === "number" ? count.toLocaleString("de-DE") : count}`)
      .join(" · "),
  ]);
  rmSync(folder, { recursive: true, force: true });
  const width = (column) => Math.max(0, ...rows.map((row) => row[column].length));
  rows.sort(([a], [b]) => a.localeCompare(b, "en", { numeric: true }));
  for (const [id, what, counts] of rows) console.log(`${id.padEnd(width(0))}  ${what.padEnd(width(1))}  ${counts}`);
  console.log(`seed ${seed}`);
}

function readRows() {
  try {
    return readFileSync(figures, "utf8")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
  } catch {
    return [];
  }
}
