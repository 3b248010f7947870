/** The words of the import screen in the page's language. */
import { computed, type ReadonlySignal } from "@preact/signals";
import { decimal, formatNumber, type Language } from "@giaingan/finance";
import { view } from "../address.ts";
import { importWordsEn } from "./import-words-en.ts";
import { type ImportWords, importWordsVi } from "./import-words-vi.ts";

const words: Readonly<Record<Language, ImportWords>> = { vi: importWordsVi, en: importWordsEn };

/** The words. */
export const importWords: ReadonlySignal<ImportWords> = computed(() => words[view.value.lang]);

/** A count as the page's language writes it. */
export function countText(count: number): string {
  return formatNumber(decimal(count), { language: view.value.lang });
}
