/**
 * Languages: every text a person may read exists in Vietnamese and in English, side by side.
 */

/** Vietnamese comes first; English is a switch. */
export type Language = "vi" | "en";

export const languages: readonly Language[] = ["vi", "en"];

/** One text in both languages, each complete by itself. */
export interface Bilingual {
  readonly vi: string;
  readonly en: string;
}

/** Joins texts language by language, e.g. `joinBilingual([a, b], "; ")`. No parts give empty texts. */
export function joinBilingual(parts: readonly Bilingual[], separator: string): Bilingual {
  return {
    vi: parts.map((part) => part.vi).join(separator),
    en: parts.map((part) => part.en).join(separator),
  };
}
