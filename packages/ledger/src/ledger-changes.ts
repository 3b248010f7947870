/**
 * Changes and reconciliation from the ledger: two states of the record against each other, and documents against it.
 */
import type { PlainDate } from "@giaingan/finance";
import { answerChanges, type ChangesAnswer } from "@giaingan/finance/plan";
import { answerReconcile, type ReconcileAnswer } from "@giaingan/finance/reconciliation";
import { askLedger, type LedgerQuestion } from "./asked-question.ts";
import type { LedgerAnswer } from "./ledger-progress.ts";
import type { Ledger } from "./ledger.ts";

/** What is asked about changes: from one state to that of `asOf` and `revision`. */
export interface LedgerChangesQuestion extends LedgerQuestion {
  readonly from: {
    /** Null: the date of the state changed to. */
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
  const toRevision = (await ledger.overview({ revision: asked.revision ?? ledger.head().revision })).revision;
  const fromRevision = (await ledger.overview({ revision: asked.from.revision ?? toRevision })).revision;
  const later = Math.max(fromRevision, toRevision);
  const need = {
    grain: { unit: true, project: true, component: true },
    earlierRevision: Math.min(fromRevision, toRevision),
    hasExactDates: true,
  };
  const to = await askLedger(ledger, { ...asked, revision: toRevision });
  const { asOf } = to.question;
  const from = { asOf: asked.from.asOf ?? asOf, revision: fromRevision };
  const latest = from.asOf > asOf ? from.asOf : asOf;
  const { movements } = await askLedger(ledger, { ...asked, asOf: latest, revision: later, fiscalYear: null }, need);
  return { revision: toRevision, answer: answerChanges(movements, { ...to.question, from, toRevision }) };
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
