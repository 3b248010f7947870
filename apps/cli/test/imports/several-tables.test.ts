/** Files with several tables: whose money each table tells, and tables that contradict one another. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  emptyImportRecord,
  emptyProfile,
  planWorkbookImport,
  readImportSettings,
  readWorkbook,
} from "@giaingan/exchange";
import { expect, test } from "vitest";
import { foundCells, importDrawing, openTestLedger, totalsOn } from "./imported-drawing.ts";

const million = 1_000_000n;

const table = (title: string, rows: readonly string[], names = "Đơn vị"): string => `
${title} NĂM 2024 ĐẾN 30/11/2024
Đơn vị: triệu đồng
STT|${names}|Kế hoạch vốn|Giải ngân
${rows.join("\n")}
`;

test("a sheet for each programme adds up to the sheet of all of them, whichever comes first", async () => {
  const ofAll = { "Tổng hợp": table("GIẢI NGÂN CÁC CHƯƠNG TRÌNH MTQG", ["1|Xã Tân Lập|900|600"]) };
  const ofEach = {
    "Biểu 1": table("GIẢI NGÂN CHƯƠNG TRÌNH MTQG XÂY DỰNG NÔNG THÔN MỚI", ["1|Xã Tân Lập|500|400"]),
    GNBV: table("GIẢI NGÂN", ["1|Xã Tân Lập|400|200"]),
  };
  for (const sheets of [
    { ...ofAll, ...ofEach },
    { ...ofEach, ...ofAll },
  ]) {
    const ledger = await openTestLedger();
    const { planned } = await importDrawing(ledger, { sheets });
    expect(foundCells(planned)).toEqual([]);
    expect(await totalsOn(ledger, "2024-12-31")).toEqual({ plan: 900n * million, disbursed: 600n * million });
    const programmes = await ledger.positions({ asOf: "2024-12-31", groupBy: ["component"] });
    expect(new Set(programmes.map(({ plan }) => plan))).toEqual(new Set([400n * million, 500n * million]));
  }
});

test("a sheet named by a commune is of that commune, under the letterhead of the district", async () => {
  const ledger = await openTestLedger();
  const title = "UBND HUYỆN KON RẪY\nTIẾN ĐỘ GIẢI NGÂN";
  const works = (plan: number): string => table(title, [`1|Nhà văn hóa thôn 1|${plan}|${plan / 2}`], "Công trình");
  const { planned } = await importDrawing(ledger, { sheets: { "XÃ TÂN LẬP": works(100), "Xã Đăk Kôi": works(60) } });
  expect(planned.batch.entries.map(({ unitId, projectId }) => `${unitId}: ${projectId}`)).toEqual(
    ["Xã Tân Lập", "Xã Tân Lập", "Xã Đăk Kôi", "Xã Đăk Kôi"].map((unit) => `${unit}: Nhà văn hóa thôn 1`),
  );
  const list = await importDrawing(await openTestLedger(), { sheets: { "Xã NTM nâng cao": works(100) } });
  expect(new Set(list.planned.batch.entries.map(({ unitId }) => unitId))).toEqual(new Set(["Huyện Kon Rẫy"]));
});

test("tables that tell different amounts of one sum are held back on both sides, and the rest is posted", async () => {
  const ledger = await openTestLedger();
  const rows = ["1|Xã Tân Lập|900|600", "2|Xã Đăk Kôi|300|100"];
  const { planned } = await importDrawing(ledger, {
    sheets: {
      A: table("GIẢI NGÂN", rows),
      B: table("TIẾN ĐỘ GIẢI NGÂN", ["1|Xã Tân Lập|800|600", "2|Xã Đăk Kôi|300|100"]),
    },
  });
  expect(foundCells(planned)).toEqual(["tablesDisagree C4", "tablesDisagree C4"]);
  expect(await totalsOn(ledger, "2024-12-31")).toEqual({ plan: 300n * million, disbursed: 100n * million });
});

test("a sheet with the columns of an entries file is not taken for running totals: the way to import it is told", async () => {
  const ledger = await openTestLedger();
  const header = "kind|effectiveOn|fiscalYear|unit|project|amount|reason";
  const { planned, posted } = await importDrawing(ledger, {
    sheets: { "Bút toán": `${header}\ndisbursed|2024-03-01|2024|Xã A|Đường B|1000000|` },
  });
  expect(foundCells(planned)).toEqual(["entriesLayout A1"]);
  expect(posted).toBeNull();
});

test("letters of an old encoding are told once a sheet, and 'UBND xã' is the commune of the letterhead", async () => {
  const folder = join(import.meta.dirname, "../../../../packages/exchange/test/fixtures/workbooks");
  const path = join(folder, "a-xa-nam-n1-n2.xlsx");
  const planned = await planWorkbookImport(await readWorkbook(readFileSync(path), { path }), {
    documentName: path,
    settings: readImportSettings({}),
    profile: emptyProfile,
    record: emptyImportRecord,
    programmes: [],
  });
  expect(foundCells(planned)).toEqual(["legacyTextRead A1", "vintageAssumed S14"]);
  expect(planned.findings[0]?.fact.vi).toContain("TCVN3 (ABC)");
  expect(new Set(planned.batch.entries.map(({ unitId }) => unitId))).toEqual(new Set(["Xã Đăk Ruồng"]));
});
