import { execFile } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { apiPaths } from "@giaingan/client";
import type { WireProblem } from "@giaingan/client/schemas";
import type { Ledger } from "@giaingan/ledger";
import { describe, expect, it } from "vitest";
import { buildServer } from "../src/server.ts";
import { sampleServer } from "./sample-server.ts";

/** A ledger that counts the questions which are answered from its sums, and makes each wait. */
async function watchedServer({ delayMs, answerTimeoutMs }: { delayMs: number; answerTimeoutMs?: number }) {
  const { ledger } = await sampleServer();
  let [begun, running, most] = [0, 0, 0];
  const movements: Ledger["movements"] = async (query) => {
    begun += 1;
    running += 1;
    most = Math.max(most, running);
    await wait(delayMs);
    running -= 1;
    return ledger.movements(query);
  };
  const server = await buildServer({
    ledger: { ...ledger, movements },
    dashboardFolder: null,
    ...(answerTimeoutMs === undefined ? {} : { answerTimeoutMs }),
  });
  return { server, ledger, begun: () => begun, most: () => most };
}

/** What a client in a process of its own is told, as others are: it goes on sending while the server answers. */
async function sentTenTimes(address: string, type: string, sizeBytes: number): Promise<unknown> {
  const script = `
    const [address, type, size] = process.argv.slice(1);
    const told = [];
    for (let turn = 0; turn < 10; turn += 1) {
      const body = new Uint8Array(Number(size));
      told.push(await fetch(address, { method: "POST", headers: { "content-type": type }, body }).then(
        async (answer) => {
          const { code, values } = await answer.json();
          return [answer.status, code, values.limitBytes].join(" ");
        },
        (error) => String(error.cause),
      ));
    }
    console.log(JSON.stringify(told));`;
  const flags = ["--input-type=module", "--eval", script, address, type, String(sizeBytes)];
  return JSON.parse((await promisify(execFile)(process.execPath, flags)).stdout);
}

describe("limits of the server", () => {
  it("a body above the limit is refused in words, not by a connection that breaks while it is sent", async () => {
    const { server } = await sampleServer();
    const address = await server.listen({ host: "127.0.0.1", port: 0 });
    const file = await sentTenTimes(`${address}${apiPaths.importFiles}?name=lon.csv`, "application/octet-stream", 30e6);
    expect(file).toEqual(Array.from({ length: 10 }, () => "413 bodyTooLarge 20971520"));
    const batch = await sentTenTimes(`${address}${apiPaths.batches}`, "application/json", 5e6);
    expect(batch).toEqual(Array.from({ length: 10 }, () => "413 bodyTooLarge 1048576"));
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
  });

  it("are set: none of Fastify's that is without limit when nobody says", async () => {
    const { server } = await sampleServer();
    const { bodyLimit, requestTimeout, connectionTimeout, keepAliveTimeout, handlerTimeout } = server.initialConfig as {
      readonly [name: string]: unknown;
    };
    const set = { bodyLimit, requestTimeout, connectionTimeout, keepAliveTimeout, handlerTimeout };
    expect(Object.entries(set).filter(([, limit]) => !(Number(limit) > 0))).toEqual([]);
    expect(Number(handlerTimeout)).toBeLessThan(Number(connectionTimeout));
    expect(server.server.maxConnections).toBeGreaterThan(0);
    expect(server.server.headersTimeout).toBe(20_000);
  });

  it("an answer that takes too long is refused with a problem, and the server goes on", async () => {
    const { server } = await watchedServer({ delayMs: 4_000, answerTimeoutMs: 1_000 });
    const late = await server.inject(`${apiPaths.progress}?asOf=2023-12-31`);
    expect([late.statusCode, late.headers["content-type"]]).toEqual([503, "application/problem+json; charset=utf-8"]);
    expect(late.json<WireProblem>()).toMatchObject({ code: "answerTimedOut", values: { seconds: "1" } });
    expect((await server.inject("/healthz")).statusCode).toBe(200);
  });

  it("of questions that wait for their turn those that took too long are never begun", async () => {
    const { server, begun } = await watchedServer({ delayMs: 400, answerTimeoutMs: 100 });
    const asked = Array.from({ length: 10 }, (_, rank) =>
      server.inject(`${apiPaths.progress}?asOf=2023-12-${10 + rank}`),
    );
    const codes = (await Promise.all(asked)).map(({ statusCode }) => statusCode);
    expect(new Set(codes)).toEqual(new Set([503]));
    await wait(1_000);
    expect(begun()).toBeLessThan(10);
    expect((await server.inject(apiPaths.batches)).statusCode).toBe(404);
  });

  it("few questions are answered at a time, all of them, and who posts waits for none", async () => {
    const { server, most } = await watchedServer({ delayMs: 20 });
    const asked = Array.from({ length: 12 }, (_, rank) =>
      server.inject(`${apiPaths.progress}?asOf=2023-12-${10 + rank}`),
    );
    const codes = (await Promise.all(asked)).map(({ statusCode }) => statusCode);
    expect(codes).toEqual(asked.map(() => 200));
    expect(most()).toBeLessThanOrEqual(2);
  });
});

describe("a reader who has the answer", () => {
  it("is answered 304 before anything is read", async () => {
    const { server, begun } = await watchedServer({ delayMs: 0 });
    const url = `${apiPaths.progress}?asOf=2023-12-31`;
    const etag = String((await server.inject(url)).headers.etag);
    const asked = begun();
    const again = await server.inject({ url, headers: { "if-none-match": `"other", ${etag}` } });
    expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, "", etag]);
    expect(begun()).toBe(asked);
    const lapse = await server.inject(`${apiPaths.lapse}?asOf=2023-12-31`);
    const headers = { "if-none-match": String(lapse.headers.etag) };
    const before = begun();
    expect((await server.inject({ url: `${apiPaths.lapse}?asOf=2023-12-31`, headers })).statusCode).toBe(304);
    expect(begun()).toBe(before);
  });

  it("of another question, another revision or a question that is refused is answered as if it had none", async () => {
    const { server, ledger } = await watchedServer({ delayMs: 0 });
    const url = `${apiPaths.progress}?asOf=2023-12-31`;
    const etag = String((await server.inject(url)).headers.etag);
    const ask = async (address: string) =>
      (await server.inject({ url: address, headers: { "if-none-match": etag } })).statusCode;
    expect(await ask(`${apiPaths.progress}?asOf=2023-12-30`)).toBe(200);
    expect(await ask(`${apiPaths.progress}?asOf=2023-13-31`)).toBe(400);
    expect(await ask(`${url}&rev=9`)).toBe(404);
    await ledger.changePeriod({ action: "close", fiscalYear: 2023, month: 1, reason: null, decidedOn: "2023-02-28" });
    expect(await ask(url)).toBe(200);
  });
});
