/**
 * Work in a process of its own, whose memory and start are measured: the child prints one line of JSON and ends.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import process from "node:process";

/** What every child tells beside its own figures. */
export interface ChildFigures {
  readonly peakMemoryMb: number;
  /** From its start to its end, told by the parent. */
  readonly wallMs: number;
}

/** A child that did not end well: what it was too much for, or another fault. */
export class ChildFailure extends Error {}

/** Longer than any side takes: who has not ended by then does not end. */
const childDurationMsMax = 30 * 60_000;

/**
 * Runs `bench/NAME.ts` with the arguments, and gives the JSON that it printed.
 *
 * @throws ChildFailure when it was ended by a signal or a code, out of memory or of time
 */
export async function runChild<Answer extends object>(
  name: string,
  args: readonly string[],
): Promise<Answer & ChildFigures> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [join(import.meta.dirname, `${name}.ts`), ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    timeout: childDurationMsMax,
  });
  let said = "";
  let complained = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (complained += chunk.toString()));
  const [code, signal] = (await once(child, "close")) as [number | null, NodeJS.Signals | null];
  const wallMs = performance.now() - startedAt;
  if (code !== 0) {
    const reason = complained.includes("heap out of memory") ? "out of memory" : `ended with ${code ?? signal}`;
    const detail = reason === "out of memory" ? "" : `\n${complained}`;
    throw new ChildFailure(`${reason} after ${Math.round(wallMs / 1_000)} s${detail}`);
  }
  return { ...(JSON.parse(said) as Answer & { readonly peakMemoryMb: number }), wallMs };
}

/** Prints what the child has measured. */
export function tellParent(figures: object): void {
  process.stdout.write(JSON.stringify({ ...figures, peakMemoryMb: peakMemoryMb() }));
}

/** Peak memory of this process so far, in MB. */
export function peakMemoryMb(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}

/** The middle one of durations. */
export function medianOf(durations: readonly number[]): number {
  return durations.toSorted((a, b) => a - b)[durations.length >> 1] ?? Number.NaN;
}
