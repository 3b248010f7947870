/**
 * `giaingan project`: what will have been disbursed by the deadline, how sure that is, and how wrong the method has been.
 */
import {
  type MovementProjectionAnswer,
  project as projectSeries,
  type ProjectionMethod,
  projectionMethods,
} from "@giaingan/finance/projection";
import { askProjection } from "@giaingan/ledger";
import { answerCommand } from "../answer-command.ts";
import type { Command, CommandOutput, Invocation } from "../command.ts";
import { projectionText, seriesText } from "../projection-text.ts";
import { questionFlags, readWholeFlag, textOf } from "../question-flags.ts";
import { readSeriesFlag, readSeriesRules, refuseFlags, seriesFlags, withBacktestBar } from "../series-flags.ts";
import { UsageError } from "../usage-error.ts";

const seriesOnlyFlags = ["month"];
const ledgerOnlyFlags = Object.keys(questionFlags).filter((name) => name !== "year");

const fromLedger = answerCommand<MovementProjectionAnswer>({
  name: "project",
  summary: { vi: "", en: "" },
  ask: async (ledger, question, { flags, language }) =>
    withBacktestBar(language, async (onProgress) =>
      askProjection(ledger, { ...question, ...readSeriesRules(flags), ...readMethod(flags), onProgress }),
    ),
  describe: (answer, language) => projectionText(answer, language),
});

export const project: Command = {
  name: "project",
  argumentNames: "",
  argumentCount: { min: 0, max: 0 },
  summary: {
    vi: "dự báo giải ngân đến hạn, với khoảng tin cậy và sai số của các năm trước",
    en: "what will be disbursed by the deadline, with intervals and past errors",
  },
  flags: {
    ...questionFlags,
    ...seriesFlags,
    month: {
      type: "string",
      valueName: "MONTH",
      meaning: {
        vi: "với --series: tháng cuối có số liệu được dùng, 1…13; số liệu sau tháng đó không được xem",
        en: "with --series: the last month whose data are used, 1…13; nothing later is looked at",
      },
    },
    method: {
      type: "string",
      valueName: "METHOD",
      values: projectionMethods,
      meaning: {
        vi: `phương pháp (mặc định: chọn theo dự báo thử): ${projectionMethods.join(", ")}`,
        en: `method (default: chosen by the back-test): ${projectionMethods.join(", ")}`,
      },
    },
  },
  run: async (invocation) => {
    const hasSeries = invocation.flags["series"] !== undefined;
    refuseFlags(invocation, hasSeries ? ledgerOnlyFlags : seriesOnlyFlags, hasSeries);
    return hasSeries ? projectFile(invocation) : fromLedger.run(invocation);
  },
};

function readMethod(flags: Invocation["flags"]): { readonly method: ProjectionMethod | undefined } {
  return { method: (textOf(flags["method"]) ?? undefined) as ProjectionMethod | undefined };
}

async function projectFile(invocation: Invocation): Promise<CommandOutput> {
  const { flags, language } = invocation;
  const fiscalYear = neededNumber("year", { min: 1900, max: 9999 }, invocation);
  const month = neededNumber("month", { min: 1, max: 13 }, invocation);
  const series = (await readSeriesFlag(flags)) ?? [];
  const asked = { ...readSeriesRules(flags), ...readMethod(flags), fiscalYear, month };
  const answer = await withBacktestBar(language, (onProgress) => projectSeries(series, { ...asked, onProgress }));
  // The document is the rows alone: what was found is told beside it.
  if (invocation.isJson) for (const { message } of answer.findings) console.error(`! ${message[language]}`);
  return { json: answer.rows, text: (shown) => seriesText(answer, shown) };
}

function neededNumber(
  name: string,
  range: { readonly min: number; readonly max: number },
  { flags }: Invocation,
): number {
  const value = readWholeFlag(`--${name}`, textOf(flags[name]), range);
  if (value !== null) return value;
  throw new UsageError(
    { vi: `Chưa nêu --${name}.`, en: `--${name} is missing.` },
    { vi: "Ví dụ: --series x.csv --year 2023 --month 6.", en: "For example: --series x.csv --year 2023 --month 6." },
  );
}
