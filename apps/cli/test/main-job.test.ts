import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { giaingan, planTemplate, report2023, temporaryFolder } from "./command-run.ts";

describe("a district's report goes in as text", () => {
  it("and comes out as plan in four slices, one unsplit disbursement and what was mobilised", () => {
    const ledger = join(temporaryFolder(), "so.duckdb");
    const imported = giaingan(["import", report2023, "--ledger", ledger, "--json"]);
    expect(imported.stderr).toBe("");
    expect(imported.code).toBe(0);
    expect(JSON.parse(imported.stdout)).toMatchObject({
      posted: 6,
      alreadyPosted: false,
      revision: 1,
      fiscalYear: 2023,
    });

    const run = giaingan(["progress", "--by", "source", "--as-of", "2023-10-31", "--ledger", ledger, "--json"]);
    const answer = JSON.parse(run.stdout) as Record<string, unknown> & {
      total: Record<string, string>;
      groups: object[];
    };
    expect(answer).toMatchObject({
      asOf: "2023-10-31",
      revision: 1,
      basis: "includingCarryOver",
      total: { plan: "30433000000", disbursedToDate: "14108000000", remaining: "16325000000" },
      mobilised: "1512000000",
      sentence: {
        vi: "Đến 31/10/2023 đã giải ngân 14.108/30.433 triệu đồng, đạt 46,36% kế hoạch (chậm 36,93 điểm % so với thời gian)",
        en: "By 31/10/2023 disbursement reached 14,108/30,433 million VND, 46.36% of the plan (36.93 percentage points behind the calendar)",
      },
    });
    expect(answer.total["rate"]).toMatch(/^0\.46357572372/u);
    const stated = { remaining: null, rate: null };
    expect(answer.groups).toMatchObject([
      { key: "central/investment/-/2023/-", plan: "24314000000", disbursedToDate: null, ...stated },
      { key: "central/recurrent/-/2023/-", plan: "2562000000", disbursedToDate: null, ...stated },
      { key: "central/investment/-/2022/-", plan: "2371000000", disbursedToDate: null, ...stated },
      { key: "central/recurrent/-/2022/-", plan: "1186000000", disbursedToDate: null, ...stated },
      { key: "-/-/-/-/-", plan: null, disbursedToDate: "14108000000", ...stated },
    ]);
  });

  it("imported again, under another name too, it posts nothing and says so", () => {
    const folder = temporaryFolder();
    const ledger = join(folder, "so.duckdb");
    giaingan(["import", report2023, "--ledger", ledger]);
    const again = giaingan(["import", report2023, "--ledger", ledger, "--json"]);
    expect(again.code).toBe(0);
    expect(JSON.parse(again.stdout)).toMatchObject({ posted: 0, alreadyPosted: true, revision: 1 });
    expect(giaingan(["import", report2023, "--ledger", ledger]).stdout).toContain("không ghi thêm bút toán nào (0)");
  });

  it("the same words in UTF-16, as an older program saves them, are the same report", () => {
    const folder = temporaryFolder();
    const ledger = join(folder, "so.duckdb");
    const saved = join(folder, "bao-cao-cu.txt");
    writeFileSync(
      saved,
      Buffer.from(`\u{feff}${readFileSync(report2023, "utf8").replaceAll("\n", "\r\n")}`, "utf16le"),
    );
    giaingan(["import", report2023, "--ledger", ledger]);
    const again = giaingan(["import", saved, "--ledger", ledger, "--json"]);
    expect(JSON.parse(again.stdout)).toMatchObject({ posted: 0, alreadyPosted: true, revision: 1 });
  });

  it("a preview posts nothing and makes no ledger", () => {
    const ledger = join(temporaryFolder(), "so.duckdb");
    const preview = JSON.parse(giaingan(["import", report2023, "--preview", "--ledger", ledger, "--json"]).stdout) as {
      entries: unknown[];
    };
    expect(preview).toMatchObject({ preview: true, posted: 0, revision: 0 });
    expect(preview.entries).toHaveLength(6);
    expect(giaingan(["progress", "--ledger", ledger]).code).toBe(1);
  });

  it("says what does not add up, and nothing about what does", () => {
    const ledger = join(temporaryFolder(), "so.duckdb");
    const { findings, checks } = JSON.parse(
      giaingan(["import", report2023, "--preview", "--ledger", ledger, "--json"]).stdout,
    ) as {
      findings: { code: string; severity: string; values: Record<string, string> }[];
      checks: { code: string }[];
    };
    const find = (code: string) => findings.find((finding) => finding.code === code);
    expect(find("rateTruncated")?.severity).toBe("information");
    expect(find("estimateNeedsFasterPace")).toMatchObject({ severity: "warning" });
    expect(find("estimateNeedsFasterPace")?.values).toMatchObject({ timesFaster: "5.8" });
    expect(find("deadlineNotStated")).toBeDefined();
    expect(findings.map(({ code }) => code)).not.toContain("partsDoNotSum");
    expect(checks.map(({ code }) => code)).toContain("partsSumToTotal");
  });

  it("keeps the year-end estimate out of the payments", () => {
    const ledger = join(temporaryFolder(), "so.duckdb");
    giaingan(["import", report2023, "--ledger", ledger]);
    const later = JSON.parse(giaingan(["progress", "--as-of", "31/12/2023", "--ledger", ledger, "--json"]).stdout) as {
      total: object;
    };
    expect(later.total).toMatchObject({ disbursedToDate: "14108000000" });
  });

  it("draws the chart as SVG and as a PNG of 3200 × 1800", () => {
    const folder = temporaryFolder();
    const ledger = join(folder, "so.duckdb");
    giaingan(["import", report2023, "--ledger", ledger]);
    for (const name of ["x.svg", "x.png"]) {
      expect(giaingan(["chart", "progress", "--out", join(folder, name), "--ledger", ledger]).code).toBe(0);
    }
    const svg = readFileSync(join(folder, "x.svg"), "utf8");
    expect(svg).toContain("14.108/30.433");
    expect(svg).not.toMatch(/<script|foreignObject|href=|url\(/u);
    const png = readFileSync(join(folder, "x.png"));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([3200, 1800]);
  });
});

describe("extract", () => {
  it("reads no money out of counts, lengths and document numbers", () => {
    const [{ figures }] = JSON.parse(giaingan(["extract", report2023, "--json"]).stdout) as [
      { figures: { kind: string; amount: string }[] },
    ];
    const amounts = figures.filter((figure) => figure.kind === "money").map((figure) => figure.amount);
    expect(new Set(amounts)).toEqual(
      new Set(["30433000000", "24314000000", "2562000000", "2371000000", "1186000000", "1512000000", "14108000000"]),
    );
  });

  it("reads the blanks of a template as missing, and sees its two units", () => {
    const [{ figures, findings }] = JSON.parse(giaingan(["extract", planTemplate, "--json"]).stdout) as [
      { figures: unknown[]; findings: { code: string }[] },
    ];
    expect(figures).toEqual([]);
    expect(findings.map(({ code }) => code)).toEqual(expect.arrayContaining(["amountsMissing", "mixedUnits"]));
  });

  it("prints one document a line with --jsonl", () => {
    const { stdout } = giaingan(["extract", report2023, planTemplate, "--json", "--jsonl"]);
    const ids = stdout
      .trim()
      .split("\n")
      .map((line) => (JSON.parse(line) as { id: string }).id);
    expect(ids).toEqual(["bao-cao-ntm-2023.txt", "ke-hoach-ntm-2024-mau.txt"]);
  });
});
