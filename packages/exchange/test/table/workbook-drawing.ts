/**
 * Workbooks drawn as text, with what their figures mean written beside them.
 *
 * A line a row, "|" between cells. "<" merges a cell with the one on its left, "^" with the one above; "*" makes a text
 * bold, ">" indents it, "#" keeps a number a text, "12.5%" is 0.125 shown as percent, "d:2023-10-31" a date, "=A1+B1~3" a
 * formula with its cached value and "=A1+B1~" one without; "⏎" breaks a line.
 *
 * A line of "@@" says what the columns below it mean ("plan central", "disbursed 2023-10-31", "plan carried 2022"; "plan
 * *1000" counts in another unit, "plan {CTMTQG giảm nghèo}" is of a programme). Behind "##" a row says whose money it counts ("unit=…; project=…"); only such rows tell
 * facts of their own. "-5" takes a column out, "5: plan" puts one in. "## total plan=8+14; disbursed=17" names the columns
 * of a printed grand total.
 */

/** One sheet. */
export interface DrawnSheet {
  readonly name?: string;
  readonly drawing: string;
  /** Đồng in one unit of the table; of several units in one sheet each column says its own. */
  readonly unit: bigint;
  readonly year: number | null;
  /** How its texts write numbers, where one of them says it. */
  readonly numbers?: "vi" | "en";
  /** ".VnTime": texts in TCVN3, capitals in ".VnTimeH"; "VNI-Times"; left out: Unicode. */
  readonly font?: ".VnTime" | "VNI-Times";
  readonly isDecomposed?: boolean;
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
  readonly isHidden?: boolean;
  /** Where its upper left corner stands; left out: A1. */
  readonly from?: { readonly row: number; readonly column: number };
  /** Numbers of the drawing become texts of this way of writing. */
  readonly asTexts?: "vi" | "en";
  /** Merged cells keep their upper left text only, as in a table that was pasted. */
  readonly isUnmerged?: boolean;
}

/** One workbook of the set. */
export interface DrawnWorkbook {
  /** Of its file. */
  readonly name: string;
  readonly layout: string;
  /** What it shows that others do not. */
  readonly shows: string;
  readonly sheets: readonly DrawnSheet[];
  readonly is1904?: boolean;
  /** What the ledger is told was disbursed, in đồng, where the file tells the same money in several tables; left out: the sum of its facts. */
  readonly disbursed?: bigint;
  /** Formats that the set holds besides the drawn XLSX and the XLSX and ODS that LibreOffice saved. */
  readonly more?: readonly "csv"[];
}

/** One amount, as the table means it. What is not said is null. */
export interface ExpectedFact {
  readonly cell: string;
  readonly measure: string;
  /** Whole đồng. */
  readonly amount: string;
  /** Dimensions of the funding source by their order: "central investment 2022". */
  readonly source: string;
  readonly isCarriedOver: boolean;
  readonly fiscalYear: number | null;
  readonly asOf: string | null;
  readonly unit: string | null;
  readonly project: string | null;
  readonly projectCode: string | null;
  readonly programme: string | null;
  readonly component: string | null;
  readonly fund: string | null;
  readonly standing: "own";
}

/** What a sheet comes to, where it prints a grand total. */
export interface ExpectedTotal {
  readonly measure: string;
  readonly amount: string;
}

/** A cell of a drawing with its marks read. */
export interface DrawnCell {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly lastRow: number;
  readonly lastColumn: number;
}

interface DrawnLine {
  readonly row: number;
  readonly texts: readonly string[];
  readonly note: string;
  readonly meanings: readonly string[];
}

function linesOf({ drawing }: DrawnSheet): readonly DrawnLine[] {
  const lines: DrawnLine[] = [];
  let meanings: readonly string[] = [];
  for (const line of drawing.replace(/^\n/u, "").replace(/\n$/u, "").split("\n")) {
    if (line.startsWith("@@")) {
      meanings = line
        .slice(2)
        .split("|")
        .map((each) => each.trim());
      continue;
    }
    const [cells = "", note = ""] = line.split("##");
    const texts = cells.trim() === "" ? [] : cells.split("|").map((cell) => cell.trim());
    lines.push({ row: lines.length, texts, note: note.trim(), meanings });
  }
  return lines;
}

