/** The methods of a projection, and their names. */
import type { Bilingual } from "../language.ts";

/**
 * The methods, the simplest first: of two that did equally well in the back-test the first is chosen.
 *
 * @example
 * ```ts
 * projectionMethods.slice(0, 2) // => ["runRate", "lastYearRemainder"]
 * ```
 */
export const projectionMethods = [
  "runRate",
  "lastYearRemainder",
  "planTimesRate",
  "chainLadder",
  "bornhuetterFerguson",
  "benktander",
  "capeCod",
  "combined",
  "peersCurve",
  "neededPace",
] as const;

/** See `projectionMethodNames`. */
export type ProjectionMethod = (typeof projectionMethods)[number];

/** What every method must beat to be worth its name. */
export const naiveMethods = ["runRate", "lastYearRemainder"] as const;

/**
 * The names of the methods.
 *
 * @example
 * ```ts
 * projectionMethodNames.runRate.vi // => "tốc độ từ đầu năm"
 * ```
 */
export const projectionMethodNames: Readonly<Record<ProjectionMethod, Bilingual>> = {
  runRate: { vi: "tốc độ từ đầu năm", en: "run-rate" },
  lastYearRemainder: { vi: "phần còn lại như năm trước", en: "last year's remainder" },
  planTimesRate: { vi: "kế hoạch × tỷ lệ thực hiện các năm trước", en: "plan × past execution rate" },
  chainLadder: { vi: "chain-ladder", en: "chain-ladder" },
  bornhuetterFerguson: { vi: "Bornhuetter–Ferguson", en: "Bornhuetter–Ferguson" },
  benktander: { vi: "Benktander", en: "Benktander" },
  capeCod: { vi: "Cape Cod", en: "Cape Cod" },
  combined: {
    vi: "bình quân bốn phương pháp (phần còn lại như năm trước, Bornhuetter–Ferguson, Cape Cod, nhịp chung)",
    en: "mean of four methods (last year's remainder, Bornhuetter–Ferguson, Cape Cod, the peers' curve)",
  },
  peersCurve: { vi: "nhịp chung của các đơn vị khác", en: "the peers' pooled curve" },
  neededPace: { vi: "tốc độ cần có để đạt kế hoạch", en: "needed pace" },
};
