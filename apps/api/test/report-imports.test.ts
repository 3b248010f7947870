/** A report in words over HTTP: the same words as on the command line post the same, and once. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { apiPaths } from "@giaingan/client";
import { ImportPostedSchema, ImportPreviewSchema } from "@giaingan/client/schemas";
import { Errors } from "typebox/value";
import { describe, expect, it } from "vitest";
import { sampleServer, type SampleServer } from "./sample-server.ts";

const report = await readFile(join(import.meta.dirname, "../../../examples/bao-cao-ntm-2023.txt"), "utf8");

async function send({ server }: SampleServer, text: string, name = "bao-cao.txt"): Promise<string> {
  const answer = await server.inject({
    method: "POST",
    url: `${apiPaths.importFiles}?name=${encodeURIComponent(name)}`,
    headers: { "content-type": "application/octet-stream" },
    payload: Buffer.from(text),
  });
  expect(answer.statusCode).toBe(201);
  return answer.json<{ file: string }>().file;
}

const post = async ({ server }: SampleServer, url: string, payload: object) =>
  server.inject({ method: "POST", url, payload });

describe("a report that is imported over HTTP", () => {
  it("is looked at figure by figure, posted once, taken back, and posted again", async () => {
    const sample = await sampleServer({ isEmpty: true });
    const file = await send(sample, report);
    const preview = await post(sample, apiPaths.importPreviews, { file });
    expect([preview.statusCode, Errors(ImportPreviewSchema, preview.json())]).toEqual([200, []]);
    const looked = preview.json<{
      report: { figureCount: number; figures: { before: string; raw: string; role: string; isPosted: boolean }[] };
      entryCount: number;
    }>();
    expect(looked).toMatchObject({
      tables: [],
      report: { unitId: "Huyện Kon Rẫy", fiscalYear: 2023, postedBefore: null },
    });
    expect(looked.report.figures.filter(({ isPosted }) => isPosted).length).toBeGreaterThan(0);
    for (const { before, raw } of looked.report.figures)
      expect(report.normalize("NFC")).toContain(before.slice(2) + raw);
    expect(sample.ledger.head().revision).toBe(0);
    const posted = await post(sample, apiPaths.imports, { file });
    expect([posted.statusCode, Errors(ImportPostedSchema, posted.json())]).toEqual([200, []]);
    expect(posted.json()).toMatchObject({ revision: 1, postedEntryCount: looked.entryCount });
    const [row] = await sample.ledger.positions({ asOf: "2023-12-31", groupBy: [] });
    expect(row).toMatchObject({ plan: 30_433_000_000n, disbursed: 14_108_000_000n });

    const again = await send(sample, report.replaceAll("\n", "  \r\n").normalize("NFD"), "khac-ten.txt");
    expect((await post(sample, apiPaths.importPreviews, { file: again })).json()).toMatchObject({
      entryCount: 0,
      report: { postedBefore: 1 },
    });
    expect((await post(sample, apiPaths.imports, { file: again })).json()).toMatchObject({
      revision: 1,
      postedEntryCount: 0,
    });

    await post(sample, apiPaths.undos, { id: "thu-hoi", revision: 1, reason: null });
    expect((await post(sample, apiPaths.imports, { file: again })).json()).toMatchObject({
      revision: 3,
      postedEntryCount: looked.entryCount,
    });
    expect((await sample.ledger.positions({ asOf: "2023-12-31", groupBy: [] }))[0]).toMatchObject({
      plan: 30_433_000_000n,
    });
  });

  it("asks whose it is where it does not say and others are in the ledger, and takes the answer", async () => {
    const sample = await sampleServer();
    const words = "Kế hoạch vốn năm 2024 là 500 triệu đồng, đến ngày 31/10/2024 đã giải ngân 200 triệu đồng, đạt 40%.";
    const file = await send(sample, words);
    const asked = await post(sample, apiPaths.importPreviews, { file });
    expect([asked.statusCode, asked.json<{ code: string }>().code]).toEqual([400, "unitNotStated"]);
    const settings = { unit: "Xã Tân Lập" };
    expect((await post(sample, apiPaths.imports, { file, settings })).json()).toMatchObject({ postedEntryCount: 2 });
    const [row] = await sample.ledger.positions({
      asOf: "2024-12-31",
      groupBy: [],
      filter: { unitId: "Xã Tân Lập" },
    });
    expect(row).toMatchObject({ plan: 500_000_000n, disbursed: 200_000_000n });
  });

  it("is refused where it tells no figure, and nothing is recorded", async () => {
    const sample = await sampleServer({ isEmpty: true });
    const file = await send(sample, "Kính gửi các đồng chí.\nTrân trọng cảm ơn.");
    for (const path of [apiPaths.importPreviews, apiPaths.imports]) {
      const answer = await post(sample, path, { file });
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([400, "noFigures"]);
    }
    expect(sample.ledger.head().revision).toBe(0);
  });
});
