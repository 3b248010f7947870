/**
 * The history of a plan: what was decided, when, on which paper, and the plan in force after it.
 */
import type { PlainDate } from "../calendar.ts";
import { type DocumentedMovement, legalBasisOf } from "../documented-movement.ts";
import { entryEffects, type EntryKind, entryKinds, type LegalBasis } from "../entry.ts";
import { entryKindNames } from "../entry-kind-names.ts";
import { type FundingSource, sourceKey } from "../funding-source.ts";
import type { Bilingual } from "../language.ts";
import type { Dong } from "../money.ts";
import { addStated } from "../position.ts";
import { compareText } from "../slice-order.ts";

/** One decision on a plan. */
export interface PlanEvent {
  readonly effectiveOn: PlainDate;
  readonly kind: EntryKind;
  readonly kindName: Bilingual;
  /** As written in the entry, in đồng: a cut of 5 is 5, its reversal −5. */
  readonly amount: Dong;
  /** What it adds to the plan, in đồng, signed: a cut of 5 is −5. Zero of a detailed allocation, which adds none. */
  readonly effect: Dong;
  /** Plan in force after it, in đồng; null as long as only allocations are stated. */
  readonly plan: Dong | null;
  /** Allocated in detail after it, in đồng; null as long as none is stated. */
  readonly allocated: Dong | null;
  readonly source: FundingSource;
  readonly unitId: string | null;
  readonly projectId: string | null;
  readonly componentId: string | null;
  /** Null of a sum, and where the document says nothing of itself. */
  readonly legalBasis: LegalBasis | null;
  readonly reason: string | null;
  /** The id of the entry that it takes back. */
  readonly reverses: string | null;
  /** Null of a sum. */
  readonly id: string | null;
}

/**
 * The events of a plan by date, those of one date by the revision that recorded them, where it is given; within one,
 * which is recorded at once, what raises before what lowers, so that no plan is shown that never was; then by kind as
 * `entryKinds` has them, by position in the revision and by id: the order in which they are given changes nothing.
 *
 * @param movements already selected by date, budget year and filter; payments are passed over
 * @example
 * ```ts
 * const place = { fiscalYear: 2023, unitId: "Kon Rẫy", projectId: null, componentId: null, source: sourceNotStated };
 * const cut = { ...place, kind: "cut", effectiveOn: "2023-09-30", amount: 2n };
 * const plan = { ...place, kind: "assigned", effectiveOn: "2023-01-01", amount: 9n };
 * planHistory([cut, plan]).map((event) => [event.kind, event.effect, event.plan]) // => [["assigned", 9n, 9n], ["cut", -2n, 7n]]
 * ```
 */
export function planHistory(movements: readonly DocumentedMovement[]): readonly PlanEvent[] {
  const inOrder = movements.filter(({ kind }) => isPlanKind(kind)).toSorted(byDate);
  const events: PlanEvent[] = [];
  let plan: Dong | null = null;
  let allocated: Dong | null = null;
  for (const movement of inOrder) {
    const { kind, amount } = movement;
    const { measure, sign } = entryEffects[kind];
    const effect = measure === "plan" ? sign * amount : 0n;
    if (measure === "plan") plan = addStated(plan, effect);
    else allocated = addStated(allocated, sign * amount);
    events.push(eventOf(movement, { effect, plan, allocated }));
  }
  return events;
}

/** Whether a kind decides on the plan or on its detailed allocation. */
function isPlanKind(kind: EntryKind): boolean {
  const { measure } = entryEffects[kind];
  return measure === "plan" || measure === "allocatedPlan";
}

function eventOf(movement: DocumentedMovement, running: Pick<PlanEvent, "effect" | "plan" | "allocated">): PlanEvent {
  const { effectiveOn, kind, amount, source, unitId, projectId, componentId } = movement;
  return {
    effectiveOn,
    kind,
    kindName: entryKindNames[kind],
    amount,
    ...running,
    source,
    unitId,
    projectId,
    componentId,
    legalBasis: legalBasisOf(movement),
    reason: movement.reason ?? null,
    reverses: movement.reverses ?? null,
    id: movement.id ?? null,
  };
}

function byDate(left: DocumentedMovement, right: DocumentedMovement): number {
  return (
    compareText(left.effectiveOn, right.effectiveOn) ||
    (left.revision ?? 0) - (right.revision ?? 0) ||
    loweringRank(left) - loweringRank(right) ||
    entryKinds.indexOf(left.kind) - entryKinds.indexOf(right.kind) ||
    (left.position ?? 0) - (right.position ?? 0) ||
    compareText(left.id ?? "", right.id ?? "") ||
    compareText(placeOf(left), placeOf(right)) ||
    (left.amount === right.amount ? 0 : left.amount < right.amount ? -1 : 1)
  );
}

function loweringRank({ kind, amount }: DocumentedMovement): number {
  return entryEffects[kind].sign * amount < 0n ? 1 : 0;
}

/** Sums have no id: what tells them apart is where their money belongs. */
function placeOf({ unitId, projectId, componentId, source }: DocumentedMovement): string {
  return JSON.stringify([unitId, projectId, componentId, sourceKey(source)]);
}
