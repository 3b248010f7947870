/** What would be posted, in a sentence, and the buttons that post it or bring the file back marked. */
import type { WireImportFile, WireImportPreview } from "@giaingan/client";
import type { JSX } from "preact";
import { view } from "../../address.ts";
import { saveFile } from "../../saved-file.ts";
import { previewTitle, sumsSentence } from "../../import/import-sentence.ts";
import { confirmImport, importSession, markFile } from "../../import/import-session.ts";
import { countText, importWords } from "../../import/import-words.ts";

/** The sentence and its buttons. */
export function ImportSummary({
  file,
  preview,
}: {
  readonly file: WireImportFile;
  readonly preview: WireImportPreview;
}): JSX.Element {
  const words = importWords.value;
  const { lang } = view.value;
  const { step } = importSession.value;
  const isIdle = step === null;
  const sums = sumsSentence(preview.totals, { meanings: file.meanings, words, language: lang });
  const canPost = preview.entryCount !== 0;
  const isAllKnown = !canPost && preview.heldRowCount === 0 && preview.totals.length > 0;
  // What is only told marks no cell.
  const hasMarks =
    preview.findingCount > preview.findings.length ||
    preview.findings.some(({ severity }) => severity !== "information");
  const mark = async (): Promise<void> => {
    const marked = await markFile(lang);
    if (marked !== null) saveFile(marked, words.markedName(file.name.replace(/\.[^.]*$/u, "")));
  };
  return (
    <section class="import-summary" aria-labelledby="import-summary-title">
      <h2 id="import-summary-title" tabIndex={-1}>
        {previewTitle(preview, words, countText)}
      </h2>
      {sums !== "" && <p>{sums}</p>}
      {isAllKnown && <p>{words.everythingKnown}</p>}
      <p class="actions">
        {canPost && (
          <button type="button" class="primary" disabled={!isIdle} onClick={() => void confirmImport()}>
            {words.confirm}
          </button>
        )}
        {hasMarks && (
          <button type="button" class="secondary" disabled={!isIdle} onClick={() => void mark()}>
            {words.marked}
          </button>
        )}
      </p>
    </section>
  );
}
