/**
 * What the laws are asked of: the functions of the library, passed in so that a planted fault can stand in for one.
 */
import { answerProgress, roundToAddUp } from "@giaingan/finance";
import { admitEntries, followCarryOver } from "@giaingan/finance/admission";
import { answerLapse } from "@giaingan/finance/lapse";
import { answerChanges } from "@giaingan/finance/changes";
import { answerAdvances, answerMobilised, answerPlan, settleBudgetYear } from "@giaingan/finance/plan";

/** The functions under test. */
export const library = {
  answerProgress,
  answerPlan,
  answerAdvances,
  answerChanges,
  answerLapse,
  answerMobilised,
  settleBudgetYear,
  admitEntries,
  followCarryOver,
  roundToAddUp,
};

/** The library, or a mutant of it. */
export type Library = typeof library;
