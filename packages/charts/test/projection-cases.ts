/**
 * The projections that tests draw, read from where they are kept, and how to make an SVG of them.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import type { BacktestAnswer, MovementProjectionAnswer } from "@giaingan/finance/projection";
import {
  backtestChart,
  type BacktestChartOptions,
  cumulativeChart,
  neededPaceChart,
  projectionChart,
  type ProjectionChartOptions,
  serializeSvg,
} from "../src/index.ts";
import { emptyDocument, frame2023 } from "./chart-cases.ts";
import { madeBacktests, madeProjections } from "./projection-years.ts";

interface KeptAnswers {
  readonly projections: Readonly<Record<string, MovementProjectionAnswer>>;
  readonly backtests: Readonly<Record<string, BacktestAnswer>>;
}

const keptFile = new URL("golden/projections.json", import.meta.url);

/** As with pictures: remove the file to have it written anew. Amounts in đồng are kept as "14108000000 đ". */
function readKept(): KeptAnswers {
  if (!existsSync(keptFile)) {
    if (process.env["CI"]) throw new Error("golden/projections.json is missing");
    const made = { projections: madeProjections(), backtests: madeBacktests() };
    const withUnit = (_: string, value: unknown): unknown => (typeof value === "bigint" ? `${value} đ` : value);
    writeFileSync(keptFile, `${JSON.stringify(made, withUnit)}\n`);
  }
  const withoutUnit = (_: string, value: unknown): unknown =>
    typeof value === "string" && /^-?\d+ đ$/u.test(value) ? BigInt(value.slice(0, -2)) : value;
  return JSON.parse(readFileSync(keptFile, "utf8"), withoutUnit) as KeptAnswers;
}

const kept = readKept();

/** The names of the cases. */
export const projectionNames: readonly string[] = Object.keys(kept.projections);

/** The answer of a case. */
export function projectionCase(name: string): MovementProjectionAnswer {
  const answer = kept.projections[name];
  if (answer === undefined) throw new Error(`there is no case ${name}`);
  return answer;
}

/** The back-test of a case. */
export function backtestCase(name: string): BacktestAnswer {
  const answer = kept.backtests[name];
  if (answer === undefined) throw new Error(`there is no back-test ${name}`);
  return answer;
}

/** Options of a slide. */
const projectionOptions: Omit<ProjectionChartOptions, "document" | "unit"> = {
  language: "vi",
  asOf: "2023-10-31",
  frame: frame2023,
  isSample: true,
};

/** The projection as an element. */
export function drawProjection(
  answer: MovementProjectionAnswer,
  options: Partial<ProjectionChartOptions> = {},
): SVGElement {
  return projectionChart(answer, { ...optionsOf(answer, options), document: emptyDocument() });
}

/** The running totals as an element. */
export function drawCumulative(
  answer: MovementProjectionAnswer,
  options: Partial<ProjectionChartOptions> = {},
): SVGElement {
  const { fiscalYear, months, total } = answer;
  const given = { ...optionsOf(answer, options), document: emptyDocument() };
  return cumulativeChart({ fiscalYear, months, plan: total.plan }, given);
}

/** The needed pace as an element. */
export function drawNeededPace(
  answer: MovementProjectionAnswer,
  options: Partial<ProjectionChartOptions> = {},
): SVGElement {
  return neededPaceChart(answer, { ...optionsOf(answer, options), document: emptyDocument() });
}

/** The back-test as an element. */
export function drawBacktest(answer: BacktestAnswer, options: Partial<BacktestChartOptions> = {}): SVGElement {
  return backtestChart(answer, { ...projectionOptions, ...options, document: emptyDocument() });
}

/** A slide whose title is the answer's sentence, unless the options say otherwise. */
function optionsOf(
  answer: MovementProjectionAnswer,
  options: Partial<ProjectionChartOptions>,
): Omit<ProjectionChartOptions, "document"> {
  const frame = { ...frame2023, title: answer.sentence[options.language ?? "vi"] };
  return { ...projectionOptions, unit: answer.unit, frame, ...options };
}

/** A picture as a file. */
export function svgOf(element: SVGElement): string {
  return serializeSvg(element);
}
