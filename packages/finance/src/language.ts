/**
 * Languages: every text a person may read exists in Vietnamese and in English, side by side.
 */

/** Vietnamese comes first; English is a switch. */
export type Language = "vi" | "en";

/**
 * @example
 * ```ts
 * languages // => ["vi", "en"]
 * ```
 */
export const languages: readonly Language[] = ["vi", "en"];

/** One text in both languages, each complete by itself. */
export interface Bilingual {
  readonly vi: string;
  readonly en: string;
}

/**
 * Joins texts language by language, e.g. `joinBilingual([a, b], "; ")`. No parts give empty texts.
 *
 * @example
 * ```ts
 * const parts = [{ vi: "đầu tư", en: "investment" }, { vi: "sự nghiệp", en: "recurrent" }];
 * joinBilingual(parts, "; ") // => { vi: "đầu tư; sự nghiệp", en: "investment; recurrent" }
 * joinBilingual([], "; ") // => { vi: "", en: "" }
 * ```
 */
export function joinBilingual(parts: readonly Bilingual[], separator: string): Bilingual {
  return {
    vi: parts.map((part) => part.vi).join(separator),
    en: parts.map((part) => part.en).join(separator),
  };
}
