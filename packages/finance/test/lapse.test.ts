import { describe, expect, test } from "vitest";
import { builtInPolicies } from "../src/policy/built-in-policies.ts";
import { type EntryKind, type Movement, type PlainDate, sourceNotStated } from "../src/index.ts";
import { answerLapse, type LapseQuestion } from "../src/pace/lapse.ts";
import { asOf, centralMoney, movements as report } from "./report-of-2023.ts";

const million = 1_000_000n;

function questionOf(changes: Partial<LapseQuestion> = {}): LapseQuestion {
  return { asOf, fiscalYear: 2023, by: ["source"], filter: {}, unit: null, ...changes };
}

/** A movement of so many triệu. */
function move(
  kind: EntryKind,
  amount: bigint,
  changes: Partial<Omit<Movement, "kind" | "amount">> & { readonly effectiveOn: PlainDate },
): Movement {
  const source = centralMoney("investment", 2023);
  const place = { fiscalYear: 2023, unitId: "kon-ray", projectId: null, componentId: null, source };
  return { ...place, ...changes, kind, amount: amount * million };
}

function inMillions(amount: bigint | null | undefined): bigint | null {
  return amount === null || amount === undefined ? null : amount / million;
}

describe("the report of 2023 as of 31/10/2023", () => {
  const answer = answerLapse(report, questionOf());

  test("gives recurrent and investment money their own deadlines", () => {
    expect(answer.groups.map(({ label, plan, deadline }) => [label.vi, inMillions(plan), deadline?.date])).toEqual([
      ["Sự nghiệp 2023", 2562n, "2023-12-31"],
      ["Đầu tư phát triển 2022, kéo dài", 2371n, "2023-12-31"],
      ["Sự nghiệp 2022, chuyển nguồn", 1186n, "2023-12-31"],
      ["Đầu tư phát triển 2023", 24_314n, "2024-01-31"],
      ["Chưa phân theo nguồn", null, undefined],
    ]);
    expect(answer.groups.map(({ deadline }) => deadline?.settlementUntil ?? null)).toEqual([
      "2024-01-31",
      null,
      "2024-01-31",
      null,
      null,
    ]);
    expect(answer.groups[3]?.deadline).toMatchObject({ ruleId: "investment-current-2020", isVerified: true });
  });

  test("has 16.325 triệu not disbursed: 8.163 a month to 31/12, 5.442 to 31/01, against 1.411 so far", () => {
    expect(answer.total).toMatchObject({ plan: 30_433n * million, remaining: 16_325n * million, lapsed: 0n });
    const perMonth = answer.yearEnds.map(({ date, daysLeft, neededPerMonth, soFarPerMonth }) => ({
      date,
      daysLeft,
      needed: neededPerMonth?.div(1_000_000).toFixed(0),
      soFar: soFarPerMonth?.div(1_000_000).toFixed(0),
    }));
    expect(perMonth).toEqual([
      { date: "2023-12-31", daysLeft: 61, needed: "8163", soFar: "1411" },
      { date: "2024-01-31", daysLeft: 92, needed: "5442", soFar: "1411" },
    ]);
    expect(answer.yearEnds.map(({ lapsed, inSettlement }) => [lapsed, inSettlement])).toEqual([
      [0n, 0n],
      [0n, 0n],
    ]);
    expect(answer.yearEnds.map(({ atRiskAtPaceSoFar }) => atRiskAtPaceSoFar)).toEqual([
      13_503_400_000n,
      12_092_600_000n,
    ]);
  });

  test("does not pretend to know what each slice has disbursed, and says so", () => {
    const told = answer.groups.filter(({ plan }) => plan !== null);
    expect(told).toHaveLength(4);
    for (const group of told) {
      const { disbursed, remaining, atRiskAtPaceSoFar, lapsed, status } = group;
      expect([disbursed, remaining, atRiskAtPaceSoFar, lapsed, status]).toEqual([null, null, null, null, "unknown"]);
    }
    expect(answer.total.atRiskAtPaceSoFar).toBeNull();
    expect(answer.findings.map(({ code }) => code)).toEqual(["disbursementNotTold"]);
  });

  test("sums plans by date, and what the whole needs a month to each", () => {
    expect(
      answer.deadlines.map(({ date, plan, planDueByThen, wholeNeededPerMonth }) => [
        date,
        inMillions(plan),
        inMillions(planDueByThen),
        wholeNeededPerMonth?.div(1_000_000).toFixed(0),
      ]),
    ).toEqual([
      ["2023-12-31", 6119n, 6119n, "8163"],
      ["2024-01-31", 24_314n, 30_433n, "5442"],
    ]);
  });

  test("is told in one sentence", () => {
    expect(answer.sentence).toEqual({
      vi: "Đến 31/10/2023 còn 16.325 triệu đồng chưa giải ngân; cần 8.163 triệu đồng/tháng để kịp 31/12/2023 (5.442 nếu đến 31/01/2024), trong khi bình quân từ đầu năm 1.411",
      en: "By 31/10/2023 16,325 million VND is not disbursed; 8,163 million VND a month is needed by 31/12/2023 (5,442 if by 31/01/2024), against 1,411 so far",
    });
  });

  test("leaves money mobilised outside the budget out: it never lapses", () => {
    const without = report.filter(({ kind }) => kind !== "mobilised");
    expect(answerLapse(without, questionOf())).toEqual(answer);
    expect(report.length - without.length).toBe(1);
    const source = { ...centralMoney("investment", 2023), relation: "offBudget" } as const;
    const offBudget = [
      move("assigned", 9n, { effectiveOn: "2023-01-01", source }),
      move("disbursed", 3n, { effectiveOn: "2023-02-01", source }),
    ];
    expect(answerLapse([...report, ...offBudget], questionOf())).toEqual(answer);
  });

  test("after every deadline the whole remainder has lapsed, though nobody can say of which slice", () => {
    const { total, sentence } = answerLapse(report, questionOf({ asOf: "2024-02-01" }));
    expect([total.lapsed, total.atRiskAtNeededPace]).toEqual([16_325n * million, 16_325n * million]);
    expect(sentence.vi).toBe("Đến 01/02/2024 còn 16.325 triệu đồng chưa giải ngân, đều đã quá hạn");
  });

  test("between the deadlines it is not known how much has lapsed", () => {
    const { total, deadlines, yearEnds, sentence } = answerLapse(report, questionOf({ asOf: "2024-01-15" }));
    expect(total).toMatchObject({ remaining: 16_325n * million, lapsed: null, payable: null });
    const paces = [
      ...deadlines.map((each) => each.wholeNeededPerMonth),
      ...yearEnds.map((each) => each.neededPerMonth),
    ];
    expect(paces).toEqual([null, null, null, null]);
    expect(sentence.vi).toBe(
      "Đến 15/01/2024 còn 16.325 triệu đồng chưa giải ngân; một phần vốn đã đến hạn, chưa đủ số liệu để tách phần đã quá hạn",
    );
  });

  test("says that Resolution 108/2023/QH15 may hold, and applies it when the programme is named", () => {
    const open = answerLapse(report, questionOf({ asOf: "2023-12-15" }));
    expect(open.findings.find(({ code }) => code === "extensionMayApply")?.values).toEqual({
      rule: "extension-108-2023",
      amount: "30433000000",
    });
    const named = answerLapse(report, questionOf({ asOf: "2023-12-15", programme: "ntm-2021-2025" }));
    expect(named.deadlines.map(({ date, remaining }) => [date, inMillions(remaining)])).toEqual([
      ["2024-12-31", 16_325n],
    ]);
    expect(named.findings).toEqual([]);
    expect(named.sentence.vi).toContain("để kịp 31/12/2024,");
  });
});

