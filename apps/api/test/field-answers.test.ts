import { apiPaths, toWire } from "@giaingan/client";
import {
  AdvancesAnswerSchema,
  BacktestAnswerSchema,
  ChangesAnswerSchema,
  LapseAnswerSchema,
  MobilisedAnswerSchema,
  PaceAnswerSchema,
  PlanAnswerSchema,
  ProjectionAnswerSchema,
  RatesAnswerSchema,
  ReconcileAnswerSchema,
  SettlementAnswerSchema,
} from "@giaingan/client/schemas";
import type { Breakdown } from "@giaingan/finance";
import { advanceAgeBuckets } from "@giaingan/finance/plan";
import { builtInPolicies } from "@giaingan/finance/policies";
import {
  askAdvances,
  askChanges,
  askLapse,
  askMobilised,
  askPace,
  askPlan,
  askProjectedLapse,
  askProjection,
  askRates,
  askReconcile,
  askSettlement,
  type Ledger,
  type LedgerAnswer,
  type LedgerQuestion,
} from "@giaingan/ledger";
import type { TSchema } from "typebox";
import { Errors } from "typebox/value";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildServer } from "../src/server.ts";
import { postRichEntries, sampleServer, startSampleServer } from "./sample-server.ts";

interface Question {
  readonly path: keyof typeof apiPaths;
  /** By what it is grouped when nobody says. */
  readonly by: readonly Breakdown[];
  /** Parameters of its own. */
  readonly own?: string;
  readonly schema: TSchema;
  readonly ask: (ledger: Ledger, asked: LedgerQuestion) => Promise<LedgerAnswer<object>>;
}

const from = { asOf: "2023-06-30", revision: 2 };

const questions: readonly Question[] = [
  { path: "rates", by: [], schema: RatesAnswerSchema, ask: askRates },
  { path: "plan", by: ["source"], schema: PlanAnswerSchema, ask: askPlan },
  { path: "settlement", by: ["source"], schema: SettlementAnswerSchema, ask: askSettlement },
  {
    path: "advances",
    by: ["source"],
    schema: AdvancesAnswerSchema,
    ask: (ledger, asked) => askAdvances(ledger, { ...asked, bucketDays: advanceAgeBuckets }),
  },
  { path: "lapse", by: ["source"], schema: LapseAnswerSchema, ask: askLapse },
  {
    path: "pace",
    by: ["source"],
    own: "curve=lastYear",
    schema: PaceAnswerSchema,
    ask: (ledger, asked) => askPace(ledger, { ...asked, curve: "lastYear" }),
  },
  {
    path: "changes",
    by: ["source"],
    own: `fromAsOf=${from.asOf}&fromRev=${from.revision}`,
    schema: ChangesAnswerSchema,
    ask: (ledger, asked) => askChanges(ledger, { ...asked, from }),
  },
  {
    path: "projection",
    by: ["source"],
    own: "deadline=01-31",
    schema: ProjectionAnswerSchema,
    ask: (ledger, asked) => askProjection(ledger, { ...asked, deadline: "01-31" }),
  },
  { path: "mobilised", by: ["unit"], schema: MobilisedAnswerSchema, ask: askMobilised },
  { path: "reconcile", by: [], schema: ReconcileAnswerSchema, ask: askReconcile },
];

const breakdownsAsked = [["source"], ["unit", "vintage"], ["month"], ["project", "component"], ["nature"]] as const;

const asOf = "2023-10-31";

/** The report and the entries of two communes in one ledger: every list of every answer holds something. */
let rich: Awaited<ReturnType<typeof startSampleServer>>;
beforeAll(async () => {
  rich = await startSampleServer();
  await postRichEntries(rich.ledger);
});
afterAll(() => rich.close());

function addressOf({ path, own = "" }: Question, query: string): string {
  return `${apiPaths[path]}?${[query, own].filter((part) => part !== "").join("&")}`;
}

describe.each(questions)("GET $path", (question) => {
  it("serves the whole answer that the ledger gives, and its schema names every field of it", async () => {
    const { server, ledger } = rich;
    // A pace and a projection are of a year, and are refused by month.
    const isOfYear = question.path === "pace" || question.path === "projection";
    for (const by of breakdownsAsked.filter(([first]) => !isOfYear || first !== "month")) {
      const response = await server.inject(addressOf(question, `asOf=${asOf}&year=2023&by=${by.join(",")}`));
      expect(response.statusCode, response.body).toBe(200);
      const asked = { by, asOf, fiscalYear: 2023, filter: {}, unit: null, revision: null };
      const { answer, revision } = await question.ask(ledger, asked);
      expect(response.json()).toStrictEqual({ revision, ...toWire(answer) });
      expect(Errors(question.schema, response.json())).toEqual([]);
    }
  });

  it("answers on an empty ledger, with nothing stated", async () => {
    const { server } = await sampleServer({ isEmpty: true });
    const response = await server.inject(
      addressOf({ ...question, own: "" }, question.path === "changes" ? `fromAsOf=${asOf}` : ""),
    );
    expect(response.statusCode, response.body).toBe(200);
    expect(Errors(question.schema, response.json())).toEqual([]);
    expect(response.json()).toMatchObject({ revision: 0, groups: [] });
  });

  it("keeps what a filter asks for, at a revision", async () => {
    const { server, ledger } = rich;
    const unitId = "Xã Tân Lập";
    const query = `asOf=31/10/2023&year=2023&nature=investment&unitId=${encodeURIComponent(unitId)}&rev=6&unit=dong`;
    const { by } = question;
    const filter = { nature: "investment", unitId } as const;
    const asked = { by, asOf, fiscalYear: 2023, filter, unit: "dong", revision: 6 } as const;
    const { answer } = await question.ask(ledger, asked);
    expect((await server.inject(addressOf(question, query))).json()).toStrictEqual({ revision: 6, ...toWire(answer) });
  });

  it("answers 304 to a reader who has it, and refuses a parameter that it does not know", async () => {
    const url = addressOf(question, `asOf=${asOf}`);
    const headers = { "if-none-match": String((await rich.server.inject(url)).headers["etag"]) };
    expect((await rich.server.inject({ url, headers })).statusCode).toBe(304);
    const refused = await rich.server.inject(addressOf(question, "nhanh=1"));
    expect(refused.json()).toMatchObject({ status: 400, code: "unknownParameter", values: { name: "nhanh" } });
  });

  it("is golden to the byte", async () => {
    const response = await rich.server.inject(addressOf(question, `asOf=${asOf}&by=unit,vintage`));
    await expect(JSON.stringify(response.json(), null, 2)).toMatchFileSnapshot(`golden/${question.path}.json`);
  });
});

