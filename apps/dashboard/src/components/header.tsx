/**
 * The header: the product, where one is, whether the figures are a sample, and the language.
 */
import { type Language, languages } from "@giaingan/finance";
import type { JSX } from "preact";
import { view } from "../address.ts";
import { knownLedger } from "../overview.ts";
import { currentWords } from "../speech.ts";
import { screens } from "../view-state.ts";
import { ViewLink } from "./view-link.tsx";

const languageNames: Readonly<Record<Language, string>> = { vi: "Tiếng Việt", en: "English" };

/** The page's header. */
export function Header(): JSX.Element {
  const words = currentWords.value;
  return (
    <header class="page-header">
      <span class="brand">
        giải<i>ngân</i>
      </span>
      <nav aria-label={words.navigation}>
        {screens.map((screen) => (
          <ViewLink
            key={screen}
            change={{ open: null, screen }}
            {...(screen === view.value.screen && { "aria-current": "page" as const })}
          >
            {screen === "overview" ? words.overview : words.importFile}
          </ViewLink>
        ))}
      </nav>
      {knownLedger.value?.isSample === true && <strong class="chip sample">{words.sampleData}</strong>}
      <LanguageSwitch />
    </header>
  );
}

function LanguageSwitch(): JSX.Element {
  const current = view.value.lang;
  return (
    <div class="chip languages" role="group" aria-label={currentWords.value.language}>
      {languages.map((lang) => (
        <ViewLink
          key={lang}
          change={{ lang }}
          lang={lang}
          hreflang={lang}
          title={languageNames[lang]}
          aria-current={lang === current ? "true" : "false"}
        >
          <span aria-hidden="true">{lang.toUpperCase()}</span>
          <span class="visually-hidden">{languageNames[lang]}</span>
        </ViewLink>
      ))}
    </div>
  );
}
