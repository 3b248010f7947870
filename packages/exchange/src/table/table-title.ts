/**
 * What stands above a table: its title, the unit of money, the day that it is counted to, and the budget year.
 */
import { type FundingSource, type PlainDate, plainDate, sourceDimensions, sourceNotStated } from "@giaingan/finance";
import { fundMeanings } from "../narrative/fund.ts";
import { findDates } from "../narrative/date-context.ts";
import { splitSentences } from "../narrative/sentence.ts";
import { tokenize } from "../narrative/token.ts";
import { readHeadingWords } from "./column-cues.ts";
import { isNoMoneyOfYear } from "./column-nouns.ts";
import type { GridView } from "./grid-view.ts";
import { readUnitWords } from "./unit-words.ts";
import type { HeadingPlace, TableUnit } from "./understood-table.ts";

/** What a table's title says. */
export interface TableTitle {
  readonly title: string | null;
  readonly asOf: PlainDate | null;
  readonly fiscalYear: number | null;
  readonly unit: TableUnit | null;
  /** The dimensions that all of the table is of, as title and sheet name say: "Vốn sự nghiệp năm 2023". */
  readonly source: FundingSource;
}

/** Rows above a heading that can belong to it. */
const titleRows = 40;

/** What every document of the administration has above its title. */
const letterhead =
  /^(?:cộng h(?:òa|oà) xã hội|độc lập|ủy ban nhân dân|uỷ ban nhân dân|ubnd|hội đồng nhân dân|số\s*:|(?:phụ lục|phụ biểu|biểu mẫu|biểu|mẫu)(?: số)?[ .:]*[\dIVX./-]+[a-z]?$|phụ lục$|phụ biểu$)(?![\p{L}])/iu;

/** Reads the lines above a heading, from a row on, and the unit in the heading itself. */
export function readTableTitle(
  grid: GridView,
  { heading, fromRow }: { readonly heading: HeadingPlace; readonly fromRow: number },
): TableTitle {
  const lines: string[] = [];
  const first = Math.max(fromRow, heading.firstRow - titleRows);
  let unit: TableUnit | null = null;
  for (let row = first; row <= (heading.numberRow ?? heading.lastRow); row += 1) {
    const seen = new Set<string>();
    for (const column of grid.sheet.columnsOf(row)) {
      const text = grid.textAt(row, column);
      if (text === "" || seen.has(text)) continue;
      seen.add(text);
      const isAbove = row < heading.firstRow;
      // A unit in one heading cell is that column's; in the corner beside the heading it is the table's.
      const words =
        isAbove || row === heading.numberRow || /(?:đơn vị(?: tính)?|đvt)\s*[:：]/iu.test(text)
          ? readUnitWords(text)
          : null;
      if (words !== null) unit = { ...words, row, column };
      if (isAbove) lines.push(text);
    }
  }
  const title = lines.filter((line) => !letterhead.test(line) && readUnitWords(line) === null).join(" ");
  const { asOf, namedYear } = readDates(lines.join("\n"));
  const dayYear = asOf === null ? null : Number(asOf.slice(0, 4));
  const headingYear = readHeadingYear(grid, heading);
  // "Đến 31/01/2024" over "Kế hoạch vốn năm 2023" is still the budget year 2023.
  const isNear = headingYear !== null && (dayYear === null || headingYear === dayYear || headingYear === dayYear - 1);
  return {
    title: title === "" ? null : title,
    unit,
    asOf,
    fiscalYear: namedYear ?? (isNear ? headingYear : dayYear),
    source: readTitleSource([...lines, grid.sheet.name]),
  };
}

/** What the lines say of the source with one voice: "vốn đầu tư và vốn sự nghiệp" says nothing of its nature. */
function readTitleSource(lines: readonly string[]): FundingSource {
  const named = lines.flatMap((line) => readHeadingWords(line).funds).map((fund) => fundMeanings[fund].source);
  const voices = sourceDimensions.map((dimension) => {
    const told = new Set(named.flatMap((each) => each[dimension] ?? []));
    return [dimension, told.size === 1 ? [...told][0] : null] as const;
  });
  const told = { ...sourceNotStated, ...(Object.fromEntries(voices) as Partial<FundingSource>) };
  return told.relation === null && lines.some(isOfCounterpart) ? { ...told, relation: "counterpart" } : told;
}

/** "Vốn đối ứng năm 2025"; "Vốn ODA và vốn đối ứng" is of both. */
function isOfCounterpart(line: string): boolean {
  const { cues, funds } = readHeadingWords(line);
  return cues.has("counterpart") && !funds.some((fund) => ["foreign", "central", "domestic", "direct"].includes(fund));
}

/** Where no title names a year: the latest that a heading of plans names, else the year of the days that it names. */
function readHeadingYear(grid: GridView, { firstRow, lastRow }: HeadingPlace): number | null {
  const planYears: number[] = [];
  const dayYears: number[] = [];
  for (let row = firstRow; row <= lastRow; row += 1) {
    for (const column of grid.sheet.columnsOf(row)) {
      const text = grid.textAt(row, column);
      const years = (text.match(/(?<!\d)20\d\d(?!\d)/gu) ?? []).map(Number);
      const { cues, dates } = readHeadingWords(text);
      const isDay = dates.some(({ kind, month }) => kind !== "year" && month !== null);
      if (cues.has("needed") || cues.has("carriedFurther") || isNoMoneyOfYear([text], { fiscalYear: null })) continue;
      if (cues.has("plan") || cues.has("ownYear")) planYears.push(...years);
      // January's payments still belong to the year before.
      else if (isDay)
        dayYears.push(...dates.flatMap(({ year, month }) => (year === null ? [] : [month === 1 ? year - 1 : year])));
    }
  }
  const years = planYears.length > 0 ? planYears : dayYears;
  return years.length === 0 ? null : Math.max(...years);
}

/** "Thời điểm báo cáo: 31/12/2024", "Số liệu ngày 31/12/2024". */
function readNamedDay(text: string): PlainDate | null {
  const named =
    /(?:(?:thời điểm|kỳ)(?: báo cáo| số liệu| chốt số liệu| lấy số liệu)?|số liệu(?: báo cáo)?|chốt số liệu|tính đến|lũy kế đến|cập nhật(?: đến)?)\s*[:：]?\s*(?:đến )?(?:hết )?(?:ngày )?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})/iu;
  const [, day, month, year] = named.exec(text.normalize("NFC")) ?? [];
  return day === undefined ? null : plainDate({ year: Number(year), month: Number(month), day: Number(day) });
}

/** "as of 30/06/2024". */
function readEnglishDay(text: string): PlainDate | null {
  const [, day, month, year] = /\b(?:as of|as at|up to|until)\s+(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})/iu.exec(text) ?? [];
  return day === undefined ? null : plainDate({ year: Number(year), month: Number(month), day: Number(day) });
}

/** The day that figures are counted to: the last that the lines name; and the first year. */
function readDates(text: string): { readonly asOf: PlainDate | null; readonly namedYear: number | null } {
  const tokens = tokenize(text);
  const dates = findDates(tokens, splitSentences(tokens));
  const counted = dates.filter(({ kind, date }) => kind === "asOf" && date !== null);
  const asOf = counted.at(-1)?.date ?? readNamedDay(text) ?? readEnglishDay(text);
  const named = dates.find(({ kind, year }) => kind === "year" && year !== null)?.year ?? null;
  return { asOf, namedYear: named };
}
