/**
 * Reconciling a document: its printed figures against what they must be to each other, each check with its proof, each
 * contradiction with the likeliest correction or "cannot tell which side".
 */
import { type Explanation, explainContradictions } from "./correction.ts";
import { type Decimal, divide } from "../decimal.ts";
import type { Finding } from "../finding.ts";
import type { Bilingual } from "../language.ts";
import { type FigureQuantity, type FigureUnit, type PrintedFigure, quantityOf, scaleOf } from "./printed-figure.ts";
import { refuse } from "../refusal/refusal.ts";
import { proveRelation, unitFactorOf } from "./relation-proof.ts";
import { figureIdsOf, type FigureLookup, measureRelation, type Relation, type RelationOutcome } from "./relation.ts";

/** One relation, checked. */
export interface RelationCheck {
  readonly relationId: string;
  readonly kind: Relation["kind"];
  readonly outcome: RelationOutcome;
  readonly figureIds: readonly string[];
  /** The unit of `printed`, `computed` and `gap`. */
  readonly unit: FigureUnit;
  /** The total, rate, result or repeated figure. */
  readonly printed: Decimal;
  /** What the other figures give; null when not computable. */
  readonly computed: Decimal | null;
  /** `printed − computed`; null when not computable. */
  readonly gap: Decimal | null;
  /** 1.000 or 1.000.000 when a contradiction is as large as a wrong unit makes it; null otherwise. */
  readonly unitFactor: bigint | null;
  /** All values: "24,22 + 0,4706 = 24,6906 ≠ 24,37 nghìn tỷ đồng; lệch 0,3206". */
  readonly proof: Bilingual;
}

/** A document, reconciled. */
export interface FigureReconciliation {
  /** In the order of the relations. */
  readonly checks: readonly RelationCheck[];
  /** How many relations have each outcome. */
  readonly counts: Readonly<Record<RelationOutcome, number>>;
  /** Each contradiction is in exactly one of these. */
  readonly explanations: readonly Explanation[];
  /** Errors (`figuresContradict`), then information (`figuresRounded`). */
  readonly findings: readonly Finding[];
  readonly sentence: Bilingual;
}

/**
 * Reconciles printed figures with each other.
 *
 * @throws Refusal `invalidValue` when an id is used twice, a relation names no figure of the document or has no parts,
 *   or a printed number is no decimal string
 * @example
 * ```ts
 * const figure = (id, printed, unit) => ({ id, label: id, printed, unit });
 * const figures = [figure("a", "24.22", "thousandBillion"), figure("b", "0.4706", "thousandBillion"), figure("all", "24.37", "thousandBillion")];
 * const { checks, explanations } = reconcileFigures({ figures, relations: [{ id: "sum", kind: "sum", total: "all", parts: ["a", "b"] }] });
 * checks[0].proof.vi // => "24,22 + 0,4706 = 24,6906 ≠ 24,37 nghìn tỷ đồng; lệch 0,3206"
 * explanations[0].verdict // => "cannotTell"
 * ```
 */
export function reconcileFigures({
  figures,
  relations,
}: {
  readonly figures: readonly PrintedFigure[];
  readonly relations: readonly Relation[];
}): FigureReconciliation {
  const quantities = new Map<string, FigureQuantity>();
  for (const figure of figures) {
    if (quantities.has(figure.id)) throw refuse("invalidValue", { name: "id", value: figure.id, expected: "≠" });
    quantities.set(figure.id, quantityOf(figure));
  }
  const find = findingFigures(quantities);
  assertNamed(relations);
  const checks = relations.map((relation) => checkRelation(relation, find));
  const explanations = explainContradictions(relations, quantities);
  return {
    checks,
    counts: countOutcomes(checks),
    explanations,
    findings: findingsOf({ checks, explanations, find }),
    sentence: sentenceOf(checks, explanations),
  };
}

function findingFigures(quantities: ReadonlyMap<string, FigureQuantity>): FigureLookup {
  return (id) => {
    const quantity = quantities.get(id);
    if (quantity === undefined)
      throw refuse("invalidValue", { name: "figure", value: id, expected: [...quantities.keys()].join(", ") });
    return quantity;
  };
}

function assertNamed(relations: readonly Relation[]): void {
  const known = new Set<string>();
  for (const relation of relations) {
    if (known.has(relation.id)) throw refuse("invalidValue", { name: "relation", value: relation.id, expected: "≠" });
    known.add(relation.id);
    if (figureIdsOf(relation).length < 2)
      throw refuse("invalidValue", { name: relation.id, value: figureIdsOf(relation).join(", "), expected: "≥ 2" });
  }
}

