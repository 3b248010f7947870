import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { giaingan, report2023, temporaryFolder } from "./command-run.ts";

const report = readFileSync(report2023, "utf8");

function fileWith(text: string): { readonly folder: string; readonly file: string; readonly ledger: string } {
  const folder = temporaryFolder();
  const file = join(folder, "bao-cao.txt");
  writeFileSync(file, text);
  return { folder, file, ledger: join(folder, "so.duckdb") };
}

describe("a report that the ledger refuses", () => {
  it("leaves no ledger behind when it is the first", () => {
    // More đồng than an amount can be.
    const { folder, file, ledger } = fileWith(report.replaceAll("14.108", "14.108.000.000.000.000"));
    for (const preview of [["--preview"], []]) {
      const refused = giaingan(["import", file, "--ledger", ledger, "--lang", "en", ...preview]);
      expect([refused.code, refused.stdout]).toEqual([1, ""]);
      expect(refused.stderr).toContain("amount");
    }
    expect(readdirSync(folder)).toEqual(["bao-cao.txt"]);
    expect(existsSync(ledger)).toBe(false);
  });

  it("is refused by a preview with the same words: it is of a closed period", () => {
    const { file, ledger } = fileWith(report.replaceAll("14.108", "14.208"));
    giaingan(["import", report2023, "--ledger", ledger]);
    giaingan(["close", "2023-10", "--on", "15/11/2023", "--ledger", ledger]);
    const preview = giaingan(["import", file, "--preview", "--ledger", ledger]);
    const posting = giaingan(["import", file, "--ledger", ledger]);
    expect(posting.code).toBe(1);
    expect(posting.stderr).toContain("2023-10");
    expect(preview).toEqual(posting);
    const late = giaingan(["import", file, "--preview", "--late", "--ledger", ledger, "--json"]);
    expect(JSON.parse(late.stdout)).toMatchObject({ preview: true, posted: 0, late: 1, revision: 2 });
  });
});
