/** Units, programmes and projects as reference data, and reports on the old or the new geography. */
export { type GeographyMapping, mapToGeography } from "./geography.ts";
export { type Programme, type ProgrammeComponent, programmeOf, type ProgrammePlace } from "./programme.ts";
export type { ReferenceFault } from "./reference-fault.ts";
export { findReferenceFaults, parseReferenceData } from "./reference-file.ts";
export { emptyReference, type Project, type ProjectGroup, projectGroups, type ReferenceData } from "./reference.ts";
export { isValidOn, type Predecessor, type Unit, type UnitKind, unitKinds } from "./unit.ts";
export { findUnit, proposeUnits, type UnitLikeness, type UnitProposal, type UnitScope } from "./unit-names.ts";
export { ancestorsOf, createUnitRegistry, unitAt, type UnitRegistry, unitsAt } from "./unit-registry.ts";
