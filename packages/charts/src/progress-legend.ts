/**
 * The progress chart's legend: the signs that it uses and does not name where they stand.
 */
import type { LegendItem } from "./legend.ts";
import { hasTimeMark, isBehind, type ProgressInput } from "./progress-input.ts";
import { wording } from "./wording.ts";

/** The legend's items, in reading order. */
export function progressLegend(
  input: Pick<ProgressInput, "rows" | "total" | "language" | "timeLabel">,
): readonly LegendItem[] {
  const { rows, total, language } = input;
  const all = total === null ? rows : [total, ...rows];
  const items: readonly (LegendItem & { readonly isUsed: boolean })[] = [
    {
      isUsed: all.some((row) => row.disbursed !== null),
      sign: "square",
      tone: "actual",
      text: wording.disbursed[language],
    },
    { isUsed: all.some((row) => row.plan !== null), sign: "square", tone: "plan", text: wording.plan[language] },
    {
      isUsed: !hasTimeMark(input) && rows.some((row) => row.timeMark !== null),
      sign: "tick",
      tone: "ink",
      text: input.timeLabel ?? wording.timeMark[language],
    },
    {
      isUsed: !isBehind(input) && rows.some((row) => row.behindText !== null),
      sign: "line",
      tone: "behind",
      text: wording.behindTime[language],
    },
  ];
  return items.filter((item) => item.isUsed);
}
