import { describe, expect, test } from "vitest";
import { decimal, type FundingSource, sourceNotStated } from "../src/index.ts";
import { answerPace, type PaceMeasures, type PaceQuestion } from "../src/pace/pace-answer.ts";
import type { TargetPace } from "../src/pace/pace-targets.ts";
import { targetsOf } from "../src/policy/policy-rules.ts";
import { alertCodes, moved, question } from "./paid-year.ts";
import { centralMoney, movements } from "./report-of-2023.ts";

const investment = centralMoney("investment", 2023);
const recurrent = centralMoney("recurrent", 2023);
const older = centralMoney("investment", 2022);
const targets = [{ date: "2023-09-30", share: decimal("0.6"), nature: "investment" }] as const;

type Plan = readonly [source: FundingSource, plan: bigint | null, paid: bigint | null];

/** Plans of January and payments of 30/09. */
function pace(plans: readonly Plan[], given: Partial<PaceQuestion> = {}): ReturnType<typeof answerPace> {
  const movementsOf = plans.flatMap(([source, plan, paid]) => [
    ...(plan === null ? [] : [moved("assigned", "2023-01-01", plan, { source })]),
    ...(paid === null ? [] : [moved("volumePaid", "2023-09-30", paid, { source })]),
  ]);
  return answerPace(movementsOf, { ...question, by: ["nature"], targets, ...given });
}

const told = ({ targetAmount, gap, status }: TargetPace): readonly unknown[] => [targetAmount, gap, status];
const pathOf = ({ curves }: PaceMeasures): readonly unknown[] => {
  const path = curves.find(({ curve }) => curve === "targets");
  return [path?.planToDate, path?.behind];
};

describe("a target of investment", () => {
  test.each<{ what: string; plans: readonly Plan[]; target: readonly unknown[] | null; path: readonly unknown[] }>([
    { what: "is none for recurrent money", plans: [[recurrent, 1_000n, 500n]], target: null, path: [null, null] },
    {
      what: "is measured on investment only",
      // 60% of 2.000 is 1.200; after the last target its share stays.
      plans: [
        [recurrent, 1_000n, 900n],
        [investment, 2_000n, 700n],
      ],
      target: [1_200n, 500n, "missed"],
      path: [1_200n, 500n],
    },
    {
      what: "cannot be told where payments may be of either",
      plans: [
        [recurrent, 1_000n, null],
        [investment, 2_000n, null],
        [sourceNotStated, null, 700n],
      ],
      target: [1_200n, null, "notStated"],
      path: [1_200n, null],
    },
    {
      what: "counts payments that can be of no other money",
      plans: [
        [investment, 2_000n, null],
        [sourceNotStated, null, 700n],
      ],
      target: [1_200n, 500n, "missed"],
      path: [1_200n, 500n],
    },
    {
      what: "cannot be told of a plan whose nature is not stated",
      plans: [[sourceNotStated, 2_000n, 700n]],
      target: [null, null, "notStated"],
      path: [null, null],
    },
    {
      what: "is none where payments can only be of recurrent money",
      plans: [
        [recurrent, 2_000n, null],
        [sourceNotStated, null, 700n],
      ],
      target: null,
      path: [null, null],
    },
  ])("$what", ({ plans, target, path }) => {
    const { total, findings } = pace(plans);
    expect(total.targets.map(told)).toEqual(target === null ? [] : [target]);
    expect(pathOf(total)).toEqual(path);
    expect(alertCodes(total).includes("targetMissed")).toBe(target?.[2] === "missed");
    expect(findings.map(({ code }) => code).includes("targetNatureNotStated")).toBe(target?.[2] === "notStated");
  });

  test("is missed by investment though recurrent money has made up for it, and the alert names it", () => {
    const { total, groups } = pace([
      [recurrent, 1_000_000_000n, 3_000_000_000n],
      [investment, 2_000_000_000n, 700_000_000n],
    ]);
    expect(total.alerts.map(({ message }) => message.vi)).toEqual([
      "Không đạt mục tiêu 60% đầu tư phát triển đến 30/09/2023, nay còn thiếu 500 triệu đồng.",
    ]);
    expect(groups.map(({ key, targets: ofGroup }) => [key, ofGroup.length])).toEqual([
      ["investment", 1],
      ["recurrent", 0],
    ]);
  });

  test("has no gap in the 2023 report, which tells no payment apart: 95% of 26.685 of investment", () => {
    const answer = answerPace(movements, { ...question, targets: targetsOf(2023) });
    expect(answer.total.targets.map(told)).toEqual([[25_350_750_000n, null, "notStated"]]);
    expect(answer.findings.map(({ code }) => code)).toEqual(["monthsGathered", "targetNatureNotStated"]);
    expect(answer.findings[1]?.message.vi).toContain("chỉ đặt cho đầu tư phát triển");
  });

  test("and one of recurrent money are each measured on their own; there is no one path", () => {
    const both = [...targets, { date: "2023-06-30", share: decimal("0.5"), nature: "recurrent" as const }];
    const { total, groups } = pace(
      [
        [recurrent, 1_000n, 400n],
        [investment, 2_000n, 700n],
      ],
      { targets: both },
    );
    expect(total.targets.map(({ nature, gap }) => [nature, gap])).toEqual([
      ["recurrent", 100n],
      ["investment", 500n],
    ]);
    expect(pathOf(total)).toEqual([null, null]);
    expect(groups.map(pathOf)).toEqual([
      [1_200n, 500n],
      [500n, 100n],
    ]);
  });
});

