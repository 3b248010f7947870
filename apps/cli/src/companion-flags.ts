/**
 * The flags that name the files beside a ledger: its policies and its reference data.
 */
import { type Companions, readCompanionFiles } from "@giaingan/exchange";
import type { Flag, Invocation } from "./command.ts";
import { textOf } from "./question-flags.ts";

/** The policies. */
export const policiesFlag: Flag = {
  type: "string",
  valueName: "FILE",
  meaning: {
    vi: "tệp chính sách .json (mặc định: SỔ.policies.json bên cạnh sổ, nếu có)",
    en: "policy file, .json (default: LEDGER.policies.json beside the ledger, if there is one)",
  },
};

/** The reference data. */
export const referenceFlag: Flag = {
  type: "string",
  valueName: "FILE",
  meaning: {
    vi: "tệp danh mục .json (mặc định: SỔ.reference.json bên cạnh sổ, nếu có)",
    en: "reference file, .json (default: LEDGER.reference.json beside the ledger, if there is one)",
  },
};

/**
 * Reads the files that the flags name, or those beside the ledger.
 *
 * @throws Refusal of a file that cannot be read or breaks a rule
 */
export function readCompanions({ flags, ledgerPath }: Pick<Invocation, "flags" | "ledgerPath">): Promise<Companions> {
  return readCompanionFiles(ledgerPath, { policies: textOf(flags["policies"]), reference: textOf(flags["reference"]) });
}
