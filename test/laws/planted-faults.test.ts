/** Laws that cannot fail prove nothing: each fault that is planted in the library here must be found by them. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Command, commandNames, sequencesOf } from "./command.ts";
import { lawTimeoutMs } from "./lane.ts";
import { type Library, library } from "./library.ts";
import { runSideBySide } from "./side-by-side.ts";

/** Enough for the rarest of them, and far below what the laws draw. */
const runsMax = 4_000;
/** That a fault can be found is shown once and for all: which sequences find it is no matter of luck. */
const searchSeed = 20_231_031;

const anyNames = [...commandNames, "assign", "assign", "carryRest", "payVolume", "payVolume"] as const;

/** A fault, and the functions that have it. */
interface Mutant {
  readonly fault: string;
  readonly planted: Partial<Library>;
  /** The commands among which it shows; left out: any. */
  readonly names?: readonly Command["name"][];
}

const mutants: readonly Mutant[] = [
  {
    fault: "a bridge that forgets reversals",
    planted: {
      answerChanges: (movements, question) =>
        library.answerChanges(
          [...movements].map((movement) => ({ ...movement, reverses: null })),
          question,
        ),
    },
  },
  {
    fault: "a bridge that takes back-dated entries for new business",
    planted: {
      answerChanges: (movements, question) =>
        library.answerChanges(
          [...movements].map((movement) =>
            movement.effectiveOn === "2023-01-31" ? { ...movement, effectiveOn: "2023-02-01" } : movement,
          ),
          question,
        ),
    },
  },
  {
    fault: "progress that forgets refunds",
    planted: {
      answerProgress: (movements, question) =>
        library.answerProgress(
          [...movements].filter(({ kind }) => kind !== "refunded"),
          question,
        ),
    },
  },
  {
    fault: "progress that leaves out the day itself",
    planted: {
      answerProgress: (movements, question) =>
        library.answerProgress(
          [...movements].filter(({ effectiveOn }) => effectiveOn < question.asOf),
          question,
        ),
    },
  },
  {
    fault: "progress that counts a recovery as a payment",
    planted: {
      answerProgress: (movements, question) =>
        library.answerProgress(
          [...movements].map((movement) =>
            movement.kind === "advanceRecovered" ? { ...movement, kind: "volumePaid" as const } : movement,
          ),
          question,
        ),
    },
  },
  {
    fault: "progress that does not filter by unit",
    planted: {
      answerProgress: (movements, question) => library.answerProgress(movements, { ...question, filter: {} }),
    },
  },
  {
    fault: "a plan that adds what was cancelled",
    planted: {
      answerPlan: (movements, question) =>
        library.answerPlan(
          [...movements].map((movement) =>
            movement.kind === "cancelled" ? { ...movement, amount: -movement.amount } : movement,
          ),
          question,
        ),
    },
  },
  {
    fault: "a plan of all budget years together",
    planted: {
      answerPlan: (movements, question) =>
        library.answerPlan(
          [...movements].map((movement) => ({ ...movement, fiscalYear: question.fiscalYear })),
          question,
        ),
    },
  },
  {
    fault: "advances of which the youngest is recovered first",
    planted: {
      answerAdvances: (movements, question) =>
        library.answerAdvances(
          [...movements].map((movement) =>
            movement.kind === "advanced" && movement.effectiveOn === "2023-01-31"
              ? { ...movement, effectiveOn: "2024-12-30" }
              : movement,
          ),
          question,
        ),
    },
  },
  {
    fault: "a settlement that forgets what is carried further",
    planted: {
      settleBudgetYear: (movements, question) =>
        library.settleBudgetYear(
          [...movements].filter(({ kind, fiscalYear }) => kind !== "carriedOver" || fiscalYear === question.fiscalYear),
          question,
        ),
    },
  },
  {
    fault: "a carry-over that does not follow",
    planted: { followCarryOver: () => ({ entries: [], causes: new Map(), findings: [] }) },
  },
  { fault: "an admission that lets everything pass", planted: { admitEntries: () => [] } },
  {
    fault: "an admission that does not know what is recorded",
    planted: {
      admitEntries: (entries, options) =>
        library.admitEntries(entries, { ...options, known: { ...options.known, slices: [] } }),
    },
  },
  {
    fault: "an admission that forgets what follows by itself",
    planted: {
      admitEntries: (entries, options) => library.admitEntries(entries, { ...options, following: undefined }),
    },
    names: ["assign", "carryRest", "payVolume"],
  },
  {
    fault: "an admission that takes a reversal for a payment of its own",
    planted: {
      admitEntries: (entries, options) =>
        library.admitEntries(
          entries.map((entry) => ({ ...entry, reverses: null })),
          options,
        ),
    },
  },
  {
    fault: "mobilised money in the plan that may lapse",
    planted: {
      answerLapse: (movements, question) =>
        library.answerLapse(
          [...movements].map((movement) =>
            movement.kind === "mobilised" ? { ...movement, kind: "assigned" as const } : movement,
          ),
          question,
        ),
    },
  },
];

describe("a planted fault is found", () => {
  test.each(mutants)(
    "$fault",
    ({ planted, names = anyNames }) => {
      const mutant: Library = { ...library, ...planted };
      const law = fc.property(sequencesOf(names), (commands) => {
        runSideBySide(mutant, commands);
      });
      const found = fc.check(law, { numRuns: runsMax, endOnFailure: true, seed: searchSeed });
      expect(found.failed).toBe(true);
    },
    lawTimeoutMs,
  );

  test("rounding each part by itself", () => {
    const rounded = (amounts: readonly bigint[]): bigint =>
      amounts.reduce((sum, amount) => sum + library.roundToAddUp([amount], { unit: "million" }).total, 0n);
    const law = fc.property(fc.array(fc.bigInt(0n, 9_000_000n), { maxLength: 6 }), (amounts) =>
      expect(rounded(amounts)).toBe(library.roundToAddUp(amounts, { unit: "million" }).total),
    );
    expect(fc.check(law, { seed: searchSeed }).failed).toBe(true);
  });
});
