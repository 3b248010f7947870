/**
 * The parts of a long batch that can be judged one by one: what one rule looks at together is in one part, so that each is
 * judged as in the whole batch, and no more than a part is in memory.
 */
import type { Entry } from "@giaingan/finance";
import { pickItems, type Sequence } from "./sequence.ts";

/** Entries of a part by default: what is known of them while they are judged takes some 2 kB each. */
const entriesPerPartDefault = 16_384;

/** How entries are divided. */
export interface DivisionOptions {
  /** Projects that are judged over all their units. */
  readonly projectIds: ReadonlySet<string>;
  /** Entries of a part at most, where what ties its units allows; a shorter batch is one part. */
  readonly entriesPerPart?: number | undefined;
}

/**
 * Divides entries by units, which keep their entries' order. Units stand together that share one of the projects, that
 * transfer money, which must balance, or of which one takes back an entry of the other.
 */
export function divideEntries(
  entries: Sequence<Entry>,
  { projectIds, entriesPerPart = entriesPerPartDefault }: DivisionOptions,
): readonly Sequence<Entry>[] {
  if (entries.length <= entriesPerPart) return [entries];
  const { unitOfRank, groupOf } = tieUnits(entries, projectIds);
  const groupOfRank = unitOfRank.map(groupOf);
  const countOfGroup = new Map<number, number>();
  for (const group of groupOfRank) countOfGroup.set(group, (countOfGroup.get(group) ?? 0) + 1);
  const { partOfGroup, countOfPart } = packGroups(countOfGroup, entriesPerPart);
  const ranksOfPart = countOfPart.map((count) => new Uint32Array(count));
  const filled = countOfPart.map(() => 0);
  for (const [each, group] of groupOfRank.entries()) {
    const part = partOfGroup.get(group) ?? 0;
    const place = filled[part] ?? 0;
    (ranksOfPart[part] as Uint32Array)[place] = each;
    filled[part] = place + 1;
  }
  return ranksOfPart.map((ranks) => pickItems(entries, ranks));
}

/** Groups in the order in which they first appear, as many in a part as fit. */
function packGroups(
  countOfGroup: ReadonlyMap<number, number>,
  entriesPerPart: number,
): {
  readonly partOfGroup: ReadonlyMap<number, number>;
  readonly countOfPart: readonly number[];
} {
  const partOfGroup = new Map<number, number>();
  const countOfPart: number[] = [];
  for (const [group, count] of countOfGroup) {
    const last = countOfPart.at(-1);
    if (last === undefined || last + count > entriesPerPart) countOfPart.push(count);
    else countOfPart[countOfPart.length - 1] = last + count;
    partOfGroup.set(group, countOfPart.length - 1);
  }
  return { partOfGroup, countOfPart };
}

/** Units by number, and groups of them by the number of one of the group. */
interface UnitGroups {
  /** The unit of each entry. */
  readonly unitOfRank: Uint32Array;
  readonly groupOf: (unit: number) => number;
}

function tieUnits(entries: Sequence<Entry>, projectIds: ReadonlySet<string>): UnitGroups {
  const numberOf = new Map<string, number>();
  const tiedTo: number[] = [];
  const groupOf = (unit: number): number => {
    let group = unit;
    while (tiedTo[group] !== group) {
      // Half of the way is cut off each time, so that it stays short.
      const next = tiedTo[tiedTo[group] as number] as number;
      tiedTo[group] = next;
      group = next;
    }
    return group;
  };
  const firstOf = new Map<string, number>();
  const tie = (key: string, unit: number): void => {
    const first = firstOf.get(key);
    if (first === undefined) firstOf.set(key, unit);
    else tiedTo[groupOf(unit)] = groupOf(first);
  };
  const unitOfRank = new Uint32Array(entries.length);
  const takenBack = new Set<string>();
  let rank = 0;
  for (const { unitId, projectId, kind, reverses } of entries) {
    let unit = numberOf.get(unitId);
    if (unit === undefined) {
      unit = tiedTo.push(tiedTo.length) - 1;
      numberOf.set(unitId, unit);
    }
    unitOfRank[rank] = unit;
    rank += 1;
    if (projectId !== null && projectIds.has(projectId)) tie(`project/${projectId}`, unit);
    if (kind === "transferred") tie("transfers", unit);
    if (reverses !== null) {
      takenBack.add(reverses);
      tie(`entry/${reverses}`, unit);
    }
  }
  if (takenBack.size > 0)
    for (const { id, unitId } of entries) if (takenBack.has(id)) tie(`entry/${id}`, numberOf.get(unitId) ?? 0);
  return { unitOfRank, groupOf };
}
