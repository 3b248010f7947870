import { toWire } from "@giaingan/client";
import {
  FigureReconciliationSchema,
  type FiguresBody,
  type TableBody,
  TreasuryReconciliationSchema,
} from "@giaingan/client/schemas";
import { reconcileFigures, reconcileTable, reconcileTreasury } from "@giaingan/finance/reconciliation";
import { Errors } from "typebox/value";
import { describe, expect, it } from "vitest";
import { sampleServer } from "./sample-server.ts";

const figure = (id: string, printed: string, unit: FiguresBody["figures"][number]["unit"] = "million") => ({
  id,
  label: id,
  printed,
  unit,
});

/** 67.172 printed for 67.712: a sum and a rate contradict, and one swap of digits mends both. */
const figures: FiguresBody = {
  figures: [
    figure("plan", "67172"),
    figure("a", "40000"),
    { ...figure("b", "27712"), place: { start: 0, end: 6, excerpt: "27.712" } },
    figure("paid", "33856"),
    figure("rate", "50.00", "percent"),
    figure("beyond", "92233720368547758079.123456789", "billion"),
    { ...figure("twice", "92233720368547758079123.456789", "million"), isApproximate: true, place: null },
  ],
  relations: [
    { id: "sum", kind: "sum", total: "plan", parts: ["a", "b"] },
    { id: "rate", kind: "rate", rate: "rate", numerator: "paid", denominator: "plan" },
    { id: "same", kind: "repeated", figures: ["beyond", "twice"] },
  ],
};

const row = (id: string, parentId: string | null, plan: string | null, paid: string | null) => ({
  id,
  label: id,
  parentId,
  isPartial: false,
  cells: { plan, paid },
});
const table: TableBody = {
  columns: [
    { id: "plan", label: "Kế hoạch", role: "plan", unit: "million" },
    { id: "paid", label: "Giải ngân", role: "disbursed", unit: "million" },
  ],
  rows: [row("all", null, "30.5", "10"), row("a", "all", "10.5", null), row("b", "all", "21", "10")],
};

const line = (id: string, on: string, amount: string, documentNumber: string | null) => ({
  id,
  on,
  amount,
  documentNumber,
  projectId: null,
});
const treasury = {
  unit: [line("u1", "2023-10-30", "50", "12"), line("u2", "2023-10-31", "9223372036854775808000", "13")],
  treasury: [{ ...line("t1", "2023-11-02", "50", "12"), kind: "advance" }, line("t2", "2023-11-02", "-7", null)],
  tolerances: { days: 1, amount: "0" },
};

const paths = {
  figures: "/api/v1/reconcile/figures",
  table: "/api/v1/reconcile/table",
  treasury: "/api/v1/reconcile/treasury",
};

describe("reconciling what a request brings along", () => {
  it.each([
    { path: paths.figures, body: figures, expected: toWire(reconcileFigures(figures)) },
    { path: paths.table, body: table, expected: toWire(reconcileTable(table)) },
  ])("POST $path gives the whole answer of the library", async ({ path, body, expected }) => {
    const { server } = await sampleServer();
    const response = await server.inject({ method: "POST", url: path, payload: body });
    expect(response.statusCode, response.body).toBe(200);
    expect(response.json()).toStrictEqual(expected);
    expect(Errors(FigureReconciliationSchema, response.json())).toEqual([]);
  });

  it("finds the swapped digits, and keeps a number beyond 2⁶³ to its last digit", async () => {
    const { server } = await sampleServer();
    const answer = (await server.inject({ method: "POST", url: paths.figures, payload: figures })).json<{
      explanations: unknown[];
      checks: { printed: string }[];
    }>();
    expect(answer.explanations).toMatchObject([
      { verdict: "corrected", correction: { corrected: "67712", kind: "swap" } },
    ]);
    expect(answer.checks.map(({ printed }) => printed)).toContain("92233720368547758079.123456789");
  });

  it("compares a unit with the Treasury, amounts beyond 2⁶³ included", async () => {
    const { server } = await sampleServer();
    const response = await server.inject({ method: "POST", url: paths.treasury, payload: treasury });
    const read = ({ amount, ...rest }: ReturnType<typeof line>) => ({ ...rest, amount: BigInt(amount) });
    const expected = reconcileTreasury({
      unit: treasury.unit.map(read),
      treasury: treasury.treasury.map(read),
      tolerances: { days: 1, amount: 0n },
    });
    expect(response.json()).toStrictEqual(toWire(expected));
    expect(response.json()).toMatchObject({ unitTotal: "9223372036854775808050", gap: "9223372036854775808007" });
    expect(Errors(TreasuryReconciliationSchema, response.json())).toEqual([]);
  });

  it("posts nothing", async () => {
    const { server, ledger } = await sampleServer();
    const before = ledger.head();
    await server.inject({ method: "POST", url: paths.treasury, payload: treasury });
    expect(ledger.head()).toEqual(before);
  });
});

const first = figures.figures[0];

