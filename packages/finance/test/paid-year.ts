/** A budget year of 2023 with a plan, and what was paid month by month. */
import { decimal, endOfMonth, type EntryKind, type Movement, sourceNotStated } from "../src/index.ts";
import { answerPace, type PaceAnswer, type PaceMeasures, type PaceQuestion } from "../src/pace/pace-answer.ts";
import { asOf } from "./report-of-2023.ts";

const million = 1_000_000n;
/** As of the 2023 report, by the calendar, without targets. */
export const question: PaceQuestion = {
  asOf,
  fiscalYear: 2023,
  by: [],
  filter: {},
  unit: null,
  curve: "calendar",
  targets: [],
};
/** Three quarters of a plan's way: 60% by 30/09, 95% by 31/12, all by 31/01. */
export const targets = [
  { date: "2023-09-30", share: decimal("0.6"), name: { vi: "Hết quý III", en: "End of Q3" } },
  { date: "2023-12-31", share: decimal("0.95") },
  { date: "2024-01-31", share: decimal(1) },
];

/** A movement of 2023 whose source is not stated. */
export function moved(kind: EntryKind, effectiveOn: string, amount: bigint, stated: Partial<Movement> = {}): Movement {
  const place = { fiscalYear: 2023, unitId: "kon-ray", projectId: null, componentId: null, source: sourceNotStated };
  return { ...place, kind, effectiveOn, amount, ...stated };
}

/** A plan of 1.200 triệu from January, and payments in triệu at the ends of the months named. */
export function paidBy(months: Readonly<Record<number, bigint>>, given: Partial<PaceQuestion> = {}): PaceAnswer {
  const payments = Object.entries(months).map(([month, amount]) =>
    moved("disbursed", endOfMonth(2023, Number(month)), amount * million),
  );
  return answerPace([moved("assigned", "2023-01-01", 1_200n * million), ...payments], { ...question, ...given });
}

/** The codes of the alerts, in their order. */
export function alertCodes({ alerts }: PaceMeasures): readonly string[] {
  return alerts.map(({ code }) => code);
}
