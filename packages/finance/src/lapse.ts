/** The lapse radar: what will lapse, by which deadline and rule. */
export {
  answerLapse,
  type LapseAnswer,
  type LapseBalance,
  type LapseDeadline,
  type LapseGroup,
  type LapseQuestion,
  type LapseTotal,
  type LapseYearEnd,
} from "./pace/lapse.ts";
export type { LapseOutlook, LapseStatus } from "./pace/lapse-outlook.ts";
