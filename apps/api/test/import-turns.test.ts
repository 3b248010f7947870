import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { apiPaths } from "@giaingan/client";
import type { WireProblem } from "@giaingan/client/schemas";
import { describe, expect, it } from "vitest";
import { importsMax, openRow } from "../src/import-turns.ts";
import { sampleServer } from "./sample-server.ts";

/** Begins to send a file of 20 MB, and stops after its first bytes. */
async function beginSending(address: string): Promise<Socket> {
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname);
  await once(socket, "connect");
  const head = [
    `POST ${apiPaths.importFiles}?name=bieu.csv HTTP/1.1`,
    `Host: ${hostname}`,
    "Content-Type: application/octet-stream",
    "Content-Length: 20000000",
  ];
  socket.write(`${head.join("\r\n")}\r\n\r\nSTT;`);
  return socket;
}

const sendFile = (address: string): Promise<Response> =>
  fetch(`${address}${apiPaths.importFiles}?name=bieu.csv`, {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: "STT;Đơn vị;Kế hoạch\r\n1;Xã A;100",
  });

describe("imports that are sent at once", () => {
  it("are refused above the limit with a time to wait, others are answered, and those that end make room", async () => {
    const { server } = await sampleServer({ isEmpty: true });
    const address = await server.listen({ host: "127.0.0.1", port: 0 });
    let begun = 0;
    const seen = new Promise<void>((resolve) => {
      server.server.on("request", () => void ((begun += 1) === importsMax && resolve()));
    });
    const sockets = await Promise.all(Array.from({ length: importsMax }, () => beginSending(address)));
    await seen;
    const refused = await sendFile(address);
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "5"]);
    const { code, remedy } = (await refused.json()) as WireProblem;
    expect([code, remedy.vi]).toEqual(["importsBusy", "Thử lại sau 5 giây."]);
    expect((await fetch(`${address}${apiPaths.ledger}`)).status).toBe(200);
    for (const socket of sockets) socket.destroy();
    await expect.poll(async () => (await sendFile(address)).status, { timeout: 60_000 }).toBe(201);
  });

  it("are worked on one after the other, and one that fails keeps none from its turn", async () => {
    const inTurn = openRow();
    const events: string[] = [];
    const work = (name: string) => async (): Promise<void> => {
      events.push(`${name} begins`);
      await Promise.resolve();
      events.push(`${name} ends`);
      if (name === "first") throw new Error(name);
    };
    const [first, second] = [inTurn(work("first")), inTurn(work("second"))];
    await expect(first).rejects.toThrow("first");
    await second;
    expect(events).toEqual(["first begins", "first ends", "second begins", "second ends"]);
  });
});
