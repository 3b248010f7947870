/** The ledger: an append-only record of plan and disbursement entries, in one DuckDB file or on a PostgreSQL server. */
export type {
  BackupFile,
  BackupManifest,
  BackupProgress,
  BackupSidecar,
  OnBackupProgress,
} from "./backup/backup-format.ts";
export { checkBackup, restoreLedger, type RestoredLedger, type RestoreOptions } from "./backup/restore.ts";
export type { Admission, AppendOptions } from "./batch-completion.ts";
export type {
  AppendResult,
  Batch,
  BatchSummary,
  LongBatch,
  RecordedCheck,
  RecordedFinding,
  RecordedPeriodChange,
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
export type { ChainFault, ChainVerdict, FaultyBatch, KeptHeadState } from "./chain-fault.ts";
export type { VerificationOptions } from "./chain-verification.ts";
export { type CheckOptions, type CheckReport, faultsPerCodeMax } from "./check/check.ts";
export type { CheckFault, CheckPlace, CheckSeverity } from "./check/check-fault.ts";
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
export { type LedgerMigration, migrateLedger, type MigrationResult } from "./ledger-migration.ts";
export type { PeriodChangeOptions, PeriodChangeRequest, Periods } from "./ledger-periods.ts";
export type { LatePosting } from "./period-placement.ts";
export type { AtRevision, BackupOptions, Ledger } from "./ledger.ts";
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
export {
  askBacktest,
  askProjectedLapse,
  askProjection,
  type LedgerBacktestQuestion,
  type LedgerProjectedLapseQuestion,
  type LedgerProjectionQuestion,
} from "./ledger-projection.ts";
export { askChanges, askReconcile, type LedgerChangesQuestion } from "./ledger-changes.ts";
export type { MovementsQuery, SummedMovement } from "./movements.ts";
export { type Measure, measures } from "./measure.ts";
export { type LedgerOptions, openLedger } from "./open-ledger.ts";
export { openReadableLedger, type ReadableLedger } from "./readable-ledger.ts";
export type { Overview } from "./overview.ts";
export type { PositionRow, PositionsQuery } from "./positions.ts";
export { nothingKnown, readKnownTotals } from "./known-totals.ts";
export { type BatchReversal, type BatchReversalRequest, readUndoneRevisions, reverseBatch } from "./batch-reversal.ts";
export { withFreeIds } from "./free-ids.ts";
export type { RecordedReversal, ReversalsQuery } from "./reversals.ts";
export { type Provenance, provenanceOf } from "./provenance.ts";
export { isServerAddress, type ServerAddress, withoutPassword } from "./server-address.ts";
export type { AppendAllOptions, BatchSequence } from "./writer.ts";
export { ledgerRefusals, refuseLedger } from "./ledger-refusals.ts";
export type { Sequence } from "./sequence.ts";
export { readTableRecord, type RecordedName, type TableRecord } from "./table-record.ts";
export { type ImportPosting, postImported } from "./import-posting.ts";
export { postReport, type ReportPosting, type ReportToPost } from "./report-posting.ts";
