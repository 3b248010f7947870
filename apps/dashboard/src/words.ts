/**
 * The page's own dictionary: one object a language, the same shape, checked by the compiler.
 */
import type { Language } from "@giaingan/finance";
import { wordsEn } from "./words-en.ts";
import { wordsVi } from "./words-vi.ts";

/** What every language must say. */
export type Words = typeof wordsVi;

export const words: Readonly<Record<Language, Words>> = { vi: wordsVi, en: wordsEn };
