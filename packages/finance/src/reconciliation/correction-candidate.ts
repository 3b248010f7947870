/**
 * Candidates: the slips that could each explain the contradictions around one figure, and how good each is.
 */
import { assert } from "../assertion.ts";
import {
  type CorrectedFigure,
  type NeededRange,
  possibleCorrections,
  type SlipKind,
  slipKinds,
} from "./figure-slip.ts";
import type { FigureQuantity, FigureUnit } from "./printed-figure.ts";
import { unitFactorOf } from "./relation-proof.ts";
import {
  figureIdsOf,
  type FigureLookup,
  type MeasuredRelation,
  measureRelation,
  type Relation,
  remeasureSum,
} from "./relation.ts";

/** A change of one figure. */
export interface CandidateCorrection {
  readonly figureId: string;
  readonly label: string;
  /** Decimal string as printed. */
  readonly printed: string;
  /** Decimal string in the same unit. */
  readonly corrected: string;
  readonly unit: FigureUnit;
  readonly kind: SlipKind;
  /** Relations that it mends. */
  readonly fixes: readonly string[];
}

/** A candidate with what makes it better or worse than another. */
export interface Candidate extends CandidateCorrection {
  readonly quantity: FigureQuantity;
  /** Mended relations that are more than "trong đó ≤ total", which almost any change mends. */
  readonly strength: number;
  /** Relations of the figure that hold exactly afterwards. */
  readonly exact: number;
  /** Mends to the last digit; false where what it leaves may be rounding, or may be that it is not the slip. */
  readonly isFull: boolean;
}

/** The document as it is read so far: its figures with the corrections made, and how its relations stand. */
export interface Reading {
  readonly quantities: Map<string, FigureQuantity>;
  readonly measured: Map<string, MeasuredRelation>;
  readonly relationsOf: ReadonlyMap<string, readonly Relation[]>;
  readonly candidates: Map<string, readonly Candidate[]>;
  /** Ids of relations that name each of their figures once. */
  readonly plain: ReadonlySet<string>;
  /** Of a relation that was asked for: how many of its figures are printed to each last place. */
  readonly lastPlaces: Map<string, ReadonlyMap<string, number>>;
}

/** A unit slip shows by its size: it may leave what rounding and missing parts leave, one part in a hundred. */
const unitSlipLeaves = "0.01";

/** The relations as the document prints its figures. */
export function readRelations(
  relations: readonly Relation[],
  quantities: ReadonlyMap<string, FigureQuantity>,
): Reading {
  const relationsOf = new Map<string, Relation[]>();
  for (const relation of relations)
    for (const figureId of new Set(figureIdsOf(relation))) {
      const known = relationsOf.get(figureId);
      if (known === undefined) relationsOf.set(figureId, [relation]);
      else known.push(relation);
    }
  const isPlain = (relation: Relation): boolean => new Set(figureIdsOf(relation)).size === figureIdsOf(relation).length;
  const plain = new Set(relations.filter(isPlain).map(({ id }) => id));
  const reading: Reading = {
    quantities: new Map(quantities),
    measured: new Map(),
    relationsOf,
    candidates: new Map(),
    plain,
    lastPlaces: new Map(),
  };
  for (const relation of relations) reading.measured.set(relation.id, measureIn(reading, relation));
  return reading;
}

function measureIn(reading: Reading, relation: Relation, changed?: FigureQuantity): MeasuredRelation {
  return measureRelation(relation, lookupIn(reading.quantities, changed));
}

/** Finds figures, one of them changed. */
export function lookupIn(quantities: ReadonlyMap<string, FigureQuantity>, changed?: FigureQuantity): FigureLookup {
  return (id) => {
    const quantity = changed?.figure.id === id ? changed : quantities.get(id);
    assert(quantity !== undefined, `there is a figure "${id}"`);
    return quantity;
  };
}

/** Whether a relation is contradicted, as the document is read so far. */
export function isContradicted(relationId: string, { measured }: Reading): boolean {
  return measured.get(relationId)?.outcome === "contradiction";
}

