/**
 * The report of a run: a table for people, JSON for programs.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { dirname } from "node:path";
import process from "node:process";
import { version as duckdbVersion } from "@duckdb/node-api";
import type { FailedCompetitor } from "./competitors-benchmark.ts";
import type { Outcome } from "./side-by-side.ts";

/** Figures beside the ratios, for one size. Memory is the peak of a process of its own. */
export interface SizeFigures {
  readonly size: number;
  readonly ledgerFileMb: number;
  /** Of the process that filled the ledger. */
  readonly loadMemoryMb: number;
  /** Of the process that opened it and asked all questions. */
  readonly askMemoryMb: number;
  /** Of the process that measured: the library and the raw queries on one instance, so far. */
  readonly measureMemoryMb: number;
  /** From the start of a process to the first whole answer, with the memory till then. */
  readonly firstAnswerMs: number;
  readonly firstAnswerMemoryMb: number;
  /** Whole answers, uncached. */
  readonly answersMs: Readonly<Record<string, number>>;
  readonly competitors: readonly (
    | {
        readonly competitor: string;
        readonly loadMs: number;
        /** Null: not measured. */
        readonly peakMemoryMb: number | null;
      }
    | FailedCompetitor
  )[];
}

/** The table of medians and ratios as text. */
export function reportText(outcomes: readonly Outcome[], figures: readonly SizeFigures[]): string {
  const lines = [row(["work", "entries", "side", "median ms", "ratio", "goal", ""])];
  for (const { name, size, medians, ratios } of outcomes) {
    for (const [index, { contender, medianMs }] of medians.entries()) {
      lines.push(row([index === 0 ? name : "", index === 0 ? String(size) : "", contender, shortNumber(medianMs)]));
    }
    for (const { numerator, denominator, ratio, ratioMax, isMet } of ratios) {
      const sides = `${numerator} / ${denominator}`;
      lines.push(row(["", "", sides, "", shortNumber(ratio), `≤ ${ratioMax}`, isMet ? "met" : "NOT MET"]));
    }
  }
  for (const each of figures) lines.push(...figureLines(each));
  return `${lines.join("\n")}\n`;
}

function figureLines(figures: SizeFigures): readonly string[] {
  const { size, ledgerFileMb, loadMemoryMb, askMemoryMb, measureMemoryMb, firstAnswerMs, firstAnswerMemoryMb } =
    figures;
  const milliseconds = (duration: number): string => `${Math.round(duration)} ms`;
  const answers = Object.entries(figures.answersMs).map(([name, duration]) => `${name} ${milliseconds(duration)}`);
  const others = figures.competitors.map((each) => {
    if ("failure" in each) return `${each.competitor} did not answer: ${each.failure}`;
    const { competitor, loadMs, peakMemoryMb } = each;
    const memory = peakMemoryMb === null ? "not told" : `${peakMemoryMb} MB`;
    return `${competitor} loaded in ${milliseconds(loadMs)}, peak memory ${memory}`;
  });
  return [
    `${size} entries: ledger file ${ledgerFileMb} MB; peak memory: loading ${loadMemoryMb} MB, asking ${askMemoryMb} MB, measuring ${measureMemoryMb} MB`,
    `  start to first answer ${milliseconds(firstAnswerMs)} with ${firstAnswerMemoryMb} MB; ${answers.join("; ")}`,
    ...others.map((line) => `  ${line}`),
  ];
}

/** Writes the JSON and its folder. */
export function writeReport(path: string, outcomes: readonly Outcome[], figures: readonly SizeFigures[]): void {
  const machine = { cpu: cpus()[0]?.model ?? "", cores: cpus().length, node: process.version, duckdb: duckdbVersion() };
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify({ machine, outcomes, figures }, null, 2)}\n`);
}

const widths = [28, 9, 56, 11, 9, 8, 8];

function row(cells: readonly string[]): string {
  return cells
    .map((cell, index) => cell.padEnd(widths[index] ?? 0))
    .join(" ")
    .trimEnd();
}

function shortNumber(value: number): string {
  return value < 0.1 ? value.toPrecision(2) : value.toFixed(2);
}
