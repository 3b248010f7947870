import { answerProgress, type Movement, sourceNotStated } from "@giaingan/finance";
import { answerChanges } from "@giaingan/finance/changes";
import {
  answerBacktest,
  answerProjection,
  type MovementProjectionAnswer,
  type MovementProjectionQuestion,
} from "@giaingan/finance/projection";
import { describe, expect, test } from "vitest";
import { chartFileName, chartImage, chartNames, type ChartSubject } from "../src/chart-image.ts";
import { backtestTitle, neededPaceTitle, projectionTitle } from "../src/chart-titles.ts";

const million = 1_000_000n;
const place = { unitId: "Huyện", projectId: null, componentId: null, source: sourceNotStated } as const;

const planOf = (fiscalYear: number, amount: bigint): Movement => ({
  ...place,
  fiscalYear,
  kind: "assigned",
  effectiveOn: `${fiscalYear}-01-01`,
  amount: amount * million,
});
const paid = (effectiveOn: string, amount: bigint, kind: Movement["kind"] = "volumePaid"): Movement => ({
  ...place,
  fiscalYear: Number(effectiveOn.slice(0, 4)),
  kind,
  effectiveOn,
  amount: amount * million,
});

const report2023 = [planOf(2023, 30_433n), paid("2023-10-31", 14_108n, "disbursed")];
const question: MovementProjectionQuestion = {
  asOf: "2023-10-31",
  fiscalYear: 2023,
  by: [],
  filter: {},
  unit: null,
  deadline: "12-31",
};
const estimates = new Map([["", [{ fiscalYear: 2023, amount: 30_433n * million }]]]);
const ofReport = answerProjection(report2023, { ...question, estimates });

/** Even years, each month with the same payment, save the given months of 2023. */
const years = [2021, 2022].flatMap((year) => [
  planOf(year, 1_200n),
  ...Array.from({ length: 12 }, (_, index) => paid(`${year}-${String(index + 1).padStart(2, "0")}-15`, 80n)),
]);
const months2023 = [planOf(2023, 1_200n), paid("2023-01-15", 50n), paid("2023-02-15", 120n), paid("2023-03-15", 70n)];

const textOf = (title: string | readonly { readonly text: string }[]): string =>
  typeof title === "string" ? title : title.map(({ text }) => text).join("");

describe("the title of the projection", () => {
  test("is the answer's sentence without the officer's estimate, which the picture marks", () => {
    expect(ofReport.sentence.vi).toContain("; ước của đơn vị");
    const title = projectionTitle(ofReport, "vi");
    expect(ofReport.sentence.vi.startsWith(title)).toBe(true);
    expect(title).not.toContain("ước của đơn vị");
    expect(title).toContain("mỗi tháng");
    const without = answerProjection(report2023, question);
    expect(projectionTitle(without, "en")).toBe(without.sentence.en);
  });

  test("says at the deadline what was reached", () => {
    const ended = answerProjection([...years], { ...question, asOf: "2022-12-31", fiscalYear: 2022 });
    expect(projectionTitle(ended, "vi")).toBe(
      "Đã đến hạn 31/12/2022: giải ngân 960 triệu đồng trên kế hoạch 1.200 triệu đồng",
    );
  });
});

describe("the title of the needed pace", () => {
  const at = (movements: readonly Movement[], asOf = "2023-03-31"): MovementProjectionAnswer =>
    answerProjection(movements, { ...question, asOf });

  test.each([
    {
      of: "single months: against the best of them",
      answer: at(months2023, "2023-09-30"),
      vi: "Muốn đạt kế hoạch đến 31/12/2023 phải giải ngân 320 triệu đồng mỗi tháng, gấp 2,7 lần tháng cao nhất đến nay (T2)",
    },
    {
      of: "one running total: against the average",
      answer: ofReport,
      vi: "Muốn đạt kế hoạch đến 31/12/2023 phải giải ngân 8.163 triệu đồng mỗi tháng, gấp 5,8 lần bình quân đến nay",
    },
    {
      of: "a plan that is reached",
      answer: at([...months2023, paid("2023-03-20", 1_000n)]),
      vi: "Đã đạt kế hoạch: giải ngân 1.240 triệu đồng trên 1.200 triệu đồng",
    },
    {
      of: "no plan",
      answer: at(months2023.slice(1)),
      vi: "Chưa nêu kế hoạch nên không có tốc độ cần có; đã giải ngân 240 triệu đồng",
    },
    { of: "nothing", answer: at([]), vi: "Chưa có số giải ngân để tính tốc độ cần có đến 31/12/2023" },
  ])("of $of", ({ answer, vi }) => {
    expect(textOf(neededPaceTitle(answer, "vi"))).toBe(vi);
    expect(textOf(neededPaceTitle(answer, "en"))).not.toMatch(/[đạếễ]/u);
  });
});

