/**
 * What documents printed against what the record gives: the comparison of `answerReconcile`, unit by unit, of the newest
 * statement of each figure.
 */
import { sourceKey } from "@giaingan/finance";
import { answerReconcile } from "@giaingan/finance/reconciliation";
import type { RecordedStatement } from "../batch.ts";
import { queryStatements } from "../document-listing.ts";
import { queryMovements } from "../movements.ts";
import type { CheckRule } from "./check-fault.ts";

/** Statements that contradict the entries. Those that a person must look at first are left out. */
export const checkStatements: CheckRule = async function* ({ engine, asOf, revision }) {
  const newest = new Map<string, RecordedStatement>();
  for (const statement of await queryStatements(engine, revision)) {
    const { unitId, role, fiscalYear, source, needsReview } = statement;
    if (statement.asOf === null || fiscalYear === null || needsReview || statement.asOf > asOf) continue;
    newest.set(JSON.stringify([unitId, role, fiscalYear, statement.asOf, sourceKey(source)]), statement);
  }
  const byUnit = new Map<string, RecordedStatement[]>();
  for (const statement of newest.values())
    byUnit.set(statement.unitId, [...(byUnit.get(statement.unitId) ?? []), statement]);
  for (const [unitId, statements] of byUnit) {
    const grain = { unit: true, project: true, component: true };
    const movements = await queryMovements(engine, { asOf, revision, filter: { unitId }, grain, hasExactDates: true });
    const fiscalYear = statements[0]?.fiscalYear ?? 0;
    const question = { asOf, fiscalYear, by: [], filter: {}, unit: null, statements };
    for (const { statement, outcome, proof, printed, computed } of answerReconcile(movements, question).checks) {
      if (outcome !== "contradiction") continue;
      const { revision: recordedIn, batchId, position, role, asOf: statedOn } = statement as RecordedStatement;
      yield {
        code: "statementContradictsRecord",
        severity: "warning",
        message: {
          vi: `Số liệu in trong tài liệu của ${unitId} khác sổ: ${proof.vi}.`,
          en: `A figure printed in a document of ${unitId} is not that of the record: ${proof.en}.`,
        },
        values: {
          unit: unitId,
          role,
          asOf: statedOn ?? "",
          printed: printed?.toString() ?? "",
          computed: computed?.toString() ?? "",
        },
        place: { revision: recordedIn, batchId, documentName: null, entryId: null, line: position + 1 },
      };
    }
  }
};
