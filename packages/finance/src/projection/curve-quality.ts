/**
 * The quality of curves: months that repeat the month before, amounts that go back, months without an amount, plans of
 * zero. All are told; each has one rule.
 *
 * A month in which more than half of the series stand where they stood a month before is a return that was not made: it
 * states nothing for the series that stand still. A single series that pauses while the others go on has had a month
 * without payments, which is used as it is; and so is that of one series alone, of which neither is known. A past year that
 * stands still until its end has reached its end.
 */
import {
  type CumulativeSeries,
  plansOf,
  rowStart,
  type SeriesCut,
  seriesMonthCount,
  type SeriesTable,
  type YearCurve,
} from "./cumulative-series.ts";
import type { Finding } from "../finding.ts";

/** Curves with what may be used of them. */
export interface UsableCurves {
  readonly table: SeriesTable;
  /** [key][year][month]: as stated, months that state nothing taken out. */
  readonly stated: Float64Array;
  /** [key][year][month]: as stated, with gaps filled on a straight line between their neighbours. For past years only. */
  readonly filled: Float64Array;
  readonly findings: readonly Finding[];
}

/** Reads what may be used of a table. */
export function usableCurves(table: SeriesTable): UsableCurves {
  const stated = Float64Array.from(table.toDate);
  const staleReturns = findStaleReturns(table);
  const places = createPlaces();
  takeOutStale(table, { stated, staleReturns, places });
  findPlaces(table, places);
  const filled = Float64Array.from(stated);
  restoreEnds(filled, table.toDate);
  for (let start = 0; start < filled.length; start += seriesMonthCount) fillGaps(filled, start);
  return { table, stated, filled, findings: [...staleFindings(staleReturns), ...places.findings()] };
}

/** A month that more than half of the series repeat. */
interface StaleReturn {
  readonly fiscalYear: number;
  /** From 1. */
  readonly month: number;
  readonly unchangedCount: number;
  readonly keyCount: number;
}

function findStaleReturns(table: SeriesTable): readonly StaleReturn[] {
  const found: StaleReturn[] = [];
  if (table.keys.length < 2) return found;
  for (let year = 0; year < table.yearCount; year += 1)
    for (let month = 1; month < seriesMonthCount; month += 1) {
      let [unchangedCount, keyCount] = [0, 0];
      for (let key = 0; key < table.keys.length; key += 1) {
        if (table.known[key * table.yearCount + year] === 1) continue;
        const at = rowStart(table, key, year) + month;
        const [before = Number.NaN, now = Number.NaN] = [table.toDate[at - 1], table.toDate[at]];
        if (Number.isNaN(now) || !(before > 0)) continue;
        keyCount += 1;
        if (now === before) unchangedCount += 1;
      }
      if (unchangedCount * 2 > keyCount)
        found.push({ fiscalYear: table.firstYear + year, month: month + 1, unchangedCount, keyCount });
    }
  return found;
}

/** Takes repeated amounts out of the months of returns that were not made; tells of the pauses of single series. */
function takeOutStale(
  table: SeriesTable,
  {
    stated,
    staleReturns,
    places,
  }: { readonly stated: Float64Array; readonly staleReturns: readonly StaleReturn[]; readonly places: Places },
): void {
  const stale = new Set(staleReturns.map(({ fiscalYear, month }) => fiscalYear * 100 + month));
  for (let key = 0; key < table.keys.length; key += 1)
    for (let year = 0; year < table.yearCount; year += 1) {
      if (table.known[key * table.yearCount + year] === 1) continue;
      for (let month = 1; month < seriesMonthCount; month += 1) {
        const at = rowStart(table, key, year) + month;
        const now = table.toDate[at] ?? Number.NaN;
        if (!(now > 0) || now !== table.toDate[at - 1]) continue;
        const fiscalYear = table.firstYear + year;
        if (stale.has(fiscalYear * 100 + month + 1)) stated[at] = Number.NaN;
        else places.add("seriesPaused", { key: table.keys[key] ?? "", fiscalYear, month: month + 1 });
      }
    }
}

/** What no later month of the year rises above was reached, and stands. */
function restoreEnds(filled: Float64Array, toDate: Float64Array): void {
  for (let start = 0; start < filled.length; start += seriesMonthCount)
    for (let month = seriesMonthCount - 1; month >= 0; month -= 1) {
      if (!Number.isNaN(filled[start + month] ?? Number.NaN)) break;
      filled[start + month] = toDate[start + month] ?? Number.NaN;
    }
}

/** Fills what lies between two stated months; before the first and after the last nothing is made up. */
function fillGaps(filled: Float64Array, start: number): void {
  let last = -1;
  for (let month = 0; month < seriesMonthCount; month += 1) {
    const amount = filled[start + month] ?? Number.NaN;
    if (Number.isNaN(amount)) continue;
    const before = filled[start + last] ?? Number.NaN;
    if (last >= 0)
      for (let gap = last + 1; gap < month; gap += 1)
        filled[start + gap] = before + ((amount - before) * (gap - last)) / (month - last);
    last = month;
  }
}

