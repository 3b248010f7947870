import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { giaingan, report2023, temporaryFolder } from "./command-run.ts";

const figures = "Đến 31/10/2023 giải ngân 5.000 triệu đồng/10.000 triệu đồng kế hoạch vốn năm 2023.";

describe("money of a report goes to the unit of the report", () => {
  it.each([
    { head: "UBND HUYỆN EA H'LEO\n\nBÁO CÁO", unit: "Huyện Ea H'leo" },
    { head: "ỦY BAN NHÂN DÂN\nHUYỆN KON RẪY\nKon Rẫy, ngày 05 tháng 11 năm 2023", unit: "Huyện Kon Rẫy" },
    { head: "UBND TỈNH BÀ RỊA - VŨNG TÀU\nSố: 12/BC-UBND", unit: "Tỉnh Bà Rịa - Vũng Tàu" },
    { head: "UBND XÃ ĐĂK TƠ LUNG CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", unit: "Xã Đăk Tơ Lung" },
  ])("$unit", ({ head, unit }) => {
    const folder = temporaryFolder();
    const file = join(folder, "bao-cao.txt");
    writeFileSync(file, `${head}\n\n${figures}\n`);
    const run = giaingan(["import", file, "--preview", "--json", "--ledger", join(folder, "so.duckdb")]);
    expect(JSON.parse(run.stdout)).toMatchObject({ unit });
  });

  it("a report that names no unit is refused by a ledger that has one", () => {
    const folder = temporaryFolder();
    const ledger = join(folder, "so.duckdb");
    const file = join(folder, "khong-ten.txt");
    writeFileSync(file, figures);
    giaingan(["import", report2023, "--ledger", ledger]);
    const run = giaingan(["import", file, "--ledger", ledger]);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain("--unit");
    expect(giaingan(["import", file, "--ledger", ledger, "--unit", "Huyện Tu Mơ Rông"]).code).toBe(0);
  });

  it("the same report re-saved with other line ends and blanks at its end is the same report", () => {
    const folder = temporaryFolder();
    const ledger = join(folder, "so.duckdb");
    const first = join(folder, "a.txt");
    const again = join(folder, "b.txt");
    writeFileSync(first, `UBND HUYỆN KON RẪY\n\n${figures}\n`);
    writeFileSync(again, `UBND HUYỆN KON RẪY\r\n\r\n${figures}  \r\n\r\n\r\n`);
    giaingan(["import", first, "--ledger", ledger]);
    const run = giaingan(["import", again, "--ledger", ledger, "--json"]);
    expect(JSON.parse(run.stdout)).toMatchObject({ posted: 0, alreadyPosted: true, revision: 1 });
  });
});
