/** The thread in which a file is read; started by `workbook-reading.ts`, which ends it. */
import { parentPort, workerData } from "node:worker_threads";

import { Refusal } from "@giaingan/finance";

import { readFormat } from "./format-readers.ts";
import { buffersOf } from "./read-workbook.ts";
import { type ReadingMessage, type ReadingOrder, sendRefusal } from "./reading-messages.ts";

const { bytes, path, limits } = workerData as ReadingOrder;

function tell(message: ReadingMessage, buffers: readonly ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, [...buffers]);
}

try {
  const read = readFormat(bytes, { path, limits, onProgress: (progress) => tell({ kind: "progress", progress }) });
  tell({ kind: "read", read }, buffersOf(read));
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  tell({ kind: "refused", refusal: sendRefusal(error) });
}
