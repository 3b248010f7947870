import { sourceNotStated } from "@giaingan/finance";
import { answerLapse, type LapseAnswer, type LapseQuestion } from "@giaingan/finance/lapse";
import { describe, expect, it } from "vitest";
import { capAmounts } from "../src/capped-amounts.ts";
import { describeLapse } from "../src/commands/lapse.ts";

const source = { ...sourceNotStated, nature: "investment", vintage: 2025 } as const;
const place = { fiscalYear: 2025, unitId: "Tân Lập", projectId: null, componentId: null, source };
const movements = [
  { ...place, kind: "assigned", effectiveOn: "2025-01-10", amount: 1_000n },
  { ...place, kind: "supplemented", effectiveOn: "2025-10-10", amount: 120n },
  { ...place, kind: "volumePaid", effectiveOn: "2025-12-31", amount: 400n },
  { ...place, kind: "volumePaid", effectiveOn: "2026-02-20", amount: 50n },
] as const;

function answerOf(changes: Partial<LapseQuestion> = {}): LapseAnswer {
  const question = { asOf: "2026-02-28", fiscalYear: 2025, by: ["source"], filter: {}, unit: null } as const;
  return answerLapse(movements, { ...question, ...changes });
}

describe("the text of lapse", () => {
  it("asks for the pace of what can still be paid, and says how much that is", () => {
    const text = describeLapse(answerOf(), "vi");
    expect(text).toContain(
      "Nếu giải ngân hết phần còn giải ngân được (70):\n  đến 31/12/2026 (306 ngày): cần 7/tháng; đã đạt 32/tháng; gấp 0,2 lần",
    );
    expect(text).not.toContain("phần còn lại:");
  });

  it("lists every deadline of the money beside both year ends", () => {
    const text = describeLapse(answerOf({ asOf: "2025-12-30" }), "en");
    const dates = [...text.matchAll(/^ {2}to (\S+) \(/gmu)].map(([, date]) => date);
    // Nothing is stated as paid before 31/12.
    expect(dates).toEqual([]);
    const paid = describeLapse(answerOf({ asOf: "2025-12-31" }), "en");
    expect([...paid.matchAll(/^ {2}to (\S+) \(/gmu)].map(([, date]) => date)).toEqual(["31/01/2026", "31/12/2026"]);
  });

  it("says no pace so far where nothing is paid", () => {
    const unpaid = [...movements.slice(0, 2), { ...movements[2], effectiveOn: "2025-06-30", amount: 0n }];
    const question = { asOf: "2025-12-31", fiscalYear: 2025, by: [], filter: {}, unit: null } as const;
    const text = describeLapse(answerLapse(unpaid, question), "vi");
    expect(text).toContain("(31 ngày): cần 1.120/tháng\n");
    expect(text).toContain("trong khi từ đầu năm chưa giải ngân.");
    expect(text).not.toMatch(/\b0(?: đồng)?\/tháng/u);
  });

  it.each([
    { by: ["month"], vi: "Tháng đến hạn", en: "Month due" },
    { by: ["month", "nature"], vi: "Nhóm (tháng đến hạn)", en: "Group (month due)" },
    { by: ["nature"], vi: "Nhóm", en: "Group" },
    { by: [], vi: "Vốn có hạn", en: "Money due" },
  ] as const)("by $by is headed $vi", ({ by, vi, en }) => {
    const answer = answerOf({ by });
    expect(describeLapse(answer, "vi")).toContain(`│ ${vi} `);
    expect(describeLapse(answer, "en")).toContain(`│ ${en} `);
  });
});

describe("what is at risk is never shown above what remains", () => {
  const style = { language: "vi", unit: "million" } as const;
  const half = 500_000n;
  it("where the columns are rounded so that their rows add up", () => {
    // Remaining 0,5 + 0,6 + 0,9 = 2: the first is shown as 0. At risk 0,5 + 0,4 + 0,1 = 1: the first would be shown as 1.
    const rows = [
      { whole: half, part: half },
      { whole: 600_000n, part: 400_000n },
      { whole: 900_000n, part: 100_000n },
    ];
    const total = { whole: 2_000_000n, part: 1_000_000n };
    expect(capAmounts({ rows, total }, style)).toEqual([0n, 1_000_000n, 0n]);
  });

  it("and is left as it is where nothing is above, or not stated", () => {
    const rows = [
      { whole: 1_400_000n, part: 1_400_000n },
      { whole: null, part: null },
      { whole: -half, part: 0n },
    ];
    expect(capAmounts({ rows, total: { whole: 900_000n, part: 1_400_000n } }, style)).toEqual([1_000_000n, null, 0n]);
  });
});
