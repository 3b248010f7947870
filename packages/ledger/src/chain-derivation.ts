/**
 * Verifying what no hash covers, because it follows from what one does: kinds of money, sums kept beside the entries,
 * and the mark of sample data.
 */
import type { FoundFault } from "./chain-verification.ts";
import type { Dialect, Reader } from "./engine.ts";
import type { LedgerHead } from "./head-file.ts";
import { monthName } from "./month-index.ts";

/** What is derived wrongly from batches that are in order; null when nothing is. */
export async function findWrongDerivation(
  reader: Reader,
  { dialect, keptHead }: { readonly dialect: Dialect; readonly keptHead: LedgerHead | null },
): Promise<FoundFault | null> {
  if (await hasWrongClasses(reader)) return { fault: "classesChanged" };
  const sum = dialect === "postgresql" ? await findWrongSum(reader) : null;
  if (sum !== null) return sum;
  const [mark] = await reader.query("SELECT setting FROM meta WHERE name = 'sample'");
  const isMarked = keptHead === null || String(keptHead.sample) === mark?.[0];
  return isMarked ? null : { fault: "sampleMarkChanged" };
}

/** A class of no entry, or two classes of the same words: the writer would find either, and none of them makes sums. */
async function hasWrongClasses(reader: Reader): Promise<boolean> {
  const rows = await reader.query(`SELECT 1 FROM entry_classes
      WHERE class_id NOT IN (SELECT DISTINCT class_id FROM entries)
    UNION ALL SELECT 1 FROM entry_classes GROUP BY kind, level, nature, origin, vintage, relation HAVING COUNT(*) > 1`);
  return rows.length > 0;
}

const sumColumns = "unit_id, fiscal_year, month_index, class_id";

/** The first of the kept sums that its entries do not make. */
async function findWrongSum(reader: Reader): Promise<FoundFault | null> {
  const made = `SELECT ${sumColumns}, SUM(amount) AS amount, COUNT(*) AS entry_count FROM entries GROUP BY ${sumColumns}`;
  const kept = `SELECT ${sumColumns}, amount, entry_count FROM monthly_totals`;
  const [row] = await reader.query(`SELECT unit_id, fiscal_year, month_index
    FROM ((${made} EXCEPT ALL ${kept}) UNION ALL (${kept} EXCEPT ALL ${made})) AS differing
    ORDER BY unit_id, fiscal_year, month_index LIMIT 1`);
  if (row === undefined) return null;
  const [unit, year, month] = row;
  return {
    fault: "sumsDiffer",
    detail: {
      vi: `Chỗ đầu tiên: đơn vị ${String(unit)}, năm ngân sách ${String(year)}, tháng ${monthName(Number(month))}.`,
      en: `The first place: unit ${String(unit)}, budget year ${String(year)}, month ${monthName(Number(month))}.`,
    },
  };
}
