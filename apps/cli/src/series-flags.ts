/**
 * The flags of what is projected: a table of cumulative series, the deadline, and whether the plan cuts off.
 */
import { readSeriesFile } from "@giaingan/exchange";
import { decimal, formatNumber, formatPercent, type Language } from "@giaingan/finance";
import { type CumulativeSeries, type ProjectionDeadline, projectionDeadlines } from "@giaingan/finance/projection";
import type { Flag, Invocation } from "./command.ts";
import { readTextFile } from "./document-file.ts";
import { createProgressBar } from "./progress-bar.ts";
import { textOf } from "./question-flags.ts";
import { missingMark } from "./shown-figures.ts";
import { UsageError } from "./usage-error.ts";

/** The flags, for the help and the strict parser. */
export const seriesFlags: Readonly<Record<string, Flag>> = {
  series: {
    type: "string",
    valueName: "FILE.csv",
    meaning: {
      vi: "chuỗi lũy kế theo tháng: fiscal_year,month,key,to_date[,plan]; không cần sổ",
      en: "monthly cumulative series: fiscal_year,month,key,to_date[,plan]; no ledger needed",
    },
  },
  deadline: {
    type: "string",
    valueName: "DEADLINE",
    values: projectionDeadlines,
    meaning: {
      vi: "hạn: 12-31 (mặc định) hoặc 01-31 năm sau (13 tháng)",
      en: "by 12-31 (default) or by 01-31 of the next year (13 months)",
    },
  },
  uncapped: {
    type: "boolean",
    meaning: { vi: "không chặn dự báo ở mức kế hoạch", en: "do not cut projections off at the plan" },
  },
};

/** The table behind `--series`; null when the flag is left out. */
export async function readSeriesFlag(flags: Invocation["flags"]): Promise<readonly CumulativeSeries[] | null> {
  const path = textOf(flags["series"]);
  return path === null ? null : readSeriesFile(await readTextFile(path), { path });
}

/** A flag that would be left out of account in silence is wrong usage. */
export function refuseFlags({ flags }: Invocation, names: readonly string[], hasSeries: boolean): void {
  const given = names.find((name) => flags[name] !== undefined);
  if (given === undefined) return;
  if (hasSeries) {
    throw new UsageError(
      { vi: `--${given} không dùng được với --series.`, en: `--${given} cannot be used with --series.` },
      { vi: `Bỏ --${given}, hoặc hỏi từ sổ.`, en: `Leave --${given} out, or ask the ledger.` },
    );
  }
  throw new UsageError(
    { vi: `--${given} chỉ dùng với --series.`, en: `--${given} can be used with --series only.` },
    { vi: "Từ sổ, nêu ngày số liệu bằng --as-of.", en: "From the ledger, name the data date with --as-of." },
  );
}

/** Deadline and cap. */
export function readSeriesRules(flags: Invocation["flags"]): {
  readonly deadline: ProjectionDeadline;
  readonly isCapped: boolean;
} {
  return {
    deadline: (textOf(flags["deadline"]) ?? "12-31") as ProjectionDeadline,
    isCapped: flags["uncapped"] !== true,
  };
}

/** Tells how far a back-test is: origins done, and all of them. */
type BacktestProgress = (done: number, all: number) => void;

/** Works while a bar shows how far the back-test is; the bar goes away when the work ends, well or not. */
export async function withBacktestBar<Answer>(
  language: Language,
  work: (onProgress: BacktestProgress) => Answer | Promise<Answer>,
): Promise<Answer> {
  const bar = createProgressBar({ terminal: process.stderr, language, nowMs: () => performance.now() });
  const label = language === "vi" ? "Dự báo thử các năm trước" : "Projecting past years";
  try {
    return await work((done, all) => bar.show({ label, done, total: all, rowCount: done }));
  } finally {
    bar.clear();
  }
}

/** An amount of a series, in the money unit that the table has, in whole units from a thousand on. */
export function shownAmount(amount: number | null, language: Language): string {
  if (amount === null) return missingMark;
  const places = Math.abs(amount) >= 1_000 ? 0 : 2;
  return formatNumber(decimal(amount.toFixed(places)), { language, places });
}

/** A share of 1 as a percentage with one decimal. */
export function shownShare(share: number | null, language: Language): string {
  return share === null ? missingMark : formatPercent(decimal(share.toFixed(6)), { language, places: 1 });
}
