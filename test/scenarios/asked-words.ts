/**
 * The words of a scenario's question, read for the library and the ledger; the command line reads them itself.
 */
import {
  type Breakdown,
  type PlanBasis,
  planBases,
  type Question,
  readBreakdowns,
  readMovementFilter,
} from "@giaingan/finance";
import { type PaceCurve, paceCurves } from "@giaingan/finance/pace";
import type { ScenarioQuestion } from "./scenario-file.ts";

/** Flags that filter. */
const filterFlags = ["unit", "project", "component", "level", "nature", "origin", "vintage", "relation"];

/** Flags that a question may have beside its filters. */
const otherFlags = ["basis", "cut-off", "from", "from-rev", "programme", "curve"];

/** How the command line groups when nobody says; the others group by source. */
const groupsUnasked: Readonly<Record<string, readonly Breakdown[]>> = { rates: [], mobilised: ["unit"] };

/** A question that was read, with what only some answers ask for. */
export interface ReadWords extends Omit<Question, "fiscalYear"> {
  /** Null: every budget year. */
  readonly fiscalYear: number | null;
  readonly revision: number | null;
  readonly basis: PlanBasis;
  readonly lateAdditionCutOff: string | null;
  readonly from: { readonly asOf: string; readonly revision: number | null };
  readonly programme: string | null;
  readonly curve: PaceCurve;
}

/** Reads the words; throws on a flag that nobody knows, for a slip in a table must not pass for an answer. */
export function readWords({ name, asOf, fiscalYear, revision, by, flags }: ScenarioQuestion): ReadWords {
  const unknown = Object.keys(flags).filter((name) => ![...filterFlags, ...otherFlags].includes(name));
  if (unknown.length > 0) throw new Error(`unknown flags: ${unknown.join(", ")}`);
  const fromRevision = flags["from-rev"];
  return {
    asOf,
    fiscalYear: fiscalYear === "all" ? null : Number(fiscalYear),
    by: by === "" ? (groupsUnasked[name] ?? ["source"]) : readBreakdowns(by, "by"),
    filter: readMovementFilter(Object.fromEntries(filterFlags.map((name) => [name, flags[name]]))),
    unit: null,
    revision: revision === null ? null : Number(revision),
    basis: planBases.find((basis) => basis === flags["basis"]) ?? "includingCarryOver",
    lateAdditionCutOff: flags["cut-off"] ?? null,
    from: { asOf: flags["from"] ?? asOf, revision: fromRevision === undefined ? null : Number(fromRevision) },
    programme: flags["programme"] ?? null,
    curve: paceCurves.find((curve) => curve === flags["curve"]) ?? "calendar",
  };
}

/** The question as words of the command line. */
export function commandWords({ name, asOf, fiscalYear, revision, by, flags }: ScenarioQuestion): readonly string[] {
  return [
    name,
    "--as-of",
    asOf,
    ...(fiscalYear === "all" ? [] : ["--year", fiscalYear]),
    ...(revision === null ? [] : ["--rev", revision]),
    ...(by === "" ? [] : ["--by", by]),
    ...Object.entries(flags).flatMap(([flag, value]) => [`--${flag}`, value]),
    "--json",
  ];
}
