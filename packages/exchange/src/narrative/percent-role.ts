/**
 * Percent roles: what a percentage is, from the words around it and the sum of money that it belongs to.
 */
import type { RateRole } from "@giaingan/finance";
import type { MoneySense } from "./money-role.ts";
import { type CueName, linkCues } from "./lexicon.ts";
import type { Mention } from "./mention.ts";
import { isCue, opensWithSamePeriod } from "./node-words.ts";
import type { AmountNode } from "./reading.ts";

/** The sum of money that a percentage is about, and what its shares say. */
export interface PercentSubject {
  readonly sense: MoneySense | null;
  /** The estimate is of the end of the year, not of the data date. */
  readonly isOfYearEnd: boolean;
  /** Its own words name a day, and not the end of the year. */
  readonly isOfDay: boolean;
  /** The money is that of another year: "cùng kỳ năm 2023 giải ngân 655 tỷ đồng". */
  readonly isOfSamePeriod: boolean;
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
  if (has("share") || isCue(node.after[0], "unallocated")) return "share";
  if (place.isPoints) return "growth";
  const compared = comparedRole(node, near);
  if (compared !== null) return compared;
  if (has("targeted")) return "target";
  if (subject.siblingRole !== null && isJoined(node, subject.siblingRole)) return subject.siblingRole;
  if (has("allocatedInDetail") || (has("allocated") && !has("disbursed"))) return "allocation_rate";
  const isGiven = (has("assigned") || has("supported") || has("mobilised")) && !has("disbursed") && !has("reaches");
  if (isGiven) return "share";
  if (has("estimated")) return has("toDate") || has("done") || subject.isOfDay ? "rate" : "estimate_rate";
  const hedged = goesOnHedged(node, near, subject.siblingRole) ?? openingHedge(node, near);
  if (hedged !== null) return hedged;
  return heldRole(node, subject, near);
}

/** Without words of its own: a percentage of the money before, or one more of a list. */
function heldRole(node: AmountNode, subject: PercentSubject, near: readonly Mention[]): RateRole {
  const { sense, siblingRole } = subject;
  const isBare = near.every((word) => word.kind !== "cue" || (word.name !== "reaches" && word.name !== "disbursed"));
  const isOfTotal = isCue(node.after[0], "total") && !near.some((word) => isCue(word, "disbursed"));
  if ((isBare || isOfTotal) && subject.isShareOfTotal) return "share";
  if (sense === null) {
    const above = subject.headRole;
    if (above === "target" || above === "estimate_rate" || above === "allocation_rate") return above;
    const [behind] = node.after;
    const isOfWhole =
      isBare && near.some((word) => word.kind === "fund") && (isCue(behind, "moneyNoun") || isCue(behind, "total"));
    const isOfStructure = isBare && node.frame.intro.some((word) => isCue(word, "structure"));
    if (isOfWhole || isOfStructure) return "share";
    return isBare && siblingRole !== null && !isComparison(siblingRole) ? siblingRole : "rate";
  }
  if (sense.measure === "allocatedInDetail" && !near.some((word) => isCue(word, "disbursed"))) return "allocation_rate";
  const isOfHead = isBare && subject.isHead && node.frame.kind === "breakdown";
  if (isOfHead && (sense.measure === "plan" || sense.measure === "mobilised")) return "share";
  if (sense.measure === "unallocated") return "share";
  if (sense.role === "target") return "target";
  if (subject.isOfSamePeriod) return "prior_year_rate";
  if (sense.isEstimated && subject.isOfYearEnd) return "estimate_rate";
  const isWhole = sense.measure === "plan" || sense.measure === "mobilised";
  if (isBare && siblingRole === "share") return "share";
  return isBare && isWhole && node.frame.kind === "brackets" ? "share" : "rate";
}

/** Comparisons: with last year, with the average, or a change. */
function comparedRole(node: AmountNode, words: readonly Mention[]): RateRole | null {
  const near = sinceComparison(words);
  const at = (name: CueName): number => near.findLastIndex((word) => isCue(word, name));
  const [change, same, average, reach, country] = [
    at("change"),
    at("samePeriod"),
    at("average"),
    at("reaches"),
    at("wholeCountry"),
  ];
  const isBracketed = opensBrackets(node);
  const level = levelComparedWith(node, change);
  if (level !== null) return level;
  if (average >= 0 && average > change && average > same && !isOwnAverage(near, average))
    return change >= 0 && isBehind(node, near[average]) ? "growth" : "benchmark_rate";
  if (same < 0 && opensWithSamePeriod(node.before, near)) return "prior_year_rate";
  if (same >= 0) {
    const isDifference =
      change >= 0 &&
      !isBracketed &&
      reach < same &&
      !near.slice(same).some((word) => word.kind === "cue" && (linkCues.has(word.name) || word.name === "copula"));
    return isDifference ? "growth" : "prior_year_rate";
  }
  const isSecond = node.frame.kind === "brackets" && node.before.length === 1 && isCue(node.before[0], "comparison");
  const ofBrackets = isBracketed ? bracketedRole(node) : isSecond ? comparedBefore(node) : null;
  if (ofBrackets !== null) return ofBrackets;
  const isComparedWithCountry =
    country >= 0 && node.before.some((word) => isCue(word, "average") || isCue(word, "change"));
  if (isComparedWithCountry && country > change) return "benchmark_rate";
  if (change >= 0 && reach < change) return "growth";
  const isAgainstSamePeriod = [...node.after, ...node.following].some((word) => isCue(word, "samePeriod"));
  return isAgainstSamePeriod && !node.following.some((word) => isCue(word, "change")) ? "yoy_ratio" : null;
}

