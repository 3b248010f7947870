/**
 * Sums across a document: parts by source in one sentence, or by programme in several, against the total that a table, or
 * another sentence, tells. Where the digits of one part in another order close the gap, that part is proposed.
 */
import { type Decimal, decimal, type FundingSource, sourceKey } from "@giaingan/finance";
import { digitsOf, isOfAllSources, keyBesideSource, keyBesideSubject, type ToldFigure } from "../told-figure.ts";
import { programmeKey } from "../told-name.ts";
import {
  describeFigure,
  type DocumentCheck,
  type DocumentFinding,
  type DocumentJudgement,
  placesOfTold,
  tellFigure,
  type ToldDocument,
} from "./document-finding.ts";
import { moneyText } from "./place.ts";

/** Parts of one measure, and the total that the document tells of them. */
interface PartsTold {
  readonly parts: readonly ToldFigure[];
  readonly sum: bigint;
  readonly total: ToldFigure;
  /** Nothing is left out: they must add up. */
  readonly isExhaustive: boolean;
}

/** Compares parts that have no total in their own list with the total of the document. */
export function judgeDocumentSums(document: ToldDocument): DocumentJudgement {
  const findings: DocumentFinding[] = [];
  const checks: DocumentCheck[] = [];
  for (const told of [...partsBySource(document), ...partsByProgramme(document)]) {
    const gap = told.total.amount - told.sum;
    if (
      decimal(gap)
        .abs()
        .lte(toleranceOf([told.total, ...told.parts]))
    )
      checks.push(addsUp(told));
    else if (gap < 0n || told.isExhaustive) findings.push(doesNotAddUp(told));
  }
  return { findings, checks };
}

/** Parts of one sentence, each of another source, without a total in their own list. */
function partsBySource({ sentences, cells, figures }: ToldDocument): readonly PartsTold[] {
  const groups = new Map<string, ToldFigure[]>();
  for (const figure of sentences) {
    if (figure.place.kind !== "text" || isOfAllSources(figure)) continue;
    if (figures[figure.place.figureIndex]?.partOf !== null) continue;
    const key = `${figure.place.sentence}|${keyBesideSource(figure)}`;
    groups.set(key, [...(groups.get(key) ?? []), figure]);
  }
  return [...groups.values()].flatMap((parts) => {
    const [first] = parts;
    const isTold = parts.length > 1 && new Set(parts.map(({ source }) => sourceKey(source))).size === parts.length;
    if (first === undefined || !isTold || parts.some(({ source }) => source.relation !== null)) return [];
    const isTotal = (figure: ToldFigure): boolean =>
      isOfAllSources(figure) && keyBesideSource(figure) === keyBesideSource(first);
    return withTotal(parts, { cells: cells.filter(isTotal), sentences: sentences.filter(isTotal) }, isSplit(parts));
  });
}

const programmeKeys = ["newRuralDevelopment", "povertyReduction", "ethnicMinorityAreas"].map(programmeKey);

/** The three national target programmes, wherever each is told: together they are the total of "3 chương trình". */
function partsByProgramme({ sentences, cells }: ToldDocument): readonly PartsTold[] {
  const groups = new Map<string, ToldFigure[]>();
  for (const figure of [...sentences, ...cells]) {
    if (!programmeKeys.includes(figure.subject)) continue;
    const key = keyBesideSubject(figure);
    groups.set(key, [...(groups.get(key) ?? []), figure]);
  }
  return [...groups].flatMap(([key, told]) => {
    if (told.every(({ place }) => place.kind === "table")) return [];
    const parts = programmeKeys.flatMap((programme) => told.find(({ subject }) => subject === programme) ?? []);
    const isTotal = (figure: ToldFigure): boolean => figure.subject === "" && keyBesideSubject(figure) === key;
    const totals = { cells: cells.filter(isTotal), sentences: sentences.filter(isTotal) };
    return parts.length === programmeKeys.length ? withTotal(parts, totals, true) : [];
  });
}

/** The one total that a table tells, else the text; none where several differ. */
function withTotal(
  parts: readonly ToldFigure[],
  { cells, sentences }: { readonly cells: readonly ToldFigure[]; readonly sentences: readonly ToldFigure[] },
  isExhaustive: boolean,
): readonly PartsTold[] {
  const totals = (cells.length > 0 ? cells : sentences).filter(({ fiscalYear }) => fiscalYear !== null);
  const [total] = totals;
  if (total === undefined || totals.some(({ amount }) => amount !== total.amount)) return [];
  return [{ parts, sum: parts.reduce((sum, { amount }) => sum + amount, 0n), total, isExhaustive }];
}

