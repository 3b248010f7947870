/**
 * Percent roles: what a percentage is, from the words around it and the sum of money that it belongs to.
 */
import type { RateRole } from "@giaingan/finance";
import type { MoneySense } from "./money-role.ts";
import { type CueName, linkCues } from "./lexicon.ts";
import type { Mention } from "./mention.ts";
import { isCue } from "./node-words.ts";
import type { AmountNode } from "./reading.ts";

/** The sum of money that a percentage is about, and what its shares say. */
export interface PercentSubject {
  readonly sense: MoneySense | null;
  /** The estimate is of the end of the year, not of the data date. */
  readonly isOfYearEnd: boolean;
  /** Its share in its total, in percent, is what is printed. */
  readonly isShareOfTotal: boolean;
  /** The percentage before it in the same brackets or list, for lists such as "(vốn đầu tư 26%, sự nghiệp 4%)". */
  readonly siblingRole: RateRole | null;
  /** The last percentage before the list that it stands in. */
  readonly headRole: RateRole | null;
  /** The percentage before it in the sentence was no figure of finance. */
  readonly followsOtherTopic: boolean;
  /** The money stands before the list, and not in it. */
  readonly isHead: boolean;
}

/** Decides what a percentage is; null when it is no figure of finance ("93,86% tiêu chí"). */
export function readPercentRole(node: AmountNode, subject: PercentSubject): RateRole | null {
  const { place } = node;
  if (place.kind !== "percent") return null;
  const near = nearWords(node.before);
  const has = (name: CueName, words: readonly Mention[] = near): boolean => words.some((word) => isCue(word, name));
  if (place.isOfThings || isOtherTopic(node, near)) return null;
  if (subject.followsOtherTopic && goesOnAbout(node)) return null;
  if (has("share")) return "share";
  if (place.isPoints) return "growth";
  const compared = comparedRole(node, near);
  if (compared !== null) return compared;
  if (has("targeted")) return "target";
  if (subject.siblingRole !== null && isJoined(node, subject.siblingRole)) return subject.siblingRole;
  if (has("allocatedInDetail") || (has("allocated") && !has("disbursed"))) return "allocation_rate";
  const isGiven = (has("assigned") || has("supported") || has("mobilised")) && !has("disbursed") && !has("reaches");
  if (isGiven) return "share";
  if (has("estimated")) return has("toDate") ? "rate" : "estimate_rate";
  return heldRole(node, subject, near);
}

/** Without words of its own: a percentage of the money before, or one more of a list. */
function heldRole(node: AmountNode, subject: PercentSubject, near: readonly Mention[]): RateRole {
  const { sense, siblingRole } = subject;
  const isBare = near.every((word) => word.kind !== "cue" || (word.name !== "reaches" && word.name !== "disbursed"));
  if (isBare && subject.isShareOfTotal) return "share";
  if (sense === null) {
    const above = subject.headRole;
    if (above === "target" || above === "estimate_rate" || above === "allocation_rate") return above;
    const [behind] = node.after;
    const isOfWhole =
      isBare && near.some((word) => word.kind === "fund") && (isCue(behind, "moneyNoun") || isCue(behind, "total"));
    if (isOfWhole) return "share";
    return isBare && siblingRole !== null ? siblingRole : "rate";
  }
  if (sense.measure === "allocatedInDetail" && !near.some((word) => isCue(word, "disbursed"))) return "allocation_rate";
  const isOfHead = isBare && subject.isHead && node.frame.kind === "breakdown";
  if (isOfHead && (sense.measure === "plan" || sense.measure === "mobilised")) return "share";
  if (sense.role === "target") return "target";
  if (sense.isEstimated && subject.isOfYearEnd) return "estimate_rate";
  const isWhole = sense.measure === "plan" || sense.measure === "mobilised";
  if (isBare && siblingRole === "share") return "share";
  return isBare && isWhole && node.frame.kind === "brackets" ? "share" : "rate";
}

