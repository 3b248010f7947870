/**
 * What stands in place of the answer: loading, an empty ledger, a refused question, a lost connection, a bad address.
 */
import type { ApiProblem } from "@giaingan/client";
import type { JSX } from "preact";
import { view } from "../address.ts";
import { currentWords } from "../speech.ts";
import { type AddressFault, defaultView } from "../view-state.ts";
import { ViewLink } from "./view-link.tsx";

/** Choices named in a message at most. */
const choicesMax = 12;

/** Before the first answer: the shape of the page, so that nothing jumps. */
export function Loading(): JSX.Element {
  return (
    <div class="answer loading" aria-busy="true">
      <p class="h1">{currentWords.value.loading}</p>
      <p class="sub" />
      <div class="figures">
        {[0, 1, 2, 3].map((place) => (
          <div key={place} class="figure" />
        ))}
      </div>
      <div class="cards">
        <div class="card" />
        <div class="card" />
      </div>
    </div>
  );
}

/** The ledger has no entries at the revision shown. */
export function EmptyLedger({ onRetry }: { readonly onRetry: () => void }): JSX.Element {
  const words = currentWords.value;
  return (
    <section class="stand-in">
      <h1>{words.emptyTitle}</h1>
      <p>{words.emptyText}</p>
      <dl class="commands">
        <dt>{words.emptyPreview}</dt>
        <dd>
          <code>giaingan import {words.reportFile} --preview</code>
        </dd>
        <dt>{words.emptyImport}</dt>
        <dd>
          <code>giaingan import {words.reportFile}</code>
        </dd>
      </dl>
      <p class="actions">
        <ViewLink class="primary" change={{ screen: "import" }}>
          {words.importFile}
        </ViewLink>
        <button type="button" class="secondary" onClick={onRetry}>
          {words.emptyReload}
        </button>
      </p>
    </section>
  );
}

/** The API refused, failed, or did not answer at all. */
export function Problem({
  problem: { problem, message },
  isAsking,
  onRetry,
}: {
  readonly problem: ApiProblem;
  readonly isAsking: boolean;
  readonly onRetry: () => void;
}): JSX.Element {
  const words = currentWords.value;
  const { lang } = view.value;
  const isLost = problem === null && !message.startsWith("HTTP ");
  const detail = problem === null ? message : `${problem.fact[lang]} ${problem.remedy[lang]}`;
  return (
    <section class="stand-in" role="alert">
      <h1>{isLost ? words.lostTitle : words.failedTitle}</h1>
      <p>{isLost ? words.lostText : detail}</p>
      <p class="actions">
        <button type="button" class="primary" onClick={onRetry}>
          {isAsking ? words.loading : words.retry}
        </button>
        {!isLost && <ViewLink change={{ ...defaultView, lang }}>{words.startOver}</ViewLink>}
      </p>
    </section>
  );
}

/** The address holds values that cannot be used: no figures are shown, and the way out is a link. */
export function Faults({ faults }: { readonly faults: readonly AddressFault[] }): JSX.Element {
  const words = currentWords.value;
  const remedy = Object.fromEntries(faults.map(({ key }) => [key, key === "key" ? null : defaultView[key]]));
  return (
    <section class="stand-in" role="alert">
      <h1>{words.faultsTitle}</h1>
      <ul>
        {faults.map(({ key, value, choices }) => (
          <li key={key}>{words.fault(key, value, expectedText(key, choices))}</li>
        ))}
      </ul>
      <p>{words.faultsText}</p>
      <p class="actions">
        <ViewLink class="primary" change={remedy}>
          {words.faultsRemedy}
        </ViewLink>
      </p>
    </section>
  );

  function expectedText(key: AddressFault["key"], choices: AddressFault["choices"]): string {
    if (choices === null) return words.expected[key] ?? "";
    const named = choices.slice(0, choicesMax).join(", ");
    return words.oneOf(choices.length > choicesMax ? `${named}, …` : named);
  }
}
