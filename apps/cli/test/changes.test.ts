import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { giaingan, temporaryFolder } from "./command-run.ts";

/** Rows of entries, as `batch, kind, effectiveOn, unit, amount`. */
function ledgerOf(rows: readonly string[]): string {
  const folder = temporaryFolder();
  const file = join(folder, "entries.csv");
  const lines = rows.map((row, index) => {
    const [batch, kind, effectiveOn, unit, amount] = row.split(/ +/u);
    return `e${index},${batch},${kind},${effectiveOn},2023,${unit},central,investment,domestic,2023,direct,${amount}`;
  });
  const head = "id,batch,kind,effectiveOn,fiscalYear,unit,level,nature,origin,vintage,relation,amount";
  writeFileSync(file, `${[head, ...lines].join("\n")}\n`);
  const ledger = join(folder, "so.duckdb");
  expect(giaingan(["import", file, "--ledger", ledger])).toMatchObject({ code: 0, stderr: "" });
  return ledger;
}

/** The cells of each row of all tables. */
function rowsOf(ledger: string, words: readonly string[]): readonly (readonly string[])[] {
  const run = giaingan(["changes", ...words, "--lang", "en", "--ledger", ledger]);
  expect(run).toMatchObject({ code: 0, stderr: "" });
  return run.stdout
    .split("\n")
    .filter((line) => line.startsWith("│"))
    .map((line) =>
      line
        .slice(1, -1)
        .split("│")
        .map((cell) => cell.trim()),
    );
}

describe("each row of the tables adds up as shown", () => {
  // In triệu: A 100,4 + 0,2; B 0 + 70,6, and 0,3 of A recorded late.
  const rows = [
    "r1 assigned 2023-01-05 A 500000000",
    "r1 assigned 2023-01-05 B 500000000",
    "r1 volumePaid 2023-09-30 A 100400000",
    "r2 volumePaid 2023-10-10 A 200000",
    "r2 volumePaid 2023-10-10 B 70600000",
    "r2 volumePaid 2023-09-20 A 300000",
  ];

  it("the change is the shown closing less the shown opening, in each group and in the total", () => {
    const ledger = ledgerOf(rows);
    const table = rowsOf(ledger, ["--from", "2023-09-30", "--from-rev", "1", "--by", "unit"]);
    // 100,4 → 100,9 is shown as 100 → 101; – → 70,6 as 71; 100,4 → 171,5 as 100 → 172.
    expect(table.slice(-3)).toEqual([
      ["A", "500", "500", "0", "100", "101", "1"],
      ["B", "500", "500", "0", "–", "71", "71"],
      ["Total", "1,000", "1,000", "0", "100", "172", "72"],
    ]);
    // 70,8 new and 0,3 late are 71,1; between 100 and 172 they are shown as 71 and 1.
    expect(table.slice(1, 5)).toEqual([
      ["30/09/2023, revision 1", "1,000", "100"],
      ["New payments (2)", "–", "71"],
      ["Back-dated (1)", "–", "1"],
      ["10/10/2023, revision 2", "1,000", "172"],
    ]);
  });

  it("the sentence says the same amounts", () => {
    const run = giaingan(["changes", "--from-rev", "1", "--ledger", ledgerOf(rows)]);
    expect(run.stdout).toContain(
      "Từ 30/09/2023 (bản ghi số 1) đến 10/10/2023 (bản ghi số 2) giải ngân tăng 72 triệu đồng (từ 100 lên 172): thanh toán mới +71, ghi bổ sung cho kỳ trước +1; kế hoạch không đổi.",
    );
  });

  it("a payment after the data of the revision asked from is no late one", () => {
    const ledger = ledgerOf(rows.slice(0, 5));
    expect(rowsOf(ledger, ["--from-rev", "1", "--as-of", "2023-10-31"]).flat().join()).not.toContain("Back-dated");
  });
});
