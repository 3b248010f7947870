/** Tables whose shown rows add up, and the paragraph of a report. */
export {
  type ResultContext,
  type ResultFigures,
  type ResultGroup,
  type ResultRate,
  type ShownPart,
  shownResult,
  type ShownResult,
} from "./result-figures.ts";
export {
  type ResultInput,
  resultParagraph,
  type ResultSentence,
  resultSentences,
  type ResultTopic,
  resultTopics,
} from "./result-paragraph.ts";
export { roundToStep, roundToTotal, shownStep } from "./round-to-total.ts";
export { type BridgeAmounts, shownBridge } from "./shown-bridge.ts";
export {
  type AmountRow,
  type ShownCell,
  shownPlaces,
  type ShownRow,
  shownTable,
  type ShownTable,
  type SubtotalRow,
  type TableRow,
} from "./shown-table.ts";
