/**
 * Mobilised: what was raised outside the budget, in which form and with what evidence; and integrated money beside it,
 * which may stand in another line too. Neither is ever part of a disbursement rate. Counterpart money is budget money:
 * it is in the plan, and not here.
 */
import type { GroupName, SliceOrigin } from "../breakdown.ts";
import type { PlainDate } from "../calendar.ts";
import { type ContributionForm, contributionFormNames, contributionFormOf, contributionForms } from "./contribution.ts";
import type { Decimal } from "../decimal.ts";
import { type DocumentedMovement, legalBasisOf } from "../documented-movement.ts";
import { entryEffects } from "../entry.ts";
import type { Finding } from "../finding.ts";
import { grainOf, groupSlices } from "../grouping.ts";
import type { Bilingual, Language } from "../language.ts";
import { mobilisedSentence } from "./mobilised-sentence.ts";
import { type Dong, type MoneyUnit, ratio } from "../money.ts";
import { selectMovements } from "../movement.ts";
import { chooseMoneyUnit, formatMoneyWithUnit } from "../number-text.ts";
import { addStated } from "../position.ts";
import type { Question } from "../question.ts";
import { orderSlices } from "../slice-order.ts";
import { positionOfSums, sliceKey, sumSlices } from "../slice-sums.ts";

/** What was raised in one form. */
export interface FormSum {
  readonly form: ContributionForm | "notStated";
  readonly name: Bilingual;
  /** In đồng. */
  readonly mobilised: Dong;
  /** Of all that was mobilised, exact; null when that is zero. */
  readonly share: Decimal | null;
}

/** Off-budget money, in đồng; null where nothing is stated, never zero. */
export interface MobilisedSums {
  /** Raised outside the budget, in money and in kind. */
  readonly mobilised: Dong | null;
  /** By form; those that no movement states are left out. They add up to `mobilised`. */
  readonly forms: readonly FormSum[];
  /**
   * The part that no document proves: neither number nor date, issuer or title. A reversal is proved by what proved
   * the entry that it takes back. Null when only sums are known, which carry no document.
   */
  readonly withoutEvidence: Dong | null;
  /** Plan of integrated money: it may stand in another programme's plan too, and is added to nothing. */
  readonly integrated: Dong | null;
}

/** The off-budget money of a group. In a breakdown by month: of the month. */
export interface MobilisedGroup extends GroupName, MobilisedSums {}

/** The whole answer. */
export interface MobilisedAnswer {
  readonly asOf: PlainDate;
  readonly fiscalYear: number;
  /** The breakdowns of the groups, from outer to inner, joined by commas. */
  readonly by: string;
  readonly total: MobilisedSums;
  readonly groups: readonly MobilisedGroup[];
  readonly findings: readonly Finding[];
  /** The unit that the sentence is written in. */
  readonly unit: MoneyUnit;
  readonly sentence: Bilingual;
}

/**
 * Answers "what was raised outside the budget?". The form of each contribution stands in its component, see
 * `contributionComponent`.
 *
 * @param movements of all budget years, components told apart. Empty: the answer states nothing
 * @example
 * ```ts
 * const place = { effectiveOn: "2023-10-31", fiscalYear: 2023, unitId: "Kon Rẫy", projectId: null, source: { ...sourceNotStated, relation: "offBudget" } };
 * const cash = { ...place, kind: "mobilised", componentId: "mobilised/cash", amount: 1_134_000_000n };
 * const labour = { ...place, kind: "mobilised", componentId: "mobilised/labour", amount: 378_000_000n };
 * const question = { asOf: "2023-10-31", fiscalYear: 2023, by: [], filter: {}, unit: null };
 * const { total, sentence } = answerMobilised([cash, labour], question);
 * total.mobilised // => 1_512_000_000n
 * total.forms.map(({ form, share }) => [form, share.toFixed()]) // => [["cash", "0.75"], ["labour", "0.25"]]
 * total.withoutEvidence // => null
 * sentence.vi // => "Năm 2023, đến 31/10/2023 đã huy động ngoài ngân sách 1.512 triệu đồng, gồm tiền dân góp 1.134, ngày công lao động 378"
 * ```
 */
