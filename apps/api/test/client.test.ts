import { ApiProblem, createApiClient } from "@giaingan/client";
import { describe, expect, it } from "vitest";
import { postRichEntries, sampleServer } from "./sample-server.ts";

describe("the typed client, over HTTP", () => {
  it("asks every question of the field", async () => {
    const { server, ledger } = await sampleServer();
    await postRichEntries(ledger);
    const client = createApiClient(await server.listen({ host: "127.0.0.1", port: 0 }));
    const query = { asOf: "2023-10-31" };
    expect((await client.rates(query)).total.map(({ basis }) => basis)).toContain("allocated");
    expect((await client.plan({ ...query, by: "unit" })).groups.map(({ key }) => key)).toContain("Xã Tân Lập");
    expect((await client.settlement(query)).total.whole.totalPaid).toBe("25608000001");
    const late = { asOf: "2024-06-30", year: 2023 };
    const toCancel = async (programme?: string): Promise<string | null> =>
      (await client.settlement({ ...late, ...(programme && { programme }) })).total.whole.toCancel;
    expect(await toCancel("ntm-2021-2025")).not.toBe(await toCancel());
    expect((await client.advances({ ...query, buckets: "30,400" })).total.buckets).toHaveLength(3);
    expect((await client.lapse({ ...query, programme: "ntm-2021-2025" })).yearEnds).toHaveLength(2);
    expect((await client.pace({ ...query, curve: "targets" })).curve).toBe("targets");
    expect((await client.projection({ ...query, deadline: "01-31" })).months).toHaveLength(13);
    expect((await client.backtest(query)).deadline).toBe("12-31");
    expect(
      (
        await client.triangle({
          triangle: [
            [100, 150],
            [110, null],
          ],
        })
      ).totalReserve,
    ).toBe(55);
    expect(await client.lapse({ ...query, projected: "true", faster: 0.2 })).toMatchObject({ fasterShare: 0.2 });
    expect((await client.changes({ ...query, fromRev: 1 })).from).toEqual({ asOf: "2023-10-31", revision: 1 });
    expect((await client.mobilised(query)).by).toBe("unit");
    expect((await client.reconcile(query)).total.contradiction).toBe(0);
    expect((await client.policies()).policies.length).toBeGreaterThan(0);
    expect((await client.reference({ on: "2025-07-01" })).on).toBe("2025-07-01");
  });

  it("changes the periods that its author has seen, and no others", async () => {
    const { server } = await sampleServer();
    const client = createApiClient(await server.listen({ host: "127.0.0.1", port: 0 }));
    const { tag, closed } = await client.periods();
    expect(closed).toEqual([]);
    const change = (id: string, month: number) =>
      ({ id, action: "close", fiscalYear: 2023, month, decidedOn: "2023-11-05", reason: "đã đối chiếu" }) as const;
    await client.changePeriod(change("khoa-9", 9), tag);
    const late = await client.changePeriod(change("khoa-10", 10), tag).catch((error: unknown) => error);
    expect((late as ApiProblem).problem).toMatchObject({ status: 412, code: "periodsChanged" });
    await client.changePeriod(change("khoa-10", 10), (await client.periods()).tag);
    expect((await client.periods()).closed).toHaveLength(2);
  });

  it("sends figures, a table and two books, and gets them reconciled", async () => {
    const { server } = await sampleServer({ isEmpty: true });
    const client = createApiClient(await server.listen({ host: "127.0.0.1", port: 0 }));
    expect((await client.reconcileFigures({ figures: [], relations: [] })).counts.contradiction).toBe(0);
    expect((await client.reconcileTable({ rows: [], columns: [] })).checks).toEqual([]);
    const line = { id: "1", on: "2023-10-31", amount: "50", documentNumber: null, projectId: null };
    expect((await client.reconcileTreasury({ unit: [line], treasury: [line] })).bridge.matched.comparisons).toBe(1);
    const problem = await client
      .reconcileTreasury({ unit: [line, line], treasury: [] })
      .catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(ApiProblem);
    expect((problem as ApiProblem).problem).toMatchObject({ code: "invalidValue", values: { name: "unit[1].id" } });
  });
});
