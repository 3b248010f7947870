/**
 * Reference data: units, programmes and projects, which entries name by their ids.
 */
import type { Dong } from "../money.ts";
import type { Programme } from "./programme.ts";
import type { Unit } from "./unit.ts";

/**
 * Groups of projects by size and weight (Law on public investment): the time that capital may be planned over.
 *
 * @example
 * ```ts
 * projectGroups.includes("B") // => true
 * ```
 */
export const projectGroups = ["A", "B", "C"] as const;

/** One of `projectGroups`. */
export type ProjectGroup = (typeof projectGroups)[number];

/** A project. */
export interface Project {
  readonly id: string;
  readonly name: string;
  /** Its owner or the unit that its plan is of; null: not stated. */
  readonly unitId: string | null;
  readonly programmeId: string | null;
  /** Approved total investment (tổng mức đầu tư), whole đồng; null: not stated. */
  readonly totalInvestment: Dong | null;
  /** Value of its contracts, whole đồng: what a ceiling on advances is a share of; null: not stated. */
  readonly contractValue: Dong | null;
  readonly groupABC?: ProjectGroup | null;
}

/** All reference data. */
export interface ReferenceData {
  /** One for each period of each unit; made askable by `createUnitRegistry`. */
  readonly units: readonly Unit[];
  readonly programmes: readonly Programme[];
  readonly projects: readonly Project[];
}

/**
 * No reference data at all.
 *
 * @example
 * ```ts
 * emptyReference.units // => []
 * ```
 */
export const emptyReference: ReferenceData = { units: [], programmes: [], projects: [] };
