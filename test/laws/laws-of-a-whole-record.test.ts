/** Any commands in any order: library and naive model say the same after every one of them. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tellFigures } from "../faults/figures.ts";
import { commandNames, sequencesOf } from "./command.ts";
import { lawParameters, lawTimeoutMs, runCount } from "./lane.ts";
import { library } from "./library.ts";
import { regressions } from "./regressions.ts";
import { runSideBySide } from "./side-by-side.ts";

describe("library and naive model say the same", () => {
  test.each(regressions)("where they once did not: $shows", ({ commands }) => {
    expect(() => runSideBySide(library, commands)).not.toThrow();
  });

  test(
    "after every step of 8.000 sequences of any commands",
    () => {
      let [refusedCount, recordedCount] = [0, 0];
      const law = fc.property(sequencesOf([...commandNames, "assign", "assign", "payVolume"]), (commands) => {
        const course = runSideBySide(library, commands);
        refusedCount += course.refusedCount;
        recordedCount += course.record.length;
      });
      fc.assert(law, lawParameters(8_000));
      const counts = { sequences: runCount(8_000), refused: refusedCount, recorded: recordedCount };
      tellFigures({ id: "R7", what: "any commands, against a naive model", counts });
      // Neither a record of nothing nor one in which everything passes would prove much.
      expect(refusedCount).toBeGreaterThan(1_000);
      expect(recordedCount).toBeGreaterThan(10_000);
    },
    lawTimeoutMs,
  );
});
