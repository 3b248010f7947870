/**
 * Which entries stand behind a number: the filter of a group, by its key, as the progress answer names it.
 */
import { type Breakdown, type PlanBasis, refuse, sourceDimensions } from "@giaingan/finance";
import type { EntryFilter } from "@giaingan/ledger";

/** The group whose entries are asked for. */
export interface GroupQuestion {
  readonly by: Breakdown;
  /** Null: all groups, the total. */
  readonly key: string | null;
  readonly basis: PlanBasis;
  readonly fiscalYear: number;
  /** Whether the year has carried-over plan, which the basis may leave out. */
  readonly hasCarryOver: boolean;
  readonly unitId: string | null;
}

/**
 * The filter of a group. A key part `-` asks for entries of which the document does not say it.
 *
 * @throws Refusal `invalidValue` when the key is no key of the breakdown
 */
export function filterOfGroup({ by, key, basis, fiscalYear, hasCarryOver, unitId }: GroupQuestion): EntryFilter {
  return {
    fiscalYear,
    ...(unitId === null ? {} : { unitId }),
    ...(basis === "excludingCarryOver" && hasCarryOver ? { vintage: fiscalYear } : {}),
    ...(key === null ? {} : filterOfKey(by, key)),
  };
}

function filterOfKey(by: Breakdown, key: string): EntryFilter {
  switch (by) {
    case "source": {
      const parts = key.split("/");
      if (parts.length !== sourceDimensions.length) throw keyRefusal(key, sourceDimensions.join("/"));
      return Object.fromEntries(
        sourceDimensions.map((dimension, index) => [dimension, valueOf(dimension, parts[index] ?? "-")]),
      );
    }
    case "unit":
      return { unitId: key };
    case "project":
      return { projectId: key === "-" ? null : key };
    case "component":
      return { componentId: key === "-" ? null : key };
    default:
      return { [by]: valueOf(by, key) };
  }
}

function valueOf(dimension: string, text: string): string | number | null {
  if (text === "-") return null;
  if (dimension !== "vintage") return text;
  const vintage = Number(text);
  if (!Number.isInteger(vintage)) throw keyRefusal(text, "vintage");
  return vintage;
}

function keyRefusal(value: string, expected: string): Error {
  return refuse("invalidValue", { name: "key", value, expected });
}