/** The cells of a sheet where they stand in the file. */
export function drawnCells(sheet: DrawnSheet): readonly DrawnCell[] {
  const lines = linesOf(sheet);
  const { row: down, column: right } = sheet.from ?? { row: 0, column: 0 };
  return lines.flatMap(({ row, texts }) =>
    texts.flatMap((text, column): readonly DrawnCell[] => {
      if (text === "" || text === "<" || text === "^") return [];
      const wide = sheet.isUnmerged === true ? 0 : runOf(texts.slice(column + 1), "<");
      const tall = runOf(
        lines.slice(row + 1).map(({ texts: below }) => below[column] ?? ""),
        "^",
      );
      return [
        {
          row: row + down,
          column: column + right,
          text,
          lastRow: row + down + (sheet.isUnmerged === true ? 0 : tall),
          lastColumn: column + right + wide,
        },
      ];
    }),
  );
}

function runOf(texts: readonly string[], sign: string): number {
  const end = texts.findIndex((text) => text !== sign);
  return end === -1 ? texts.length : end;
}

/** "H12". */
export function cellName(row: number, column: number): string {
  const letter = String.fromCodePoint(65 + (column % 26));
  return `${column < 26 ? "" : String.fromCodePoint(64 + Math.floor(column / 26))}${letter}${row + 1}`;
}

/** What the sheet tells, by its notes. */
export function expectedFacts(sheet: DrawnSheet): readonly ExpectedFact[] {
  const { row: down, column: right } = sheet.from ?? { row: 0, column: 0 };
  return linesOf(sheet).flatMap((line) => {
    if (line.note === "" || line.note.startsWith("total")) return [];
    const words = line.note.split(";").map((each) => each.trim());
    const scope = new Map(words.flatMap((word) => pairOf(word, "=")));
    const taken = new Map<number, string>(line.meanings.entries());
    for (const word of words) {
      if (/^-\d+$/u.test(word)) taken.delete(Number(word.slice(1)));
      for (const [column, meaning] of pairOf(word, ":")) taken.set(Number(column), meaning);
    }
    return [...taken]
      .toSorted(([left], [other]) => left - other)
      .flatMap(([column, meaning]): readonly ExpectedFact[] => {
        const amount = meaning === "" ? null : drawnDecimal(line.texts[column] ?? "", sheet);
        if (amount === null) return [];
        const cell = cellName(line.row + down, column + right);
        return [factOf({ cell, amount, meaning, scope, sheet })];
      });
  });
}

function pairOf(word: string, sign: "=" | ":"): readonly (readonly [string, string])[] {
  const at = word.indexOf(sign);
  return at === -1 ? [] : [[word.slice(0, at).trim(), word.slice(at + 1).trim()]];
}

const sourceOrder = [
  /^(?:central|province|district|commune)$/u,
  /^(?:investment|recurrent)$/u,
  /^(?:domestic|foreign)$/u,
  /^20\d\d$/u,
  /^(?:direct|counterpart|integrated|offBudget)$/u,
];

