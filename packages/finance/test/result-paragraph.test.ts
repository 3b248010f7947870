import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decimal } from "../src/decimal.ts";
import type { FundingSource } from "../src/funding-source.ts";
import { sourceNotStated } from "../src/funding-source.ts";
import type { Language } from "../src/language.ts";
import { type Dong, fromUnit, type MoneyUnit, moneyUnitNames, sumMoney } from "../src/money.ts";
import type { Movement } from "../src/movement.ts";
import { parseNumber } from "../src/number-text.ts";
import { answerProgress, type ProgressAnswer } from "../src/progress/progress-answer.ts";
import { answerRates } from "../src/progress/rates.ts";
import { resultParagraph, resultSentences, type ResultTopic } from "../src/showing/result-paragraph.ts";
import { sourcePhrase } from "../src/showing/source-phrase.ts";
import { moneyUnit } from "./arbitraries.ts";
import { asOf, centralMoney, fiscalYear, movements, movementsOf, sliceOf } from "./report-of-2023.ts";

const question = { asOf, fiscalYear, basis: "includingCarryOver", by: ["source"], filter: {}, unit: null } as const;

function answerOf(given: readonly Movement[], unit: MoneyUnit | null = null): ProgressAnswer {
  return answerProgress(given, { ...question, unit });
}

/** The sentence about a topic; null when it is left out. */
function sentence(given: readonly Movement[], topic: ResultTopic) {
  return resultSentences({ answer: answerOf(given, "million") }).find((each) => each.topic === topic)?.text ?? null;
}

const current = centralMoney("investment", 2023);
const recurrent = centralMoney("recurrent", 2023);
const older = centralMoney("investment", 2022);

function money(source: FundingSource, plan: Dong | null, disbursed: Dong | null): readonly Movement[] {
  return movementsOf([sliceOf({ source, plan, disbursed })]);
}