/** "tỷ lệ giải ngân bình quân đạt 60%": the average of what is told, compared with nothing. */
function isOwnAverage(near: readonly Mention[], average: number): boolean {
  const [before, word, behind] = [near[average - 1], near[average], near[average + 1]];
  const isBare = word !== undefined && word.to - word.from === 2 && before?.to === word.from;
  const isCompared = near.some((mention) => isCue(mention, "change") || isCue(mention, "comparison"));
  return isBare && isCue(before, "disbursed") && isCue(behind, "reaches") && !isCompared;
}

/** "cao hơn mức 28,56% của cùng kỳ năm trước": what it is compared with, and no difference. */
function levelComparedWith({ before, after, following }: AmountNode, change: number): RateRole | null {
  if (change < 0 || !isCue(before.at(-1), "level")) return null;
  const behind = [...after, ...following];
  if (behind.some((word) => isCue(word, "comparison"))) return null;
  if (behind.some((word) => isCue(word, "samePeriod"))) return "prior_year_rate";
  return behind.some((word) => isCue(word, "average") || isCue(word, "wholeCountry")) ? "benchmark_rate" : null;
}

/**
 * "(cùng kỳ đạt 33% kế hoạch Quốc hội giao và 38% kế hoạch Thủ tướng giao)", "phấn đấu đến 30/9 giải ngân 60% và đến
 * 31/01 giải ngân 100%": one more of what the percentage before is.
 */
function isJoined({ before, frame }: AmountNode, siblingRole: RateRole): boolean {
  if (!isCue(before[0], "joint")) return false;
  const cues = before.slice(1).filter((word) => word.kind === "cue");
  if (isComparison(siblingRole)) return cues.every((word) => frame.kind === "brackets" && isCue(word, "reaches"));
  return siblingRole === "target" && cues.every((word) => isCue(word, "disbursed") || isCue(word, "reaches"));
}

/** "tăng 6,1 tỷ đồng so với cùng kỳ và đạt 58,9%": what "và đạt" begins is compared with nothing. */
function sinceComparison(words: readonly Mention[]): readonly Mention[] {
  const joint = words.findLastIndex((word, index) => isCue(word, "joint") && isCue(words[index + 1], "reaches"));
  const isOver =
    joint >= 0 && words.slice(0, joint).some((word) => isCue(word, "samePeriod") || isCue(word, "average"));
  return isOver ? words.slice(joint + 1) : words;
}

/** "Ước đến 31/01/2026, giải ngân 100%": an opening that says nothing but a hedge and a date. */
function openingHedge({ before }: AmountNode, near: readonly Mention[]): RateRole | null {
  const opening = before.slice(0, before.length - near.length);
  const isHedge = (word: Mention): boolean => isCue(word, "estimated") || isCue(word, "targeted");
  const isOpening = opening.every((word) => word.kind === "sign" || word.kind === "date" || isHedge(word));
  if (!isOpening || near.some((word) => isCue(word, "toDate") || isCue(word, "done"))) return null;
  const hedge = opening.findLast(isHedge);
  if (hedge === undefined) return null;
  return isCue(hedge, "targeted") ? "target" : "estimate_rate";
}

/** "phấn đấu cả năm giải ngân 100%, riêng quý III đạt 60%": what is hoped for goes on until something has been done. */
function goesOnHedged(
  { before, previous }: AmountNode,
  near: readonly Mention[],
  siblingRole: RateRole | null,
): RateRole | null {
  if (siblingRole !== "target" && siblingRole !== "estimate_rate") return null;
  const isDated = (word: Mention): boolean => word.kind === "date" && word.place.kind === "asOf";
  const isBound = near.some((word) => isCue(word, "continues")) || previous?.before.some(isDated) === true;
  const isPlain = near.every(
    (word) =>
      word.kind === "sign" ||
      word.kind === "fund" ||
      (word.kind === "date" && isBound) ||
      isCue(word, "continues") ||
      isCue(word, "joint") ||
      isCue(word, "reaches"),
  );
  const isNext = isCue(before[0], "joint") || before.some((word) => word.kind === "sign" && word.sign === ",");
  return isPlain && isNext ? siblingRole : null;
}

/** "cao hơn bình quân chung của cả nước 7,4%": right behind, without "là" or brackets, it is the difference. */
function isBehind({ place, frame }: AmountNode, word: Mention | undefined): boolean {
  const isAdjacent = word !== undefined && place.from - word.to <= (place.qualifier === null ? 0 : 2);
  return isAdjacent && frame.kind !== "brackets";
}

function isComparison(role: RateRole): boolean {
  return role === "prior_year_rate" || role === "benchmark_rate";
}

/** First amount in brackets without words of its own. */
function opensBrackets(node: AmountNode): boolean {
  return node.frame.kind === "brackets" && node.frame.nodes[0] === node;
}

/** "(38,3%)" behind "so với cùng kỳ năm trước" or "bình quân cả nước". */
function bracketedRole(node: AmountNode): RateRole | null {
  // "(đạt 38,2% so với 44,7%)": the first is compared, and the second is what it is compared with.
  if (isCue(node.following[0], "comparison")) return null;
  const isPlain = (word: Mention): boolean => isCue(word, "reaches") || isCue(word, "disbursed");
  if (node.before.some((word) => (word.kind === "cue" && !isPlain(word)) || word.kind === "fund")) return null;
  return comparedBefore(node);
}

/** What the words before the brackets compare with: the average, or the year before; else what they hope for. */
function comparedBefore({ frame }: AmountNode): RateRole | null {
  const intro = nearWords(frame.intro);
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
