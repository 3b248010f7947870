/** Units and their movements for tests: everything not given is not stated. */
import { sourceNotStated } from "../src/funding-source.ts";
import type { Dong } from "../src/money.ts";
import type { Movement } from "../src/movement.ts";
import type { Unit } from "../src/reference/unit.ts";

/** A commune of no time and no parent, but for what is given. */
export function unitOf(id: string, stated: Partial<Unit> = {}): Unit {
  return {
    id,
    name: id,
    kind: "commune",
    code: null,
    parentId: null,
    validFrom: null,
    validTo: null,
    predecessors: [],
    ...stated,
  };
}

/** Money assigned to a unit on the first day of 2025, but for what is given. */
export function movementOf(unitId: string | null, amount: Dong, stated: Partial<Movement> = {}): Movement {
  return {
    kind: "assigned",
    effectiveOn: "2025-01-01",
    fiscalYear: 2025,
    unitId,
    projectId: null,
    componentId: null,
    source: sourceNotStated,
    amount,
    ...stated,
  };
}
