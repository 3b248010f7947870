/**
 * Which entries stand behind a number: the filter of a group, by its key, as the progress answer names it.
 */
import {
  type Breakdown,
  lastDayOfMonth,
  type MovementFilter,
  type PlainDate,
  type PlanBasis,
  refuse,
  sourceDimensions,
  splitGroupKey,
} from "@giaingan/finance";
import type { EntryFilter } from "@giaingan/ledger";

/** The group whose entries are asked for. */
export interface GroupQuestion {
  readonly by: readonly Breakdown[];
  /** Null: all groups, the total. */
  readonly key: string | null;
  readonly basis: PlanBasis;
  /** Null: every budget year. */
  readonly fiscalYear: number | null;
  /** Whether the year has carried-over plan, which the basis may leave out. */
  readonly hasCarryOver: boolean;
  readonly filter: MovementFilter;
  readonly asOf: PlainDate;
}

/** The entries of a group: up to a date, which is a month's end in a breakdown by month. */
export interface GroupSelection {
  readonly filter: EntryFilter;
  readonly asOf: PlainDate;
}

/**
 * The selection of a group. A key part `-` asks for entries of which the document does not say it.
 *
 * @throws Refusal `invalidValue` when the key is no key of the breakdowns
 */
export function selectionOfGroup({
  by,
  key,
  basis,
  fiscalYear,
  hasCarryOver,
  filter,
  asOf,
}: GroupQuestion): GroupSelection {
  const keys = key === null ? [] : splitGroupKey(key, by);
  if (keys === null) throw keyRefusal(key ?? "", by.join("|"));
  const isOwnMoney = (basis === "excludingCarryOver" || basis === "assigned") && hasCarryOver;
  const monthIndex = by.indexOf("month");
  const month = keys[monthIndex];
  return {
    asOf: month === undefined ? asOf : monthEnd(month, asOf),
    filter: Object.fromEntries(
      Object.entries({
        ...filter,
        ...(fiscalYear === null ? {} : { fiscalYear }),
        ...(isOwnMoney && fiscalYear !== null ? { ownMoneyOf: fiscalYear } : {}),
        ...Object.assign({}, ...keys.map((each, index) => filterOfKey(by[index], each))),
      }).filter(([, wanted]) => wanted !== undefined),
    ),
  };
}

function monthEnd(month: string, asOf: PlainDate): PlainDate {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/u.test(month)) throw keyRefusal(month, "YYYY-MM");
  const lastDay = lastDayOfMonth(`${month}-01`);
  return lastDay < asOf ? lastDay : asOf;
}

function filterOfKey(by: Breakdown | undefined, key: string): EntryFilter {
  switch (by) {
    case undefined:
    case "month":
      return {};
    case "source": {
      const parts = key.split("/");
      if (parts.length !== sourceDimensions.length) throw keyRefusal(key, sourceDimensions.join("/"));
      return Object.fromEntries(
        sourceDimensions.map((dimension, index) => [dimension, valueOf(dimension, parts[index] ?? "-")]),
      );
    }
    case "unit":
      return { unitId: key };
    case "project":
      return { projectId: key === "-" ? null : key };
    case "component":
      return { componentId: key === "-" ? null : key };
    case "year":
      return { fiscalYear: wholeNumber(key, "year") };
    default:
      return { [by]: valueOf(by, key) };
  }
}

function valueOf(dimension: string, text: string): string | number | null {
  if (text === "-") return null;
  return dimension === "vintage" ? wholeNumber(text, "vintage") : text;
}

function wholeNumber(text: string, expected: string): number {
  const value = Number(text);
  if (!Number.isInteger(value)) throw keyRefusal(text, expected);
  return value;
}

function keyRefusal(value: string, expected: string): Error {
  return refuse("invalidValue", { name: "key", value, expected });
}
