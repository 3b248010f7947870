import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { giaingan, projectFolder, temporaryFolder } from "./command-run.ts";

const genIns = join(projectFolder, "examples", "tam-giac-genins.json");

function fileOf(content: unknown): string {
  const path = join(temporaryFolder(), "tam-giac.json");
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

describe("giaingan triangle", () => {
  it("answers in plain JSON numbers, with Mack's standard error", () => {
    const { code, stdout, stderr } = giaingan(["triangle", genIns, "--json"]);
    expect([code, stderr]).toEqual([0, ""]);
    const answer = JSON.parse(stdout) as Readonly<Record<string, unknown>>;
    expect(Object.keys(answer).slice(0, 3)).toEqual(["factors", "factorStandardErrors", "sigmas"]);
    expect(answer["totalReserve"]).toBeCloseTo(18_680_855.61, 2);
    expect(answer["totalStandardError"]).toBeCloseTo(2_447_094.86, 2);
    expect(answer["latest"]).toHaveLength(10);
  });

  it("takes the log-linear sigma", () => {
    const { stdout } = giaingan(["triangle", genIns, "--sigma", "log-linear", "--json"]);
    expect(JSON.parse(stdout)).toMatchObject({ sigmaRule: "log-linear" });
    expect((JSON.parse(stdout) as { totalStandardError: number }).totalStandardError).toBeCloseTo(2_441_364.13, 2);
  });

  it("prints a table a finance officer can read, in both languages", () => {
    const vietnamese = giaingan(["triangle", genIns, "--lang", "vi"]).stdout;
    expect(vietnamese).toContain("Còn lại dự kiến 18.680.855,61, sai số chuẩn 2.447.094,86 (chain-ladder, Mack).");
    expect(vietnamese).toMatch(
      /│ Tổng │ +34\.358\.090,00 │ +64,8% │ +53\.038\.945,61 │ +18\.680\.855,61 │ +2\.447\.094,86 │ +13,1% │/u,
    );
    expect(giaingan(["triangle", genIns, "--lang", "en"]).stdout).toContain(
      "Reserve 18,680,855.61, standard error 2,447,094.86 (chain-ladder, Mack).",
    );
  });

  it("says when the log-linear rule was not used, and what decreases", () => {
    const path = fileOf([
      [100, 150, 149],
      [110, 176, null],
      [120, null, null],
    ]);
    const { code, stdout } = giaingan(["triangle", path, "--sigma", "log-linear", "--lang", "vi"]);
    expect(code).toBe(0);
    expect(stdout).toContain("Sigma cột cuối tính theo Mack");
    expect(stdout).toContain("[CẦN XEM] Dòng 1, cột 3: số lũy kế giảm từ 150 xuống 149.");
  });

  const small = {
    triangle: [
      [100, 200],
      [120, null],
    ],
    priors: [200, 260],
    exposures: [400, 480],
  };
  it.each([
    { method: "chain-ladder", ultimates: [200, 240] },
    { method: "bornhuetter-ferguson", ultimates: [200, 250] },
    { method: "benktander", ultimates: [200, 245] },
    { method: "cape-cod", ultimates: [200, 240] },
  ])("$method, with what the file says", ({ method, ultimates }) => {
    const path = fileOf(small);
    expect(JSON.parse(giaingan(["triangle", path, "--method", method, "--json"]).stdout)).toMatchObject({ ultimates });
    expect(giaingan(["triangle", path, "--method", method, "--lang", "vi"]).stdout).toContain("Dự báo cuối kỳ");
  });

  it("takes priors, iterations and factors from flags before those of the file", () => {
    const words = [
      "--method",
      "benktander",
      "--priors",
      "200,300.5",
      "--iterations",
      "0",
      "--factors",
      "2.5",
      "--json",
    ];
    const { stdout } = giaingan(["triangle", fileOf(small), ...words]);
    expect(JSON.parse(stdout)).toMatchObject({ factors: [2.5], priors: [200, 300.5], developed: [1, 0.4] });
  });

  it.each([
    {
      title: "a gap",
      content: "[[1, 2, 3],\n[4, null, 6]]",
      words: [],
      code: 1,
      says: /dòng 2[^]*cột 3 có số 6[^]*line 2[^]*column 3 states 6/u,
    },
    { title: "broken JSON", content: "[[1, 2]", words: [], code: 1, says: /dòng 1[^]*JSON sai/u },
    { title: "a text in a cell", content: '[[1, "2"]]', words: [], code: 1, says: /cột 2: "2" không phải/u },
    { title: "no priors", content: "[[1]]", words: ["--method", "benktander"], code: 2, says: /cần --priors/u },
    {
      title: "a flag without effect",
      content: "[[1]]",
      words: ["--priors", "1"],
      code: 2,
      says: /--priors không có tác dụng/u,
    },
    {
      title: "a method that there is not",
      content: "[[1]]",
      words: ["--method", "magic"],
      code: 2,
      says: /Dùng một trong: chain-ladder/u,
    },
    {
      title: "priors that are no numbers",
      content: "[[1]]",
      words: ["--method", "benktander", "--priors", "a"],
      code: 1,
      says: /--priors/u,
    },
    {
      title: "a prior too few",
      content: "[[1, 2],[1, null]]",
      words: ["--method", "benktander", "--priors", "1"],
      code: 1,
      says: /priors có 1 số; cần 2/u,
    },
  ])("refuses $title", ({ content, words, code, says }) => {
    const run = giaingan(["triangle", fileOf(content), ...words]);
    expect(run.code).toBe(code);
    expect(run.stdout).toBe("");
    expect(run.stderr).toMatch(says);
  });

  it("names the cell in the error of --json", () => {
    const run = giaingan(["triangle", fileOf("[[1, 2],[3, -4]]"), "--json"]);
    expect(run.code).toBe(1);
    expect(JSON.parse(run.stdout)).toMatchObject({
      error: { code: "triangleCellNegative", values: { row: "2", column: "2", value: "-4", line: "1" } },
    });
  });
});
