/**
 * What a column means, by the words above it. The words nearest to the column say most; those above say what it is a part
 * of: "Lũy kế giải ngân đến 31/10 › Vốn kéo dài › Tạm ứng".
 */
import { sourceNotStated } from "@giaingan/finance";
import { fundMeanings, type FundName, sourceOf } from "../narrative/fund.ts";
import { type ColumnCue, type HeadingWords, readHeadingWords } from "./column-cues.ts";
import {
  isOfOtherYear,
  isOwnYear,
  moneyOfYearBefore,
  readAsOf,
  readVintage,
  settlementDay,
  type TableDates,
} from "./column-dates.ts";
import { isDayOfFigures, isNoMoneyOfYear, isPaidLastYear, readHeadNoun } from "./column-nouns.ts";
import type { ColumnMeaning, MoneyMeasure, PlainColumnKind, RateColumn } from "./understood-table.ts";

/** What a column's words say, and how surely. */
export interface ReadMeaning {
  readonly meaning: ColumnMeaning;
  readonly confidence: "certain" | "likely" | "unclear";
}

/** Reads the path of a column's heading. */
export function readColumnMeaning(path: readonly string[], dates: TableDates): ReadMeaning {
  const words = intoThisYear(path.map(readHeadingWords), dates).map((each, at): HeadingWords => {
    if (moneyOfYearBefore(path[at] ?? "", dates)) return { ...each, cues: new Set([...each.cues, "carried"]) };
    if (!isPaidLastYear(path[at] ?? "")) return each;
    return { ...each, cues: new Set([...each.cues].map((cue) => (cue === "carried" ? "lastYear" : cue))) };
  });
  const leaf = words.at(-1);
  if (leaf === undefined) return { meaning: { kind: "unknown" }, confidence: "unclear" };
  const cues = new Set(words.flatMap((each) => [...each.cues]));
  if (isNoMoneyOfYear(path, dates)) return { meaning: { kind: "ignored" }, confidence: "certain" };
  const plain = readHeadNoun(path.at(-1) ?? "") ?? readPlainColumn(words, path);
  if (plain !== null) return { meaning: { kind: plain }, confidence: leaf.cues.size > 0 ? "certain" : "likely" };
  if (isRate(words, path)) return { meaning: { kind: "rate", of: rateSubject(cues) }, confidence: "certain" };
  const measure = readMeasure(words) ?? measureOfTitle(words, dates);
  if (measure === null) return { meaning: { kind: "unknown" }, confidence: "unclear" };
  if (isOfOtherYear(words, { measure, dates })) return { meaning: { kind: "ignored" }, confidence: "likely" };
  const isOwnYears = !leaf.cues.has("carried") && (leaf.cues.has("ownYear") || isOwnYear(leaf, dates));
  const isOfWork = measure === "paidSinceStart" || measure === "totalInvestment";
  const isCarriedOver = cues.has("carried") && !isOwnYears && !isOfWork;
  const vintage = readVintage(words, { isCarriedOver, dates });
  const funds = [...withoutLoans(words.flatMap(({ funds: each }) => each)), ...bareLevel(path)];
  const meaning: ColumnMeaning = {
    kind: "money",
    measure,
    assignedBy: cues.has("primeMinister") ? "primeMinister" : cues.has("council") ? "council" : null,
    source: {
      ...(funds.length === 0 ? { ...sourceNotStated, vintage } : sourceOf(funds, vintage)),
      // "Kế hoạch vốn › Huy động": money from outside the budget, whoever gives it.
      ...(leaf.cues.has("mobilised") ? { relation: "offBudget" as const } : {}),
      ...(cues.has("counterpart") && !cues.has("mobilised") ? { relation: "counterpart" as const } : {}),
    },
    isCarriedOver,
    asOf: isCounted(measure) ? (readAsOf(words, dates) ?? settlementDay(dates, { measure, isCarriedOver })) : null,
    isTotal: leaf.cues.has("total"),
  };
  return { meaning, confidence: leaf.cues.size + leaf.funds.length > 0 ? "certain" : "likely" };
}

/** "Vốn nước ngoài › Vốn vay" is lent to the budget: only other loans are money from outside it. */
export function withoutLoans(funds: readonly FundName[]): readonly FundName[] {
  return funds.includes("foreign") ? funds.filter((fund) => fund !== "credit") : funds;
}

const bareLevels: Readonly<Record<string, FundName>> = {
  đt: "investment",
  sn: "recurrent",
  tỉnh: "province",
  huyện: "district",
  xã: "commune",
  "trong nước": "domestic",
  "nước ngoài": "foreign",
  "ngoài nước": "foreign",
};

/** "Ngân sách địa phương › Tỉnh": the level of the budget; "Kế hoạch › Trong nước": where the money comes from. */
function bareLevel(path: readonly string[]): readonly FundName[] {
  const leaf = (path.at(-1) ?? "").normalize("NFC").trim().toLowerCase().replace(/^cấp /u, "");
  const level = bareLevels[leaf];
  return level === undefined || path.length === 1 ? [] : [level];
}

