/**
 * The overview: the answer as a sentence, four figures, why, and the table.
 */
import type { WireProgress } from "@giaingan/client";
import type { JSX } from "preact";
import { view } from "../address.ts";
import { calendarFacts, headlineParts } from "../headline.ts";
import type { Overview } from "../overview.ts";
import { type PageNumberStyle, numberStyle } from "../shown-unit.ts";
import { currentWords } from "../speech.ts";
import { ChartCard } from "./chart-card.tsx";
import { Figures } from "./figures.tsx";
import { FindingsCard } from "./findings-card.tsx";
import { ProgressTableCard } from "./progress-table-card.tsx";

/** What every part of the screen is given. */
export interface AnswerProps {
  readonly overview: Overview;
  readonly progress: WireProgress;
  readonly style: PageNumberStyle;
}

/** The screen of one answer. `isStale`: another one is on its way. */
export function OverviewScreen({
  overview,
  progress,
  isStale,
}: Omit<AnswerProps, "style"> & { readonly isStale: boolean }): JSX.Element {
  const answer: AnswerProps = { overview, progress, style: numberStyle(progress, view.value) };
  return (
    <div class="answer" aria-busy={isStale}>
      <Headline {...answer} />
      <Figures {...answer} />
      <div class="cards">
        <ChartCard {...answer} />
        <FindingsCard {...answer} />
        <ProgressTableCard {...answer} />
      </div>
    </div>
  );
}

function Headline({ overview, progress, style }: AnswerProps): JSX.Element {
  const words = currentWords.value;
  const names = overview.ledger.documents.map(({ name }) => name);
  const latest = names.at(-1);
  const facts = calendarFacts(progress, words, style.language);
  if (latest !== undefined) {
    const more = names.length > 1 ? ` ${words.accordingToMore(names.length - 1)}` : "";
    facts.push(`${words.accordingTo(latest)}${more}`);
  }
  return (
    <>
      <h1>
        {headlineParts(progress, words, style).map(({ text, emphasis }, index) =>
          emphasis === "none" ? (
            text
          ) : (
            <em key={index} class={emphasis}>
              {text}
            </em>
          ),
        )}
      </h1>
      <p class="sub">{capitalised(facts.join(" · "))}</p>
    </>
  );
}

function capitalised(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
