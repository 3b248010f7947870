/**
 * Geography: the same money on the units of another date, the 34 provinces or the 63 before them.
 *
 * Money follows what is stated and nothing else: forward along successors by their shares, backward where a unit has
 * only one predecessor. What cannot be told stays on the last unit that can be, with a finding; no đồng is lost.
 */
import type { PlainDate } from "../calendar.ts";
import type { Finding } from "../finding.ts";
import type { Bilingual } from "../language.ts";
import { splitMoney } from "../money.ts";
import type { Movement } from "../movement.ts";
import { formatDate } from "../number-text.ts";
import { findUnit } from "./unit-names.ts";
import { unitAt, type UnitRegistry } from "./unit-registry.ts";
import { addShares, readShare, type SharePart, type Unit } from "./unit.ts";

/** Movements on the units of a date. */
export interface GeographyMapping<Each extends Movement> {
  /** In the order given; a movement that is split stands there once for each part, else unchanged. */
  readonly movements: readonly Each[];
  /** Units whose money could not be followed all the way, one finding for each unit and reason. */
  readonly findings: readonly Finding[];
}

/**
 * Puts movements on the units that exist on a date.
 *
 * A movement of a unit that exists on that date is kept as it is. Otherwise its amount goes to the successors of its
 * unit (or, when the unit is younger than the date, back to its only predecessor), over as many steps as it takes. Its
 * parts sum to it exactly, each less than one đồng from its exact share; a reversal splits as the mirror of what it
 * reverses. A unit that is named instead of given by id is looked up on the movement's own date, else at any
 * time, and gets its id.
 * Parts of one entry keep its id: they are for answers, not for posting.
 *
 * Sums split a few đồng differently than the entries they are made of, unless all shares are 1.
 *
 * @param on the geography: any day on which its units exist, 2025-06-30 for the 63 provinces
 * @example
 * ```ts
 * const unit = { name: "A", kind: "commune", code: null, parentId: null, validFrom: null, validTo: null, predecessors: [] };
 * const old = { ...unit, id: "old", validTo: "2025-06-30" };
 * const after = { ...unit, validFrom: "2025-07-01" };
 * const east = { ...after, id: "east", predecessors: [{ unitId: "old", share: "0.6" }] };
 * const west = { ...after, id: "west", predecessors: [{ unitId: "old", share: "0.4" }] };
 * const movement = { kind: "assigned", effectiveOn: "2025-01-01", fiscalYear: 2025, unitId: "old", projectId: null, componentId: null, source: sourceNotStated, amount: 9n };
 * const mapped = mapToGeography([movement], { registry: createUnitRegistry([old, east, west]), on: "2025-07-01" });
 * mapped.movements.map(({ unitId, amount }) => [unitId, amount]) // => [["east", 5n], ["west", 4n]]
 * ```
 */
export function mapToGeography<Each extends Movement>(
  movements: Iterable<Each>,
  { registry, on }: { readonly registry: UnitRegistry; readonly on: PlainDate },
): GeographyMapping<Each> {
  const routes = new Map<string, Route>();
  const unitIds = new Map<string, string | null>();
  const mapped: Each[] = [];
  const stops = new Map<string, CountedStop>();
  for (const movement of movements) {
    const place = JSON.stringify([movement.unitId, movement.effectiveOn]);
    const unitId = unitIds.get(place) ?? resolveUnit(registry, movement);
    unitIds.set(place, unitId);
    if (unitId === null) {
      mapped.push(movement);
      if (movement.unitId !== null) countStop(stops, { unitId: movement.unitId, reason: "unitNotInRegistry" });
      continue;
    }
    const route = routes.get(unitId) ?? findRoute(registry, unitId, on);
    routes.set(unitId, route);
    mapped.push(...followRoute(movement, route));
    for (const stop of route.stops) countStop(stops, stop);
  }
  return { movements: mapped, findings: [...stops.values()].map((stop) => findingOf(stop, { registry, on })) };
}

/** Where the money of a unit goes. */
interface Route {
  /** Weights over a common whole, none of them zero. */
  readonly ends: readonly { readonly unitId: string; readonly weight: bigint }[];
  readonly stops: readonly Stop[];
}

interface Stop {
  readonly unitId: string;
  readonly reason: StopReason;
}

interface CountedStop extends Stop {
  readonly count: number;
}

function resolveUnit(registry: UnitRegistry, { unitId, effectiveOn }: Movement): string | null {
  if (unitId === null || registry.periodsOf.has(unitId)) return unitId;
  // Money may still be posted under a name that has ended, if no other unit ever had it.
  return (findUnit(registry, unitId, { on: effectiveOn }) ?? findUnit(registry, unitId))?.id ?? null;
}

function followRoute<Each extends Movement>(movement: Each, { ends }: Route): readonly Each[] {
  const [only] = ends;
  if (only !== undefined && ends.length === 1)
    return only.unitId === movement.unitId ? [movement] : [{ ...movement, unitId: only.unitId }];
  const parts = splitMoney(
    movement.amount,
    ends.map(({ weight }) => weight),
  );
  return ends.map(({ unitId }, index) => ({ ...movement, unitId, amount: parts[index] ?? 0n }));
}

/**
 * Follows all ways at once, along the succession: a unit is left only after everything that leads to it has arrived, so
 * that a split and a later merger give one part.
 */
