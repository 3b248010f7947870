import { describe, expect, it } from "vitest";
import { sampleServer } from "./sample-server.ts";

describe("every refusal is a problem document in both languages", () => {
  it.each([
    { url: "/api/v1/progress?nhanh=1", status: 400, code: "unknownParameter", says: "nhanh" },
    { url: "/api/v1/progress?__proto__=1", status: 400, code: "unknownParameter", says: "__proto__" },
    { url: "/api/v1/ledger?x=1", status: 400, code: "unknownParameter", says: "x" },
    { url: "/api/v1/progress?asOf=2023-02-30", status: 400, code: "unknownDate", says: "2023-02-30" },
    { url: "/api/v1/progress?by=mau", status: 400, code: "invalidValue", says: "mau" },
    { url: "/api/v1/progress?rev=-1", status: 400, code: "invalidValue", says: "-1" },
    { url: "/api/v1/progress?rev=99", status: 404, code: "unknownRevision", says: "99" },
    { url: "/api/v1/findings?rev=99", status: 404, code: "unknownRevision", says: "99" },
    { url: "/api/v1/statements?rev=99", status: 404, code: "unknownRevision", says: "99" },
    { url: "/api/v1/entries?by=source&key=abc", status: 400, code: "invalidValue", says: "abc" },
    { url: "/api/v1/entries?cursor=abc", status: 400, code: "invalidValue", says: "abc" },
    { url: "/api/v1/progress?unitId=Huy%E1%BB%87n%20X", status: 404, code: "unknownUnit", says: "Huyện X" },
    { url: "/api/v1/progress?year=2031", status: 404, code: "unknownFiscalYear", says: "2031" },
    { url: "/api/v1/progress?by=source&by=unit", status: 400, code: "invalidValue", says: "by" },
    { url: "/api/v1/rates?cutOff=2023-09-31", status: 400, code: "unknownDate", says: "2023-09-31" },
    { url: "/api/v1/advances?buckets=90,30", status: 400, code: "invalidValue", says: "90,30" },
    { url: "/api/v1/advances?buckets=0", status: 400, code: "invalidValue", says: "buckets" },
    { url: "/api/v1/pace?curve=thang", status: 400, code: "invalidValue", says: "lastYear" },
    { url: "/api/v1/plan?nature=von", status: 400, code: "invalidValue", says: "investment" },
    { url: "/api/v1/lapse?year=2031", status: 404, code: "unknownFiscalYear", says: "2031" },
    { url: "/api/v1/changes?fromRev=99", status: 404, code: "unknownRevision", says: "99" },
    { url: "/api/v1/changes", status: 400, code: "startNotStated", says: "fromAsOf, fromRev" },
    { url: "/api/v1/policies?x=1", status: 400, code: "unknownParameter", says: "x" },
    { url: "/api/v1/%zz", status: 400, code: "unknownAddress", says: "%zz" },
    { url: "/healthz?x=1", status: 400, code: "unknownParameter", says: "x" },
    { url: "/openapi.json?x=1", status: 400, code: "unknownParameter", says: "x" },
    { url: "/api/v1/khong-co", status: 404, code: "unknownAddress", says: "khong-co" },
  ])("$url → $status $code", async ({ url, status, code, says }) => {
    const { server } = await sampleServer();
    const response = await server.inject(url);
    expect(response.statusCode).toBe(status);
    expect(response.headers["content-type"]).toContain("application/problem+json");
    const problem = response.json<Record<string, unknown>>();
    expect(problem).toMatchObject({
      type: `urn:giaingan:problem:${code}`,
      status,
      code,
      fact: { vi: expect.stringContaining(says), en: expect.stringContaining(says) },
      remedy: { vi: expect.any(String), en: expect.any(String) },
    });
    expect(response.body).not.toContain("node_modules");
  });

  it("speaks the language asked for", async () => {
    const { server } = await sampleServer();
    const english = (
      await server.inject({ url: "/api/v1/progress?rev=99", headers: { "accept-language": "en-GB" } })
    ).json<{ detail: string }>();
    expect(english.detail).toContain("The ledger has no revision 99");
    const vietnamese = (await server.inject("/api/v1/progress?rev=99")).json<{ detail: string }>();
    expect(vietnamese.detail).toContain("Sổ chưa có bản ghi số 99");
  });

  it("refuses other methods, and requests that name another host", async () => {
    const { server } = await sampleServer();
    expect((await server.inject({ method: "POST", url: "/api/v1/progress", payload: {} })).statusCode).toBe(404);
    const foreign = await server.inject({ url: "/api/v1/progress", headers: { host: "example.org" } });
    expect(foreign.statusCode).toBe(403);
    expect(foreign.json()).toMatchObject({ code: "foreignHost" });
  });
});