describe("a bad body is refused, and the field is named", () => {
  it.each([
    { path: paths.figures, body: {}, code: "missingField", says: "figures" },
    { path: paths.figures, body: [], code: "invalidValue", says: "body" },
    { path: paths.figures, body: { ...figures, extra: 1 }, code: "unknownParameter", says: "extra" },
    {
      path: paths.figures,
      body: { ...figures, figures: [{ ...first, printed: 46.35 }] },
      code: "invalidValue",
      says: "figures[0].printed",
    },
    {
      path: paths.figures,
      body: { ...figures, figures: [{ ...first, printed: "46,35" }] },
      code: "invalidValue",
      says: "figures[0].printed",
    },
    {
      path: paths.figures,
      body: { ...figures, figures: [{ ...first, unit: "triệu" }] },
      code: "invalidValue",
      says: "thousandBillion",
    },
    {
      path: paths.figures,
      body: { ...figures, figures: [{ ...first, value: 1 }] },
      code: "unknownParameter",
      says: "figures[0].value",
    },
    { path: paths.figures, body: { ...figures, figures: [first, first] }, code: "invalidValue", says: "plan" },
    {
      path: paths.figures,
      body: { ...figures, relations: [{ id: "x", kind: "product" }] },
      code: "invalidValue",
      says: "relations[0].kind",
    },
    {
      path: paths.figures,
      body: { ...figures, relations: [{ id: "x", kind: "sum", total: "plan" }] },
      code: "missingField",
      says: "relations[0].parts",
    },
    {
      path: paths.figures,
      body: { ...figures, relations: [{ id: "x", kind: "sum", total: "không có", parts: ["a"] }] },
      code: "invalidValue",
      says: "không có",
    },
    {
      path: paths.figures,
      body: {
        ...figures,
        relations: [{ id: "x", kind: "rate", rate: "rate", numerator: "a", denominator: "b", parts: [] }],
      },
      code: "unknownParameter",
      says: "relations[0].parts",
    },
    {
      path: paths.table,
      body: { ...table, rows: [{ ...table.rows[0], cells: { plan: 30 } }] },
      code: "invalidValue",
      says: "rows[0].cells.plan",
    },
    {
      path: paths.table,
      body: { ...table, relations: [{ id: "x", kind: "repeated" }] },
      code: "missingField",
      says: "relations[0].figures",
    },
    {
      path: paths.table,
      body: { ...table, columns: [{ id: "plan", label: "", role: "sum", unit: null }] },
      code: "invalidValue",
      says: "columns[0].role",
    },
    {
      path: paths.treasury,
      body: { ...treasury, unit: [line("u", "2023-02-30", "1", null)] },
      code: "unknownDate",
      says: "unit[0].on",
    },
    {
      path: paths.treasury,
      body: { ...treasury, unit: [line("u", "2023-02-28", "1.5", null)] },
      code: "invalidValue",
      says: "unit[0].amount",
    },
    {
      path: paths.treasury,
      body: { ...treasury, unit: [...treasury.unit, treasury.unit[0]] },
      code: "invalidValue",
      says: "unit[2].id",
    },
    {
      path: paths.treasury,
      body: { ...treasury, tolerances: { days: -1, amount: "0" } },
      code: "invalidValue",
      says: "tolerances.days",
    },
    {
      path: paths.treasury,
      body: { ...treasury, tolerances: { days: 1, amount: 0 } },
      code: "invalidValue",
      says: "tolerances.amount",
    },
    { path: `${paths.treasury}?nhanh=1`, body: treasury, code: "unknownParameter", says: "nhanh" },
  ])("$path → $code $says", async ({ path, body, code, says }) => {
    const { server } = await sampleServer({ isEmpty: true });
    const response = await server.inject({ method: "POST", url: path, payload: body });
    expect(response.statusCode).toBe(400);
    expect(response.headers["content-type"]).toContain("application/problem+json");
    expect(response.json()).toMatchObject({
      code,
      fact: { vi: expect.stringContaining(says), en: expect.stringContaining(says) },
    });
  });

  it.each([
    { payload: "", type: "application/json", status: 400, code: "bodyNotJson" },
    { payload: "{", type: "application/json", status: 400, code: "bodyNotJson" },
    { payload: "a=1", type: "text/plain", status: 400, code: "invalidValue" },
    { payload: "<a/>", type: "application/xml", status: 415, code: "bodyNotJson" },
    { payload: '{"__proto__":{"figures":[]}}', type: "application/json", status: 400, code: "bodyNotJson" },
    {
      payload: JSON.stringify({ figures: "x".repeat(1_100_000) }),
      type: "application/json",
      status: 413,
      code: "bodyTooLarge",
    },
  ])("$type of a broken kind → $status $code", async ({ payload, type, status, code }) => {
    const { server } = await sampleServer({ isEmpty: true });
    const headers = { "content-type": type };
    const response = await server.inject({ method: "POST", url: paths.figures, payload, headers });
    expect(response.json()).toMatchObject({ status, code });
    expect(response.statusCode).toBe(status);
  });
});
