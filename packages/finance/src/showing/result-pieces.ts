/**
 * Pieces of a sentence: text, and amounts that are printed in the unit of the whole paragraph. What a sentence prints
 * and what it says that it prints cannot differ.
 */
import type { Language } from "../language.ts";
import type { Dong, MoneyUnit } from "../money.ts";
import { formatMoney } from "../number-text.ts";

/** Text, or an amount in đồng. */
export type Piece = string | Dong;

/** A sentence or a clause in both languages. */
export type Pieces = Readonly<Record<Language, readonly Piece[]>>;

/**
 * Text with amounts and clauses in it; what is null is left out.
 *
 * @example
 * ```ts
 * words`còn lại ${16n} triệu ${null}` // => ["còn lại ", 16n, " triệu ", ""]
 * ```
 */
export function words(
  texts: TemplateStringsArray,
  ...values: readonly (Piece | readonly Piece[] | null)[]
): readonly Piece[] {
  return texts.flatMap((text, index): readonly Piece[] => {
    const value = values[index] ?? null;
    if (value === null) return [text];
    return typeof value === "object" ? [text, ...value] : [text, value];
  });
}

/**
 * Clauses one behind the other, language by language.
 *
 * @example
 * ```ts
 * joinPieces([{ vi: ["a", 1n], en: [] }, { vi: ["b"], en: [] }]).vi // => ["a", 1n, "; ", "b"]
 * ```
 */
export function joinPieces(clauses: readonly Pieces[]): Pieces {
  const join = (language: Language): readonly Piece[] =>
    clauses.flatMap((clause, index) => (index === 0 ? clause[language] : ["; ", ...clause[language]]));
  return { vi: join("vi"), en: join("en") };
}

/**
 * The words of pieces, amounts in the unit and without its name.
 *
 * @example
 * ```ts
 * textOfPieces(["còn lại ", 16_325_000_000n, " triệu đồng"], { language: "vi", unit: "million" }) // => "còn lại 16.325 triệu đồng"
 * ```
 */
export function textOfPieces(
  pieces: readonly Piece[],
  { language, unit }: { readonly language: Language; readonly unit: MoneyUnit },
): string {
  return pieces.map((piece) => (typeof piece === "bigint" ? formatMoney(piece, { language, unit }) : piece)).join("");
}
