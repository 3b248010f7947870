/** What an officer may say that a column means, checked. */
import { type FundingSource, isPlainDate } from "@giaingan/finance";
import type { ColumnMeaning, MoneyMeasure, PlainColumnKind } from "../table/understood-table.ts";

/** Kinds of columns without figures that may be chosen. */
export const plainColumnKinds: readonly PlainColumnKind[] = [
  "label",
  "name",
  "owner",
  "place",
  "projectCode",
  "programme",
  "component",
  "source",
  "year",
  "asOf",
  "rowUnit",
  "text",
  "ignored",
];

/** Measures that may be chosen. */
export const moneyMeasures: readonly MoneyMeasure[] = [
  "plan",
  "initialPlan",
  "supplemented",
  "cut",
  "allocatedPlan",
  "disbursed",
  "advanced",
  "volumePaid",
  "estimate",
  "mobilised",
  "totalInvestment",
  "paidInPeriod",
  "paidSinceStart",
  "paidLastYear",
  "advanceOutstanding",
  "completedVolume",
  "remaining",
  "cancelled",
  "carriedFurther",
  "needed",
];

const rateMeasures: ReadonlySet<unknown> = new Set(["disbursed", "estimate", "allocatedPlan", "paidLastYear", null]);
const assigningBodies: ReadonlySet<unknown> = new Set(["primeMinister", "council", null]);
const sourceValues: Readonly<Record<Exclude<keyof FundingSource, "vintage">, readonly unknown[]>> = {
  level: ["central", "province", "district", "commune", null],
  nature: ["investment", "recurrent", null],
  origin: ["domestic", "foreign", null],
  relation: ["direct", "counterpart", "integrated", "offBudget", null],
};

/** The value as a meaning; null where it is none. Every field must be there. */
export function columnMeaningOf(value: Readonly<Record<string, unknown>>): ColumnMeaning | null {
  const { kind } = value;
  if (kind === "unknown") return { kind };
  if (kind === "money") return isMoneyColumn(value) ? (value as unknown as ColumnMeaning) : null;
  if (kind === "rate") return rateMeasures.has(value["of"]) ? (value as unknown as ColumnMeaning) : null;
  const plain = plainColumnKinds.find((each) => each === kind);
  return plain === undefined ? null : { kind: plain };
}

function isMoneyColumn(value: Readonly<Record<string, unknown>>): boolean {
  const { measure, assignedBy, isCarriedOver, isTotal, asOf, source } = value;
  return (
    moneyMeasures.some((each) => each === measure) &&
    assigningBodies.has(assignedBy) &&
    typeof isCarriedOver === "boolean" &&
    typeof isTotal === "boolean" &&
    (asOf === null || (typeof asOf === "string" && isPlainDate(asOf))) &&
    typeof source === "object" &&
    source !== null &&
    isSource(source as Readonly<Record<string, unknown>>)
  );
}

function isSource(source: Readonly<Record<string, unknown>>): boolean {
  const { vintage } = source;
  const isYear = vintage === null || (Number.isInteger(vintage) && Number(vintage) > 1900 && Number(vintage) < 2200);
  return isYear && Object.entries(sourceValues).every(([dimension, values]) => values.includes(source[dimension]));
}
