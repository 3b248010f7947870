import { apiPaths } from "@giaingan/client";
import {
  type PeriodChangeBody,
  PeriodsAnswerSchema,
  type WireEntries,
  type WirePeriods,
  type WireProblem,
} from "@giaingan/client/schemas";
import type { FastifyInstance } from "fastify";
import { Errors } from "typebox/value";
import { describe, expect, it } from "vitest";
import { sampleServer } from "./sample-server.ts";

const document = { number: "12/QĐ", date: "2023-11-10", issuer: "Phòng TC-KH", title: null };
const october: PeriodChangeBody = {
  id: "k10",
  action: "close",
  fiscalYear: 2023,
  month: 10,
  decidedOn: "2023-11-15",
  document,
};

const tagOf = async (server: FastifyInstance): Promise<string> =>
  String((await server.inject(apiPaths.periods)).headers.etag);

/** Changes a period as one who has seen what is closed; or who has seen what the tag says, null for nothing. */
const change = async (server: FastifyInstance, payload: object, tag?: string | null) => {
  const seen = tag === undefined ? await tagOf(server) : tag;
  const headers = seen === null ? {} : { "if-match": seen };
  return server.inject({ method: "POST", url: apiPaths.periods, payload, headers });
};

describe("periods over the API", () => {
  it("are closed, told as of each revision, and opened again with a reason", async () => {
    const { server } = await sampleServer();
    const post = async (payload: object) => change(server, payload);
    const closed = await post(october);
    expect([closed.statusCode, closed.json()]).toEqual([
      200,
      { period: "2023-10", action: "close", revision: 2, id: "k10", alreadyPosted: false },
    ]);
    expect((await post(october)).json()).toMatchObject({ revision: 2, alreadyPosted: true });
    expect((await post({ ...october, id: "other" })).statusCode).toBe(409);
    const noReason = await post({ ...october, id: "m10", action: "reopen" });
    expect([noReason.statusCode, noReason.json<{ code: string }>().code]).toEqual([400, "reopeningWithoutReason"]);
    expect((await post({ ...october, id: "m10", action: "reopen", reason: "Kho bạc điều chỉnh" })).statusCode).toBe(
      200,
    );
    const answer = await server.inject(apiPaths.periods);
    const periods = answer.json<WirePeriods>();
    expect([...Errors(PeriodsAnswerSchema, periods)]).toEqual([]);
    expect(periods).toMatchObject({ revision: 3, closed: [], changes: [{ period: "2023-10", document }, {}] });
    expect(answer.headers.etag).toBeDefined();
    const pinned = (await server.inject(`${apiPaths.periods}?rev=2`)).json<WirePeriods>();
    expect(pinned.closed).toMatchObject([{ period: "2023-10", revision: 2, decidedOn: "2023-11-15" }]);
    expect((await server.inject(`${apiPaths.periods}?rev=9`)).statusCode).toBe(404);
  });

  it.each([
    { given: { month: 13 }, name: "month" },
    { given: { fiscalYear: 23 }, name: "fiscalYear" },
    { given: { action: "lock" }, name: "action" },
    { given: { decidedOn: "15/11/2023" }, name: "decidedOn" },
    { given: { id: "" }, name: "id" },
    { given: { document: { ...document, number: 5 } }, name: "document.number" },
  ])("refuse $given and name the field", async ({ given, name }) => {
    const { server, ledger } = await sampleServer();
    const refused = await change(server, { ...october, ...given });
    expect([refused.statusCode, refused.json<{ values: object }>().values]).toMatchObject([400, { name }]);
    expect(ledger.head().revision).toBe(1);
  });

  it("show in the entries behind a number: a late one has its true date and year", async () => {
    const { server, ledger } = await sampleServer();
    const { entries } = await ledger.entries({ asOf: "2024-12-31", measure: "disbursed" });
    const [known] = entries;
    if (known === undefined) throw new Error("the report has payments");
    await ledger.changePeriod({ ...october, reason: null });
    const entry = { ...known, id: "muon", effectiveOn: "2023-10-20", amount: 5n };
    const batch = { id: "muon", documentName: "muon", contentHash: null, statements: [], findings: [], checks: [] };
    await ledger.append({ ...batch, entries: [entry] }, { late: "firstOpenPeriod" });
    const url = `${apiPaths.entries}?measure=disbursed&asOf=2023-12-31&limit=500`;
    const answer = (await server.inject(url)).json<WireEntries>();
    const late = answer.entries.map((each) => [each.id, each.effectiveOn, each.late]);
    expect(late).toContainEqual(["muon", "2023-11-01", { effectiveOn: "2023-10-20", fiscalYear: 2023 }]);
    expect(late).toContainEqual([known.id, known.effectiveOn, null]);
  });

  it.each([
    { what: "nothing", tag: null },
    { what: "an empty tag", tag: "" },
    { what: "any state at all", tag: "*" },
  ])("are changed by nobody who has seen $what: 428", async ({ tag }) => {
    const { server, ledger } = await sampleServer();
    const refused = await change(server, october, tag);
    expect([refused.statusCode, refused.json<WireProblem>().code]).toEqual([428, "periodsNotSeen"]);
    expect(ledger.head().revision).toBe(1);
  });

  it("changed since they were seen, are told with what changed: 412; entries posted since are in nobody's way", async () => {
    const { server, ledger } = await sampleServer();
    const seen = await tagOf(server);
    const [entry] = (await ledger.entries({ asOf: "2024-12-31", measure: "disbursed" })).entries;
    if (entry === undefined) throw new Error("the report has payments");
    const none = { contentHash: null, statements: [], findings: [], checks: [] };
    await ledger.append({ ...none, id: "m", documentName: "m", entries: [{ ...entry, id: "m", amount: 1n }] });
    expect((await change(server, october, seen)).statusCode).toBe(200);
    const stale = await change(server, { ...october, id: "k09", month: 9 }, seen);
    expect([stale.statusCode, stale.json<WireProblem>()]).toMatchObject([
      412,
      { code: "periodsChanged", values: { seen, revision: "3" } },
    ]);
    expect(stale.json<WireProblem>().fact).toMatchObject({
      vi: expect.stringContaining("khóa 2023-10, 15/11/2023 (Khóa kỳ 2023-10, r3)") as string,
      en: expect.stringContaining("closed 2023-10, 15/11/2023 (Khóa kỳ 2023-10, r3)") as string,
    });
    // Who got no answer sends the same again, with the tag that it had then.
    expect((await change(server, october, seen)).json()).toMatchObject({ revision: 3, alreadyPosted: true });
    expect((await change(server, { ...october, id: "k09", month: 9 })).statusCode).toBe(200);
  });

  it.each(['"0.1.0-r1-0000000000000000"', '"0.1.0-r9-0000000000000000"', "r1", 'W/"x"'])(
    "with a tag that is none of this ledger, %s, are not changed: 412",
    async (tag) => {
      const { server, ledger } = await sampleServer();
      expect((await change(server, october, tag)).statusCode).toBe(412);
      expect(ledger.head().revision).toBe(1);
    },
  );

  it("changed by many at once who have seen the same state: one wins, each other learns what it did not know", async () => {
    const { server, ledger } = await sampleServer();
    const seen = await tagOf(server);
    const answers = await Promise.all(
      Array.from({ length: 24 }, (_, rank) =>
        change(server, { ...october, id: `k${rank}`, month: 1 + (rank % 12) }, seen),
      ),
    );
    expect(answers.map(({ statusCode }) => statusCode).filter((status) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ statusCode }) => statusCode === 412)).toHaveLength(23);
    expect((await ledger.periods()).closed).toHaveLength(1);
    expect(ledger.head().revision).toBe(2);
  });
});
