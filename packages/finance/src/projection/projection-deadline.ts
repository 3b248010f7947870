/** By when a year's money must be disbursed to be counted in a projection. */

/**
 * `12-31`: the end of the budget year; `01-31`: of the January after it, in which investment may still be paid.
 *
 * @example
 * ```ts
 * projectionDeadlines // => ["12-31", "01-31"]
 * ```
 */
export const projectionDeadlines = ["12-31", "01-31"] as const;

/** See `projectionDeadlines`. */
export type ProjectionDeadline = (typeof projectionDeadlines)[number];

/** Months from the January of the budget year to the deadline. */
export const deadlineMonths: Readonly<Record<ProjectionDeadline, number>> = { "12-31": 12, "01-31": 13 };
