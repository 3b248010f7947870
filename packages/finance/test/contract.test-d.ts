/**
 * What must not compile. Every `@ts-expect-error` is a test: when the line below it compiles, the compiler fails.
 * The step "types of tests" compiles this file (tsconfig.tests.json).
 */
import { expectTypeOf } from "vitest";
import {
  addPositions,
  type Decimal,
  decimal,
  deadlineOf,
  divide,
  type Dong,
  emptyPosition,
  type Entry,
  type EntryKind,
  formatMoney,
  fromUnit,
  measureProgress,
  parseNumber,
  type PlanBasis,
  type Progress,
  ratio,
  type RefusalValue,
  type RefusalValues,
  refuse,
  sourceNotStated,
  splitMoney,
  sumMoney,
} from "../src/index.ts";

// Amounts are whole đồng in a bigint: a number is refused everywhere.
// @ts-expect-error a float is no amount
sumMoney([1.5]);
// @ts-expect-error an integer number is no amount either
splitMoney(10, [1n, 1n]);
// @ts-expect-error weights are amounts
splitMoney(10n, [1, 1]);
// @ts-expect-error both sides of a ratio are amounts
ratio(14_108, 30_433n);
// @ts-expect-error a number is no plan
measureProgress({ plan: 30_433_000_000, disbursedToDate: 14_108_000_000n });
// @ts-expect-error what is not stated is null and never left out
measureProgress({ plan: 30_433_000_000n });
// @ts-expect-error an amount is written, not a number
formatMoney(14_108, { language: "vi", unit: "million" });
// @ts-expect-error a division of floats is no exact decimal
divide(1, 3);
// @ts-expect-error a count in a unit is a decimal, never a float
fromUnit(1.5, "million");
// @ts-expect-error a decimal is no amount: rounding to đồng is said
const amount: Dong = decimal("1");
// @ts-expect-error an amount and a number do not add
void (1n + 1);

// Names come from closed lists.
// @ts-expect-error no such language
formatMoney(1n, { language: "fr", unit: "million" });
// @ts-expect-error no such unit
formatMoney(1n, { language: "vi", unit: "trieu" });
// @ts-expect-error no such basis
const basis: PlanBasis = "detailed";
// @ts-expect-error no such kind of entry
const kind: EntryKind = "paid";
// @ts-expect-error no such level
deadlineOf({ ...sourceNotStated, level: "village" }, 2023);
// @ts-expect-error a dimension may be null, not missing
deadlineOf({ level: "central" }, 2023);

// A refusal demands exactly the values that its text names.
refuse("emptyFile", { path: "a.txt" });
// @ts-expect-error the value is missing
refuse("emptyFile", {});
// @ts-expect-error the text names no reason
refuse("emptyFile", { path: "a.txt", reason: "EACCES" });
// @ts-expect-error a value is text, formatted by the caller
refuse("fileTooLarge", { path: "a.txt", sizeBytes: 5, limitBytes: "4" });
// @ts-expect-error no such code
refuse("fileMissing", { path: "a.txt" });
expectTypeOf<RefusalValues<"unknownRevision">>().toEqualTypeOf<{
  readonly revision: RefusalValue;
  readonly latest: RefusalValue;
}>();
expectTypeOf<RefusalValues<"entryIdReused">>().toEqualTypeOf<{
  readonly entry: RefusalValue;
  readonly field: RefusalValue;
  readonly recorded: RefusalValue;
  readonly given: RefusalValue;
}>();

// Nothing is mutated.
declare const entry: Entry;
declare const progress: Progress;
// @ts-expect-error an entry is never changed
entry.amount = 5n;
// @ts-expect-error nor is an answer
progress.rate = null;
// @ts-expect-error nor the empty position, which everybody folds from
emptyPosition.plan = 0n;
// @ts-expect-error parts come in a list that cannot grow
splitMoney(1n, [1n]).push(1n);

// What may be missing must be looked at first.
// @ts-expect-error there may be no rate
progress.rate.times(100);
// @ts-expect-error a text may be no number
parseNumber("x", "vi").plus(1);
// @ts-expect-error a sum may not be stated
void (addPositions(emptyPosition, emptyPosition).plan + 1n);

expectTypeOf(ratio(1n, 2n)).toEqualTypeOf<Decimal | null>();
expectTypeOf(progress.plan).toEqualTypeOf<bigint | null>();
void [amount, basis, kind];
