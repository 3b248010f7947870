/**
 * Recorded years: the pieces in which a question over the whole record is asked, so that its answer is never in memory
 * as a whole.
 */
import type { EntryFilter } from "../entry-filter.ts";
import type { CheckScope } from "./check-fault.ts";

/** So many budget years are asked for one by one. A record of more is a strange one, and is asked in one go. */
const yearsMax = 40;

/** Filters that keep every entry, each in exactly one of them; budget years in rising order. */
export async function pieceFilters({
  engine,
  asOf,
  revision,
}: CheckScope): Promise<readonly Pick<EntryFilter, "fiscalYear">[]> {
  const rows = await engine.query(`SELECT DISTINCT e.fiscal_year FROM entries AS e
    WHERE e.revision <= ${revision} AND e.effective_on <= DATE '${asOf}' ORDER BY e.fiscal_year LIMIT ${yearsMax + 1}`);
  return rows.length > yearsMax ? [{}] : rows.map(([year]) => ({ fiscalYear: Number(year) }));
}
