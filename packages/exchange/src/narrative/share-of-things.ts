/**
 * Shares of things: percentages of what is counted one by one ("80% hộ dân", "12/15 xã (80%)") and never of money.
 */
import { type Token, wordKey } from "./token.ts";

const keys = (words: string): ReadonlySet<string> => new Set(words.split(" ").map(wordKey));
const things = keys(
  "xã hộ thôn bản làng ấp tuyến đường km trường trạm người dân lao cán đảng trẻ học hội phường buôn đơn",
);
/** What a fraction may count besides: "107/114 tiêu chí (93,86%)". Behind a percentage these may be of money. */
const countedThings = keys("tiêu chỉ công dự mô");
/** "100% số hộ", "80% các xã": words before the thing. */
const countWords = keys("số các tổng những");
/** Words that may stand between a count and its percentage. */
const linkWords = keys("đạt bằng chiếm tỷ lệ khoảng gần hơn trên tương đương");
/** Behind the percentage: it is of money after all ("12/15 xã, đạt 80% kế hoạch vốn"). */
const moneyWords = keys("kế kh khv dự vốn tổng nguồn kinh");
const reachTokens = 8;

/** Whether the percentage printed in the tokens `from` to `to` is a share of things. */
export function isShareOfThings(tokens: readonly Token[], from: number, to: number): boolean {
  return isThingBehind(tokens, to) || (isCountBefore(tokens, from) && !isWordIn(tokens, to, moneyWords));
}

function isWordIn(tokens: readonly Token[], index: number, words: ReadonlySet<string>): boolean {
  const token = tokens[index];
  return token?.kind === "word" && words.has(token.key);
}

function isThingBehind(tokens: readonly Token[], to: number): boolean {
  const at = isWordIn(tokens, to, countWords) ? to + 1 : to;
  return isWordIn(tokens, at, things);
}

/** "12/15 xã (", "107/114 thôn, đạt": a fraction of things right before. */
function isCountBefore(tokens: readonly Token[], from: number): boolean {
  let at = from - 1;
  while (isWordIn(tokens, at, linkWords)) at -= 1;
  const mark = tokens[at]?.kind === "mark" ? tokens[at]?.key : undefined;
  if (mark !== "(" && mark !== ",") return false;
  const earliest = Math.max(0, at - reachTokens);
  for (at -= 1; at > earliest && tokens[at]?.kind === "word"; at -= 1) {
    const isFraction = tokens[at - 2]?.key === "/" && tokens[at - 3]?.kind === "number";
    if (tokens[at - 1]?.kind === "number" && isFraction) {
      return isWordIn(tokens, at, things) || isWordIn(tokens, at, countedThings);
    }
  }
  return false;
}
