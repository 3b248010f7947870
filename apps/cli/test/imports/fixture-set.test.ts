/**
 * What the workbooks of the fixture set post into an empty ledger: to the đồng what the facts beside each of them say, read
 * and written down by a person.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  emptyImportRecord,
  emptyProfile,
  planWorkbookImport,
  readImportSettings,
  readWorkbook,
  type WorkbookImport,
} from "@giaingan/exchange";
import { entryEffects } from "@giaingan/finance";
import { expect, test } from "vitest";

const folder = join(import.meta.dirname, "../../../../packages/exchange/test/fixtures/workbooks");
const names = readdirSync(folder)
  .filter((name) => name.endsWith(".facts.json"))
  .map((name) => name.replace(".facts.json", ""));

interface ExpectedFact {
  readonly cell: string;
  readonly measure: string;
  readonly amount: string;
  readonly source: string;
  readonly isCarriedOver: boolean;
  readonly asOf: string | null;
  readonly standing: string;
}

interface ExpectedWorkbook {
  /** Where the file tells the same money in several tables. */
  readonly disbursed?: string;
  readonly sheets: readonly { readonly facts: readonly ExpectedFact[] }[];
}

/** Only where the file does not say it: whose money, the day and the year. */
async function planFile(path: string): Promise<WorkbookImport> {
  const workbook = await readWorkbook(readFileSync(path), { path });
  const plan = async (unit: string | null): Promise<WorkbookImport> =>
    planWorkbookImport(workbook, {
      documentName: path,
      settings: readImportSettings({ unit, asOf: "2023-12-31", fiscalYear: 2023 }),
      profile: emptyProfile,
      record: emptyImportRecord,
      programmes: [],
    });
  const planned = await plan(null);
  return planned.findings.some(({ code }) => code === "unitNotStated") ? plan("Đơn vị của bảng") : planned;
}

/** Of payments that a row tells to several days the last day counts: they are running totals. */
function expectedDisbursed({ sheets, disbursed }: ExpectedWorkbook): bigint {
  if (disbursed !== undefined) return BigInt(disbursed);
  return sheets
    .flatMap(({ facts }) => {
      const paid = facts.filter(
        ({ measure, standing, source }) =>
          standing === "own" &&
          ["disbursed", "advanced", "volumePaid"].includes(measure) &&
          !source.includes("offBudget"),
      );
      const rowOf = ({ cell }: ExpectedFact): string => cell.replace(/^[A-Z]+/u, "");
      return paid.filter(
        (fact) =>
          !paid.some(
            (other) =>
              rowOf(other) === rowOf(fact) &&
              other.isCarriedOver === fact.isCarriedOver &&
              (other.asOf ?? "") > (fact.asOf ?? ""),
          ),
      );
    })
    .reduce((sum, { amount }) => sum + BigInt(amount), 0n);
}

function postedDisbursed({ batch }: WorkbookImport): bigint {
  return batch.entries.reduce((sum, { kind, amount }) => {
    const { measure, sign } = entryEffects[kind];
    return measure === "disbursed" ? sum + sign * amount : sum;
  }, 0n);
}

test.each(names)("%s posts what its facts say was disbursed", async (name) => {
  const expected = JSON.parse(readFileSync(join(folder, `${name}.facts.json`), "utf8")) as ExpectedWorkbook;
  const planned = await planFile(join(folder, `${name}.xlsx`));
  expect(planned.heldRows).toEqual(new Set());
  expect(postedDisbursed(planned)).toBe(planned.heldTables.size > 0 ? 0n : expectedDisbursed(expected));
});
