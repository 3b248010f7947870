import { describe, expect, test } from "vitest";
import { readSeriesFile } from "../src/index.ts";

const path = "chuoi.csv";
const read = (...lines: readonly string[]) => readSeriesFile(lines.join("\n"), { path });

describe("a table of cumulative series", () => {
  test("rows in any order, an empty amount is not stated, a plan stands in the month of its row", () => {
    const series = read(
      "fiscal_year,month,key,to_date,plan",
      "2023,3,Kon Rẫy,30.5,100",
      "2023,1,Kon Rẫy,10,",
      "2023,2,Kon Rẫy,,",
      "2022,12,Kon Rẫy,90,95",
      "2023,1,Đăk Hà,5,",
    );
    expect(series.map(({ key, years }) => [key, years.map(({ fiscalYear }) => fiscalYear)])).toEqual([
      ["Kon Rẫy", [2023, 2022]],
      ["Đăk Hà", [2023]],
    ]);
    expect(series[0]?.years[0]?.toDate.slice(0, 4)).toEqual([10, null, 30.5, null]);
    expect(series[0]?.years[0]?.plan).toEqual([null, null, 100, ...Array.from({ length: 10 }, () => null)]);
    expect(series[1]?.years[0]?.plan).toBeNull();
  });

  test("remarks before the head, other names of columns, semicolons and decimal commas", () => {
    const series = read("# Nguồn: báo cáo tháng", "Năm;Tháng;Đơn vị;Lũy kế;Kế hoạch", "2023;13;Kon Rẫy;12,5;20");
    expect(series).toEqual([
      {
        key: "Kon Rẫy",
        years: [
          {
            fiscalYear: 2023,
            toDate: [...Array.from({ length: 12 }, () => null), 12.5],
            plan: [...Array.from({ length: 12 }, () => null), 20],
          },
        ],
      },
    ]);
  });
});

describe("what is wrong is told with its line and column", () => {
  test.each([
    { line: "2023,14,a,1,", code: "seriesMonthUnknown", column: "month" },
    { line: "2023,0,a,1,", code: "seriesMonthUnknown", column: "month" },
    { line: "23,1,a,1,", code: "seriesYearUnknown", column: "fiscal_year" },
    { line: "2023,1,a,1.234.567,", code: "seriesAmountInvalid", column: "to_date" },
    { line: "2023,1,a,khoảng 5,", code: "seriesAmountInvalid", column: "to_date" },
    { line: "2023,1,a,1,-5", code: "seriesPlanInvalid", column: "plan" },
    { line: "2023,1,,1,", code: "missingCell", column: "key" },
    { line: "2022,12,a,1,", code: "seriesKeyRepeated", column: null },
  ])("$line: $code", ({ line, code, column }) => {
    const refused = expect.objectContaining({ code, place: { path, line: 3, column } });
    expect(() => read("fiscal_year,month,key,to_date,plan", "2022,12,a,9,", line)).toThrow(refused);
  });

  test.each(["1,234", "1.234"])("%s alone may be a thousand and some, or one and some", (amount) => {
    const refused = expect.objectContaining({
      code: "seriesAmountUnclear",
      place: { path, line: 2, column: "to_date" },
    });
    expect(() => read("fiscal_year;month;key;to_date", `2023;1;a;${amount}`)).toThrow(refused);
  });

  test("is decimals where another amount of the table shows it", () => {
    const [series] = read("fiscal_year,month,key,to_date", "2023,1,a,1.234", "2023,2,a,12345.678");
    expect(series?.years[0]?.toDate.slice(0, 2)).toEqual([1.234, 12345.678]);
  });

  test("all at once", () => {
    const refused = expect.objectContaining({ code: "seriesMonthUnknown", others: [expect.anything()] });
    expect(() => read("fiscal_year,month,key,to_date", "2023,14,a,1", "2023,1,b,x")).toThrow(refused);
  });

  test.each([
    { lines: ["fiscal_year,month,key,to_date"], code: "tableWithoutRows" },
    { lines: ["fiscal_year,month,to_date", "2023,1,5"], code: "missingColumn" },
    { lines: ["fiscal_year,month,key,unit,to_date", "2023,1,a,b,5"], code: "repeatedColumn" },
    { lines: ["fiscal_year,month,key,to_date", '2023,1,"a,5'], code: "brokenQuotes" },
  ])("$code", ({ lines, code }) => {
    expect(() => read(...lines)).toThrow(expect.objectContaining({ code }));
  });
});
