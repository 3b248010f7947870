import { describe, expect, test } from "vitest";
import { isFullLane } from "../laws/lane.ts";
import { tellFigures } from "./figures.ts";
import { countsOf, filePlace, type KillRun, noFaults, runKillLanes, runKills } from "./kill-harness.ts";
import { namedPoints, planKills, type PlannedKill } from "./kill-points.ts";
import { seed } from "./seeded-random.ts";

const [randomCount, namedCount, laneCount] = isFullLane ? [700, 300, 3] : [10, 10, 2];
const timeout = 3_600_000;

/** The kills in an order of the seed. */
const plannedKills = (): readonly PlannedKill[] => planKills({ randomCount, namedCount, points: namedPoints });

describe(`a process that is killed (seed ${seed})`, () => {
  test("loses nothing that it called durable, doubles nothing, and leaves no batch in part", { timeout }, async () => {
    const kills = plannedKills();
    const lanes = Array.from({ length: laneCount }, (_, lane): KillRun => {
      return {
        name: `lane ${lane}`,
        kills: kills.filter((_kill, rank) => rank % laneCount === lane),
        place: filePlace,
      };
    });
    const report = await runKillLanes(lanes);
    const { faults, killCount, acknowledgedCount, steps } = report;
    tellFigures({ id: "R1", what: "kill -9, DuckDB", counts: countsOf(report) });
    expect({ seed, faults }).toEqual({ seed, faults: noFaults });
    // A harness whose clients do nothing, or live on, would find nothing.
    expect(acknowledgedCount).toBeGreaterThan(killCount);
    expect(killCount).toBeGreaterThan(kills.length * 0.9);
    expect(steps.length).toBeGreaterThanOrEqual(isFullLane ? namedPoints.length : 1);
  });
});

describe("a client with a planted fault is found out", () => {
  // The second client sends again what the first was not told of. In full the kills are those of the test above.
  const killsAt = (step: string): readonly PlannedKill[] => {
    const point = { work: "post", step, times: 9 } as const;
    return isFullLane ? plannedKills().slice(0, 100) : [point, point];
  };

  test("that acknowledges before the commit: a batch is lost", { timeout }, async () => {
    const report = await runKills({
      name: "acknowledges before the commit",
      kills: killsAt("transaction: before commit"),
      place: filePlace,
      fault: "acknowledgesBeforeCommit",
      endsAtFault: true,
    });
    expect(report.faults.lost, JSON.stringify(report)).not.toEqual([]);
  });

  test("that looks up no id: a batch is doubled", { timeout }, async () => {
    const report = await runKills({
      name: "checks no id",
      kills: killsAt("transaction: committed"),
      place: filePlace,
      fault: "checksNoId",
      endsAtFault: true,
    });
    expect(report.faults.doubled, JSON.stringify(report)).not.toEqual([]);
  });
});
