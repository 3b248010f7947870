/**
 * Whose report it is: the unit that is asked for, else the one that the report names, else the only one of the ledger,
 * which is said aloud. Money of a report is never added to a second unit by accident.
 */
import { type Finding, refuse } from "@giaingan/finance";

/** The unit of reports that name none, in a ledger that has none yet. */
const unitNotStated = "Chưa nêu đơn vị";

/** The unit that a report is posted to, and what is doubtful about it. */
export interface ReportUnit {
  readonly unitId: string;
  readonly findings: readonly Finding[];
}

/**
 * Finds the unit.
 *
 * @param ledgerUnits units that the ledger already holds
 * @throws Refusal `unitNotStated` when the report names none and the ledger holds several
 */
export function resolveReportUnit({
  asked,
  named,
  ledgerUnits,
}: {
  readonly asked: string | null;
  readonly named: string | null;
  readonly ledgerUnits: readonly string[];
}): ReportUnit {
  const stated = asked ?? named;
  if (stated !== null) return { unitId: stated, findings: [] };
  if (ledgerUnits.length > 1) throw refuse("unitNotStated", { units: ledgerUnits.slice(0, 5).join(", ") });
  const unitId = ledgerUnits[0] ?? unitNotStated;
  return { unitId, findings: [unitFinding(unitId)] };
}

function unitFinding(unitId: string): Finding {
  return {
    code: "unitNotStated",
    severity: "warning",
    message: {
      vi: `Báo cáo không ghi đơn vị; ghi vào "${unitId}". Nếu không phải, nhập lại với --unit "TÊN ĐƠN VỊ".`,
      en: `The report names no unit; it is posted to "${unitId}". If that is wrong, import it with --unit "NAME".`,
    },
    values: { unit: unitId },
    places: [],
  };
}
