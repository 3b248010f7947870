import { apiPaths, createApiClient } from "@giaingan/client";
import { type BatchBody, BatchPostedSchema, type EntryBody, type WireBatchPosted } from "@giaingan/client/schemas";
import { openLedger } from "@giaingan/ledger";
import { Errors } from "typebox/value";
import { describe, expect, it } from "vitest";
import { buildServer } from "../src/server.ts";
import { sampleServer, type SampleServer } from "./sample-server.ts";

const source: EntryBody["source"] = { level: "central", nature: "recurrent", vintage: 2024 };
const entry = (id: string, fields: Partial<EntryBody> = {}): EntryBody => ({
  id,
  kind: "assigned",
  effectiveOn: "2024-01-10",
  fiscalYear: 2024,
  unitId: "Xã Tân Lập",
  source,
  amount: "9223372036854775",
  ...fields,
});
const batch = (id: string, fields: Partial<BatchBody> = {}): BatchBody => ({
  id,
  documentName: "Phiếu 12",
  entries: [entry(`${id}/0`)],
  ...fields,
});

const post = async (
  { server }: SampleServer,
  payload: unknown,
  headers: Record<string, string> = {},
  url: string = apiPaths.batches,
) =>
  server.inject({
    method: "POST",
    url,
    payload: typeof payload === "string" ? payload : JSON.stringify(payload),
    headers: { "content-type": "application/json", ...headers },
  });

interface Problem {
  readonly code: string;
  readonly values: Readonly<Record<string, string>>;
  readonly fact: { readonly vi: string; readonly en: string };
}

describe("posting a batch over HTTP", () => {
  it("records it whole, and answers what the ledger says of it", async () => {
    const sample = await sampleServer({ isEmpty: true });
    const answer = await post(sample, batch("b1", { entries: [entry("b1/0"), entry("b1/1", { kind: "allocated" })] }));
    const head = sample.ledger.head();
    expect([answer.statusCode, answer.json()]).toEqual([
      201,
      {
        revision: 1,
        batchId: "b1",
        postedEntryCount: 2,
        derivedEntryCount: 0,
        alreadyPosted: false,
        chainHead: head.chainHead,
        findings: [],
      },
    ]);
    expect([...Errors(BatchPostedSchema, answer.json())]).toEqual([]);
    const recorded = (await sample.ledger.entriesById(["b1/0"])).get("b1/0");
    expect(recorded).toMatchObject({
      amount: 9_223_372_036_854_775n,
      projectId: null,
      source: { level: "central", nature: "recurrent", origin: null, vintage: 2024, relation: null },
      document: { number: null, date: null, issuer: null, title: null },
      reverses: null,
      reason: null,
    });
  });

  it("sent again, under another name too, answers the same and posts nothing", async () => {
    const sample = await sampleServer({ isEmpty: true });
    await post(sample, batch("other"));
    // Money of a later plan than its budget year: taken, and found doubtful.
    const body = batch("b1", { entries: [entry("b1/0", { source: { ...source, vintage: 2025 } })] });
    const first = await post(sample, body);
    const again = await post(sample, { ...body, documentName: "Phiếu 12 (gửi lại)" });
    expect([first.statusCode, again.statusCode]).toEqual([201, 200]);
    expect(first.json<WireBatchPosted>().findings.map(({ code }) => code)).toEqual(["vintageAfterYear"]);
    expect(again.json()).toEqual({ ...first.json<object>(), alreadyPosted: true });
    expect(sample.ledger.head().revision).toBe(2);
  });

  it("sent by many at one moment is posted once; who comes while it is posted is told to wait", async () => {
    const sample = await sampleServer({ isEmpty: true });
    const answers = await Promise.all(Array.from({ length: 64 }, () => post(sample, batch("b1"))));
    const statuses = answers.map(({ statusCode }) => statusCode);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    const waiting = answers.filter(({ statusCode }) => statusCode === 409);
    expect(waiting.length).toBeGreaterThan(0);
    for (const answer of waiting)
      expect([answer.json<Problem>().code, answer.headers["retry-after"]]).toEqual(["batchInFlight", "1"]);
    expect(statuses.every((status) => [200, 201, 409].includes(status))).toBe(true);
    expect((await post(sample, batch("b1"))).json()).toMatchObject({ revision: 1, alreadyPosted: true });
    expect(sample.ledger.head().revision).toBe(1);
  });

  it("gives the reason of the batch to entries that have none of their own", async () => {
    const sample = await sampleServer({ isEmpty: true });
    const entries = [entry("1"), entry("2", { reason: "QĐ điều chỉnh" }), entry("3", { reason: null })];
    await post(sample, batch("b1", { entries, reason: "Giao đầu năm" }));
    const recorded = await sample.ledger.entriesById(["1", "2", "3"]);
    expect(Object.fromEntries([...recorded].map(([id, { reason }]) => [id, reason]))).toEqual({
      1: "Giao đầu năm",
      2: "QĐ điều chỉnh",
      3: "Giao đầu năm",
    });
  });

  it("is posted by the typed client", async () => {
    const { server } = await sampleServer({ isEmpty: true });
    const client = createApiClient(await server.listen({ host: "127.0.0.1", port: 0 }));
    expect(await client.postBatch(batch("b1"))).toMatchObject({ revision: 1, alreadyPosted: false });
    expect(await client.postBatch(batch("b1"))).toMatchObject({ revision: 1, alreadyPosted: true });
  });
});

