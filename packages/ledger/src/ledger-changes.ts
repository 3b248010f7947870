/**
 * Changes and reconciliation from the ledger: two states of the record against each other, and documents against it.
 */
import type { PlainDate } from "@giaingan/finance";
import { answerChanges, type ChangesAnswer, type KnownTo } from "@giaingan/finance/changes";
import { answerReconcile, type ReconcileAnswer } from "@giaingan/finance/reconciliation";
import { askLedger, type LedgerQuestion } from "./asked-question.ts";
import type { LedgerAnswer } from "./ledger-progress.ts";
import type { Ledger } from "./ledger.ts";
import type { Overview } from "./overview.ts";

/** What is asked about changes: from one state to that of `asOf` and `revision`. */
export interface LedgerChangesQuestion extends LedgerQuestion {
  readonly from: {
    /**
     * Null: how far the record reached at `revision`, but never later than the state changed to. That is the data date,
     * or the date of a later entry of another kind; a payment dated after the data date is then new, not back-dated.
     */
    readonly asOf: PlainDate | null;
    /** Null: the revision of the state changed to. */
    readonly revision: number | null;
  };
}

/**
 * Answers with the bridge from one state to the other, which may be the earlier one.
 *
 * @throws Refusal `unknownRevision`, `unknownUnit`, `unknownFiscalYear`
 */
export async function askChanges(ledger: Ledger, asked: LedgerChangesQuestion): Promise<LedgerAnswer<ChangesAnswer>> {
  const toRevision = (await ledger.overview({ revision: asked.revision ?? undefined })).revision;
  const known = await ledger.overview({ revision: asked.from.revision ?? toRevision });
  const fromRevision = known.revision;
  const later = Math.max(fromRevision, toRevision);
  const need = {
    grain: { unit: true, project: true, component: true },
    earlierRevision: Math.min(fromRevision, toRevision),
    hasExactDates: true,
  };
  const to = await askLedger(ledger, { ...asked, revision: toRevision }, { isOfAnyEntry: true });
  const { asOf } = to.question;
  const { fromAsOf, fromKnownTo } = startOf(known, { asked: asked.from.asOf, asOf });
  const from = { asOf: fromAsOf, revision: fromRevision };
  const latest = from.asOf > asOf ? from.asOf : asOf;
  const { movements } = await askLedger(ledger, { ...asked, asOf: latest, revision: later, fiscalYear: null }, need);
  return { revision: toRevision, answer: answerChanges(movements, { ...to.question, from, fromKnownTo, toRevision }) };
}

/** The date of the state changed from, and how far each sum was known in it when that date is the record's own. */
function startOf(
  { dataDate, lastEntryOn }: Overview,
  { asked, asOf }: { readonly asked: PlainDate | null; readonly asOf: PlainDate },
): { readonly fromAsOf: PlainDate; readonly fromKnownTo: KnownTo | undefined } {
  if (asked !== null) return { fromAsOf: asked, fromKnownTo: undefined };
  const upTo = (date: PlainDate | null): PlainDate | null => (date !== null && date > asOf ? asOf : date);
  // Plan that is dated after the last payment was known too: left out of the opening, it would pass for a change.
  const plan = upTo((dataDate ?? "") > (lastEntryOn ?? "") ? dataDate : lastEntryOn);
  return { fromAsOf: plan ?? asOf, fromKnownTo: { plan, disbursed: upTo(dataDate) } };
}

/** Answers how what documents printed stands to what the record gives. */
export async function askReconcile(ledger: Ledger, asked: LedgerQuestion): Promise<LedgerAnswer<ReconcileAnswer>> {
  const need = { grain: { unit: true, project: true, component: true }, hasExactDates: true };
  const { revision, question, movements } = await askLedger(ledger, asked, need);
  const { unitId } = asked.filter;
  const statements = (await ledger.statements({ revision })).filter(
    (statement) => unitId === undefined || statement.unitId === unitId,
  );
  return { revision, answer: answerReconcile(movements, { ...question, filter: asked.filter, statements }) };
}
