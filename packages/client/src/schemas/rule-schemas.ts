/**
 * The wire form of rules and names: policies with their legal basis, units, programmes and projects.
 */
import { projectGroups, unitKinds } from "@giaingan/finance/reference";
import { Type } from "typebox";
import { BilingualSchema, nullable, object, oneOf, PlainDateSchema, statedAmount, type WireOf } from "./wire-values.ts";

const YearDaySchema = object(
  {
    monthDay: Type.String({ pattern: "^\\d{2}-\\d{2}$", description: "MM-DD" }),
    yearsAfter: Type.Integer({ minimum: 0, description: "0: in the budget year itself" }),
  },
  "A day in a budget year or some years after it",
);

const level = oneOf(["central", "province", "district", "commune"] as const, "Budget level");
const share = Type.String({ description: "A decimal from 0 to 1: 0.3 is 30%" });

const policyFields = {
  id: Type.String(),
  budgetYears: object({
    from: Type.Integer(),
    to: Type.Union([Type.Integer(), Type.Null()], { description: "Null: every later one" }),
  }),
  appliesTo: object(
    {
      nature: Type.Optional(oneOf(["investment", "recurrent"] as const, "Nature")),
      level: Type.Optional(level),
      money: Type.Optional(oneOf(["current", "carriedOver"] as const, "Of the budget year's own vintage, or older")),
      vintages: Type.Optional(Type.Array(Type.Integer())),
      programmes: Type.Optional(Type.Array(Type.String())),
    },
    "Which money; what is left out: whatever it is",
  ),
  inForceFrom: Type.Optional(Type.Union([PlainDateSchema, Type.Null()], { description: "Null: always" })),
  inForceTo: Type.Optional(Type.Union([PlainDateSchema, Type.Null()], { description: "Null: still in force" })),
  legalBasis: Type.String({ description: "Law and article, in Vietnamese, as cited" }),
  verified: Type.Boolean({ description: "False: not yet checked against the published text" }),
};

const policy = <const Topic extends string>(topic: Topic) => ({
  ...policyFields,
  topic: oneOf([topic], "What it rules"),
});

export const PolicySchema = Type.Union([
  object({
    ...policy("deadline"),
    lastDay: YearDaySchema,
    settlementUntil: Type.Optional(nullable(YearDaySchema)),
  }),
  object({ ...policy("lateAddition"), cutOff: YearDaySchema, lastDay: YearDaySchema }),
  object({ ...policy("extension"), lastDay: PlainDateSchema }),
  object({
    ...policy("advance"),
    shareMax: nullable(share),
    recoveredAtShare: nullable(share),
    guaranteeAbove: statedAmount("An advance above this needs a guarantee"),
  }),
  object({ ...policy("target"), targets: Type.Array(object({ day: YearDaySchema, share })) }),
  object({ ...policy("mediumTerm"), lastDay: PlainDateSchema }),
  object({ ...policy("allocation"), lastDay: YearDaySchema }),
]);

export const PoliciesAnswerSchema = object({
  policies: Type.Array(PolicySchema, { description: "The built-in rules, with those of the ledger's own file" }),
});

const isVerified = Type.Optional(Type.Boolean({ description: "False: not yet checked against the published text" }));
const validity = {
  validFrom: Type.Union([PlainDateSchema, Type.Null()], { description: "First day; null: from ever" }),
  validTo: Type.Union([PlainDateSchema, Type.Null()], { description: "Last day; null: still valid" }),
};

export const UnitSchema = object({
  id: Type.String(),
  name: Type.String(),
  title: Type.Optional(nullable(Type.String())),
  kind: oneOf(unitKinds, "What sort of unit"),
  code: Type.Union([Type.String(), Type.Null()], { description: "Of the official list; null: not stated" }),
  parentId: nullable(Type.String()),
  ...validity,
  predecessors: Type.Array(
    object({
      unitId: Type.String(),
      share: Type.Union([share, Type.Null()], { description: "Of the predecessor's money; null: not stated" }),
    }),
  ),
  legalBasis: Type.Optional(nullable(Type.String())),
  verified: isVerified,
});

export const ProgrammeSchema = object({
  id: Type.String(),
  name: BilingualSchema,
  ...validity,
  components: Type.Array(object({ id: Type.String(), name: BilingualSchema, verified: isVerified })),
  legalBasis: Type.Optional(nullable(Type.String())),
  verified: isVerified,
});

export const ProjectSchema = object({
  id: Type.String(),
  name: Type.String(),
  unitId: nullable(Type.String()),
  programmeId: nullable(Type.String()),
  totalInvestment: statedAmount("Approved total investment"),
  contractValue: statedAmount("Value of its contracts"),
  groupABC: Type.Optional(nullable(oneOf(projectGroups, "Group by size and weight"))),
});

export const ReferenceAnswerSchema = object({
  on: Type.Union([PlainDateSchema, Type.Null()], { description: "The day asked for; null: every period" }),
  units: Type.Array(UnitSchema),
  programmes: Type.Array(ProgrammeSchema),
  projects: Type.Array(ProjectSchema, { description: "Projects have no period: all of them, whatever the day" }),
});

export type WirePolicies = WireOf<typeof PoliciesAnswerSchema>;
export type WireReference = WireOf<typeof ReferenceAnswerSchema>;
