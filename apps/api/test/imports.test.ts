import { apiPaths, workbookMediaType } from "@giaingan/client";
import { ImportFileSchema, ImportPostedSchema, ImportPreviewSchema } from "@giaingan/client/schemas";
import { readWorkbook } from "@giaingan/exchange";
import { Errors } from "typebox/value";
import { describe, expect, it } from "vitest";
import { sampleServer, type SampleServer } from "./sample-server.ts";

const table = (rows: readonly string[]): string =>
  [
    "UBND HUYỆN KON RẪY",
    "KẾ HOẠCH VÀ GIẢI NGÂN NĂM 2023 (đến ngày 31/10/2023)",
    ";;;Đơn vị: triệu đồng",
    "STT;Danh mục công trình;Kế hoạch vốn;Giải ngân",
    ...rows,
  ].join("\r\n");
const sound = table(["1;Đường thôn 3;100;40", "2;Nhà văn hóa;50;10"]);
const faulty = table(["1;Đường thôn 3;100;4o", "2;Nhà văn hóa;50;10"]);

async function send({ server }: SampleServer, text: string, name = "biểu tháng 10.csv"): Promise<string> {
  const answer = await server.inject({
    method: "POST",
    url: `${apiPaths.importFiles}?name=${encodeURIComponent(name)}`,
    headers: { "content-type": "application/octet-stream" },
    payload: Buffer.from(text),
  });
  expect([answer.statusCode, Errors(ImportFileSchema, answer.json())]).toEqual([201, []]);
  return answer.json<{ file: string }>().file;
}

const post = async ({ server }: SampleServer, url: string, payload: object) =>
  server.inject({ method: "POST", url, payload });

const office = async (): Promise<SampleServer> => sampleServer({ isEmpty: true });

describe("a file that is imported over HTTP", () => {
  it("is looked at without a trace, posted once, and taken back", async () => {
    const sample = await office();
    const file = await send(sample, sound);
    const preview = await post(sample, apiPaths.importPreviews, { file });
    expect([preview.statusCode, Errors(ImportPreviewSchema, preview.json())]).toEqual([200, []]);
    expect(preview.json()).toMatchObject({ entryCount: 4, findingCount: 0, heldRowCount: 0 });
    expect(sample.ledger.head().revision).toBe(0);
    const posted = await post(sample, apiPaths.imports, { file });
    expect([posted.statusCode, Errors(ImportPostedSchema, posted.json())]).toEqual([200, []]);
    expect(posted.json()).toMatchObject({ revision: 1, postedEntryCount: 4 });
    expect((await post(sample, apiPaths.imports, { file })).json()).toMatchObject({ revision: 1, postedEntryCount: 0 });
    await post(sample, apiPaths.undos, { id: "thu-hoi", revision: 1, reason: "Nhập nhầm" });
    const [row] = await sample.ledger.positions({ asOf: "2023-12-31", groupBy: [] });
    expect(row).toMatchObject({ plan: 0n, disbursed: 0n });
  });

  it("comes back as a workbook with its faulty cell marked, and the mended one posts the row that was missing", async () => {
    const sample = await office();
    const file = await send(sample, faulty);
    expect((await post(sample, apiPaths.imports, { file })).json()).toMatchObject({
      postedEntryCount: 2,
      heldRowCount: 1,
    });
    const marked = await post(sample, apiPaths.errorWorkbooks, { file });
    expect([marked.statusCode, marked.headers["content-type"]]).toEqual([200, workbookMediaType]);
    const { sheets } = await readWorkbook(marked.rawPayload, { path: "loi.xlsx" });
    expect(sheets.map(({ name }) => name)).toContain("Lỗi cần sửa");
    const mended = await send(sample, sound);
    expect((await post(sample, apiPaths.imports, { file: mended })).json()).toMatchObject({ postedEntryCount: 2 });
    const [row] = await sample.ledger.positions({ asOf: "2023-12-31", groupBy: [] });
    expect(row).toMatchObject({ plan: 150_000_000n, disbursed: 50_000_000n });
  });

  it("takes what an officer settles: a meaning, a unit of money, a day", async () => {
    const sample = await office();
    const file = await send(sample, "STT;Đơn vị;Cột lạ;Giải ngân\r\n1;Xã A;100;40\r\n2;Xã B;200;50\r\n3;Xã C;300;60");
    const asked = (await post(sample, apiPaths.importPreviews, { file })).json<{
      findings: { asks: string | null }[];
    }>();
    expect(asked.findings.map(({ asks }) => asks)).toEqual(expect.arrayContaining(["moneyUnit", "asOf", "columns"]));
    const settings = {
      moneyUnit: "1000000",
      asOf: "2023-10-31",
      columns: { "Cột lạ": { kind: "money", measure: "plan" } },
    };
    const posted = await post(sample, apiPaths.imports, { file, settings });
    expect(posted.json()).toMatchObject({ postedEntryCount: 6 });
    const [row] = await sample.ledger.positions({ asOf: "2023-12-31", groupBy: [] });
    expect(row).toMatchObject({ plan: 600_000_000n, disbursed: 150_000_000n });
  });

  it("is refused by code: no table, no such file, a meaning that is none, a type that a page of another site could send", async () => {
    const sample = await office();
    const codeOf = (answer: Awaited<ReturnType<typeof post>>): readonly unknown[] => [
      answer.statusCode,
      answer.json<{ code: string }>().code,
    ];
    const file = await send(sample, "xin chào\r\nkhông có bảng nào");
    expect(codeOf(await post(sample, apiPaths.importPreviews, { file }))).toEqual([400, "noFigures"]);
    const untold = await send(sample, "a;b;c\r\n1;2;3\r\n4;5;6");
    expect(codeOf(await post(sample, apiPaths.importPreviews, { file: untold }))).toEqual([400, "noTables"]);
    expect(codeOf(await post(sample, apiPaths.imports, { file: "0".repeat(64) }))).toEqual([404, "fileNotKept"]);
    const settings = { columns: { "Kế hoạch vốn": { kind: "money", measure: "gold" } } };
    const known = await send(sample, sound);
    expect(codeOf(await post(sample, apiPaths.importPreviews, { file: known, settings }))).toEqual([
      400,
      "invalidColumnMeaning",
    ]);
    const page = await sample.server.inject({
      method: "POST",
      url: `${apiPaths.importFiles}?name=x.csv`,
      headers: { "content-type": "multipart/form-data; boundary=x" },
      payload: "--x--",
    });
    expect(page.statusCode).toBe(415);
    expect(sample.ledger.head().revision).toBe(0);
  });
});
