/**
 * The flags that name the files beside a ledger: its policies and its reference data.
 */
import type { Companions } from "@giaingan/exchange";
import { isServerAddress } from "@giaingan/ledger";
import type { Flag, Invocation } from "./command.ts";
import { textOf } from "./question-flags.ts";

/** The policies. */
export const policiesFlag: Flag = {
  type: "string",
  valueName: "FILE",
  meaning: {
    vi: "tệp chính sách .json (mặc định, nếu có: bên cạnh sổ, ví dụ so-cai.duckdb.policies.json)",
    en: "policy file, .json (default, if there is one: beside the ledger, e.g. so-cai.duckdb.policies.json)",
  },
};

/** The reference data. */
export const referenceFlag: Flag = {
  type: "string",
  valueName: "FILE",
  meaning: {
    vi: "tệp danh mục .json (mặc định, nếu có: bên cạnh sổ, ví dụ so-cai.duckdb.reference.json)",
    en: "reference file, .json (default, if there is one: beside the ledger, e.g. so-cai.duckdb.reference.json)",
  },
};

/** Whether the command line names a file: then it is read, be it needed or not, and a missing one is refused. */
export function namesCompanion(flags: Invocation["flags"]): boolean {
  return flags["policies"] !== undefined || flags["reference"] !== undefined;
}

/**
 * Reads the files that the flags name, or those beside the ledger; beside a ledger on a server there are none. What reads
 * them, and draws pictures too, is loaded then: most questions need neither.
 *
 * @throws Refusal of a file that cannot be read or breaks a rule
 */
export async function readCompanions({
  flags,
  ledgerPath,
}: Pick<Invocation, "flags" | "ledgerPath">): Promise<Companions> {
  const { readCompanionFiles } = await import("@giaingan/exchange");
  const filePath = isServerAddress(ledgerPath) ? null : ledgerPath;
  return readCompanionFiles(filePath, { policies: textOf(flags["policies"]), reference: textOf(flags["reference"]) });
}
