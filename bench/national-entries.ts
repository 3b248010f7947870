/**
 * Made-up entries of a whole country: 5 budget years, 34 provinces, 3.300 communes, 50.000 projects, 6 sources.
 * The same seed gives the same entries.
 */
import { type Entry, type EntryKind, type FundingSource, type LegalBasis, sourceNotStated } from "@giaingan/finance";

const provinceCount = 34;
const communeCount = 3_300;
const projectCount = 50_000;
const firstYear = 2021;
const yearCount = 5;

/** Kinds with their share of all entries, in percent. */
const kindShares: readonly (readonly [EntryKind, number])[] = [
  ["volumePaid", 50],
  ["advanced", 14],
  ["assigned", 10],
  ["allocated", 10],
  ["advanceRecovered", 7],
  ["carriedOver", 3],
  ["supplemented", 2],
  ["cut", 1],
  ["refunded", 1],
  ["cancelled", 1],
  ["mobilised", 1],
];

const kindOfPercent: readonly EntryKind[] = kindShares.flatMap(([kind, share]) =>
  Array.from({ length: share }, () => kind),
);

/** Makes the entries with ranks `start` … `end − 1` of a set of `size`, early dates first. */
export function makeEntries({
  start,
  end,
  size,
  seed,
}: {
  readonly start: number;
  readonly end: number;
  readonly size: number;
  readonly seed: number;
}): readonly Entry[] {
  const random = createRandom(seed + start);
  const below = (limit: number): number => Math.floor(random() * limit);
  const document: LegalBasis = {
    number: `${start}/BC-UBND`,
    date: null,
    issuer: "UBND tỉnh",
    title: "Báo cáo giải ngân",
  };
  return Array.from({ length: end - start }, (_, index) => {
    const rank = start + index;
    const dayOfAll = Math.min(Math.floor((rank / size) * yearCount * 365) + below(20), yearCount * 365 - 1);
    const year = firstYear + Math.floor(dayOfAll / 365);
    const kind = kindOfPercent[below(100)] ?? "volumePaid";
    const commune = below(communeCount);
    return {
      id: Array.from({ length: 4 }, () =>
        below(2 ** 32)
          .toString(16)
          .padStart(8, "0"),
      ).join(""),
      kind,
      effectiveOn: dateOf(year, dayOfAll % 365),
      fiscalYear: year,
      unitId: `t${String(commune % provinceCount).padStart(2, "0")}.x${String(commune).padStart(4, "0")}`,
      projectId: `da-${below(projectCount)}`,
      componentId: random() < 0.5 ? null : `hp-${below(10)}`,
      source: sourceOf(below(6), kind === "carriedOver" || random() < 0.1 ? year - 1 : year),
      amount: BigInt(below(1_000_000_000)) * 1_000n,
      document,
      reverses: null,
      reason: null,
    };
  });
}

/** Random numbers from 0 (inclusive) to 1 (exclusive): mulberry32. */
export function createRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function dateOf(year: number, dayOfYear: number): string {
  return new Date(Date.UTC(year, 0, 1 + dayOfYear)).toISOString().slice(0, 10);
}

function sourceOf(rank: number, vintage: number): FundingSource {
  const sources: readonly Partial<FundingSource>[] = [
    { level: "central", nature: "investment", origin: "domestic", relation: "direct" },
    { level: "central", nature: "investment", origin: "foreign", relation: "direct" },
    { level: "central", nature: "recurrent", origin: "domestic", relation: "direct" },
    { level: "province", nature: "investment", origin: "domestic", relation: "counterpart" },
    { level: "commune", nature: "recurrent", origin: "domestic", relation: "counterpart" },
    {},
  ];
  const stated = sources[rank] ?? {};
  return { ...sourceNotStated, ...stated, vintage: stated.level ? vintage : null };
}
