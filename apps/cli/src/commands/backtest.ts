/**
 * `giaingan backtest`: what every method would have said in past years, and how wrong it would have been.
 */
import type { Language } from "@giaingan/finance";
import { backtest as backtestSeries, type BacktestAnswer, type BacktestRow } from "@giaingan/finance/projection";
import { askBacktest } from "@giaingan/ledger";
import { answerCommand } from "../answer-command.ts";
import type { Command } from "../command.ts";
import {
  readSeriesFlag,
  readSeriesRules,
  refuseFlags,
  seriesFlags,
  shownShare,
  withBacktestBar,
} from "../series-flags.ts";
import { questionFlags } from "../question-flags.ts";
import { textTable } from "../text-table.ts";
import { shortName } from "../projection-text.ts";

const fromLedger = answerCommand<BacktestAnswer>({
  name: "backtest",
  summary: { vi: "", en: "" },
  ask: async (ledger, question, { flags, language }) =>
    withBacktestBar(language, async (onProgress) =>
      askBacktest(ledger, { ...question, ...readSeriesRules(flags), onProgress }),
    ),
  describe,
});

export const backtest: Command = {
  name: "backtest",
  argumentNames: "",
  argumentCount: { min: 0, max: 0 },
  summary: {
    vi: "dự báo thử các năm trước bằng mọi phương pháp, và sai bao nhiêu",
    en: "past years projected by every method, and how wrong each was",
  },
  flags: { ...questionFlags, ...seriesFlags },
  run: async (invocation) => {
    const series = await readSeriesFlag(invocation.flags);
    if (series === null) return fromLedger.run(invocation);
    refuseFlags(invocation, Object.keys(questionFlags), true);
    const answer = await withBacktestBar(invocation.language, (onProgress) =>
      backtestSeries(series, { ...readSeriesRules(invocation.flags), onProgress }),
    );
    return { json: answer, text: (language) => describe(answer, language) };
  },
};

function describe({ rows, choice, findings }: BacktestAnswer, language: Language): string {
  const isVietnamese = language === "vi";
  const notes = findings.map(({ message }) => `! ${message[language]}`);
  if (rows.length === 0) {
    const none = isVietnamese
      ? "Chưa dự báo thử được: cần một chuỗi có hai năm trọn vẹn trở lên."
      : "Nothing can be tested: a series with two complete years or more is needed.";
    return [none, ...notes].join("\n");
  }
  const title = isVietnamese
    ? `Dự báo thử các năm ${choice.years.join(", ")}, từ cuối mỗi tháng, bằng số liệu có lúc đó; xếp từ ít sai nhất.`
    : `Projections of ${choice.years.join(", ")} from the end of each month, with what was known then; the least wrong first.`;
  const head = isVietnamese
    ? ["Phương pháp", "Sai số", "Lệch", "Tháng 3", "Tháng 6", "Tháng 9", "Trong 80%", "Rộng 80%"]
    : ["Method", "Error", "Bias", "Month 3", "Month 6", "Month 9", "Within 80%", "Width 80%"];
  const order = choice.ranking.map(({ method }) => method);
  const shown = order.map((method) => {
    const of = (month: number | null): BacktestRow | undefined =>
      rows.find((row) => row.method === method && row.year === null && row.month === month);
    const share = (value: number | null | undefined): string => shownShare(value ?? null, language);
    return [
      shortName(method, language),
      share(of(null)?.wape),
      share(of(null)?.bias),
      share(of(3)?.wape),
      share(of(6)?.wape),
      share(of(9)?.wape),
      share(of(null)?.coverage80),
      share(of(null)?.width80),
    ];
  });
  return [title, "", textTable(head, shown, [1, 2, 3, 4, 5, 6, 7]), ...notes].join("\n");
}
