import { describe, expect, it } from "vitest";
import { extractFigures } from "../../src/narrative/extraction.ts";

const codesOf = (text: string): readonly string[] => extractFigures(text).findings.map(({ code }) => code);
const checksOf = (text: string): readonly string[] => extractFigures(text).checks.map(({ code }) => code);

describe("rates against their own sums", () => {
  it.each([
    ["Kế hoạch 30.433 triệu đồng, đã giải ngân 14.108 triệu đồng, đạt 46,36%.", [], ["rateAgrees"]],
    ["Kế hoạch 30.433 triệu đồng, đã giải ngân 14.108 triệu đồng, đạt 46,35%.", ["rateTruncated"], []],
    ["Kế hoạch 30.433 triệu đồng, đã giải ngân 14.108 triệu đồng, đạt 46%.", [], ["rateAgrees"]],
    ["Kế hoạch 30.433 triệu đồng, đã giải ngân 14.108 triệu đồng, đạt 64,36%.", ["rateContradiction"], []],
    ["Giải ngân 14.108 triệu đồng, đạt 46,36% kế hoạch giao (30.433 triệu đồng).", [], ["rateAgrees"]],
    ["Giải ngân 14.108 triệu đồng, đạt 46,36% kế hoạch vốn là 30.433 triệu đồng.", [], ["rateAgrees"]],
    ["Giải ngân 123.310 triệu đồng trên tổng số 124.928 triệu đồng, đạt 65%.", ["rateContradiction"], []],
    ["Kế hoạch hơn 12 tỷ đồng, đã giải ngân 5,1 tỷ đồng, đạt 40%.", [], []],
    ["Kế hoạch 12 tỷ đồng, đã giải ngân 5,1 tỷ đồng, đạt 42,31%.", [], ["rateAgrees"]],
    ["Kế hoạch 700 tỷ đồng, giải ngân 321 tỷ đồng, đạt 52% kế hoạch Thủ tướng giao, đạt 45,9% kế hoạch.", [], []],
  ])("judges: %s", (sentence, findings, checks) => {
    expect(codesOf(sentence)).toEqual(findings);
    expect(checksOf(sentence)).toEqual(checks);
  });

  it("finds the published 67.172 that must be 67.712", () => {
    const { findings } = extractFigures(
      "Tổng vốn sự nghiệp là 67.172 triệu đồng, mới giải ngân 4.369 triệu đồng, đạt 6,45%.",
    );
    expect(findings[0]).toMatchObject({
      code: "rateContradiction",
      severity: "error",
      values: { printed: "6.45", computed: "6.5042", numerator: "4369000000", denominator: "67172000000" },
    });
  });
});

describe("parts against totals", () => {
  it.each([
    ["Tổng vốn 100 triệu đồng (vốn đầu tư 60 triệu đồng; vốn sự nghiệp 40 triệu đồng).", []],
    ["Tổng vốn 100 triệu đồng (vốn đầu tư 60 triệu đồng; vốn sự nghiệp 30 triệu đồng).", ["partsDoNotSum"]],
    ["Tổng vốn 100 triệu đồng, trong đó vốn đầu tư 60 triệu đồng, vốn sự nghiệp 30 triệu đồng.", []],
    ["Tổng vốn 100 triệu đồng, trong đó vốn đầu tư 60 triệu đồng, vốn sự nghiệp 50 triệu đồng.", ["partsDoNotSum"]],
    [
      "Đã giải ngân 2.106 tỷ đồng, tăng 1,7% (94,8 tỷ đồng). Trong đó, ngân sách Trung ương giải ngân 1.381,9 tỷ đồng.",
      [],
    ],
    ["Tổng vốn 538 tỷ đồng, trong đó ngân sách Trung ương hơn 15 tỷ đồng, ngân sách địa phương gần 523 tỷ đồng.", []],
  ])("judges: %s", (sentence, findings) => {
    expect(codesOf(sentence)).toEqual(findings);
  });

  it("gives the gap: what the parts lack is positive, what they exceed negative", () => {
    const text = "Tổng vốn 100 triệu đồng, trong đó vốn đầu tư 60 triệu đồng, vốn sự nghiệp 50 triệu đồng.";
    expect(extractFigures(text).findings[0]?.values).toMatchObject({
      total: "100000000",
      sum: "110000000",
      gap: "-10000000",
    });
  });
});

