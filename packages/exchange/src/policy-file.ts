/**
 * Policy files: the text of a JSON file becomes policies, or a refusal that names line, column, field and value.
 */
import { type Finding, Refusal, refuse } from "@giaingan/finance";
import { builtInPolicies, type Policy, validatePolicies } from "@giaingan/finance/policies";
import { placeOfOffset, readPlacedJson } from "./json-places.ts";

/** Largest policy file, in characters: a thousand policies are about half of it. */
const lengthMax = 1_000_000;
/** Faults shown at most; the rest shows when these are repaired. */
const faultCountMax = 100;

/** The policies of a file, and what is doubtful about them. */
export interface PolicyFile {
  /** Only those of the file: `combinePolicies(builtInPolicies, policies)` puts them beside the others. */
  readonly policies: readonly Policy[];
  /** Years that no policy of a kind covers. */
  readonly warnings: readonly Finding[];
}

/**
 * Reads a policy file; docs/policies.md says how it is written.
 *
 * @param path named in the refusals
 * @param options.beside policies that those of the file will be combined with; default: the built-in ones. Overlaps
 *   with them are refused too, but for those that the file replaces by their id
 * @throws Refusal at the first fault (`place` with line and column), the rest as its `others`: `brokenJson`,
 *   `invalidPolicyFile`, `missingPolicyField`, `unknownPolicyField`, `overlappingPolicies`; or `fileTooLarge`
 */
export function readPolicyFile(
  text: string,
  path: string,
  { beside = builtInPolicies }: { readonly beside?: readonly Policy[] } = {},
): PolicyFile {
  if (text.length > lengthMax) {
    throw refuse("fileTooLarge", { path, sizeBytes: String(text.length), limitBytes: String(lengthMax) });
  }
  const placeOf = (offset: number): NonNullable<Refusal["place"]> => {
    const { line, column } = placeOfOffset(text, offset);
    return { path, line, column: String(column) };
  };
  // A byte order mark is no blank in JSON, but Windows editors write one.
  const json = readPlacedJson(text.replace(/^\u{feff}/u, " "));
  if ("expected" in json) {
    const { offset, found, expected } = json;
    throw new Refusal("brokenJson", { found, expected }, { place: placeOf(offset) });
  }
  const { policies, faults, warnings } = validatePolicies(json.value, { beside });
  const placed = faults
    .map((fault) => ({ refusal: fault.refusal, offset: json.offsetOf(fault.path) }))
    .toSorted((left, right) => left.offset - right.offset)
    .slice(0, faultCountMax)
    .map(({ refusal, offset }) => refusal.at(placeOf(offset)));
  const [first, ...others] = placed;
  if (first !== undefined) throw first.at(first.place, others);
  return { policies: policies ?? [], warnings };
}
