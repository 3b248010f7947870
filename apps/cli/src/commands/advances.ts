/**
 * `giaingan advances`: which advances are not yet recovered, and how old they are.
 */
import { formatDate, formatNumber, refuse } from "@giaingan/finance";
import { advanceAgeBuckets, type AdvancesAnswer, type AdvanceSums, type AgeBucket } from "@giaingan/finance/plan";
import { askAdvances } from "@giaingan/ledger";
import { answerCommand } from "../answer-command.ts";
import { answerText, type GroupColumn, groupTable } from "../answer-text.ts";
import type { Command, Invocation } from "../command.ts";
import { textOf } from "../question-flags.ts";
import { type FigureStyle, missingMark } from "../shown-figures.ts";

/** More columns than these cannot be shown. */
const bucketCountMax = 12;
const dayMax = 36_500;

export const advances: Command = answerCommand<AdvancesAnswer>({
  name: "advances",
  summary: {
    vi: "tạm ứng chưa thu hồi và tuổi của tạm ứng",
    en: "advances not yet recovered, and their age",
  },
  flags: {
    buckets: {
      type: "string",
      valueName: "DAYS",
      meaning: {
        vi: `mốc tuổi theo ngày, tăng dần (mặc định ${advanceAgeBuckets.join(",")})`,
        en: `ends of the age buckets in days, rising (default ${advanceAgeBuckets.join(",")})`,
      },
    },
  },
  ask: (ledger, question, { flags }) => askAdvances(ledger, { ...question, bucketDays: readBuckets(flags) }),
  describe: (answer, language) => {
    const style = { language, unit: answer.unit };
    return answerText(answer, [groupTable(answer, columnsOf(answer, style), { style })], language);
  },
});

/** @throws Refusal `invalidValue` for what are not whole days, each above the one before */
function readBuckets(flags: Invocation["flags"]): readonly number[] {
  const text = textOf(flags["buckets"]);
  if (text === null) return advanceAgeBuckets;
  const words = text.split(",").map((word) => word.trim());
  const days = words.map((word) => (/^\d{1,5}$/u.test(word) ? Number(word) : Number.NaN));
  const isRising = days.every((day, index) => day > (days[index - 1] ?? -1) && day <= dayMax);
  if (isRising && days.length <= bucketCountMax) return days;
  throw refuse("invalidValue", { name: "--buckets", value: text, expected: advanceAgeBuckets.join(",") });
}

function columnsOf({ total }: AdvancesAnswer, style: FigureStyle): readonly GroupColumn<AdvanceSums>[] {
  const { language } = style;
  return [
    { name: { vi: "Đã tạm ứng", en: "Advanced" }, amount: ({ advanced }) => advanced, isAlwaysShown: true },
    { name: { vi: "Đã thu hồi", en: "Recovered" }, amount: ({ recovered }) => recovered },
    { name: { vi: "Chưa thu hồi", en: "Outstanding" }, amount: ({ outstanding }) => outstanding, isAlwaysShown: true },
    { name: { vi: "Thu hồi vượt", en: "Over-recovered" }, amount: ({ overRecovered }) => positive(overRecovered) },
    ...total.buckets.map((bucket, index) => ({
      name: { vi: bucketName(bucket, "ngày"), en: bucketName(bucket, "days") },
      amount: ({ buckets }: AdvanceSums) => buckets[index]?.outstanding ?? null,
    })),
    {
      name: { vi: "Lâu nhất từ", en: "Oldest since" },
      text: ({ oldestOn }) => (oldestOn === null ? missingMark : formatDate(oldestOn)),
    },
    {
      name: { vi: "Tuổi bình quân (ngày)", en: "Average age (days)" },
      text: ({ averageAgeDays }) =>
        averageAgeDays === null ? missingMark : formatNumber(averageAgeDays, { language, places: 0 }),
    },
  ];
}

/** What is nothing needs no column. */
function positive(amount: bigint | null): bigint | null {
  return amount === 0n ? null : amount;
}

function bucketName({ fromDays, toDays }: AgeBucket, days: string): string {
  return toDays === null ? `≥ ${fromDays} ${days}` : `${fromDays}–${toDays} ${days}`;
}