function staleFindings(staleReturns: readonly StaleReturn[]): readonly Finding[] {
  return staleReturns.map(({ fiscalYear, month, unchangedCount, keyCount }) => {
    const values = {
      year: String(fiscalYear),
      month: String(month),
      unchanged: String(unchangedCount),
      count: String(keyCount),
    };
    return {
      code: "seriesStale",
      severity: "warning",
      message: {
        vi: `Tháng ${month}/${fiscalYear}: ${unchangedCount}/${keyCount} chuỗi lặp lại số của tháng trước, nên tháng này coi như chưa báo cáo; hãy kiểm tra báo cáo của tháng.`,
        en: `Month ${month}/${fiscalYear}: ${unchangedCount} of ${keyCount} series repeat the month before, so the month counts as not reported; check its return.`,
      },
      values,
      places: [],
    };
  });
}

/** Amounts that go back, and months left out between others. */
function findPlaces(table: SeriesTable, places: Places): void {
  for (const [key, name] of table.keys.entries())
    for (let year = 0; year < table.yearCount; year += 1) {
      const start = rowStart(table, key, year);
      const fiscalYear = table.firstYear + year;
      let last = -1;
      for (let month = 0; month < seriesMonthCount; month += 1) {
        const amount = table.toDate[start + month] ?? Number.NaN;
        if (Number.isNaN(amount)) continue;
        const before = table.toDate[start + last] ?? Number.NaN;
        if (last >= 0 && amount < before) places.add("seriesWentBack", { key: name, fiscalYear, month: month + 1 });
        if (last >= 0)
          for (let gap = last + 1; gap < month; gap += 1)
            places.add("seriesMonthMissing", { key: name, fiscalYear, month: gap + 1 });
        last = month;
      }
    }
}

/** What is told of plans of zero, up to the cut: they are not used. */
export function zeroPlanFindings(series: readonly CumulativeSeries[], cut: SeriesCut | null): readonly Finding[] {
  const places = createPlaces();
  const known = (curve: YearCurve): readonly (number | null)[] =>
    cut === null || curve.fiscalYear < cut.fiscalYear
      ? plansOf(curve)
      : plansOf(curve).slice(0, curve.fiscalYear === cut.fiscalYear ? cut.month : 0);
  for (const { key, years } of series)
    for (const curve of years)
      if (known(curve).includes(0)) places.add("seriesPlanZero", { key, fiscalYear: curve.fiscalYear, month: null });
  return places.findings();
}

const placeMessages = {
  seriesPaused: {
    severity: "information",
    vi: "lũy kế bằng tháng trước trong khi các chuỗi khác vẫn tăng; dùng như đã ghi",
    en: "stands where it stood a month before while others went on; used as it is",
  },
  seriesWentBack: {
    severity: "warning",
    vi: "lũy kế giảm so với tháng trước (hoàn trả, hay số sai?); dùng như đã ghi, dự báo có thể thấp hơn số đã giải ngân",
    en: "went back from the month before (a refund, or a wrong figure?); used as it is, and a projection may lie below what is disbursed",
  },
  seriesMonthMissing: {
    severity: "warning",
    vi: "không có số lũy kế; nhịp các năm trước nối thẳng giữa hai tháng liền kề, hãy bổ sung số của tháng",
    en: "has no amount; in past years a straight line joins its neighbours; fill the month in",
  },
  seriesPlanZero: {
    severity: "warning",
    vi: "kế hoạch bằng 0 nên coi như chưa nêu; hãy ghi kế hoạch năm, hoặc bỏ trống",
    en: "has a plan of 0, which counts as not stated; give the year's plan, or leave it empty",
  },
} as const;

interface SeriesPlace {
  readonly key: string;
  readonly fiscalYear: number;
  readonly month: number | null;
}

/** Places by what is wrong with them: a country has thousands, so one finding names the first and counts the rest. */
interface Places {
  readonly add: (code: keyof typeof placeMessages, place: SeriesPlace) => void;
  readonly findings: () => readonly Finding[];
}

function createPlaces(): Places {
  const found = new Map<keyof typeof placeMessages, { readonly first: SeriesPlace; count: number }>();
  return {
    add: (code, place) => {
      const known = found.get(code);
      if (known === undefined) found.set(code, { first: place, count: 1 });
      else known.count += 1;
    },
    findings: () =>
      [...found].map(([code, { first, count }]): Finding => {
        const { severity, vi, en } = placeMessages[code];
        const { key, fiscalYear, month } = first;
        const when = month === null ? String(fiscalYear) : `${month}/${fiscalYear}`;
        const more = count - 1;
        return {
          code,
          severity,
          message: {
            vi: `${key === "" ? "Tổng" : `"${key}"`}, ${when}${more === 0 ? "" : ` và ${more} chỗ khác`}: ${vi}.`,
            en: `${key === "" ? "The total" : `"${key}"`}, ${when}${more === 0 ? "" : ` and ${more} more`}: ${en}.`,
          },
          values: {
            key,
            year: String(fiscalYear),
            ...(month === null ? {} : { month: String(month) }),
            count: String(count),
          },
          places: [],
        };
      }),
  };
}