describe("the document of the API", () => {
  it("is OpenAPI 3.1, names every route with its parameters, and says what a problem looks like", async () => {
    const { server } = await sampleServer();
    const document = (await server.inject("/openapi.json")).json<{
      openapi: string;
      paths: Record<string, { get: { operationId: string; parameters?: { name: string }[]; responses: object } }>;
    }>();
    expect(document.openapi).toBe("3.1.0");
    expect(Object.keys(document.paths).sort()).toEqual([
      "/api/v1/advances",
      "/api/v1/backtest",
      "/api/v1/backup",
      "/api/v1/batches",
      "/api/v1/changes",
      "/api/v1/charts/at-risk.png",
      "/api/v1/charts/at-risk.svg",
      "/api/v1/charts/backtest.png",
      "/api/v1/charts/backtest.svg",
      "/api/v1/charts/behind.png",
      "/api/v1/charts/behind.svg",
      "/api/v1/charts/bridge.png",
      "/api/v1/charts/bridge.svg",
      "/api/v1/charts/changes.png",
      "/api/v1/charts/changes.svg",
      "/api/v1/charts/cumulative.png",
      "/api/v1/charts/cumulative.svg",
      "/api/v1/charts/distribution.png",
      "/api/v1/charts/distribution.svg",
      "/api/v1/charts/needed-pace.png",
      "/api/v1/charts/needed-pace.svg",
      "/api/v1/charts/plan.png",
      "/api/v1/charts/plan.svg",
      "/api/v1/charts/progress.png",
      "/api/v1/charts/progress.svg",
      "/api/v1/charts/projection.png",
      "/api/v1/charts/projection.svg",
      "/api/v1/entries",
      "/api/v1/error-workbooks",
      "/api/v1/findings",
      "/api/v1/import-files",
      "/api/v1/import-previews",
      "/api/v1/imports",
      "/api/v1/lapse",
      "/api/v1/ledger",
      "/api/v1/mobilised",
      "/api/v1/pace",
      "/api/v1/periods",
      "/api/v1/plan",
      "/api/v1/policies",
      "/api/v1/progress",
      "/api/v1/projection",
      "/api/v1/rates",
      "/api/v1/reconcile",
      "/api/v1/reconcile/figures",
      "/api/v1/reconcile/table",
      "/api/v1/reconcile/treasury",
      "/api/v1/reference",
      "/api/v1/settlement",
      "/api/v1/statements",
      "/api/v1/triangle",
      "/api/v1/undos",
      "/healthz",
    ]);
    const progress = document.paths["/api/v1/progress"]?.get;
    expect(progress?.responses).toMatchObject({ "4XX": { content: { "application/problem+json": {} } } });
    expect(progress?.parameters?.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["asOf", "by", "basis", "rev"]),
    );
    expect(Object.keys(progress?.responses ?? {})).toEqual(expect.arrayContaining(["200", "4XX"]));
  });

  it("describes every route in both languages, under a tag that it explains", async () => {
    const { server } = await sampleServer({ isEmpty: true });
    const document = (await server.inject("/openapi.json")).json<{
      tags: { name: string }[];
      paths: Record<
        string,
        Record<string, { summary: string; tags: string[]; operationId: string; requestBody?: object }>
      >;
    }>();
    const routes = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, route]) => ({ path, method, ...route })),
    );
    const tags = document.tags.map(({ name }) => name);
    for (const { path, summary, tags: used } of routes) {
      expect(summary, path).toMatch(/\S \/ \S/u);
      expect(tags, path).toEqual(expect.arrayContaining(used));
    }
    expect(new Set(routes.map(({ operationId }) => operationId)).size).toBe(routes.length);
    expect(routes.filter(({ method }) => method === "post").every(({ requestBody }) => requestBody !== undefined)).toBe(
      true,
    );
  });

  it("health answers with the revision", async () => {
    const { server } = await sampleServer();
    expect((await server.inject("/healthz")).json()).toEqual({ status: "ok", revision: 1 });
  });
});
