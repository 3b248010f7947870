/**
 * The findings' card: what was compared in the report, and what needs a look. Its title counts them.
 */
import type { JSX } from "preact";
import { type FindingLine, summariseFindings } from "../findings-summary.ts";
import { currentWords } from "../speech.ts";
import type { Language } from "@giaingan/finance";
import { SeverityMark } from "./icon.tsx";
import type { AnswerProps } from "./overview-screen.tsx";

/** More lines than these wait behind a button. */
const linesAtFirst = 6;

/** The card. */
export function FindingsCard({ overview, style }: AnswerProps): JSX.Element {
  const words = currentWords.value;
  const summary = summariseFindings(overview.findings);
  const { lines, errors, warnings } = summary;
  const first = lines.slice(0, linesAtFirst);
  const rest = lines.slice(linesAtFirst);
  const counts = [
    words.findingsCount(lines.length),
    ...(errors > 0 ? [words.errorCount(errors)] : []),
    ...(warnings > 0 ? [words.warningCount(warnings)] : []),
  ];
  return (
    <section class="card findings" aria-labelledby="findings-title">
      <h2 id="findings-title">{words.findingsTitle(summary)}</h2>
      <p class="unit">{words.findingsSubtitle}</p>
      <Lines lines={first} language={style.language} />
      {rest.length > 0 && (
        <details class="more">
          <summary>{words.showAll(lines.length)}</summary>
          <Lines lines={rest} language={style.language} />
        </details>
      )}
      <footer>
        <span>{counts.join(" · ")}</span>
        <span>{words.revision(overview.findings.revision)}</span>
      </footer>
    </section>
  );
}

function Lines({
  lines,
  language,
}: {
  readonly lines: readonly FindingLine[];
  readonly language: Language;
}): JSX.Element | null {
  const words = currentWords.value;
  if (lines.length === 0) return null;
  return (
    <ul class="lines">
      {lines.map(({ code, severity, message, excerpts }, index) => (
        <li key={`${code} ${index}`}>
          <SeverityMark severity={severity} />
          <div>
            <p>
              <strong class={`severity-name ${severity}`}>{words.severities[severity]}</strong> {message[language]}
            </p>
            {excerpts.length > 0 && (
              <p class="proof" lang="vi">
                {excerpts.map((excerpt) => `“${excerpt}”`).join(" · ")}
              </p>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
