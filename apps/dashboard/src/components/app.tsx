/**
 * The screen: header, controls, and either the answer or what stands in its place.
 */
import { headlineText } from "../headline.ts";
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { address, view } from "../address.ts";
import { askAgain, isLoading, overview, overviewProblem } from "../overview.ts";
import { announce, announcement, currentWords } from "../speech.ts";
import { numberStyle } from "../shown-unit.ts";
import { Controls } from "./controls.tsx";
import { EntriesDialog } from "./entries-dialog.tsx";
import { Header } from "./header.tsx";
import { Notices } from "./notices.tsx";
import { OverviewScreen } from "./overview-screen.tsx";
import { PageDrop } from "./page-drop.tsx";
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
        {view.value.screen === "import" ? (
          <LazyImportScreen />
        ) : (
          <>
            <Controls />
            <Body />
          </>
        )}
      </main>
      <EntriesDialog />
      <PageDrop />
      <p class="visually-hidden" role="status" aria-live="polite">
        {announcement.value}
      </p>
    </>
  );
}

/** The import screen comes when it is first asked for, so that it does not weigh on the first load. */
function LazyImportScreen(): JSX.Element {
  const words = currentWords.value;
  const [loaded, setLoaded] = useState<{ readonly Screen: () => JSX.Element } | "loading" | "failed">("loading");
  useEffect(() => {
    import("./import/import-screen.tsx").then(
      ({ ImportScreen }) => setLoaded({ Screen: ImportScreen }),
      () => setLoaded("failed"),
    );
  }, []);
  if (loaded === "loading") return <Loading />;
  if (loaded === "failed") {
    return (
      <section class="stand-in" role="alert">
        <h1>{words.importFile}</h1>
        <p>{words.screenNotLoaded}</p>
      </section>
    );
  }
  return <loaded.Screen />;
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
  const { lang, unit, screen } = view.value;
  const progress = overview.value?.progress ?? null;
  const isOverview = screen === "overview";
  const sentence =
    progress === null || !isOverview ? null : headlineText(progress, words, numberStyle(progress, { lang, unit }));
  const screenName = isOverview ? words.overview : words.importFile;
  useEffect(() => {
    document.documentElement.lang = lang;
    document.title = `${sentence ?? screenName} · ${words.product}`;
  }, [lang, sentence, screenName, words]);
  useEffect(() => {
    if (sentence !== null) announce(words.loaded(sentence));
  }, [sentence, words]);
}
