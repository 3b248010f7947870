/**
 * Changes: the bridge between two states of the record, that sums exactly.
 *
 * A state is what was known at a revision about what had happened by a date. "Why is it 14.108 now and was 12.008?" has
 * two sorts of answer: business that happened since (new payments, supplements, cuts), and business that had happened
 * before and was recorded late (back-dated), by which a report that has been sent is restated.
 */
import { assert } from "../assertion.ts";
import type { PlainDate } from "../calendar.ts";
import { type ChangeLineCode, changeLineCodes, changeLineNames, changeLineOf } from "./change-lines.ts";
import { changesSentence, restatementsOf } from "./changes-sentence.ts";
import { entryEffects } from "../entry.ts";
import type { Finding } from "../finding.ts";
import { grainOf, groupSlices } from "../grouping.ts";
import type { Bilingual } from "../language.ts";
import { type Dong, type MoneyUnit, sumMoney } from "../money.ts";
import { isSelected, type RecordedMovement } from "../movement.ts";
import { chooseMoneyUnit } from "../number-text.ts";
import { addStated } from "../position.ts";
import type { Question } from "../question.ts";
import { foldSlices } from "../slice-fold.ts";

/** A state of the record: the entries effective on or before a date and recorded in or before a revision. */
export interface RecordState {
  readonly asOf: PlainDate;
  /** Null: the latest, everything recorded. */
  readonly revision: number | null;
}

/** What is asked: from one state to the state of `asOf` and `toRevision`, which may be the earlier one. */
export interface ChangesQuestion extends Question {
  readonly from: RecordState;
  /**
   * How far `from` had been known, when only its revision is asked for: what is dated later is new business, not
   * back-dated. Left out: up to `from.asOf`. Advice for such a question: `from.asOf` is the latest date of anything
   * known at `from.revision`, but never later than `asOf`; `disbursed` here is the latest date of a payment among it.
   */
  readonly fromKnownTo?: KnownTo | undefined;
  /** Null: the latest. */
  readonly toRevision: number | null;
}

/** How far a state had been known, by sum, each to `asOf` at most; null: nothing was known, so nothing is back-dated. */
export interface KnownTo {
  /** Of what is planned and allocated. */
  readonly plan: PlainDate | null;
  readonly disbursed: PlainDate | null;
}

/** A movement that may say how many entries it is the sum of; left out: one. */
export interface CountedMovement extends RecordedMovement {
  readonly entryCount?: number | undefined;
}

/** One reason of a change. */
export interface ChangeLine {
  readonly code: ChangeLineCode;
  readonly name: Bilingual;
  /** By how much it raises (positive) or lowers the sum, in đồng: a cut of 5 is −5. */
  readonly effect: Dong;
  /** How many entries; a line of none is left out. */
  readonly count: number;
}

/** The bridge of one sum: `opening + Σ effects = closing`, where null counts as nothing. */
export interface Bridge {
  /** In the state changed from, in đồng; null when no entry of it says anything. */
  readonly opening: Dong | null;
  /** In the state changed to, in đồng; null when no entry of it says anything. */
  readonly closing: Dong | null;
  /** `closing − opening`, where null counts as nothing; null when both are. */
  readonly change: Dong | null;
  /** In the order of `changeLineCodes`; empty when the states hold the same entries. */
  readonly lines: readonly ChangeLine[];
}

/**
 * The sums that a bridge is given for.
 *
 * @example
 * ```ts
 * changedMeasures // => ["plan", "allocatedPlan", "disbursed"]
 * ```
 */
export const changedMeasures = ["plan", "allocatedPlan", "disbursed"] as const;

/** One of `changedMeasures`. */
export type ChangedMeasure = (typeof changedMeasures)[number];

/** The bridges of some slices together. */
export type Bridges = Readonly<Record<ChangedMeasure, Bridge>>;

/** The bridges of one group. */
export interface ChangedGroup extends Bridges {
  readonly key: string;
  readonly label: Bilingual;
}

