/**
 * Arquero in a process of its own, in memory, with doubles: its sums are exact below 2^53 only. `FOLDER WARM_UP_TURNS TURNS`.
 */
import { createReadStream } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { entryEffects, type EntryKind } from "@giaingan/finance";
import { desc, op, table } from "arquero";
import { medianOf, tellParent } from "./child-process.ts";
import { type BenchQuestion, benchQuestions, dayOfTurn } from "./question-set.ts";

const [folder = "", warmUpTurns, turns] = process.argv.slice(2);

async function readCells(name: string): Promise<readonly (readonly string[])[]> {
  const lines = createInterface({ input: createReadStream(join(folder, `${name}.csv`)) });
  const rows: (readonly string[])[] = [];
  for await (const line of lines) rows.push(line.split(","));
  return rows.slice(1);
}

/** A kind of money: its source as one text, and with which sign it counts in plan and in payments. */
const classes = new Map(
  (await readCells("entry_classes")).map(([id = "", kind = "", ...source]) => {
    const { measure, sign } = entryEffects[kind as EntryKind];
    const signIn = (wanted: string): number => (measure === wanted ? Number(sign) : 0);
    return [id, { source: source.join("/"), plan: signIn("plan"), disbursed: signIn("disbursed") }];
  }),
);

const startedAt = performance.now();
const frame = await readFrame();
const loadMs = performance.now() - startedAt;

async function readFrame(): Promise<ReturnType<typeof table>> {
  const columns = {
    source: [] as string[],
    plan: [] as number[],
    disbursed: [] as number[],
    day: [] as number[],
    month: [] as number[],
    fiscalYear: [] as number[],
    unit: [] as string[],
    project: [] as string[],
  };
  const lines = createInterface({ input: createReadStream(join(folder, "entries.csv")) });
  let isHeader = true;
  for await (const line of lines) {
    const [, unit = "", classId = "", effectiveOn = "", month, fiscalYear, project = "", amount] = line.split(",");
    const entryClass = classes.get(classId);
    if (isHeader || entryClass === undefined) {
      isHeader = false;
      continue;
    }
    columns.source.push(entryClass.source);
    columns.plan.push(entryClass.plan * Number(amount));
    columns.disbursed.push(entryClass.disbursed * Number(amount));
    columns.day.push(dayNumber(effectiveOn));
    columns.month.push(Number(month));
    columns.fiscalYear.push(Number(fiscalYear));
    columns.unit.push(unit);
    columns.project.push(project);
  }
  return table(columns);
}

function dayNumber(date: string): number {
  return Number(date.replaceAll("-", ""));
}

/** Plan and payments only, by the keys of the question: less than the other sides add up. */
function ask({ groupBy, fiscalYear, slowest }: BenchQuestion, asOf: string): unknown {
  const keys = [...new Set(groupBy.map((dimension) => columnOf[dimension] ?? "source"))];
  const year = fiscalYear ?? 0;
  const asked = frame
    .params({ last: dayNumber(asOf), year })
    .filter((row: Cells, given: Limits) => row.day <= given.last && (given.year === 0 || row.fiscalYear === given.year))
    .groupby(...keys)
    .rollup({ plan: op.sum("plan"), disbursed: op.sum("disbursed") });
  if (slowest === null) return asked.objects();
  const rated = asked.filter((row: Cells) => row.plan > 0);
  return rated
    .derive({ rate: (row: Cells) => -row.disbursed / row.plan })
    .orderby(desc("rate"))
    .objects({ limit: slowest });
}

interface Limits {
  readonly last: number;
  readonly year: number;
}
interface Cells {
  readonly plan: number;
  readonly disbursed: number;
  readonly day: number;
  readonly fiscalYear: number;
}

const columnOf: Readonly<Record<string, string>> = {
  fiscalYear: "fiscalYear",
  month: "month",
  unit: "unit",
  project: "project",
};

const mediansMs = benchQuestions.map((question) => {
  const durations: number[] = [];
  for (let turn = -Number(warmUpTurns); turn < Number(turns); turn += 1) {
    const askedAt = performance.now();
    ask(question, dayOfTurn(turn));
    if (turn >= 0) durations.push(performance.now() - askedAt);
  }
  return medianOf(durations);
});
tellParent({ loadMs, mediansMs });
