/**
 * The facts of all tables of a file with whose money they are: unit, project, component, funding source, budget year and day.
 */
import { dateParts, type PlainDate } from "@giaingan/finance";
import type { Programme } from "@giaingan/finance/reference";
import { groupBy } from "../grouped-items.ts";
import type { FactList } from "../table/fact-list.ts";
import type { FactKind, TableFact } from "../table/table-fact.ts";
import { componentIdOf } from "./component-name.ts";
import { type ImportFinding, importFinding } from "./import-finding.ts";
import { type PrintedName, type ResolvedNames, resolveNames } from "./import-names.ts";
import type { ImportRecord } from "./import-record.ts";
import type { ImportSettings } from "./import-settings.ts";
import { type FactOwner, type FactTime, type ImportFact, ownedFacts } from "./import-fact.ts";
import { type ImportTable, placeOfFact, placeOfTable } from "./import-table.ts";
import { placeOfName } from "./name-place.ts";
import { isPosted } from "./posted-measures.ts";

/** What facts are resolved with. */
export interface FactContext {
  readonly settings: ImportSettings;
  readonly record: ImportRecord;
  readonly programmes: readonly Programme[];
}

/** Facts of a file, and what is asked about them. */
export interface ResolvedFacts {
  /** Of each table by its index. */
  readonly byTable: readonly FactList<ImportFact>[];
  readonly findings: readonly ImportFinding[];
}

/** The facts of a row before their names are looked up. */
interface NamedRow {
  readonly table: ImportTable;
  readonly row: number;
  readonly scope: TableFact["scope"];
  /** The scopes of its amounts among those of the table, both ends included: where programmes stand side by side, several. */
  readonly firstScope: number;
  readonly lastScope: number;
  readonly unitName: string | null;
  readonly isUnitOfRow: boolean;
  /** Some amount of it is told by nothing finer; and some such amount is posted. */
  readonly isOwn: boolean;
  readonly isPosted: boolean;
}

/** Resolves the facts of tables, in their order. A name that is not settled gives a null id. */
export async function resolveFacts(
  tables: readonly ImportTable[],
  { settings, record, programmes }: FactContext,
): Promise<ResolvedFacts> {
  const rows = tables.flatMap((table) => namedRows(table, settings));
  const rules = {
    known: record.units,
    settled: settings.units,
    takesNew: settings.takesNewUnits,
    unknown: "unitUnknown",
    proposed: "unitProposed",
  } as const;
  const units = resolveNames(() => unitNames(rows, { arePosted: true }), rules);
  // Of what is not posted nobody is asked whose it is.
  const others = resolveNames(() => unitNames(rows, { arePosted: false }), rules);
  const unitOf = ({ unitName }: NamedRow): string | null =>
    unitName === null ? null : (units.ids.get(unitName) ?? others.ids.get(unitName) ?? null);
  const projects = await resolveProjects(rows, unitOf, { settings, record });
  const byTable = groupBy(rows, ({ table }) => table);
  const vintages: ImportFinding[] = [];
  const facts = tables.map((table): FactList<ImportFact> => {
    const owners: FactOwner[] = [];
    for (const row of byTable.get(table) ?? []) {
      const unitId = unitOf(row);
      const projectId = projectIdOf(row, unitId, projects);
      const isOpen = unitId === null ? row.unitName !== null : row.scope.project !== null && projectId === null;
      const { isUnitOfRow } = row;
      for (let scope = row.firstScope; scope <= row.lastScope; scope += 1) {
        const componentId = componentIdOf(table.facts.scopes[scope] ?? row.scope, programmes);
        owners[scope] = { tableIndex: table.index, unitId, projectId, componentId, isUnitOfRow, isOpen };
      }
    }
    const times = table.facts.kinds.map((kind) => readTime(kind, settings));
    noteVintages(table, times, vintages);
    return ownedFacts(table.facts, { owners, times });
  });
  return {
    byTable: facts,
    findings: [...units.findings, ...[...projects.values()].flatMap(({ findings }) => findings), ...vintages],
  };
}

interface KindTime extends FactTime {
  /** Its vintage is that of the year before, because nobody tells it. */
  readonly isAssumed: boolean;
}

/** The money and the time of the amounts of a kind. */
function readTime(kind: FactKind, settings: ImportSettings): KindTime {
  const asOf = kind.asOf ?? (isDated(kind) ? settings.asOf : null);
  const fiscalYear = kind.fiscalYear ?? settings.fiscalYear ?? yearOf(asOf ?? settings.asOf);
  const isAssumed = kind.isCarriedOver && kind.source.vintage === null && fiscalYear !== null;
  const source = isAssumed ? { ...kind.source, vintage: fiscalYear - 1 } : kind.source;
  return { source, fiscalYear, asOf, isAssumed };
}

/** Notes where a vintage was assumed of money that is posted: once a column of a sheet. */
function noteVintages(table: ImportTable, times: readonly KindTime[], vintages: ImportFinding[]): void {
  if (times.every(({ isAssumed }) => !isAssumed)) return;
  const noted = new Set<number>();
  let index = 0;
  for (const fact of table.facts) {
    const { isAssumed = false, fiscalYear = null } = times[table.facts.kindIndexAt(index)] ?? {};
    index += 1;
    if (!isAssumed || fiscalYear === null || fact.standing !== "own" || !isPosted(fact) || noted.has(fact.column))
      continue;
    noted.add(fact.column);
    const place = placeOfFact(table, fact);
    const isTold = vintages.some((told) => told.place?.sheet === place.sheet && told.place.column === place.column);
    if (!isTold) vintages.push(importFinding("vintageAssumed", { place, values: { year: String(fiscalYear - 1) } }));
  }
}

