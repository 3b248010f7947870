/** What a client still sends when its request is refused already. */
import type { IncomingMessage } from "node:http";

/** More than this nobody sends by mistake: the connection is closed while the client sends. */
const bytesMax = 128 * 1024 * 1024;
const waitMsMax = 10_000;

/**
 * Reads the rest of a body and keeps nothing of it, so that the refusal reaches a client that listens only once it has
 * sent all: a connection that is closed meanwhile takes the answer with it. Resolves after 10 s or 128 MB at the latest.
 */
export async function readAway(body: IncomingMessage): Promise<void> {
  if (body.readableEnded || body.destroyed || Number(body.headers["content-length"] ?? 0) > bytesMax) return;
  await new Promise<void>((resolve) => {
    let sizeBytes = 0;
    const count = (piece: Uint8Array): void => {
      sizeBytes += piece.length;
      if (sizeBytes > bytesMax) end();
    };
    const timer = setTimeout(end, waitMsMax);
    function end(): void {
      clearTimeout(timer);
      body.off("data", count).off("end", end).off("close", end).off("error", end);
      resolve();
    }
    body.on("data", count).on("end", end).on("close", end).on("error", end);
    body.resume();
  });
}