describe("needed pace", () => {
  const mixed: readonly Plan[] = [
    [older, 300n, 100n],
    [investment, 2_000n, 1_400n],
  ];
  const needed = (measures: PaceMeasures): readonly unknown[] =>
    measures.deadlines.map(({ neededPerMonth }) => neededPerMonth?.toFixed(0) ?? null);
  const at = (plans: readonly Plan[], asOf: string): ReturnType<typeof answerPace> =>
    pace(plans, { asOf, by: ["vintage"], targets: [] });

  test.each([
    // Before the first deadline the whole remainder, 800, in two months or three.
    { asOf: "2023-10-31", total: ["400", "267"], current: ["300", "200"], carriedOver: ["100", null] },
    // From 31/12 on, only the 600 of the year's own investment: one month, then half of one.
    { asOf: "2023-12-31", total: [null, "600"], current: [null, "600"], carriedOver: [null, null] },
    { asOf: "2024-01-31", total: [null, null], current: [null, null], carriedOver: [null, null] },
  ])("on $asOf is of what may still be disbursed: $total", ({ asOf, total, current, carriedOver }) => {
    const answer = at(mixed, asOf);
    expect(needed(answer.total)).toEqual(total);
    expect(answer.groups.map((group) => [group.key, needed(group)])).toEqual([
      ["2023", current],
      ["2022", carriedOver],
    ]);
  });

  test("is said of the part that has not lapsed", () => {
    const { total, sentence } = at(mixed, "2024-01-15");
    expect(sentence.vi).toContain("để giải ngân hết phần còn hạn cần");
    expect(total.alerts.map(({ message }) => message.vi).join("\n")).toContain("Để giải ngân hết phần còn hạn");
    expect(at(mixed, "2023-10-31").sentence.vi).not.toContain("phần còn hạn");
  });

  test("is not known after a deadline that payments are not told apart by", () => {
    const { total, sentence } = at(
      [
        [older, 300n, null],
        [investment, 2_000n, null],
        [sourceNotStated, null, 1_500n],
      ],
      "2024-01-15",
    );
    expect(needed(total)).toEqual([null, null]);
    expect(sentence.vi).not.toMatch(/cần|quá hạn/u);
    expect(alertCodes(total)).not.toContain("deadlinePassed");
  });

  test("is none beyond the plan: the sentence says by how much it is exceeded", () => {
    const { total, sentence } = at([[investment, 1_000_000_000n, 1_500_000_000n]], "2023-10-31");
    expect(sentence.vi).toMatch(/; vượt kế hoạch 500 triệu đồng$/u);
    expect(sentence.vi).not.toContain("gấp");
    expect(needed(total)).toEqual(["0", "0"]);
  });
});

describe("a month after silent months", () => {
  test.each([
    { what: "a voucher", kind: "volumePaid", date: "2023-03-10", isGathered: false },
    { what: "a voucher of the last day", kind: "volumePaid", date: "2023-03-31", isGathered: false },
    { what: "an unsplit payment inside the month", kind: "disbursed", date: "2023-03-10", isGathered: false },
    { what: "a running total", kind: "disbursed", date: "2023-03-31", isGathered: true },
  ] as const)("with $what: gathered is $isGathered", ({ kind, date, isGathered }) => {
    const given = [
      moved("assigned", "2023-01-01", 900n, { source: investment }),
      moved(kind, date, 90n, { source: investment }),
    ];
    const { total, findings } = answerPace(given, { ...question, asOf: "2023-04-30" });
    expect(findings.map(({ code }) => code)).toEqual(isGathered ? ["monthsGathered"] : []);
    expect(total.bestMonth?.month ?? null).toBe(isGathered ? null : "2023-03");
  });

  test("with a running total that was reversed holds nothing of theirs", () => {
    const paid = (kind: "disbursed" | "volumePaid", amount: bigint): ReturnType<typeof moved> =>
      moved(kind, "2023-03-31", amount);
    const { findings } = answerPace([paid("disbursed", 9n), paid("disbursed", -9n), paid("volumePaid", 9n)], question);
    expect(findings).toEqual([]);
  });
});
