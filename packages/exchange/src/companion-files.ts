/**
 * Companion files: the policies and the reference data that stand beside a ledger, `x.duckdb.policies.json` and
 * `x.duckdb.reference.json`.
 */
import { readFile } from "node:fs/promises";
import { type Finding, Refusal, refuse } from "@giaingan/finance";
import { builtInPolicies, combinePolicies, type Policy } from "@giaingan/finance/policies";
import { emptyReference, parseReferenceData, type ReferenceData } from "@giaingan/finance/reference";
import { placeOfOffset, readPlacedJson } from "./json-places.ts";
import { readPolicyFile } from "./policy-file.ts";
import { decodeText } from "./text-file.ts";

/** What the rules and names of a ledger come from. */
export interface Companions {
  /** The built-in policies, with those of the file beside or instead of them. */
  readonly policies: readonly Policy[];
  /** Empty when there is no file. */
  readonly reference: ReferenceData;
  /** What is doubtful about the files. */
  readonly warnings: readonly Finding[];
}

/** Without files: the built-in policies, and no reference data. */
export const noCompanions: Companions = { policies: builtInPolicies, reference: emptyReference, warnings: [] };

/**
 * Reads the files beside a ledger, or those named instead. A file that nobody named may be missing.
 *
 * @param ledgerPath the file of the ledger; null: it lies on a server, where only named files count
 * @throws Refusal of a file that cannot be read, is no JSON, or breaks a rule of policy or reference files
 */
export async function readCompanionFiles(
  ledgerPath: string | null,
  named: { readonly policies?: string | null; readonly reference?: string | null } = {},
): Promise<Companions> {
  const [policyText, referenceText] = await Promise.all([
    readCompanion(named.policies ?? null, ledgerPath === null ? null : `${ledgerPath}.policies.json`),
    readCompanion(named.reference ?? null, ledgerPath === null ? null : `${ledgerPath}.reference.json`),
  ]);
  const file = policyText === null ? null : readPolicyFile(policyText.text, policyText.path);
  return {
    policies: file === null ? builtInPolicies : combinePolicies(builtInPolicies, file.policies),
    reference: referenceText === null ? emptyReference : readReferenceFile(referenceText.text, referenceText.path),
    warnings: file?.warnings ?? [],
  };
}

/**
 * Reads a reference file.
 *
 * @throws Refusal `brokenJson` with line and column, or `invalidReferenceData`
 */
export function readReferenceFile(text: string, path: string): ReferenceData {
  const json = readPlacedJson(text.replace(/^\u{feff}/u, " "));
  if ("expected" in json) {
    const { line, column } = placeOfOffset(text, json.offset);
    const { found, expected } = json;
    throw new Refusal("brokenJson", { found, expected }, { place: { path, line, column: String(column) } });
  }
  return parseReferenceData(json.value);
}

interface CompanionText {
  readonly path: string;
  readonly text: string;
}

async function readCompanion(named: string | null, beside: string | null): Promise<CompanionText | null> {
  const path = named ?? beside;
  if (path === null) return null;
  try {
    return { path, text: decodeText(await readFile(path), path) };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "ENOENT" || code === "ENOTDIR") {
      if (named === null) return null;
      throw refuse("fileNotFound", { path });
    }
    if (code === "EISDIR" || code === "EACCES" || code === "EPERM")
      throw refuse("fileNotReadable", { path, reason: code });
    throw error;
  }
}
