/**
 * The flags that choose what progress is measured: date, budget year, basis, unit, revision.
 */
import {
  type MoneyUnit,
  parseDate,
  type PlanBasis,
  planBases,
  type PlainDate,
  planBasisNames,
  refuse,
} from "@giaingan/finance";
import type { Flag, Invocation } from "./command.ts";

const shownUnits: readonly MoneyUnit[] = ["dong", "thousand", "million", "billion"];

/** The flags, for the help and the strict parser. */
export const progressFlags: Readonly<Record<string, Flag>> = {
  "as-of": {
    type: "string",
    valueName: "DATE",
    meaning: {
      vi: "tính đến ngày, NNNN-TT-NN hoặc NN/TT/NNNN (mặc định: ngày số liệu mới nhất)",
      en: "as-of date, YYYY-MM-DD or DD/MM/YYYY (default: the latest data date)",
    },
  },
  year: { type: "string", valueName: "YEAR", meaning: { vi: "năm ngân sách", en: "budget year" } },
  basis: {
    type: "string",
    valueName: "BASIS",
    values: planBases,
    meaning: {
      vi: `mẫu số: ${planBases.map((basis) => `${basis} (${planBasisNames[basis].vi.toLowerCase()})`).join(", ")}`,
      en: `denominator: ${planBases.join(", ")}`,
    },
  },
  unit: { type: "string", valueName: "NAME", meaning: { vi: "đơn vị", en: "administrative unit" } },
  "money-unit": {
    type: "string",
    valueName: "UNIT",
    values: shownUnits,
    meaning: { vi: "đơn vị tính khi in: dong, thousand, million, billion", en: "money unit shown" },
  },
  rev: { type: "string", valueName: "N", meaning: { vi: "bản ghi của sổ", en: "ledger revision" } },
};

/** The flags, read. Null leaves the choice to the ledger. */
export interface ProgressFlags {
  readonly asOf: PlainDate | null;
  readonly fiscalYear: number | null;
  readonly basis: PlanBasis;
  readonly unitId: string | null;
  readonly unit: MoneyUnit | null;
  readonly revision: number | null;
}

/**
 * Reads the flags.
 *
 * @throws Refusal `unknownDate`, `invalidValue`
 */
export function readProgressFlags(flags: Invocation["flags"]): ProgressFlags {
  return {
    asOf: readDate(textOf(flags["as-of"])),
    fiscalYear: readWhole("--year", textOf(flags["year"]), { min: 1900, max: 9999 }),
    basis: (textOf(flags["basis"]) ?? "includingCarryOver") as PlanBasis,
    unitId: textOf(flags["unit"]),
    unit: textOf(flags["money-unit"]) as MoneyUnit | null,
    revision: readWhole("--rev", textOf(flags["rev"]), { min: 0, max: Number.MAX_SAFE_INTEGER }),
  };
}

function readDate(text: string | null): PlainDate | null {
  if (text === null) return null;
  const date = parseDate(text);
  if (date === null) throw refuse("unknownDate", { name: "--as-of", value: text });
  return date;
}

function readWhole(
  name: string,
  text: string | null,
  { min, max }: { readonly min: number; readonly max: number },
): number | null {
  if (text === null) return null;
  const value = /^\d+$/u.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  throw refuse("invalidValue", { name, value: text, expected: `${min}…${max}` });
}

function textOf(flag: string | boolean | undefined): string | null {
  return typeof flag === "string" ? flag : null;
}
