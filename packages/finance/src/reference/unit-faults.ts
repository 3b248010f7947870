/**
 * Faults of a list of units: what a registry cannot be made from. Units of a file are checked together with those that
 * are already known, for a commune of the file may belong to a province of the standard list.
 */
import { isPlainDate, type PlainDate } from "../calendar.ts";
import { type ReferenceFault, referenceFault } from "./reference-fault.ts";
import { findUnitCircle } from "./unit-order.ts";
import { addShares, readShare, type SharePart, type Unit } from "./unit.ts";

/** A unit and where it stands: `units[3]`. */
interface PlacedUnit {
  readonly unit: Unit;
  readonly path: string;
}

const shareNotation = "0 < share ≤ 1";

/**
 * What is wrong with units; empty when a registry can be made of them.
 *
 * Dates must be days of the calendar and in order; the periods of one id must not overlap; parents and predecessors
 * must exist and lead to no circle; the shares of one predecessor over its successors must sum to exactly 1 when all are
 * stated, and to less while some are not.
 *
 * @param known units that are listed before these, and right
 * @example
 * ```ts
 * const unit = { id: "a", name: "A", kind: "commune", code: null, parentId: "b", validFrom: null, validTo: null, predecessors: [] };
 * findUnitFaults([unit]).map(({ path, value, expected }) => [path, value, expected.en]) // => [["units[0].parentId", "b", "units[].id"]]
 * findUnitFaults([{ ...unit, parentId: null }]) // => []
 * ```
 */
export function findUnitFaults(units: readonly Unit[], known: readonly Unit[] = []): readonly ReferenceFault[] {
  const placed = [
    ...known.map((unit, index) => ({ unit, path: `known[${index}]` })),
    ...units.map((unit, index) => ({ unit, path: `units[${index}]` })),
  ];
  const ids = new Set(placed.map(({ unit }) => unit.id));
  const faults = [
    ...placed.flatMap(findDateFaults),
    ...findPeriodFaults(placed),
    ...placed.flatMap((each) => findEdgeFaults(each, ids)),
  ];
  if (faults.length > 0) return faults;
  return [
    ...findShareFaults(placed),
    ...findCircleFaults(placed, "parentId", ({ parentId }) => (parentId === null ? [] : [parentId])),
    ...findCircleFaults(placed, "predecessors", ({ predecessors }) => predecessors.map(({ unitId }) => unitId)),
  ];
}

function findDateFaults({ unit, path }: PlacedUnit): readonly ReferenceFault[] {
  const { validFrom, validTo } = unit;
  const faults = (["validFrom", "validTo"] as const).flatMap((field) => {
    const date = unit[field];
    if (date === null || isPlainDate(date)) return [];
    return referenceFault({
      path: `${path}.${field}`,
      value: date,
      expected: "YYYY-MM-DD | null",
      rule: { vi: "không phải một ngày có thật", en: "not a day of the calendar" },
      remedy: { vi: "Viết ngày theo dạng NNNN-TT-NN.", en: "Write the date as YYYY-MM-DD." },
    });
  });
  if (faults.length > 0 || validFrom === null || validTo === null || validFrom <= validTo) return faults;
  return [
    referenceFault({
      path: `${path}.validTo`,
      value: validTo,
      expected: `≥ ${validFrom}`,
      rule: { vi: "ngày hết hiệu lực trước ngày có hiệu lực", en: "the last day is before the first" },
      remedy: { vi: "Sửa một trong hai ngày.", en: "Correct one of the two dates." },
    }),
  ];
}

/** Periods of one id that overlap: the same id twice, or a last day that is missing. */
function findPeriodFaults(placed: readonly PlacedUnit[]): readonly ReferenceFault[] {
  return groupBy(placed, ({ unit }) => unit.id).flatMap((periods) => {
    const ordered = [...periods].sort((a, b) => compareText(a.unit.validFrom ?? "", b.unit.validFrom ?? ""));
    return ordered.flatMap((each, index) => {
      const before = ordered[index - 1];
      if (before === undefined || isBefore(before.unit.validTo, each.unit.validFrom)) return [];
      return referenceFault({
        path: `${each.path}.id`,
        value: each.unit.id,
        expected: `≠ ${before.path}.id`,
        rule: {
          vi: `mã đã dùng ở ${before.path} trong cùng thời gian`,
          en: `the id is used by ${before.path} in the same period`,
        },
        remedy: {
          vi: "Đặt mã khác, hoặc ghi ngày hết hiệu lực của thời kỳ trước.",
          en: "Choose another id, or give the earlier period its last day.",
        },
      });
    });
  });
}

function isBefore(validTo: PlainDate | null, validFrom: PlainDate | null): boolean {
  return validTo !== null && validFrom !== null && validTo < validFrom;
}

