/** What changed between two dates or revisions: a bridge that sums exactly. */
export { type ChangeLineCode, changeLineCodes, changeLineNames } from "./plan/change-lines.ts";
export {
  answerChanges,
  type Bridge,
  type Bridges,
  type ChangedGroup,
  type ChangedMeasure,
  changedMeasures,
  type ChangeLine,
  type ChangesAnswer,
  type ChangesQuestion,
  type CountedMovement,
  type KnownTo,
  type RecordState,
} from "./plan/changes.ts";
