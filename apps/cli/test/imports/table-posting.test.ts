/** What a table posts: the difference from what the ledger holds, once, whatever is done to the file. */
import { reverseBatch } from "@giaingan/ledger";
import { describe, expect, test } from "vitest";
import { layoutA, layoutC } from "../../../../packages/exchange/test/table/layouts.ts";
import { foundCells, importDrawing, openTestLedger, totalsOn } from "./imported-drawing.ts";

const million = 1_000_000n;
const byLetters = (left: string, right: string): number => (left < right ? -1 : 1);

const unitsTable = (rows: readonly string[], day = "31/10/2023"): string => `
UBND TỈNH KON TUM
KẾT QUẢ GIẢI NGÂN VỐN ĐẦU TƯ CÔNG NĂM 2023 (đến ngày ${day})
||Đơn vị: triệu đồng
STT|Địa phương|Kế hoạch vốn|Giải ngân
${rows.join("\n")}
`;

describe("a cumulative table", () => {
  test("posts the annex of a district with its projects and funding sources, to the đồng", async () => {
    const ledger = await openTestLedger();
    const { planned, posted } = await importDrawing(ledger, { sheets: { "Phụ biểu": layoutA } });
    expect(foundCells(planned).filter((found) => !found.startsWith("vintageAssumed"))).toEqual([]);
    expect(posted?.postedEntryCount).toBeGreaterThan(0);
    // 95 of the year, and 30 carried over; 5 that is hoped for from outside the budget is no plan.
    expect(await totalsOn(ledger, "2023-12-31")).toEqual({ plan: 125n * million, disbursed: 65n * million });
    const projects = await ledger.positions({ asOf: "2023-12-31", groupBy: ["project"] });
    expect(projects.find(({ key }) => key.project === "7912345")).toMatchObject({
      plan: 60n * million,
      disbursed: 30n * million,
    });
  });

  test("posts nothing a second time: renamed, with its rows in another order, or as it was", async () => {
    const ledger = await openTestLedger();
    const rows = ["1|Huyện A|100|40", "2|Huyện B|200|50", "3|Huyện C|300|60"];
    await importDrawing(ledger, { sheets: { B: unitsTable(rows) } });
    const again = await importDrawing(ledger, { sheets: { B: unitsTable(rows) }, name: "khac.xlsx" });
    expect(again.posted).toBeNull();
    const turned = await importDrawing(ledger, { sheets: { "Trang khác": unitsTable(rows.toReversed()) } });
    expect(turned.posted).toBeNull();
    expect(ledger.head().revision).toBe(1);
  });

  test("posts the next month as the month alone", async () => {
    const ledger = await openTestLedger();
    await importDrawing(ledger, { sheets: { B: unitsTable(["1|Huyện A|100|40", "2|Huyện B|200|50"]) } });
    const next = unitsTable(["1|Huyện A|100|70", "2|Huyện B|200|50"], "30/11/2023");
    const { planned } = await importDrawing(ledger, { sheets: { B: next } });
    expect(planned.batch.entries.map(({ unitId, amount, effectiveOn }) => [unitId, amount, effectiveOn])).toEqual([
      ["Huyện A", 30n * million, "2023-11-30"],
    ]);
    expect(await totalsOn(ledger, "2023-10-31")).toMatchObject({ disbursed: 90n * million });
    expect(await totalsOn(ledger, "2023-11-30")).toMatchObject({ disbursed: 120n * million });
  });

  test("leaves later totals as they are when an earlier month comes late", async () => {
    const ledger = await openTestLedger();
    await importDrawing(ledger, { sheets: { B: unitsTable(["1|Huyện A|100|70"], "30/11/2023") } });
    await importDrawing(ledger, { sheets: { B: unitsTable(["1|Huyện A|100|40"], "31/10/2023") } });
    expect(await totalsOn(ledger, "2023-10-31")).toMatchObject({ disbursed: 40n * million });
    expect(await totalsOn(ledger, "2023-11-30")).toMatchObject({ disbursed: 70n * million });
  });

  test("keeps two true twins two", async () => {
    const ledger = await openTestLedger();
    const twins = `
UBND HUYỆN KON RẪY
KẾ HOẠCH VÀ GIẢI NGÂN NĂM 2023 (đến ngày 31/10/2023)
||Đơn vị: triệu đồng
STT|Danh mục công trình|Kế hoạch vốn|Giải ngân
1|Đường thôn 3|100|40
2|Đường thôn 3|100|40
3|Nhà văn hóa|50|10
`;
    const { planned } = await importDrawing(ledger, { sheets: { B: twins } });
    expect(await totalsOn(ledger, "2023-12-31")).toEqual({ plan: 250n * million, disbursed: 90n * million });
    const plans = planned.batch.entries.filter(({ kind }) => kind === "assigned");
    expect(plans.map(({ projectId, amount }) => `${projectId} ${amount / million}`).toSorted(byLetters)).toEqual([
      "Nhà văn hóa 50",
      "Đường thôn 3 100",
      "Đường thôn 3 100",
    ]);
    expect((await importDrawing(ledger, { sheets: { B: twins } })).posted).toBeNull();
  });

  test("of a programme matrix keeps programme and component", async () => {
    const ledger = await openTestLedger();
    await importDrawing(ledger, { sheets: { B: layoutC }, settings: { unit: "Huyện Kon Rẫy" } });
    expect(await totalsOn(ledger, "2024-12-31")).toEqual({ plan: 460n * million, disbursed: 230n * million });
    const components = await ledger.positions({ asOf: "2024-12-31", groupBy: ["component"] });
    expect(components.map(({ key }) => key.component)).toContain("ntm-2021-2025/01");
  });
});

