/**
 * Relations: what the figures of one document must be to each other, and whether they are.
 *
 * Printed figures are rounded, but for whole đồng. So a relation is broken only when rounding cannot explain the gap:
 * half a last place for each figure of a sum, see `roundingOf`; one last place of a rate; what the rounded numerator
 * and denominator of a rate leave open.
 */
import { type Decimal, decimal } from "../decimal.ts";
import { type FigureQuantity, type FigureUnit, measureOfUnit } from "./printed-figure.ts";
import { comparePrinted } from "./reconciliation.ts";

/**
 * One relation between figures, named by their ids.
 *
 * - `sum`: total = Σ parts
 * - `part`: "trong đó", a partial breakdown: Σ parts ≤ total
 * - `rate`: rate % = numerator / denominator
 * - `repeated`: one thing printed several times, in whatever units
 * - `difference`: result = minuend − subtrahend
 */
export type Relation = { readonly id: string } & (
  | { readonly kind: "sum" | "part"; readonly total: string; readonly parts: readonly string[] }
  | { readonly kind: "rate"; readonly rate: string; readonly numerator: string; readonly denominator: string }
  | { readonly kind: "repeated"; readonly figures: readonly string[] }
  | { readonly kind: "difference"; readonly result: string; readonly minuend: string; readonly subtrahend: string }
);

/**
 * How a relation stands.
 *
 * - `holds`: exactly
 * - `rounded`, `truncated`: the printed one is the computed one at its places, see `comparePrinted`
 * - `residue`: off by no more than the rounding of all its figures may add up to: information
 * - `contradiction`: rounding cannot explain it
 * - `notComputable`: division by zero, or figures that cannot be compared (money with points, unit not stated)
 */
export type RelationOutcome = "holds" | "rounded" | "truncated" | "residue" | "contradiction" | "notComputable";

/** A relation measured, in đồng or percent points. */
export interface MeasuredRelation {
  readonly outcome: RelationOutcome;
  /** The total, rate, result or repeated figure. */
  readonly printed: FigureQuantity;
  /** What the other figures give; null when not computable. */
  readonly computed: Decimal | null;
  /** `printed − computed`; null when not computable. */
  readonly gap: Decimal | null;
  /** The largest gap that rounding explains. */
  readonly tolerance: Decimal;
  /** The measure of `printed` and `computed`: the printed one's unit. */
  readonly unit: FigureUnit;
}

/** Looks a figure up by its id. */
export type FigureLookup = (id: string) => FigureQuantity;

/**
 * The figures of a relation, the one that the others are computed against first.
 *
 * @returns ids of figures: never empty; of a repeated figure all in their order
 * @example
 * ```ts
 * figureIdsOf({ id: "sum", kind: "sum", total: "all", parts: ["a", "b"] }) // => ["all", "a", "b"]
 * ```
 */
export function figureIdsOf(relation: Relation): readonly string[] {
  switch (relation.kind) {
    case "sum":
    case "part":
      return [relation.total, ...relation.parts];
    case "rate":
      return [relation.rate, relation.numerator, relation.denominator];
    case "repeated":
      return relation.figures;
    default:
      return [relation.result, relation.minuend, relation.subtrahend];
  }
}

/** Measures a relation. */
export function measureRelation(relation: Relation, find: FigureLookup): MeasuredRelation {
  switch (relation.kind) {
    case "sum":
    case "part":
      return measureSum(find(relation.total), { added: relation.parts.map(find), isPartial: relation.kind === "part" });
    case "rate":
      return measureRate(find(relation.rate), {
        numerator: find(relation.numerator),
        denominator: find(relation.denominator),
      });
    case "repeated":
      return measureRepeated(relation.figures.map(find));
    default:
      return measureSum(find(relation.result), { added: [find(relation.minuend)], taken: find(relation.subtrahend) });
  }
}

function measureSum(
  printed: FigureQuantity,
  terms: { readonly added: readonly FigureQuantity[]; readonly taken?: FigureQuantity; readonly isPartial?: boolean },
): MeasuredRelation {
  const { added, taken, isPartial = false } = terms;
  const all = [printed, ...added, ...(taken === undefined ? [] : [taken])];
  if (!areComparable(all)) return notComputable(printed);
  let computed = taken === undefined ? decimal(0) : taken.value.negated();
  for (const { value } of added) computed = computed.plus(value);
  const tolerance = roundingOf(all);
  if (isPartial && computed.lte(printed.value)) return measured(printed, { computed, tolerance, outcome: "holds" });
  return measured(printed, { computed, tolerance });
}

