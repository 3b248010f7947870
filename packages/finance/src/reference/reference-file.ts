/**
 * Reference files: units, programmes and projects from JSON, checked field by field and link by link.
 */
import type { Bilingual } from "../language.ts";
import type { Programme, ProgrammeComponent } from "./programme.ts";
import { refuseReferenceData, type ReferenceFault, referenceFault } from "./reference-fault.ts";
import { type RecordReader, readRecord, type ReportFault } from "./reference-record.ts";
import { emptyReference, type Project, projectGroups, type ReferenceData } from "./reference.ts";
import { findUnitFaults } from "./unit-faults.ts";
import { type Predecessor, type Unit, unitKinds } from "./unit.ts";

/**
 * Reads reference data from parsed JSON: `{ "units": […], "programmes": […], "projects": […] }`, each list optional.
 *
 * Amounts are strings of whole đồng ("30433000000"), shares decimal strings ("0.6"), dates `YYYY-MM-DD`. A field that
 * may be null may be left out; a field that is not known is refused.
 *
 * @param known data that the file adds to; its units and programmes may be named by the file
 * @returns known data and the file's, together
 * @throws Refusal `invalidReferenceData` with the first fault, the others behind it
 * @example
 * ```ts
 * const project = { id: "p1", name: "Đường trục thôn 3", totalInvestment: "1200000000" };
 * parseReferenceData({ projects: [project] }).projects[0].totalInvestment // => 1200000000n
 * parseReferenceData({ projects: [{ ...project, totalInvestment: 1200000000 }] }) // => throws invalidReferenceData
 * ```
 */
export function parseReferenceData(value: unknown, known: ReferenceData = emptyReference): ReferenceData {
  const { data, faults } = readReference(value, known);
  const [first, ...others] = faults;
  if (first !== undefined) throw refuseReferenceData(first, others);
  return data;
}

/**
 * All faults of reference data, in the order of the file; empty when `parseReferenceData` takes it.
 *
 * @example
 * ```ts
 * findReferenceFaults({ projects: [{ id: "p1" }] }).map(({ path, expected }) => [path, expected.en]) // => [["projects[0].name", "text"]]
 * findReferenceFaults({}) // => []
 * ```
 */
export function findReferenceFaults(value: unknown, known: ReferenceData = emptyReference): readonly ReferenceFault[] {
  return readReference(value, known).faults;
}

interface ReferenceReading {
  /** What could be read; complete only without faults. */
  readonly data: ReferenceData;
  readonly faults: readonly ReferenceFault[];
}

function readReference(value: unknown, known: ReferenceData): ReferenceReading {
  const faults: ReferenceFault[] = [];
  const report: ReportFault = (fault) => void faults.push(fault);
  const record = readRecord(value, { path: "", fields: ["units", "programmes", "projects"], report });
  const units = record?.list("units", readUnit) ?? [];
  const programmes = record?.list("programmes", readProgramme) ?? [];
  const projects = record?.list("projects", readProject) ?? [];
  const data: ReferenceData = {
    units: [...known.units, ...units],
    programmes: [...known.programmes, ...programmes],
    projects: [...known.projects, ...projects],
  };
  // Links are looked at only between records that could be read.
  if (faults.length === 0) {
    for (const fault of findUnitFaults(units, known.units)) report(fault);
    findProgrammeFaults(programmes, known, report);
    findProjectFaults(projects, { known, units, programmes: data.programmes, report });
  }
  return { data, faults };
}

function readUnit(value: unknown, path: string, report: ReportFault): Unit | null {
  const fields = ["id", "name", "title", "kind", "code", "parentId", "validFrom", "validTo", "predecessors"];
  const record = readRecord(value, { path, fields: [...fields, "legalBasis", "verified"], report });
  if (record === null) return null;
  return {
    id: record.text("id"),
    name: record.text("name"),
    title: record.textOrNull("title"),
    kind: record.oneOf("kind", unitKinds) ?? "projectOwner",
    code: record.textOrNull("code"),
    parentId: record.textOrNull("parentId"),
    validFrom: record.dateOrNull("validFrom"),
    validTo: record.dateOrNull("validTo"),
    predecessors: record.list("predecessors", readPredecessor),
    ...readOrigin(record),
  };
}

function readPredecessor(value: unknown, path: string, report: ReportFault): Predecessor | null {
  const record = readRecord(value, { path, fields: ["unitId", "share"], report });
  return record && { unitId: record.text("unitId"), share: record.textOrNull("share") };
}

