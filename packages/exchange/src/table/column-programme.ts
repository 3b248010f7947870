/** The programme that the heading of a column names, in tables with the programmes side by side. */

const programmeWords =
  /(?:chương trình (?:mtqg|mục tiêu quốc gia)|nông thôn mới|giảm nghèo|dân tộc thiểu số|(?:^|[\s(])(?:ctmtqg|ntm|gnbv|dtts)(?![\p{L}]))/iu;
/** "Tổng 3 chương trình MTQG": all of them. */
const severalProgrammes = /^(?:tổng|cộng|các|\d+|ba)(?![\p{L}])/iu;

/** The innermost words that name a programme, as printed; null: none do. */
export function programmeOfColumn(path: readonly string[]): string | null {
  return path.findLast((words) => programmeWords.test(words) && !severalProgrammes.test(words)) ?? null;
}