/** Whether the parts leave nothing out: investment and recurrent money, or domestic and foreign, and all else alike. */
function isSplit(parts: readonly ToldFigure[]): boolean {
  if (parts.length !== 2) return false;
  const [left, right] = parts.map(({ source }) => source);
  if (left === undefined || right === undefined) return false;
  return (["nature", "origin"] as const).some((dimension) => {
    const isToldApart = left[dimension] !== null && right[dimension] !== null && left[dimension] !== right[dimension];
    const without = (source: FundingSource): string => sourceKey({ ...source, [dimension]: null });
    return isToldApart && without(left) === without(right);
  });
}

/** What rounding of the prints explains: half of the last place of each; whole đồng, nghìn and triệu are kept exactly. */
function toleranceOf(figures: readonly ToldFigure[]): Decimal {
  const isRounded = figures.some(({ stepDong }) => stepDong.gt(1_000_000));
  const isOfOneStep = figures.every(({ stepDong }) => stepDong.eq(figures[0]?.stepDong ?? stepDong));
  if (!isRounded && isOfOneStep) return decimal(0);
  return figures.reduce((all, { stepDong }) => all.plus(stepDong), decimal(0)).div(2);
}

/** The part that its own digits in another order would put right: 67.172 for 67.712. */
function proposalAmong({
  parts,
  sum,
  total,
}: PartsTold): { readonly part: ToldFigure; readonly amount: bigint } | null {
  const proposals = parts.flatMap((part) => {
    const amount = part.amount + total.amount - sum;
    return amount > 0n && digitsOf(amount) === digitsOf(part.amount) ? [{ part, amount }] : [];
  });
  const [proposal] = proposals;
  return proposal !== undefined && proposals.length === 1 ? proposal : null;
}

function addsUp({ parts, sum, total }: PartsTold): DocumentCheck {
  return {
    code: "partsSumToDocumentTotal",
    message: {
      vi: `${parts.length} phần cộng lại được ${moneyText(sum, "vi")}, khớp tổng: ${tellFigure(total, "vi")}.`,
      en: `${parts.length} parts add up to ${moneyText(sum, "en")}, as their total says: ${tellFigure(total, "en")}.`,
    },
    values: { sum: sum.toString(), total: total.amount.toString() },
    ...placesOfTold([...parts, total]),
  };
}

function doesNotAddUp(told: PartsTold): DocumentFinding {
  const { parts, sum, total } = told;
  const gap = total.amount - sum;
  const size = gap < 0n ? -gap : gap;
  const proposal = proposalAmong(told);
  const text = (language: "vi" | "en"): string => {
    const sums = `${parts.map(({ amount }) => moneyText(amount, language)).join(" + ")} = ${moneyText(sum, language)}`;
    const [whole, off] = [tellFigure(total, language), moneyText(size, language)];
    const fact =
      language === "vi"
        ? `Các phần (${describeFigure(total, "vi")}) cộng lại ${sums}, ${gap < 0n ? "vượt" : "thiếu"} ${off} so với tổng ${whole}.`
        : `The parts (${describeFigure(total, "en")}) add up to ${sums}, ${off} ${gap < 0n ? "more" : "less"} than the total of ${whole}.`;
    if (proposal === null)
      return language === "vi" ? `${fact} Kiểm tra từng phần và tổng.` : `${fact} Check each part and the total.`;
    const [printed, meant] = [moneyText(proposal.part.amount, language), moneyText(proposal.amount, language)];
    return language === "vi"
      ? `${fact} Có thể ${printed} gõ nhầm thứ tự chữ số của ${meant}: kiểm tra và sửa.`
      : `${fact} ${printed} may be ${meant} with digits in the wrong order: check and correct.`;
  };
  return {
    code: "partsDoNotSumToDocumentTotal",
    severity: "error",
    message: { vi: text("vi"), en: text("en") },
    values: {
      sum: sum.toString(),
      total: total.amount.toString(),
      gap: gap.toString(),
      ...(proposal === null ? {} : { printed: proposal.part.amount.toString(), proposed: proposal.amount.toString() }),
    },
    ...placesOfTold([...parts, total]),
  };
}