function factOf({
  cell,
  amount,
  meaning,
  scope,
  sheet,
}: {
  readonly cell: string;
  readonly amount: string;
  readonly meaning: string;
  readonly scope: ReadonlyMap<string, string>;
  readonly sheet: DrawnSheet;
}): ExpectedFact {
  const programme = /\{(.+)\}/u.exec(meaning)?.[1];
  const [measure = "", ...words] = meaning
    .replace(/\{.*\}/u, "")
    .trim()
    .split(" ");
  const ofRow = (scope.get("source") ?? "").split(" ");
  const unit = words.find((word) => word.startsWith("*"));
  const source = sourceOrder.flatMap(
    (dimension) => words.find((word) => dimension.test(word)) ?? ofRow.find((word) => dimension.test(word)) ?? [],
  );
  const year = scope.get("year");
  return {
    cell,
    measure,
    amount: dongOfDecimal(amount, unit === undefined ? sheet.unit : BigInt(unit.slice(1))),
    source: source.join(" "),
    isCarriedOver: words.includes("carried") || ofRow.includes("carried"),
    fiscalYear: year === undefined ? sheet.year : Number(year),
    asOf: words.find((word) => /^\d{4}-\d\d-\d\d$/u.test(word)) ?? scope.get("asOf") ?? null,
    unit: scope.get("unit") ?? null,
    project: scope.get("project") ?? null,
    projectCode: scope.get("code") ?? null,
    programme: scope.get("programme") ?? programme ?? null,
    component: scope.get("component") ?? null,
    fund: scope.get("fund") ?? null,
    standing: "own",
  };
}

/** The printed grand totals, and what the sheet's own facts of that measure come to. */
export function expectedTotals(sheet: DrawnSheet): readonly ExpectedTotal[] {
  return linesOf(sheet).flatMap(({ note, texts, meanings }) => {
    if (!note.startsWith("total ")) return [];
    return note
      .slice("total ".length)
      .split(";")
      .map((each): ExpectedTotal => {
        const [[measure, columns] = ["", ""]] = pairOf(each.trim(), "=");
        const amounts = columns.split("+").map((column) => {
          const unit = /\*(\d+)/u.exec(meanings[Number(column)] ?? "")?.[1];
          const decimal = drawnDecimal(texts[Number(column)] ?? "", sheet) ?? "0";
          return BigInt(dongOfDecimal(decimal, unit === undefined ? sheet.unit : BigInt(unit)));
        });
        return { measure, amount: String(amounts.reduce((before, each) => before + each, 0n)) };
      });
  });
}

const typedUnits: Readonly<Record<string, bigint>> = {
  "tỷ đồng": 1_000_000_000n,
  "triệu đồng": 1_000_000n,
  "nghìn đồng": 1_000n,
};

/** The decimal number of a drawn cell, in a sheet of đồng also of "#1,5 tỷ đồng"; null: it says nothing. */
function drawnDecimal(marked: string, sheet: DrawnSheet): string | null {
  const { numbers = "vi" } = sheet;
  const text = marked.replace(/^[*>]+/u, "").replace(/^=.*~/u, "");
  if (!text.startsWith("#")) return /^-?\d+(?:\.\d+)?$/u.test(text) ? text : null;
  const [, amount, unit] = /^#(.+?) ((?:tỷ |triệu |nghìn )?đồng)$/u.exec(text) ?? [];
  if (amount !== undefined) {
    const decimal = drawnDecimal(`#${amount}`, { ...sheet, numbers });
    return decimal === null ? null : dongOfDecimal(decimal, typedUnits[unit ?? ""] ?? 1n);
  }
  const bare = text.slice(1).replaceAll(/\s/gu, "");
  const isNegative = /^\(.*\)$|^[-−]|[-−]$/u.test(bare);
  const digits = bare.replaceAll(/[()−-]/gu, "");
  const decimal = numbers === "vi" ? digits.replaceAll(".", "").replace(",", ".") : digits.replaceAll(",", "");
  return /^\d+(?:\.\d+)?$/u.test(decimal) ? `${isNegative ? "-" : ""}${decimal}` : null;
}

/** Exact: a drawing tells whole đồng. */
function dongOfDecimal(decimal: string, unit: bigint): string {
  const [whole = "0", fraction = ""] = decimal.replace("-", "").split(".");
  const scaled = BigInt(whole + fraction) * unit;
  const divisor = 10n ** BigInt(fraction.length);
  if (scaled % divisor !== 0n) throw new Error(`${decimal} is no whole number of đồng`);
  return String((decimal.startsWith("-") ? -scaled : scaled) / divisor);
}
