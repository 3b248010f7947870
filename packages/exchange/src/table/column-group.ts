/**
 * Groups of columns: which columns a total may sum, by their headings alone. "Kế hoạch › Tổng số" stands before "Kế hoạch › NSTW";
 * "Tổng cộng › Kế hoạch" before "Nông thôn mới › Kế hoạch"; "NSĐP" before "NS tỉnh" and "NS huyện".
 */
import { fundMeanings } from "../narrative/fund.ts";
import { readHeadingWords } from "./column-cues.ts";
import type { UnderstoodColumn } from "./understood-table.ts";

/** What of a column its heading says. */
export type HeadedColumn = Pick<UnderstoodColumn, "column" | "path" | "meaning">;

/** Whether its own words, or those of the columns beside it, say that it is a total. */
export function isTotal({ meaning }: Pick<HeadedColumn, "meaning">): boolean {
  return meaning.kind === "money" && meaning.isTotal;
}

/** The columns that a column may sum, in their order; empty: it is no total. A part with a total of its own is counted by that. */
export function partsOf(column: HeadedColumn, columns: readonly HeadedColumn[]): readonly number[] {
  if (column.meaning.kind !== "money") return [];
  if (!isTotal(column)) {
    const below = columns.filter((each) => isBelow(column, each)).map((each) => each.column);
    if (below.length > 0) return below;
    const across = columns.filter((each) => isAcross(column, each)).map((each) => each.column);
    return across.length > 0 ? across : localParts(column, columns);
  }
  const group = pathOf(column).slice(0, -1);
  const members = columns.filter((each) => isBeside(column, each));
  const inGroup = members
    .filter((each) => {
      if (pathOf(each).length <= group.length + 1) return true;
      const total = members.find(
        (other) => isTotal(other) && pathOf(other).length === pathOf(each).length && samePrefix(other, each),
      );
      return total === undefined || total === each;
    })
    .map((each) => each.column);
  return inGroup.length > 0 ? inGroup : columns.filter((each) => isAcross(column, each)).map((each) => each.column);
}

/** Whether a total's heading says that it takes a column in, whatever the figures make of it. */
export function isWholeOf(total: HeadedColumn, part: HeadedColumn): boolean {
  return (isTotal(total) && !isTotal(part) && isBeside(total, part)) || isBelow(total, part) || isAcross(total, part);
}

/** "Kế hoạch › Tổng số", and any column of one stage under "Kế hoạch". */
function isBeside(total: HeadedColumn, other: HeadedColumn): boolean {
  if (total.column === other.column || stageOf(other) !== stageOf(total)) return false;
  const path = pathOf(other);
  return pathOf(total)
    .slice(0, -1)
    .every((words, at) => path[at] === words);
}

/** "Kế hoạch vốn", and "Kế hoạch vốn › Trong đó › NSTW". */
function isBelow(total: HeadedColumn, other: HeadedColumn): boolean {
  const [path, otherPath] = [pathOf(total), pathOf(other)];
  if (total.meaning.kind !== "money" || path.length >= otherPath.length || stageOf(other) !== stageOf(total))
    return false;
  return path.every((words, at) => words === otherPath[at]);
}

/** "Tổng cộng › Kế hoạch" and "Giảm nghèo › Kế hoạch": equal words but for those that say "total". */
function isAcross(total: HeadedColumn, other: HeadedColumn): boolean {
  if (total.column === other.column || total.meaning.kind !== "money" || stageOf(other) !== stageOf(total))
    return false;
  const [path, otherPath] = [pathOf(total), pathOf(other)];
  if (path.length !== otherPath.length) return false;
  const at = path.findIndex((words, index) => words !== otherPath[index]);
  if (at === -1 || at === path.length - 1) return false;
  if (!path.every((words, index) => index === at || words === otherPath[index])) return false;
  return saysTotal(path[at] ?? "") && !saysTotal(otherPath[at] ?? "");
}

/** "Tổng cộng", "Tổng 3 chương trình"; "Tổng số vốn giao" is a plan. */
function saysTotal(words: string): boolean {
  const { cues, funds } = readHeadingWords(words);
  return cues.has("total") && !cues.has("plan") && !cues.has("disbursed") && funds.length === 0;
}

/** The levels of local budgets behind a column of all of them. */
function localParts(column: HeadedColumn, columns: readonly HeadedColumn[]): readonly number[] {
  if (!fundsOf(column).some((fund) => fund === "local" || fund === "state_budget")) return [];
  const [own, from] = [pathOf(column).slice(0, -1), columns.indexOf(column) + 1];
  const behind = columns.slice(from);
  const end = behind.findIndex((each) => {
    const level = fundsOf(each).map((fund) => fundMeanings[fund].source.level ?? null)[0] ?? null;
    const isOfGroup = own.every((words, at) => pathOf(each)[at] === words) && stageOf(each) === stageOf(column);
    return !isOfGroup || level === null || (level === "central" && !fundsOf(column).includes("state_budget"));
  });
  const parts = (end === -1 ? behind : behind.slice(0, end)).map((each) => each.column);
  return parts.length > 1 ? parts : [];
}

function fundsOf({ path }: HeadedColumn): ReturnType<typeof readHeadingWords>["funds"] {
  return readHeadingWords(path.at(-1) ?? "").funds;
}

/** The words above a column without those that only open a split: "Trong đó › NSTW" stands beside "Tổng số". */
function pathOf({ path }: HeadedColumn): readonly string[] {
  return path.filter((words) => !/^(?:trong đó|gồm|bao gồm|chia ra)\s*[:：]?$/iu.test(words));
}

/** What adds up to one another: payments of all kinds, and money of one measure. */
function stageOf({ meaning }: HeadedColumn): string {
  if (meaning.kind !== "money") return "";
  return meaning.measure === "advanced" || meaning.measure === "volumePaid" ? "disbursed" : meaning.measure;
}

function samePrefix(left: HeadedColumn, right: HeadedColumn): boolean {
  return pathOf(right)
    .slice(0, -1)
    .every((words, at) => pathOf(left)[at] === words);
}