/** Comparisons: with last year, with the average, or a change. */
function comparedRole(node: AmountNode, near: readonly Mention[]): RateRole | null {
  const at = (name: CueName): number => near.findLastIndex((word) => isCue(word, name));
  const [change, same, average, reach, country] = [
    at("change"),
    at("samePeriod"),
    at("average"),
    at("reaches"),
    at("wholeCountry"),
  ];
  const isBracketed = opensBrackets(node);
  if (average >= 0 && average > change && average > same) return "benchmark_rate";
  if (same >= 0) {
    const isDifference =
      change >= 0 &&
      !isBracketed &&
      reach < same &&
      !near.slice(same).some((word) => word.kind === "cue" && (linkCues.has(word.name) || word.name === "copula"));
    return isDifference ? "growth" : "prior_year_rate";
  }
  if (isBracketed) {
    const role = bracketedRole(node);
    if (role !== null) return role;
  }
  const isComparedWithCountry =
    country >= 0 && node.before.some((word) => isCue(word, "average") || isCue(word, "change"));
  if (isComparedWithCountry && country > change) return "benchmark_rate";
  if (change >= 0 && reach < change) return "growth";
  const isAgainstSamePeriod = [...node.after, ...node.following].some((word) => isCue(word, "samePeriod"));
  return isAgainstSamePeriod && !node.following.some((word) => isCue(word, "change")) ? "yoy_ratio" : null;
}

/**
 * "(cùng kỳ đạt 33% kế hoạch Quốc hội giao và 38% kế hoạch Thủ tướng giao)", "phấn đấu đến 30/9 giải ngân 60% và đến
 * 31/01 giải ngân 100%": one more of what the percentage before is.
 */
function isJoined({ before }: AmountNode, siblingRole: RateRole): boolean {
  if (!isCue(before[0], "joint")) return false;
  const cues = before.slice(1).filter((word) => word.kind === "cue");
  if (siblingRole === "prior_year_rate" || siblingRole === "benchmark_rate") return cues.length === 0;
  return siblingRole === "target" && cues.every((word) => isCue(word, "disbursed") || isCue(word, "reaches"));
}

/** First amount in brackets without words of its own. */
function opensBrackets(node: AmountNode): boolean {
  return node.frame.kind === "brackets" && node.frame.nodes[0] === node;
}

/** "(38,3%)" behind "so với cùng kỳ năm trước" or "bình quân cả nước". */
function bracketedRole(node: AmountNode): RateRole | null {
  if (node.before.some((word) => word.kind === "cue" || word.kind === "fund")) return null;
  const intro = nearWords(node.frame.intro);
  const compared = intro.findLast((word) => isCue(word, "average") || isCue(word, "samePeriod"));
  if (compared !== undefined) return isCue(compared, "average") ? "benchmark_rate" : "prior_year_rate";
  return intro.some((word) => isCue(word, "targeted")) ? "target" : null;
}

/** Words since the last comma that has any of its own behind it. */
function nearWords(before: readonly Mention[]): readonly Mention[] {
  const comma = before.findLastIndex((mention, index) => {
    if (mention.kind !== "sign" || (mention.sign !== "," && mention.sign !== "-")) return false;
    return before
      .slice(index + 1)
      .some((word) => word.kind === "cue" && word.name !== "shield" && word.name !== "joint");
  });
  return comma < 0 ? before : before.slice(comma + 1);
}

/** Percentages of criteria, households, people: no finance. */
function isOtherTopic(node: AmountNode, near: readonly Mention[]): boolean {
  const topic = near.findLastIndex((word) => isCue(word, "otherTopic"));
  const finance = near.findLastIndex((word) => isFinance(word));
  if (topic >= 0 && topic > finance) return true;
  if (isShareOfTopic(node, near)) return true;
  const [behind] = node.after;
  return behind !== undefined && isCue(behind, "otherTopic") && behind.from - node.place.to <= 2;
}

/** "còn 484 hộ nghèo, chiếm tỷ lệ 7,9%": without money between, a share is of what stands before its comma. */
function isShareOfTopic({ before }: AmountNode, near: readonly Mention[]): boolean {
  if (!near.some((word) => isCue(word, "share")) || near.some(isFinance)) return false;
  const topic = before.findLastIndex((word) => isCue(word, "otherTopic"));
  return topic >= 0 && topic > before.findLastIndex(isFinance);
}

/** "hộ nghèo còn 6,35%, giảm 2,1% so với năm 2022": nothing since the comma names money. */
function goesOnAbout({ before, after }: AmountNode): boolean {
  const isOfMoney = (word: Mention): boolean => isFinance(word) || isCue(word, "samePeriod") || isCue(word, "reaches");
  return !before.some(isOfMoney) && !after.some(isOfMoney) && before.some((word) => isCue(word, "change"));
}

function isFinance(word: Mention): boolean {
  if (word.kind === "fund") return true;
  const names: readonly CueName[] = [
    "disbursed",
    "settled",
    "planNoun",
    "total",
    "basis",
    "moneyNoun",
    "allocatedInDetail",
    "realised",
    "revenue",
  ];
  return word.kind === "cue" && names.includes(word.name);
}
