/** An imported workbook as a person reads it: what was understood, what was found, what is posted. */
import {
  columnMeaningName,
  measureNames,
  toWireImport,
  type WireImportTable,
  type WireImportTotal,
  type WorkbookImport,
} from "@giaingan/exchange";
import { type Finding, formatDate, formatMoneyWithUnit, type Language } from "@giaingan/finance";
import { findingLines } from "./findings-text.ts";
import { lateWords } from "./late-posting.ts";
import { textTable } from "./text-table.ts";

/** What became of it. */
export interface ImportOutcome {
  readonly isPreview: boolean;
  readonly revision: number;
  readonly postedCount: number;
  readonly lateCount: number;
  /** What the ledger found when it judged the batch. */
  readonly findings: readonly Finding[];
}

/** What is told. */
export interface ImportReport {
  readonly path: string;
  readonly planned: WorkbookImport;
  readonly outcome: ImportOutcome;
  /** What does not fit between the tables and the sentences of a document. */
  readonly documentFindings: readonly Finding[];
  /** Where the marked workbook was written; null: it was not. */
  readonly markedPath: string | null;
}

/** Rows of each table that are shown, and findings. */
const limits = { rows: 40, findings: 40, entries: 0 };

const confidenceNames = {
  certain: { vi: "chắc chắn", en: "certain" },
  likely: { vi: "có thể", en: "likely" },
  unclear: { vi: "CHƯA RÕ", en: "UNCLEAR" },
} as const;

/** The text. */
export function importText(report: ImportReport, language: Language): string {
  const { path, planned, outcome, documentFindings } = report;
  const isVietnamese = language === "vi";
  const wire = toWireImport(planned, limits);
  const parts = [path];
  for (const table of wire.tables) parts.push("", ...tableLines(table, { isPreview: outcome.isPreview, language }));
  if (wire.totals.length > 0) parts.push("", totalsTable(wire.totals, language));
  const marks = {
    error: isVietnamese ? "LỖI" : "ERROR",
    warning: isVietnamese ? "CẦN XEM" : "CHECK",
    information: isVietnamese ? "ghi chú" : "note",
  };
  if (wire.findings.length > 0) {
    parts.push("");
    for (const { severity, fact, remedy } of wire.findings)
      parts.push(`  [${marks[severity]}] ${fact[language]} ${remedy[language]}`);
    const more = wire.findingCount - wire.findings.length;
    if (more > 0) parts.push(isVietnamese ? `  … và ${more} chỗ khác.` : `  … and ${more} more.`);
  }
  const judged = findingLines([...documentFindings, ...outcome.findings], [], language);
  if (judged.length > 0) parts.push("", ...judged.slice(0, limits.findings));
  return [...parts, "", ...closingLines(report, language)].join("\n");
}

function tableLines(
  table: WireImportTable,
  { isPreview, language }: { readonly isPreview: boolean; readonly language: Language },
): readonly string[] {
  const isVietnamese = language === "vi";
  const about = [
    table.unitName,
    table.moneyUnit === null ? null : table.moneyUnit.printed,
    table.asOf === null ? null : `${isVietnamese ? "đến" : "to"} ${formatDate(table.asOf)}`,
    table.fiscalYear === null ? null : `${isVietnamese ? "năm" : "year"} ${table.fiscalYear}`,
    `${table.rowCount} ${isVietnamese ? "dòng" : "rows"}`,
  ].filter((word) => word !== null && word !== "");
  const heading = `${table.sheet}!${table.range}${table.title === null ? "" : ` · ${table.title}`}`;
  if (!isPreview) return [heading, `  ${about.join(" · ")}`];
  const head = isVietnamese ? ["Cột", "Tiêu đề", "Được hiểu là", ""] : ["Column", "Heading", "Understood as", ""];
  const columns = table.columns.map(({ letter, name, meaning, confidence }) => [
    letter,
    name,
    columnMeaningName(meaning)[language],
    confidenceNames[confidence][language],
  ]);
  return [heading, `  ${about.join(" · ")}`, textTable(head, columns), ...rowsTable(table, language)];
}

