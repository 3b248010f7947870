/**
 * Divisions: what a printed percentage of a document may divide by what, wherever the two sums are told.
 */
import { type Decimal, decimal, sourceKey } from "@giaingan/finance";
import type { Figure } from "../figure.ts";
import { toldKey, type ToldFigure } from "../told-figure.ts";
import { basisOf, namesWhole, type SentenceContext, subjectOf } from "../told-sentences.ts";
import type { DividedRate, Division, ToldDocument } from "./document-finding.ts";
import { placeOf } from "./place.ts";

/** The exact rates of a document that may divide anything that it tells. */
export function divideRates(document: ToldDocument): readonly DividedRate[] {
  const index = indexTold(document);
  return document.figures.flatMap((rate) => {
    if (rate.role !== "rate" || rate.qualifier !== null || rate.needsReview) return [];
    const divisions = divisionsOf(rate, index);
    return divisions.length === 0 ? [] : [{ rate, divisions }];
  });
}

/** What a document tells, looked up once for all its rates. Sentences come before cells. */
interface ToldIndex {
  readonly context: SentenceContext;
  readonly byFigure: ReadonlyMap<number, ToldFigure>;
  readonly byKey: ReadonlyMap<string, readonly ToldFigure[]>;
  /** Plans and disbursements by what they are of. */
  readonly bySubject: ReadonlyMap<string, readonly ToldFigure[]>;
}

function indexTold({ sentences, cells, context }: ToldDocument): ToldIndex {
  const told = [...sentences, ...cells];
  const divided = told.filter(
    ({ measure }) => measure === "plan" || measure === "allocated" || measure === "disbursed",
  );
  return {
    context,
    byFigure: new Map(
      sentences.flatMap((figure) =>
        figure.place.kind === "text" ? [[figure.place.figureIndex, figure] as const] : [],
      ),
    ),
    byKey: groupBy(told, (figure) => toldKey(figure) ?? ""),
    bySubject: groupBy(divided, ({ subject }) => subject),
  };
}

function groupBy(
  told: readonly ToldFigure[],
  keyOf: (figure: ToldFigure) => string,
): ReadonlyMap<string, readonly ToldFigure[]> {
  const groups = new Map<string, ToldFigure[]>();
  for (const figure of told) {
    const key = keyOf(figure);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [figure]);
    else known.push(figure);
  }
  return groups;
}

/** The likeliest first: what the sentence shows before what the document tells, one plan before two added up. */
function divisionsOf(rate: Figure, index: ToldIndex): readonly Division[] {
  const numerators = rate.numerator === null ? disbursementsOf(rate, index) : alike(rate.numerator, index);
  if (rate.denominator !== null) {
    const denominators = alike(rate.denominator, index);
    return numerators.flatMap((numerator) => denominators.map((plan) => ({ numerator, denominators: [plan] })));
  }
  const basis = basisOf(rate);
  return numerators.flatMap((numerator) => {
    const plans = plansOf(numerator, index).filter(
      (plan) => isOfOneSource(plan, numerator) && (basis === "" || plan.basis === basis),
    );
    const own = plans.filter((plan) => plan.isCarriedOver === numerator.isCarriedOver).slice(0, plansMax);
    const carried = plans.filter((plan) => plan.isCarriedOver && !numerator.isCarriedOver).slice(0, plansMax);
    const alone = own.map((plan) => ({ numerator, denominators: [plan] }));
    return [...alone, ...own.flatMap((plan) => carried.map((more) => ({ numerator, denominators: [plan, more] })))];
  });
}

/** The figure of the text, and what else the document tells of it. */
function alike(figureIndex: number, { byFigure, byKey }: ToldIndex): readonly ToldFigure[] {
  const own = byFigure.get(figureIndex);
  if (own === undefined || own.amount === 0n) return [];
  const others = (byKey.get(toldKey(own) ?? "none") ?? []).filter((figure) => figure !== own);
  return [own, ...others.slice(0, plansMax)];
}

/** A document that tells one figure more often is no report. */
const plansMax = 16;

/**
 * A rate without a sum of its own: what the document tells as disbursed of the same thing, where its sentence names the
 * thing, or says that it speaks of the whole.
 */
function disbursementsOf(rate: Figure, { context, bySubject }: ToldIndex): readonly ToldFigure[] {
  const subject = subjectOf(rate, context);
  const isOfDisbursement = /giải ngân|thanh toán/iu.test(placeOf(rate).excerpt);
  const isNamed = subject !== "" || namesWhole(rate, context);
  if (subject === null || !isOfDisbursement || !isNamed) return [];
  const disbursed = (bySubject.get(subject) ?? []).filter(
    (figure) =>
      figure.measure === "disbursed" &&
      !figure.isCarriedOver &&
      sourceKey(figure.source) === sourceKey({ ...rate.source, vintage: null }) &&
      (rate.asOf === null || figure.asOf === rate.asOf) &&
      (rate.fiscalYear === null || figure.fiscalYear === rate.fiscalYear),
  );
  return disbursed.slice(0, plansMax);
}

function plansOf({ subject, fiscalYear, measure }: ToldFigure, { bySubject }: ToldIndex): readonly ToldFigure[] {
  if (measure !== "disbursed") return [];
  return (bySubject.get(subject) ?? []).filter(
    (figure) =>
      (figure.measure === "plan" || figure.measure === "allocated") &&
      figure.fiscalYear === fiscalYear &&
      figure.amount > 0n,
  );
}

function isOfOneSource({ source }: ToldFigure, other: ToldFigure): boolean {
  return sourceKey({ ...source, vintage: null }) === sourceKey({ ...other.source, vintage: null });
}

/** The denominator of a division, in đồng. */
export function denominatorOf({ denominators }: Division): bigint {
  return denominators.reduce((sum, { amount }) => sum + amount, 0n);
}

/** Whether a printed rate is that of a division: less than one of its last place off, with what rounding of the sums explains. */
export function fitsRate({ percent }: Figure, division: Division): boolean {
  const { numerator, denominators } = division;
  const printed = decimal(percent ?? "0");
  const place = decimal(10).pow(-((percent ?? "").split(".")[1]?.length ?? 0));
  const half = denominators.reduce((all, plan) => all.plus(roundingOf(plan)), decimal(0)).div(2);
  const bound = (side: 1 | -1): Decimal =>
    decimal(numerator.amount)
      .plus(roundingOf(numerator).times(side).div(2))
      .div(decimal(denominatorOf(division)).minus(half.times(side)))
      .times(100);
  return printed.plus(place).gt(bound(-1)) && printed.minus(place).lt(bound(1));
}

/** Prints to the triệu or finer are taken as they are: their rounding moves no printed rate. */
function roundingOf({ stepDong }: ToldFigure): Decimal {
  return stepDong.gt(1_000_000) ? stepDong : decimal(0);
}
