import { PoliciesAnswerSchema, ReferenceAnswerSchema } from "@giaingan/client/schemas";
import { builtInPolicies } from "@giaingan/finance/policies";
import { emptyReference } from "@giaingan/finance/reference";
import { standardReference } from "@giaingan/finance/reference-data";
import { Errors } from "typebox/value";
import { describe, expect, it } from "vitest";
import { sampleServer } from "./sample-server.ts";

interface Reference {
  readonly on: string | null;
  readonly units: readonly { readonly kind: string }[];
  readonly programmes: readonly unknown[];
}

describe("rules and names", () => {
  it("gives every policy with its legal basis, and whether it was checked against the text", async () => {
    const { server } = await sampleServer({ isEmpty: true });
    const response = await server.inject("/api/v1/policies");
    expect(response.json()).toStrictEqual({ policies: builtInPolicies });
    expect(Errors(PoliciesAnswerSchema, response.json())).toEqual([]);
  });

  it("gives the policies that stand beside the ledger", async () => {
    const policies = builtInPolicies.slice(0, 1);
    const { server } = await sampleServer({ isEmpty: true, policies });
    expect((await server.inject("/api/v1/policies")).json()).toStrictEqual({ policies });
  });

  it("gives all reference data", async () => {
    const { server } = await sampleServer({ isEmpty: true });
    const response = await server.inject("/api/v1/reference");
    expect(response.json()).toStrictEqual({ on: null, ...standardReference });
    expect(Errors(ReferenceAnswerSchema, response.json())).toEqual([]);
  });

  it.each([
    { on: "2025-06-30", provinces: 63 },
    { on: "01/07/2025", provinces: 34 },
  ])("gives the $provinces provinces of $on", async ({ on, provinces }) => {
    const { server } = await sampleServer({ isEmpty: true });
    const { units } = (await server.inject(`/api/v1/reference?on=${on}`)).json<Reference>();
    expect(units.filter(({ kind }) => kind === "province")).toHaveLength(provinces);
  });

  it("leaves out a programme whose period is over", async () => {
    const { server } = await sampleServer({ isEmpty: true });
    const { programmes } = (await server.inject("/api/v1/reference?on=2031-01-01")).json<Reference>();
    expect(programmes).toEqual([]);
  });

  it("writes a project's amounts as texts", async () => {
    const totalInvestment = 9_223_372_036_854_775_808n;
    const project = {
      id: "7912345",
      name: "Đường thôn 3",
      unitId: null,
      programmeId: null,
      totalInvestment,
      contractValue: null,
    };
    const { server } = await sampleServer({ isEmpty: true, reference: { ...emptyReference, projects: [project] } });
    const response = await server.inject("/api/v1/reference");
    expect(response.json()).toMatchObject({
      projects: [{ totalInvestment: "9223372036854775808", contractValue: null }],
    });
    expect(Errors(ReferenceAnswerSchema, response.json())).toEqual([]);
  });

  it("refuses a day that is none", async () => {
    const { server } = await sampleServer({ isEmpty: true });
    expect((await server.inject("/api/v1/reference?on=2025-02-30")).json()).toMatchObject({ code: "unknownDate" });
  });
});
