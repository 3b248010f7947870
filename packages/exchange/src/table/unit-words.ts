/**
 * Units of money in titles and headings of tables.
 */
import { readUnit } from "../narrative/money-unit.ts";
import { tokenize } from "../narrative/token.ts";
import type { TableUnit } from "./understood-table.ts";

/**
 * "Đơn vị: triệu đồng", "(ĐVT: tỷ đồng)", "Đơn vị tính: 1.000 đồng", "(triệu đồng)", "amount_trillion"; null: the text
 * names none, or names one in passing ("trên 5 tỷ đồng").
 */
export function readUnitWords(text: string): Pick<TableUnit, "dong" | "printed"> | null {
  const [, stated] =
    /(?:đơn vị(?: tính)?|đvt|unit)\s*[:：]\s*(.+)$/iu.exec(text) ?? /(?:đơn vị tính|đvt)\s+(.+)$/iu.exec(text) ?? [];
  const english = /(?:^|[_\s(])(thousand|million|billion|trillion)(?:[\s)]|$)/iu.exec(text)?.[1]?.toLowerCase();
  if (
    english !== undefined &&
    (stated === undefined || /^(?:vnd |dong )?(?:thousand|million|billion|trillion)/iu.test(stated))
  )
    return { dong: englishUnits[english] ?? 1n, printed: english };
  const words = stated ?? /^\(?([^()]{2,20})\)?$/u.exec(text)?.[1] ?? /\(([^()]{2,20})\)$/u.exec(text)?.[1];
  if (words === undefined) return null;
  const tokens = tokenize(words);
  const [head] = tokens;
  const thousands = head?.kind === "number" ? /^1((?:[.,]?000){1,3})$/u.exec(head.key)?.[1] : undefined;
  const from = thousands === undefined ? 0 : 1;
  const read = readUnit(tokens, from);
  if (read === null || (stated === undefined && (read.to !== tokens.length || !read.namesDong))) return null;
  const multiple = thousands === undefined ? 1n : 10n ** BigInt(thousands.replaceAll(/[.,]/gu, "").length);
  return { dong: read.dong * multiple, printed: words.slice(0, tokens[read.to - 1]?.end).trim() };
}

const englishUnits: Readonly<Record<string, bigint>> = {
  thousand: 1_000n,
  million: 1_000_000n,
  billion: 1_000_000_000n,
  trillion: 1_000_000_000_000n,
};
