/** R11: files made bad by hand. Whoever sends one is told the cell, the part or the place in the text, and what to do. */
import { expect, test } from "vitest";
import { isFullLane } from "../laws/lane.ts";
import { badFiles, type BadFile } from "./bad-files.ts";
import { tellFigures } from "./figures.ts";
import { type FileOutcome, judgeFile } from "./judged-file.ts";

/** The quick lane takes one in so many; the attacks among them run there by themselves. */
const every = 3;
const chosen = isFullLane ? badFiles : badFiles.filter(({ told }, rank) => told.kind !== "any" && rank % every === 0);

/** What is not told, as a line; null: all is. */
function missingIn(outcome: FileOutcome, { name, told }: BadFile): string | null {
  const shown = `${name}: ${JSON.stringify(outcome)}`;
  if (told.kind === "cell")
    return outcome.kind === "read" && outcome.findings.some(({ cell }) => cell === told.cell) ? null : shown;
  if (told.kind === "refusal") {
    const isTold =
      outcome.kind === "refused" && Object.entries(told.values).every(([key, value]) => outcome.values[key] === value);
    return isTold ? null : shown;
  }
  if (told.kind === "part" && outcome.kind === "refused") {
    const { part, path } = outcome.values;
    // A part that is not there is called by what asks for it.
    return part === told.part || outcome.code === "partMissing" || (part === undefined && path !== undefined)
      ? null
      : shown;
  }
  return null;
}

test("a file that was made bad by hand is refused, or its cell is told, with what to do", async () => {
  const missing: string[] = [];
  const outcomes = { read: 0, refused: 0 };
  let slowestMs = 0;
  for (const bad of chosen) {
    const bytes = bad.draw();
    const started = performance.now();
    const outcome = await judgeFile(bytes, bad.file).catch((error: unknown) => {
      throw new Error(bad.name, { cause: error });
    });
    slowestMs = Math.max(slowestMs, performance.now() - started);
    outcomes[outcome.kind] += 1;
    const line = missingIn(outcome, bad);
    if (line !== null) missing.push(line);
  }
  const counts = { files: chosen.length, uncaught: 0, ...outcomes, "slowest ms": Math.round(slowestMs) };
  tellFigures({ id: "R11", what: "files made bad by hand", counts });
  expect(missing).toEqual([]);
  expect(badFiles.length).toBeGreaterThanOrEqual(500);
});