/** The whole answer. */
export interface ChangesAnswer {
  /** The date of `to`. */
  readonly asOf: PlainDate;
  readonly fiscalYear: number;
  /** The breakdowns of the groups, from outer to inner, joined by commas. */
  readonly by: string;
  readonly from: RecordState;
  readonly to: RecordState;
  readonly total: Bridges;
  /** By key where months or years are told apart; else the largest plan first. A month is that of the business date. */
  readonly groups: readonly ChangedGroup[];
  readonly findings: readonly Finding[];
  /** The unit that the sentence is written in. */
  readonly unit: MoneyUnit;
  readonly sentence: Bilingual;
}

/**
 * Answers what changed in a budget year between two states. Both may have the same date or the same revision, and `to`
 * may be the earlier one: the bridge is then the negative of the other way round, in the same lines.
 *
 * Sums of entries answer like the entries themselves when they are of the same date, side of each revision asked for,
 * and sign of transfer, when reversals are summed apart, and when they carry their `entryCount`.
 *
 * @param movements of any year, date and revision; empty: everything is null
 * @example
 * ```ts
 * const place = { fiscalYear: 2023, unitId: "Kon Rẫy", projectId: null, componentId: null, source: sourceNotStated, reverses: null };
 * const paid = { ...place, kind: "disbursed", effectiveOn: "2023-09-30", amount: 12_008_000_000n, revision: 1 };
 * const late = { ...place, kind: "disbursed", effectiveOn: "2023-09-15", amount: 300_000_000n, revision: 2 };
 * const since = { ...place, kind: "disbursed", effectiveOn: "2023-10-20", amount: 1_800_000_000n, revision: 2 };
 * const from = { asOf: "2023-09-30", revision: 1 };
 * const answer = answerChanges([paid, late, since], { from, asOf: "2023-10-31", toRevision: null, fiscalYear: 2023, by: [], filter: {}, unit: null });
 * answer.total.disbursed.lines.map(({ code, effect }) => [code, effect]) // => [["newPayments", 1_800_000_000n], ["backDated", 300_000_000n]]
 * answer.sentence.vi // => "Từ 30/09/2023 (bản ghi số 1) đến 31/10/2023 (bản ghi mới nhất) giải ngân tăng 2.100 triệu đồng (từ 12.008 lên 14.108): thanh toán mới +1.800, ghi bổ sung cho kỳ trước +300; chưa nêu kế hoạch"
 * ```
 */
export function answerChanges(movements: Iterable<CountedMovement>, question: ChangesQuestion): ChangesAnswer {
  const { asOf, fiscalYear, by, filter, from } = question;
  const to: RecordState = { asOf, revision: question.toRevision };
  const fromKnownTo = question.fromKnownTo ?? { plan: from.asOf, disbursed: from.asOf };
  const grain = grainOf(by);
  const slices = foldSlices(movements, {
    originOf: (movement) => {
      if (movement.fiscalYear !== fiscalYear || !isSelected(movement, filter)) return null;
      if (!isInState(movement, from) && !isInState(movement, to)) return null;
      return {
        source: movement.source,
        fiscalYear,
        unitId: grain.unit ? movement.unitId : null,
        projectId: grain.project ? movement.projectId : null,
        componentId: grain.component ? movement.componentId : null,
        month: grain.month ? movement.effectiveOn.slice(0, 7) : null,
      };
    },
    start: startBridges,
    add: (sums, movement) => addMovement(sums, movement, { from, to, fromKnownTo }),
  });
  const total = bridgesOf(slices.map(({ held }) => held));
  const groups = groupSlices(slices, by).map(({ key, label, slices: members }) => ({
    key,
    label,
    ...bridgesOf(members.map(({ held }) => held)),
  }));
  const unit = question.unit ?? chooseMoneyUnit(largestOf(total));
  return {
    asOf,
    fiscalYear,
    by: by.join(),
    from,
    to,
    total,
    groups: groups.filter(isStated).sort(grain.month || by.includes("year") ? byKey : bySize),
    findings: restatementsOf({ from, to, total, unit }, fromKnownTo),
    unit,
    sentence: changesSentence({ from, to, total, unit }),
  };
}

/** Whether a state holds the movement. */
function isInState({ effectiveOn, revision }: RecordedMovement, state: RecordState): boolean {
  return effectiveOn <= state.asOf && (state.revision === null || revision <= state.revision);
}

interface LineSum {
  effect: Dong;
  count: number;
}

interface BridgeSums {
  opening: Dong | null;
  closing: Dong | null;
  readonly lines: Map<ChangeLineCode, LineSum>;
}

