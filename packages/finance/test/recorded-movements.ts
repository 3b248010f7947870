/** Movements with their revision, and bridges between two states of a record that holds them. */
import {
  answerChanges,
  type Bridge,
  type ChangesAnswer,
  type ChangesQuestion,
  type CountedMovement,
  type RecordState,
} from "../src/plan/changes.ts";
import { type EntryKind, sourceNotStated } from "../src/index.ts";

/** A movement that says nothing but what it is given. */
export function recorded(stated: Partial<CountedMovement> & { readonly kind: EntryKind }): CountedMovement {
  return {
    effectiveOn: "2023-06-30",
    fiscalYear: 2023,
    unitId: "kon-ray",
    projectId: null,
    componentId: null,
    source: sourceNotStated,
    amount: 1n,
    revision: 1,
    reverses: null,
    ...stated,
  };
}

type Told = Partial<Omit<ChangesQuestion, "from">>;

/** The answer for the budget year 2023. */
export function changesBetween(
  movements: readonly CountedMovement[],
  { from, to, ...told }: { readonly from: RecordState; readonly to: RecordState } & Told,
): ChangesAnswer {
  const { asOf, revision: toRevision } = to;
  return answerChanges(movements, {
    fiscalYear: 2023,
    by: [],
    filter: {},
    unit: null,
    ...told,
    from,
    asOf,
    toRevision,
  });
}

/** The lines of a bridge as "newPayments 1800, backDated 300". */
export function linesOf({ lines }: Bridge): string {
  return lines.map(({ code, effect }) => `${code} ${effect}`).join(", ");
}
