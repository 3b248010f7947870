import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { giaingan, report2023, temporaryFolder } from "./command-run.ts";

function ledgerOfReport(): { readonly ledger: string; readonly folder: string } {
  const folder = temporaryFolder();
  const ledger = join(folder, "so.duckdb");
  giaingan(["import", report2023, "--ledger", ledger]);
  return { ledger, folder };
}

describe("giaingan chart", () => {
  const draw = (words: readonly string[]): string => {
    const { ledger, folder } = ledgerOfReport();
    const out = join(folder, "x.svg");
    expect(giaingan(["chart", ...words, "--out", out, "--ledger", ledger])).toMatchObject({ code: 0, stderr: "" });
    return readFileSync(out, "utf8");
  };

  it("draws what a projection has without a prior year: three scenarios, the estimate, no interval", () => {
    const svg = draw(["projection", "--lang", "vi"]);
    for (const words of ["16.930", "8.163 mỗi tháng", "như năm 2022: chưa nêu", "30.433 (lạc quan)"])
      expect(svg).toContain(words);
    expect(svg).not.toContain("khoảng 80%");
  });

  it("draws until 31/01 with 13 months", () => {
    const svg = draw(["needed-pace", "--deadline", "01-31", "--lang", "vi"]);
    expect(svg).toContain("T1 sau");
    expect(svg).toContain("5.442 triệu");
  });

  it("draws the back-test, in English and in dark colours too", () => {
    expect(draw(["backtest", "--by", "unit", "--lang", "en", "--theme", "dark"])).toContain("Nothing can be tested");
  });

  it("draws who is behind by any groups, and the running totals", () => {
    const behind = draw(["behind", "--lang", "vi"]);
    expect(behind).toContain("Chậm nhiều nhất là");
    expect(behind).toContain("11.239");
    expect(draw(["behind", "--by", "source", "--lang", "en"])).toContain("without the figures to compare");
    const distribution = draw(["distribution", "--by", "unit", "--lang", "vi"]);
    expect(distribution).toContain("0 trong 1 dòng chưa giải ngân được gì");
    expect(distribution).toContain("từ 40% đến dưới 50%");
    const cumulative = draw(["cumulative", "--lang", "vi"]);
    expect(cumulative).toContain("Đến hết T10/2023 đã giải ngân");
    expect(cumulative).toContain("46,36% kế hoạch");
  });

  it("draws what may not be disbursed by the deadline", () => {
    const svg = draw(["at-risk", "--method", "runRate", "--deadline", "12-31", "--lang", "vi"]);
    // 30.433 − 14.108 · 12 / 10 triệu.
    expect(svg).toContain("13.503 triệu đồng");
    expect(svg).toContain("Đến 31/12/2023 có thể không kịp giải ngân");
  });

  it("draws what changed since a day, and wants to be told the day", () => {
    const bridge = draw(["bridge", "--from", "2023-09-30", "--lang", "vi"]);
    expect(bridge).toContain("+14.108");
    expect(draw(["changes", "--from", "2023-09-30", "--by", "source", "--lang", "vi"])).toContain(
      "Chưa có số giải ngân ở cả hai ngày để so",
    );
  });

  it("says in one document what was drawn", () => {
    const { ledger, folder } = ledgerOfReport();
    const words = ["chart", "projection", "--out", join(folder, "y.png"), "--ledger", ledger, "--json"];
    expect(JSON.parse(giaingan(words).stdout)).toMatchObject({ format: "png", asOf: "2023-10-31", revision: 1 });
    expect(readFileSync(join(folder, "y.png")).readUInt32BE(16)).toBe(3200);
  });

  it.each([
    { words: ["progress", "--method", "runRate"], says: "Biểu đồ progress không dùng --method." },
    { words: ["projection", "--basis", "assigned"], says: "Biểu đồ projection không dùng --basis." },
    { words: ["bridge"], says: "Chưa nêu so với lúc nào." },
    { words: ["progress", "--from", "2023-09-30"], says: "Biểu đồ progress không dùng --from." },
    { words: ["cumulative", "--by", "unit"], says: "Biểu đồ cumulative không dùng --by." },
    { words: ["progress", "--by", "unit"], says: "Biểu đồ progress không dùng --by." },
    { words: ["projection", "--by", "unit"], says: "Biểu đồ projection không dùng --by." },
    { words: ["backtest", "--method", "runRate"], says: "Biểu đồ backtest không dùng --method." },
    { words: ["projection", "--method", "phép"], says: "chainLadder" },
    { words: ["projection", "--deadline", "06-30"], says: "01-31" },
    {
      words: ["pie"],
      says: "Các biểu đồ: progress, plan, behind, cumulative, bridge, changes, at-risk, distribution, projection, needed-pace, backtest.",
    },
  ])("$words is wrong usage: $says", ({ words, says }) => {
    const { ledger, folder } = ledgerOfReport();
    const path = join(folder, "never.svg");
    const run = giaingan(["chart", ...words, "--out", path, "--ledger", ledger, "--lang", "vi"]);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(says);
    expect(existsSync(path)).toBe(false);
  });
});
