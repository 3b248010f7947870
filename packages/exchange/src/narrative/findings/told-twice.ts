/**
 * Figures told twice: one figure (measure, source, year, day, and what it is of) with two values in one document. Where a
 * printed rate fits one of them only, the other is proven wrong.
 */
import type { Figure } from "../figure.ts";
import { denominatorOf, fitsRate } from "./document-division.ts";
import { digitsOf, isSameAmount, toldKey, type ToldFigure } from "../told-figure.ts";
import {
  describeFigure,
  type DividedRate,
  type Division,
  type DocumentCheck,
  type DocumentFinding,
  type DocumentJudgement,
  placesOfTold,
  tellFigure,
  type ToldDocument,
} from "./document-finding.ts";
import { moneyText } from "./place.ts";

/** Compares every figure of the text with the cells that tell the same, and with the text before it. */
export function judgeToldTwice(document: ToldDocument, rates: readonly DividedRate[]): DocumentJudgement {
  const findings: DocumentFinding[] = [];
  const checks: DocumentCheck[] = [];
  const cells = groupByKey(document.cells);
  const sentences = groupByKey(document.sentences);
  for (const [key, told] of sentences) {
    const inTables = cells.get(key) ?? [];
    const open: ToldFigure[] = [];
    for (const figure of told) {
      const same = inTables.find((cell) => isSameAmount(figure, cell));
      const other = inTables.find((cell) => isComparable(figure, cell));
      if (same !== undefined) checks.push(agrees(figure, same));
      else if (other !== undefined) findings.push(differs([figure, other], rates));
      else open.push(figure);
    }
    const confirmed = told.filter((figure) => !open.includes(figure));
    findings.push(...(confirmed.length > 0 ? [] : differencesWithin(open, rates)));
  }
  return { findings, checks };
}

/**
 * Of one key, each total that differs from the first one told, once. What no sentence calls the whole may be of something
 * smaller.
 */
function differencesWithin(told: readonly ToldFigure[], rates: readonly DividedRate[]): readonly DocumentFinding[] {
  const [first, ...others] = told.filter(({ isTotal }) => isTotal);
  if (first === undefined) return [];
  const seen: ToldFigure[] = [first];
  return others.flatMap((figure) => {
    if (seen.some((known) => isSameAmount(known, figure)) || !isComparable(first, figure)) return [];
    if (first.place.kind === "text" && figure.place.kind === "text" && first.place.sentence === figure.place.sentence)
      return [];
    seen.push(figure);
    return [differs([first, figure], rates)];
  });
}

function groupByKey(told: readonly ToldFigure[]): ReadonlyMap<string, readonly ToldFigure[]> {
  const groups = new Map<string, ToldFigure[]>();
  for (const figure of told) {
    const key = toldKey(figure);
    if (key === null) continue;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [figure]);
    else known.push(figure);
  }
  return groups;
}

/**
 * Whether two amounts may be meant as one figure: both are called the total or tell a source of it, or they are near, or a
 * slip of the pen apart (digits in another order, a unit of another size). What is far off may be of something smaller.
 */
function isComparable(left: ToldFigure, right: ToldFigure): boolean {
  if (left.isTotal && right.isTotal) return true;
  const [low, high] = left.amount < right.amount ? [left.amount, right.amount] : [right.amount, left.amount];
  if (low <= 0n) return false;
  if (low * 3n >= high * 2n) return true;
  return digitsOf(low) === digitsOf(high) || [10n, 1_000n, 1_000_000n].some((factor) => low * factor === high);
}

function differs(pair: readonly [ToldFigure, ToldFigure], rates: readonly DividedRate[]): DocumentFinding {
  const [left, right] = pair;
  const proof = proofAmong(pair, rates);
  const wrong = proof === null ? null : proof.fits === left ? right : left;
  const gap = left.amount > right.amount ? left.amount - right.amount : right.amount - left.amount;
  const text = (language: "vi" | "en"): string => {
    const [first, second] = [tellFigure(left, language), tellFigure(right, language)];
    const told =
      language === "vi"
        ? `Một số liệu (${describeFigure(left, language)}) ghi hai giá trị: ${first}; ${second}; lệch ${moneyText(gap, language)}.`
        : `One figure (${describeFigure(left, language)}) has two values: ${first}; ${second}; ${moneyText(gap, language)} apart.`;
    if (proof === null || wrong === null)
      return language === "vi"
        ? `${told} Đối chiếu với chứng từ và sửa chỗ sai.`
        : `${told} Compare with the vouchers and correct the wrong one.`;
    const [good, bad] = [moneyText(proof.fits.amount, language), moneyText(wrong.amount, language)];
    return language === "vi"
      ? `${told} Tỷ lệ đã in ${proof.rate.raw} chỉ khớp ${good}: ${proof.quotient[language]}. Nếu tỷ lệ đúng, sửa ${bad} thành ${good}.`
      : `${told} The printed rate ${proof.rate.raw} fits ${good} only: ${proof.quotient[language]}. If the rate is right, correct ${bad} to ${good}.`;
  };
  return {
    code: "figureToldTwice",
    severity: proof === null ? "warning" : "error",
    message: { vi: text("vi"), en: text("en") },
    values: {
      first: left.amount.toString(),
      second: right.amount.toString(),
      gap: gap.toString(),
      ...(proof === null ? {} : { proven: proof.fits.amount.toString(), rate: proof.rate.percent ?? "" }),
    },
    ...placesOfTold(pair),
  };
}

interface RateProof {
  readonly fits: ToldFigure;
  readonly rate: Figure;
  readonly quotient: { readonly vi: string; readonly en: string };
}

/** A printed rate of the text that is right with one of the two, and wrong with the other. */
function proofAmong(pair: readonly [ToldFigure, ToldFigure], rates: readonly DividedRate[]): RateProof | null {
  for (const { rate, divisions } of rates) {
    const tried = pair.map((figure) => divisions.filter((division) => isIn(figure, division)));
    if (tried.some((ofFigure) => ofFigure.length === 0)) continue;
    const fitting = tried.map((ofFigure) => ofFigure.find((division) => fitsRate(rate, division)));
    const at = fitting.findIndex((division) => division !== undefined);
    const [fits, division] = [pair[at], fitting[at]];
    if (fits === undefined || division === undefined || fitting.every((each) => each !== undefined)) continue;
    const quotient = (language: "vi" | "en"): string =>
      `${moneyText(division.numerator.amount, language)} / ${moneyText(denominatorOf(division), language)}`;
    return { fits, rate, quotient: { vi: quotient("vi"), en: quotient("en") } };
  }
  return null;
}

function isIn(figure: ToldFigure, { numerator, denominators }: Division): boolean {
  return numerator === figure || denominators.includes(figure);
}

function agrees(figure: ToldFigure, cell: ToldFigure): DocumentCheck {
  return {
    code: "figureAgrees",
    message: {
      vi: `Lời văn và bảng khớp nhau (${describeFigure(figure, "vi")}): ${tellFigure(figure, "vi")}; ${tellFigure(cell, "vi")}.`,
      en: `Text and table agree (${describeFigure(figure, "en")}): ${tellFigure(figure, "en")}; ${tellFigure(cell, "en")}.`,
    },
    values: { text: figure.amount.toString(), table: cell.amount.toString() },
    ...placesOfTold([figure, cell]),
  };
}
