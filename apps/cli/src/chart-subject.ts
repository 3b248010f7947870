/**
 * What a chart is of: the flags that its question takes, and the answer from the ledger.
 */
import type { ChartName, ChartSubject } from "@giaingan/exchange";
import type { Breakdown } from "@giaingan/finance";
import type { ProjectionMethod } from "@giaingan/finance/projection";
import { askBacktest, askChanges, askProgress, askProjection, type Ledger } from "@giaingan/ledger";
import type { Flag, Invocation } from "./command.ts";
import { fromFlags, readFromFlags } from "./commands/changes.ts";
import { project } from "./commands/project.ts";
import { progressFlags, readProgressFlags } from "./progress-flags.ts";
import { filterFlags, groupFlags, momentFlags, questionFlags, readQuestionFlags, textOf } from "./question-flags.ts";
import { readSeriesRules, withBacktestBar } from "./series-flags.ts";
import { UsageError } from "./usage-error.ts";

type Flags = Readonly<Record<string, Flag>>;

function pickFlags(flags: Flags, names: readonly string[]): Flags {
  return Object.fromEntries(Object.entries(flags).filter(([name]) => names.includes(name)));
}

/** A projection is drawn of the whole: it has no groups. */
const projectionFlags: Flags = {
  ...momentFlags,
  ...filterFlags,
  ...pickFlags(project.flags, ["deadline", "uncapped", "method"]),
};

/** The flags of each chart's question. */
const flagsByChart: Readonly<Record<ChartName, Flags>> = {
  progress: progressFlags,
  plan: progressFlags,
  behind: { ...progressFlags, ...groupFlags },
  distribution: { ...progressFlags, ...groupFlags },
  cumulative: projectionFlags,
  bridge: { ...momentFlags, ...filterFlags, ...fromFlags },
  changes: { ...questionFlags, ...fromFlags },
  "at-risk": { ...projectionFlags, ...groupFlags },
  projection: projectionFlags,
  "needed-pace": projectionFlags,
  backtest: { ...questionFlags, ...pickFlags(project.flags, ["deadline", "uncapped"]) },
};

/** All of them, for the help and the strict parser. */
export const chartFlags: Flags = Object.assign({}, ...Object.values(flagsByChart)) as Flags;

/**
 * Asks the ledger for what the chart shows.
 *
 * @throws UsageError for a flag of another chart's question; Refusals of the question
 */
export async function askChart(
  ledger: Ledger,
  chart: ChartName,
  { flags, language }: Pick<Invocation, "flags" | "language">,
): Promise<{ readonly subject: ChartSubject; readonly revision: number }> {
  refuseForeignFlags(chart, flags);
  if (chart === "progress" || chart === "plan") {
    const { answer, revision } = await askProgress(ledger, { ...readProgressFlags(flags), by: ["source"] });
    return { subject: { chart, answer }, revision };
  }
  if (chart === "behind" || chart === "distribution") {
    const by: readonly Breakdown[] = chart === "behind" ? ["unit"] : ["project"];
    const { answer, revision } = await askProgress(ledger, readProgressFlags(flags, { by }));
    return { subject: { chart, answer }, revision };
  }
  if (chart === "bridge" || chart === "changes") {
    const question = readQuestionFlags(flags, { by: chart === "bridge" ? [] : ["unit"] });
    const { answer, revision } = await askChanges(ledger, { ...question, from: readFromFlags(flags) });
    return { subject: { chart, answer }, revision };
  }
  return withBacktestBar(language, async (onProgress) => {
    if (chart === "backtest") {
      const asked = { ...readQuestionFlags(flags), ...readSeriesRules(flags), onProgress };
      const { answer, revision } = await askBacktest(ledger, asked);
      const asOf = asked.asOf ?? (await ledger.overview({ revision })).dataDate;
      return { subject: { chart, answer: { ...answer, asOf } }, revision };
    }
    const by: readonly Breakdown[] = chart === "at-risk" ? ["unit"] : [];
    const method = (textOf(flags["method"]) ?? undefined) as ProjectionMethod | undefined;
    const asked = { ...readQuestionFlags(flags, { by }), ...readSeriesRules(flags), method, onProgress };
    const { answer, revision } = await askProjection(ledger, asked);
    return { subject: { chart, answer }, revision };
  });
}

/** A flag that would be left out of account in silence is wrong usage. */
function refuseForeignFlags(chart: ChartName, flags: Invocation["flags"]): void {
  const own = flagsByChart[chart];
  const foreign = Object.keys(chartFlags).find((name) => flags[name] !== undefined && !(name in own));
  if (foreign === undefined) return;
  const list = Object.keys(own)
    .map((name) => `--${name}`)
    .join(", ");
  throw new UsageError(
    { vi: `Biểu đồ ${chart} không dùng --${foreign}.`, en: `The chart ${chart} does not take --${foreign}.` },
    { vi: `Các cờ của nó: ${list}.`, en: `Its flags are: ${list}.` },
  );
}
