import { describe, expect, it } from "vitest";
import { postReport, sampleServer } from "./sample-server.ts";

describe("the API on the 2023 report", () => {
  it("answers progress as the command line does, golden to the byte", async () => {
    const { server } = await sampleServer();
    const response = await server.inject("/api/v1/progress?asOf=2023-10-31&by=source");
    expect(response.statusCode).toBe(200);
    await expect(JSON.stringify(response.json(), null, 2)).toMatchFileSnapshot("golden/progress-2023-10-31.json");
  });

  it("opens the entries behind every number of the answer, and they sum to it", async () => {
    const { server } = await sampleServer();
    const answer = await server.inject("/api/v1/progress?asOf=2023-10-31");
    const { groups, total, mobilised } = answer.json<{
      groups: { key: string; plan: string | null; disbursedToDate: string | null }[];
      total: Record<string, string>;
      mobilised: string;
    }>();
    const sumOf = async (query: string): Promise<string> =>
      (await server.inject(`/api/v1/entries?asOf=2023-10-31&${query}`)).json<{ total: string }>().total;
    for (const { key, plan, disbursedToDate } of groups) {
      expect(await sumOf(`measure=plan&key=${key}`)).toBe(plan ?? "0");
      expect(await sumOf(`measure=disbursed&key=${key}`)).toBe(disbursedToDate ?? "0");
    }
    expect(await sumOf("measure=plan")).toBe(total["plan"]);
    expect(await sumOf("measure=disbursed")).toBe(total["disbursedToDate"]);
    expect(await sumOf("measure=remaining")).toBe(total["remaining"]);
    expect(await sumOf("measure=mobilised")).toBe(mobilised);
  });

  it("gives statements as printed, the estimate among them, and findings with their checks", async () => {
    const { server } = await sampleServer();
    const { statements } = (await server.inject("/api/v1/statements")).json<{
      statements: { role: string; amount: string }[];
    }>();
    expect(statements).toContainEqual(expect.objectContaining({ role: "estimate", amount: "30433000000" }));
    const { findings, checks } = (await server.inject("/api/v1/findings")).json<{
      findings: { code: string }[];
      checks: { code: string }[];
    }>();
    expect(findings.map(({ code }) => code)).toContain("rateTruncated");
    expect(checks.map(({ code }) => code)).toContain("partsSumToTotal");
  });

  it("draws the charts as SVG and PNG", async () => {
    const { server } = await sampleServer();
    for (const chart of [
      "progress",
      "plan",
      "behind",
      "cumulative",
      "at-risk",
      "distribution",
      "projection",
      "needed-pace",
      "backtest",
    ]) {
      const svg = await server.inject(`/api/v1/charts/${chart}.svg?lang=en`);
      expect(svg.headers["content-type"]).toContain("image/svg+xml");
      expect(svg.body).toContain("Sample data");
      const png = await server.inject(`/api/v1/charts/${chart}.png`);
      expect(png.rawPayload.readUInt32BE(16)).toBe(3200);
    }
  });

  it("draws a projection by its deadline and method, and refuses what it does not take", async () => {
    const { server } = await sampleServer();
    const address = "/api/v1/charts/needed-pace.svg";
    expect((await server.inject(`${address}?deadline=01-31`)).body).toContain("5.442");
    expect((await server.inject(`${address}?deadline=12-31`)).body).toContain("8.163");
    expect((await server.inject(`/api/v1/charts/projection.svg?method=runRate`)).body).toContain(
      "theo tốc độ từ đầu năm",
    );
    for (const query of ["by=unit", "deadline=06-30", "method=phép", "basis=assigned"])
      expect((await server.inject(`${address}?${query}`)).statusCode).toBe(400);
  });

  it("draws who is behind by the groups asked for, by unit without any", async () => {
    const { server } = await sampleServer();
    const behind = await server.inject("/api/v1/charts/behind.svg?lang=vi");
    expect(behind.body).toContain("Số tiền chậm so với thời gian đã qua (83,29%)");
    expect(behind.body).toContain("11.239");
    expect(behind.headers["content-disposition"]).toContain("cham-tien-do-2023-10-31.svg");
    const bySource = await server.inject("/api/v1/charts/behind.svg?by=source&lang=vi");
    expect(bySource.body).toContain("dòng chưa đủ số để so");
    expect((await server.inject("/api/v1/charts/behind.svg?deadline=12-31")).statusCode).toBe(400);
  });

  it("draws what changed since another day, and wants to be told the day", async () => {
    const { server } = await sampleServer();
    const bridge = await server.inject("/api/v1/charts/bridge.svg?fromAsOf=2023-09-30&lang=vi");
    expect(bridge.body).toContain("Lũy kế giải ngân: từ số trước đến số nay");
    expect(bridge.body).toContain("+14.108");
    const changes = await server.inject("/api/v1/charts/changes.png?fromAsOf=2023-09-30&by=source");
    expect(changes.rawPayload.readUInt32BE(16)).toBe(3200);
    expect((await server.inject("/api/v1/charts/bridge.svg")).statusCode).toBe(400);
  });

  it("draws charts of an empty ledger that say so", async () => {
    const { server } = await sampleServer({ isEmpty: true });
    for (const [chart, words] of [
      ["behind", "Chưa có kế hoạch và số giải ngân để so"],
      ["cumulative", "Chưa có số giải ngân"],
      ["at-risk", "Chưa có dự báo nào để xét"],
      ["distribution", "Chưa có kế hoạch và số giải ngân để so"],
      ["projection", "Chưa có số giải ngân"],
      ["needed-pace", "Chưa có số giải ngân"],
      ["backtest", "Chưa dự báo thử được"],
    ]) {
      const { statusCode, body } = await server.inject(`/api/v1/charts/${chart}.svg`);
      expect(statusCode).toBe(200);
      expect(body).toContain(words);
    }
  });

  it("answers null, not zero, on an empty ledger", async () => {
    const { server } = await sampleServer({ isEmpty: true });
    const answer = (await server.inject("/api/v1/progress")).json<{ total: object; groups: unknown[] }>();
    expect(answer.total).toEqual({ plan: null, disbursedToDate: null, remaining: null, rate: null });
    expect(answer.groups).toEqual([]);
  });
});