/** Columns that hold no figure: the nearest words decide, unless they or those above speak of money. */
function readPlainColumn(words: readonly HeadingWords[], path: readonly string[]): PlainColumnKind | null {
  const leaf = words.at(-1);
  // "Quyết định › Ngày" and "Hợp đồng › Năm" tell of a paper, whatever the row counts.
  const isAlone = path.length === 1 || /chứng từ|số liệu|kỳ báo cáo/iu.test(path.join(" "));
  if (leaf === undefined || words.some(speaksOfMoney)) {
    // "Quyết định đầu tư › Số, ngày" stands beside "› Tổng mức đầu tư": only its own words count.
    return leaf !== undefined && !speaksOfMoney(leaf) && leaf.cues.has("decision") ? "text" : null;
  }
  for (const { cues } of words.toReversed()) {
    if (cues.has("order")) return "label";
    if (cues.has("rowUnit")) return "rowUnit";
    if (cues.has("projectCode")) return "projectCode";
    if (cues.has("decision") || cues.has("text")) return "text";
    if (cues.has("owner")) return "owner";
    if (cues.has("place")) return "place";
    if (cues.has("name")) return "name";
    if (cues.has("component")) return "component";
    if (cues.has("programme")) return "programme";
    if (cues.has("unit")) return "owner";
    if (cues.has("source")) return "source";
    if (cues.has("year")) return isAlone ? "year" : "text";
    if (cues.has("asOfDay")) return isAlone && isDayOfFigures(path[0] ?? "") ? "asOf" : "text";
  }
  return null;
}

const moneyCues: readonly ColumnCue[] = [
  "totalInvestment",
  "rate",
  "disbursed",
  "advanced",
  "outstanding",
  "volume",
  "completed",
  "estimate",
  "plan",
  "allocated",
  "primeMinister",
  "council",
  "carried",
  "ownYear",
  "carriedFurther",
  "cancelled",
  "remaining",
  "mobilised",
  "initial",
  "supplemented",
  "cut",
  "adjusted",
  "lastYear",
  "sinceStart",
  "inPeriod",
  "needed",
];

function speaksOfMoney({ cues, funds }: HeadingWords): boolean {
  // "Nguồn vốn" is the name of the rows; "Đơn vị" beside "ngân sách" is one too.
  const isName = ["name", "owner", "text", "unit", "source", "programme"].some((cue) => cues.has(cue as ColumnCue));
  return moneyCues.some((cue) => cues.has(cue)) || (funds.length > 0 && !isName);
}

/** A share: its own words say "%" or "tỷ lệ", or stand alone under such words. */
function isRate(words: readonly HeadingWords[], path: readonly string[]): boolean {
  const leaf = words.at(-1);
  if (leaf === undefined) return false;
  if (leaf.cues.has("rate")) return true;
  const stated = words.findLastIndex(({ cues }) => cues.has("rate"));
  if (stated === -1) return false;
  // "Tỷ lệ giải ngân (%) › Tổng": whatever stands below is a share.
  if (/^(?:t[ỷỉ] lệ|t[ỷỉ] trọng|%|rate)/iu.test(path[stated] ?? "")) return true;
  // "Tỷ lệ (%) › So với KH TTg giao" is a share; "Kết quả › Giải ngân" under "số liệu, tỷ lệ" is not.
  return words.slice(stated + 1).every(({ cues }) => !cues.has("disbursed") && !cues.has("total"));
}

function rateSubject(cues: ReadonlySet<ColumnCue>): RateColumn["of"] {
  if (cues.has("lastYear")) return "paidLastYear";
  if (cues.has("estimate")) return "estimate";
  // "% so KH chi tiết" says what it is divided by, not what is divided.
  if (cues.has("against")) return cues.has("disbursed") ? "disbursed" : null;
  if (cues.has("allocated") && !cues.has("disbursed")) return "allocatedPlan";
  return "disbursed";
}

/**
 * "Kế hoạch các năm trước được phép kéo dài sang năm 2024" in a table of 2024 is money carried over into its year, and so is a group
 * with plan and payments of its own; "… sang năm sau" is carried further.
 */
function intoThisYear(words: readonly HeadingWords[], { fiscalYear }: TableDates): readonly HeadingWords[] {
  const leaf = words.at(-1)?.cues;
  const isOfGroup =
    leaf?.has("carriedFurther") !== true && (leaf?.has("plan") === true || leaf?.has("disbursed") === true);
  return words.map((each, at) => {
    if (!each.cues.has("carriedFurther")) return each;
    const namesThisYear = fiscalYear !== null && each.dates.at(-1)?.year === fiscalYear;
    if (!namesThisYear && !(isOfGroup && at < words.length - 1)) return each;
    return { ...each, cues: new Set([...each.cues].map((cue) => (cue === "carriedFurther" ? "carried" : cue))) };
  });
}

