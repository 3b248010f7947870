/** Printed against computed with a proof, documents against the record, a unit against the Treasury. */
export type { CandidateCorrection } from "./correction-candidate.ts";
export type { Correction, Explanation } from "./correction.ts";
export type { SlipKind } from "./figure-slip.ts";
export type { FigureUnit, PrintedFigure } from "./printed-figure.ts";
export { comparePrinted, type PrintedComparison, type PrintedOutcome } from "./reconciliation.ts";
export { type FigureReconciliation, reconcileFigures, type RelationCheck } from "./reconcile-document.ts";
export {
  cellId,
  type PrintedTable,
  reconcileTable,
  type TableColumn,
  tableFigures,
  tableRelations,
  type TableRow,
} from "./reconcile-table.ts";
export { answerReconcile, type ReconcileAnswer, type ReconcileQuestion } from "./record-reconciliation.ts";
export { figureIdsOf, type Relation, type RelationOutcome } from "./relation.ts";
export type { StatementCheck, StatementCounts, StatementOutcome } from "./statement-check.ts";
export type { TreasuryLine, TreasuryTolerances } from "./treasury-line.ts";
export {
  reconcileTreasury,
  type TreasuryBridgeItem,
  type TreasuryComparison,
  type TreasuryOutcome,
  treasuryOutcomes,
  type TreasuryReconciliation,
} from "./treasury-reconciliation.ts";
