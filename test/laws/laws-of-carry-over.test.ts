/** Two budget years above all: what is carried over, and follows when the old year is corrected. */
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
  "supplement",
  "cancel",
  "carryRest",
  "carryRest",
  "carryOver",
  "payVolume",
  "reverse",
] as const;

test(
  "library and naive model say the same after every step of 6.000 sequences over two budget years",
  () => {
    let followedCount = 0;
    const law = fc.property(sequencesOf(names), (commands) => {
      followedCount += runSideBySide(library, commands).followedCount;
    });
    fc.assert(law, lawParameters(6_000));
    const counts = { sequences: runCount(6_000), followed: followedCount };
    tellFigures({ id: "R7", what: "two budget years, against a naive model", counts });
    expect(followedCount).toBeGreaterThan(300);
  },
  lawTimeoutMs,
);
