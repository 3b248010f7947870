/** Where a file is dropped or chosen. Dropping is never the only way. */
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { dropImport, importSession, isWriting, openFiles } from "../../import/import-session.ts";
import { importWords } from "../../import/import-words.ts";

/** What the file dialog offers first. */
const accepted = ".xlsx,.xlsm,.xls,.ods,.csv,.tsv,.docx,.txt";

/** The zone with its button. */
export function FilePicker(): JSX.Element {
  const words = importWords.value;
  const input = useRef<HTMLInputElement>(null);
  const session = importSession.value;
  const { source, otherFileCount } = session;
  useEffect(() => {
    const page = new AbortController();
    addEventListener("paste", (event) => takePasted(event, words.pasted), { signal: page.signal });
    return () => page.abort();
  }, [words]);
  return (
    <section class="drop-zone" aria-labelledby="import-title">
      <h1 id="import-title">{source?.name ?? words.title}</h1>
      <p>{source === null ? words.dropHere : words.formats}</p>
      {source === null && (
        <p class="faint">
          {words.formats} {words.pasteToo}
        </p>
      )}
      {otherFileCount > 0 && (
        <p class="notice" role="note">
          {words.otherFiles(otherFileCount)}
        </p>
      )}
      <p class="actions">
        <input
          ref={input}
          id="import-file"
          class="visually-hidden"
          type="file"
          accept={accepted}
          disabled={isWriting(session)}
          onChange={({ currentTarget }) => {
            void openFiles([...(currentTarget.files ?? [])]);
            currentTarget.value = ""; // so that the same file, mended, can be chosen again
          }}
        />
        <label class={source === null ? "primary" : "secondary"} for="import-file">
          {source === null ? words.choose : words.chooseAnother}
        </label>
        {source !== null && (
          <button
            type="button"
            class="plain"
            disabled={isWriting(session)}
            onClick={() => {
              dropImport();
              input.current?.focus();
            }}
          >
            {words.putAway}
          </button>
        )}
      </p>
    </section>
  );
}

/** Cells that were copied in a spreadsheet come as text with tabs; a field of the page keeps what is pasted into it. */
function takePasted(event: ClipboardEvent, name: string): void {
  const { clipboardData, target } = event;
  if (clipboardData === null || (target instanceof Element && target.closest("input, textarea, select") !== null))
    return;
  const files = [...clipboardData.files];
  const text = clipboardData.getData("text/plain");
  if (files.length > 0 && text === "") void openFiles(files);
  else if (text.trim() !== "") void openFiles([new File([text], `${name}.${text.includes("\t") ? "tsv" : "txt"}`)]);
}
