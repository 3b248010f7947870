import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contributionComponent, type ContributionForm } from "../src/plan/contribution.ts";
import { answerProgress, type Dong, type Entry } from "../src/index.ts";
import { answerMobilised } from "../src/plan/mobilised.ts";
import { entry } from "./arbitraries.ts";
import { entryOf, noDocument, questionOf, vintageMoney } from "./movement-of.ts";
import { centralMoney, mobilised, movements } from "./report-of-2023.ts";

const proof = { ...noDocument, number: "12/BB-UBND" };
const offBudget = { ...vintageMoney(null), relation: "offBudget" } as const;
const integratedMoney = { ...centralMoney("investment", 2023), relation: "integrated" } as const;

function given(form: ContributionForm | null, amount: Dong, stated: Partial<Entry> = {}): Entry {
  const componentId = form === null ? null : contributionComponent(form);
  return entryOf("mobilised", amount, { source: offBudget, componentId, document: proof, ...stated });
}

describe("what was mobilised in the 2023 report", () => {
  test("is off-budget money of no stated form, and outside plan and rate", () => {
    const { total, groups, findings, sentence } = answerMobilised(movements, questionOf({ by: ["unit"] }));
    expect(total).toMatchObject({ mobilised, withoutEvidence: null, integrated: null });
    expect(total.forms.map(({ form, mobilised: part, share }) => [form, part, share?.toString()])).toEqual([
      ["notStated", mobilised, "1"],
    ]);
    expect(groups.map(({ key, mobilised: part }) => [key, part])).toEqual([["kon-ray", mobilised]]);
    expect(findings).toEqual([]);
    expect(sentence).toEqual({
      vi: "Năm 2023, đến 31/10/2023 đã huy động ngoài ngân sách 1.512 triệu đồng (chưa nêu hình thức)",
      en: "In 2023, by 31/10/2023, 1,512 million VND was mobilised outside the budget (form not stated)",
    });
  });

  test("leaves the disbursement rate as it is, however much is added", () => {
    const asked = { ...questionOf(), basis: "includingCarryOver" } as const;
    const more = [...movements, given("cash", 10n ** 12n)];
    expect(answerProgress(more, asked).total).toEqual(answerProgress(movements, asked).total);
  });
});

describe("contributions in several forms", () => {
  const entries = [
    given("labour", 30_000_000n, { document: noDocument }),
    given("cash", 60_000_000n),
    given("land", 10_000_000n, { unitId: "tan-lap" }),
    given("credit", 99n, { fiscalYear: 2022 }),
    given("credit", 99n, { effectiveOn: "2023-11-01" }),
    entryOf("assigned", 7n, { source: { ...centralMoney("investment", 2023), relation: "counterpart" } }),
  ];

  test("are told apart, with their shares, in the order of forms; counterpart money is not among them", () => {
    const { total } = answerMobilised(entries, questionOf());
    expect(total).toMatchObject({ mobilised: 100_000_000n, withoutEvidence: 30_000_000n, integrated: null });
    expect(
      total.forms.map(({ form, name, mobilised: part, share }) => [form, name.vi, part, share?.toString()]),
    ).toEqual([
      ["cash", "Tiền dân góp", 60_000_000n, "0.6"],
      ["labour", "Ngày công lao động", 30_000_000n, "0.3"],
      ["land", "Hiến đất", 10_000_000n, "0.1"],
    ]);
  });

  test("by unit, each unit has its own forms and shares", () => {
    const { groups } = answerMobilised(entries, questionOf({ by: ["unit"] }));
    const rows = groups.map(({ key, mobilised: part, forms, withoutEvidence }) => ({
      key,
      part,
      forms: forms.map(({ form, share }) => `${form} ${share?.toFixed(4)}`),
      withoutEvidence,
    }));
    expect(rows).toEqual([
      { key: "kon-ray", part: 90_000_000n, forms: ["cash 0.6667", "labour 0.3333"], withoutEvidence: 30_000_000n },
      { key: "tan-lap", part: 10_000_000n, forms: ["land 1.0000"], withoutEvidence: 0n },
    ]);
  });

  test("are said in one sentence, with what has no evidence", () => {
    expect(answerMobilised(entries, questionOf()).sentence).toEqual({
      vi: "Năm 2023, đến 31/10/2023 đã huy động ngoài ngân sách 100 triệu đồng, gồm tiền dân góp 60, ngày công lao động 30, hiến đất 10, trong đó chưa có chứng từ 30",
      en: "In 2023, by 31/10/2023, 100 million VND was mobilised outside the budget, made of cash of the people 60, labour days 30, land given 10, of which without evidence 30",
    });
  });

  test("a reversal with a paper of its own proves nothing that it takes back", () => {
    const back = given("labour", -30_000_000n, { id: "back", reverses: entries[0]?.id ?? "" });
    expect(answerMobilised([...entries, back], questionOf()).total).toMatchObject({
      mobilised: 70_000_000n,
      withoutEvidence: 0n,
    });
  });

  test("beyond 2^63 stay exact", () => {
    const large = 2n ** 63n - 1n;
    const { total } = answerMobilised(
      [given("cash", large), given("land", large), given("cash", 2n ** 53n + 1n)],
      questionOf(),
    );
    expect(total.mobilised).toBe(18_455_751_272_964_292_607n);
  });

  test("nothing stated is said to be not stated", () => {
    const { total, sentence } = answerMobilised([], questionOf());
    expect(total).toEqual({ mobilised: null, forms: [], withoutEvidence: null, integrated: null });
    expect(sentence.vi).toBe("Năm 2023, đến 31/10/2023 chưa nêu số huy động ngoài ngân sách");
  });

  test("what nets to zero has no shares", () => {
    const { total } = answerMobilised([given("cash", 5n), given("labour", -5n)], questionOf());
    expect([total.mobilised, total.forms.map(({ share }) => share)]).toEqual([0n, [null, null]]);
  });
});

