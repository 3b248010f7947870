import { apiPaths, createApiClient } from "@giaingan/client";
import { type BatchBody, type UndoBody, UndoPostedSchema } from "@giaingan/client/schemas";
import { Errors } from "typebox/value";
import { describe, expect, it } from "vitest";
import { sampleServer, type SampleServer } from "./sample-server.ts";

const entry: BatchBody["entries"][number] = {
  id: "plan/0",
  kind: "assigned",
  effectiveOn: "2024-01-10",
  fiscalYear: 2024,
  unitId: "Xã Tân Lập",
  amount: "9000000",
};
const plan: BatchBody = {
  id: "plan",
  documentName: "Quyết định giao",
  entries: [entry],
};
const payment: BatchBody = {
  id: "payment",
  documentName: "Phiếu chi",
  entries: [{ ...entry, id: "payment/0", kind: "disbursed", effectiveOn: "2024-02-10", amount: "5000000" }],
};
const undo: UndoBody = { id: "undo-payment", revision: 2, reason: "Ghi nhầm" };

const post = async ({ server }: SampleServer, url: string, payload: object) =>
  server.inject({ method: "POST", url, payload });

async function office(): Promise<SampleServer> {
  const sample = await sampleServer({ isEmpty: true });
  for (const body of [plan, payment]) expect((await post(sample, apiPaths.batches, body)).statusCode).toBe(201);
  return sample;
}

describe("POST /api/v1/undos", () => {
  it("takes a batch back, once, and answers the same when it is sent again", async () => {
    const sample = await office();
    const first = await post(sample, apiPaths.undos, undo);
    expect(first.statusCode).toBe(201);
    expect(first.json()).toMatchObject({
      revision: 3,
      undoneRevision: 2,
      undoneDocument: "Phiếu chi",
      postedEntryCount: 1,
    });
    expect(Errors(UndoPostedSchema, first.json())).toEqual([]);
    const again = await post(sample, apiPaths.undos, undo);
    expect([again.statusCode, again.json()]).toEqual([200, { ...first.json<object>(), alreadyPosted: true }]);
    const rows = await sample.ledger.positions({ asOf: "2024-12-31", groupBy: [] });
    expect(rows[0]).toMatchObject({ plan: 9_000_000n, disbursed: 0n });
  });

  it("refuses by code what cannot be taken back, and posts nothing", async () => {
    const sample = await office();
    const refused = async (body: object): Promise<readonly unknown[]> => {
      const answer = await post(sample, apiPaths.undos, body);
      return [answer.statusCode, answer.json<{ code: string }>().code, answer.headers["content-type"]];
    };
    const problem = "application/problem+json; charset=utf-8";
    expect(await refused({ ...undo, revision: 9 })).toEqual([404, "unknownRevision", problem]);
    expect(await refused({ ...undo, revision: 1 })).toEqual([409, "planBelowDisbursed", problem]);
    for (const body of [
      { revision: 2 },
      { ...undo, revision: 0 },
      { ...undo, revision: "2" },
      { ...undo, entries: [] },
    ])
      expect((await refused(body))[0]).toBe(400);
    expect(sample.ledger.head().revision).toBe(2);
    await post(sample, apiPaths.undos, undo);
    expect(await refused({ ...undo, id: "other" })).toEqual([409, "batchAlreadyUndone", problem]);
    expect(await refused({ ...undo, reason: "khác" })).toEqual([422, "entryIdReused", problem]);
  });

  it("is asked by the typed client", async () => {
    const { server } = await office();
    const client = createApiClient(await server.listen({ host: "127.0.0.1", port: 0 }));
    expect(await client.undoBatch(undo)).toMatchObject({ revision: 3, alreadyPosted: false });
    expect(await client.undoBatch(undo)).toMatchObject({ revision: 3, alreadyPosted: true });
  });
});
