/**
 * Reads the file that an officer has, in a thread of its own with a bound on its time and its memory: whatever a file does to
 * its reader, the program goes on answering others.
 */
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { Worker } from "node:worker_threads";

import { containerKindOf } from "./file-format.ts";
import { type ReadingMessage, type ReadingOrder, receiveRefusal } from "./reading-messages.ts";
import { openReadWorkbook, type ReadingProgress } from "./read-workbook.ts";
import { readingLimits, type ReadingLimits } from "./reading-limits.ts";
import { startSourceWorker } from "./source-worker.ts";
import type { Workbook } from "./workbook.ts";
import { refuseWorkbook } from "./workbook-refusals.ts";

/** How a file is to be read. */
export interface WorkbookReadingOptions {
  /** Its name; named in refusals, and nothing else: what the file is, its content tells. */
  readonly path: string;
  readonly limits?: ReadingLimits;
  /** Told some times a second while a large file is read. */
  readonly onProgress?: (progress: ReadingProgress) => void;
  /** Ends the reading; the promise is rejected with its reason. */
  readonly signal?: AbortSignal;
}

/**
 * Reads a file of any format in `WorkbookFormat`.
 *
 * @param bytes the whole file; they are copied, and the caller keeps them
 * @throws Refusal `emptyFile` or one of `workbook-refusals.ts`, with the part, or the sheet and the cell
 */
export async function readWorkbook(bytes: Uint8Array, options: WorkbookReadingOptions): Promise<Workbook> {
  const { path, limits = readingLimits, signal } = options;
  signal?.throwIfAborted();
  const sizeMax = Math.max(limits.fileSizeMax, limits.textSizeMax);
  if (bytes.length > sizeMax)
    throw refuseWorkbook("workbookTooLarge", { path, size: String(bytes.length), limit: String(sizeMax) });
  // Most files of another kind are known by their first bytes, and need no thread.
  containerKindOf(bytes, path);
  const worker = startWorker({ bytes, path, limits });
  const ended = once(worker, "exit").catch(() => null);
  let hasTold = false;
  worker.on("message", ({ kind }: ReadingMessage) => (hasTold ||= kind !== "progress"));
  try {
    return await workbookOf(worker, { ...options, limits });
  } finally {
    // One that has told what it read, or why not, leaves by itself: no force where none is needed.
    if (hasTold) await Promise.race([ended, wait(leaveMsMax, null, { ref: false })]);
    await worker.terminate();
  }
}

/** What a worker is given to leave by itself. */
const leaveMsMax = 2_000;

function startWorker(order: ReadingOrder): Worker {
  const isSource = import.meta.url.endsWith(".ts");
  const entry = new URL(isSource ? "./reading-worker.ts" : "./reading-worker.js", import.meta.url);
  const options = { workerData: order, resourceLimits: { maxOldGenerationSizeMb: order.limits.memoryMbMax } };
  return isSource ? startSourceWorker(entry, options) : new Worker(entry, options);
}

function workbookOf(
  worker: Worker,
  { path, limits, onProgress, signal }: WorkbookReadingOptions & { readonly limits: ReadingLimits },
): Promise<Workbook> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      settle(() =>
        reject(refuseWorkbook("readingTookTooLong", { path, seconds: String(limits.durationMsMax / 1000) })),
      );
    }, limits.durationMsMax);
    const abort = (): void => settle(() => reject(signal?.reason as Error));
    const settle = (outcome: () => void): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
      outcome();
    };
    signal?.addEventListener("abort", abort, { once: true });
    worker.on("message", (message: ReadingMessage) => {
      if (message.kind === "progress") onProgress?.(message.progress);
      else if (message.kind === "read") settle(() => resolve(openReadWorkbook(message.read)));
      else settle(() => reject(receiveRefusal(message.refusal)));
    });
    worker.on("error", (error: NodeJS.ErrnoException) => {
      const isMemory = error.code === "ERR_WORKER_OUT_OF_MEMORY";
      const limit = String(limits.memoryMbMax);
      settle(() => reject(isMemory ? refuseWorkbook("readingTookTooMuchMemory", { path, limit }) : error));
    });
    worker.on("exit", (code) => {
      settle(() => reject(new Error(`the reading worker ended with ${code} and no answer`)));
    });
  });
}
