/**
 * Whose report it is: the unit that is asked for, else the one that the report names. A report that names none is never
 * added to a unit by guess.
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
 * @throws Refusal `unitNotStated` when the report names none and the ledger holds units that have names
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
  const units = ledgerUnits.filter((unit) => unit !== unitNotStated);
  if (units.length > 0) throw refuse("unitNotStated", { units: units.slice(0, 5).join(", ") });
  return { unitId: unitNotStated, findings: [unitFinding(unitNotStated)] };
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