describe("the title of the back-test", () => {
  test("names the method that was least wrong, and its error", () => {
    const answer = answerBacktest([...years, ...months2023], question);
    expect(backtestTitle(answer, "vi")).toBe("Ít sai nhất là tốc độ từ đầu năm: sai số 0,0%");
    const [first] = answer.choice.ranking;
    const other = { method: "benktander", errorToRunRate: 0.541 } as const;
    const reranked = { ...answer, choice: { ...answer.choice, ranking: [other, ...(first ? [first] : [])] } };
    expect(backtestTitle(reranked, "vi")).toContain("bình quân bằng 54,1% sai số của cách lấy tốc độ từ đầu năm");
  });

  test("says that nothing was tested", () => {
    expect(backtestTitle(answerBacktest([], question), "vi")).toContain("Chưa dự báo thử được năm nào");
  });
});

describe("a picture", () => {
  const progress = answerProgress(report2023, {
    ...question,
    basis: "includingCarryOver",
    lateAdditionCutOff: null,
  });
  const changed = answerChanges(
    report2023.map((movement) => ({ ...movement, reverses: null, revision: 1 })),
    { ...question, by: ["source"], from: { asOf: "2023-09-30", revision: 1 }, toRevision: 1 },
  );
  const backtest = { ...answerBacktest([...years, ...months2023], question), asOf: "2023-10-31" };
  const subjects: Readonly<Record<(typeof chartNames)[number], ChartSubject>> = {
    progress: { chart: "progress", answer: progress },
    plan: { chart: "plan", answer: progress },
    behind: { chart: "behind", answer: progress },
    cumulative: { chart: "cumulative", answer: ofReport },
    distribution: { chart: "distribution", answer: progress },
    bridge: { chart: "bridge", answer: changed },
    "at-risk": { chart: "at-risk", answer: answerProjection(report2023, { ...question, by: ["unit"] }) },
    changes: { chart: "changes", answer: changed },
    projection: { chart: "projection", answer: ofReport },
    "needed-pace": { chart: "needed-pace", answer: ofReport },
    backtest: { chart: "backtest", answer: backtest },
  };
  const provenance = { source: "báo cáo huyện", revision: 7, chainHead: `a41f${"0".repeat(58)}9c`, isSample: false };

  test.each(chartNames)("of %s is an SVG with its provenance and a PNG of 3200 × 1800", async (chart) => {
    for (const theme of ["light", "dark", "print"] as const) {
      const options = { language: "vi", theme, provenance } as const;
      const svg = new TextDecoder().decode(await chartImage(subjects[chart], { ...options, format: "svg" }));
      expect(svg).toContain("Tính đến 31/10/2023 · ");
      expect(svg).toContain("nguồn: báo cáo huyện · bản ghi số 7 · a41f…9c");
      expect(svg).not.toMatch(/<script|foreignObject|href=|url\(|NaN|Infinity|undefined/u);
    }
    const png = Buffer.from(
      await chartImage(subjects[chart], { language: "en", theme: "light", provenance, format: "png" }),
    );
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([3200, 1800]);
  });

  test("has a file name of its chart and date", () => {
    expect(chartNames.map((chart) => chartFileName(subjects[chart], "png"))).toEqual([
      "giai-ngan-2023-10-31.png",
      "ke-hoach-2023-10-31.png",
      "cham-tien-do-2023-10-31.png",
      "luy-ke-2023-10-31.png",
      "vi-sao-doi-2023-10-31.png",
      "thay-doi-2023-10-31.png",
      "co-the-khong-kip-2023-10-31.png",
      "phan-bo-2023-10-31.png",
      "du-bao-2023-10-31.png",
      "toc-do-can-2023-10-31.png",
      "du-bao-thu-2023-10-31.png",
    ]);
    expect(chartFileName({ chart: "backtest", answer: { ...backtest, asOf: null } }, "svg")).toBe("du-bao-thu.svg");
  });
});