/**
 * How far rounding may move a sum: all that its figures may be off. Of many figures some were rounded up and some down,
 * so no further than 2√Σslack², which independent roundings pass in fewer than one sum of a thousand (3,46 standard
 * deviations): nine last places for eighty figures, not forty.
 */
function roundingOf(figures: readonly FigureQuantity[]): Decimal {
  let [sum, squares] = [decimal(0), decimal(0)];
  for (const { slack } of figures) {
    sum = sum.plus(slack);
    squares = squares.plus(slack.times(slack));
  }
  const likely = squares.sqrt().times(2);
  return likely.lt(sum) ? likely : sum;
}

/**
 * A measured sum after a change of one figure that it names once and that keeps its places, so that rounding explains
 * as much as before: a table of a thousand rows is not added up again for each change.
 */
export function remeasureSum(
  before: MeasuredRelation,
  { relation, from, to }: { readonly relation: Relation; readonly from: FigureQuantity; readonly to: FigureQuantity },
): MeasuredRelation | null {
  if (before.computed === null || (relation.kind !== "sum" && relation.kind !== "part")) return null;
  const isTotal = relation.total === from.figure.id;
  const printed = isTotal ? to : before.printed;
  const computed = isTotal ? before.computed : before.computed.plus(to.value.minus(from.value));
  const isWithin = relation.kind === "part" && computed.lte(printed.value);
  return measured(printed, { computed, tolerance: before.tolerance, ...(isWithin ? { outcome: "holds" } : {}) });
}

/** The sums of a rate are rounded too: 5,1 of 12 tỷ may be anything from 41,8% to 43,2%. */
function measureRate(
  printed: FigureQuantity,
  { numerator, denominator }: { readonly numerator: FigureQuantity; readonly denominator: FigureQuantity },
): MeasuredRelation {
  const isRate = measureOfUnit(printed.figure.unit) !== "money";
  const lowest = denominator.value.minus(denominator.slack);
  if (!isRate || denominator.value.isZero() || !areComparable([numerator, denominator])) return notComputable(printed);
  const computed = numerator.value.div(denominator.value).times(100);
  const widest =
    lowest.gt(0) && !numerator.value.isNegative()
      ? numerator.value.plus(numerator.slack).div(lowest).times(100).minus(computed)
      : decimal(0);
  return measured(printed, { computed, tolerance: widest.plus(printed.lastPlace) });
}

/** Each against the one printed with the most digits; the worst counts. One last place apart: rounded and cut off. */
function measureRepeated(figures: readonly FigureQuantity[]): MeasuredRelation {
  const finest = figures.reduce((best, each) => (each.lastPlace.lt(best.lastPlace) ? each : best));
  if (!areComparable(figures)) return notComputable(finest);
  const pairs = figures.map((printed) =>
    measured(printed, { computed: finest.value, tolerance: printed.slack.plus(finest.slack) }),
  );
  return pairs.reduce((worst, each) =>
    badness(each) > badness(worst) || (badness(each) === badness(worst) && gapOf(each).gt(gapOf(worst))) ? each : worst,
  );
}

const outcomesFromBest: readonly RelationOutcome[] = ["holds", "rounded", "truncated", "residue", "contradiction"];

function badness({ outcome }: MeasuredRelation): number {
  return outcomesFromBest.indexOf(outcome);
}

function gapOf({ gap }: MeasuredRelation): Decimal {
  return gap?.abs() ?? decimal(0);
}

function measured(
  printed: FigureQuantity,
  given: { readonly computed: Decimal; readonly tolerance: Decimal; readonly outcome?: RelationOutcome },
): MeasuredRelation {
  const { computed, tolerance } = given;
  const gap = printed.value.minus(computed);
  const outcome = given.outcome ?? outcomeOf(printed, computed, tolerance);
  return { outcome, printed, computed, gap, tolerance, unit: printed.figure.unit };
}

function outcomeOf(printed: FigureQuantity, computed: Decimal, tolerance: Decimal): RelationOutcome {
  const { outcome } = comparePrinted({
    printed: printed.value.div(printed.lastPlace).toFixed(0),
    computed: computed.div(printed.lastPlace),
  });
  if (outcome !== "contradiction") return outcome === "equal" ? "holds" : outcome;
  return printed.value.minus(computed).abs().lte(tolerance) ? "residue" : "contradiction";
}

function areComparable([first, ...others]: readonly FigureQuantity[]): boolean {
  const measureOf = (quantity: FigureQuantity | undefined): string => measureOfUnit(quantity?.figure.unit ?? null);
  return others.every((each) => measureOf(each) === measureOf(first));
}

function notComputable(printed: FigureQuantity): MeasuredRelation {
  const unit = printed.figure.unit;
  return { outcome: "notComputable", printed, computed: null, gap: null, tolerance: decimal(0), unit };
}
