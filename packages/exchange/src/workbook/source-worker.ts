/**
 * A worker of TypeScript sources, as they stand in a checkout; an installed package has JavaScript and needs none of this.
 *
 * Node takes the types out of a source with a program in WebAssembly, once in every thread that reads one. Threads that
 * come and go while they do so bring the whole process down now and then (V8 frees a wrapper of it that another thread
 * holds: SIGSEGV in `Runtime_TierUpWasmToJSWrapper`, once in some hundred workers of a busy machine). So the types are
 * taken out here, on the thread that stays, and the worker is given JavaScript.
 */
import { readFileSync } from "node:fs";
import { createRequire, stripTypeScriptTypes } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Worker, type WorkerOptions } from "node:worker_threads";

/** What a worker runs before its entry: every source that it was given is loaded from there. */
const start = `
const { registerHooks } = require("node:module");
const { workerData } = require("node:worker_threads");
const { entry, sources } = workerData.sourceWorker;
registerHooks({
  load(url, context, next) {
    const source = sources.get(url);
    return source === undefined ? next(url, context) : { format: "module", source, shortCircuit: true };
  },
});
import(entry);
`;

/** By entry: sources do not change while a program runs. */
const sourcesByEntry = new Map<string, ReadonlyMap<string, string>>();

/** Starts `entry`, a TypeScript module, with its own `workerData`. */
export function startSourceWorker(entry: URL, options: WorkerOptions & { readonly workerData: object }): Worker {
  const sources = sourcesByEntry.get(entry.href) ?? withoutWarnings(() => readSources(entry.href));
  sourcesByEntry.set(entry.href, sources);
  const sourceWorker = { entry: entry.href, sources };
  // A source that was overlooked is an error, and not stripped over there.
  const execArgv = [...process.execArgv, "--no-strip-types"];
  return new Worker(start, { ...options, eval: true, execArgv, workerData: { ...options.workerData, sourceWorker } });
}

/** The module and all TypeScript that it imports, by address, without types; each stays at its line and column. */
function readSources(entry: string): ReadonlyMap<string, string> {
  const sources = new Map<string, string>();
  const waiting = [entry];
  for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
    if (sources.has(url)) continue;
    const source = stripTypeScriptTypes(readFileSync(fileURLToPath(url), "utf8"));
    sources.set(url, source);
    waiting.push(...importedSources(source, url));
  }
  return sources;
}

/** As the formatter writes it, over one line or several. */
const importStatement = /^(?:import|(?:export|\})[^"\n]*\bfrom|import[^"\n]*\bfrom)\s*"(?<name>[^"]+)";/gmu;

function importedSources(source: string, url: string): readonly string[] {
  const { resolve } = createRequire(url);
  return [...source.matchAll(importStatement)].flatMap(({ groups }) => {
    const name = groups?.["name"] ?? "";
    if (name.startsWith("node:")) return [];
    const address = name.startsWith(".") ? new URL(name, url).href : pathToFileURL(resolve(name)).href;
    return address.endsWith(".ts") ? [address] : [];
  });
}

/** Taking types out is what Node does by itself for every source here; that its function is new is no officer's matter. */
function withoutWarnings<Result>(work: () => Result): Result {
  const kept: unknown = Reflect.get(process, "emitWarning");
  Reflect.set(process, "emitWarning", () => {});
  try {
    return work();
  } finally {
    Reflect.set(process, "emitWarning", kept);
  }
}
