/**
 * The document that a table belongs to, as the lines above it say: whose it is, and the legal basis of its figures.
 */
import type { LegalBasis, PlainDate } from "@giaingan/finance";
import { plainDate } from "@giaingan/finance";
import { readReportHeader } from "../narrative/report-header.ts";
import type { GridView } from "../table/grid-view.ts";
import type { HeadingPlace } from "../table/understood-table.ts";

/** What the lines above a table say of its document. */
export interface TableDocument {
  /** "Huyện Kon Rẫy"; null: they name none, or several. */
  readonly unitName: string | null;
  readonly legalBasis: LegalBasis;
}

/** Lines above a heading that are read. */
const linesMax = 40;

/** Reads the lines between a row and a heading. */
export function titleOfTable(
  grid: GridView,
  { fromRow, heading }: { readonly fromRow: number; readonly heading: HeadingPlace },
): TableDocument {
  const lines: string[] = [];
  for (let row = fromRow; row < heading.firstRow && lines.length < linesMax; row += 1) {
    for (const column of grid.sheet.columnsOf(row)) {
      const text = grid.textAt(row, column);
      if (text !== "") lines.push(text);
    }
  }
  const header = readReportHeader(lines.join("\n"));
  const attached = attachedTo(lines.join(" "));
  return {
    unitName: header.unitName,
    legalBasis: {
      number: attached?.number ?? header.documentNumber,
      date: attached?.date ?? header.documentDate,
      issuer: header.issuer,
      title: header.title,
    },
  };
}

/** "Xã Tân Lập" on the tab of a sheet, under the letterhead of the district that all sheets have; null: it names no unit. */
export function unitOfSheet(name: string): string | null {
  const text = name
    .normalize("NFC")
    .trim()
    .replace(/^UBND /iu, "");
  if (
    !/^(?:x[ãÃ]|phường|thị trấn|huyện|thị xã|đặc khu) /iu.test(text) ||
    !/^\S+(?: (?:trấn|xã|khu|TRẤN|XÃ|KHU))? \p{Lu}/u.test(text)
  )
    return null;
  if (/(?<!\p{L})(?:ntm|nông thôn|đạt|nâng cao|kiểu mẫu|khó khăn|khu vực|loại)(?!\p{L})|\d{3}/iu.test(text))
    return null;
  const words =
    text === text.toUpperCase()
      ? text.toLowerCase().replaceAll(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase())
      : text;
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** "(Kèm theo Báo cáo số 123/BC-UBND ngày 05/11/2025 của UBND huyện …)". */
function attachedTo(text: string): { readonly number: string; readonly date: PlainDate | null } | null {
  const match =
    /kèm theo[^()]*?số\s*:?\s*(\d+\s?\/[\p{L}\d&/-]+)(?:\s*,?\s*ngày\s*(\d{1,2})(?:[/.-]|\s*tháng\s*)(\d{1,2})(?:[/.-]|\s*năm\s*)(\d{4}))?/iu.exec(
      text,
    );
  const [, number, day, month, year] = match ?? [];
  if (number === undefined) return null;
  const date = day === undefined ? null : plainDate({ year: Number(year), month: Number(month), day: Number(day) });
  return { number: number.replaceAll(" ", ""), date };
}
