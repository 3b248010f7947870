/**
 * What a column means, by the words above it. The words nearest to the column say most; those above say what it is a part
 * of: "Lũy kế giải ngân đến 31/10 › Vốn kéo dài › Tạm ứng".
 */
import { endOfMonth, type PlainDate, plainDate, sourceNotStated } from "@giaingan/finance";
import { fundMeanings, type FundName, sourceOf } from "../narrative/fund.ts";
import { type ColumnCue, type HeadingWords, readHeadingWords } from "./column-cues.ts";
import type { ColumnMeaning, MoneyMeasure, PlainColumnKind, RateColumn } from "./understood-table.ts";

/** What the table around a column says. */
export interface TableDates {
  readonly asOf: PlainDate | null;
  readonly fiscalYear: number | null;
  /** Null: none. */
  readonly title: string | null;
}

/** What a column's words say, and how surely. */
export interface ReadMeaning {
  readonly meaning: ColumnMeaning;
  readonly confidence: "certain" | "likely" | "unclear";
}

/** Reads the path of a column's heading. */
export function readColumnMeaning(path: readonly string[], dates: TableDates): ReadMeaning {
  const words = path.map(readHeadingWords);
  const leaf = words.at(-1);
  if (leaf === undefined) return { meaning: { kind: "unknown" }, confidence: "unclear" };
  const cues = new Set(words.flatMap((each) => [...each.cues]));
  const plain = readPlainColumn(words);
  if (plain !== null) return { meaning: { kind: plain }, confidence: leaf.cues.size > 0 ? "certain" : "likely" };
  if (isRate(words, path)) return { meaning: { kind: "rate", of: rateSubject(cues) }, confidence: "certain" };
  const measure = readMeasure(words) ?? measureOfTitle(words, dates);
  if (measure === null) return { meaning: { kind: "unknown" }, confidence: "unclear" };
  const isOwnYears = !leaf.cues.has("carried") && (leaf.cues.has("ownYear") || isOwnYear(leaf, dates));
  const isCarriedOver = cues.has("carried") && !isOwnYears;
  const vintage = readVintage(words, { isCarriedOver, dates });
  const funds = withoutLoans(words.flatMap(({ funds: each }) => each));
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
    asOf: isCounted(measure) ? readAsOf(words, dates) : null,
    isTotal: leaf.cues.has("total"),
  };
  return { meaning, confidence: leaf.cues.size + leaf.funds.length > 0 ? "certain" : "likely" };
}

/** "Vốn nước ngoài › Vốn vay" is lent to the budget: only other loans are money from outside it. */
export function withoutLoans(funds: readonly FundName[]): readonly FundName[] {
  return funds.includes("foreign") ? funds.filter((fund) => fund !== "credit") : funds;
}

/** Columns that hold no figure: the nearest words decide, unless they or those above speak of money. */
function readPlainColumn(words: readonly HeadingWords[]): PlainColumnKind | null {
  const leaf = words.at(-1);
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
    if (cues.has("year")) return "year";
    if (cues.has("asOfDay")) return "asOf";
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
  const stage = nearestStage(words);
  if (stage === "disbursed") {
    if (cues.has("sinceStart")) return "paidSinceStart";
    if (cues.has("inPeriod") || words.at(-1)?.isWithinMonth === true) return "paidInPeriod";
    if (cues.has("estimate")) return "estimate";
    const leaf = words.at(-1)?.cues;
    if (leaf?.has("volume") === true || leaf?.has("completed") === true) return "volumePaid";
    return leaf?.has("advanced") === true ? "advanced" : "disbursed";
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

/** The day of the nearest words that name one; "hết tháng trước" counts from the table's own month. */
function readAsOf(words: readonly HeadingWords[], { asOf, fiscalYear }: TableDates): PlainDate | null {
  for (const { cues, dates } of words.toReversed()) {
    for (const { year, month, day, kind } of dates) {
      if (month === null || kind === "year" || kind === "compared") continue;
      const ofYear = year ?? (month === 1 && day === 31 && fiscalYear !== null ? fiscalYear + 1 : fiscalYear);
      if (ofYear === null) continue;
      if (month === 13) return endOfMonth(ofYear + 1, 1);
      const date = day === null ? endOfMonth(ofYear, month) : plainDate({ year: ofYear, month, day });
      if (date !== null) return date;
    }
    if (asOf === null) continue;
    const [year, month] = [Number(asOf.slice(0, 4)), Number(asOf.slice(5, 7))];
    if (cues.has("previousMonth")) return month === 1 ? endOfMonth(year - 1, 12) : endOfMonth(year, month - 1);
    if (cues.has("reportMonth")) return endOfMonth(year, month);
  }
  return null;
}

/** "Năm 2023" among columns of carried-over money is this year's plan. */
function isOwnYear({ dates, yearsBack }: HeadingWords, { fiscalYear }: TableDates): boolean {
  return yearsBack === null && fiscalYear !== null && dates.some(({ year }) => year === fiscalYear);
}

/** The plan year that the money was first assigned in; null: not stated, or this year's. */
function readVintage(
  words: readonly HeadingWords[],
  { isCarriedOver, dates: { fiscalYear } }: { readonly isCarriedOver: boolean; readonly dates: TableDates },
): number | null {
  if (!isCarriedOver) return null;
  for (const { dates, yearsBack } of words.toReversed()) {
    if (yearsBack !== null && fiscalYear !== null) return fiscalYear - yearsBack;
    // A day that the money is counted to is no year of money: only "năm 2022" is.
    const named = dates.find(({ kind, year }) => kind === "year" && year !== null)?.year ?? null;
    if (named !== null && (fiscalYear === null || named < fiscalYear)) return named;
  }
  return null;
}
