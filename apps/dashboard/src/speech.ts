/**
 * What is said to screen readers, and the words of the page's language.
 */
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { view } from "./address.ts";
import { type Words, words } from "./words.ts";

/** The words of the page's language. */
export const currentWords: ReadonlySignal<Words> = computed(() => words[view.value.lang]);

const said = signal("");

/** The announcement in the live region. */
export const announcement: ReadonlySignal<string> = said;

/** Announces a change politely. */
export function announce(text: string): void {
  said.value = text;
}
