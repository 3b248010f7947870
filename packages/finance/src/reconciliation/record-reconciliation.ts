/**
 * Reconciling with the record: what documents printed, against what the record computes from its movements as of the
 * same date, for the same unit, budget year and source. Which of the two is wrong, only the original can tell.
 */
import type { GroupName } from "../breakdown.ts";
import type { PlainDate } from "../calendar.ts";
import { type Decimal, decimal, divide } from "../decimal.ts";
import { entryEffects } from "../entry.ts";
import { type CorrectedFigure, possibleCorrections } from "./figure-slip.ts";
import type { Finding } from "../finding.ts";
import { type FundingSource, isVaguerSource, sourceDimensions } from "../funding-source.ts";
import { groupSlices } from "../grouping.ts";
import type { Bilingual } from "../language.ts";
import { type Dong, ratio } from "../money.ts";
import { isSelected, type Movement } from "../movement.ts";
import type { Position } from "../position.ts";
import { readPrintedFigure } from "./printed-amount.ts";
import { type PrintedFigure, quantityOf, scaleOf } from "./printed-figure.ts";
import type { Question } from "../question.ts";
import { comparePrinted } from "./reconciliation.ts";
import { positionOfSums, sumKinds } from "../slice-sums.ts";
import {
  countChecks,
  findingsOfCheck,
  notComputableProof,
  proveStatement,
  sentenceOfCounts,
  type StatementCheck,
  type StatementCounts,
} from "./statement-check.ts";
import type { Statement } from "../statement.ts";

/** What is asked: the statements too. */
export interface ReconcileQuestion extends Question {
  /** Those of a later date than the question's, and those that its filter leaves out, are not looked at. */
  readonly statements: readonly Statement[];
}

/** Documents against the record. */
export interface ReconcileAnswer {
  readonly asOf: PlainDate;
  readonly fiscalYear: number;
  readonly by: string;
  readonly total: StatementCounts;
  readonly groups: readonly (GroupName & StatementCounts)[];
  /** In the order of the statements. */
  readonly checks: readonly StatementCheck[];
  readonly findings: readonly Finding[];
  readonly sentence: Bilingual;
}

/**
 * Compares what documents printed with what the record gives as of each statement's date.
 *
 * @param movements of all budget years, told apart by unit and source, with exact dates
 * @example
 * ```ts
 * const source = sourceNotStated;
 * const plan = { kind: "assigned", effectiveOn: "2023-01-01", fiscalYear: 2023, unitId: "Kon Rẫy", projectId: null, componentId: null, source, amount: 30_433_000_000n };
 * const paid = { ...plan, kind: "disbursed", effectiveOn: "2023-10-31", amount: 14_108_000_000n };
 * const rate = { role: "rate", printed: "46,35%", amount: null, percent: "46.35", asOf: "2023-10-31", fiscalYear: 2023, unitId: "Kon Rẫy", source, place: { start: 0, end: 6, excerpt: "46,35%" }, needsReview: false };
 * const answer = answerReconcile([plan, paid], { asOf: "2023-10-31", fiscalYear: 2023, by: [], filter: {}, unit: null, statements: [rate] });
 * answer.checks[0].outcome // => "truncated"
 * answer.total.contradiction // => 0
 * ```
 */
export function answerReconcile(movements: Iterable<Movement>, question: ReconcileQuestion): ReconcileAnswer {
  const { asOf, fiscalYear, by, filter, statements } = question;
  const record = [...movements];
  const checks = statements
    .filter((statement) => (statement.asOf ?? asOf) <= asOf)
    .filter((statement) => isSelected(movementOf(statement, question), filter))
    .map((statement) => checkStatement(statement, { record, question }));
  const grouped = checks.map((check) => ({
    ...movementOf(check.statement, question),
    month: check.asOf.slice(0, 7),
    check,
  }));
  return {
    asOf,
    fiscalYear,
    by: by.join(","),
    total: countChecks(checks),
    groups: groupSlices(grouped, by).map(({ key, label, slices }) => ({
      key,
      label,
      ...countChecks(slices.map(({ check }) => check)),
    })),
    checks,
    findings: checks.flatMap(findingsOfCheck),
    sentence: sentenceOfCounts(countChecks(checks)),
  };
}

/** A statement as a movement would stand, so that filters and breakdowns read both alike. */
function movementOf(statement: Statement, question: Question): Movement {
  return {
    kind: "disbursed",
    effectiveOn: statement.asOf ?? question.asOf,
    fiscalYear: statement.fiscalYear ?? question.fiscalYear,
    unitId: statement.unitId,
    projectId: null,
    componentId: null,
    source: statement.source,
    amount: 0n,
  };
}

