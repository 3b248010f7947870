/**
 * Mobilised lists: enumerations of who gave what, where only some of the givers have a verb of their own.
 */
import { fundMeanings, type FundName } from "./fund.ts";
import type { NodeWords } from "./node-words.ts";
import type { AmountNode } from "./reading.ts";

/** Givers beside a budget that make an enumeration one of what was mobilised. */
const giversMin = 2;
/** Longer enumerations belong in a table; the limit keeps the walk linear. */
const itemsMax = 12;

/** Whether a giver's part follows at once ("nhà nước hỗ trợ 14 tỷ, nhân dân đóng góp 6 tỷ"), or parts of several givers. */
export function isMobilisedNext(
  node: AmountNode,
  {
    next,
    wordsOf,
  }: { readonly next: ReadonlyMap<AmountNode, AmountNode>; readonly wordsOf: (node: AmountNode) => NodeWords },
): boolean {
  const first = next.get(node);
  if (first?.clause === node.clause && wordsOf(first).measure === "mobilised")
    return wordsOf(node).isSupported || wordsOf(node).funds.includes("state_budget");
  const givers = new Set<FundName>();
  let item = first;
  for (let items = 0; item?.sentence === node.sentence && items < itemsMax; items += 1) {
    const { measure, funds } = wordsOf(item);
    const isEnd = measure === null ? funds.length === 0 : measure !== "mobilised";
    if (item.place.kind === "money" && isEnd) break;
    for (const fund of funds) if (fundMeanings[fund].aspect === "giver") givers.add(fund);
    item = next.get(item);
  }
  return givers.size >= giversMin;
}
