/**
 * Document findings: what does not fit between two places of a document, each with both places and the proof.
 */
import {
  type Bilingual,
  type Finding,
  formatDate,
  type Language,
  type PassedCheck,
  sourceDimensions,
  sourceLabel,
  type TextPlace,
} from "@giaingan/finance";
import type { CellPlace } from "../../workbook/workbook.ts";
import type { Figure } from "../figure.ts";
import type { SentenceContext } from "../told-sentences.ts";
import type { ToldFigure, ToldMeasure } from "../told-figure.ts";
import { moneyText } from "./place.ts";

/** A finding whose places may be cells of tables too; `places` are those in the text. */
export interface DocumentFinding extends Finding {
  readonly cells: readonly CellPlace[];
}

/** A check that held between two places. */
export interface DocumentCheck extends PassedCheck {
  readonly cells: readonly CellPlace[];
}

/** The outcome of one kind of comparison. */
export interface DocumentJudgement {
  readonly findings: readonly DocumentFinding[];
  readonly checks: readonly DocumentCheck[];
}

/** What a document tells. */
export interface ToldDocument {
  readonly figures: readonly Figure[];
  readonly sentences: readonly ToldFigure[];
  readonly cells: readonly ToldFigure[];
  readonly context: SentenceContext;
}

/** What a rate may divide by what; a plan may be this year's and carried-over money together. */
export interface Division {
  readonly numerator: ToldFigure;
  readonly denominators: readonly ToldFigure[];
}

/** A printed rate of the text and all that it may divide, the likeliest first. */
export interface DividedRate {
  readonly rate: Figure;
  readonly divisions: readonly Division[];
}

const measureNames: Readonly<Record<ToldMeasure, Bilingual>> = {
  plan: { vi: "kế hoạch vốn", en: "capital plan" },
  allocated: { vi: "vốn đã phân bổ chi tiết", en: "detailed allocation" },
  disbursed: { vi: "giải ngân", en: "disbursement" },
  estimate: { vi: "ước giải ngân", en: "estimated disbursement" },
  mobilised: { vi: "vốn huy động", en: "mobilised capital" },
};

/** "giải ngân, đầu tư phát triển, năm 2023, đến 31/10/2023": which figure it is. */
export function describeFigure(figure: ToldFigure, language: Language): string {
  const { measure, isCarriedOver, source, fiscalYear, asOf } = figure;
  const isStated = sourceDimensions.some((dimension) => source[dimension] !== null);
  const [carried, year, to] =
    language === "vi" ? ["vốn kéo dài", "năm", "đến"] : ["carried-over money", "budget year", "to"];
  return [
    measureNames[measure][language],
    ...(isCarriedOver ? [carried] : []),
    ...(isStated ? [sourceLabel(source, { fiscalYear, showLevel: true })[language]] : []),
    ...(fiscalYear === null ? [] : [`${year} ${fiscalYear}`]),
    ...(asOf === null ? [] : [`${to} ${formatDate(asOf)}`]),
  ].join(", ");
}

/** "14.108 triệu đồng trong lời văn", "14.180 triệu đồng ở Bảng 1, dòng "Tổng cộng", cột "Giải ngân"". */
export function tellFigure({ amount, place }: ToldFigure, language: Language): string {
  const money = moneyText(amount, language);
  if (place.kind === "text")
    return language === "vi"
      ? `${money} trong lời văn ("${place.printed}")`
      : `${money} in the text ("${place.printed}")`;
  const { cell, row, column, isComputed } = place;
  if (isComputed)
    return language === "vi"
      ? `${money} khi cộng các dòng của ${cell.sheet}, cột "${column}"`
      : `${money} as the sum of the rows of ${cell.sheet}, column "${column}"`;
  return language === "vi"
    ? `${money} ở ${cell.sheet}, dòng "${row}", cột "${column}"`
    : `${money} in ${cell.sheet}, row "${row}", column "${column}"`;
}

/** Where figures stand: those in the text, and those in tables; each place once. */
export function placesOfTold(figures: readonly ToldFigure[]): {
  readonly places: readonly TextPlace[];
  readonly cells: readonly CellPlace[];
} {
  const places = new Map<string, TextPlace>();
  const cells = new Map<string, CellPlace>();
  for (const { place } of figures) {
    if (place.kind === "text") places.set(`${place.place.start}-${place.place.end}`, place.place);
    else cells.set(`${place.cell.sheet}/${place.cell.row}/${place.cell.column}`, place.cell);
  }
  return { places: [...places.values()], cells: [...cells.values()] };
}
