/** What may come of a file, however broken: it is read and understood, or refused by the catalogue with what to do. Nothing else. */
import assert from "node:assert/strict";
import { type Bilingual, languages, Refusal } from "@giaingan/finance";
import {
  emptyImportRecord,
  emptyProfile,
  importRefusals,
  noSettings,
  planWorkbookImport,
  readReport,
  reportTextOf,
  workbookRefusals,
} from "../../packages/exchange/src/index.ts";
import { referenceOf } from "../../packages/exchange/src/workbook/cell-reference.ts";
import { readFormat } from "../../packages/exchange/src/workbook/format-readers.ts";
import { openReadWorkbook } from "../../packages/exchange/src/workbook/read-workbook.ts";
import { readingLimits } from "../../packages/exchange/src/workbook/reading-limits.ts";
import type { CellPlace } from "../../packages/exchange/src/workbook/workbook.ts";

/** Small bounds: a part that grows without end is refused at once, and the next file comes. */
const limits = { ...readingLimits, unpackedSizeMax: 20 * 1024 * 1024, cellCountMax: 200_000, mergeCountMax: 5_000 };
const knownCodes = new Set([...Object.keys(workbookRefusals), ...Object.keys(importRefusals), "emptyFile"]);

/** What came of a file. */
export type FileOutcome =
  | {
      readonly kind: "read";
      /** What an officer is told of its cells: code and place ("Biểu 1!C6"; null: no cell). */
      readonly findings: readonly { readonly code: string; readonly cell: string | null }[];
    }
  | { readonly kind: "refused"; readonly code: string; readonly values: Readonly<Record<string, string>> };

/** Fact and remedy, in both languages. */
function assertTold({ fact, remedy }: { readonly fact: Bilingual; readonly remedy: Bilingual }): void {
  for (const language of languages)
    assert(fact[language] !== "" && remedy[language] !== "", "a fault is told with a remedy");
}

function cellName({ sheet, row, column }: CellPlace): string {
  return `${sheet}!${referenceOf(row, column)}`;
}

/**
 * Reads a file and plans what would be posted of it.
 *
 * @throws whatever is no refusal of the catalogue with a fact and a remedy
 */
export async function judgeFile(bytes: Uint8Array, name: string): Promise<FileOutcome> {
  try {
    const workbook = openReadWorkbook(readFormat(bytes, { path: name, limits }));
    const report = reportTextOf(workbook, { bytes, path: name });
    if (report !== null) {
      const { findings } = readReport(report);
      return { kind: "read", findings: findings.map(({ code }) => ({ code, cell: null })) };
    }
    const { findings } = await planWorkbookImport(workbook, {
      documentName: name,
      settings: { ...noSettings, unit: "Xã A", asOf: "2023-10-31", fiscalYear: 2023, moneyUnit: 1_000_000n },
      profile: emptyProfile,
      record: emptyImportRecord,
      programmes: [],
    });
    for (const finding of findings) assertTold(finding);
    return {
      kind: "read",
      findings: findings.map(({ code, place }) => ({ code, cell: place === null ? null : cellName(place) })),
    };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    assert(knownCodes.has(error.code), `${error.code} is of the catalogue`);
    assertTold(error);
    return { kind: "refused", code: error.code, values: error.values };
  }
}