/** Payments and what is like them are true of a day; a plan is of its year. */
function isDated({ measure }: Pick<TableFact, "measure">): boolean {
  return measure !== "totalInvestment" && measure !== "plan" && measure !== "initialPlan";
}

function yearOf(date: PlainDate | null): number | null {
  return date === null ? null : dateParts(date).year;
}

/** What the amounts of each row share: whose they are, and the names that tell it. */
function namedRows(table: ImportTable, settings: ImportSettings): readonly NamedRow[] {
  const hasOwners = table.understood.columns.some(({ meaning }) => meaning.kind === "owner");
  const titleUnit = table.document.unitName;
  const rows: NamedRow[] = [];
  let isOwn = false;
  let ofPosted = false;
  let firstScope = 0;
  for (let index = 0; index < table.facts.length; index += 1) {
    const fact = table.facts.at(index);
    if (fact === undefined) break;
    isOwn ||= fact.standing === "own";
    ofPosted ||= fact.standing === "own" && isPosted(fact);
    const lastScope = table.facts.scopeIndexAt(index);
    if (table.facts.at(index + 1)?.row === fact.row) continue;
    const scope = table.facts.scopes[firstScope] ?? fact.scope;
    const unit = unitOfRow(scope, { hasOwners, titleUnit, asked: settings.unit });
    rows.push({ table, row: fact.row, scope, firstScope, lastScope, ...unit, isOwn, isPosted: ofPosted });
    [isOwn, ofPosted, firstScope] = [false, false, lastScope + 1];
  }
  return rows;
}

/**
 * A unit that the officer names goes before the owner of a project and before the title, but never before a unit that is a
 * row of its own.
 */
function unitOfRow(
  { unit: ofRow }: TableFact["scope"],
  {
    hasOwners,
    titleUnit,
    asked,
  }: { readonly hasOwners: boolean; readonly titleUnit: string | null; readonly asked: string | null },
): Pick<NamedRow, "unitName" | "isUnitOfRow"> {
  const isWithoutName = ofRow !== null && levelAlone.test(ofRow.normalize("NFC"));
  if (isWithoutName && (asked ?? titleUnit) !== null) return { unitName: asked ?? titleUnit, isUnitOfRow: false };
  const unitName = ofRow !== null && hasOwners ? (asked ?? ofRow) : (ofRow ?? asked ?? titleUnit);
  return { unitName, isUnitOfRow: ofRow !== null && unitName === ofRow };
}

/** "UBND xã" in the annex of a commune: it is that commune, and in the next file another. */
const levelAlone =
  /^(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân)(?: (?:cấp )?(?:xã|phường|thị trấn|huyện|thị xã|thành phố|tỉnh))?$/iu;

/** The names of units in rows that are posted, or in the others: each once a row, and that of a title once. */
function* unitNames(
  rows: readonly NamedRow[],
  { arePosted }: { readonly arePosted: boolean },
): Generator<PrintedName, void, undefined> {
  const titled = new Set<string>();
  for (const { table, row, unitName: name, isUnitOfRow, isPosted: ofPosted } of rows) {
    if (name === null || ofPosted !== arePosted) continue;
    if (isUnitOfRow) {
      yield { name, placeOf: () => placeOfName(table, { row, name }) };
      continue;
    }
    const key = `${table.index}/${name}`;
    if (!titled.has(key)) yield { name, placeOf: () => placeOfTable(table) };
    titled.add(key);
  }
}

async function resolveProjects(
  rows: readonly NamedRow[],
  unitOf: (row: NamedRow) => string | null,
  { settings, record }: Pick<FactContext, "settings" | "record">,
): Promise<ReadonlyMap<string, ResolvedNames>> {
  const byUnit = new Map<string, PrintedName[]>();
  for (const each of rows) {
    const unitId = unitOf(each);
    const { project, projectCode } = each.scope;
    // A code is a name of its own, and never a slip of the pen.
    if (unitId === null || project === null || projectCode !== null || !each.isOwn) continue;
    const names = byUnit.get(unitId) ?? [];
    byUnit.set(unitId, names);
    names.push({ name: project, placeOf: () => placeOfName(each.table, { row: each.row, name: project }) });
  }
  const resolved = new Map<string, ResolvedNames>();
  for (const [unitId, names] of byUnit) {
    const known = await record.projectsOf(unitId);
    const rules = { known, settled: settings.projects, takesNew: true } as const;
    const codes = { unknown: "projectProposed", proposed: "projectProposed" } as const;
    resolved.set(
      unitId,
      resolveNames(() => names, { ...rules, ...codes }),
    );
  }
  return resolved;
}

function projectIdOf(
  { scope: { project, projectCode }, isOwn }: NamedRow,
  unitId: string | null,
  projects: ReadonlyMap<string, ResolvedNames>,
): string | null {
  if (projectCode !== null || project === null || unitId === null) return projectCode;
  // A row that is told by finer ones names no project that is posted.
  return projects.get(unitId)?.ids.get(project) ?? (isOwn ? null : project);
}
