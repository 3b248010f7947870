/** Drawn tables imported into a real ledger, as the command line and the API do it. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  emptyProfile,
  type ImportProfile,
  planWorkbookImport,
  readImportSettings,
  type WireImportSettings,
  type Workbook,
  type WorkbookImport,
} from "@giaingan/exchange";
import { builtInPolicies, postingRulesOf } from "@giaingan/finance/policies";
import { emptyReference, type ReferenceData } from "@giaingan/finance/reference";
import { standardReference } from "@giaingan/finance/reference-data";
import { type AppendResult, type Ledger, openLedger, postImported, readTableRecord } from "@giaingan/ledger";
import { onTestFinished } from "vitest";
import { drawSheet } from "../../../../packages/exchange/test/table/drawn-sheet.ts";

/** An empty ledger that goes away with the test. */
export async function openTestLedger(): Promise<Ledger> {
  const folder = mkdtempSync(join(tmpdir(), "giaingan-import-"));
  const ledger = await openLedger({ path: join(folder, "so.duckdb"), mode: "openOrCreate" });
  onTestFinished(async () => {
    await ledger.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return ledger;
}

/** What is imported, and how. */
export interface DrawingImport {
  /** Drawings by the name of their sheet. */
  readonly sheets: Readonly<Record<string, string>>;
  readonly settings?: WireImportSettings;
  readonly profile?: ImportProfile;
  readonly reference?: ReferenceData;
  readonly name?: string;
}

/** What was planned, and what of it was posted; null: nothing was new. */
export interface ImportedDrawing {
  readonly planned: WorkbookImport;
  readonly posted: AppendResult | null;
}

/** Plans and posts. */
export async function importDrawing(
  ledger: Ledger,
  { sheets, settings = {}, profile = emptyProfile, reference = emptyReference, name = "bieu.xlsx" }: DrawingImport,
): Promise<ImportedDrawing> {
  const record = await readTableRecord(ledger, reference);
  const planned = await planWorkbookImport(workbookOf(sheets), {
    documentName: name,
    settings: readImportSettings(settings),
    profile,
    record,
    programmes: standardReference.programmes,
  });
  const posted = await postImported(ledger, planned.batch, {
    plannedAt: record.revision,
    admission: {
      mode: "report",
      rules: (asOf) => postingRulesOf({ asOf, policies: builtInPolicies }),
      reference,
      policies: builtInPolicies,
    },
  });
  return { planned, posted };
}

/** A workbook of drawn sheets. */
export function workbookOf(sheets: Readonly<Record<string, string>>): Workbook {
  return {
    format: "xlsx",
    sheets: Object.entries(sheets).map(([name, drawing]) => drawSheet(drawing, name)),
    blocks: [],
    notices: [],
  };
}

/** Plan and disbursement of the whole ledger as of a day, in đồng. */
export async function totalsOn(
  ledger: Ledger,
  asOf: string,
): Promise<{ readonly plan: bigint | null; readonly disbursed: bigint | null }> {
  const [row] = await ledger.positions({ asOf, groupBy: [] });
  return { plan: row?.plan ?? null, disbursed: row?.disbursed ?? null };
}

/** "code cell" of what was found, in its order. */
export function foundCells({ findings }: WorkbookImport): readonly string[] {
  return findings.map(({ code, place }) =>
    place === null ? code : `${code} ${String.fromCodePoint(65 + place.column)}${place.row + 1}`,
  );
}
