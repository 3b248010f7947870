/** A report in words: each figure with the words around it, what it was understood as, and what does not fit. */
import type { WireImportPreview } from "@giaingan/client";
import { formatDate, formatMoney } from "@giaingan/finance";
import type { JSX } from "preact";
import { view } from "../../address.ts";
import { countText, importWords } from "../../import/import-words.ts";
import { MessageList } from "./message-list.tsx";

type ShownReport = NonNullable<WireImportPreview["report"]>;
type ShownFigure = ShownReport["figures"][number];

/** The card. */
export function ReportCard({ report }: { readonly report: ShownReport }): JSX.Element {
  const words = importWords.value;
  const { title, unitId, fiscalYear, figures, figureCount, findings, checks, postedBefore } = report;
  return (
    <section class="card table" aria-labelledby="import-report-title">
      <h2 id="import-report-title" lang="vi">
        {title ?? words.report}
      </h2>
      <p class="unit">
        <span lang="vi">{unitId}</span>
        {fiscalYear !== null && ` · ${words.ofYear(fiscalYear)}`} · {words.figuresRead(countText(figureCount))}
      </p>
      {postedBefore !== null && <p class="held-note">{words.postedBefore(postedBefore)}</p>}
      <MessageList messages={findings} />
      {checks.length > 0 && (
        <details class="more">
          <summary>{words.checksHeld(countText(checks.length))}</summary>
          <MessageList messages={checks.map((check) => ({ ...check, severity: "passed" as const }))} />
        </details>
      )}
      <div class="scroll rows" tabIndex={0} role="region" aria-label={words.figuresRead(countText(figureCount))}>
        <FiguresTable figures={figures} />
      </div>
      {figures.length < figureCount && (
        <p class="faint">{words.figuresShown(countText(figures.length), countText(figureCount))}</p>
      )}
    </section>
  );
}

function FiguresTable({ figures }: { readonly figures: readonly ShownFigure[] }): JSX.Element {
  const words = importWords.value;
  const { lang } = view.value;
  return (
    <table class="sheet-rows">
      <thead>
        <tr>
          {[words.inReport, words.understood, words.day, words.source, words.amount].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {figures.map(
          ({ start, before, raw, behind, roleName, asOf, sourceName, amount, percent, needsReview, isPosted }) => (
            <tr key={start} class={needsReview ? "held" : isPosted ? "posted" : undefined}>
              <td lang="vi">
                {before}
                <mark>{raw}</mark>
                {behind}
              </td>
              <td>
                {roleName[lang]}{" "}
                {needsReview && (
                  <small>
                    <b>{words.severities.warning}</b>
                  </small>
                )}
                {isPosted && <small>{words.isPosted}</small>}
              </td>
              <td>{asOf === null ? "" : asOf.length === 10 ? formatDate(asOf) : asOf}</td>
              <td>{sourceName?.[lang]}</td>
              <td class="figure-cell">
                {amount !== null && formatMoney(BigInt(amount), { language: lang, unit: "dong" })}
                {percent !== null && `${lang === "vi" ? percent.replace(".", ",") : percent}%`}
              </td>
            </tr>
          ),
        )}
      </tbody>
    </table>
  );
}
