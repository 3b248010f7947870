/**
 * The address bar as a signal: the view is read from it, and every control writes to it.
 */
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { type ReadAddress, readAddress, type ViewState, writeAddress } from "./view-state.ts";

const search = signal(location.search);

/** The address, read. */
export const address: ReadonlySignal<ReadAddress> = computed(() => readAddress(search.value));

/** What the page shows. */
export const view: ReadonlySignal<ViewState> = computed(() => address.value.view);

/** The address of the view with some things changed; unknown keys and unusable values are left behind. */
export function addressOf(change: Partial<ViewState>): string {
  return `${location.pathname}${writeAddress({ ...view.value, ...change })}`;
}

/** Changes the view as a step that the back button takes back. */
export function changeView(change: Partial<ViewState>): void {
  const target = addressOf(change);
  if (target !== `${location.pathname}${location.search}`) history.pushState(null, "", target);
  search.value = location.search;
}

/** Lets back and forward change the view. Call once. */
export function followHistory(): void {
  addEventListener("popstate", () => {
    search.value = location.search;
  });
}
