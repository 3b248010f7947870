/** What was posted, and the way back. Focus comes here, because the button that was pressed is gone. */
import type { WireImportPosted } from "@giaingan/client";
import type { JSX } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { importSession, lookAgain, undoImport } from "../../import/import-session.ts";
import { countText, importWords } from "../../import/import-words.ts";
import { announce } from "../../speech.ts";
import { ViewLink } from "../view-link.tsx";

/** The outcome. */
export function ImportOutcome({ posted }: { readonly posted: WireImportPosted }): JSX.Element {
  const words = importWords.value;
  const heading = useRef<HTMLHeadingElement>(null);
  const { undoneBy, step } = importSession.value;
  const { postedEntryCount, revision, lateEntryCount, heldRowCount } = posted;
  const told =
    undoneBy !== null
      ? words.undone(undoneBy)
      : postedEntryCount === 0
        ? words.postedNothing
        : words.posted(countText(postedEntryCount), revision);
  useLayoutEffect(() => {
    heading.current?.focus();
    announce(told);
  }, [told]);
  return (
    <section class="import-summary outcome" aria-labelledby="import-outcome-title">
      <h2 id="import-outcome-title" ref={heading} tabIndex={-1}>
        {told}
      </h2>
      {undoneBy === null && lateEntryCount > 0 && <p>{words.postedLate(countText(lateEntryCount))}</p>}
      {undoneBy === null && heldRowCount > 0 && <p>{words.heldBack(countText(heldRowCount))}</p>}
      <p class="actions">
        <ViewLink class="primary" change={{ screen: "overview", rev: null }}>
          {words.seeOverview}
        </ViewLink>
        {undoneBy === null && postedEntryCount > 0 && (
          <UndoButton entries={countText(postedEntryCount)} isIdle={step === null} />
        )}
        {(undoneBy !== null || heldRowCount > 0 || postedEntryCount === 0) && (
          <button type="button" class="secondary" disabled={step !== null} onClick={() => void lookAgain()}>
            {words.lookAgain}
          </button>
        )}
      </p>
    </section>
  );
}

/** Asked once more before it is done; the question has the focus. */
function UndoButton({ entries, isIdle }: { readonly entries: string; readonly isIdle: boolean }): JSX.Element {
  const words = importWords.value;
  const [isAsking, setAsking] = useState(false);
  const first = useRef<HTMLButtonElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const ask = (isAsked: boolean): void => {
    setAsking(isAsked);
    requestAnimationFrame(() => (isAsked ? first : opener).current?.focus());
  };
  if (!isAsking) {
    return (
      <button type="button" class="secondary" ref={opener} disabled={!isIdle} onClick={() => ask(true)}>
        {words.undo}
      </button>
    );
  }
  return (
    <span class="asked" role="group" aria-label={words.undoAsk(entries)}>
      <span>{words.undoAsk(entries)}</span>
      <button type="button" class="secondary" ref={first} disabled={!isIdle} onClick={() => void undoImport()}>
        {words.undoYes}
      </button>
      <button type="button" class="plain" onClick={() => ask(false)}>
        {words.undoNo}
      </button>
    </span>
  );
}