describe("money that was told before", () => {
  test("by a vaguer table is not doubled by a finer one", async () => {
    const ledger = await openTestLedger();
    await importDrawing(ledger, { sheets: { B: unitsTable(["1|Huyện Kon Rẫy|100|40"]) } });
    const finer = `
UBND HUYỆN KON RẪY
KẾ HOẠCH VÀ GIẢI NGÂN NĂM 2023 (đến ngày 31/10/2023)
|||Đơn vị: triệu đồng
STT|Danh mục công trình|Kế hoạch vốn|<|<|Giải ngân
^|^|Tổng số|NSTW|NS tỉnh|^
|TỔNG SỐ|100|70|30|40
1|Đường thôn 3|60|60||30
2|Nhà văn hóa|40|10|30|10
`;
    await importDrawing(ledger, { sheets: { B: finer } });
    expect(await totalsOn(ledger, "2023-12-31")).toEqual({ plan: 100n * million, disbursed: 40n * million });
    const projects = await ledger.positions({ asOf: "2023-12-31", groupBy: ["project"] });
    expect(Object.fromEntries(projects.map(({ key, plan }) => [key.project ?? "", plan]))).toMatchObject({
      "Đường thôn 3": 60n * million,
      "Nhà văn hóa": 40n * million,
    });
  });

  test("by a finer table is not doubled by a vaguer one", async () => {
    const ledger = await openTestLedger();
    const bySource = `
UBND HUYỆN KON RẪY
KẾ HOẠCH VÀ GIẢI NGÂN NĂM 2023 (đến ngày 31/10/2023)
|||Đơn vị: triệu đồng
STT|Danh mục công trình|Kế hoạch vốn|<|Giải ngân
^|^|NSTW|NS tỉnh|^
1|Đường thôn 3|60||30
2|Nhà văn hóa|10|30|10
`;
    await importDrawing(ledger, { sheets: { B: bySource } });
    await importDrawing(ledger, { sheets: { B: unitsTable(["1|Huyện Kon Rẫy|120|55"], "30/11/2023") } });
    expect(await totalsOn(ledger, "2023-12-31")).toEqual({ plan: 120n * million, disbursed: 55n * million });
  });
});

describe("forms that change from month to month", () => {
  const finer = `
UBND HUYỆN KON RẪY
KẾ HOẠCH VÀ GIẢI NGÂN NĂM 2023 (đến ngày 31/10/2023)
||||||Đơn vị: triệu đồng
STT|Danh mục công trình|Vốn đầu tư phát triển|<|Kinh phí sự nghiệp|<|Giải ngân vốn đầu tư|Giải ngân vốn sự nghiệp
^|^|NSTW|NS tỉnh|NSTW|NS tỉnh|^|^
1|Đường thôn 3|60|20|10|5|30|3
2|Nhà văn hóa|10|30|||10|
`;
  const vaguer = `
UBND HUYỆN KON RẪY
KẾ HOẠCH VÀ GIẢI NGÂN NĂM 2023 (đến ngày 30/11/2023)
||||Đơn vị: triệu đồng
STT|Danh mục công trình|Kế hoạch vốn đầu tư phát triển|Kế hoạch kinh phí sự nghiệp|Giải ngân vốn đầu tư|Giải ngân vốn sự nghiệp
1|Đường thôn 3|90|15|50|7
2|Nhà văn hóa|40||20|
`;

  test("a table that tells fewer dimensions is the total of the finer money that it does not tell apart", async () => {
    const ledger = await openTestLedger();
    await importDrawing(ledger, { sheets: { B: finer } });
    expect(await totalsOn(ledger, "2023-12-31")).toEqual({ plan: 135n * million, disbursed: 43n * million });
    await importDrawing(ledger, { sheets: { B: vaguer } });
    expect(await totalsOn(ledger, "2023-12-31")).toEqual({ plan: 145n * million, disbursed: 77n * million });
    expect((await importDrawing(ledger, { sheets: { B: vaguer } })).posted).toBeNull();
  });
});

describe("an import that was taken back", () => {
  const table = unitsTable(["1|Huyện A|100|40", "2|Huyện B|200|50"]);

  test("is there again when the file is imported again, once", async () => {
    const ledger = await openTestLedger();
    const first = await importDrawing(ledger, { sheets: { B: table } });
    await reverseBatch(ledger, { revision: first.posted?.revision ?? 0, reason: "nhập nhầm" });
    expect(await totalsOn(ledger, "2023-12-31")).toEqual({ plan: 0n, disbursed: 0n });
    await importDrawing(ledger, { sheets: { B: table } });
    expect(await totalsOn(ledger, "2023-12-31")).toEqual({ plan: 300n * million, disbursed: 90n * million });
    expect((await importDrawing(ledger, { sheets: { B: table } })).posted).toBeNull();
  });

  test("and two people who confirm the same file at once post it once", async () => {
    const ledger = await openTestLedger();
    await Promise.all([
      importDrawing(ledger, { sheets: { B: table } }),
      importDrawing(ledger, { sheets: { B: table } }),
    ]);
    expect(await totalsOn(ledger, "2023-12-31")).toEqual({ plan: 300n * million, disbursed: 90n * million });
  });
});
