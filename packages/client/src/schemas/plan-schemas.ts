/**
 * The wire form of plan, settlement, rates and what was mobilised.
 */
import { entryKinds, planBases } from "@giaingan/finance";
import { contributionForms } from "@giaingan/finance/plan";
import { Type } from "typebox";
import {
  amount,
  answerHead,
  answerTail,
  BilingualSchema,
  decimalOf,
  FundingSourceSchema,
  groupName,
  LegalBasisSchema,
  nullable,
  object,
  oneOf,
  PlainDateSchema,
  statedAmount,
  statedDecimal,
} from "./wire-values.ts";

const { findings: _findings, ...tailWithoutFindings } = answerTail;

const RateOnBasisSchema = object({
  basis: oneOf(planBases, "What is divided by what"),
  basisName: BilingualSchema,
  plan: statedAmount("Plan on the basis"),
  disbursedToDate: statedAmount("Disbursed from the first day of the budget year, of the money of the basis"),
  remaining: statedAmount("Plan not yet disbursed, negative when over-disbursed"),
  rate: statedDecimal("`disbursedToDate / plan`; null unless both are stated and the plan is not zero"),
  explanation: BilingualSchema,
  bounds: Type.Union([object({ low: decimalOf("Lowest rate"), high: decimalOf("Highest rate") }), Type.Null()], {
    description: "Where payments do not say which money they are of; null where the rate is known or nothing is",
  }),
});

export const RatesAnswerSchema = object({
  ...answerHead,
  lateAdditionCutOff: PlainDateSchema,
  total: Type.Array(RateOnBasisSchema, { description: "One a basis" }),
  groups: Type.Array(object({ ...groupName, rates: Type.Array(RateOnBasisSchema) })),
  ...tailWithoutFindings,
});

const planSums = {
  assigned: statedAmount("Assigned"),
  supplemented: statedAmount("Supplemented"),
  cut: statedAmount("Cut, positive"),
  transferredIn: statedAmount("Received from other projects or units"),
  transferredOut: statedAmount("Given to other projects or units, positive"),
  carriedOver: statedAmount("Carried over from earlier years"),
  cancelled: statedAmount("Cancelled, positive"),
  plan: statedAmount("Plan in force; of a month, by how much the month changed it"),
  allocated: statedAmount("Allocated in detail, a part of the plan"),
  unallocated: statedAmount("`plan − allocated`, also null of a month"),
  allocationRate: statedDecimal("`allocated / plan`; null unless both are stated, and of a month"),
};

const PlanEventSchema = object({
  effectiveOn: PlainDateSchema,
  kind: oneOf(entryKinds, "What was decided"),
  kindName: BilingualSchema,
  amount: amount("As written in the entry: a cut of 5 is 5"),
  effect: amount("What it adds to the plan: a cut of 5 is −5"),
  plan: statedAmount("Plan in force after it"),
  allocated: statedAmount("Allocated in detail after it"),
  source: FundingSourceSchema,
  unitId: nullable(Type.String()),
  projectId: nullable(Type.String()),
  componentId: nullable(Type.String()),
  legalBasis: nullable(LegalBasisSchema),
  reason: nullable(Type.String()),
  reverses: Type.Union([Type.String(), Type.Null()], { description: "Id of the entry that it takes back" }),
  id: Type.Union([Type.String(), Type.Null()], { description: "Null of a sum of many entries" }),
});

export const PlanAnswerSchema = object({
  ...answerHead,
  total: object(planSums),
  groups: Type.Array(object({ ...groupName, ...planSums })),
  history: Type.Array(PlanEventSchema, { description: "Every decision, by date" }),
  ...answerTail,
});

const SettlementSchema = object({
  planBeforeCancellation: statedAmount("Plan before anything of it was cancelled"),
  volumePaid: statedAmount("Completed volume, gross"),
  advanceOutstanding: statedAmount("Advanced less recovered within the budget year"),
  unsplit: statedAmount("Cash that no document splits into advances and volume"),
  refunded: statedAmount("Refunded"),
  totalPaid: statedAmount("Completed volume and advances not recovered"),
  carriedFurther: statedAmount("Carried over into the next budget year"),
  cancelled: statedAmount("Already cancelled"),
  stillPayable: statedAmount("Left, and its deadline has not passed"),
  toCancel: statedAmount("Still to cancel, the deadline having passed; negative: more is used than planned"),
});

const settledMoney = {
  whole: SettlementSchema,
  yearMoney: SettlementSchema,
  carriedOverMoney: SettlementSchema,
  vintageNotStated: SettlementSchema,
};

export const SettlementAnswerSchema = object({
  ...answerHead,
  total: object(settledMoney, "All money, and each standing; the three add up to the whole"),
  groups: Type.Array(object({ ...groupName, ...settledMoney })),
  ...answerTail,
});

const mobilisedSums = {
  mobilised: statedAmount("Raised outside the budget, in money and in kind"),
  forms: Type.Array(
    object({
      form: oneOf([...contributionForms, "notStated"], "In what form it was given"),
      name: BilingualSchema,
      mobilised: amount("Raised in this form"),
      share: statedDecimal("Of all that was mobilised; null when that is zero"),
    }),
    { description: "They add up to `mobilised`" },
  ),
  withoutEvidence: statedAmount("The part that no document proves"),
  integrated: statedAmount("Plan of integrated money, which may stand in another programme's plan too"),
};

export const MobilisedAnswerSchema = object({
  ...answerHead,
  total: object(mobilisedSums),
  groups: Type.Array(object({ ...groupName, ...mobilisedSums })),
  ...answerTail,
});