function findRoute(registry: UnitRegistry, unitId: string, on: PlainDate): Route {
  const rankOf = (id: string): number => registry.successionRank.get(id) ?? 0;
  const isBackward = (registry.periodsOf.get(unitId)?.[0]?.validFrom ?? "") > on;
  const arrived = new Map<string, SharePart>([[unitId, { parts: 1n, of: 1n }]]);
  const ends = new Map<string, SharePart>();
  const stops: Stop[] = [];
  while (arrived.size > 0) {
    const [next = unitId] = [...arrived.keys()].sort((a, b) =>
      isBackward ? rankOf(b) - rankOf(a) : rankOf(a) - rankOf(b),
    );
    const share = arrived.get(next) ?? { parts: 0n, of: 1n };
    arrived.delete(next);
    const step = isBackward ? stepBack(registry, next, on) : stepForward(registry, next, on);
    if (typeof step === "string") {
      ends.set(next, share);
      if (step !== "arrived") stops.push({ unitId: next, reason: step });
      continue;
    }
    for (const { unitId: id, share: part } of step) {
      const moved = { parts: share.parts * part.parts, of: share.of * part.of };
      arrived.set(id, addShares(arrived.get(id) ?? { parts: 0n, of: 1n }, moved));
    }
  }
  const common = [...ends.values()].reduce((largest, { of }) => (of > largest ? of : largest), 1n);
  return { ends: [...ends].map(([id, { parts, of }]) => ({ unitId: id, weight: parts * (common / of) })), stops };
}

type Step = "arrived" | StopReason | readonly { readonly unitId: string; readonly share: SharePart }[];

const whole: SharePart = { parts: 1n, of: 1n };

function stepForward(registry: UnitRegistry, unitId: string, on: PlainDate): Step {
  if (unitAt(registry, unitId, on) !== null) return "arrived";
  // A unit that will exist again is not succeeded by another.
  if (periodsAfter(registry, unitId, on).length > 0) return "noUnitOnDate";
  const successors = registry.successorsOf.get(unitId) ?? [];
  if (successors.length === 0) return "successorNotStated";
  if (successors.some(({ unitId: id }) => startsAfter(registry, id, on))) return "noUnitOnDate";
  const [only] = successors;
  if (only !== undefined && successors.length === 1) return [{ unitId: only.unitId, share: whole }];
  const steps = successors.flatMap(({ unitId: id, share }) => {
    const part = share === null ? null : readShare(share);
    return part === null ? [] : [{ unitId: id, share: part }];
  });
  return steps.length === successors.length ? steps : "shareNotStated";
}

function stepBack(registry: UnitRegistry, unitId: string, on: PlainDate): Step {
  if (unitAt(registry, unitId, on) !== null) return "arrived";
  const predecessors = (registry.periodsOf.get(unitId) ?? []).flatMap((unit) => unit.predecessors);
  const [only] = predecessors;
  if (only === undefined) return "predecessorNotStated";
  if (predecessors.length > 1) return "mergedUnit";
  const isGone = unitAt(registry, only.unitId, on) === null && !startsAfter(registry, only.unitId, on);
  return isGone ? "noUnitOnDate" : [{ unitId: only.unitId, share: whole }];
}

function startsAfter(registry: UnitRegistry, unitId: string, on: PlainDate): boolean {
  return (registry.periodsOf.get(unitId)?.[0]?.validFrom ?? "") > on;
}

function periodsAfter(registry: UnitRegistry, unitId: string, on: PlainDate): readonly Unit[] {
  return (registry.periodsOf.get(unitId) ?? []).filter(({ validFrom }) => (validFrom ?? "") > on);
}

function countStop(stops: Map<string, CountedStop>, stop: Stop): void {
  const key = JSON.stringify([stop.unitId, stop.reason]);
  stops.set(key, { ...stop, count: (stops.get(key)?.count ?? 0) + 1 });
}

type StopReason = keyof typeof stopReasons;

/** Why money was not followed further, and what a person can do. */
const stopReasons = {
  unitNotInRegistry: {
    vi: "không có trong danh mục đơn vị; thêm đơn vị đó",
    en: "is not in the list of units; add it",
  },
  successorNotStated: {
    vi: "đã hết hiệu lực mà không nêu đơn vị kế tục; bổ sung đơn vị kế tục",
    en: "has ended and no successor is stated; add its successor",
  },
  shareNotStated: {
    vi: "đã chia tách mà không nêu đủ tỷ lệ; bổ sung tỷ lệ của từng đơn vị kế tục",
    en: "was split and not all shares are stated; state the share of each successor",
  },
  predecessorNotStated: {
    vi: "chưa thành lập vào ngày đó và không nêu đơn vị tiền thân; bổ sung đơn vị tiền thân",
    en: "did not exist yet and no predecessor is stated; add its predecessor",
  },
  mergedUnit: {
    vi: "được sáp nhập từ nhiều đơn vị, không tách ngược được; dùng địa giới mới, hoặc ghi sổ theo đơn vị cũ",
    en: "was merged from several units and cannot be divided back; ask on the new geography, or post by the old units",
  },
  noUnitOnDate: {
    vi: "không có đơn vị nào thay thế vào đúng ngày đó; chọn ngày khác, hoặc sửa thời gian hiệu lực",
    en: "is replaced by no unit on that very day; choose another date, or correct the periods of validity",
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

function findingOf(
  { unitId, reason, count }: CountedStop,
  { registry, on }: { readonly registry: UnitRegistry; readonly on: PlainDate },
): Finding {
  const unit = registry.periodsOf.get(unitId)?.at(-1)?.name ?? unitId;
  const { vi, en } = stopReasons[reason];
  const date = formatDate(on);
  return {
    code: reason,
    severity: "warning",
    message: {
      vi: `Địa giới ngày ${date}: "${unit}" ${vi}. Số khoản giữ nguyên ở đơn vị này: ${count}.`,
      en: `Geography of ${date}: "${unit}" ${en}. Movements kept on it: ${count}.`,
    },
    values: { unitId, unit, on, movements: String(count) },
    places: [],
  };
}