function findEdgeFaults({ unit, path }: PlacedUnit, ids: ReadonlySet<string>): readonly ReferenceFault[] {
  const unknown = (place: string, value: string): ReferenceFault =>
    referenceFault({
      path: `${path}.${place}`,
      value,
      expected: "units[].id",
      rule: { vi: "không có đơn vị nào mang mã này", en: "no unit has this id" },
      remedy: { vi: "Sửa mã, hoặc thêm đơn vị đó.", en: "Correct the id, or add that unit." },
    });
  const parents = unit.parentId === null || ids.has(unit.parentId) ? [] : [unknown("parentId", unit.parentId)];
  const edges = unit.predecessors.flatMap(({ unitId, share }, index) => {
    const place = `predecessors[${index}]`;
    if (!ids.has(unitId)) return [unknown(`${place}.unitId`, unitId)];
    if (share === null || readShare(share) !== null) return [];
    return referenceFault({
      path: `${path}.${place}.share`,
      value: share,
      expected: `${shareNotation} | null`,
      rule: { vi: "không phải một tỷ lệ", en: "not a share" },
      remedy: { vi: 'Viết dạng thập phân có dấu chấm, ví dụ "0.6".', en: 'Write it as a decimal, e.g. "0.6".' },
    });
  });
  return [...parents, ...edges];
}

interface PlacedShare {
  readonly unitId: string;
  readonly successorId: string;
  readonly share: string | null;
  readonly path: string;
}

function findShareFaults(placed: readonly PlacedUnit[]): readonly ReferenceFault[] {
  const shares = placed.flatMap(({ unit, path }) =>
    unit.predecessors.map(({ unitId, share }, index): PlacedShare => {
      return { unitId, successorId: unit.id, share, path: `${path}.predecessors[${index}]` };
    }),
  );
  return groupBy(shares, ({ unitId }) => unitId).flatMap((edges) => [
    ...findRepeatedEdges(edges),
    ...findWrongSum(edges),
  ]);
}

function findRepeatedEdges(edges: readonly PlacedShare[]): readonly ReferenceFault[] {
  return groupBy(edges, ({ successorId }) => successorId).flatMap(([first, second]) => {
    if (first === undefined || second === undefined) return [];
    return referenceFault({
      path: `${second.path}.unitId`,
      value: second.unitId,
      expected: `≠ ${first.path}.unitId`,
      rule: { vi: "đơn vị tiền thân đã nêu một lần", en: "this predecessor is already stated" },
      remedy: { vi: "Bỏ một trong hai dòng.", en: "Remove one of the two." },
    });
  });
}

function findWrongSum(edges: readonly PlacedShare[]): readonly ReferenceFault[] {
  const stated = edges.flatMap(({ share }) => (share === null ? [] : [share]));
  const sum = stated.reduce((total: SharePart, share) => addShares(total, readShare(share) ?? none), none);
  const isComplete = stated.length === edges.length;
  const last = edges.at(-1);
  if (last === undefined || (isComplete ? sum.parts === sum.of : sum.parts < sum.of)) return [];
  return [
    referenceFault({
      path: `${last.path}.share`,
      value: `${last.unitId}: ${stated.join(" + ")}`,
      expected: isComplete ? "Σ share = 1" : "Σ share < 1",
      rule: {
        vi: "tổng tỷ lệ của đơn vị tiền thân trên các đơn vị kế tục không đúng",
        en: "the shares of the predecessor over its successors do not add up",
      },
      remedy: {
        vi: "Sửa tỷ lệ để tổng bằng 1; tỷ lệ chưa biết ghi null.",
        en: "Correct the shares so that they sum to 1; write null for one that is not known.",
      },
    }),
  ];
}

const none: SharePart = { parts: 0n, of: 1n };

function findCircleFaults(
  placed: readonly PlacedUnit[],
  field: string,
  edgesOf: (unit: Unit) => readonly string[],
): readonly ReferenceFault[] {
  const circle = findUnitCircle(
    placed.map(({ unit }) => unit),
    edgesOf,
  );
  const [first] = circle;
  if (first === undefined) return [];
  const at = placed.find(({ unit }) => unit.id === first && edgesOf(unit).length > 0);
  return [
    referenceFault({
      path: `${at?.path ?? "units"}.${field}`,
      value: circle.join(" → "),
      expected: `${first} → … → null`,
      rule: { vi: "các đơn vị nối thành vòng", en: "the units form a circle" },
      remedy: { vi: "Bỏ một mối nối trong vòng đó.", en: "Remove one link of the circle." },
    }),
  ];
}

function groupBy<Each>(items: readonly Each[], keyOf: (item: Each) => string): readonly (readonly Each[])[] {
  const groups = new Map<string, Each[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return [...groups.values()];
}

function compareText(left: string, right: string): number {
  return left === right ? 0 : left < right ? -1 : 1;
}
