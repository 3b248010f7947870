import { expect, test } from "vitest";
import { answerProgress, type Movement, sourceNotStated } from "../src/index.ts";

const place = { fiscalYear: 2024, unitId: "Đăk Pne", projectId: null, componentId: null };
const central = { ...sourceNotStated, level: "central" } as const;

/** Paid in October from a source that nobody named, and in November told to be of the central budget. */
const movements: readonly Movement[] = [
  { ...place, source: central, kind: "assigned", effectiveOn: "2024-01-01", amount: 100n },
  { ...place, source: sourceNotStated, kind: "disbursed", effectiveOn: "2024-10-31", amount: 40n },
  { ...place, source: sourceNotStated, kind: "disbursed", effectiveOn: "2024-11-30", amount: -40n },
  { ...place, source: central, kind: "disbursed", effectiveOn: "2024-11-30", amount: 55n },
];

test("money that is told apart later leaves the source that nobody named in that month: the months add up", () => {
  const question = {
    asOf: "2024-12-31",
    fiscalYear: 2024,
    basis: "includingCarryOver",
    filter: {},
    unit: null,
  } as const;
  const { total, groups } = answerProgress(movements, { ...question, by: ["month", "source"] });
  expect(total.disbursedToDate).toBe(55n);
  expect(
    groups.map(({ key, disbursedToDate, disbursedInPeriod }) => [key.slice(0, 7), disbursedToDate, disbursedInPeriod]),
  ).toEqual([
    ["2024-01", null, null],
    ["2024-10", null, null],
    ["2024-10", 40n, 40n],
    ["2024-11", 55n, 55n],
    ["2024-11", 0n, -40n],
  ]);
  expect(groups.reduce((sum, { disbursedInPeriod }) => sum + (disbursedInPeriod ?? 0n), 0n)).toBe(55n);
});
