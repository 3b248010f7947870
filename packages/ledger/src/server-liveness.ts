/**
 * Whether a server that says nothing is at work or gone.
 *
 * A long question is silent for minutes, and so is a host that has vanished: for the network alone they look alike. So
 * when a connection has been silent for a while the server is asked to let in one more. Any word of it, a refusal too,
 * shows that it lives; without one the silent connection is given up, and who waits on it is told.
 */
import { Socket } from "node:net";
import { Client } from "pg";
import type { ServerAddress } from "./server-address.ts";

/** How long a server has to let a connection in. */
export const connectTimeoutMs = 10_000;
/** How long a connection is silent before the server is asked. */
const silenceMs = 10_000;

/** Makes the socket of a connection, which ends with an error when its server does not live any more. */
export function openWatchedSocket(address: ServerAddress): Socket {
  const socket = new Socket();
  const check = async (): Promise<void> => {
    if (await isAlive(address)) {
      if (!socket.destroyed) socket.setTimeout(silenceMs);
      return;
    }
    socket.destroy(new Error(`Connection terminated: no answer for ${(silenceMs + connectTimeoutMs) / 1000} s`));
  };
  // The driver sets the time limit of the socket off again where it wants none: so it is set once connected.
  socket.once("connect", () => socket.setTimeout(silenceMs));
  return socket.on("timeout", () => void check());
}

async function isAlive(address: ServerAddress): Promise<boolean> {
  const client = new Client({ connectionString: address, connectionTimeoutMillis: connectTimeoutMs });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.end();
    return true;
  } catch (error) {
    // What the server says has a code of five characters; the network's and the driver's have others, or none.
    return error instanceof Error && "code" in error && /^[0-9A-Z]{5}$/u.test(String(error.code));
  }
}
