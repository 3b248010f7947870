/**
 * The findings' card: what was compared in the report, and what needs a look. Its title counts them.
 */
import { formatMoney } from "@giaingan/finance";
import type { JSX } from "preact";
import { type FindingLine, summariseFindings } from "../findings-summary.ts";
import type { NumberStyle } from "../headline.ts";
import { currentWords } from "../speech.ts";
import { useMedia } from "../media.ts";
import { SeverityMark } from "./icon.tsx";
import type { AnswerProps } from "./overview-screen.tsx";

/** More lines than these wait behind a button; paper has them all. */
const linesAtFirst = 4;

/** The card. */
export function FindingsCard({ overview, style }: AnswerProps): JSX.Element {
  const words = currentWords.value;
  const isPrinting = useMedia("print");
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
      <Lines lines={first} style={style} />
      {rest.length > 0 && (
        <details class="more" open={isPrinting}>
          <summary>{words.showAll(lines.length)}</summary>
          <Lines lines={rest} style={style} />
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
  style,
}: {
  readonly lines: readonly FindingLine[];
  readonly style: NumberStyle;
}): JSX.Element | null {
  const words = currentWords.value;
  if (lines.length === 0) return null;
  return (
    <ul class="lines">
      {lines.map(({ code, severity, message, proof, excerpts }, index) => (
        <li key={`${code} ${index}`}>
          <SeverityMark severity={severity} />
          <div>
            <p>
              <strong class={`severity-name ${severity}`}>{words.severities[severity]}</strong>{" "}
              {message[style.language]}
            </p>
            <Evidence proof={proof} excerpts={excerpts} style={style} />
          </div>
        </li>
      ))}
    </ul>
  );
}

/** "14.108 / 30.433 · “46,35”": the figures in the page's unit, the words as printed. */
function Evidence({
  proof,
  excerpts,
  style,
}: Pick<FindingLine, "proof" | "excerpts"> & { readonly style: NumberStyle }): JSX.Element | null {
  const figures = proof?.amounts.map((amount) => formatMoney(amount, style)).join(` ${proof.sign} `);
  if (figures === undefined && excerpts.length === 0) return null;
  return (
    <p class="proof">
      {figures}
      {figures !== undefined && excerpts.length > 0 && " · "}
      {excerpts.length > 0 && <span lang="vi">{excerpts.map((excerpt) => `“${excerpt}”`).join(" · ")}</span>}
    </p>
  );
}
