/** The finance library: pure, exact, no I/O, clock or randomness; the same in Node and in a browser. */
export { assert, AssertionError } from "./assertion.ts";
export {
  addDays,
  budgetYearOf,
  dateParts,
  daysBetween,
  elapsedShare,
  endOfMonth,
  endOfYear,
  isEndOfMonth,
  isPlainDate,
  monthsBetween,
  type PlainDate,
  plainDate,
  startOfYear,
} from "./calendar.ts";
export { type Decimal, decimal, divide, roundHalfUp, truncate } from "./decimal.ts";
export { type Entry, type EntryEffect, entryEffects, type EntryKind, entryKinds, type LegalBasis } from "./entry.ts";
export type { Finding, FindingSeverity, PassedCheck, TextPlace } from "./finding.ts";
export {
  type BudgetLevel,
  dimensionLabel,
  type FundingSource,
  isVaguerSource,
  type MoneyOrigin,
  notStatedLabel,
  type ProgrammeRelation,
  type SourceDimension,
  sourceDimensions,
  sourceKey,
  sourceLabel,
  sourceNotStated,
  type SpendingNature,
} from "./funding-source.ts";
export { type Bilingual, joinBilingual, type Language, languages } from "./language.ts";
export {
  type Dong,
  dongPerUnit,
  fromUnit,
  inUnit,
  type MoneyUnit,
  moneyUnitNames,
  ratio,
  roundToAddUp,
  roundToDong,
  splitMoney,
  sumMoney,
} from "./money.ts";
export {
  Refusal,
  refusalCatalogue,
  type RefusalCategory,
  type RefusalCode,
  type RefusalValues,
  refuse,
} from "./refusal.ts";
export { moneyRoles, type MoneyRole, rateRoles, type RateRole, type Statement } from "./statement.ts";
export { type Deadline, deadlineOf, yearEndDeadlines } from "./deadline.ts";
export {
  chooseMoneyUnit,
  formatDate,
  formatMoney,
  formatMoneyWithUnit,
  formatNumber,
  formatPercent,
  formatPoints,
  parseDate,
  parseNumber,
} from "./number-text.ts";
export { carriedOverShare, measurePace, measureTimeGap, type Pace, type TimeGap } from "./pace.ts";
export {
  addPositions,
  addStated,
  emptyPosition,
  foldPosition,
  foldPositions,
  type Position,
  positionOf,
  type SlicePosition,
} from "./position.ts";
export {
  type CumulativeFact,
  type CumulativeMeasure,
  type KnownTotals,
  measureOfRole,
  planPosting,
  type PostingDocument,
} from "./posting.ts";
export {
  type GroupedSlice,
  measureProgress,
  type PlanBasis,
  planBases,
  planBasisNames,
  type Progress,
  type ProgressGroup,
  type ProgressReport,
  reportProgress,
} from "./progress.ts";
export {
  formatTimes,
  plainText,
  progressParts,
  progressSentence,
  type SentenceInput,
  type SentencePart,
  timeGapClause,
  timeGapTitle,
} from "./progress-sentence.ts";
export { comparePrinted, type PrintedComparison, type PrintedOutcome } from "./reconciliation.ts";
export { type Breakdown, breakdowns, type GroupName, groupOf, type SliceOrigin } from "./breakdown.ts";
export {
  type AnsweredGroup,
  answerProgress,
  type DeadlinePace,
  type LedgerSlice,
  type ProgressAnswer,
  type ProgressQuestion,
} from "./progress-answer.ts";
export { entryKindNames } from "./entry-kind-names.ts";
