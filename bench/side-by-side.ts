/**
 * The harness: contenders for the same work, measured in turns within one run, compared by their medians. A slow
 * minute of the machine then slows all of them.
 */

/** One way of doing the work. */
export interface Contender {
  readonly name: string;
  /** Does the work once. Turns are counted from 0; the turns before that warm up. */
  readonly run: (turn: number) => Promise<unknown>;
  /** How often one turn does the work, for work too short to be timed alone; default 1. */
  readonly timesPerTurn?: number;
}

/** A goal: the first contender's median divided by the second's, at most. */
export interface Goal {
  readonly numerator: string;
  readonly denominator: string;
  readonly ratioMax: number;
}

/** Contenders and goals under one name. */
export interface Benchmark {
  readonly name: string;
  readonly size: number;
  readonly turns: number;
  readonly warmUpTurns: number;
  readonly contenders: readonly Contender[];
  readonly goals: readonly Goal[];
}

/** What was measured. */
export interface Outcome {
  readonly name: string;
  readonly size: number;
  readonly turns: number;
  readonly medians: readonly { readonly contender: string; readonly medianMs: number; readonly fastestMs: number }[];
  readonly ratios: readonly (Goal & { readonly ratio: number; readonly isMet: boolean })[];
}

/** Runs a benchmark: every turn runs each contender once, starting with another one each turn. */
export async function measure(benchmark: Benchmark): Promise<Outcome> {
  const { contenders, turns, warmUpTurns } = benchmark;
  const durations = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  for (let turn = -warmUpTurns; turn < turns; turn += 1) {
    for (let place = 0; place < contenders.length; place += 1) {
      const contender = contenders[(place + turn + warmUpTurns) % contenders.length];
      if (!contender) continue;
      const timesPerTurn = contender.timesPerTurn ?? 1;
      const startedAt = performance.now();
      for (let time = 0; time < timesPerTurn; time += 1) await contender.run(turn);
      const durationMs = (performance.now() - startedAt) / timesPerTurn;
      if (turn >= 0) durations.get(contender.name)?.push(durationMs);
    }
  }
  const medians = contenders.map(({ name }) => {
    const sorted = (durations.get(name) ?? []).toSorted((a, b) => a - b);
    return { contender: name, medianMs: medianOf(sorted), fastestMs: sorted[0] ?? Number.NaN };
  });
  return { name: benchmark.name, size: benchmark.size, turns, medians, ratios: ratiosOf(benchmark.goals, medians) };
}

/** The ratios of medians against their goals. */
export function ratiosOf(goals: readonly Goal[], medians: Outcome["medians"]): Outcome["ratios"] {
  const medianMs = (name: string): number =>
    medians.find(({ contender }) => contender === name)?.medianMs ?? Number.NaN;
  return goals.map((goal) => {
    const ratio = medianMs(goal.numerator) / medianMs(goal.denominator);
    return { ...goal, ratio, isMet: ratio <= goal.ratioMax };
  });
}

function medianOf(sorted: readonly number[]): number {
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}
