/**
 * Sequences that once showed a difference between library and model, as they were shrunk: run first, for ever.
 */
import type { Command } from "./command.ts";

const plain: Omit<Command, "name"> = {
  unit: 0,
  source: 0,
  project: 0,
  amount: 1,
  day: 0,
  isPreviousYear: false,
  target: 0,
  isSameMoney: false,
  isReport: true,
  probe: { day: 0, revision: 0, outer: 0, inner: 0, isFiltered: false },
};

/** Each with what it showed. */
export const regressions: readonly { readonly shows: string; readonly commands: readonly Command[] }[] = [
  {
    shows: "advances that were only recovered, and the recovery taken back, are known to be none: not unknown",
    commands: [
      { ...plain, name: "recover" },
      { ...plain, name: "reverse" },
    ],
  },
  {
    shows: "a payment before any plan, then a plan",
    commands: [
      { ...plain, name: "payVolume" },
      { ...plain, name: "assign" },
    ],
  },
];
