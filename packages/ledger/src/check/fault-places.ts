/**
 * Places of faults: the entries at which they stand, looked up together, for a query of each would read the record again
 * and again.
 */
import type { SqlRow } from "../engine.ts";
import { textLiteral } from "../sql-literal.ts";
import { type CheckPlace, type CheckScope, type EntryTrait, type EntryWanted, nowhere } from "./check-fault.ts";

/** Entries looked up in one question. */
const wantedPerQuery = 500;

interface TraitColumn {
  readonly name: string;
  readonly sql: string;
  readonly type: "INTEGER" | "VARCHAR";
}

const text = (name: string, table: "e" | "c"): TraitColumn => ({ name, sql: `${table}.${name}`, type: "VARCHAR" });
const whole = (name: string, table: "e" | "c"): TraitColumn => ({ name, sql: `${table}.${name}`, type: "INTEGER" });

const traitColumns: Readonly<Record<EntryTrait, TraitColumn>> = {
  unitId: text("unit_id", "e"),
  projectId: text("project_id", "e"),
  componentId: text("component_id", "e"),
  fiscalYear: whole("fiscal_year", "e"),
  kind: text("kind", "c"),
  level: text("level", "c"),
  nature: text("nature", "c"),
  origin: text("origin", "c"),
  vintage: whole("vintage", "c"),
  relation: text("relation", "c"),
};

const revisionColumn = whole("revision", "e");

/** The place of the last recorded entry that each describes, by what describes it; `nowhere` where there is none. */
export async function findPlaces(
  scope: Pick<CheckScope, "engine" | "revision" | "asOf">,
  wanted: Iterable<EntryWanted>,
): Promise<ReadonlyMap<EntryWanted, CheckPlace>> {
  const places = new Map<EntryWanted, CheckPlace>();
  const byForm = new Map<string, EntryWanted[]>();
  for (const each of wanted) {
    places.set(each, nowhere);
    const traits = traitsOf(each);
    if (traits.length === 0) continue;
    const form = [...traits, each.revision === undefined ? "" : "revision"].join();
    const alike = byForm.get(form);
    if (alike === undefined) byForm.set(form, [each]);
    else alike.push(each);
  }
  for (const alike of byForm.values())
    for (let start = 0; start < alike.length; start += wantedPerQuery) {
      const some = alike.slice(start, start + wantedPerQuery);
      for (const [rank, ...place] of await scope.engine.query(placesSql(scope, some))) {
        const found = some[Number(rank)];
        if (found !== undefined) places.set(found, placeFromRow(place));
      }
    }
  return places;
}

function traitsOf({ traits }: EntryWanted): readonly EntryTrait[] {
  return (Object.keys(traitColumns) as EntryTrait[]).filter((trait) => traits[trait] !== undefined);
}

/** Of each rank the last entry: the wanted ones stand in the statement as rows, and are joined to the entries. */
function placesSql(
  { revision, asOf }: Pick<CheckScope, "revision" | "asOf">,
  wanted: readonly [EntryWanted, ...EntryWanted[]] | readonly EntryWanted[],
): string {
  const [first] = wanted;
  if (first === undefined) return "SELECT 1 WHERE FALSE";
  const traits = traitsOf(first);
  const isOfOneBatch = first.revision !== undefined;
  const columns = [...traits.map((trait) => traitColumns[trait]), ...(isOfOneBatch ? [revisionColumn] : [])];
  const rows = wanted.map((each, rank) => {
    const values = [
      ...traits.map((trait) => each.traits[trait] ?? null),
      ...(isOfOneBatch ? [each.revision ?? null] : []),
    ];
    return `(${[rank, ...values.map((value, index) => literal(value, columns[index]?.type ?? "VARCHAR"))].join(", ")})`;
  });
  return `SELECT t.rank, t.revision, t.batch_id, t.document_name, t.id, t.position FROM (
      SELECT w.rank, e.revision, b.id AS batch_id, b.document_name, e.id, e.position,
        ROW_NUMBER() OVER (PARTITION BY w.rank ORDER BY e.revision DESC, e.position DESC) AS back
      FROM (VALUES ${rows.join(", ")}) AS w(${["rank", ...columns.map(({ name }) => name)].join(", ")})
      JOIN (entries AS e JOIN entry_classes AS c ON c.class_id = e.class_id) ON ${columns
        .map(({ name, sql }) => `${sql} ${isNeverNull.has(name) ? "=" : "IS NOT DISTINCT FROM"} w.${name}`)
        .join(" AND ")}
      JOIN batches AS b ON b.revision = e.revision
      WHERE e.revision <= ${revision} AND e.effective_on <= DATE '${asOf}') AS t
    WHERE t.back = 1`;
}

const isNeverNull: ReadonlySet<string> = new Set(["unit_id", "fiscal_year", "kind", "revision"]);

/** A column of nothing but NULL has no type of its own. */
function literal(value: string | number | null, type: TraitColumn["type"]): string {
  if (value === null) return `CAST(NULL AS ${type})`;
  return typeof value === "number" ? String(value) : textLiteral(value);
}

function placeFromRow([revision, batchId, documentName, entryId, position]: SqlRow): CheckPlace {
  return {
    revision: Number(revision),
    batchId: String(batchId),
    documentName: String(documentName),
    entryId: String(entryId),
    line: Number(position) + 1,
  };
}