/** The rows with the columns of money, as they stand in the file. */
function rowsTable(table: WireImportTable, language: Language): readonly string[] {
  const isVietnamese = language === "vi";
  const shown = table.columns.flatMap(({ meaning, letter }, index) =>
    meaning.kind === "money" ? [{ letter, index }] : [],
  );
  const columns = shown.slice(0, 8);
  const head = [
    isVietnamese ? "Dòng" : "Row",
    isVietnamese ? "Nội dung" : "Name",
    ...columns.map(({ letter }) => letter),
  ];
  const rows = table.rows.map(({ row, label, name, depth, cells, isHeld }) => [
    `${row}${isHeld ? " ✗" : ""}`,
    `${"  ".repeat(depth)}${label === "" ? "" : `${label} `}${name}`,
    ...columns.map(({ index }) => cells[index] ?? ""),
  ]);
  const more = table.rowCount - table.rows.length;
  const rest = more > 0 ? [isVietnamese ? `  … và ${more} dòng nữa.` : `  … and ${more} more rows.`] : [];
  return rows.length === 0
    ? []
    : [
        textTable(
          head,
          rows,
          columns.map((_, index) => index + 2),
        ),
        ...rest,
      ];
}

function totalsTable(totals: readonly WireImportTotal[], language: Language): string {
  const isVietnamese = language === "vi";
  const head = isVietnamese
    ? ["Số liệu đọc được", "Năm", "Đến ngày", "Số tiền"]
    : ["Understood", "Year", "As of", "Amount"];
  const rows = totals.map(({ measure, fiscalYear, asOf, amount }) => [
    measureNames[measure][language],
    fiscalYear === null ? "" : String(fiscalYear),
    asOf === null ? "" : formatDate(asOf),
    formatMoneyWithUnit(BigInt(amount), { language, unit: "dong" }),
  ]);
  return textTable(head, rows, [3]);
}

function closingLines({ planned, outcome, markedPath }: ImportReport, language: Language): readonly string[] {
  const isVietnamese = language === "vi";
  const { heldRows, heldTables, batch } = planned;
  const lines: string[] = [];
  if (heldTables.size > 0)
    lines.push(
      isVietnamese
        ? `Chưa ghi ${heldTables.size} bảng: cần làm rõ trước.`
        : `${heldTables.size} tables are held back until they are settled.`,
    );
  if (heldRows.size > 0)
    lines.push(
      isVietnamese
        ? `Chưa ghi ${heldRows.size} dòng có lỗi; sửa rồi nhập lại, chỉ phần mới được ghi.`
        : `${heldRows.size} faulty rows are held back; correct them and import again: only what is new is posted.`,
    );
  if (markedPath !== null)
    lines.push(isVietnamese ? `Tệp đã đánh dấu lỗi: ${markedPath}` : `The file with its faults marked: ${markedPath}`);
  const { isPreview, postedCount, revision, lateCount } = outcome;
  if (isPreview && !planned.isPlanned)
    lines.push(
      isVietnamese
        ? `Xem trước: ${planned.postedFactCount} số liệu sẽ được đối chiếu với sổ khi ghi; chưa ghi gì.`
        : `Preview: ${planned.postedFactCount} figures will be compared with the ledger when they are posted; nothing has been.`,
    );
  else if (isPreview)
    lines.push(
      isVietnamese
        ? `Xem trước: sẽ ghi ${batch.entries.length} bút toán; chưa ghi gì.`
        : `Preview: ${batch.entries.length} entries would be posted; nothing has been.`,
    );
  else if (postedCount === 0)
    lines.push(
      isVietnamese
        ? "Sổ đã có các số liệu này: không ghi thêm bút toán nào (0)."
        : "The ledger has these figures already: no entry is posted (0).",
    );
  else
    lines.push(
      (isVietnamese
        ? `Đã ghi ${postedCount} bút toán, bản ghi số ${revision}. Thu hồi: giaingan undo ${revision}`
        : `Posted ${postedCount} entries, revision ${revision}. To take them back: giaingan undo ${revision}`) +
        lateWords(lateCount, language),
    );
  return lines;
}
