import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { sourceNotStated } from "@giaingan/finance";
import { openLedger } from "@giaingan/ledger";
import { describe, expect, it } from "vitest";
import { giaingan, report2023, temporaryFolder } from "./command-run.ts";

/** A ledger of one report, closed. */
function makeLedger(): string {
  const ledger = join(temporaryFolder(), "so.duckdb");
  giaingan(["import", report2023, "--ledger", ledger]);
  return ledger;
}

/** A ledger with a plan of 100 đồng and one payment in May 2023, posted past the rules. */
async function makeBooks(paid: bigint): Promise<string> {
  const path = join(temporaryFolder(), "so.duckdb");
  const ledger = await openLedger({ path, mode: "openOrCreate" });
  const place = { unitId: "Kon Rẫy", projectId: null, componentId: null, source: sourceNotStated, fiscalYear: 2023 };
  const document = { number: null, date: null, issuer: null, title: null };
  const plan = {
    ...place,
    document,
    id: "ke-hoach",
    kind: "assigned",
    effectiveOn: "2023-01-01",
    amount: 100n,
  } as const;
  const payment = { ...plan, id: "chi", kind: "volumePaid", effectiveOn: "2023-05-31", amount: paid } as const;
  const entries = [plan, payment].map((entry) => ({ ...entry, reverses: null, reason: null }));
  const nothing = { statements: [], findings: [], checks: [] };
  await ledger.append({ ...nothing, id: "lo-1", documentName: "lo-1.txt", contentHash: null, entries });
  await ledger.close();
  return path;
}

async function runSql(path: string, sql: string): Promise<void> {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  await connection.run(sql);
  connection.closeSync();
  instance.closeSync();
}

describe("giaingan verify", () => {
  it("says that a ledger is intact, and tells of a head file that is missing", () => {
    const ledger = makeLedger();
    const intact = giaingan(["verify", "--ledger", ledger, "--json"]);
    expect(intact.code).toBe(0);
    expect(JSON.parse(intact.stdout)).toMatchObject({ isIntact: true, revision: 1, keptHead: "matches" });
    rmSync(`${ledger}.head.json`);
    const without = giaingan(["verify", "--ledger", ledger]);
    expect(without.code).toBe(0);
    expect(without.stdout).toContain("Không có tệp đầu chuỗi");
  });

  it.each([
    {
      edit: "one amount",
      sql: "UPDATE entries SET amount = amount + 1 WHERE position = 0",
      fault: "contentsChanged",
      words: "lô 1 (mã ",
    },
    {
      edit: "a deleted entry",
      sql: "DELETE FROM entries WHERE position = 0",
      fault: "contentsChanged",
      words: "nay có 5",
    },
    {
      edit: "a cut tail",
      sql: "DELETE FROM batches; DELETE FROM entries; DELETE FROM statements; DELETE FROM findings; DELETE FROM checks",
      fault: "tailCut",
      words: "biết đến lô 1",
    },
  ])("ends with 3 and names the batch after $edit", async ({ sql, fault, words }) => {
    const ledger = makeLedger();
    await runSql(ledger, sql);
    const run = giaingan(["verify", "--ledger", ledger]);
    expect(run.code).toBe(3);
    expect(run.stdout).toContain(words);
    expect(run.stdout).toContain("Đừng ghi thêm");
    const json = giaingan(["verify", "--ledger", ledger, "--json"]);
    expect(json.code).toBe(3);
    expect(JSON.parse(json.stdout)).toMatchObject({ isIntact: false, fault, faultyBatch: { revision: 1 } });
    // A cut tail shows at once to whoever asks anything.
    const asked = giaingan(["periods", "--ledger", ledger]);
    expect(asked.stderr.includes("Chạy giaingan verify trước khi ghi thêm")).toBe(fault === "tailCut");
  });

  it("refuses a ledger that is not there", () => {
    const run = giaingan(["verify", "--ledger", join(temporaryFolder(), "khong-co.duckdb")]);
    expect([run.code, run.stdout]).toEqual([1, ""]);
  });
});

