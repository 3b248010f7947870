/**
 * The facts of all tables of a file with whose money they are: unit, project, component, funding source, budget year and day.
 */
import { dateParts, type FundingSource, type PlainDate } from "@giaingan/finance";
import type { Programme } from "@giaingan/finance/reference";
import type { TableFact } from "../table/table-fact.ts";
import type { CellPlace } from "../workbook/workbook.ts";
import { componentIdOf } from "./component-name.ts";
import { type ImportFinding, importFinding } from "./import-finding.ts";
import { type PrintedName, type ResolvedNames, resolveNames } from "./import-names.ts";
import type { ImportRecord } from "./import-record.ts";
import type { ImportSettings } from "./import-settings.ts";
import { type FactOwner, type FactTime, type ImportFact, importFact } from "./import-fact.ts";
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
  readonly facts: readonly ImportFact[];
  readonly findings: readonly ImportFinding[];
}

/** The facts of a row before their names are looked up. */
interface NamedRow {
  readonly table: ImportTable;
  readonly row: number;
  readonly facts: readonly TableFact[];
  readonly scope: TableFact["scope"];
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
  const units = resolveNames(unitNames(rows.filter(({ isPosted: isOwn }) => isOwn)), rules);
  // Of what is not posted nobody is asked whose it is.
  const others = resolveNames(unitNames(rows.filter(({ isPosted: isOwn }) => !isOwn)), rules);
  const unitOf = ({ unitName }: NamedRow): string | null =>
    unitName === null ? null : (units.ids.get(unitName) ?? others.ids.get(unitName) ?? null);
  const projects = await resolveProjects(rows, unitOf, { settings, record });
  const vintages: ImportFinding[] = [];
  const timeOf = createTimeReader(settings, vintages);
  const facts = rows.flatMap((row) => {
    const unitId = unitOf(row);
    const projectId = projectIdOf(row, unitId, projects);
    const isOpen = unitId === null ? row.unitName !== null : row.scope.project !== null && projectId === null;
    const owner: FactOwner = {
      tableIndex: row.table.index,
      unitId,
      projectId,
      componentId: componentIdOf(row.scope, programmes),
      isUnitOfRow: row.isUnitOfRow,
      isOpen,
    };
    return row.facts.map((fact) => {
      // Where programmes stand side by side, each column is of its own.
      const ofFact =
        fact.scope === row.scope ? owner : { ...owner, componentId: componentIdOf(fact.scope, programmes) };
      return importFact(fact, { owner: ofFact, time: timeOf(fact, row.table) });
    });
  });
  return {
    facts,
    findings: [...units.findings, ...[...projects.values()].flatMap(({ findings }) => findings), ...vintages],
  };
}

/** Tells the money and the time of amounts, and notes where a vintage was assumed. Amounts of one kind share what is told. */
function createTimeReader(
  settings: ImportSettings,
  vintages: ImportFinding[],
): (fact: TableFact, table: ImportTable) => FactTime {
  const made = new Map<FundingSource, FactTime & { readonly fact: TableFact; readonly isAssumed: boolean }>();
  return (fact, table) => {
    const before = made.get(fact.source);
    const isKnown =
      before?.fact.measure === fact.measure &&
      before.fact.asOf === fact.asOf &&
      before.fact.fiscalYear === fact.fiscalYear &&
      before.fact.isCarriedOver === fact.isCarriedOver;
    const time = isKnown ? before : { fact, ...readTime(fact, settings) };
    if (!isKnown) made.set(fact.source, time);
    if (time.isAssumed && time.fiscalYear !== null && fact.standing === "own" && isPosted(fact))
      noteVintage(vintages, placeOfFact(table, fact), time.fiscalYear - 1);
    return time;
  };
}

function readTime(fact: TableFact, settings: ImportSettings): FactTime & { readonly isAssumed: boolean } {
  const asOf = fact.asOf ?? (isDated(fact) ? settings.asOf : null);
  const fiscalYear = fact.fiscalYear ?? settings.fiscalYear ?? yearOf(asOf ?? settings.asOf);
  const isAssumed = fact.isCarriedOver && fact.source.vintage === null && fiscalYear !== null;
  const source = isAssumed ? { ...fact.source, vintage: fiscalYear - 1 } : fact.source;
  return { source, fiscalYear, asOf, isAssumed };
}

/** Once a column. */
function noteVintage(vintages: ImportFinding[], place: CellPlace, vintage: number): void {
  const isNoted = vintages.some((found) => found.place?.sheet === place.sheet && found.place.column === place.column);
  if (!isNoted) vintages.push(importFinding("vintageAssumed", { place, values: { year: String(vintage) } }));
}

/** Payments and what is like them are true of a day; a plan is of its year. */
function isDated({ measure }: Pick<TableFact, "measure">): boolean {
  return measure !== "totalInvestment" && measure !== "plan" && measure !== "initialPlan";
}

function yearOf(date: PlainDate | null): number | null {
  return date === null ? null : dateParts(date).year;
}

/** The facts of each row, with the names that they share. */
function namedRows(table: ImportTable, settings: ImportSettings): readonly NamedRow[] {
  const rows: { row: number; facts: TableFact[] }[] = [];
  for (const fact of table.facts) {
    const last = rows.at(-1);
    if (last?.row === fact.row) last.facts.push(fact);
    else rows.push({ row: fact.row, facts: [fact] });
  }
  const hasOwners = table.understood.columns.some(({ meaning }) => meaning.kind === "owner");
  return rows.flatMap(({ row, facts }): readonly NamedRow[] => {
    const scope = facts[0]?.scope;
    if (scope === undefined) return [];
    const unit = unitOfRow(scope, { hasOwners, titleUnit: table.document.unitName, asked: settings.unit });
    const own = facts.filter(({ standing }) => standing === "own");
    return [{ table, row, facts, scope, ...unit, isOwn: own.length > 0, isPosted: own.some(isPosted) }];
  });
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

/** Each name once a row. */
function unitNames(rows: readonly NamedRow[]): readonly PrintedName[] {
  const titled = new Set<string>();
  return rows.flatMap(({ table, row, unitName, isUnitOfRow }): readonly PrintedName[] => {
    if (unitName === null) return [];
    if (isUnitOfRow) return [{ name: unitName, place: placeOfName(table, { row, name: unitName }) }];
    const key = `${table.index}/${unitName}`;
    if (titled.has(key)) return [];
    titled.add(key);
    return [{ name: unitName, place: placeOfTable(table) }];
  });
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
    names.push({ name: project, place: placeOfName(each.table, { row: each.row, name: project }) });
  }
  const resolved = new Map<string, ResolvedNames>();
  for (const [unitId, names] of byUnit) {
    const known = await record.projectsOf(unitId);
    const rules = { known, settled: settings.projects, takesNew: true } as const;
    const codes = { unknown: "projectProposed", proposed: "projectProposed" } as const;
    resolved.set(unitId, resolveNames(names, { ...rules, ...codes }));
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
