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
  lastDayOfMonth,
  monthsBetween,
  type PlainDate,
  plainDate,
  startOfYear,
} from "./calendar.ts";
export { type Decimal, decimal, divide, isDecimal, roundHalfUp, truncate } from "./decimal.ts";
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
  createRefuse,
  Refusal,
  refusalCatalogue,
  type RefusalCategory,
  type RefusalCode,
  type RefusalDefinition,
  type RefusalValue,
  type RefusalValues,
  refuse,
  type ValuesOfDefinition,
} from "./refusal/refusal.ts";
export { moneyRoles, type MoneyRole, rateRoles, type RateRole, type Statement } from "./statement.ts";
export { type Deadline, type DeadlineOptions, deadlineOf, yearEndDeadlines } from "./policy/deadline.ts";
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
  slicePositionOf,
} from "./position.ts";
export {
  type CumulativeFact,
  type CumulativeMeasure,
  type KnownTotals,
  measureOfRole,
  type PostingDocument,
} from "./posting-facts.ts";
export type { PostingPlace } from "./posting-slice.ts";
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
} from "./progress/progress.ts";
export {
  formatTimes,
  plainText,
  progressParts,
  progressSentence,
  type SentenceInput,
  type SentencePart,
  timeGapClause,
  timeGapTitle,
} from "./progress/progress-sentence.ts";
export { comparePrinted, type PrintedComparison, type PrintedOutcome } from "./reconciliation/reconciliation.ts";
export {
  type Breakdown,
  breakdowns,
  type GroupName,
  groupOf,
  groupOfAll,
  type SliceOrigin,
  splitGroupKey,
} from "./breakdown.ts";
export { grainOf, groupSlices, hasSeveralLevels, type SliceGroup } from "./grouping.ts";
export { isSelected, type Movement, type MovementFilter, type RecordedMovement, selectMovements } from "./movement.ts";
export { latestPlannedYear, type Question } from "./question.ts";
export { type FilterWords, readBreakdowns, readMovementFilter } from "./question-text.ts";
export {
  addKindSums,
  kindAmounts,
  type KindSums,
  type PaymentSums,
  paymentsOfSums,
  positionOfSums,
  type SliceGrain,
  sliceKey,
  type SliceSums,
  sumKinds,
  sumSlices,
} from "./slice-sums.ts";
export {
  type AnsweredGroup,
  answerProgress,
  type DeadlinePace,
  type ProgressAnswer,
  type ProgressQuestion,
} from "./progress/progress-answer.ts";
export {
  answerRates,
  type RateOnBasis,
  type RatesAnswer,
  type RatesOfGroup,
  type RatesQuestion,
} from "./progress/rates.ts";
export { type EntryTable, foldTable, tabulateMovements } from "./entry-table.ts";
export { type LedgerSlice, progressSlices } from "./progress/progress-slices.ts";
export {
  type EntryBody,
  type EntryField,
  entryFields,
  entryFieldValues,
  type FieldDifference,
  type FieldValue,
  firstDifference,
} from "./entry-fields.ts";
export { entryKindNames } from "./entry-kind-names.ts";
