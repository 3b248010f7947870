/** What a column is said to mean: one choice for its kind, and for money what it is of. */
import type { WireImportFile, WireImportPreview } from "@giaingan/client";

/** A table of a preview, and a column of it. */
export type ShownTable = WireImportPreview["tables"][number];
export type ShownColumn = ShownTable["columns"][number];

/** One of the meanings that the server offers. */
export type MeaningChoice = WireImportFile["meanings"][number];

/** A meaning as the wire has it. */
export type WireMeaning = ShownColumn["meaning"];

/** The key of a choice in a list: its kind with what it counts. */
export function meaningKey(meaning: WireMeaning): string {
  const counted = meaning["measure"] ?? meaning["of"];
  return typeof counted === "string" ? `${String(meaning["kind"])}/${counted}` : String(meaning["kind"]);
}

/** The meaning after another kind was chosen: what money is of is kept, so that a wrong measure costs one choice. */
export function chooseKind(meaning: WireMeaning, { value }: MeaningChoice): WireMeaning {
  if (value["kind"] !== "money" || meaning["kind"] !== "money") return value;
  const isPlan = value["measure"] === "plan" || value["measure"] === "initialPlan";
  return { ...meaning, ...value, assignedBy: isPlan ? (meaning["assignedBy"] ?? null) : null };
}

/** The parts of a source that can be chosen for a column of money. */
export const chosenDimensions = ["level", "nature"] as const;

/** Their values; "": the column does not say. */
export const dimensionChoices: Readonly<Record<(typeof chosenDimensions)[number], readonly string[]>> = {
  level: ["central", "province", "district", "commune"],
  nature: ["investment", "recurrent"],
};

/** What a column of money says of one part of its source; null: nothing. */
export function dimensionOf(meaning: WireMeaning, dimension: (typeof chosenDimensions)[number]): string | null {
  const value = sourceOf(meaning)[dimension];
  return typeof value === "string" ? value : null;
}

/** The meaning with another part of its source. */
export function chooseDimension(
  meaning: WireMeaning,
  dimension: (typeof chosenDimensions)[number],
  value: string | null,
): WireMeaning {
  return { ...meaning, source: { ...sourceOf(meaning), [dimension]: value } };
}

function sourceOf(meaning: WireMeaning): Readonly<Record<string, unknown>> {
  const { source } = meaning;
  return typeof source === "object" && source !== null ? (source as Readonly<Record<string, unknown>>) : {};
}
