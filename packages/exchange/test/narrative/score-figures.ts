/**
 * Scores extracted figures against labels: recall, precision, and how often role, date, fund and review flag are right
 * among those found. A port of the scorer that the product is judged by.
 */
import { readFileSync } from "node:fs";
import { extractFigures } from "../../src/narrative/extraction.ts";
import { toWireFigure, type WireFigure } from "../../src/narrative/wire-figure.ts";

/** One labelled figure. */
interface GoldFigure {
  readonly raw: string;
  readonly kind: "money" | "percent";
  readonly vnd?: string | null;
  /** The literal reading where the print is doubtful: either value counts as found. */
  readonly vnd_literal?: string;
  readonly pct?: string;
  readonly role: string;
  readonly as_of?: string;
  readonly fund?: string;
  readonly must_flag?: boolean;
  readonly unit_missing?: boolean;
}

/** One labelled paragraph. */
export interface GoldDocument {
  readonly id: string;
  readonly text: string;
  readonly gold: readonly GoldFigure[];
}

/** Shares from 0 to 1; 1 where nothing is labelled. */
export interface Score {
  readonly documents: number;
  readonly figures: number;
  readonly recall: number;
  readonly precision: number;
  readonly role: number;
  readonly asOf: number;
  readonly fund: number;
  readonly review: number;
  readonly misses: readonly string[];
}

class Tally {
  right = 0;
  asked = 0;

  count(isRight: boolean): boolean {
    this.asked += 1;
    if (isRight) this.right += 1;
    return isRight;
  }

  get share(): number {
    return this.asked === 0 ? 1 : this.right / this.asked;
  }
}

/** The labelled paragraphs of a fixture. */
export function readGold(name: string): readonly GoldDocument[] {
  const lines = readFileSync(new URL(`../fixtures/narratives/${name}`, import.meta.url), "utf8").split("\n");
  return lines.filter((line) => line.trim() !== "").map((line) => JSON.parse(line) as GoldDocument);
}

/** Extracts and scores all paragraphs. */
export function scoreExtraction(documents: readonly GoldDocument[]): Score {
  const [recall, precision, role, asOf, fund, review] = [
    new Tally(),
    new Tally(),
    new Tally(),
    new Tally(),
    new Tally(),
    new Tally(),
  ];
  const misses: string[] = [];
  for (const { id, text, gold } of documents) {
    const free = new Set(extractFigures(text).figures.map(toWireFigure));
    for (const label of gold) {
      const found = findFigure(label, free);
      const mustReview = label.must_flag === true || label.unit_missing === true;
      if (mustReview) review.count(found?.needsReview === true);
      if (!recall.count(found !== undefined) || found === undefined) {
        misses.push(`${id}: missed ${label.raw}`);
        continue;
      }
      free.delete(found);
      precision.count(true);
      if (!role.count(found.role === label.role))
        misses.push(`${id}: ${label.raw} is ${label.role}, not ${found.role}`);
      if (label.as_of !== undefined && !asOf.count(found.asOf === label.as_of))
        misses.push(`${id}: ${label.raw} is of ${label.as_of}, not ${found.asOf}`);
      if (label.fund !== undefined && !fund.count(found.fund === label.fund))
        misses.push(`${id}: ${label.raw} is of ${label.fund}, not ${found.fund}`);
    }
    for (const figure of free) {
      precision.count(false);
      misses.push(`${id}: extra ${figure.raw}`);
    }
  }
  return {
    documents: documents.length,
    figures: recall.asked,
    recall: recall.share,
    precision: precision.share,
    role: role.share,
    asOf: asOf.share,
    fund: fund.share,
    review: review.share,
    misses,
  };
}

function findFigure(label: GoldFigure, free: ReadonlySet<WireFigure>): WireFigure | undefined {
  const candidates = [...free].filter((figure) => hasValue(label, figure));
  return candidates.find((figure) => figure.role === label.role) ?? candidates[0];
}

function hasValue(label: GoldFigure, figure: WireFigure): boolean {
  if (label.kind !== figure.kind) return false;
  if (label.kind === "percent") return Number(label.pct) === Number(figure.percent);
  if (label.vnd === null) return figure.amount === null;
  return figure.amount !== null && [label.vnd, label.vnd_literal].includes(figure.amount);
}
