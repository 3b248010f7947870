/**
 * The flags of progress: those of every question, and the plan that a rate is measured against.
 */
import { type Breakdown, type PlainDate, type PlanBasis, planBases, planBasisNames } from "@giaingan/finance";
import type { LedgerProgressQuestion } from "@giaingan/ledger";
import type { Flag, Invocation } from "./command.ts";
import { filterFlags, momentFlags, readDateFlag, readQuestionFlags, textOf } from "./question-flags.ts";

/** The flag of the cut-off date for late additions. */
export const cutOffFlag: Flag = {
  type: "string",
  valueName: "DATE",
  meaning: {
    vi: "ngày sau đó vốn giao thêm là bổ sung muộn (mặc định 30/9)",
    en: "the day after which an addition to the plan is late (default 30/9)",
  },
};

/** The cut-off date; null when the flag is left out. */
export function readCutOff(flags: Invocation["flags"]): PlainDate | null {
  return readDateFlag("--cut-off", textOf(flags["cut-off"]));
}

/** The flags, for the help and the strict parser. */
export const progressFlags: Readonly<Record<string, Flag>> = {
  ...momentFlags,
  ...filterFlags,
  basis: {
    type: "string",
    valueName: "BASIS",
    values: planBases,
    meaning: {
      vi: `mẫu số: ${planBases.map((basis) => `${basis} (${planBasisNames[basis].vi.toLowerCase()})`).join(", ")}`,
      en: `denominator: ${planBases.join(", ")}`,
    },
  },
  "cut-off": cutOffFlag,
};

/**
 * Reads the flags.
 *
 * @throws Refusal `unknownDate`, `invalidValue`
 */
export function readProgressFlags(
  flags: Invocation["flags"],
  options: { readonly by?: readonly Breakdown[] } = {},
): LedgerProgressQuestion {
  return {
    ...readQuestionFlags(flags, options),
    basis: (textOf(flags["basis"]) ?? "includingCarryOver") as PlanBasis,
    lateAdditionCutOff: readCutOff(flags),
  };
}