describe("the paragraph", () => {
  test("of the 2023 report", () => {
    expect(resultParagraph({ answer: answerOf(movements), rates: answerRates(movements, question).total })).toEqual({
      vi: [
        "Tổng kế hoạch vốn năm 2023 là 30.433 triệu đồng, trong đó: vốn đầu tư phát triển năm 2023 là 24.314 triệu đồng; vốn sự nghiệp năm 2023 là 2.562 triệu đồng; vốn đầu tư phát triển năm 2022 kéo dài sang năm 2023 là 2.371 triệu đồng; vốn sự nghiệp năm 2022 chuyển nguồn sang năm 2023 là 1.186 triệu đồng.",
        "Đến 31/10/2023 đã giải ngân 14.108 triệu đồng, đạt 46,36% kế hoạch (gồm vốn kéo dài); còn lại 16.325 triệu đồng chưa giải ngân.",
        "Riêng vốn các năm trước kéo dài, chuyển nguồn sang năm 2023 là 3.557 triệu đồng, bằng 11,69% kế hoạch.",
        "Đã qua 83,29% thời gian của năm ngân sách, giải ngân chậm 36,93 điểm % so với thời gian (11.239 triệu đồng).",
        "Để giải ngân hết kế hoạch, đến 31/12/2023 cần bình quân 8.163 triệu đồng/tháng, bằng 5,8 lần mức đến nay (1.411 triệu đồng/tháng); đến 31/01/2024 cần bình quân 5.442 triệu đồng/tháng, bằng 3,9 lần mức đến nay.",
        "Huy động ngoài ngân sách (ngoài kế hoạch): 1.512 triệu đồng.",
      ].join(" "),
      en: [
        "The 2023 capital plan is 30,433 million VND, of which 2023 development investment money: 24,314 million VND; 2023 recurrent money: 2,562 million VND; 2022 development investment money carried over into 2023: 2,371 million VND; 2022 recurrent money carried over into 2023: 1,186 million VND.",
        "By 31/10/2023, 14,108 million VND had been disbursed, 46.36% of the plan (carry-over included); 16,325 million VND remains.",
        "The money carried over from earlier years into 2023 is 3,557 million VND, 11.69% of the plan.",
        "With 83.29% of the budget year gone, disbursement is 36.93 percentage points behind the calendar (11,239 million VND).",
        "Disbursing the whole plan by 31/12/2023 takes 8,163 million VND a month, 5.8 times the pace so far (1,411 million VND a month); by 31/01/2024 takes 5,442 million VND a month, 3.9 times the pace so far.",
        "Mobilised outside the budget (outside the plan): 1,512 million VND.",
      ].join(" "),
    });
  });

  test("of nothing says that nothing is stated", () => {
    expect(resultParagraph({ answer: answerOf([]) })).toEqual({
      vi: "Đến 31/10/2023 chưa nêu kế hoạch vốn năm 2023 và số đã giải ngân.",
      en: "By 31/10/2023 neither the 2023 capital plan nor any disbursement is stated.",
    });
  });

  test("of an over-disbursed plan says by how much, and asks for no pace", () => {
    expect(resultParagraph({ answer: answerOf(money(current, 900_000_000n, 950_000_000n)) })).toEqual({
      vi: "Tổng kế hoạch vốn năm 2023 là 900 triệu đồng. Đến 31/10/2023 đã giải ngân 950 triệu đồng, đạt 105,56% kế hoạch; vượt kế hoạch 50 triệu đồng. Đã qua 83,29% thời gian của năm ngân sách, giải ngân vượt 22,27 điểm % so với thời gian (200 triệu đồng).",
      en: "The 2023 capital plan is 900 million VND. By 31/10/2023, 950 million VND had been disbursed, 105.56% of the plan; 50 million VND more than the plan. With 83.29% of the budget year gone, disbursement is 22.27 percentage points ahead of the calendar (200 million VND).",
    });
  });

  test("with disbursement by source names each, carried-over money by itself, and other denominators", () => {
    const given = [
      ...money(current, 80_000_000n, 30_000_000n),
      ...money(recurrent, 10_000_000n, 9_000_000n),
      ...money(older, 10_000_000n, 1_000_000n),
    ];
    const sentences = resultSentences({ answer: answerOf(given), rates: answerRates(given, question).total });
    expect(sentences.filter(({ topic }) => topic !== "neededPace").map(({ text }) => text.vi)).toEqual([
      "Tổng kế hoạch vốn năm 2023 là 100 triệu đồng, trong đó: vốn đầu tư phát triển năm 2023 là 80 triệu đồng; vốn sự nghiệp năm 2023 là 10 triệu đồng; vốn đầu tư phát triển năm 2022 kéo dài sang năm 2023 là 10 triệu đồng.",
      "Đến 31/10/2023 đã giải ngân 40 triệu đồng, đạt 40,00% kế hoạch (gồm vốn kéo dài); còn lại 60 triệu đồng chưa giải ngân.",
      "Số đã giải ngân gồm: vốn đầu tư phát triển năm 2023 giải ngân 30/80 triệu đồng, đạt 37,50%; vốn sự nghiệp năm 2023 giải ngân 9/10 triệu đồng, đạt 90,00%; vốn đầu tư phát triển năm 2022 kéo dài sang năm 2023 giải ngân 1/10 triệu đồng, đạt 10,00%.",
      "Riêng vốn các năm trước kéo dài, chuyển nguồn sang năm 2023 là 10 triệu đồng, bằng 10,00% kế hoạch, đã giải ngân 1 triệu đồng, đạt 10,00%.",
      "Đã qua 83,29% thời gian của năm ngân sách, giải ngân chậm 43,29 điểm % so với thời gian (43 triệu đồng).",
      "Nếu tính theo cách khác: kế hoạch không gồm kéo dài 90 triệu đồng: đạt 43,33%; kế hoạch giao đầu năm 90 triệu đồng: đạt 43,33%.",
    ]);
    expect(sentences.find(({ topic }) => topic === "disbursedBySource")?.text.en).toBe(
      "What was disbursed by source: 2023 development investment money: 30/80 million VND, 37.50%; 2023 recurrent money: 9/10 million VND, 90.00%; 2022 development investment money carried over into 2023: 1/10 million VND, 10.00%.",
    );
    expect(sentences.find(({ topic }) => topic === "carriedOver")?.text.en).toBe(
      "The money carried over from earlier years into 2023 is 10 million VND, 10.00% of the plan, of which 1 million VND disbursed (10.00%).",
    );
  });
});

