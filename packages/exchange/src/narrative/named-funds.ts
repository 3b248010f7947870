/**
 * Named funds: the sources of money that the words around an amount name together.
 */
import { fundMeanings, type FundName } from "./fund.ts";
import type { Mention } from "./mention.ts";

/** The funds that words name, in order, each aspect once; mixed where two of one aspect are named. */
export function readFunds(words: readonly Mention[]): {
  readonly list: readonly FundName[];
  readonly isMixed: boolean;
} {
  const byAspect = new Map<string, FundName>();
  let isMixed = false;
  for (const mention of words) {
    if (mention.kind !== "fund") continue;
    const { aspect } = fundMeanings[mention.fund];
    const known = byAspect.get(aspect);
    if (known !== undefined && known !== mention.fund) isMixed = true;
    if (known === undefined || aspect !== "giver") byAspect.set(aspect, mention.fund);
  }
  const narrowed = words.find((mention, index) => isNarrowed(mention, words[index + 1]));
  if (narrowed?.kind === "fund") byAspect.delete(fundMeanings[narrowed.fund].aspect);
  const narrow = narrowed?.kind === "fund" ? [narrowed.fund] : [];
  // "Ngân sách nhà nước" is every level's: what stands beside it says more.
  const list = [...byAspect.values(), ...narrow].sort(
    (left, right) => Number(isWholeBudget(left)) - Number(isWholeBudget(right)),
  );
  return { list, isMixed };
}

/** "vốn đầu tư trong cân đối ngân sách địa phương": the budget right behind says which investment it is. */
function isNarrowed(mention: Mention, behind: Mention | undefined): boolean {
  const isPair = mention.kind === "fund" && behind?.kind === "fund" && mention.to === behind.from;
  return isPair && mention.fund === "investment" && behind.fund === "local";
}

/** The funds that words name. */
export function fundsIn(words: readonly Mention[]): readonly FundName[] {
  return readFunds(words).list;
}

function isWholeBudget(fund: FundName): boolean {
  return fund === "state_budget";
}