export function answerMobilised(movements: Iterable<DocumentedMovement>, question: Question): MobilisedAnswer {
  const { asOf, fiscalYear, by } = question;
  const selected = selectMovements(movements, question).filter((movement) => movement.fiscalYear === fiscalYear);
  const slices = mobilisedSlices(selected, question);
  const total = addSlices(slices);
  const unit = question.unit ?? chooseMoneyUnit(total.mobilised ?? total.integrated ?? 0n);
  return {
    asOf,
    fiscalYear,
    by: by.join(),
    total,
    groups: groupSlices(slices, by).map(({ key, label, slices: members }) => ({ key, label, ...addSlices(members) })),
    findings: integratedFindings(total),
    unit,
    sentence: mobilisedSentence(total, { asOf, fiscalYear, unit }),
  };
}

/** A slice of which the form is told by its component. */
interface MobilisedSlice extends SliceOrigin, Omit<MobilisedSums, "forms"> {}

function mobilisedSlices(movements: readonly DocumentedMovement[], { by }: Question): readonly MobilisedSlice[] {
  const grain = { ...grainOf(by), component: true };
  const mobilised = movements.filter(({ kind }) => kind === "mobilised");
  const integrated = movements.filter(
    ({ kind, source }) => entryEffects[kind].measure === "plan" && source.relation === "integrated",
  );
  const documented = new Set(sumSlices(mobilised.filter(hasDocument), grain).map(sliceKey));
  const unproved = new Map(
    sumSlices(unprovedOf(mobilised), grain).map((slice) => [sliceKey(slice), slice.sums.mobilised ?? null]),
  );
  const slices = sumSlices([...mobilised, ...integrated], grain).map(({ sums, ...origin }) => {
    const key = sliceKey(origin);
    return {
      ...origin,
      mobilised: sums.mobilised ?? null,
      withoutEvidence: documented.has(key) ? (unproved.get(key) ?? 0n) : null,
      integrated: positionOfSums(sums).plan,
    };
  });
  return orderSlices(slices, (slice) => slice.mobilised ?? slice.integrated);
}

function hasDocument({ document }: DocumentedMovement): boolean {
  return document !== undefined;
}

/** The entries without evidence, and the reversals of such entries whatever paper they rest on. */
function unprovedOf(movements: readonly DocumentedMovement[]): readonly DocumentedMovement[] {
  const byId = new Map(movements.flatMap((movement) => (movement.id === undefined ? [] : [[movement.id, movement]])));
  return movements.filter((movement) => {
    const { reverses = null } = movement;
    const proving = reverses === null ? movement : (byId.get(reverses) ?? movement);
    return hasDocument(proving) && legalBasisOf(proving) === null;
  });
}

function addSlices(slices: readonly MobilisedSlice[]): MobilisedSums {
  const add = (field: "mobilised" | "withoutEvidence" | "integrated"): Dong | null =>
    slices.map((slice) => slice[field]).reduce(addStated, null);
  const mobilised = add("mobilised");
  return {
    mobilised,
    forms: mobilised === null ? [] : formSums(slices, mobilised),
    withoutEvidence: add("withoutEvidence"),
    integrated: add("integrated"),
  };
}

function formSums(slices: readonly MobilisedSlice[], total: Dong): readonly FormSum[] {
  const names: readonly FormSum["form"][] = [...contributionForms, "notStated"];
  return names.flatMap((form) => {
    const mobilised = slices
      .filter(({ componentId }) => (contributionFormOf(componentId) ?? "notStated") === form)
      .map((slice) => slice.mobilised)
      .reduce(addStated, null);
    return mobilised === null
      ? []
      : [{ form, name: contributionFormNames[form], mobilised, share: ratio(mobilised, total) }];
  });
}

/** Integrated money is planned in its own programme as well: whoever adds both counts it twice. */
function integratedFindings({ integrated, mobilised }: MobilisedSums): readonly Finding[] {
  if (integrated === null || integrated === 0n) return [];
  const text = (language: Language): string => formatMoneyWithUnit(integrated, { language, unit: "dong" });
  return [
    {
      code: "integratedMayOverlap",
      severity: "warning",
      message: {
        vi: `Vốn lồng ghép ${text("vi")} có thể đã nằm trong kế hoạch của chương trình, dự án khác. Không cộng vào số huy động; đối chiếu từng nguồn trước khi cộng vào tổng vốn.`,
        en: `Integrated money of ${text("en")} may stand in the plan of another programme as well. Do not add it to what is mobilised; compare source by source before adding it to a total.`,
      },
      values: { integrated: integrated.toString(), mobilised: mobilised === null ? "-" : mobilised.toString() },
      places: [],
    },
  ];
}
