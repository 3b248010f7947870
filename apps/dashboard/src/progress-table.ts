/**
 * The table of groups: what each row shows, so that the shown rows add up to the shown total.
 *
 * Null is "not stated": it is never written as zero, and nothing is computed from it.
 */
import type { WireProgress, WireProgressGroup } from "@giaingan/client";
import { decimal, formatMoney, formatPercent, roundToAddUp, sumMoney } from "@giaingan/finance";
import type { NumberStyle } from "./headline.ts";
import type { Words } from "./words.ts";

/** An amount as it is shown, and what it is exactly. */
export interface ShownAmount {
  /** In đồng. */
  readonly exact: bigint;
  /** In the shown unit, rounded so that the column adds up. */
  readonly text: string;
}

/** The figures of one row. */
export interface RowFigures {
  readonly plan: ShownAmount | null;
  readonly disbursed: ShownAmount | null;
  readonly remaining: ShownAmount | null;
  readonly rate: string | null;
}

/** One group. */
export interface TableRow extends RowFigures {
  readonly key: string;
  /** The group's name in full: "Đầu tư phát triển 2022, kéo dài". */
  readonly label: string;
  /** The name without the vintage, which has a column of its own. */
  readonly shortLabel: string;
  readonly vintage: number | null;
  readonly deadline: WireProgressGroup["deadline"];
}

/** The whole table. */
export interface ProgressTable {
  readonly rows: readonly TableRow[];
  readonly total: RowFigures & { readonly label: string };
}

/** Lays out the groups of an answer. */
export function layProgressTable(progress: WireProgress, words: Words, style: NumberStyle): ProgressTable {
  const { groups, total } = progress;
  const plans = shownColumn(
    groups.map((group) => group.plan),
    total.plan,
    style,
  );
  const disbursed = shownColumn(
    groups.map((group) => group.disbursedToDate),
    total.disbursedToDate,
    style,
  );
  const remaining = shownColumn(
    groups.map((group) => group.remaining),
    total.remaining,
    style,
  );
  const writeRate = (rate: string | null): string | null => rate && formatPercent(decimal(rate), style);
  return {
    rows: groups.map((group, index) => {
      const label = group.label[style.language];
      const vintage = group.source?.vintage ?? null;
      return {
        key: group.key,
        label,
        shortLabel: vintage === null ? label : label.replace(` ${vintage}`, ""),
        vintage,
        plan: plans.rows[index] ?? null,
        disbursed: disbursed.rows[index] ?? null,
        remaining: remaining.rows[index] ?? null,
        rate: writeRate(group.rate),
        deadline: group.deadline,
      };
    }),
    total: {
      label: words.total,
      plan: plans.total,
      disbursed: disbursed.total,
      remaining: remaining.total,
      rate: writeRate(total.rate),
    },
  };
}

/** Rows that do not sum to the total (something is not stated) are rounded one by one. */
function shownColumn(
  amounts: readonly (string | null)[],
  total: string | null,
  style: NumberStyle,
): { readonly rows: readonly (ShownAmount | null)[]; readonly total: ShownAmount | null } {
  const shown = (exact: bigint, rounded: bigint): ShownAmount => ({ exact, text: formatMoney(rounded, style) });
  const stated = amounts.flatMap((amount) => (amount === null ? [] : [BigInt(amount)]));
  const exactTotal = total === null ? null : BigInt(total);
  const addsUp = exactTotal !== null && sumMoney(stated) === exactTotal;
  const { rounded } = roundToAddUp(stated, { unit: style.unit, places: shownPlaces(style) });
  let next = 0;
  const rows = amounts.map((amount) => {
    if (amount === null) return null;
    const exact = BigInt(amount);
    const inColumn = rounded[next++] ?? exact;
    return shown(exact, addsUp ? inColumn : exact);
  });
  return { rows, total: exactTotal === null ? null : shown(exactTotal, exactTotal) };
}

/** The decimals that `formatMoney` keeps in the unit. */
function shownPlaces({ unit }: NumberStyle): number {
  return formatMoney(0n, { language: "en", unit }).split(".")[1]?.length ?? 0;
}