/** Reads the document on with the correction made. */
export function applyCorrection({ figureId, quantity, fixes }: Candidate, reading: Reading): void {
  reading.quantities.set(figureId, quantity);
  for (const relation of reading.relationsOf.get(figureId) ?? []) {
    const after = measureIn(reading, relation);
    // What a unit slip leaves is explained by it, and not a contradiction of its own.
    const isExplained = fixes.includes(relation.id) && after.outcome === "contradiction";
    reading.lastPlaces.delete(relation.id);
    reading.measured.set(relation.id, isExplained ? { ...after, outcome: "residue" } : after);
    for (const neighbour of figureIdsOf(relation)) reading.candidates.delete(neighbour);
  }
}

/** The candidates of one figure, in no order; kept until a figure near it is corrected. */
export function candidatesOf(figureId: string, reading: Reading): readonly Candidate[] {
  const known = reading.candidates.get(figureId);
  if (known !== undefined) return known;
  const quantity = reading.quantities.get(figureId);
  const relations = reading.relationsOf.get(figureId) ?? [];
  const candidates =
    quantity === undefined
      ? []
      : possibleCorrections(quantity, neededRange(quantity, relations, reading)).flatMap(
          (change) => candidateOf(change, { quantity, relations, reading }) ?? [],
        );
  reading.candidates.set(figureId, candidates);
  return candidates;
}

/** What a contradicted sum needs its figure to be, and rounding on either side; null where no sum says it. */
function neededRange(
  { figure, value }: FigureQuantity,
  relations: readonly Relation[],
  reading: Reading,
): NeededRange | null {
  for (const relation of relations) {
    const before = reading.measured.get(relation.id);
    if (relation.kind !== "sum" || before?.outcome !== "contradiction" || before.gap === null) continue;
    if (!reading.plain.has(relation.id)) continue;
    const needed = relation.total === figure.id ? value.minus(before.gap) : value.plus(before.gap);
    const explained = before.tolerance.plus(before.printed.lastPlace);
    return { lowest: needed.minus(explained), highest: needed.plus(explained) };
  }
  return null;
}

interface Change {
  readonly kind: SlipKind;
  readonly from: FigureQuantity;
  readonly to: FigureQuantity;
}

/** Null when the change leaves or makes a contradiction. */
function candidateOf(
  { kind, corrected: text, quantity }: CorrectedFigure,
  context: { readonly quantity: FigureQuantity; readonly relations: readonly Relation[]; readonly reading: Reading },
): Candidate | null {
  const { relations, reading } = context;
  const { id: figureId, label, printed, unit } = quantity.figure;
  const change = { kind, from: context.quantity, to: quantity };
  if (relations.some((relation) => isFarOff(relation, reading.measured.get(relation.id), change))) return null;
  const broken = relations.filter(({ id }) => isContradicted(id, reading));
  const strong = broken.filter((relation) => relation.kind !== "part");
  let [exact, firm, faint] = [0, 0, 0];
  for (const relation of relations) {
    const after = measureAfter(relation, change, reading);
    if (kind === "unit" && isNegligible(quantity, { relation, after })) return null;
    const isSizeExplained = kind === "unit" && isExplainedBySize(relation, { reading, after });
    if (after.outcome === "contradiction" && !isSizeExplained) return null;
    // What held to the last digit bears witness for its figures; a change that leaves a residue there disturbs it.
    if (after.outcome === "residue" && reading.measured.get(relation.id)?.outcome === "holds") return null;
    if (after.outcome === "holds" && relation.kind !== "part") exact += 1;
    if (!strong.includes(relation)) continue;
    if (after.outcome !== "residue" || isSizeExplained) firm += 1;
    else if (relation.kind === "rate" || isUniform(relation, { reading, changed: quantity })) faint += 1;
  }
  const worth = { strength: strong.length, exact, isFull: firm > 0 && faint === 0 };
  const fixes = broken.map(({ id }) => id);
  return { figureId, label, printed, corrected: text, unit, kind, fixes, quantity, ...worth };
}

