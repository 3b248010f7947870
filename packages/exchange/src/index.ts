/** Documents in and out: narrative reports are read, answers become pictures. */
export {
  chartFileName,
  chartImage,
  type ChartImageOptions,
  type ChartName,
  chartNames,
  type ChartSubject,
  type ImageFormat,
  imageFormats,
  imageMediaTypes,
  type Provenance,
} from "./chart-image.ts";
export { type Companions, noCompanions, readCompanionFiles, readReferenceFile } from "./companion-files.ts";
export { type PolicyFile, readPolicyFile } from "./policy-file.ts";
export { entryColumns } from "./entries-file/entry-columns.ts";
export { readEntriesFile, readEntriesStream, type ReadingProgress } from "./entries-file/entries-reading.ts";
export { decodeEntriesFile } from "./entries-file/entries-text.ts";
export {
  columnsNeeded,
  entriesFileHeader,
  entriesFileRows,
  type EntryToWrite,
  writeEntriesFile,
  type WritingOptions,
} from "./entries-file/entries-writing.ts";
export { type MarkingOptions, markWorkbook } from "./error-workbook/mark-workbook.ts";
export { createFaultList, type FaultList, shownValue } from "./entries-file/fault-list.ts";
export type { EntriesFile, FileBatch, FileEntry, LongEntriesFile, LongFileBatch } from "./entries-file/file-entry.ts";
export { nearestWords } from "./entries-file/nearest-word.ts";
export { readDocument } from "./narrative/document-reading.ts";
export { extractFigures } from "./narrative/extraction.ts";
export type { Extraction, Figure } from "./narrative/figure.ts";
export { readReport, type ReportReading } from "./narrative/report-reading.ts";
export { toWireFigure, type WireFigure } from "./narrative/wire-figure.ts";
export {
  buildReportBatch,
  contentHashOf,
  dataDateOf,
  datesToKnow,
  type ReportBatch,
  type ReportOrigin,
} from "./report-batch.ts";
export { reportTextOf } from "./report-text.ts";
export { type ReportUnit, resolveReportUnit } from "./report-unit.ts";
export { toWireReport, type WireReport, type WireReportFigure } from "./wire-report.ts";
export { reconcileFileRefusals } from "./reconcile-file/reconcile-file-refusals.ts";
export { readPrintedTable } from "./reconcile-file/printed-table.ts";
export { readTreasuryStatement } from "./reconcile-file/treasury-statement.ts";
export { readSeriesFile } from "./series-file.ts";
export { decodeText } from "./text-file.ts";
export { readTriangleFile, type TriangleFile } from "./triangle-file.ts";
export type { LegacyScript, TextScript } from "./legacy-text/legacy-script.ts";
export {
  scriptOfTexts,
  type TextSurroundings,
  unicodeOfLegacy,
  type UnicodeText,
} from "./legacy-text/unicode-of-legacy.ts";
export { type GridView, viewGrid } from "./table/grid-view.ts";
export { type KnownName, matchNames, type NameMatch, type ProposedName } from "./table/name-matching.ts";
export { cellOfFigure, checkTable } from "./table/table-check.ts";
export type { TableFact } from "./table/table-fact.ts";
export { readTableFacts } from "./table/table-facts.ts";
export { columnName, understandSheet, type UnderstandingOptions } from "./table/table-understanding.ts";
export type {
  ColumnMeaning,
  MoneyColumn,
  MoneyMeasure,
  ReadCell,
  UnderstoodColumn,
  UnderstoodRow,
  UnderstoodTable,
} from "./table/understood-table.ts";
export { createSheetBuilder, openPackedSheet, type PackedSheet, type SheetBuilder } from "./workbook/packed-sheet.ts";
export type {
  CellDate,
  CellError,
  CellFormat,
  CellRange,
  CellValue,
  DocumentBlock,
  Sheet,
  Workbook,
  WorkbookNotice,
} from "./workbook/workbook.ts";
export { type ReadingLimits, readingLimits } from "./workbook/reading-limits.ts";
export { readWorkbook, type WorkbookReadingOptions } from "./workbook/workbook-reading.ts";
export { workbookRefusals } from "./workbook/workbook-refusals.ts";
export { columnMeaningChoices, columnMeaningName, measureNames } from "./table-import/column-meaning-name.ts";
export { moneyMeasures, plainColumnKinds } from "./table-import/column-meaning-value.ts";
export { importFindingKinds } from "./table-import/import-finding-kinds.ts";
export type { ImportFinding } from "./table-import/import-finding.ts";
export { type CellMark, marksOf } from "./table-import/import-marks.ts";
export { emptyProfile, type ImportProfile } from "./table-import/import-profile.ts";
export { emptyImportRecord, type ImportRecord } from "./table-import/import-record.ts";
export { importRefusals, refuseImport } from "./table-import/import-refusals.ts";
export { type ImportSettings, newName, noSettings } from "./table-import/import-settings.ts";
export { readProfileFile, writeProfileFile } from "./table-import/profile-file.ts";
export { openProfileStore, type ProfileStore } from "./table-import/profile-store.ts";
export {
  shownLimits,
  toWireImport,
  type WireImport,
  type WireImportTable,
  type WireImportTotal,
} from "./table-import/wire-import.ts";
export { readImportSettings, type WireImportSettings } from "./table-import/wire-settings.ts";
export { type ImportContext, planWorkbookImport, type WorkbookImport } from "./table-import/workbook-import.ts";
