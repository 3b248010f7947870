/**
 * Importing, in a process of its own: `table PATH`, `entries PATH COUNT` make a file; `read PATH`, `preview PATH`, `hucre PATH` read a
 * workbook, `stream PATH`, `duckdb PATH` an entries file.
 */
import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import process from "node:process";
import { DuckDBInstance } from "@duckdb/node-api";
import {
  emptyImportRecord,
  emptyProfile,
  entriesFileHeader,
  entriesFileRows,
  noSettings,
  planWorkbookImport,
  readEntriesStream,
  readWorkbook,
} from "../packages/exchange/src/index.ts";
import { tellParent } from "./child-process.ts";
import { makeEntries } from "./national-entries.ts";

/** What reading took; making and loading the file from disk are not counted. */
export interface ImportFigures {
  readonly durationMs: number;
  /** Rows that were read. */
  readonly rowCount: number;
}

const tableRowCount = 100_000;
const seed = 2023;
const entriesPerPiece = 20_000;
/** A look at more amounts does not plan their entries, as on the command line. */
const plannedFactsMax = 20_000;

/** What is asked of it. */
interface Hucre {
  readonly writeXlsx: (workbook: {
    readonly sheets: readonly { readonly name: string; readonly rows: readonly (readonly (string | number)[])[] }[];
  }) => Promise<Uint8Array>;
  readonly readXlsx: (
    bytes: Uint8Array,
  ) => Promise<{ readonly sheets: readonly { readonly rows: readonly unknown[] }[] }>;
}

/** A dependency of the tests of one package. */
async function loadHucre(): Promise<Hucre> {
  const { resolve } = createRequire(join(import.meta.dirname, "../packages/exchange/package.json"));
  return (await import(resolve("hucre"))) as Hucre;
}

/** 100.000 projects of 300 communes: plan and payments by three funds, with their totals and the rate. */
function tableRows(): (string | number)[][] {
  const heading = ["STT", "Danh mục dự án", "Mã dự án", "Chủ đầu tư"];
  const funds = ["NSTW", "NS tỉnh", "NS huyện"];
  const columns = ["Kế hoạch vốn năm 2023", "Giải ngân đến 31/10/2023"].flatMap((measure) =>
    [...funds, "Tổng số"].map((fund) => `${measure} ${fund}`),
  );
  const rows = Array.from({ length: tableRowCount }, (_, rank) => {
    const plan = [rank % 90, rank % 70, rank % 50].map((amount) => amount + 10);
    const paid = plan.map((amount, place) => Math.floor((amount * ((rank + place) % 10)) / 10));
    const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
    return [
      rank + 1,
      `Đường giao thông thôn ${rank}`,
      `7${String(rank).padStart(6, "0")}`,
      `Xã ${rank % 300}`,
      ...plan,
      sum(plan),
      ...paid,
      sum(paid),
    ];
  });
  return [
    ["UBND TỈNH KON TUM"],
    ["KẾ HOẠCH VÀ GIẢI NGÂN NĂM 2023"],
    ["Đơn vị: triệu đồng"],
    [...heading, ...columns],
    ...rows,
  ];
}

async function makeEntriesFile(path: string, count: number): Promise<void> {
  const options = { hasTitles: false, hasLate: false };
  const file = createWriteStream(path);
  file.write(entriesFileHeader(options));
  for (let start = 0; start < count; start += entriesPerPiece) {
    const entries = makeEntries({ start, end: Math.min(count, start + entriesPerPiece), size: count, seed });
    if (!file.write(entriesFileRows(entries, options))) await once(file, "drain");
  }
  await new Promise<void>((resolve) => file.end(() => resolve()));
}

async function timed(work: () => Promise<number>): Promise<ImportFigures> {
  const startedAt = performance.now();
  const rowCount = await work();
  return { durationMs: performance.now() - startedAt, rowCount };
}

async function preview(path: string): Promise<number> {
  const workbook = await readWorkbook(await readFile(path), { path });
  const { tables } = await planWorkbookImport(workbook, {
    documentName: basename(path),
    settings: { ...noSettings, takesNewUnits: true },
    profile: emptyProfile,
    record: emptyImportRecord,
    programmes: [],
    plannedFactsMax,
  });
  return tables.reduce((sum, { understood }) => sum + understood.rows.length, 0);
}

async function readInDuckdb(path: string): Promise<number> {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(`CREATE TABLE entries AS SELECT * FROM read_csv('${path}', header = true)`);
  const [row] = (await connection.runAndReadAll("SELECT count(*) FROM entries")).getRows();
  return Number(row?.[0]);
}

const [mode, path = "", count = "0"] = process.argv.slice(2);
const works: Readonly<Record<string, () => Promise<number>>> = {
  table: async () => {
    await writeFile(path, await (await loadHucre()).writeXlsx({ sheets: [{ name: "Biểu 01", rows: tableRows() }] }));
    return tableRowCount;
  },
  entries: async () => makeEntriesFile(path, Number(count)).then(() => Number(count)),
  read: async () => (await readWorkbook(await readFile(path), { path })).sheets[0]?.rowCount ?? 0,
  preview: async () => preview(path),
  hucre: async () => (await (await loadHucre()).readXlsx(await readFile(path))).sheets[0]?.rows.length ?? 0,
  stream: async () => {
    const { batches } = await readEntriesStream(createReadStream(path), { path });
    return batches.reduce((sum, { entries }) => sum + entries.length, 0);
  },
  duckdb: async () => readInDuckdb(path),
};
const work = works[mode ?? ""];
if (work === undefined) throw new TypeError(`no such work: ${mode}`);
tellParent(await timed(work));
