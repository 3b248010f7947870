/**
 * The wire schemas describe the answers of the library, no field more and none less. The step "types of tests" compiles
 * this file (tsconfig.tests.json).
 */
import type { RatesAnswer } from "@giaingan/finance";
import type { LapseAnswer } from "@giaingan/finance/lapse";
import type { PaceAnswer } from "@giaingan/finance/pace";
import type { ChangesAnswer } from "@giaingan/finance/changes";
import type { AdvancesAnswer, MobilisedAnswer, PlanAnswer, SettlementAnswer } from "@giaingan/finance/plan";
import type { BacktestAnswer, MovementProjectionAnswer, ProjectedLapseAnswer } from "@giaingan/finance/projection";
import type { Policy } from "@giaingan/finance/policies";
import type {
  FigureReconciliation,
  PrintedFigure,
  PrintedTable,
  ReconcileAnswer,
  Relation,
  TreasuryReconciliation,
} from "@giaingan/finance/reconciliation";
import type { ReferenceData } from "@giaingan/finance/reference";
import { expectTypeOf } from "vitest";
import type { Wire, WireAnswer } from "../src/index.ts";
import type {
  AdvancesAnswerSchema,
  BacktestAnswerSchema,
  ChangesAnswerSchema,
  FigureReconciliationSchema,
  FiguresBody,
  LapseAnswerSchema,
  MobilisedAnswerSchema,
  PaceAnswerSchema,
  PlanAnswerSchema,
  ProjectionAnswerSchema,
  RatesAnswerSchema,
  ReconcileAnswerSchema,
  SettlementAnswerSchema,
  TableBody,
  TreasuryReconciliationSchema,
  WireOf,
  WirePolicies,
  WireReference,
} from "../src/schemas.ts";

/** The names of the fields of a value and of what is in it, with the way to each: `total.forms.share`. */
type FieldsOf<Value> = Value extends readonly (infer Each)[]
  ? FieldsOf<Each>
  : Value extends object
    ? string extends keyof Value
      ? never
      : { [Name in keyof Value & string]: Name | `${Name}.${FieldsOf<Value[Name]>}` }[keyof Value & string]
    : never;

// What a schema describes takes the answer …
expectTypeOf<WireAnswer<RatesAnswer>>().toExtend<WireOf<typeof RatesAnswerSchema>>();
expectTypeOf<WireAnswer<PlanAnswer>>().toExtend<WireOf<typeof PlanAnswerSchema>>();
expectTypeOf<WireAnswer<SettlementAnswer>>().toExtend<WireOf<typeof SettlementAnswerSchema>>();
expectTypeOf<WireAnswer<AdvancesAnswer>>().toExtend<WireOf<typeof AdvancesAnswerSchema>>();
expectTypeOf<WireAnswer<LapseAnswer>>().toExtend<WireOf<typeof LapseAnswerSchema>>();
expectTypeOf<WireAnswer<ProjectedLapseAnswer>>().toExtend<WireOf<typeof LapseAnswerSchema>>();
expectTypeOf<WireAnswer<MovementProjectionAnswer>>().toExtend<WireOf<typeof ProjectionAnswerSchema>>();
expectTypeOf<WireAnswer<BacktestAnswer>>().toExtend<WireOf<typeof BacktestAnswerSchema>>();
expectTypeOf<WireAnswer<PaceAnswer>>().toExtend<WireOf<typeof PaceAnswerSchema>>();
expectTypeOf<WireAnswer<ChangesAnswer>>().toExtend<WireOf<typeof ChangesAnswerSchema>>();
expectTypeOf<WireAnswer<MobilisedAnswer>>().toExtend<WireOf<typeof MobilisedAnswerSchema>>();
expectTypeOf<WireAnswer<ReconcileAnswer>>().toExtend<WireOf<typeof ReconcileAnswerSchema>>();
expectTypeOf<Wire<FigureReconciliation>>().toExtend<WireOf<typeof FigureReconciliationSchema>>();
expectTypeOf<Wire<TreasuryReconciliation>>().toExtend<WireOf<typeof TreasuryReconciliationSchema>>();

// … and names no field that the answer does not have.
expectTypeOf<FieldsOf<WireOf<typeof RatesAnswerSchema>>>().toEqualTypeOf<FieldsOf<WireAnswer<RatesAnswer>>>();
expectTypeOf<FieldsOf<WireOf<typeof PlanAnswerSchema>>>().toEqualTypeOf<FieldsOf<WireAnswer<PlanAnswer>>>();
expectTypeOf<FieldsOf<WireOf<typeof SettlementAnswerSchema>>>().toEqualTypeOf<FieldsOf<WireAnswer<SettlementAnswer>>>();
expectTypeOf<FieldsOf<WireOf<typeof AdvancesAnswerSchema>>>().toEqualTypeOf<FieldsOf<WireAnswer<AdvancesAnswer>>>();
// Of the lapse also what is projected, where it is asked for.
expectTypeOf<FieldsOf<WireOf<typeof LapseAnswerSchema>>>().toEqualTypeOf<
  FieldsOf<WireAnswer<LapseAnswer>> | FieldsOf<WireAnswer<ProjectedLapseAnswer>>
>();
expectTypeOf<FieldsOf<WireOf<typeof ProjectionAnswerSchema>>>().toEqualTypeOf<
  FieldsOf<WireAnswer<MovementProjectionAnswer>>
>();
expectTypeOf<FieldsOf<WireOf<typeof BacktestAnswerSchema>>>().toEqualTypeOf<FieldsOf<WireAnswer<BacktestAnswer>>>();
expectTypeOf<FieldsOf<WireOf<typeof PaceAnswerSchema>>>().toEqualTypeOf<FieldsOf<WireAnswer<PaceAnswer>>>();
expectTypeOf<FieldsOf<WireOf<typeof ChangesAnswerSchema>>>().toEqualTypeOf<FieldsOf<WireAnswer<ChangesAnswer>>>();
expectTypeOf<FieldsOf<WireOf<typeof MobilisedAnswerSchema>>>().toEqualTypeOf<FieldsOf<WireAnswer<MobilisedAnswer>>>();
expectTypeOf<FieldsOf<WireOf<typeof FigureReconciliationSchema>>>().toEqualTypeOf<
  FieldsOf<Wire<FigureReconciliation>>
>();
expectTypeOf<FieldsOf<WireOf<typeof TreasuryReconciliationSchema>>>().toEqualTypeOf<
  FieldsOf<Wire<TreasuryReconciliation>>
>();
// Of a recorded statement also where it was recorded.
expectTypeOf<
  Exclude<FieldsOf<WireOf<typeof ReconcileAnswerSchema>>, FieldsOf<WireAnswer<ReconcileAnswer>>>
>().toEqualTypeOf<`checks.statement.${"revision" | "batchId" | "position"}`>();

// The bodies are what the library takes.
expectTypeOf<FiguresBody>().toExtend<{
  readonly figures: readonly PrintedFigure[];
  readonly relations: readonly Relation[];
}>();
expectTypeOf<TableBody>().toExtend<PrintedTable>();
expectTypeOf<{ readonly policies: readonly Wire<Policy>[] }>().toExtend<WirePolicies>();
expectTypeOf<Wire<ReferenceData> & { readonly on: string | null }>().toExtend<WireReference>();