describe("giaingan check", () => {
  it("finds nothing fatal in the books of a report", () => {
    const run = giaingan(["check", "--ledger", makeLedger()]);
    expect(run.code).toBe(0);
    expect(run.stdout).toContain("Sổ đúng: không có lỗi nặng.");
  });

  const outcomes = [
    {
      found: "nothing but warnings",
      paid: 10n,
      exitCode: 0,
      lines: [/^\[CẦN XEM\].*\(staleMonth\)$/u, /^Sổ đúng: không có lỗi nặng\.$/u],
      report: { isSound: true, counts: { staleMonth: 1 } },
    },
    {
      found: "a rule that is broken",
      paid: 101n,
      exitCode: 3,
      lines: [
        /^\[LỖI NẶNG\].*\(disbursementExceedsPlan\)$/u,
        /^ {4}lô 1 \(lo-1\), “lo-1\.txt”, dòng 2, bút toán chi$/u,
        /^Sổ có lỗi nặng/u,
      ],
      report: { isSound: false, counts: { disbursementExceedsPlan: 1 } },
    },
  ];

  it.each(outcomes)("ends with $exitCode on $found, the chain being whole", async (outcome) => {
    const { paid, exitCode, lines, report } = outcome;
    const asked = ["check", "--ledger", await makeBooks(paid), "--as-of", "2023-12-31"];
    const run = giaingan(asked);
    expect([run.stderr, run.code]).toEqual(["", exitCode]);
    const printed = run.stdout.split("\n");
    for (const [rank, line] of lines.entries()) expect(printed[rank]).toMatch(line);
    const asJson = giaingan([...asked, "--json"]);
    expect(asJson.code).toBe(exitCode);
    expect(JSON.parse(asJson.stdout)).toMatchObject(report);
    expect(Object.keys((JSON.parse(asJson.stdout) as typeof report).counts)).toEqual(Object.keys(report.counts));
  });

  it("ends with 3 on a fatal fault, the place of the first one first", async () => {
    const ledger = makeLedger();
    await runSql(ledger, "UPDATE entries SET effective_on = DATE '2019-01-01', month_index = 24228 WHERE position = 0");
    const run = giaingan(["check", "--ledger", ledger]);
    expect(run.code).toBe(3);
    expect(run.stdout.split("\n")[0]).toMatch(/^\[LỖI NẶNG\].*\(chainBroken\)$/u);
    const report = JSON.parse(giaingan(["check", "--ledger", ledger, "--json"]).stdout) as { faults: object[] };
    expect(report).toMatchObject({ isSound: false, revision: 1, counts: { chainBroken: 1 } });
    expect(report.faults[0]).toMatchObject({ code: "chainBroken", severity: "fatal", place: { revision: 1 } });
  });

  it("compares with the reference data that are named, and refuses a revision that is not there", () => {
    const ledger = makeLedger();
    const reference = join(temporaryFolder(), "danh-muc.json");
    const project = {
      id: "da-1",
      name: "Đường",
      unitId: null,
      programmeId: null,
      totalInvestment: null,
      contractValue: null,
    };
    const unit = {
      id: "x",
      name: "Xã khác",
      kind: "commune",
      code: null,
      parentId: null,
      validFrom: null,
      validTo: null,
      predecessors: [],
    };
    writeFileSync(reference, JSON.stringify({ units: [unit], programmes: [], projects: [project] }));
    const run = giaingan(["check", "--ledger", ledger, "--reference", reference, "--json"]);
    expect([run.stderr, run.code]).toEqual(["", 0]);
    expect(JSON.parse(run.stdout)).toMatchObject({ counts: { unitUnknown: 1 } });
    expect(giaingan(["check", "--ledger", ledger, "--rev", "9"]).stderr).toContain("9");
  });
});
