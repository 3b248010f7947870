/**
 * Told figures: an amount of a document with all that makes it the same figure elsewhere (measure, source, year, day, and
 * what it is of), whether a sentence or a cell of a table tells it.
 */
import {
  type Decimal,
  type Dong,
  type FundingSource,
  type PlainDate,
  sourceKey,
  sourceNotStated,
  type TextPlace,
} from "@giaingan/finance";
import type { CellPlace } from "../workbook/workbook.ts";

/** Measures that text and tables both tell. */
export type ToldMeasure = "plan" | "allocated" | "disbursed" | "estimate" | "mobilised";

/** Where a figure is told. */
export type ToldPlace =
  | {
      readonly kind: "text";
      /** Index among the figures of the text. */
      readonly figureIndex: number;
      readonly sentence: number;
      readonly place: TextPlace;
      readonly printed: string;
    }
  | {
      readonly kind: "table";
      /** Its cell in the workbook's sheet; of a sum of rows the first cell of the column. */
      readonly cell: CellPlace;
      /** Names that an officer finds it by. */
      readonly row: string;
      readonly column: string;
      /** The rows above it were added up: the table prints no total. */
      readonly isComputed: boolean;
    };

/** One amount that a document tells. */
export interface ToldFigure {
  readonly measure: ToldMeasure;
  /** Money of earlier years. */
  readonly isCarriedOver: boolean;
  readonly amount: Dong;
  /** One of the last printed place, in đồng. */
  readonly stepDong: Decimal;
  /** Current money has no vintage here; of carried-over money it is what the document tells. */
  readonly source: FundingSource;
  readonly fiscalYear: number | null;
  /** Null for plans, and where the document does not say. */
  readonly asOf: PlainDate | null;
  /** "": the document as a whole; else the key of a row's name, or of a programme. */
  readonly subject: string;
  /** Who assigned the plan, or which version it is, as far as it is said: figures of two bases are two figures. */
  readonly basis: string;
  /** Its own words, or its row, call it the total. */
  readonly isTotal: boolean;
  readonly place: ToldPlace;
}

/** Equal for figures that must have one value; null where the budget year is not known. */
export function toldKey(figure: ToldFigure): string | null {
  return figure.fiscalYear === null ? null : `${sourceKey(figure.source)}|${keyBesideSource(figure)}`;
}

/** Equal for figures that may be parts of one total by their sources. */
export function keyBesideSource({ measure, isCarriedOver, fiscalYear, asOf, subject, basis }: ToldFigure): string {
  return [measure, isCarriedOver, fiscalYear, asOf, subject, basis].join("|");
}

/** Equal for figures that may be parts of one total by what they are of. */
export function keyBesideSubject(figure: ToldFigure): string {
  return `${sourceKey(figure.source)}|${keyBesideSource({ ...figure, subject: "" })}`;
}

/** Whether no dimension of the source is told: the figure is a total over all of them. */
export function isOfAllSources({ source }: ToldFigure): boolean {
  return sourceKey(source) === sourceKey(sourceNotStated);
}

/** The digits of an amount without the zeros at its end, sorted: equal where one is the other with digits in another order. */
export function digitsOf(amount: bigint): string {
  return amount.toString().replace(/0+$/u, "").split("").sort().join("");
}

/** Whether two prints may be of one amount: they differ by less than one of the last place of the coarser print. */
export function isSameAmount(left: ToldFigure, right: ToldFigure): boolean {
  const gap = left.amount > right.amount ? left.amount - right.amount : right.amount - left.amount;
  const step = left.stepDong.gt(right.stepDong) ? left.stepDong : right.stepDong;
  return gap === 0n || step.gt(gap.toString());
}