const recurrent = centralMoney("recurrent", 2023);
const told: readonly Movement[] = [
  move("assigned", 120n, { effectiveOn: "2023-01-10" }),
  move("advanced", 30n, { effectiveOn: "2023-03-01" }),
  move("volumePaid", 50n, { effectiveOn: "2023-09-01" }),
  move("advanceRecovered", 20n, { effectiveOn: "2023-09-01" }),
  move("allocated", 90n, { effectiveOn: "2023-02-01" }),
  move("assigned", 24n, { effectiveOn: "2023-01-10", source: recurrent }),
  move("disbursed", 20n, { effectiveOn: "2023-06-30", source: recurrent }),
];

describe("slices that are told apart", () => {
  test("as of 31/10 have plan, payments, allocation, and what is at risk", () => {
    const { groups, total } = answerLapse(told, questionOf());
    expect(
      groups.map((group) => ({
        status: group.status,
        remaining: inMillions(group.remaining),
        advanceOutstanding: inMillions(group.advanceOutstanding),
        unallocated: inMillions(group.unallocated),
        atRisk: inMillions(group.atRiskAtPaceSoFar),
        needed: group.neededPerMonth?.toFixed(0),
        soFar: group.soFarPerMonth?.toFixed(0),
        times: group.timesFaster?.toFixed(2),
      })),
    ).toEqual([
      // 20 in ten months are 2 a month: in two months 4, which is what remains.
      {
        status: "onPace",
        remaining: 4n,
        advanceOutstanding: null,
        unallocated: null,
        atRisk: 0n,
        needed: "2000000",
        soFar: "2000000",
        times: "1.00",
      },
      // 60 in ten months are 6 a month: in three months 18 of 60.
      {
        status: "behind",
        remaining: 60n,
        advanceOutstanding: 10n,
        unallocated: 30n,
        atRisk: 42n,
        needed: "20000000",
        soFar: "6000000",
        times: "3.33",
      },
    ]);
    expect(total).toMatchObject({ atRiskAtPaceSoFar: 42n * million, atRiskAtNeededPace: 0n, openPlan: null });
  });

  test.each([
    {
      at: "2023-12-30",
      recurrentStatus: "behind",
      lapsed: 0n,
      booked: 0n,
      payable: 64n,
      daysLeft: 1,
      investmentStatus: "behind",
    },
    {
      at: "2023-12-31",
      recurrentStatus: "behind",
      lapsed: 0n,
      booked: 0n,
      payable: 64n,
      daysLeft: 0,
      investmentStatus: "behind",
    },
    {
      at: "2024-01-01",
      recurrentStatus: "inSettlement",
      lapsed: 0n,
      booked: 4n,
      payable: 60n,
      daysLeft: -1,
      investmentStatus: "behind",
    },
    {
      at: "2024-01-31",
      recurrentStatus: "inSettlement",
      lapsed: 0n,
      booked: 4n,
      payable: 60n,
      daysLeft: -31,
      investmentStatus: "behind",
    },
    {
      at: "2024-02-01",
      recurrentStatus: "lapsed",
      lapsed: 64n,
      booked: 0n,
      payable: 0n,
      daysLeft: -32,
      investmentStatus: "lapsed",
    },
  ])("as of $at: recurrent $recurrentStatus, investment $investmentStatus", (row) => {
    const { groups, total } = answerLapse(told, questionOf({ asOf: row.at }));
    const [first, second] = groups;
    expect([first?.status, first?.daysLeft, second?.status]).toEqual([
      row.recurrentStatus,
      row.daysLeft,
      row.investmentStatus,
    ]);
    expect([total.lapsed, total.inSettlement, total.payable].map(inMillions)).toEqual([
      row.lapsed,
      row.booked,
      row.payable,
    ]);
  });

  test("money of one date has lapsed, or is in settlement, by its own rule", () => {
    const carried = move("carriedOver", 10n, { effectiveOn: "2023-01-01", source: centralMoney("investment", 2022) });
    const { deadlines, total } = answerLapse([...told, carried], questionOf({ asOf: "2024-01-15" }));
    expect(deadlines.map((each) => [each.lapsed, each.inSettlement].map(inMillions))).toEqual([
      [10n, 4n],
      [0n, 0n],
    ]);
    expect([total.lapsed, total.inSettlement, total.payable].map(inMillions)).toEqual([10n, 4n, 60n]);
  });

  test("on the last day itself money remains that no pace can save, but has not lapsed yet", () => {
    const [first] = answerLapse(told, questionOf({ asOf: "2023-12-31" })).groups;
    expect(first).toMatchObject({ neededPerMonth: null, atRiskAtNeededPace: 4n * million, lapsed: 0n });
  });

  test("a slice without payments counts as unpaid where its unit says what it has paid", () => {
    const unpaid = move("carriedOver", 7n, { effectiveOn: "2023-01-01", source: centralMoney("investment", 2022) });
    const { groups } = answerLapse([...told, unpaid], questionOf());
    expect(groups.find(({ plan }) => plan === 7n * million)).toMatchObject({
      disbursed: null,
      remaining: 7n * million,
      atRiskAtPaceSoFar: 7n * million,
      status: "behind",
    });
  });

  test("a unit that has stated no payment at all has no known remainder", () => {
    const silent = move("assigned", 7n, { effectiveOn: "2023-01-01", unitId: "tan-lap" });
    const { groups, total } = answerLapse([...told, silent], questionOf({ by: ["unit"] }));
    expect(groups.filter(({ key }) => key === "tan-lap").map(({ remaining, status }) => [remaining, status])).toEqual([
      [null, "unknown"],
    ]);
    expect(inMillions(total.remaining)).toBe(71n);
  });

  test("a payment that does not say of what leaves every slice unknown, also one with payments of its own", () => {
    const vague = move("disbursed", 5n, { effectiveOn: "2023-08-01", source: sourceNotStated });
    const { groups, total, deadlines, findings } = answerLapse([...told, vague], questionOf());
    expect(findings.map(({ code, values }) => [code, values["amount"]])).toEqual([["disbursementNotTold", "5000000"]]);
    expect(groups.map(({ remaining }) => remaining)).toEqual([null, null, null]);
    expect(deadlines.map(({ remaining }) => remaining)).toEqual([null, null]);
    expect(inMillions(total.remaining)).toBe(59n);
    const elsewhere = { ...vague, unitId: "tan-lap" };
    const byUnit = answerLapse([...told, elsewhere], questionOf({ by: ["unit", "source"] }));
    expect(byUnit.groups.map(({ remaining }) => inMillions(remaining))).toEqual([4n, 60n, null]);
    expect(byUnit.deadlines.map(({ remaining }) => inMillions(remaining))).toEqual([4n, 60n]);
    expect(inMillions(byUnit.total.remaining)).toBe(59n);
  });

  test("a payment that says more than the plan leaves the plan's remainder unknown, and the total exact", () => {
    const vague = { ...sourceNotStated, nature: "investment", vintage: 2023 } as const;
    const given = [
      move("assigned", 50n, { effectiveOn: "2023-01-01", source: vague }),
      move("disbursed", 10n, { effectiveOn: "2023-05-01" }),
    ];
    const { groups, total, deadlines } = answerLapse(given, questionOf());
    expect(groups.map(({ remaining }) => remaining)).toEqual([null, null]);
    expect([total.remaining, deadlines[0]?.remaining]).toEqual([40n * million, 40n * million]);
  });

  test("payments of an unstated source are of the only deadline there is", () => {
    const given = [
      move("assigned", 50n, { effectiveOn: "2023-01-01" }),
      move("disbursed", 20n, { effectiveOn: "2023-10-01", source: sourceNotStated }),
    ];
    const { deadlines, findings } = answerLapse(given, questionOf());
    expect(deadlines).toMatchObject([{ date: "2024-01-31", remaining: 30n * million, status: "behind" }]);
    expect(findings).toEqual([]);
  });

  test("over-disbursed money is shown as it is, and is at no risk", () => {
    const given = [...told, move("disbursed", 6n, { effectiveOn: "2023-10-01", source: recurrent })];
    const [first] = answerLapse(given, questionOf()).groups;
    expect(first).toMatchObject({ remaining: -2n * million, status: "spent", atRiskAtPaceSoFar: 0n, lapsed: 0n });
  });

  test("several vintages in one year have the deadline of carried-over money", () => {
    const vintages = [2021, 2022, 2023].map((vintage) =>
      move(vintage === 2023 ? "assigned" : "carriedOver", 10n, {
        effectiveOn: "2023-01-01",
        source: centralMoney("investment", vintage),
      }),
    );
    const { groups } = answerLapse(vintages, questionOf({ by: ["vintage"] }));
    expect(groups.map(({ key, deadline }) => [key, deadline?.date])).toEqual([
      ["2022", "2023-12-31"],
      ["2021", "2023-12-31"],
      ["2023", "2024-01-31"],
    ]);
  });

  test("a vintage after the budget year, or an unstated nature, has no deadline and is found", () => {
    const given = [
      move("assigned", 5n, { effectiveOn: "2023-01-01", source: centralMoney("investment", 2024) }),
      move("assigned", 4n, { effectiveOn: "2023-01-01", source: sourceNotStated }),
      move("disbursed", 1n, { effectiveOn: "2023-01-02", source: sourceNotStated }),
    ];
    const { groups, total, findings, deadlines } = answerLapse(given, questionOf());
    expect(groups.map(({ status }) => status)).toEqual(["open", "open"]);
    expect(inMillions(total.openPlan)).toBe(9n);
    expect(deadlines).toEqual([]);
    expect(findings.map(({ code }) => code)).toContain("deadlineOpen");
  });

  test("by month is by the month of the deadline", () => {
    const { groups } = answerLapse(told, questionOf({ by: ["month"] }));
    expect(groups.map(({ key, remaining }) => [key, inMillions(remaining)])).toEqual([
      ["2023-12", 4n],
      ["2024-01", 60n],
    ]);
  });

  test("by nothing has no groups, and the same total", () => {
    const { groups, total } = answerLapse(told, questionOf({ by: [] }));
    expect(groups).toEqual([]);
    expect(total).toEqual(answerLapse(told, questionOf({ by: ["unit", "nature"] })).total);
  });

  test("of another year, or after the date, is left out", () => {
    const { total, sentence } = answerLapse(told, questionOf({ fiscalYear: 2022 }));
    expect(total.plan).toBeNull();
    expect(sentence.vi).toBe("Đến 31/10/2023 chưa nêu kế hoạch vốn");
    expect(inMillions(answerLapse(told, questionOf({ asOf: "2023-03-01" })).total.disbursed)).toBe(30n);
  });

  test("without any payment only the plan is told", () => {
    const { total, sentence } = answerLapse(told.slice(0, 1), questionOf());
    expect(total.remaining).toBeNull();
    expect(sentence.vi).toBe("Đến 31/10/2023 chưa nêu số đã giải ngân; kế hoạch vốn: 120 triệu đồng");
  });
});

test("policies of a caller take the place of the built-in ones", () => {
  const policies = builtInPolicies.filter(({ topic }) => topic !== "deadline");
  expect(answerLapse(told, questionOf({ policies })).groups.map(({ status }) => status)).toEqual(["open", "open"]);
});