describe("a sentence", () => {
  test.each<{ why: string; given: readonly Movement[]; topic: ResultTopic; vi: string | null }>([
    {
      why: "without a plan says so behind the disbursement",
      given: money(current, null, 5_000_000n),
      topic: "disbursed",
      vi: "Đến 31/10/2023 đã giải ngân 5 triệu đồng; chưa nêu kế hoạch vốn.",
    },
    {
      why: "about a plan that is not stated is left out",
      given: money(current, null, 5_000_000n),
      topic: "plan",
      vi: null,
    },
    {
      why: "about a disbursement that is not stated is left out",
      given: money(current, 5_000_000n, null),
      topic: "disbursed",
      vi: null,
    },
    {
      why: "of a plan of zero has no rate",
      given: money(current, 0n, 5_000_000n),
      topic: "disbursed",
      vi: "Đến 31/10/2023 đã giải ngân 5 triệu đồng; vượt kế hoạch 5 triệu đồng.",
    },
    {
      why: "of a plan that is disbursed in full leaves no rest",
      given: money(current, 5_000_000n, 5_000_000n),
      topic: "disbursed",
      vi: "Đến 31/10/2023 đã giải ngân 5 triệu đồng, đạt 100,00% kế hoạch; đã giải ngân hết kế hoạch.",
    },
    {
      why: "of a pace is left out where nothing remains",
      given: money(current, 5_000_000n, 5_000_000n),
      topic: "neededPace",
      vi: null,
    },
    {
      why: "does not say what carried-over money has disbursed where payments name no source",
      given: [...money(older, 5_000_000n, 1_000_000n), ...money(sourceNotStated, null, 2_000_000n)],
      topic: "carriedOver",
      vi: "Riêng vốn các năm trước kéo dài, chuyển nguồn sang năm 2023 là 5 triệu đồng, bằng 100,00% kế hoạch.",
    },
  ])("$why", ({ given, topic, vi }) => {
    expect(sentence(given, topic)?.vi ?? null).toBe(vi);
  });

  test("does not call the months of a year parts of its plan", () => {
    const answer = answerProgress(
      [...money(current, 9_000_000n, 4_000_000n), ...money(recurrent, 9_000_000n, 4_000_000n)],
      {
        ...question,
        by: ["month"],
      },
    );
    expect(answer.groups.length).toBeGreaterThan(1);
    expect(resultSentences({ answer }).map(({ topic }) => topic)).not.toContain("disbursedBySource");
    expect(resultSentences({ answer })[0]?.text.vi).toBe("Tổng kế hoạch vốn năm 2023 là 18 triệu đồng.");
  });

  test.each([
    {
      what: "before the year's end, to both",
      at: asOf,
      sources: [current, older],
      dates: ["31/12/2023", "31/01/2024"],
    },
    { what: "before it, carried-over money to 31/12", at: asOf, sources: [older], dates: ["31/12/2023"] },
    { what: "after it, of the year's investment", at: "2024-01-15", sources: [current], dates: ["31/01/2024"] },
    { what: "after it, no longer where a part has lapsed", at: "2024-01-15", sources: [current, older], dates: [] },
    { what: "after it, none of recurrent money", at: "2024-01-15", sources: [recurrent], dates: [] },
  ])("needs a pace $what: $dates", ({ at, sources, dates }) => {
    const given = sources.flatMap((source) => money(source, 9_000_000n, 4_000_000n));
    const said = resultSentences({ answer: answerProgress(given, { ...question, asOf: at }) });
    const text = said.find(({ topic }) => topic === "neededPace")?.text.vi ?? "";
    expect([...text.matchAll(/đến (\d{2}\/\d{2}\/\d{4})/gu)].map(([, date]) => date)).toEqual(dates);
  });

  test("takes mobilised money and the unit from the caller", () => {
    const input = { answer: answerOf([]), mobilised: 1_512_000_000n, unit: "billion" } as const;
    expect(resultSentences(input)[1]?.text.vi).toBe("Huy động ngoài ngân sách (ngoài kế hoạch): 1,512 tỷ đồng.");
  });

  test("names a source by all that is stated of it", () => {
    const source: FundingSource = {
      level: "province",
      nature: null,
      origin: "foreign",
      vintage: 2023,
      relation: "counterpart",
    };
    expect(sourcePhrase(source, { fiscalYear: 2023 })).toEqual({
      vi: "vốn ngân sách tỉnh nước ngoài đối ứng năm 2023",
      en: "2023 provincial foreign counterpart money",
    });
  });
});

