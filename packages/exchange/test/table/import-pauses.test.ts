import { describe, expect, it } from "vitest";
import { emptyImportRecord, emptyProfile, noSettings, planWorkbookImport, readWorkbook } from "../../src/index.ts";

const table = [
  "KẾ HOẠCH VÀ GIẢI NGÂN NĂM 2023 (đến ngày 31/10/2023)",
  ";;;Đơn vị: triệu đồng",
  "STT;Đơn vị;Kế hoạch vốn;Giải ngân",
  "1;Xã A;100;40",
  "2;Xã B;200;50",
].join("\r\n");

describe("a file that is planned", () => {
  it("goes on after each step only when others were let in", async () => {
    const workbook = await readWorkbook(Buffer.from(table), { path: "bieu.csv" });
    const events: string[] = [];
    const known = { documentName: "bieu.csv", settings: noSettings, profile: emptyProfile, programmes: [] };
    const planned = await planWorkbookImport(workbook, {
      ...known,
      record: {
        ...emptyImportRecord,
        knownTotals: (question) => {
          events.push(`totals of ${question.unitId}`);
          return emptyImportRecord.knownTotals(question);
        },
      },
      pause: () => {
        events.push("others");
        return Promise.resolve();
      },
    });
    const understanding = ["rows of the sheet", "numbers", "body"];
    const steps = ["sheet", ...understanding, "facts", "names", "rows", "figures", "agreement", "entries", "hash"];
    const units = ["totals of Xã A", "others", "totals of Xã B", "others"];
    expect(events).toEqual([...steps.map(() => "others"), ...units]);
    const alone = await planWorkbookImport(workbook, { ...known, record: emptyImportRecord });
    expect(alone.batch).toEqual(planned.batch);
  });
});