describe("integrated money", () => {
  const entries = [
    entryOf("assigned", 2_000_000_000n, { source: integratedMoney }),
    entryOf("cut", 500_000_000n, { source: integratedMoney }),
    given("cash", 100_000_000n),
  ];

  test("is shown beside what is mobilised, is added to nothing, and may overlap", () => {
    const { total, findings, sentence } = answerMobilised(entries, questionOf());
    expect(total).toMatchObject({ mobilised: 100_000_000n, integrated: 1_500_000_000n });
    expect(total.forms).toHaveLength(1);
    expect(findings.map(({ code, severity, values }) => [code, severity, values])).toEqual([
      ["integratedMayOverlap", "warning", { integrated: "1500000000", mobilised: "100000000" }],
    ]);
    expect(findings[0]?.message.vi).toContain("Vốn lồng ghép 1.500.000.000 đồng có thể đã nằm trong kế hoạch");
    expect(sentence.vi).toContain("; vốn lồng ghép 1.500 triệu đồng có thể trùng nguồn khác, không cộng");
  });

  test("alone states nothing mobilised", () => {
    const { total, groups } = answerMobilised(entries.slice(0, 1), questionOf({ by: ["relation"] }));
    expect([total.mobilised, total.integrated]).toEqual([null, 2_000_000_000n]);
    expect(groups.map(({ key, mobilised: part, integrated }) => [key, part, integrated])).toEqual([
      ["integrated", null, 2_000_000_000n],
    ]);
  });
});

describe("laws of what is mobilised", () => {
  const entries = fc.array(
    fc
      .tuple(entry, fc.constantFrom(null, "mobilised/cash", "mobilised/land", "02"), fc.constantFrom(noDocument, proof))
      .map(([each, componentId, document]): Entry => ({ ...each, componentId, document })),
    { maxLength: 12 },
  );
  const question = questionOf({ asOf: "2024-01-31" });

  test("forms add up to the sum, groups to the total", () => {
    fc.assert(
      fc.property(entries, fc.constantFrom("unit", "component", "month", "relation"), (all, by) => {
        const { total, groups } = answerMobilised(all, { ...question, by: [by] });
        const sum = (amounts: readonly (Dong | null)[]): Dong =>
          amounts.reduce<Dong>((left, right) => left + (right ?? 0n), 0n);
        for (const sums of [total, ...groups])
          expect(sum(sums.forms.map((form) => form.mobilised))).toBe(sums.mobilised ?? 0n);
        for (const field of ["mobilised", "withoutEvidence", "integrated"] as const)
          expect(sum(groups.map((group) => group[field]))).toBe(total[field] ?? 0n);
      }),
    );
  });

  test("the order of entries changes nothing", () => {
    fc.assert(
      fc.property(entries, (all) => {
        const asked = { ...question, by: ["unit", "source"] as const };
        expect(answerMobilised([...all].reverse(), asked)).toEqual(answerMobilised(all, asked));
      }),
    );
  });
});
