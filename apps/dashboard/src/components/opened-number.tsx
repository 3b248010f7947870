/**
 * A number that opens the entries behind it.
 */
import type { ComponentChildren, JSX } from "preact";
import { changeView } from "../address.ts";
import { currentWords } from "../speech.ts";
import type { OpenedNumber } from "../view-state.ts";

/**
 * The number as a button.
 *
 * @param text the number as written, which begins the button's accessible name
 * @param what the number's name: "Kế hoạch, Đầu tư phát triển 2023"
 */
export function NumberButton({
  opens,
  text,
  what,
  children,
}: {
  readonly opens: OpenedNumber;
  readonly text: string;
  readonly what: string;
  readonly children?: ComponentChildren;
}): JSX.Element {
  return (
    <button
      type="button"
      class="number"
      aria-haspopup="dialog"
      aria-label={`${text}, ${currentWords.value.openEntries(what)}`}
      onClick={() => changeView({ open: opens })}
    >
      {children ?? text}
    </button>
  );
}

/** What stands where a document does not say: a word, or a dash that is read as the word. */
export function NotStated({ as }: { readonly as: "word" | "dash" }): JSX.Element {
  const { notStated } = currentWords.value;
  if (as === "word") return <span class="not-stated">{notStated}</span>;
  return (
    <span class="not-stated">
      <span aria-hidden="true">–</span>
      <span class="visually-hidden">{notStated}</span>
    </span>
  );
}
