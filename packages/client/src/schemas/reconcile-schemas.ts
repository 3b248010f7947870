/**
 * The wire form of reconciliation: documents against the record, figures against each other, a unit against the
 * Treasury.
 */
import { moneyRoles, rateRoles } from "@giaingan/finance";
import { treasuryOutcomes } from "@giaingan/finance/reconciliation";
import { Type } from "typebox";
import {
  amount,
  AmountSchema,
  answerHead,
  answerTail,
  BilingualSchema,
  count,
  decimalOf,
  FindingSchema,
  FundingSourceSchema,
  groupName,
  moneyUnits,
  nullable,
  object,
  oneOf,
  PlaceSchema,
  PlainDateSchema,
  statedDecimal,
} from "./wire-values.ts";

const figureUnits = [...moneyUnits, "percent", null] as const;
const unitDescription = "What the number counts; null: not stated";

/** The unit of a printed number. */
export const FigureUnitSchema = Type.Unsafe<(typeof figureUnits)[number]>({
  enum: [...figureUnits],
  description: unitDescription,
});

const slipKind = oneOf(["swap", "digit", "unit"] as const, "Two digits swapped, one digit changed, or a wrong unit");

/** A figure of a document, as it was read. */
export const PrintedStatementSchema = object({
  role: oneOf([...moneyRoles, ...rateRoles], "What the figure is"),
  printed: Type.String(),
  amount: nullable(AmountSchema),
  percent: nullable(decimalOf("Percent points")),
  asOf: nullable(PlainDateSchema),
  fiscalYear: nullable(Type.Integer()),
  unitId: Type.String(),
  source: FundingSourceSchema,
  place: PlaceSchema,
  needsReview: Type.Boolean(),
});

const statementOutcomes = ["equal", "rounded", "truncated", "contradiction", "notComputable"] as const;

const statementCounts = {
  statements: count("Figures that were looked at"),
  equal: count("Figures that are equal"),
  rounded: count("Figures that are rounded"),
  truncated: count("Figures that are cut off"),
  contradiction: count("Figures that contradict the record"),
  notComputable: count("Figures of which the record says nothing"),
};

/** The three numbers of a comparison. */
const compared = {
  printed: statedDecimal("In the unit of the check; null: the figure has no number"),
  computed: statedDecimal("In the unit of the check; null: not computable"),
  gap: statedDecimal("`printed − computed`; null: not computable"),
};

const { unit: _unit, ...tailWithoutUnit } = answerTail;

export const ReconcileAnswerSchema = object({
  ...answerHead,
  total: object(statementCounts),
  groups: Type.Array(object({ ...groupName, ...statementCounts })),
  checks: Type.Array(
    object({
      statement: object(
        {
          ...PrintedStatementSchema.properties,
          revision: Type.Optional(Type.Integer({ description: "Where it was recorded" })),
          batchId: Type.Optional(Type.String({ description: "The batch that it was recorded with" })),
          position: Type.Optional(count("Its rank in the batch, from 0")),
        },
        "The figure as it was read and recorded",
      ),
      asOf: PlainDateSchema,
      fiscalYear: Type.Integer(),
      outcome: oneOf(statementOutcomes, "How printed and computed stand to each other"),
      unit: FigureUnitSchema,
      ...compared,
      slip: Type.Union([object({ kind: slipKind, corrected: Type.String() }), Type.Null()], {
        description: "The one slip that explains the difference; null: none, or several",
      }),
      proof: BilingualSchema,
    }),
  ),
  ...tailWithoutUnit,
});

const relationKinds = ["sum", "part", "rate", "repeated", "difference"] as const;
const relationOutcomes = ["holds", "rounded", "truncated", "residue", "contradiction", "notComputable"] as const;

const CandidateCorrectionSchema = object({
  figureId: Type.String(),
  label: Type.String(),
  printed: Type.String({ description: "Decimal string as printed" }),
  corrected: Type.String({ description: "Decimal string in the same unit" }),
  unit: FigureUnitSchema,
  kind: slipKind,
  fixes: Type.Array(Type.String(), { description: "Relations that it mends" }),
});

export const FigureReconciliationSchema = object({
  checks: Type.Array(
    object({
      relationId: Type.String(),
      kind: oneOf(relationKinds, "What must hold"),
      outcome: oneOf(relationOutcomes, "How the relation stands"),
      figureIds: Type.Array(Type.String()),
      unit: FigureUnitSchema,
      ...compared,
      printed: decimalOf("The total, rate, result or repeated figure, in the unit of the check"),
      unitFactor: Type.Union([AmountSchema, Type.Null()], {
        description: "1000 or 1000000 when the gap is as large as a wrong unit makes it; else null",
      }),
      proof: BilingualSchema,
    }),
  ),
  counts: object(Object.fromEntries(relationOutcomes.map((outcome) => [outcome, count("Relations")])) as Counts),
  explanations: Type.Array(
    object({
      relationIds: Type.Array(Type.String()),
      verdict: oneOf(["corrected", "cannotTell"] as const, "Whether it can be told which figure is wrong"),
      correction: nullable(object({ ...CandidateCorrectionSchema.properties, proof: BilingualSchema })),
      sides: Type.Array(Type.String(), { description: "Figures that could each be the wrong one" }),
      candidates: Type.Array(CandidateCorrectionSchema),
      reason: BilingualSchema,
    }),
  ),
  findings: Type.Array(FindingSchema),
  sentence: BilingualSchema,
});

type Counts = Record<(typeof relationOutcomes)[number], ReturnType<typeof count>>;

/** A line in the books of one side, as asked and as answered. */
export const TreasuryLineSchema = object({
  id: Type.String({ minLength: 1, description: "Unique on its side" }),
  on: PlainDateSchema,
  amount: amount("Below zero for what was paid back"),
  kind: Type.Optional(
    Type.Unsafe<string | null>({
      type: ["string", "null"],
      description: "In the words of both sides; null: not stated",
    }),
  ),
  documentNumber: Type.Unsafe<string | null>({ type: ["string", "null"], description: "Null: not stated" }),
  projectId: Type.Unsafe<string | null>({ type: ["string", "null"], description: "Null: not stated" }),
});

const BridgeItemSchema = object({ comparisons: count("Comparisons"), gap: amount("How much they explain") });

export const TreasuryReconciliationSchema = object({
  unitTotal: amount("All lines of the unit"),
  treasuryTotal: amount("All lines of the Treasury"),
  gap: amount("`unitTotal − treasuryTotal`"),
  bridge: object({
    matched: BridgeItemSchema,
    timing: BridgeItemSchema,
    amount: BridgeItemSchema,
    missingAtTreasury: BridgeItemSchema,
    missingAtUnit: BridgeItemSchema,
  }),
  comparisons: Type.Array(
    object({
      outcome: oneOf(treasuryOutcomes, "How the two sides stand"),
      unitLine: nullable(TreasuryLineSchema),
      treasuryLine: nullable(TreasuryLineSchema),
      gap: amount("Unit − Treasury"),
      daysApart: Type.Union([Type.Integer(), Type.Null()], {
        description: "Days from the unit's date to the Treasury's; null where one side has nothing",
      }),
      isDocumentDifferent: Type.Boolean(),
    }),
  ),
  findings: Type.Array(FindingSchema),
  sentence: BilingualSchema,
});
