/**
 * The slowest groups: those with a plan and the lowest rate of disbursement, exactly.
 *
 * The engine chooses candidates by rates in floating point, with room for all that rounding can do; they are ranked here
 * by cross products. So millions of entries are ranked where they are, and no rate is ever rounded.
 */
import { refuse } from "@giaingan/finance";
import type { Engine, SqlRow, SqlValue } from "./engine.ts";
import { kindsOf, listKinds, type Measure, signSql } from "./measure.ts";
import type { PositionRow } from "./position-rows.ts";
import { textLiteral } from "./sql-literal.ts";
import type { SumSource } from "./sum-source.ts";

/** The most groups that can be asked for. */
export const slowestCountMax = 1_000;
/** So many more are looked at than asked for: rates that rounding may have put into a wrong order. */
const spareCount = 64;
/** Rates this part of themselves apart are told apart by what is computed of them. */
const rateTolerance = 1e-12;

/** Throws Refusal `invalidValue` unless it is a number of groups. */
export function checkSlowest(count: number): void {
  if (Number.isInteger(count) && count >= 1 && count <= slowestCountMax) return;
  throw refuse("invalidValue", { name: "slowest", value: String(count), expected: `1 … ${slowestCountMax}` });
}

/**
 * Ranks by `disbursed / plan`, the lowest first; groups without a plan above zero are left out. Where no payment is
 * stated nothing is known to be disbursed, and it counts as 0 here.
 *
 * @param rows in the order of their keys: equal rates stay in it
 */
export function rankSlowest(rows: readonly PositionRow[], count: number): readonly PositionRow[] {
  return rows
    .filter(({ plan }) => plan !== null && plan > 0n)
    .toSorted((left, right) => {
      const difference = (left.disbursed ?? 0n) * (right.plan ?? 0n) - (right.disbursed ?? 0n) * (left.plan ?? 0n);
      return difference === 0n ? 0 : difference < 0n ? -1 : 1;
    })
    .slice(0, count);
}

/**
 * The groups that may be among the slowest: all that are, and those whose rate floating point cannot tell from theirs.
 * The rate computed from two exact sums is off by less than 2⁻⁵¹ of itself.
 *
 * @param rateOf as computed; null: without a plan above zero
 */
export function slowestRates<Group>(
  groups: readonly Group[],
  rateOf: (group: Group) => number | null,
  count: number,
): readonly Group[] {
  const rated = groups.flatMap((group) => {
    const rate = rateOf(group);
    return rate === null ? [] : [{ group, rate }];
  });
  const rates = Float64Array.from(rated, ({ rate }) => rate).sort();
  const highest = rates[Math.min(count, rates.length) - 1] ?? 0;
  const limit = highest + Math.abs(highest) * rateTolerance;
  return rated.flatMap(({ group, rate }) => (rate <= limit ? [group] : []));
}

/**
 * The condition that keeps the entries of the groups that may be among the slowest; null where more groups than can be told
 * apart have nearly one rate, so that all must be read.
 *
 * Two sums in floating point and their quotient are off by less than 2⁻⁵¹ of the rate each. With t the highest of the
 * lowest `count` rates as computed, a group whose rate is computed above t + 10⁻¹² · |t| has `count` groups truly below
 * it. A rate of 0 is computed as 0 and nothing else is, so of those, which may be thousands, the first keys suffice.
 *
 * @param keySqls the columns that are grouped by, alias `e`
 */
export async function slowestCondition(
  engine: Pick<Engine, "query">,
  source: SumSource,
  { keySqls, count }: { readonly keySqls: readonly string[]; readonly count: number },
): Promise<string | null> {
  const countMax = count + spareCount;
  const rows = await engine.query(candidatesSql(source, keySqls, countMax), source.parameters);
  const untold = rows.filter((row) => rateOf(row) === null);
  const told = rows.slice(untold.length);
  const highest = rateOf(told[count - 1]) ?? 0;
  const limit = highest + Math.abs(highest) * rateTolerance;
  const isCutOff = rows.length === countMax && (told.length < count || (rateOf(told.at(-1)) ?? 0) <= limit);
  if (isCutOff && (told.length < count || highest !== 0)) return null;
  const near = told.filter((row, rank) => rank < count || (highest !== 0 && (rateOf(row) ?? 0) <= limit));
  return candidatesCondition([...untold, ...near], keySqls);
}

/** The rate stands behind the keys. */
function rateOf(row: SqlRow | undefined): number | null {
  const rate = row?.at(-1) ?? null;
  return rate === null ? null : Number(rate);
}

/**
 * Keys and computed rates of the groups with a plan, the slowest first. Where a part of the key is not stated, payments are
 * not told apart here: those groups come before all others, without a rate.
 */
function candidatesSql(source: SumSource, keySqls: readonly string[], countMax: number): string {
  const keys = keySqls.map((_, rank) => `p.key_${rank}`);
  const join = keySqls.map((_, rank) => `d.key_${rank} = p.key_${rank}`).join(" AND ");
  const stated = keys.map((key) => `${key} IS NOT NULL`).join(" AND ");
  return `SELECT ${keys.join(", ")}, CASE WHEN ${stated} THEN
      CAST(COALESCE(d.disbursed, 0) AS DOUBLE PRECISION) / CAST(p.plan AS DOUBLE PRECISION) END AS rate
    FROM (${sumByKeySql(source, keySqls, "plan")}) AS p
    LEFT JOIN (${sumByKeySql(source, keySqls, "disbursed")}) AS d ON ${join}
    WHERE p.plan > 0 ORDER BY rate NULLS FIRST, ${keys.join(", ")} LIMIT ${countMax}`;
}

/** Plan and payments are added up apart: each reads the entries of its own kinds alone. */
function sumByKeySql(source: SumSource, keySqls: readonly string[], measure: Measure): string {
  const signed = (sign: 1 | -1): string => `SUM(CASE WHEN s.sign = ${sign} THEN e.amount ELSE 0 END)`;
  return `SELECT ${keySqls.map((keySql, rank) => `${keySql} AS key_${rank}`).join(", ")},
      ${signed(1)} - ${signed(-1)} AS ${measure}
    FROM ${source.fromSql} JOIN (SELECT class_id, ${signSql(measure, "kind")} AS sign FROM entry_classes
      WHERE kind IN (${listKinds(kindsOf(measure))})) AS s ON s.class_id = e.class_id
    WHERE ${source.conditionSql} GROUP BY ${keySqls.join(", ")} ${source.havingSql}`;
}

function candidatesCondition(candidates: readonly SqlRow[], keySqls: readonly string[]): string {
  if (candidates.length === 0) return "FALSE";
  const [only = ""] = keySqls;
  const isStated = (row: SqlRow): boolean => rateOf(row) !== null;
  if (keySqls.length === 1 && candidates.every(isStated))
    return `${only} IN (${candidates.map(([key = null]) => keyLiteral(key)).join(", ")})`;
  const isKey = (keySql: string, key: SqlValue): string =>
    key === null ? `${keySql} IS NULL` : `${keySql} = ${keyLiteral(key)}`;
  const groups = candidates.map((row) => keySqls.map((keySql, rank) => isKey(keySql, row[rank] ?? null)).join(" AND "));
  return `(${groups.map((group) => `(${group})`).join(" OR ")})`;
}

function keyLiteral(key: SqlValue): string {
  return typeof key === "string" ? textLiteral(key) : String(key);
}