describe("a batch that cannot be posted leaves nothing, and the answer says what is wrong", () => {
  const one = entry("b1/0");
  it.each([
    { what: "no id", body: { ...batch("b1"), id: undefined }, code: "missingField", name: "id" },
    { what: "an empty id", body: batch(""), code: "invalidValue", name: "id" },
    { what: "a blank id", body: batch("  "), code: "invalidValue", name: "id" },
    { what: "an id that is no text", body: { ...batch("b1"), id: 5 }, code: "invalidValue", name: "id" },
    { what: "an id above its length", body: batch("x".repeat(201)), code: "invalidValue", name: "id" },
    { what: "half a character", body: batch("\ud800"), code: "invalidValue", name: "id" },
    { what: "no entries", body: batch("b1", { entries: [] }), code: "invalidValue", name: "entries" },
    { what: "no object", body: [], code: "invalidValue", name: "body" },
    { what: "an unknown field", body: { ...batch("b1"), nhanh: 1 }, code: "unknownParameter", name: "nhanh" },
    { what: "a number for an amount", entry: { ...one, amount: 5 }, code: "invalidValue", name: "amount" },
    { what: "half a đồng", entry: { ...one, amount: "5.5" }, code: "invalidValue", name: "amount" },
    { what: "more than 2⁶³", entry: { ...one, amount: "9223372036854775808" }, code: "invalidValue", name: "amount" },
    { what: "no amount", entry: { ...one, amount: undefined }, code: "missingField", name: "amount" },
    { what: "no such day", entry: { ...one, effectiveOn: "2024-02-30" }, code: "invalidValue", name: "effectiveOn" },
    { what: "no such kind", entry: { ...one, kind: "spent" }, code: "invalidValue", name: "kind" },
    { what: "no such year", entry: { ...one, fiscalYear: 24 }, code: "invalidValue", name: "fiscalYear" },
    { what: "no such level", entry: { ...one, source: { level: "xã" } }, code: "invalidValue", name: "source.level" },
    { what: "a blank unit", entry: { ...one, unitId: " " }, code: "invalidValue", name: "unitId" },
    { what: "a unit in parts", entry: { ...one, unitId: "Xã A\u0301" }, code: "invalidValue", name: "unitId" },
    { what: "an unknown field of an entry", entry: { ...one, late: null }, code: "unknownParameter", name: "late" },
    { what: "what takes back nothing", entry: { ...one, reverses: "x" }, code: "invalidValue", name: "reverses" },
    {
      what: "a date that is none",
      entry: { ...one, document: { date: "10/1/2024" } },
      code: "invalidValue",
      name: "document.date",
    },
  ])("$what → 400 $code $name", async ({ body, entry: bad, code, name }) => {
    const sample = await sampleServer();
    const path = bad === undefined ? name : `entries[2].${name}`;
    const entries = [entry("g/0"), entry("g/1"), bad];
    const answer = await post(sample, body ?? { ...batch("b1"), entries });
    expect(answer.headers["content-type"]).toContain("application/problem+json");
    const problem = answer.json<Problem>();
    expect([answer.statusCode, problem.code]).toEqual([400, code]);
    expect(problem.values["name"] ?? problem.values["field"]).toBe(path);
    expect(problem.fact.vi).toContain(path);
    expect(problem.fact.en).toContain(path);
    expect(sample.ledger.head().revision).toBe(1);
  });

  it("says each language's own words of what an entry must be", async () => {
    const answer = await post(await sampleServer(), batch("b1", { entries: [entry("1", { unitId: " " })] }));
    const { fact } = answer.json<Problem>();
    expect(fact.vi).toContain("không để trống");
    expect(fact.vi).not.toContain("not blank");
    expect(fact.en).toContain("not blank");
    expect(fact.en).not.toContain("không");
  });

  it.each([
    { payload: '{"id":"b1","__proto__":{"entries":[]}}', type: "application/json", status: 400, code: "bodyNotJson" },
    { payload: "{", type: "application/json", status: 400, code: "bodyNotJson" },
    { payload: "", type: "application/json", status: 400, code: "bodyNotJson" },
    { payload: JSON.stringify(batch("b1")), type: "text/plain", status: 415, code: "bodyNotJson" },
    { payload: "id=b1", type: "application/x-www-form-urlencoded", status: 415, code: "bodyNotJson" },
    { payload: `"${"x".repeat(1_100_000)}"`, type: "application/json", status: 413, code: "bodyTooLarge" },
  ])("$type of a broken kind → $status $code", async ({ payload, type, status, code }) => {
    const sample = await sampleServer();
    const answer = await post(sample, payload, { "content-type": type });
    expect([answer.statusCode, answer.json<Problem>().code]).toEqual([status, code]);
    expect(sample.ledger.head().revision).toBe(1);
  });

  it("is refused under another host's name, and with a question behind the address", async () => {
    const sample = await sampleServer();
    expect((await post(sample, batch("b1"), { host: "example.org" })).statusCode).toBe(403);
    const asked = await sample.server.inject({ method: "POST", url: `${apiPaths.batches}?x=1`, payload: batch("b1") });
    expect(asked.statusCode).toBe(400);
    expect(sample.ledger.head().revision).toBe(1);
  });

  it.each([
    { what: "another amount", entries: [entry("b1/0", { amount: "5" })], field: "amount" },
    { what: "another unit", entries: [entry("b1/0", { unitId: "Xã Khác" })], field: "unitId" },
    { what: "one entry more", entries: [entry("b1/0"), entry("b1/1")], field: "batch" },
  ])("the same id with $what → 422 with the field", async ({ entries, field }) => {
    const sample = await sampleServer({ isEmpty: true });
    await post(sample, batch("b1"));
    const answer = await post(sample, batch("b1", { entries }));
    expect([answer.statusCode, answer.json<Problem>()]).toMatchObject([
      422,
      { code: "entryIdReused", values: { field } },
    ]);
    // An entry is known by its own id in a batch of another.
    const elsewhere = await post(sample, batch("b2", { entries: [entry("b1/0", { amount: "5" })] }));
    expect([elsewhere.statusCode, elsewhere.json<Problem>().values]).toMatchObject([422, { field: "amount" }]);
    expect(sample.ledger.head().revision).toBe(1);
  });

  it("by a hard rule, and by a closed period, with the code of the rule", async () => {
    const sample = await sampleServer({ isEmpty: true });
    await post(sample, batch("b1", { entries: [entry("1", { amount: "100" })] }));
    const paid = (amount: string): BatchBody =>
      batch("b2", { entries: [entry("2", { kind: "volumePaid", effectiveOn: "2024-03-01", amount })] });
    const above = await post(sample, paid("101"));
    expect([above.statusCode, above.json<Problem>().code]).toEqual([409, "disbursementExceedsPlan"]);
    const closing = { action: "close", fiscalYear: 2024, month: 3, reason: null, decidedOn: "2024-04-15" } as const;
    await sample.ledger.changePeriod(closing);
    const late = await post(sample, paid("100"));
    expect([late.statusCode, late.json<Problem>()]).toMatchObject([
      409,
      { code: "periodClosed", values: { period: "2024-03", entry: "2" } },
    ]);
    expect(sample.ledger.head().revision).toBe(2);
    const asLate = (how: string): ReturnType<typeof post> =>
      post(sample, paid("100"), {}, `${apiPaths.batches}?late=${how}`);
    expect((await asLate("refuse")).json<Problem>().code).toBe("periodClosed");
    expect((await asLate("sometime")).statusCode).toBe(400);
    const taken = await asLate("firstOpenPeriod");
    expect([taken.statusCode, taken.json()]).toMatchObject([201, { revision: 3, postedEntryCount: 1 }]);
    const recorded = (await sample.ledger.entriesById(["2"])).get("2");
    expect(recorded).toMatchObject({
      effectiveOn: "2024-04-01",
      late: { effectiveOn: "2024-03-01", fiscalYear: 2024 },
    });
    // Whoever got no answer sends the same again, late or not.
    for (const again of [await asLate("firstOpenPeriod"), await post(sample, paid("100"))])
      expect([again.statusCode, again.json()]).toMatchObject([200, { revision: 3, alreadyPosted: true }]);
  });

  it("into a ledger that is open for reading only", async () => {
    const sample = await sampleServer();
    const { path } = sample.ledger;
    await sample.server.close();
    await sample.ledger.close();
    const ledger = await openLedger({ path, mode: "readOnly" });
    const server = await buildServer({ ledger, dashboardFolder: null });
    const answer = await post({ server, ledger }, batch("b1"));
    expect([answer.statusCode, answer.json<Problem>().code]).toEqual([507, "ledgerReadOnly"]);
    await server.close();
    await ledger.close();
  });
});
