/**
 * Rows of positions: the columns that a question groups by, how they are read and ordered, and the row of a group.
 */
import { type Dong, type SourceDimension } from "@giaingan/finance";
import type { SqlValue } from "./engine.ts";
import type { Dimension, DimensionValue } from "./entry-filter.ts";
import type { Measure } from "./measure.ts";
import { monthName } from "./month-index.ts";

/** Sums of one group in đồng. Null: no entry counts in the sum, which is not zero. */
export interface PositionRow extends Readonly<Record<Measure, Dong | null>> {
  /** The dimensions that were asked for, and no others. */
  readonly key: Readonly<PositionKey>;
  /** How many entries are in the group, of any kind. */
  readonly entryCount: number;
}

/** The values of a group, by dimension. */
export type PositionKey = Partial<Record<Dimension, DimensionValue>>;

/** How a dimension is grouped: by a column of the entry, or by one of its class. */
interface GroupColumn {
  readonly entrySql?: string;
  readonly ofSource?: SourceDimension;
  readonly read: (value: SqlValue) => DimensionValue;
}

/** A column of the question. */
export interface AskedColumn extends GroupColumn {
  readonly dimension: Dimension;
}

const asIs = (value: SqlValue): DimensionValue => value as DimensionValue;

const groupColumns: Readonly<Record<Dimension, GroupColumn>> = {
  level: { ofSource: "level", read: asIs },
  nature: { ofSource: "nature", read: asIs },
  origin: { ofSource: "origin", read: asIs },
  vintage: { ofSource: "vintage", read: asIs },
  relation: { ofSource: "relation", read: asIs },
  unit: { entrySql: "e.unit_id", read: asIs },
  project: { entrySql: "e.project_id", read: asIs },
  component: { entrySql: "e.component_id", read: asIs },
  fiscalYear: { entrySql: "e.fiscal_year", read: asIs },
  month: { entrySql: "e.month_index", read: (value) => monthName(Number(value)) },
  // The first month of the year: whole numbers without a division in SQL.
  year: { entrySql: "e.month_index - e.month_index % 12", read: (value) => Number(value) / 12 },
};

/** The columns of dimensions, in their order. */
export function columnsOf(groupBy: readonly Dimension[]): readonly AskedColumn[] {
  return groupBy.map((dimension) => ({ dimension, ...groupColumns[dimension] }));
}

/** The order of keys: column by column, text by its bytes, "not stated" last. */
export function compareKeys(left: PositionKey, right: PositionKey, columns: readonly AskedColumn[]): number {
  for (const { dimension } of columns) {
    const [one = null, other = null] = [left[dimension], right[dimension]];
    if (one === other) continue;
    if (one === null) return 1;
    if (other === null) return -1;
    if (typeof one === "number" && typeof other === "number") return one - other;
    return compareTexts(String(one), String(other));
  }
  return 0;
}

/** Bytes of UTF-8 are in the order of JavaScript's code units unless both texts have one from U+D800 on. */
function compareTexts(one: string, other: string): number {
  if (hasHighUnits.test(one) && hasHighUnits.test(other)) return Buffer.compare(Buffer.from(one), Buffer.from(other));
  return one < other ? -1 : 1;
}

const hasHighUnits = /[\u{d800}-\u{ffff}\u{10000}-\u{10ffff}]/u;

/** The row of a group, frozen. */
export function positionOf(
  key: PositionKey,
  sumOf: (measure: Measure) => Dong | null,
  entryCount: number,
): PositionRow {
  return Object.freeze({
    key: Object.freeze(key),
    plan: sumOf("plan"),
    allocatedPlan: sumOf("allocatedPlan"),
    disbursed: sumOf("disbursed"),
    mobilised: sumOf("mobilised"),
    carriedOverPlan: sumOf("carriedOverPlan"),
    currentPlan: sumOf("currentPlan"),
    entryCount,
  });
}