type BridgesSums = Readonly<Record<ChangedMeasure, BridgeSums>>;

function startBridge(): BridgeSums {
  return { opening: null, closing: null, lines: new Map() };
}

function startBridges(): BridgesSums {
  return { plan: startBridge(), allocatedPlan: startBridge(), disbursed: startBridge() };
}

function addMovement(
  sums: BridgesSums,
  movement: CountedMovement,
  { from, to, fromKnownTo }: { readonly from: RecordState; readonly to: RecordState; readonly fromKnownTo: KnownTo },
): void {
  const { measure, sign } = entryEffects[movement.kind];
  if (measure === "mobilised") return;
  const bridge = sums[measure];
  const effect = sign * movement.amount;
  const isOpening = isInState(movement, from);
  const isClosing = isInState(movement, to);
  if (isOpening) bridge.opening = (bridge.opening ?? 0n) + effect;
  if (isClosing) bridge.closing = (bridge.closing ?? 0n) + effect;
  if (isOpening === isClosing) return;
  const knownTo = isOpening ? to.asOf : fromKnownTo[measure === "disbursed" ? "disbursed" : "plan"];
  const isBackDated = knownTo !== null && movement.effectiveOn <= knownTo;
  const code = changeLineOf(movement, { reverses: movement.reverses, isBackDated });
  if (code === null) return;
  addLine(bridge.lines, code, { effect: isClosing ? effect : -effect, count: movement.entryCount ?? 1 });
}

function addLine(lines: Map<ChangeLineCode, LineSum>, code: ChangeLineCode, { effect, count }: LineSum): void {
  const line = lines.get(code);
  if (line === undefined) lines.set(code, { effect, count });
  else {
    line.effect += effect;
    line.count += count;
  }
}

function bridgesOf(held: readonly BridgesSums[]): Bridges {
  return {
    plan: bridgeOf(held.map((sums) => sums.plan)),
    allocatedPlan: bridgeOf(held.map((sums) => sums.allocatedPlan)),
    disbursed: bridgeOf(held.map((sums) => sums.disbursed)),
  };
}

function bridgeOf(parts: readonly BridgeSums[]): Bridge {
  const opening = parts.map((part) => part.opening).reduce(addStated, null);
  const closing = parts.map((part) => part.closing).reduce(addStated, null);
  const sums = new Map<ChangeLineCode, LineSum>();
  for (const part of parts) for (const [code, line] of part.lines) addLine(sums, code, line);
  const lines = changeLineCodes.flatMap((code) => {
    const line = sums.get(code);
    return line === undefined ? [] : [{ code, name: changeLineNames[code], ...line }];
  });
  const change = addStated(closing, opening === null ? null : -opening);
  assert(sumMoney(lines.map(({ effect }) => effect)) === (change ?? 0n), "opening and lines give the closing");
  return { opening, closing, change, lines };
}

/** A group of which only mobilised money is known has no bridge. */
function isStated(bridges: Bridges): boolean {
  return changedMeasures.some((measure) => bridges[measure].opening !== null || bridges[measure].closing !== null);
}

function largestOf({ plan, disbursed }: Bridges): Dong {
  const amounts = [plan.opening, plan.closing, disbursed.opening, disbursed.closing].map((amount) => amount ?? 0n);
  return amounts.reduce((largest, amount) => (magnitude(amount) > magnitude(largest) ? amount : largest), 0n);
}

function magnitude(amount: Dong): Dong {
  return amount < 0n ? -amount : amount;
}

function byKey(left: ChangedGroup, right: ChangedGroup): number {
  return left.key < right.key ? -1 : left.key > right.key ? 1 : 0;
}

/** The same order whichever state is asked from, and whatever the order of the movements. */
function bySize(left: ChangedGroup, right: ChangedGroup): number {
  return (
    sizes(right)
      .map((size, index) => size - (sizes(left)[index] ?? 0n))
      .reduce((order, difference) => (order !== 0 || difference === 0n ? order : difference > 0n ? 1 : -1), 0) ||
    byKey(left, right)
  );
}

function sizes({ plan, disbursed }: ChangedGroup): readonly Dong[] {
  return [plan, disbursed].map(({ opening, closing }) => magnitude(opening ?? 0n) + magnitude(closing ?? 0n));
}
