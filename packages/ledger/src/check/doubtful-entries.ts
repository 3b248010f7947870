/**
 * Which entries may break a rule by themselves: one entry of each class, budget year, day and sign stands for all of
 * them, and one of each name for all that bear it.
 */
import { type Entry, type EntryKind, type PlainDate, sourceNotStated } from "@giaingan/finance";
import type { SqlRow } from "../engine.ts";
import { sourceFromRow } from "../entry-rows.ts";
import { textLiteral } from "../sql-literal.ts";
import type { CheckScope } from "./check-fault.ts";
import { pieceFilters } from "./recorded-years.ts";

/** The ids of those entries that break something. */
type Judge = (entries: readonly Entry[]) => readonly string[];

/** Entries of one class and budget year that have the sign, on one day. */
interface EntryGroup {
  readonly classId: number;
  readonly fiscalYear: number;
  readonly sign: number;
  readonly effectiveOn: PlainDate;
}

/** Days of a class, budget year and sign, one after the other, with none between them that is in order. */
interface DoubtfulDays extends Omit<EntryGroup, "effectiveOn"> {
  readonly first: PlainDate;
  readonly last: PlainDate;
}

const names = [
  { column: "unit_id", field: "unitId" },
  { column: "project_id", field: "projectId" },
  { column: "component_id", field: "componentId" },
] as const;

/** The condition on `e`, ` OR …` for each kind of doubt; empty when all is in order. Entries that take others back are left out. */
export async function doubtfulCondition(scope: CheckScope, judge: Judge): Promise<string> {
  const days = await readDoubtfulDays(scope, judge);
  const ofDays = days.map(
    ({ classId, fiscalYear, sign, first, last }) =>
      `(e.class_id = ${classId} AND e.fiscal_year = ${fiscalYear} AND e.amount ${comparisonOf(sign)} 0` +
      ` AND e.effective_on BETWEEN DATE '${first}' AND DATE '${last}')`,
  );
  return [...ofDays, ...(await readDoubtfulNames(scope, judge))].map((condition) => ` OR ${condition}`).join("");
}

function comparisonOf(sign: number): "<" | "=" | ">" {
  if (sign === 0) return "=";
  return sign < 0 ? "<" : ">";
}

async function readDoubtfulDays(scope: CheckScope, judge: Judge): Promise<readonly DoubtfulDays[]> {
  const classes = await scope.engine.query(
    "SELECT class_id, kind, level, nature, origin, vintage, relation FROM entry_classes",
  );
  const ofClass = new Map<number, readonly SqlRow[]>();
  for (const row of classes) ofClass.set(Number(row[0]), [...(ofClass.get(Number(row[0])) ?? []), row]);
  const found: DoubtfulDays[] = [];
  for (const { fiscalYear } of await pieceFilters(scope)) {
    const rows = await readGroups(scope, fiscalYear);
    for (let start = 0; start < rows.length; start += groupsPerJudgement) {
      const groups = rows.slice(start, start + groupsPerJudgement).map((row) => groupFromRow(row));
      const broken = judge(groups.flatMap((group, rank) => entriesFor(group, { rank, ofClass })));
      addDoubtfulDays(found, groups, new Set(broken.map((id) => Number(id.split("/", 1)[0]))));
    }
  }
  return found;
}

/** Every group of a budget year, or of all; the days of a class and sign in their order. */
async function readGroups(
  { engine, asOf, revision }: CheckScope,
  fiscalYear: number | undefined,
): Promise<readonly SqlRow[]> {
  const sign = "CASE WHEN e.amount < 0 THEN -1 WHEN e.amount > 0 THEN 1 ELSE 0 END";
  return engine.query(`SELECT e.class_id, e.fiscal_year, ${sign}, CAST(e.effective_on AS VARCHAR)
    FROM entries AS e
    WHERE e.reverses IS NULL AND e.revision <= ${revision} AND e.effective_on <= DATE '${asOf}'
      ${fiscalYear === undefined ? "" : `AND e.fiscal_year = ${fiscalYear}`}
    GROUP BY e.class_id, e.fiscal_year, ${sign}, e.effective_on
    ORDER BY e.class_id, e.fiscal_year, ${sign}, e.effective_on`);
}

function groupFromRow([classId, fiscalYear, sign, effectiveOn]: SqlRow): EntryGroup {
  return {
    classId: Number(classId),
    fiscalYear: Number(fiscalYear),
    sign: Number(sign),
    effectiveOn: String(effectiveOn),
  };
}

/** The entries that stand for a group: a record that was edited may have a class twice. */
function entriesFor(
  { classId, fiscalYear, sign, effectiveOn }: EntryGroup,
  { rank, ofClass }: { readonly rank: number; readonly ofClass: ReadonlyMap<number, readonly SqlRow[]> },
): readonly Entry[] {
  return (ofClass.get(classId) ?? []).map(([, kind, ...source], index) =>
    standingFor({
      id: `${rank}/${index}`,
      kind: String(kind) as EntryKind,
      source: sourceFromRow(source),
      fiscalYear,
      effectiveOn,
      amount: BigInt(sign),
    }),
  );
}

/** Groups, or names, judged in one go. */
const groupsPerJudgement = 10_000;

/** Puts broken groups that follow one another together: rules forbid days from or until a date, and hardly ever single ones. */
function addDoubtfulDays(found: DoubtfulDays[], groups: readonly EntryGroup[], broken: ReadonlySet<number>): void {
  let open: DoubtfulDays | undefined;
  for (const [rank, { effectiveOn, ...group }] of groups.entries()) {
    if (!broken.has(rank)) {
      open = undefined;
      continue;
    }
    const { classId, fiscalYear, sign } = group;
    const isSame = open?.classId === classId && open.fiscalYear === fiscalYear && open.sign === sign;
    const first = isSame && open !== undefined ? open.first : effectiveOn;
    if (isSame) found.pop();
    open = { ...group, first, last: effectiveOn };
    found.push(open);
  }
}

async function readDoubtfulNames({ engine, asOf, revision }: CheckScope, judge: Judge): Promise<readonly string[]> {
  const conditions: string[] = [];
  for (const { column, field } of names) {
    const rows = await engine.query(`SELECT DISTINCT e.${column} FROM entries AS e
      WHERE e.${column} IS NOT NULL AND e.revision <= ${revision} AND e.effective_on <= DATE '${asOf}'`);
    const broken: string[] = [];
    for (let start = 0; start < rows.length; start += groupsPerJudgement) {
      const some = rows.slice(start, start + groupsPerJudgement);
      const entries = some.map(([name], rank) => ({ ...standingFor({ id: String(rank) }), [field]: String(name) }));
      for (const rank of judge(entries)) broken.push(textLiteral(String(some[Number(rank)]?.[0])));
    }
    if (broken.length > 0) conditions.push(`e.${column} IN (${broken.join(", ")})`);
  }
  return conditions;
}

/** An entry that breaks nothing but by what is given. */
function standingFor(given: Pick<Entry, "id"> & Partial<Entry>): Entry {
  return {
    kind: "assigned",
    effectiveOn: "2023-01-01",
    fiscalYear: 2023,
    unitId: "-",
    projectId: null,
    componentId: null,
    source: sourceNotStated,
    amount: 1n,
    document: { number: null, date: null, issuer: null, title: null },
    reverses: null,
    reason: null,
    ...given,
  };
}