/** Stages of money: the nearest words that name one decide. */
const stages: readonly (readonly [ColumnCue, MoneyMeasure])[] = [
  ["lastYear", "paidLastYear"],
  ["needed", "needed"],
  ["carriedFurther", "carriedFurther"],
  ["cancelled", "cancelled"],
  ["outstanding", "advanceOutstanding"],
  ["sinceStart", "paidSinceStart"],
  ["remaining", "remaining"],
  ["inPeriod", "paidInPeriod"],
  ["estimate", "estimate"],
  ["disbursed", "disbursed"],
  ["mobilised", "mobilised"],
  ["totalInvestment", "totalInvestment"],
  ["completed", "completedVolume"],
];

function readMeasure(words: readonly HeadingWords[]): MoneyMeasure | null {
  const cues = new Set(words.flatMap((each) => [...each.cues]));
  const nearest = nearestStage(words);
  // "Giải ngân › Tạm ứng chưa thu hồi" is one part of what was paid; since the start of a project it is what is still open.
  const isPartOfPaid =
    nearest === "advanceOutstanding" && words.slice(0, -1).some((each) => each.cues.has("disbursed"));
  const stage = isPartOfPaid && !cues.has("sinceStart") ? "disbursed" : nearest;
  if (stage === "disbursed") {
    if (cues.has("sinceStart")) return "paidSinceStart";
    if (cues.has("inPeriod") || words.at(-1)?.isWithinMonth === true) return "paidInPeriod";
    if (cues.has("estimate")) return "estimate";
    const leaf = words.at(-1)?.cues;
    if (leaf?.has("volume") === true || leaf?.has("completed") === true) return "volumePaid";
    return leaf?.has("advanced") === true || leaf?.has("outstanding") === true ? "advanced" : "disbursed";
  }
  // "Ước giải ngân › KLHT" and "Kế hoạch vốn › Huy động" are parts of what stands above them.
  if (stage === "completedVolume" && cues.has("estimate")) return "estimate";
  if (stage === "completedVolume" && cues.has("disbursed")) return "volumePaid";
  if (stage === "mobilised" && cues.has("plan")) return "plan";
  if (stage !== null) return stage;
  if (cues.has("volume")) return "volumePaid";
  if (cues.has("advanced")) return "advanced";
  if (!cues.has("adjusted")) {
    if (cues.has("initial")) return "initialPlan";
    if (cues.has("supplemented")) return "supplemented";
    if (cues.has("cut")) return "cut";
  }
  if (cues.has("allocated")) return "allocatedPlan";
  if (stage === null && !cues.has("plan") && isOffBudget(words)) return "mobilised";
  if (stage === null && words.at(-1)?.isWithinMonth === true && !cues.has("plan")) return "paidInPeriod";
  const isPlan = ["plan", "adjusted", "primeMinister", "council", "carried", "ownYear"].some((cue) =>
    cues.has(cue as ColumnCue),
  );
  return isPlan ? "plan" : null;
}

/**
 * "Tổng số › NSTW" under the title "Kế hoạch vốn năm 2024" is a plan, under "Giải ngân …" a payment. A title that names both
 * or none leaves columns of funds a plan: what is told by source without another word is what was given.
 */
function measureOfTitle(words: readonly HeadingWords[], { title }: TableDates): MoneyMeasure | null {
  const namesFunds = words.some(({ funds }) => funds.length > 0);
  if (!namesFunds && words.at(-1)?.cues.has("total") !== true) return null;
  const { cues } = readHeadingWords(title ?? "");
  // "Kết quả huy động nguồn lực": of budgets it tells what they add, and neither plan nor payment.
  if (cues.has("mobilised") && !cues.has("plan") && !cues.has("disbursed")) return null;
  if (cues.has("disbursed") && !cues.has("plan")) return "disbursed";
  return namesFunds || !(cues.has("plan") && cues.has("disbursed")) ? "plan" : null;
}

/** Whether all the money is raised outside the budget. */
function isOffBudget(words: readonly HeadingWords[]): boolean {
  const funds = words.flatMap(({ funds: each }) => each);
  return funds.length > 0 && funds.every((fund) => fundMeanings[fund].source.relation === "offBudget");
}

function nearestStage(words: readonly HeadingWords[]): MoneyMeasure | null {
  for (const { cues } of words.toReversed()) {
    const found = stages.find(([cue]) => cues.has(cue));
    if (found !== undefined) return found[1];
  }
  return null;
}

/** Measures that are true of a day. */
function isCounted(measure: MoneyMeasure): boolean {
  return (
    measure === "disbursed" ||
    measure === "advanced" ||
    measure === "volumePaid" ||
    measure === "estimate" ||
    measure === "mobilised" ||
    measure === "advanceOutstanding" ||
    measure === "completedVolume"
  );
}
