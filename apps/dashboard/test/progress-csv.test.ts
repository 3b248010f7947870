/** The CSV opens in Excel with its letters, adds up to the đồng, and carries no formula. */
import { describe, expect, test } from "vitest";
import { writeProgressCsv } from "../src/progress-csv.ts";
import { words } from "../src/words.ts";
import { ledger2023, progress2023, slices2023 } from "./report-2023.ts";

const write = (progress = progress2023(), ledger = ledger2023): string =>
  writeProgressCsv(progress, { ledger, language: "vi", words: words.vi, unitId: null });

describe("the CSV of the 2023 report", () => {
  const [head = "", ...lines] = write().split("\r\n");

  test("begins with a byte order mark, so that Excel reads the accents", () => {
    expect(head.startsWith("\uFEFFNhóm,Năm gốc,Kế hoạch (đồng),Đã giải ngân (đồng),Tỷ lệ,")).toBe(true);
  });

  test("holds whole đồng, and nothing where nothing is stated", () => {
    expect(lines[0]).toMatch(/^Đầu tư phát triển,2023,24314000000,,,,31\/01\/2024,/u);
    expect(lines[3]).toMatch(/^"Sự nghiệp, chuyển nguồn",2022,1186000000,,,,31\/12\/2023,/u);
    expect(lines[4]).toMatch(/^Chưa phân theo nguồn,,,14108000000,,,,,/u);
    expect(lines[5]).toMatch(/^Tổng,,30433000000,14108000000,"46,36%",16325000000,,,/u);
    expect(lines[6]).toBe("");
  });

  test("says in every row as of when, on which basis, from what and at which revision", () => {
    for (const line of lines.slice(0, 6)) {
      expect(line).toContain(",31/10/2023,Kế hoạch gồm kéo dài,Huyện Kon Rẫy,Báo cáo kết quả");
      expect(line.endsWith(`,1,${ledger2023.chainHead}`)).toBe(true);
    }
  });

  test("has as many cells in every row as in its head", () => {
    const cells = (line: string): number => line.replaceAll(/"(?:[^"]|"")*"/gu, "x").split(",").length;
    expect(new Set([head, ...lines.slice(0, 6)].map(cells))).toEqual(new Set([14]));
  });
});

describe("text from outside", () => {
  const dangerous = ["=1+1", "+84", "-2", "−2", "@SUM(A1)", "\tx", "\rx", "＝1", "＠x", "＋1", "－1"];
  test.each(dangerous)("that begins like a formula gets an apostrophe: %j", (name) => {
    const slices = slices2023.map((slice) => ({ ...slice, unitId: name }));
    const csv = write(progress2023({ by: ["unit"] }, slices), { ...ledger2023, units: [name] });
    expect(csv).toMatch(new RegExp(`\r\n"?'${name.replaceAll(/[+()]/gu, String.raw`\$&`)}`, "u"));
    expect(csv.replaceAll(/"(?:[^"]|"")*"/gu, "x")).not.toMatch(/(?:^|,|\n)[=+@＝＋－＠−]/u);
  });

  test("keeps its commas, quotes and line breaks in one cell", () => {
    const slices = slices2023.map((slice) => ({ ...slice, unitId: 'Xã "A", B\nC' }));
    expect(write(progress2023({ by: ["unit"] }, slices))).toContain('\r\n"Xã ""A"", B\nC",');
  });

  test("leaves negative numbers numbers", () => {
    const [first, ...others] = slices2023;
    const overspent = first === undefined ? [] : [{ ...first, disbursed: 25_000_000_000n }, ...others.slice(1, 4)];
    expect(write(progress2023({}, overspent))).toContain(',"102,82%",-686000000,');
  });
});
