import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { giaingan, projectFolder, report2023, temporaryFolder } from "./command-run.ts";

const paraiba = join(projectFolder, "packages/finance/test/projection/fixtures/paraiba_2011_2013.csv");

interface Row {
  readonly key: string;
  readonly year: number;
  readonly month: number;
  readonly toDate: number;
  readonly projected: number | null;
  readonly interval80: readonly [number, number] | null;
  readonly method: string | null;
  readonly backtest: { readonly years: readonly number[] } | null;
}

describe("giaingan project --series", () => {
  it("projects every series from data up to the month alone", () => {
    const words = ["project", "--year", "2013", "--month", "6", "--json"];
    const { code, stdout, stderr } = giaingan([...words, "--series", paraiba]);
    expect(code).toBe(0);
    // The document is the rows alone: what was found is told beside it.
    expect(stderr).toContain("2/2013: 26");
    const rows = JSON.parse(stdout) as readonly Row[];
    expect(rows).toHaveLength(26);
    expect(rows[0]).toMatchObject({ key: "01 LEGISLATIVA", year: 2013, month: 6, toDate: 147_580_472.14 });
    expect(rows[0]).toMatchObject({ method: "combined", backtest: { years: [2012] } });
    const cut = join(temporaryFolder(), "cut.csv");
    cpSync(paraiba, cut);
    const text = giaingan([...words, "--series", cut]).stdout;
    expect(text).toBe(stdout);
  });

  it("prints a table in both languages, and what it found", () => {
    const words = ["project", "--series", paraiba, "--year", "2013", "--month", "6"];
    const vietnamese = giaingan([...words, "--lang", "vi"]).stdout;
    expect(vietnamese).toContain("Dự báo giải ngân đến 31/12/2013, từ số liệu đến hết tháng 6/2013.");
    expect(vietnamese).toContain("Ít sai nhất: bình quân bốn phương pháp");
    expect(vietnamese).toContain("! Tháng 2/2013: 26/26 chuỗi lặp lại số của tháng trước");
    expect(giaingan([...words, "--lang", "en"]).stdout).toContain("Least wrong: mean of four methods");
  });

  it("has three scenarios and a reason where there is no prior year", () => {
    const { stdout } = giaingan(["project", "--series", paraiba, "--year", "2011", "--month", "6", "--lang", "vi"]);
    expect(stdout).toContain("Không có năm trước nào");
    expect(stdout).toContain("Như tốc độ đến nay");
  });

  it.each([
    { words: ["--month", "6"], code: 2, says: "Chưa nêu --year." },
    { words: ["--year", "2013"], code: 2, says: "Chưa nêu --month." },
    { words: ["--year", "2013", "--month", "14"], code: 1, says: "1…13" },
    { words: ["--year", "2013", "--month", "13"], code: 1, says: "Không thể dự báo từ tháng 13 cho hạn 31/12." },
    { words: ["--year", "2031", "--month", "6"], code: 1, says: "các năm có số liệu: 2011, 2012, 2013" },
    { words: ["--year", "2013", "--month", "6", "--by", "unit"], code: 2, says: "--by không dùng được với --series" },
    { words: ["--year", "2013", "--month", "6", "--method", "phép"], code: 2, says: "chainLadder" },
  ])("$words is refused: $says", ({ words, code, says }) => {
    const run = giaingan(["project", "--series", paraiba, ...words]);
    expect(run.code).toBe(code);
    expect(run.stderr).toContain(says);
    expect(run.stdout).toBe("");
  });

  it("tells every fault of a table with line and column", () => {
    const path = join(temporaryFolder(), "xau.csv");
    writeFileSync(path, "fiscal_year,month,key,to_date\n2023,14,a,1\n2023,1,a,x\n");
    const { code, stderr } = giaingan(["project", "--series", path, "--year", "2023", "--month", "1", "--lang", "vi"]);
    expect(code).toBe(1);
    expect(stderr).toContain(`Tệp "${path}", dòng 2, cột month: Chuỗi "a", năm 2023: không có tháng 14.`);
    expect(stderr).toContain(`Tệp "${path}", dòng 3, cột to_date:`);
  });
});

describe("giaingan backtest --series", () => {
  it("tells every method's errors, the least wrong first", () => {
    const { stdout } = giaingan(["backtest", "--series", paraiba, "--lang", "vi"]);
    const first = stdout.split("\n").find((line) => line.startsWith("│ ") && line.includes("%"));
    expect(stdout).toContain("Dự báo thử các năm 2012, 2013");
    expect(first).toContain("Phương pháp");
    const json = JSON.parse(giaingan(["backtest", "--series", paraiba, "--json"]).stdout) as {
      readonly choice: { readonly ranking: readonly { readonly method: string }[] };
    };
    expect(json.choice.ranking[0]?.method).toBe("combined");
  });
});

describe("from the ledger", () => {
  it("the report of 2023 alone: no interval, three scenarios, and the estimate's pace", () => {
    const ledger = join(temporaryFolder(), "so.duckdb");
    expect(giaingan(["import", report2023, "--ledger", ledger]).code).toBe(0);
    const { stdout } = giaingan(["project", "--ledger", ledger, "--by", "none", "--lang", "vi"]);
    expect(stdout).toContain("giữ tốc độ từ đầu năm thì đến 31/12/2023 đạt 16.930 triệu đồng (55,63% kế hoạch)");
    expect(stdout).toContain("gấp 5,8 lần tốc độ từ đầu năm (lạc quan, chỉ xét theo tốc độ)");
    const json = JSON.parse(giaingan(["project", "--ledger", ledger, "--by", "none", "--json"]).stdout) as object;
    expect(json).toMatchObject({ total: { projected: null, interval80: null, reason: "noPriorYear" } });
    const lapse = giaingan(["lapse", "--ledger", ledger, "--projected", "--lang", "vi"]);
    expect(lapse.stdout).toContain("Chưa đủ năm trước để dự báo phần hết hạn");
    expect(giaingan(["backtest", "--ledger", ledger, "--lang", "vi"]).stdout).toContain("Chưa dự báo thử được");
  });

  it.each(["-1", "nhiều", "1001"])("--faster %s is refused", (percent) => {
    const ledger = join(temporaryFolder(), "so.duckdb");
    giaingan(["import", report2023, "--ledger", ledger]);
    const { code, stderr } = giaingan(["lapse", "--ledger", ledger, "--projected", `--faster=${percent}`]);
    expect(code).toBe(1);
    expect(stderr).toContain("0…1000");
  });
});
