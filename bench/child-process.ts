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

/** Runs `bench/NAME.ts` with the arguments, and gives the JSON that it printed. */
export async function runChild<Answer extends object>(
  name: string,
  args: readonly string[],
): Promise<Answer & ChildFigures> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [join(import.meta.dirname, `${name}.ts`), ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0) throw new Error(`${name} ${args.join(" ")} ended with ${code}`);
  return { ...(JSON.parse(said) as Answer & { readonly peakMemoryMb: number }), wallMs: performance.now() - startedAt };
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