describe("figures that a person must look at", () => {
  it.each([
    ["Tổng vốn giải ngân là 4.824 đạt 61,1%.", "unitMissing"],
    ["Tổng kinh phí hỗ trợ 30,433 triệu đồng.", "numberConventionUnclear"],
    ["Đã giải ngân trên 418 tỷ triệu đồng.", "unitDoubled"],
    ["Tổng vốn giải ngân là 0,0000001 triệu đồng.", "amountNotWhole"],
    [
      "Huyện huy động 219.036 tỉ đồng: ngân sách trung ương 71,4 tỉ đồng; ngân sách tỉnh 34,2 tỉ đồng; tín dụng 113 tỉ đồng.",
      "magnitudeUnlikely",
    ],
    ["Tiến độ giải ngân đạt 46,35 kế hoạch.", "percentSignMissing"],
  ])("asks about: %s", (sentence, code) => {
    const { figures, findings } = extractFigures(sentence);
    expect(findings.map((finding) => finding.code)).toEqual([code]);
    expect(figures.filter((figure) => figure.needsReview)).toHaveLength(1);
  });

  it.each([
    ["Huyện được giao 57.840 tỷ đồng, giải ngân 9.254 triệu đồng, đạt 16%.", "57.840 tỷ đồng", "57840000000"],
    ["Kế hoạch vốn 1.950 tỷ đồng; đã giải ngân 1.462,5 triệu đồng, đạt 75%.", "1.950 tỷ đồng", "1950000000"],
    ["Kế hoạch vốn 57.840 triệu đồng, giải ngân 9.254 tỷ đồng, đạt 16%.", "9.254 tỷ đồng", "9254000000"],
    ["Kế hoạch vốn 57,84 tỷ đồng, giải ngân 9,25 triệu đồng, đạt 16%.", "9,25 triệu đồng", "9250000000"],
    ["Kế hoạch vốn là 57.840 tỷ đồng. Đến 30/6 giải ngân 9.254 triệu đồng, đạt 16%.", "57.840 tỷ đồng", "57840000000"],
  ])("asks about the unit that the printed rate disproves: %s", (sentence, printed, likelyAmount) => {
    const { figures, findings } = extractFigures(sentence);
    expect(figures.flatMap(({ raw, reviewReason }) => (reviewReason === null ? [] : [raw]))).toEqual([printed]);
    expect(findings).toMatchObject([{ code: "magnitudeUnlikely", values: { printed, likelyAmount } }]);
  });

  it("asks about both amounts where the rate does not tell which unit is wrong", () => {
    const { figures } = extractFigures("Kế hoạch vốn là 12.400 nghìn đồng, đã giải ngân 9.300 triệu đồng, đạt 75%.");
    expect(figures.map(({ needsReview }) => needsReview)).toEqual([true, true, false]);
  });

  it("names the likely unit and the rate that proves it", () => {
    const { findings } = extractFigures("Huyện được giao 57.840 tỷ đồng, giải ngân 9.254 triệu đồng, đạt 16%.");
    expect(findings[0]?.message).toEqual({
      vi: `"57.840 tỷ đồng" lớn gấp 1.000 lần so với tỷ lệ in 16%; đơn vị có thể là triệu đồng, tức 57.840 triệu đồng. Kiểm tra dấu chấm và đơn vị.`,
      en: `"57.840 tỷ đồng" is 1,000 times too large for the printed rate 16%; its unit may be million VND, which makes 57,840 million VND. Check the point and the unit.`,
    });
  });

  it.each([
    "Kế hoạch vốn 57.840 tỷ đồng, giải ngân 9.254 tỷ đồng, đạt 16%.",
    "Kế hoạch vốn 57.840 tỷ đồng, giải ngân 9.254 triệu đồng, đạt 0,016%.",
    "Kế hoạch vốn 57.840 tỷ đồng, giải ngân 9.254 triệu đồng, đạt 23%.",
  ])("leaves units alone that no rate disproves: %s", (sentence) => {
    expect(extractFigures(sentence).figures.filter(({ needsReview }) => needsReview)).toEqual([]);
  });

  it("decides 30,433 triệu by the other figures of the text", () => {
    const english = extractFigures("Kế hoạch 30,433 triệu đồng, giải ngân 1,512.5 triệu đồng.").figures;
    expect(english.map(({ amount, needsReview }) => [amount, needsReview])).toEqual([
      [30_433_000_000n, false],
      [1_512_500_000n, false],
    ]);
    const vietnamese = extractFigures("Kế hoạch 1.512,5 triệu đồng, mua sắm 30,433 triệu đồng.").figures;
    expect(vietnamese.map(({ amount }) => amount)).toEqual([1_512_500_000n, 30_433_000n]);
  });
});

