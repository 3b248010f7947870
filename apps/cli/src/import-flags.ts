/** The flags that settle what a workbook leaves open. */
import type { WireImportSettings } from "@giaingan/exchange";
import { parseDate, refuse } from "@giaingan/finance";
import type { Flag, Invocation } from "./command.ts";
import { UsageError } from "./usage-error.ts";

const moneyUnits: Readonly<Record<string, string>> = {
  dong: "1",
  thousand: "1000",
  million: "1000000",
  billion: "1000000000",
};

/** Flags of workbooks and tables. */
export const workbookFlags: Readonly<Record<string, Flag>> = {
  "as-of": {
    type: "string",
    valueName: "DATE",
    meaning: {
      vi: "bảng: số giải ngân tính đến ngày, khi bảng không ghi",
      en: "table: the day that disbursement is counted to, where the table does not say",
    },
  },
  year: {
    type: "string",
    valueName: "YEAR",
    meaning: { vi: "bảng: năm ngân sách, khi bảng không ghi", en: "table: budget year, where the table does not say" },
  },
  "money-unit": {
    type: "string",
    valueName: "UNIT",
    values: Object.keys(moneyUnits),
    meaning: {
      vi: "bảng: đơn vị tính, khi bảng không ghi: dong, thousand, million, billion",
      en: "table: unit of money, where the table does not say: dong, thousand, million, billion",
    },
  },
  numbers: {
    type: "string",
    valueName: "vi|en",
    values: ["vi", "en"],
    meaning: {
      vi: "bảng: cách viết số khi bảng không cho biết: vi (30.433,5) hoặc en (30,433.5)",
      en: "table: how texts write numbers where nothing decides: vi (30.433,5) or en (30,433.5)",
    },
  },
  name: {
    type: "string",
    valueName: "NAMES",
    meaning: {
      vi: 'bảng: xác nhận tên đơn vị, dự án: "Đăk Ruông=Đăk Ruồng; Đăk Tờ=+" (+: tên mới); được nhớ',
      en: 'table: confirm names of units and projects: "Đăk Ruông=Đăk Ruồng; Đăk Tờ=+" (+: a new one); remembered',
    },
  },
  accept: {
    type: "string",
    valueName: "CELLS",
    meaning: {
      vi: 'bảng: các ô đúng như đã ghi dù bị nghi: "Biểu 01!C9; Biểu 01!D4"',
      en: 'table: cells that are right although doubted: "Biểu 01!C9; Biểu 01!D4"',
    },
  },
  "without-sheets": {
    type: "string",
    valueName: "NAMES",
    meaning: { vi: 'bảng: bỏ qua các trang: "Ghi chú; Danh mục"', en: 'table: leave out sheets: "Notes; Lists"' },
  },
  profile: {
    type: "string",
    valueName: "FILE",
    meaning: {
      vi: "bảng: tệp mẫu nhập .json, nhớ nghĩa cột và tên (mặc định: bên cạnh sổ, ví dụ so-cai.duckdb.imports.json)",
      en: "table: import profile, .json, that keeps meanings and names (default: beside the ledger, e.g. so-cai.duckdb.imports.json)",
    },
  },
  errors: {
    type: "string",
    valueName: "FILE.xlsx",
    meaning: {
      vi: "bảng: ghi lại chính tệp đó, ô lỗi được đánh dấu, kèm trang liệt kê",
      en: "table: write the file back with its faulty cells marked, and a sheet that lists them",
    },
  },
};

/** The settings that flags ask for. */
export function settingsOfFlags(flags: Invocation["flags"]): WireImportSettings {
  const textOf = (name: string): string | null => {
    const value = flags[name];
    return typeof value === "string" ? value : null;
  };
  const [asOf, year, numbers, moneyUnit] = [textOf("as-of"), textOf("year"), textOf("numbers"), textOf("money-unit")];
  const names = Object.fromEntries(listOf(textOf("name")).map(readName));
  return {
    unit: textOf("unit"),
    asOf: asOf === null ? null : parseDate(asOf),
    fiscalYear: year === null ? null : readYear(year),
    moneyUnit: moneyUnit === null ? null : (moneyUnits[moneyUnit] ?? null),
    numbers: numbers === "vi" || numbers === "en" ? numbers : null,
    units: names,
    projects: names,
    takesNewUnits: flags["new-units"] === true,
    ignoredSheets: listOf(textOf("without-sheets")),
    acceptedCells: listOf(textOf("accept")),
  };
}

function listOf(text: string | null): readonly string[] {
  return (text ?? "")
    .split(";")
    .map((item) => item.trim())
    .filter((item) => item !== "");
}

function readName(text: string): readonly [string, string] {
  const at = text.lastIndexOf("=");
  const [printed, known] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  if (at > 0 && printed !== "" && known !== "") return [printed, known];
  throw new UsageError(
    { vi: `"${text}" không phải một cặp tên.`, en: `"${text}" is no pair of names.` },
    {
      vi: 'Ghi: --name "tên trong tệp=tên trong sổ", hoặc "tên trong tệp=+" nếu là tên mới.',
      en: 'Write --name "name in the file=name in the ledger", or "name in the file=+" for a new one.',
    },
  );
}

function readYear(text: string): number {
  if (!/^(?:19|20)\d\d$/u.test(text)) throw refuse("invalidValue", { name: "year", value: text, expected: "2023" });
  return Number(text);
}
