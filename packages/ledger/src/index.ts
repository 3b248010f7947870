/** The ledger: an append-only record of plan and disbursement entries, embedded in one DuckDB file. */
export type { Admission, AppendOptions } from "./batch-completion.ts";
export type {
  AppendResult,
  Batch,
  BatchSummary,
  RecordedCheck,
  RecordedFinding,
  RecordedStatement,
  RecordPlace,
} from "./batch.ts";
export {
  type BatchToImport,
  emptyImportRecord,
  type EntryToImport,
  type ImportFault,
  type ImportPlan,
  type ImportRecord,
  planImport,
  type PlannedBatch,
  postBatches,
  type ReadyBatch,
} from "./batch-import.ts";
export type { ChainFault, ChainVerdict } from "./chain-verification.ts";
export type { Review } from "./document-listing.ts";
export { type Dimension, dimensions, type DimensionValue, type EntryFilter } from "./entry-filter.ts";
export {
  type EntriesQuery,
  entryLimitDefault,
  entryLimitMax,
  type EntryPage,
  type RecordedEntry,
} from "./entry-listing.ts";
export type { LedgerHead } from "./head-file.ts";
export type { AtRevision, Ledger } from "./ledger.ts";
export { type AskedQuestion, askLedger, checkKnown, type LedgerQuestion, type Need } from "./asked-question.ts";
export {
  askProgress,
  askRates,
  type LedgerAnswer,
  type LedgerProgressQuestion,
  type LedgerRatesQuestion,
} from "./ledger-progress.ts";
export {
  askAdvances,
  askLapse,
  askMobilised,
  askPace,
  askPlan,
  askSettlement,
  type LedgerRules,
} from "./ledger-answers.ts";
export { askChanges, askReconcile, type LedgerChangesQuestion } from "./ledger-changes.ts";
export type { MovementsQuery, SummedMovement } from "./movements.ts";
export { type Measure, measures } from "./measure.ts";
export { type LedgerOptions, openLedger } from "./open-ledger.ts";
export type { Overview } from "./overview.ts";
export type { PositionRow, PositionsQuery } from "./positions.ts";
export { nothingKnown, readKnownTotals } from "./known-totals.ts";
export { type Provenance, provenanceOf } from "./provenance.ts";
export type { AppendAllOptions } from "./writer.ts";
