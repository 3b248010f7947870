/**
 * The flags that every question takes: date, budget year, revision, groups, filters, money unit.
 */
import {
  type Breakdown,
  breakdowns,
  type MoneyUnit,
  parseDate,
  type PlainDate,
  readBreakdowns,
  readMovementFilter,
  Refusal,
  refuse,
  sourceDimensions,
} from "@giaingan/finance";
import type { LedgerQuestion } from "@giaingan/ledger";
import type { Flag, Invocation } from "./command.ts";
import { UsageError } from "./usage-error.ts";

const shownUnits: readonly MoneyUnit[] = ["dong", "thousand", "million", "billion"];

/** Date, year, unit, money unit, revision. */
export const momentFlags: Readonly<Record<string, Flag>> = {
  "as-of": {
    type: "string",
    valueName: "DATE",
    meaning: {
      vi: "tính đến ngày, NNNN-TT-NN hoặc NN/TT/NNNN (mặc định: ngày số liệu mới nhất)",
      en: "as-of date, YYYY-MM-DD or DD/MM/YYYY (default: the latest data date)",
    },
  },
  year: { type: "string", valueName: "YEAR", meaning: { vi: "năm ngân sách", en: "budget year" } },
  unit: { type: "string", valueName: "NAME", meaning: { vi: "đơn vị", en: "administrative unit" } },
  "money-unit": {
    type: "string",
    valueName: "UNIT",
    values: shownUnits,
    meaning: { vi: "đơn vị tính khi in: dong, thousand, million, billion", en: "money unit shown" },
  },
  rev: { type: "string", valueName: "N", meaning: { vi: "bản ghi của sổ", en: "ledger revision" } },
};

/** Groups. */
export const groupFlags: Readonly<Record<string, Flag>> = {
  by: {
    type: "string",
    valueName: "GROUPS",
    meaning: {
      vi: `chia theo, một hay nhiều, cách nhau dấu phẩy: ${breakdowns.join(", ")}; none: chỉ tổng`,
      en: `breakdown, one or several with commas: ${breakdowns.join(", ")}; none: the total alone`,
    },
  },
};

const filterMeanings: Readonly<Record<string, Flag["meaning"]>> = {
  level: { vi: "chỉ cấp ngân sách: central, province, district, commune", en: "only this budget level" },
  nature: { vi: "chỉ tính chất vốn: investment, recurrent", en: "only this nature: investment, recurrent" },
  origin: { vi: "chỉ nguồn gốc: domestic, foreign", en: "only this origin: domestic, foreign" },
  vintage: { vi: "chỉ vốn của năm gốc", en: "only money of this vintage" },
  relation: {
    vi: "chỉ quan hệ: direct, counterpart, integrated, offBudget",
    en: "only this relation: direct, counterpart, integrated, offBudget",
  },
  project: { vi: "chỉ dự án; - là chưa nêu", en: "only this project; - for not stated" },
  component: { vi: "chỉ nội dung thành phần; - là chưa nêu", en: "only this component; - for not stated" },
};

/** Filters beside `--unit`. */
export const filterFlags: Readonly<Record<string, Flag>> = Object.fromEntries(
  [...sourceDimensions, "project", "component"].map((name) => [
    name,
    { type: "string", valueName: "VALUE", meaning: filterMeanings[name] ?? { vi: name, en: name } },
  ]),
);

/** All of them. */
export const questionFlags: Readonly<Record<string, Flag>> = { ...groupFlags, ...momentFlags, ...filterFlags };

/**
 * Reads the flags.
 *
 * @param by the groups when the command line names none
 * @throws Refusal `unknownDate`, `invalidValue`; UsageError for an unknown group
 */
export function readQuestionFlags(
  flags: Invocation["flags"],
  { by = ["source"] }: { readonly by?: readonly Breakdown[] } = {},
): LedgerQuestion {
  const groups = textOf(flags["by"]);
  const words = Object.fromEntries(
    ["unit", "project", "component", ...sourceDimensions].map((name) => [name, textOf(flags[name]) ?? undefined]),
  );
  return {
    by: groups === null ? by : readGroups(groups),
    asOf: readDateFlag("--as-of", textOf(flags["as-of"])),
    fiscalYear: readWholeFlag("--year", textOf(flags["year"]), { min: 1900, max: 9999 }),
    filter: readMovementFilter(words),
    unit: textOf(flags["money-unit"]) as MoneyUnit | null,
    revision: readWholeFlag("--rev", textOf(flags["rev"]), { min: 0, max: Number.MAX_SAFE_INTEGER }),
  };
}

/** What is not of a flag's list is wrong usage, as with every other flag. */
function readGroups(text: string): readonly Breakdown[] {
  try {
    return readBreakdowns(text, "--by");
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const list = [...breakdowns, "none"].join(", ");
    throw new UsageError(
      { vi: `--by: không có giá trị "${text}".`, en: `--by: there is no value "${text}".` },
      {
        vi: `Dùng một hay nhiều, cách nhau dấu phẩy: ${list}.`,
        en: `Use one or several, with commas: ${list}.`,
      },
    );
  }
}

/** A date behind a flag; null when the flag is left out. */
export function readDateFlag(name: string, text: string | null): PlainDate | null {
  if (text === null) return null;
  const date = parseDate(text);
  if (date === null) throw refuse("unknownDate", { name, value: text });
  return date;
}

/** A whole number behind a flag; null when the flag is left out. */
export function readWholeFlag(
  name: string,
  text: string | null,
  { min, max }: { readonly min: number; readonly max: number },
): number | null {
  if (text === null) return null;
  const value = /^\d+$/u.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  throw refuse("invalidValue", { name, value: text, expected: `${min}…${max}` });
}

/** The text behind a flag; null when the flag is left out. */
export function textOf(flag: string | boolean | undefined): string | null {
  return typeof flag === "string" ? flag : null;
}