function measureAfter(relation: Relation, { kind, from, to }: Change, reading: Reading): MeasuredRelation {
  const before = reading.measured.get(relation.id);
  const isQuick = before !== undefined && kind !== "unit" && reading.plain.has(relation.id);
  return (isQuick ? remeasureSum(before, { relation, from, to }) : null) ?? measureIn(reading, relation, to);
}

/** Whether all figures have the same last place: then what is right is right to the last digit. */
function isUniform(
  relation: Relation,
  { reading, changed }: { readonly reading: Reading; readonly changed: FigureQuantity },
): boolean {
  const ids = figureIdsOf(relation);
  const find = lookupIn(reading.quantities, changed);
  if (!reading.plain.has(relation.id)) return ids.every((id) => find(id).lastPlace.eq(changed.lastPlace));
  // Counted once for all candidates: a sum of a thousand rows has thousands of them.
  const counts = reading.lastPlaces.get(relation.id) ?? countLastPlaces(ids, lookupIn(reading.quantities));
  reading.lastPlaces.set(relation.id, counts);
  const before = lookupIn(reading.quantities)(changed.figure.id);
  const alike = counts.get(changed.lastPlace.toString()) ?? 0;
  return alike + (before.lastPlace.eq(changed.lastPlace) ? 0 : 1) === ids.length;
}

function countLastPlaces(ids: readonly string[], find: FigureLookup): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) {
    const place = find(id).lastPlace.toString();
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return counts;
}

/** Whether a sum is surely broken afterwards: told from its gap, for a table of a thousand rows has many changes. */
function isFarOff(relation: Relation, before: MeasuredRelation | undefined, { kind, from, to }: Change): boolean {
  if (relation.kind !== "sum" || before === undefined || before.gap === null) return false;
  const isTotal = relation.total === from.figure.id;
  const moved = to.value.minus(from.value);
  const gap = (isTotal ? before.gap.plus(moved) : before.gap.minus(moved)).abs();
  const printed = isTotal ? to : before.printed;
  const explained = before.tolerance.plus(to.slack.times(2)).plus(printed.lastPlace);
  if (gap.lte(explained)) return false;
  if (kind !== "unit" || gap.gt(explained.plus(printed.value.abs().times(unitSlipLeaves)))) return true;
  return unitFactorOf(before) === null;
}

/** A unit slip shows by its size alone, where printed and computed were a thousand times apart. */
function isExplainedBySize(
  relation: Relation,
  { reading, after }: { readonly reading: Reading; readonly after: MeasuredRelation },
): boolean {
  const before = reading.measured.get(relation.id);
  const { gap, printed } = after;
  if (before === undefined || unitFactorOf(before) === null || gap === null) return false;
  return gap.abs().lte(printed.value.abs().times(unitSlipLeaves));
}

/** A term that is made too small to matter explains nothing: it is only taken out of its sum. */
function isNegligible(
  { value }: FigureQuantity,
  { relation, after }: { readonly relation: Relation; readonly after: MeasuredRelation },
): boolean {
  const { tolerance, printed } = after;
  const isTerm = relation.kind !== "rate" && relation.kind !== "repeated";
  return isTerm && (value.abs().lte(tolerance) || value.abs().lte(printed.lastPlace));
}

/** More relations mended, then to the last digit, then more of them exactly, then the slip with the stronger trace, then by name. */
export function byRank(left: Candidate, right: Candidate): number {
  return (
    compareWorth(left, right) ||
    compareTexts(left.figureId, right.figureId) ||
    compareTexts(left.corrected, right.corrected)
  );
}

/** Below zero when the left one explains more. */
export function compareWorth(left: Candidate, right: Candidate): number {
  return (
    right.strength - left.strength ||
    (left.isFull === right.isFull ? 0 : left.isFull ? -1 : 1) ||
    right.exact - left.exact ||
    slipKinds.indexOf(left.kind) - slipKinds.indexOf(right.kind)
  );
}

function compareTexts(left: string, right: string): number {
  return left === right ? 0 : left < right ? -1 : 1;
}