function checkStatement(
  statement: Statement,
  { record, question }: { readonly record: readonly Movement[]; readonly question: Question },
): StatementCheck {
  const { effectiveOn: asOf, fiscalYear, unitId } = movementOf(statement, question);
  const figure = readPrintedFigure(statement);
  const told = record.filter(
    (each) => each.effectiveOn <= asOf && each.fiscalYear === fiscalYear && each.unitId === unitId,
  );
  const recorded = recordedFigure(statement, told);
  if (figure === null || recorded === null) {
    const [unit, printed] = [figure?.unit ?? null, figure === null ? null : decimal(figure.printed)];
    const none = { computed: null, gap: null, slip: null, proof: notComputableProof(statement.printed) };
    return { statement, asOf, fiscalYear, outcome: "notComputable", unit, printed, ...none };
  }
  const computed = divide(recorded, scaleOf(figure.unit));
  const { outcome, printed } = comparePrinted({ printed: figure.printed, computed });
  const slip = outcome === "contradiction" ? slipOf(figure, recorded) : null;
  const compared = { outcome, unit: figure.unit, printed, computed, gap: printed.minus(computed), slip };
  return { statement, asOf, fiscalYear, ...compared, proof: proveStatement(figure, compared) };
}

/** What the record gives, in đồng or percent points; null where it does not say, keep or tell it apart. */
function recordedFigure(statement: Statement, told: readonly Movement[]): Decimal | null {
  const sum = (measure: keyof Position): Dong | null => recordedSum(measure, told, statement.source);
  switch (statement.role) {
    case "plan":
      return amountOf(sum("plan"));
    case "disbursed":
      return amountOf(sum("disbursed"));
    case "mobilised":
      return amountOf(sum("mobilised"));
    case "detailed_allocation":
      return amountOf(sum("allocatedPlan"));
    case "unallocated": {
      const [plan, allocated] = [sum("plan"), sum("allocatedPlan")];
      return plan === null || allocated === null ? null : decimal(plan - allocated);
    }
    case "carryover_plan":
      return amountOf(carriedOverSum("plan", told, statement.source));
    case "carryover_disbursed":
      return amountOf(carriedOverSum("disbursed", told, statement.source));
    case "rate":
      return percentOf(sum("disbursed"), sum("plan"));
    case "allocation_rate":
      return percentOf(sum("allocatedPlan"), sum("plan"));
    default:
      return null;
  }
}

/** Null too where money of a vaguer source may be of this one: the record does not tell it apart. */
function recordedSum(measure: keyof Position, told: readonly Movement[], source: FundingSource): Dong | null {
  const ofMeasure = told.filter(({ kind }) => entryEffects[kind].measure === measure);
  const ofSource = ofMeasure.filter((movement) => isWithin(movement.source, source));
  if (ofMeasure.some((movement) => isVaguerSource(movement.source, source) && !ofSource.includes(movement)))
    return null;
  return positionOfSums(sumKinds(ofSource))[measure];
}

/** Money of an older vintage than the budget year that it counts in. */
function carriedOverSum(measure: keyof Position, told: readonly Movement[], source: FundingSource): Dong | null {
  const ofMeasure = told.filter(({ kind }) => entryEffects[kind].measure === measure);
  if (ofMeasure.some((movement) => movement.source.vintage === null)) return null;
  const older = ofMeasure.filter(({ source: { vintage }, fiscalYear }) => vintage !== null && vintage < fiscalYear);
  return recordedSum(measure, older, source);
}

function isWithin(narrow: FundingSource, wide: FundingSource): boolean {
  return sourceDimensions.every((each) => wide[each] === null || wide[each] === narrow[each]);
}

function amountOf(amount: Dong | null): Decimal | null {
  return amount === null ? null : decimal(amount);
}

function percentOf(numerator: Dong | null, denominator: Dong | null): Decimal | null {
  const rate = numerator === null || denominator === null ? null : ratio(numerator, denominator);
  return rate === null ? null : rate.times(100);
}

function slipOf(printed: PrintedFigure, computed: Decimal): StatementCheck["slip"] {
  const explains = ({ quantity }: CorrectedFigure): boolean =>
    quantity.value.minus(computed).abs().lt(quantity.lastPlace);
  const [only, ...others] = possibleCorrections(quantityOf(printed)).filter(explains);
  return only === undefined || others.length > 0 ? null : { kind: only.kind, corrected: only.corrected };
}
