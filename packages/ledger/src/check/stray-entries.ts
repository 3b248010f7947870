/**
 * Stray entries: those of a batch that is not in the record. Every sum counts them, and no rule that reads batches sees
 * them; the chain names the batch that is missing, and not whose figures are wrong by it.
 */
import type { SqlRow } from "../engine.ts";
import { type CheckRule, type FoundProblem, nowhere } from "./check-fault.ts";

/** Tells of each batch that is missing how many entries it has left, at the first of them. */
export const checkStrayEntries: CheckRule = async function* ({ engine, asOf, revision }) {
  const rows = await engine.query(`SELECT s.revision, s.entry_count, s.unit_count, s.first_unit, s.position, MIN(e.id)
    FROM (SELECT e.revision, COUNT(*) AS entry_count, COUNT(DISTINCT e.unit_id) AS unit_count,
        MIN(e.unit_id) AS first_unit, MIN(e.position) AS position
      FROM entries AS e
      WHERE e.revision <= ${revision} AND e.effective_on <= DATE '${asOf}'
        AND NOT EXISTS (SELECT 1 FROM batches AS b WHERE b.revision = e.revision)
      GROUP BY e.revision) AS s
    JOIN entries AS e ON e.revision = s.revision AND e.position = s.position
    GROUP BY s.revision, s.entry_count, s.unit_count, s.first_unit, s.position ORDER BY s.revision`);
  for (const row of rows) yield problem(row);
};

function problem(row: SqlRow): FoundProblem {
  const [batch = "", entries = "", units = "", unit = ""] = row.map((value) => String(value));
  const [, , , , position, entryId] = row;
  return {
    code: "entriesOfNoBatch",
    severity: "fatal",
    message: {
      vi: `Lô ${batch} không còn trong sổ, nhưng ${entries} bút toán của lô vẫn được cộng vào số liệu của ${units} đơn vị (đầu tiên: ${unit}). Khôi phục sổ từ bản sao lưu trước khi dùng số liệu.`,
      en: `Batch ${batch} is no longer in the ledger, yet ${entries} of its entries count in the figures of ${units} units (the first: ${unit}). Restore the ledger from a backup before you use the figures.`,
    },
    values: { revision: batch, entries, units, unit },
    place: { ...nowhere, revision: Number(batch), entryId: String(entryId), line: Number(position) + 1 },
  };
}
