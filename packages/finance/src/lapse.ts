/** The lapse radar: what will lapse, by which deadline and rule. */
export { answerLapse, type LapseAnswer, type LapseGroup, type LapseQuestion } from "./pace/lapse.ts";
export type { LapseBalance } from "./pace/lapse-balance.ts";
export type { LapseDeadline, LapseTotal, LapseYearEnd } from "./pace/lapse-deadlines.ts";
export type { LapseOutlook, LapseStatus } from "./pace/lapse-outlook.ts";