describe("what a schema forgets", () => {
  it("would be found: every field of every answer is held against it", async () => {
    for (const { path, own = "", schema } of questions) {
      const body: unknown = (await rich.server.inject(`${apiPaths[path]}?asOf=${asOf}&by=unit&${own}`)).json();
      for (const altered of alteredBy(body)) expect(Errors(schema, altered), path).not.toEqual([]);
    }
  });

  /** The document with one more field in its total, in its first group, and in itself. */
  function alteredBy(body: unknown): readonly unknown[] {
    const [document, again, third] = [0, 1, 2].map(() => structuredClone(body) as Record<string, unknown>);
    const one = { forgotten: "1" };
    const { total } = again as { total: object };
    const { groups } = third as { groups: readonly object[] };
    Object.assign(Array.isArray(total) ? (total[0] as object) : total, one);
    Object.assign(groups[0] ?? {}, one);
    return [{ ...document, ...one }, again, third];
  }
});

describe("rules beside the ledger", () => {
  it("change the answer, and its ETag with it", async () => {
    const later = { monthDay: "03-31", yearsAfter: 1 };
    const policies = builtInPolicies.map((policy) =>
      policy.topic === "deadline" ? { ...policy, lastDay: later } : policy,
    );
    const standard = await sampleServer();
    const own = await buildServer({ ledger: standard.ledger, dashboardFolder: null, policies });
    const url = `/api/v1/lapse?asOf=${asOf}`;
    const [first, second] = [await standard.server.inject(url), await own.inject(url)];
    expect(first.json<LapseDates>().deadlines.map(({ date }) => date)).toEqual(["2023-12-31", "2024-01-31"]);
    expect(second.json<LapseDates>().deadlines.map(({ date }) => date)).toEqual(["2024-03-31"]);
    expect(second.headers["etag"]).not.toBe(first.headers["etag"]);
  });
});

interface LapseDates {
  readonly deadlines: readonly { readonly date: string }[];
}

describe("GET /api/v1/lapse on the 2023 report", () => {
  it("says what is not disbursed, and what a month it takes to either end of the year", async () => {
    const { server } = await sampleServer();
    const response = await server.inject(`/api/v1/lapse?asOf=${asOf}&by=nature`);
    expect(response.json()).toMatchObject({
      total: { plan: "30433000000", remaining: "16325000000" },
      yearEnds: [
        { date: "2023-12-31", daysLeft: 61, neededPerMonth: "8162500000", soFarPerMonth: "1410800000" },
        { date: "2024-01-31", daysLeft: 92, neededPerMonth: "5441666667", soFarPerMonth: "1410800000" },
      ],
    });
  });
});

describe("GET /api/v1/backtest", () => {
  it("serves every method's errors, which its schema names", async () => {
    const response = await rich.server.inject(`/api/v1/backtest?asOf=${asOf}&by=unit`);
    expect(response.statusCode, response.body).toBe(200);
    expect(Errors(BacktestAnswerSchema, response.json())).toEqual([]);
    expect(response.json()).toMatchObject({ deadline: "12-31" });
  });
});

describe("GET /api/v1/lapse?projected=true", () => {
  it("puts what is projected to be left into the radar", async () => {
    const { server, ledger } = rich;
    const response = await server.inject(`/api/v1/lapse?asOf=${asOf}&year=2023&by=unit&projected=true&faster=0.25`);
    expect(response.statusCode, response.body).toBe(200);
    expect(Errors(LapseAnswerSchema, response.json())).toEqual([]);
    const asked = { by: ["unit"], asOf, fiscalYear: 2023, filter: {}, unit: null, revision: null } as const;
    const { answer, revision } = await askProjectedLapse(ledger, { ...asked, fasterShare: 0.25 });
    expect(response.json()).toStrictEqual({ revision, ...toWire(answer) });
    expect(response.json<{ fasterShare: number }>().fasterShare).toBe(0.25);
  });
});

describe("GET /api/v1/changes", () => {
  it("needs a state to change from", async () => {
    const response = await rich.server.inject("/api/v1/changes?asOf=2023-10-31");
    expect(response.json()).toMatchObject({
      status: 400,
      code: "startNotStated",
      remedy: { vi: expect.stringContaining("fromAsOf=2023-09-30") },
    });
  });

  it("bridges two revisions of one date", async () => {
    const response = await rich.server.inject("/api/v1/changes?asOf=2023-10-31&fromRev=8");
    expect(response.json()).toMatchObject({
      from: { asOf, revision: 8 },
      to: { asOf, revision: 9 },
      total: { disbursed: { change: "600000000", lines: [{ code: "backDated", effect: "600000000", count: 2 }] } },
    });
  });
});