describe("revisions", () => {
  it("are the ETag: a known one is answered 304, a new batch changes it", async () => {
    const { server, ledger } = await sampleServer();
    const first = await server.inject("/api/v1/progress");
    const etag = String(first.headers["etag"]);
    expect((await server.inject({ url: "/api/v1/progress", headers: { "if-none-match": etag } })).statusCode).toBe(304);
    await postReport(
      ledger,
      "UBND HUYỆN KON RẪY\n\nBÁO CÁO\n\nĐến 30/11/2023 huyện Kon Rẫy giải ngân 20.000 triệu đồng/30.433 triệu đồng kế hoạch vốn năm 2023.",
    );
    const later = await server.inject({ url: "/api/v1/progress", headers: { "if-none-match": etag } });
    expect(later.statusCode).toBe(200);
  });

  it("pin an answer for ever: later batches do not change it", async () => {
    const { server, ledger } = await sampleServer();
    const pinned = "/api/v1/progress?rev=1&asOf=2023-12-31";
    const before = await server.inject(pinned);
    await postReport(
      ledger,
      "UBND HUYỆN KON RẪY\n\nBÁO CÁO\n\nĐến 30/11/2023 huyện Kon Rẫy giải ngân 20.000 triệu đồng/30.433 triệu đồng kế hoạch vốn năm 2023.",
    );
    const after = await server.inject(pinned);
    expect(after.body).toBe(before.body);
    const latest = (await server.inject("/api/v1/progress?asOf=2023-12-31")).json<{
      total: { disbursedToDate: string };
    }>();
    expect(latest.total.disbursedToDate).toBe("20000000000");
  });

  it("of another ledger are another ETag, though number and address are the same", async () => {
    const [{ server }, { server: other, ledger }] = [await sampleServer(), await sampleServer({ isEmpty: true })];
    await postReport(
      ledger,
      "UBND HUYỆN IA H'DRAI\n\nĐến 31/10/2023 giải ngân 5.000 triệu đồng/10.000 triệu đồng kế hoạch vốn năm 2023.",
    );
    const url = "/api/v1/progress?rev=1&asOf=2023-10-31";
    const etag = String((await server.inject(url)).headers["etag"]);
    const answer = await other.inject({ url, headers: { "if-none-match": etag } });
    expect(answer.statusCode).toBe(200);
    expect(answer.json<{ total: object }>().total).toMatchObject({ disbursedToDate: "5000000000" });
  });
});
