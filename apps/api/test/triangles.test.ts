import { readFileSync } from "node:fs";
import { TriangleAnswerSchema, type TriangleBody } from "@giaingan/client/schemas";
import { benktander, bornhuetterFerguson, capeCod, chainLadder } from "@giaingan/finance/triangles";
import { Errors } from "typebox/value";
import { describe, expect, it } from "vitest";
import { sampleServer } from "./sample-server.ts";

const file = new URL("../../../examples/tam-giac-genins.json", import.meta.url);
const parsed = JSON.parse(readFileSync(file, "utf8")) as TriangleBody["triangle"] | Pick<TriangleBody, "triangle">;
const triangle = "triangle" in parsed ? parsed.triangle : parsed;
const sizes = triangle.map((_, rank) => 5_000_000 + 100_000 * rank);

describe("POST /api/v1/triangle", () => {
  it.each([
    { body: { triangle }, expected: chainLadder(triangle) },
    { body: { triangle, sigma: "log-linear" }, expected: chainLadder(triangle, { sigma: "log-linear" }) },
    {
      body: { triangle, method: "bornhuetter-ferguson", priors: sizes },
      expected: bornhuetterFerguson(triangle, { priors: sizes }),
    },
    {
      body: { triangle, method: "benktander", priors: sizes, iterations: 2 },
      expected: benktander(triangle, { priors: sizes, iterations: 2 }),
    },
    {
      body: { triangle, method: "cape-cod", exposures: sizes, decay: 0.75 },
      expected: capeCod(triangle, { exposures: sizes, decay: 0.75 }),
    },
  ])("answers as the library: $body.method $body.sigma", async ({ body, expected }) => {
    const { server } = await sampleServer({ isEmpty: true });
    const response = await server.inject({ method: "POST", url: "/api/v1/triangle", payload: body });
    expect(response.statusCode, response.body).toBe(200);
    expect(response.json()).toEqual(expected);
    expect(Errors(TriangleAnswerSchema, response.json())).toEqual([]);
  });

  it.each([
    { body: { triangle: [[100, null, 165]] }, code: "triangleGap" },
    { body: { triangle: [[100, "một"]] }, code: "invalidValue" },
    { body: { triangle, method: "benktander" }, code: "missingField" },
    { body: { triangle, nhanh: 1 }, code: "unknownParameter" },
    { body: {}, code: "missingField" },
  ])("refuses with $code", async ({ body, code }) => {
    const { server } = await sampleServer({ isEmpty: true });
    const response = await server.inject({ method: "POST", url: "/api/v1/triangle", payload: body });
    expect(response.json()).toMatchObject({ status: 400, code });
    expect(response.headers["content-type"]).toContain("application/problem+json");
  });
});