function checkRelation(relation: Relation, find: FigureLookup): RelationCheck {
  const measured = measureRelation(relation, find);
  const { outcome, printed, computed, gap, unit } = measured;
  const inUnit = (quantity: Decimal): Decimal => divide(quantity, scaleOf(unit));
  return {
    relationId: relation.id,
    kind: relation.kind,
    outcome,
    figureIds: figureIdsOf(relation),
    unit,
    printed: inUnit(printed.value),
    computed: computed === null ? null : inUnit(computed),
    gap: gap === null ? null : inUnit(gap),
    unitFactor: unitFactorOf(measured),
    proof: proveRelation(relation, measured, find),
  };
}

function countOutcomes(checks: readonly RelationCheck[]): FigureReconciliation["counts"] {
  const counts = { holds: 0, rounded: 0, truncated: 0, residue: 0, contradiction: 0, notComputable: 0 };
  for (const { outcome } of checks) counts[outcome] += 1;
  return counts;
}

function findingsOf({
  checks,
  explanations,
  find,
}: {
  readonly checks: readonly RelationCheck[];
  readonly explanations: readonly Explanation[];
  readonly find: FigureLookup;
}): readonly Finding[] {
  const findingOf = (check: RelationCheck, rest: Pick<Finding, "code" | "severity" | "message">): Finding => ({
    ...rest,
    values: {
      relation: check.relationId,
      outcome: check.outcome,
      printed: check.printed.toString(),
      computed: check.computed?.toSignificantDigits(24).toString() ?? "",
      gap: check.gap?.toSignificantDigits(24).toString() ?? "",
    },
    places: check.figureIds.flatMap((id) => find(id).figure.place ?? []),
  });
  const errors = explanations.flatMap(({ relationIds, reason }) =>
    checks
      .filter(({ relationId }) => relationIds.includes(relationId))
      .map((check) => {
        const message = { vi: `${check.proof.vi}. ${reason.vi}`, en: `${check.proof.en}. ${reason.en}` };
        return findingOf(check, { code: "figuresContradict", severity: "error", message });
      }),
  );
  const explained = checks
    .filter(({ outcome }) => ["rounded", "truncated", "residue"].includes(outcome))
    .map((check) => findingOf(check, { code: "figuresRounded", severity: "information", message: roundedText(check) }));
  return [...errors, ...explained];
}

function roundedText({ proof, outcome }: RelationCheck): Bilingual {
  const isCut = outcome === "truncated";
  if (outcome === "residue") return { vi: `${proof.vi}: có thể do làm tròn.`, en: `${proof.en}: may be rounding.` };
  return {
    vi: `${proof.vi}: ${isCut ? "do cắt bớt" : "do làm tròn"}, không phải sai số liệu.`,
    en: `${proof.en}: ${isCut ? "cut off" : "rounding"}, nothing wrong.`,
  };
}

function sentenceOf(checks: readonly RelationCheck[], explanations: readonly Explanation[]): Bilingual {
  const { holds, rounded, truncated, residue, contradiction, notComputable } = countOutcomes(checks);
  const near = rounded + truncated + residue;
  const certain = explanations.filter(({ verdict }) => verdict === "corrected").length;
  const unsure = explanations.length - certain;
  const vi = [`${holds} khớp đúng`, `${near} lệch do làm tròn`, `${contradiction} mâu thuẫn`];
  const en = [`${holds} hold exactly`, `${near} differ by rounding`, `${contradiction} contradict`];
  if (notComputable > 0) {
    vi.push(`${notComputable} không đối chiếu được`);
    en.push(`${notComputable} cannot be compared`);
  }
  const remedy =
    explanations.length === 0
      ? { vi: "", en: "" }
      : {
          vi: `; ${certain} chỗ có cách sửa rõ nhất, ${unsure} chỗ chưa rõ số nào sai`,
          en: `; ${certain} with a likeliest correction, ${unsure} where it cannot be told which figure is wrong`,
        };
  return {
    vi: `Đối chiếu ${checks.length} quan hệ giữa các số đã in: ${vi.join(", ")}${remedy.vi}.`,
    en: `${checks.length} relations between printed figures: ${en.join(", ")}${remedy.en}.`,
  };
}
