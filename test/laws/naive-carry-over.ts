/**
 * The carry-over of the naive model: where the whole rest of a year had been carried into the next, it stays the whole
 * rest when the old year is corrected.
 */
import type { Entry, FundingSource } from "@giaingan/finance";
import { disbursed, type NaiveRow, partsOf, planInForce, sumOf } from "./naive-model.ts";

/** What a carry-over moves by. */
export interface NaiveCarryOver {
  readonly unitId: string;
  readonly projectId: string | null;
  readonly fiscalYear: number;
  readonly source: FundingSource;
  readonly effectiveOn: string;
  readonly amount: bigint;
}

/** The carry-overs that follow from a batch, from year to year. */
export function carryOversThatFollow(before: readonly NaiveRow[], batch: readonly Entry[]): readonly NaiveCarryOver[] {
  const followed: Entry[] = carryOversGivenBack(before, batch);
  const firstYear = Math.min(...batch.map(({ fiscalYear }) => fiscalYear));
  const years = [...new Set([...before, ...batch].map(({ fiscalYear }) => fiscalYear))].toSorted(
    (left, right) => left - right,
  );
  for (const year of years) {
    if (year < firstYear) continue;
    const ofYear = (rows: readonly Entry[]): readonly Entry[] => rows.filter(({ fiscalYear }) => fiscalYear === year);
    const after = ofYear([...before, ...batch, ...followed]);
    for (const [money, rows] of partsOf(after, carriedPlace)) {
      const was = restOf(ofYear(before).filter((row) => carriedPlace(row) === money));
      const is = restOf(rows);
      const carried = carriedInto(before, money);
      const [first] = carried;
      if (is === null || was === null || is === was || first === undefined) continue;
      if (was !== sumOf(carried, ["carriedOver"])) continue;
      if (batch.some((entry) => entry.kind === "carriedOver" && placeIn(entry) === placeIn(first))) continue;
      followed.push({
        ...first,
        effectiveOn:
          carried
            .map(({ effectiveOn }) => effectiveOn)
            .toSorted()
            .at(-1) ?? "",
        amount: is - was,
        reverses: null,
      });
    }
  }
  return followed;
}

/** What corrections had taken off whole carry-overs that the batch takes back, so that they do not end below nothing. */
function carryOversGivenBack(before: readonly NaiveRow[], batch: readonly Entry[]): Entry[] {
  return [
    ...partsOf(
      batch.filter(({ kind }) => kind === "carriedOver"),
      placeIn,
    ).values(),
  ].flatMap((own) => {
    const last = own.at(-1);
    const taken = new Set(own.map(({ reverses }) => reverses));
    if (last === undefined || taken.has(null) || taken.size < own.length) return [];
    const old = before.filter((row) => row.fiscalYear === last.fiscalYear - 1);
    for (const [money, rows] of partsOf(old, carriedPlace)) {
      const carried = carriedInto(before, money);
      const [first] = carried;
      if (first === undefined || placeIn(first) !== placeIn(last)) continue;
      const sum = sumOf(carried, ["carriedOver"]) ?? 0n;
      const left = sum + (sumOf(own, ["carriedOver"]) ?? 0n);
      if (restOf(rows) === sum && left < 0n) return [{ ...last, amount: -left, reverses: null }];
    }
    return [];
  });
}

/** What is left of a plan, at least nothing; null without a plan. */
function restOf(rows: readonly Entry[]): bigint | null {
  const plan = planInForce(rows);
  if (plan === null) return null;
  const left = plan - (disbursed(rows) ?? 0n);
  return left < 0n ? 0n : left;
}

/** Where the money of a row goes in the next year: it keeps its vintage, and gets that of its year where it states none. */
function carriedPlace({ unitId, projectId, source, fiscalYear }: Entry): string {
  const { level, nature, relation, vintage } = source;
  return JSON.stringify([unitId, projectId, fiscalYear + 1, level, nature, relation, vintage ?? fiscalYear]);
}

function placeIn({ unitId, projectId, source, fiscalYear }: Entry): string {
  const { level, nature, relation, vintage } = source;
  return JSON.stringify([unitId, projectId, fiscalYear, level, nature, relation, vintage]);
}

/** The recorded carry-overs of a money; where there are none, those that do not state its vintage. */
function carriedInto(before: readonly NaiveRow[], money: string): readonly Entry[] {
  const carried = before.filter(({ kind }) => kind === "carriedOver");
  const stated = carried.filter((row) => placeIn(row) === money);
  if (stated.length > 0) return stated;
  return carried.filter(
    (row) =>
      row.source.vintage === null &&
      placeIn({ ...row, source: { ...row.source, vintage: row.fiscalYear - 1 } }) === money,
  );
}
