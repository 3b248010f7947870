/** The findings' card says in its title what the comparison came to. */
import type { WireFindings } from "@giaingan/client";
import { describe, expect, test } from "vitest";
import { summariseFindings } from "../src/findings-summary.ts";
import { words } from "../src/words.ts";
import { findings2023 } from "./report-2023.ts";

type Severity = WireFindings["findings"][number]["severity"];

const findingsOf = (severities: readonly Severity[], passed: number): WireFindings => {
  const line = { revision: 1, code: "x", message: { vi: "x", en: "x" }, values: {}, places: [] };
  return {
    revision: 1,
    findings: severities.map((severity) => ({ ...line, severity })),
    checks: Array.from({ length: passed }, () => line),
  };
};

const cases: readonly {
  readonly severities: readonly Severity[];
  readonly passed: number;
  readonly vi: string;
  readonly en: string;
}[] = [
  {
    severities: ["warning", "information"],
    passed: 3,
    vi: "Báo cáo khớp ba chỗ, cần xem một chỗ",
    en: "The report agrees in three places; one needs a look",
  },
  {
    severities: ["error", "warning"],
    passed: 1,
    vi: "Báo cáo khớp một chỗ, cần xem hai chỗ",
    en: "The report agrees in one place; two need a look",
  },
  {
    severities: [],
    passed: 4,
    vi: "Báo cáo khớp cả bốn chỗ đã đối chiếu",
    en: "The report agrees in all four places compared",
  },
  {
    severities: ["information"],
    passed: 1,
    vi: "Báo cáo khớp ở một chỗ đã đối chiếu",
    en: "The report agrees in the one place compared",
  },
  { severities: ["error"], passed: 0, vi: "Báo cáo có một chỗ cần xem", en: "In the report one place needs a look" },
  {
    severities: ["warning", "warning"],
    passed: 0,
    vi: "Báo cáo có hai chỗ cần xem",
    en: "In the report two places need a look",
  },
  { severities: [], passed: 0, vi: "Chưa có chỗ nào để đối chiếu", en: "Nothing to compare yet" },
  {
    severities: [],
    passed: 12,
    vi: "Báo cáo khớp cả 12 chỗ đã đối chiếu",
    en: "The report agrees in all 12 places compared",
  },
];

describe("the title of the findings", () => {
  test.each(cases)("counts: $vi", ({ severities, passed, vi, en }) => {
    const summary = summariseFindings(findingsOf(severities, passed));
    expect(words.vi.findingsTitle(summary)).toBe(vi);
    expect(words.en.findingsTitle(summary)).toBe(en);
  });
});

describe("the lines", () => {
  test("begin with what needs a person", () => {
    const { lines } = summariseFindings(findingsOf(["information", "warning", "error"], 1));
    expect(lines.map(({ severity }) => severity)).toEqual(["error", "warning", "passed", "information"]);
  });

  test("prove themselves with figures that a reader can redo", () => {
    const { lines } = summariseFindings(findings2023);
    expect(lines.map(({ code, proof }) => [code, proof])).toEqual([
      ["estimateNeedsFasterPace", null],
      ["partsSumToTotal", { sign: "+", amounts: [24_314_000_000n, 2_562_000_000n, 2_371_000_000n, 1_186_000_000n] }],
      ["rateTruncated", { sign: "/", amounts: [14_108_000_000n, 30_433_000_000n] }],
    ]);
  });

  test("quote what the document says", () => {
    const [first] = summariseFindings(findings2023).lines;
    expect(first?.excerpts).toEqual(["Ước giải ngân đến hết nên độ: 30.433 triệu đồng"]);
  });
});
