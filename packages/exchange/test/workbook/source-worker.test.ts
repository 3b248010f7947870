import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startSourceWorker } from "../../src/workbook/source-worker.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "giaingan-source-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function source(name: string, text: string): URL {
  const path = join(folder, name);
  writeFileSync(path, text);
  return pathToFileURL(path);
}

test("a worker of sources reads what they import, however it is written", async () => {
  source("types.ts", "export interface Sum { readonly a: number }");
  source("deep.ts", "export const two: number = 2;");
  source("more.ts", 'export * from "./deep.ts";\nexport const three = 3 as const;');
  const entry = source(
    "entry.ts",
    `// not a word from "nowhere"; is read
import { parentPort, workerData } from "node:worker_threads";
import type { Sum } from "./types.ts";
import {
  three,
  two,
} from "./more.ts";
const sum: Sum = { a: (workerData as Sum).a + two + three };
parentPort?.postMessage(sum);
`,
  );
  const worker = startSourceWorker(entry, { workerData: { a: 10 } });
  const [told] = (await once(worker, "message")) as [unknown];
  expect(told).toEqual({ a: 15 });
  await worker.terminate();
});

test("no source has its types taken out in the worker: that would bring the process down now and then", async () => {
  const overlooked = source("overlooked.ts", "export const one: number = 1;");
  const entry = source("entry.ts", `await import(${JSON.stringify(overlooked.href)}.toString());`);
  const worker = startSourceWorker(entry, { workerData: {} });
  const [error] = (await once(worker, "error")) as [NodeJS.ErrnoException];
  expect(error.code).toBe("ERR_UNKNOWN_FILE_EXTENSION");
  await worker.terminate();
});
