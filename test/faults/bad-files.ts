/**
 * Files made bad by hand, one fault each: cells, parts, markup, text, in every format; and the attacks. Each says what an officer must
 * be told: the cell, or the part, or the place in the text.
 */
import { attacks } from "../../packages/exchange/test/attacks/attacks.ts";
import { type ZipPart, zipFile } from "../../packages/exchange/test/workbook/zip-file.ts";
import { smallTables, type SmallTable, tableFiles, tableRows, type Written } from "./small-tables.ts";

/** A bad file. */
export interface BadFile {
  readonly name: string;
  readonly file: string;
  readonly draw: () => Uint8Array;
  readonly told: Told;
}

/** What must be told of a bad file. */
export type Told =
  /** A finding at this cell. */
  | { readonly kind: "cell"; readonly cell: string }
  /** A refusal with at least these values. */
  | { readonly kind: "refusal"; readonly values: Readonly<Record<string, string>> }
  /** A refusal that names this part, where the file cannot be read without it. */
  | { readonly kind: "part"; readonly part: string }
  /** Anything that is told: what it is exactly, the tests of the attacks say. */
  | { readonly kind: "any" };

const letters = ["A", "B", "C", "D", "E"] as const;

function bytesOf({ parts, text }: SmallTable): Uint8Array {
  return parts === null ? Buffer.from(text) : zipFile(parts);
}

/** Where a cell of the table stands in a file: in a document its two lines of title are paragraphs. */
function cellOf(file: string, { row, column }: CellAt): string {
  const isDocument = file.endsWith(".docx");
  const sheet = /\.(?:docx|csv)$/u.test(file) ? "Bảng 1" : "Biểu 1";
  return `${sheet}!${letters[column] ?? "A"}${row + 1 - (isDocument ? 2 : 0)}`;
}

interface CellAt {
  readonly row: number;
  readonly column: number;
}

/** What is written where a sum of money should stand. */
const badAmounts: readonly Written[] = [
  "4o.ooo",
  "mười nghìn",
  "10..000",
  "10.000 và 5",
  "31/02/2023",
  "1E400",
  "NaN",
  "0x1F",
  "(10.000",
  "=cmd|'/c calc'!A1",
  "--5",
  "½",
  "１０００x",
  -5000,
];
const amountCells: readonly CellAt[] = [
  { row: 5, column: 2 },
  { row: 5, column: 3 },
  { row: 6, column: 2 },
];

const badCells: readonly BadFile[] = badAmounts.flatMap((amount) =>
  amountCells.flatMap((at) => {
    const rows = tableRows.map((cells, row) =>
      cells.map((value, column) => (row === at.row && column === at.column ? amount : value)),
    );
    return tableFiles(rows).map((table): BadFile => {
      const cell = cellOf(table.name, at);
      return {
        name: `${table.name}: "${amount}" at ${cell}`,
        file: table.name,
        draw: () => bytesOf(table),
        told: { kind: "cell", cell },
      };
    });
  }),
);

/** What is stored where a number should be, in a spreadsheet. */
const badNumbers = ["x", "1E400", "NaN", "0x1F", "1,5"];

const badStored: readonly BadFile[] = amountCells.flatMap((at) =>
  badNumbers.flatMap((number) =>
    smallTables.slice(0, 2).map((table): BadFile => {
      const value = String(tableRows[at.row]?.[at.column]);
      const parts = (table.parts ?? []).map((part) => ({
        ...part,
        content: String(part.content)
          .replace(`<v>${value}</v>`, `<v>${number}</v>`)
          .replace(`office:value="${value}"`, `office:value="${number}"`),
      }));
      const cell = cellOf(table.name, at);
      const [sheet = "", reference = ""] = cell.split("!");
      return {
        name: `${table.name}: ${number} is stored at ${cell}`,
        file: table.name,
        draw: () => zipFile(parts),
        told: { kind: "refusal", values: { sheet, cell: reference, value: number } },
      };
    }),
  ),
);

/** What is done to the markup of a part. */
const badMarkup: Readonly<Record<string, (content: string) => string | Uint8Array | null>> = {
  "is missing": () => null,
  "is empty": () => "",
  "is cut in half": (content) => content.slice(0, content.length / 2),
  "is cut before its end": (content) => content.slice(0, -1),
  "has a document type": (content) => content.replace(/^(?:<\?.*?\?>)?/u, "$&<!DOCTYPE x>"),
  "has an entity": (content) => content.replace(/(<[A-Za-z][^>]*[^/]>)(.*)$/su, "$1&x;$2"),
  "has a zero": (content) => `${content.slice(0, 60)}\u0000${content.slice(60)}`,
  "has a byte that is no text": (content) => Buffer.concat([Buffer.from(content), Buffer.from([0xff])]),
  "is in an encoding of its own": (content) =>
    `<?xml version="1.0" encoding="x-mac"?>${content.replace(/^<\?.*?\?>/u, "")}`,
  "has a tag that closes another": (content) => content.replace(/<\/([A-Za-z:]+)>\s*$/u, "</$1x>"),
  "is a picture": () => Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"),
  "is another part": () => "<x/>",
};

function badPart(table: SmallTable, { part, fault }: { readonly part: ZipPart; readonly fault: string }): BadFile {
  const content = badMarkup[fault]?.(String(part.content)) ?? null;
  const others = (table.parts ?? []).flatMap((other) => {
    if (other !== part) return [other];
    return content === null ? [] : [{ ...other, content }];
  });
  return {
    name: `${table.name}: ${part.name} ${fault}`,
    file: table.name,
    draw: () => zipFile(others),
    told: { kind: "part", part: part.name },
  };
}

const badParts: readonly BadFile[] = smallTables.flatMap((table) =>
  (table.parts ?? [])
    .filter(({ name }) => name !== "mimetype")
    .flatMap((part) => Object.keys(badMarkup).map((fault) => badPart(table, { part, fault }))),
);

/** What is put into a text, and how it is refused. */
const badBytes: Readonly<Record<string, (at: number) => { readonly bytes: Buffer; readonly offset: number }>> = {
  "a zero": (at) => ({ bytes: Buffer.from([0]), offset: at }),
  "half a letter": (at) => ({ bytes: Buffer.from([0xe1, 0xba]), offset: at }),
  "a bell": (at) => ({ bytes: Buffer.from([7]), offset: at }),
  "the end of a former system": (at) => ({ bytes: Buffer.from([0x1a]), offset: at }),
};

const badTexts: readonly BadFile[] = smallTables
  .filter(({ parts }) => parts === null)
  .flatMap(({ name, text }) =>
    [0.1, 0.3, 0.5, 0.7, 0.9].flatMap((share) => {
      // Between two lines, so that no letter is cut.
      const before = Buffer.from(text.slice(0, text.indexOf("\n", text.length * share) + 1));
      const behind = Buffer.from(text.slice(before.toString().length));
      return Object.entries(badBytes).map(([what, draw]): BadFile => {
        const { bytes, offset } = draw(before.length);
        return {
          name: `${name}: ${what} at ${before.length}`,
          file: name,
          draw: () => Buffer.concat([before, bytes, behind]),
          told: { kind: "refusal", values: { offset: String(offset) } },
        };
      });
    }),
  );

/** All bad files. */
export const badFiles: readonly BadFile[] = [
  ...badCells,
  ...badStored,
  ...badParts,
  ...badTexts,
  ...attacks.map(({ name, file, draw }): BadFile => ({ name, file, draw, told: { kind: "any" } })),
];
