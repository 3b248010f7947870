/**
 * Document reading: a whole report with its paragraphs and its tables: what each tells by itself, and what does not fit
 * between them.
 */
import type { PlainDate } from "@giaingan/finance";
import type { DocumentBlock, Workbook } from "../workbook/workbook.ts";
import { type DocumentTable, readDocumentTables } from "./document-table.ts";
import type { DocumentCheck, DocumentFinding, DocumentJudgement } from "./findings/document-finding.ts";
import { divideRates } from "./findings/document-division.ts";
import { judgeDocumentRates } from "./findings/document-rates.ts";
import { judgeDocumentSums } from "./findings/document-sums.ts";
import { judgeToldTwice } from "./findings/told-twice.ts";
import { type ReportReading, readReport } from "./report-reading.ts";
import { readToldCells } from "./told-cells.ts";
import type { ToldFigure } from "./told-figure.ts";
import { readToldSentences, rowKeysOf } from "./told-sentences.ts";

/** A document as it was read. */
export interface DocumentReading {
  /** Its paragraphs, one a line: places of figures and findings are offsets into it. */
  readonly text: string;
  readonly paragraphs: readonly DocumentParagraph[];
  /** What the paragraphs tell: figures, facts, and what does not fit among themselves. */
  readonly report: ReportReading;
  /** Its tables in order, read with the lines above them. */
  readonly tables: readonly DocumentTable[];
  /** False: so many figures that no person printed them; nothing was compared between places. */
  readonly isCompared: boolean;
  /** What does not fit between two places of the document: text and table, or two sentences. */
  readonly findings: readonly DocumentFinding[];
  /** What was compared between two places, and held. */
  readonly checks: readonly DocumentCheck[];
}

/** Where a paragraph stands in the text. */
export interface DocumentParagraph {
  /** Index into the workbook's blocks. */
  readonly block: number;
  readonly start: number;
  /** Exclusive; without the line break. */
  readonly end: number;
}

/**
 * Reads a document. Never throws: a file without paragraphs has an empty text, and one without tables none.
 *
 * @param workbook what `readWorkbook` gave, of any format; the sheets of one without blocks are its tables
 */
export function readDocument(workbook: Pick<Workbook, "sheets" | "blocks">): DocumentReading {
  const { sheets } = workbook;
  const blocks = workbook.blocks.length > 0 ? workbook.blocks : sheets.map(toTableBlock);
  const { text, paragraphs } = joinParagraphs(blocks);
  const report = readReport(text);
  const tables = readDocumentTables(blocks, sheets);
  const isCompared =
    report.figures.length <= comparedFiguresMax &&
    tables.reduce((count, { facts }) => count + facts.length, 0) <= comparedCellsMax;
  const judged = isCompared ? compare({ text, report, tables }) : [];
  return {
    text,
    paragraphs,
    report,
    tables,
    isCompared,
    findings: judged.flatMap(({ findings }) => findings),
    checks: judged.flatMap(({ checks }) => checks),
  };
}

const comparedFiguresMax = 1_000;
const comparedCellsMax = 5_000;

function compare({
  text,
  report,
  tables,
}: Pick<DocumentReading, "text" | "report" | "tables">): readonly DocumentJudgement[] {
  const fiscalYear = report.fiscalYear ?? yearOfTables(tables);
  const cells = withDataDate(
    tables.flatMap((table) => readToldCells(table, { fiscalYear })),
    report,
  );
  const hasProgrammes = new Set(report.figures.flatMap(({ scope }) => scope ?? [])).size > 1;
  const context = { text, unitName: report.unitName, fiscalYear, hasProgrammes, rowKeys: rowKeysOf(cells) };
  const sentences = withDataDate(readToldSentences(report.figures, context), report, cells);
  const told = { figures: report.figures, sentences, cells, context };
  const rates = divideRates(told);
  return [judgeToldTwice(told, rates), judgeDocumentSums(told), judgeDocumentRates(rates)];
}

function toTableBlock(_sheet: unknown, sheetIndex: number): DocumentBlock {
  return { kind: "table", sheetIndex };
}

/** The paragraphs as one text, in NFC. A break inside one (Shift+Enter) stays a line break. */
function joinParagraphs(blocks: readonly DocumentBlock[]): Pick<DocumentReading, "text" | "paragraphs"> {
  const paragraphs: DocumentParagraph[] = [];
  const texts: string[] = [];
  let start = 0;
  for (const [block, { kind, ...rest }] of blocks.entries()) {
    if (kind !== "paragraph" || !("text" in rest)) continue;
    const text = rest.text.normalize("NFC");
    paragraphs.push({ block, start, end: start + text.length });
    texts.push(text);
    start += text.length + 1;
  }
  return { text: texts.join("\n"), paragraphs };
}

function yearOfTables(tables: readonly DocumentTable[]): number | null {
  return tables.find(({ understood }) => understood.fiscalYear !== null)?.understood.fiscalYear ?? null;
}

/**
 * Undated figures take the data date of the document where all its dated disbursements are of one day; of several, nobody
 * can tell which is meant, and they are left out.
 */
function withDataDate(
  told: readonly ToldFigure[],
  report: ReportReading,
  others: readonly ToldFigure[] = [],
): readonly ToldFigure[] {
  const isDated = ({ measure }: ToldFigure): boolean => measure === "disbursed" || measure === "mobilised";
  const dates = new Set<PlainDate>([
    ...[...told, ...others].flatMap((figure) => (isDated(figure) && figure.asOf !== null ? [figure.asOf] : [])),
    ...report.figures.flatMap(({ role, asOf }) => (role === "disbursed" && asOf !== null ? [asOf] : [])),
  ]);
  const [date] = dates;
  if (date === undefined) return told;
  if (dates.size > 1) return told.filter((figure) => !isDated(figure) || figure.asOf !== null);
  return told.map((figure) => (isDated(figure) && figure.asOf === null ? { ...figure, asOf: date } : figure));
}
