/**
 * Triangle files: JSON that holds the rows of a triangle, alone or with what the methods are told beside it
 * (docs/projection.md).
 */
import { Refusal, refuse } from "@giaingan/finance";
import type { Triangle } from "@giaingan/finance/triangles";
import { placeOfOffset, readPlacedJson } from "./json-places.ts";

/** Largest triangle file, in characters. */
const lengthMax = 20_000_000;

/** What a triangle file holds, not yet checked: the methods refuse what is no triangle. */
export interface TriangleFile {
  readonly triangle: Triangle;
  /** Prior ultimates and exposures, one for each row; null: the file has none. */
  readonly priors: readonly number[] | null;
  readonly exposures: readonly number[] | null;
  /** A refusal of the triangle with the line of the file where its cell stands; any other as it was. */
  readonly placed: (refusal: Refusal) => Refusal;
}

/**
 * Reads `[[…], …]` or `{ "triangle": [[…], …], "priors": […], "exposures": […] }`; other fields are not looked at.
 *
 * @throws Refusal `brokenJson` with line and column, `fileTooLarge`
 */
export function readTriangleFile(text: string, { path }: { readonly path: string }): TriangleFile {
  if (text.length > lengthMax)
    throw refuse("fileTooLarge", { path, sizeBytes: String(text.length), limitBytes: String(lengthMax) });
  // A byte order mark is no blank in JSON, but Windows editors write one.
  const json = readPlacedJson(text.replace(/^\u{feff}/u, " "));
  if ("expected" in json) {
    const { line, column } = placeOfOffset(text, json.offset);
    const { found, expected } = json;
    throw new Refusal("brokenJson", { found, expected }, { place: { path, line, column: String(column) } });
  }
  const isBare = typeof json.value !== "object" || json.value === null || Array.isArray(json.value);
  const fields: Readonly<Record<string, unknown>> = isBare ? { triangle: json.value } : { ...json.value };
  const placeOf = ({ code, values }: Refusal): Refusal["place"] => {
    const { name = "triangle", row, column } = values;
    // What was said on the command line does not stand in the file.
    if (!code.startsWith("triangle") || fields[name] === undefined) return null;
    const steps = [row, name === "triangle" ? column : undefined].flatMap((step) =>
      step === undefined ? [] : [Number(step) - 1],
    );
    const offset = json.offsetOf([...(isBare ? [] : [name]), ...steps]);
    return { path, line: row === undefined ? null : placeOfOffset(text, offset).line, column: null };
  };
  const placed = (refusal: Refusal): Refusal =>
    refusal.at(
      placeOf(refusal),
      refusal.others.map((other) => other.at(placeOf(other))),
    );
  return {
    triangle: fields["triangle"] as Triangle,
    priors: (fields["priors"] ?? null) as readonly number[] | null,
    exposures: (fields["exposures"] ?? null) as readonly number[] | null,
    placed,
  };
}
