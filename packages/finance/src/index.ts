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
  mayBelongTo,
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