function readProgramme(value: unknown, path: string, report: ReportFault): Programme | null {
  const fields = ["id", "name", "validFrom", "validTo", "components", "legalBasis", "verified"];
  const record = readRecord(value, { path, fields, report });
  if (record === null) return null;
  return {
    id: record.text("id"),
    name: record.bilingual("name"),
    validFrom: record.dateOrNull("validFrom"),
    validTo: record.dateOrNull("validTo"),
    components: record.list("components", readComponent),
    ...readOrigin(record),
  };
}

function readComponent(value: unknown, path: string, report: ReportFault): ProgrammeComponent | null {
  const record = readRecord(value, { path, fields: ["id", "name", "verified"], report });
  return record && { id: record.text("id"), name: record.bilingual("name"), verified: record.isTrue("verified") };
}

function readProject(value: unknown, path: string, report: ReportFault): Project | null {
  const fields = ["id", "name", "unitId", "programmeId", "totalInvestment", "contractValue", "groupABC"];
  const record = readRecord(value, { path, fields, report });
  if (record === null) return null;
  return {
    id: record.text("id"),
    name: record.text("name"),
    unitId: record.textOrNull("unitId"),
    programmeId: record.textOrNull("programmeId"),
    totalInvestment: record.dongOrNull("totalInvestment"),
    contractValue: record.dongOrNull("contractValue"),
    groupABC: record.oneOf("groupABC", projectGroups, { isOptional: true }),
  };
}

/** Where a record comes from. What nobody has checked is not verified. */
function readOrigin(record: RecordReader): { readonly legalBasis: string | null; readonly verified: boolean } {
  return { legalBasis: record.textOrNull("legalBasis"), verified: record.isTrue("verified") };
}

function findProgrammeFaults(programmes: readonly Programme[], known: ReferenceData, report: ReportFault): void {
  findRepeatedIds(programmes, { path: "programmes", known: known.programmes, report });
  for (const [index, { validFrom, validTo, components }] of programmes.entries()) {
    const path = `programmes[${index}]`;
    findRepeatedIds(components, { path: `${path}.components`, known: [], report });
    if (validFrom === null || validTo === null || validFrom <= validTo) continue;
    report(
      referenceFault({
        path: `${path}.validTo`,
        value: validTo,
        expected: `≥ ${validFrom}`,
        rule: { vi: "ngày hết hiệu lực trước ngày có hiệu lực", en: "the last day is before the first" },
        remedy: { vi: "Sửa một trong hai ngày.", en: "Correct one of the two dates." },
      }),
    );
  }
}

/** Units of projects are looked up only where the file lists units: a ledger may name others. */
function findProjectFaults(
  projects: readonly Project[],
  scope: {
    readonly known: ReferenceData;
    readonly units: readonly Unit[];
    readonly programmes: readonly Programme[];
    readonly report: ReportFault;
  },
): void {
  const { known, units, programmes, report } = scope;
  findRepeatedIds(projects, { path: "projects", known: known.projects, report });
  const unitIds = new Set([...known.units, ...units].map(({ id }) => id));
  const programmeIds = new Set(programmes.map(({ id }) => id));
  const unknown = (path: string, value: string, expected: string, rule: Bilingual): void =>
    report(
      referenceFault({
        path,
        value,
        expected,
        rule,
        remedy: { vi: "Sửa mã, hoặc thêm vào danh mục.", en: "Correct the id, or add it to the list." },
      }),
    );
  for (const [index, { unitId, programmeId }] of projects.entries()) {
    if (unitId !== null && units.length > 0 && !unitIds.has(unitId))
      unknown(`projects[${index}].unitId`, unitId, "units[].id", {
        vi: "không có đơn vị nào mang mã này",
        en: "no unit has this id",
      });
    if (programmeId !== null && programmeIds.size > 0 && !programmeIds.has(programmeId))
      unknown(`projects[${index}].programmeId`, programmeId, "programmes[].id", {
        vi: "không có chương trình nào mang mã này",
        en: "no programme has this id",
      });
  }
}

function findRepeatedIds(
  records: readonly { readonly id: string }[],
  scope: { readonly path: string; readonly known: readonly { readonly id: string }[]; readonly report: ReportFault },
): void {
  const places = new Map(scope.known.map(({ id }, index) => [id, `known[${index}]`]));
  for (const [index, { id }] of records.entries()) {
    const path = `${scope.path}[${index}]`;
    const first = places.get(id);
    if (first === undefined) places.set(id, path);
    else
      scope.report(
        referenceFault({
          path: `${path}.id`,
          value: id,
          expected: `≠ ${first}.id`,
          rule: { vi: `mã đã dùng ở ${first}`, en: `the id is used by ${first}` },
          remedy: { vi: "Đặt mã khác.", en: "Choose another id." },
        }),
      );
  }
}
