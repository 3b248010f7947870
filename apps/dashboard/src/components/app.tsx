/**
 * The screen: header, controls, and either the answer or what stands in its place.
 */
import { headlineText } from "../headline.ts";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { address, view } from "../address.ts";
import { askAgain, isLoading, overview, overviewProblem } from "../overview.ts";
import { announce, announcement, currentWords } from "../speech.ts";
import { numberStyle } from "../shown-unit.ts";
import { Controls } from "./controls.tsx";
import { EntriesDialog } from "./entries-dialog.tsx";
import { Header } from "./header.tsx";
import { Notices } from "./notices.tsx";
import { OverviewScreen } from "./overview-screen.tsx";
import { EmptyLedger, Faults, Loading, Problem } from "./stand-ins.tsx";

/** The whole page. */
export function App(): JSX.Element {
  const words = currentWords.value;
  useDocumentHead();
  return (
    <>
      <a class="skip-link" href="#main">
        {words.skipToContent}
      </a>
      <Header />
      <main id="main" tabIndex={-1}>
        <Notices />
        <Controls />
        <Body />
      </main>
      <EntriesDialog />
      <p class="visually-hidden" role="status" aria-live="polite">
        {announcement.value}
      </p>
    </>
  );
}

function Body(): JSX.Element {
  const shown = overview.value;
  const problem = overviewProblem.value;
  const faults = [...address.value.faults, ...(shown?.faults ?? [])];
  if (faults.length > 0) return <Faults faults={faults} />;
  if (problem !== null) return <Problem problem={problem} isAsking={isLoading.value} onRetry={askAgain} />;
  if (shown === null) return <Loading />;
  if (shown.progress === null) return <EmptyLedger onRetry={askAgain} />;
  return <OverviewScreen overview={shown} progress={shown.progress} isStale={isLoading.value} />;
}

/** Language and title of the document, and the spoken announcement of each new answer. */
function useDocumentHead(): void {
  const words = currentWords.value;
  const { lang, unit } = view.value;
  const progress = overview.value?.progress ?? null;
  const sentence = progress === null ? null : headlineText(progress, words, numberStyle(progress, { lang, unit }));
  useEffect(() => {
    document.documentElement.lang = lang;
    document.title = `${sentence ?? words.overview} · ${words.product}`;
  }, [lang, sentence, words]);
  useEffect(() => {
    if (sentence !== null) announce(words.loaded(sentence));
  }, [sentence, words]);
}
