/** Plans and payments above all: what is paid, recovered, paid back and taken back, within the plan and beyond it. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { tellFigures } from "../faults/figures.ts";
import { sequencesOf } from "./command.ts";
import { lawParameters, lawTimeoutMs, runCount } from "./lane.ts";
import { library } from "./library.ts";
import { runSideBySide } from "./side-by-side.ts";

const names = [
  "assign",
  "assign",
  "cut",
  "transfer",
  "advance",
  "payVolume",
  "pay",
  "recover",
  "refund",
  "reverse",
] as const;

test(
  "library and naive model say the same after every step of 6.000 sequences of payments",
  () => {
    let reversalCount = 0;
    const law = fc.property(sequencesOf(names), (commands) => {
      const { record } = runSideBySide(library, commands);
      reversalCount += record.filter(({ reverses }) => reverses !== null).length;
    });
    fc.assert(law, lawParameters(6_000));
    const counts = { sequences: runCount(6_000), reversals: reversalCount };
    tellFigures({ id: "R7", what: "payments, against a naive model", counts });
    expect(reversalCount).toBeGreaterThan(500);
  },
  lawTimeoutMs,
);
