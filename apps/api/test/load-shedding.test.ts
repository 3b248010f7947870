import { once } from "node:events";
import { connect } from "node:net";
import { apiPaths } from "@giaingan/client";
import type { WireProblem } from "@giaingan/client/schemas";
import type { FastifyInstance } from "fastify";
import { describe, expect, it } from "vitest";
import { sampleServer } from "./sample-server.ts";

const requestsMax = 4;

/** A route that is answered when it is let go: so many requests are in flight as a test wants. */
interface Gate {
  readonly open: () => void;
  /** Resolves when so many requests have reached it. */
  readonly reached: (count: number) => Promise<void>;
}

function addGate(server: FastifyInstance): Gate {
  let [count, open] = [0, (): void => undefined];
  const opened = new Promise<void>((resolve) => (open = resolve));
  const waiting = new Set<() => void>();
  server.get("/gate", async () => {
    count += 1;
    for (const look of waiting) look();
    await opened;
    return {};
  });
  const reached = (wanted: number): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => void (count >= wanted && resolve());
      waiting.add(look);
      look();
    });
  return { open, reached };
}

async function busyServer(): Promise<{ address: string; gate: Gate; server: FastifyInstance }> {
  const { server } = await sampleServer({ requestsMax });
  const gate = addGate(server);
  return { address: await server.listen({ host: "127.0.0.1", port: 0 }), gate, server };
}

const batch = (id: string): object => ({
  id,
  documentName: "Phiếu",
  entries: [
    {
      id: `${id}/0`,
      kind: "assigned",
      effectiveOn: "2024-01-10",
      fiscalYear: 2024,
      unitId: "Xã A",
      source: {},
      amount: "5",
    },
  ],
});

const postBatch = (address: string, id: string): Promise<Response> =>
  fetch(`${address}${apiPaths.batches}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(batch(id)),
  });

describe("above its limit of requests at once the server", () => {
  it("refuses the others with 503, Retry-After and a problem, tells that it lives, and recovers by itself", async () => {
    const { address, gate } = await busyServer();
    const held = Array.from({ length: requestsMax }, () => fetch(`${address}/gate`));
    await gate.reached(requestsMax);
    const shed = await Promise.all(
      Array.from({ length: 3 * requestsMax }, (_, rank) => postBatch(address, `x${rank}`)),
    );
    for (const answer of shed) {
      expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "1"]);
      expect(answer.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
      expect((await answer.json()) as WireProblem).toMatchObject({
        code: "serverBusy",
        values: { requestsMax: String(requestsMax), seconds: "1" },
      });
    }
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    gate.open();
    expect((await Promise.all(held)).map(({ status }) => status)).toEqual(held.map(() => 200));
    expect((await fetch(`${address}${apiPaths.progress}`)).status).toBe(200);
  });

  it("keeps every batch that it acknowledged, and nothing of one that it refused", async () => {
    const { server, ledger } = await sampleServer({ requestsMax, isEmpty: true });
    const address = await server.listen({ host: "127.0.0.1", port: 0 });
    const ids = Array.from({ length: 16 * requestsMax }, (_, rank) => `b${rank}`);
    const statuses = new Map(
      await Promise.all(ids.map(async (id) => [id, (await postBatch(address, id)).status] as const)),
    );
    const withStatus = (status: number): readonly string[] => ids.filter((id) => statuses.get(id) === status);
    expect(withStatus(503).length).toBeGreaterThan(0);
    expect(withStatus(201).length + withStatus(503).length).toBe(ids.length);
    expect((await ledger.batches()).map(({ id }) => id).sort()).toEqual(withStatus(201).toSorted());
    for (const id of withStatus(503)) expect((await postBatch(address, id)).status).toBe(201);
    expect(await ledger.verifyChain()).toMatchObject({ isIntact: true, revision: ids.length });
  });

  it("does not count for ever a client that has gone, before its body had come or before its answer", async () => {
    const { address, gate } = await busyServer();
    const { port, hostname } = new URL(address);
    for (let rank = 0; rank < 2 * requestsMax; rank += 1) {
      const socket = connect(Number(port), hostname);
      await once(socket, "connect");
      socket.write(`POST ${apiPaths.batches} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n`);
      socket.write("Content-Length: 500\r\n\r\n{");
      await new Promise((resolve) => setTimeout(resolve, 20));
      socket.destroy();
    }
    const leaving = Array.from({ length: requestsMax }, () => {
      const abort = new AbortController();
      return { abort, answer: fetch(`${address}/gate`, { signal: abort.signal }).catch(() => null) };
    });
    await gate.reached(requestsMax);
    for (const { abort } of leaving) abort.abort();
    await Promise.all(leaving.map(({ answer }) => answer));
    // Their handlers are at work still, and are counted as long.
    expect((await fetch(`${address}${apiPaths.progress}`)).status).toBe(503);
    gate.open();
    await expect
      .poll(async () => (await fetch(`${address}${apiPaths.progress}`)).status, { timeout: 60_000 })
      .toBe(200);
    const all = await Promise.all(Array.from({ length: requestsMax }, () => fetch(`${address}${apiPaths.policies}`)));
    expect(all.map(({ status }) => status)).toEqual(all.map(() => 200));
  });
});

it("a server that ends answers what comes on an open connection with a problem, and closes it", async () => {
  const { address, gate, server } = await busyServer();
  const { port, hostname } = new URL(address);
  const held = fetch(`${address}/gate`);
  const socket = connect(Number(port), hostname);
  const ask = `GET ${apiPaths.policies} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`;
  const half = ask.slice(0, 10);
  socket.write(half);
  await gate.reached(1);
  const closing = server.close();
  await new Promise((resolve) => setTimeout(resolve, 20));
  let told = "";
  socket.on("data", (piece: Buffer) => (told += piece.toString()));
  socket.write(ask.slice(half.length));
  await once(socket, "close");
  expect(told).toMatch(/^HTTP\/1\.1 503 /u);
  expect(told).toContain("application/problem+json");
  expect(told).toContain('"code":"serverEnding"');
  gate.open();
  expect((await held).status).toBe(200);
  await closing;
});