describe("year-end estimates", () => {
  it("names one deadline where the text names one", () => {
    const text =
      "Đến 31/10/2023 giải ngân 14.108 triệu đồng; ước đến 31/12/2023 giải ngân 30.433 triệu đồng, đạt 100% kế hoạch.";
    const finding = extractFigures(text).findings.find(({ code }) => code === "estimateNeedsFasterPace");
    expect(finding?.values).toMatchObject({ neededPerMonth: "8162500000", timesFaster: "5.8" });
    expect(finding?.values).not.toHaveProperty("timesFasterToJanuary");
  });

  it("keeps silent about an estimate within the pace", () => {
    const text = "Đến 31/10/2023 giải ngân 25.000 triệu đồng; ước cả năm 2023 giải ngân 30.000 triệu đồng.";
    expect(codesOf(text)).toEqual([]);
  });
});

describe("places of findings", () => {
  const placesOf = (text: string): readonly string[] =>
    extractFigures(text).findings.flatMap(({ places }) =>
      places.map(({ start, end, excerpt }) => (text.slice(start, end) === excerpt ? excerpt : "displaced")),
    );

  it("shows the clause around the figure", () => {
    expect(placesOf("Kế hoạch 30.433 triệu đồng, đã giải ngân 14.108 triệu đồng (47%), đạt 46,35% kế hoạch.")).toEqual(
      [],
    );
    expect(placesOf("Kế hoạch 30.433 triệu đồng, đã giải ngân 14.108 triệu đồng, đạt 46,35% kế hoạch.")).toEqual([
      "đạt 46,35% kế hoạch",
      "đã giải ngân 14.108 triệu đồng",
      "Kế hoạch 30.433 triệu đồng",
    ]);
  });

  it("shows the words that leave a deadline open, in the clause where they stand", () => {
    expect(placesOf("Ước đến hết nên độ giải ngân: 30.433 triệu đồng, đạt 100%.")).toEqual([
      "Ước đến hết nên độ giải ngân: 30.433 triệu đồng",
    ]);
    expect(placesOf("Ước đến hết niên độ, giải ngân 30.433 triệu đồng.")).toEqual(["Ước đến hết niên độ"]);
  });

  it("cuts a long clause around its figure", () => {
    const [place = ""] = placesOf(
      `${"Ban quản lý dự án ".repeat(20)} giải ngân là 4.824 đạt ${"rất cao ".repeat(20)}.`,
    );
    expect(place).toContain("giải ngân là 4.824");
    expect(place.length).toBeLessThanOrEqual(120);
  });
});

describe("findings for both languages", () => {
  it("says fact, values and remedy in Vietnamese and English", () => {
    const { findings } = extractFigures("Kế hoạch 30.433 triệu đồng, đã giải ngân 14.108 triệu đồng, đạt 46,35%.");
    expect(findings[0]?.message).toEqual({
      vi: "Tỷ lệ in 46,35 là số cắt bớt: 14.108 triệu đồng / 30.433 triệu đồng = 46,3576%. Không cần sửa; nếu làm tròn thì ghi 46,36%.",
      en: "The printed rate 46.35 is truncated: 14,108 million VND / 30,433 million VND = 46.3576%. Nothing to correct; rounded it would read 46.36%.",
    });
  });
});
