/**
 * How much the laws are put to: the quick lane is part of `npm test`, the full one is `npm run test:full`.
 */
import process from "node:process";
import type { Parameters } from "fast-check";

/** How many times as many sequences the full lane draws. */
const fullTimes = 10;

/** Whether the full lane runs. */
export const isFullLane: boolean = process.env["GIAINGAN_LANE"] === "full";

/** Runs in the lane asked for. */
export function runCount(quick: number): number {
  return isFullLane ? quick * fullTimes : quick;
}

/** Longest time of a law, in milliseconds: a guard against endless work, and no measure. */
export const lawTimeoutMs: number = isFullLane ? 3_600_000 : 300_000;

/**
 * Parameters of a law. A failure prints its seed and its path; `GIAINGAN_SEED` and `GIAINGAN_PATH` bring it back, and
 * what it shrinks to goes into `regressions.ts`.
 */
export function lawParameters<Drawn>(quick: number): Parameters<Drawn> {
  const seed = process.env["GIAINGAN_SEED"];
  const path = process.env["GIAINGAN_PATH"];
  return {
    numRuns: runCount(quick),
    ...(seed === undefined ? {} : { seed: Number(seed) }),
    ...(path === undefined ? {} : { path }),
  };
}