/** The amounts that a text prints before the name of the unit, in their order. */
function printedAmounts(
  text: string,
  { language, unit }: { readonly language: Language; readonly unit: MoneyUnit },
): readonly (Dong | null)[] {
  const name = moneyUnitNames[unit][language];
  return text
    .split(` ${name}`)
    .slice(0, -1)
    .flatMap((before) => {
      const numbers = /(?:-?[\d.,]*\d\/)?-?[\d.,]*\d$/u.exec(before)?.[0] ?? "";
      return numbers.split("/").map((number) => {
        const count = parseNumber(number, language);
        return count === null ? null : fromUnit(count, unit);
      });
    });
}

const amount = fc.bigInt({ min: -(10n ** 16n), max: 10n ** 17n });
const drawn = fc
  .array(
    fc.record({
      source: fc.constantFrom(sourceNotStated, current, recurrent, older, centralMoney("recurrent", 2021)),
      plan: fc.option(amount),
      disbursed: fc.option(amount),
      mobilised: fc.option(amount),
    }),
    { maxLength: 6 },
  )
  .map((slices) => movementsOf(slices.map(sliceOf)));

describe("for any movements, in any unit", () => {
  test("the numbers of every sentence read back as the amounts that it shows, in both languages", () => {
    fc.assert(
      fc.property(drawn, moneyUnit, (given, unit) => {
        const answer = answerOf(given, unit);
        for (const { text, shownAmounts } of resultSentences({ answer, rates: answerRates(given, question).total })) {
          expect(printedAmounts(text.vi, { language: "vi", unit })).toEqual(shownAmounts);
          expect(printedAmounts(text.en, { language: "en", unit })).toEqual(shownAmounts);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("what is printed adds up: parts to the plan, disbursed and remaining to the plan", () => {
    fc.assert(
      fc.property(drawn, moneyUnit, (given, unit) => {
        const answer = answerOf(given, unit);
        const shownOf = (topic: ResultTopic): readonly Dong[] =>
          resultSentences({ answer }).find((each) => each.topic === topic)?.shownAmounts ?? [];
        const [plan = 0n, ...parts] = shownOf("plan");
        expect(parts.length === 0 ? plan : sumMoney(parts)).toBe(plan);
        const [disbursed = 0n, rest = 0n] = shownOf("disbursed");
        const { remaining } = answer.total;
        const sum = remaining === null ? plan : disbursed + (remaining < 0n ? -rest : rest);
        expect(sum).toBe(plan);
      }),
      { numRuns: 300 },
    );
  });

  test("the plan is printed as every other sentence prints it", () => {
    const answer = answerOf(money(current, 10_500_000n, 4_500_000n));
    expect(resultSentences({ answer })[0]?.shownAmounts).toEqual([11_000_000n]);
    expect(answer.sentence.vi).toContain("5/11 triệu đồng");
    expect(answer.total.rate?.eq(decimal("4.5").div(decimal("10.5")))).toBe(true);
  });
});
