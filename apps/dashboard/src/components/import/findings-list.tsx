/** What was found in the file: each with its cell, the fact, the remedy, and where the page can settle it, the answer. */
import type { ImportSettingsBody, WireImportPreview } from "@giaingan/client";
import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { view } from "../../address.ts";
import { type FindingGroup, groupFindings } from "../../import/import-answers.ts";
import { settleImport } from "../../import/import-session.ts";
import { countText, importWords } from "../../import/import-words.ts";
import { SeverityMark } from "../icon.tsx";
import { FindingAnswer } from "./finding-answer.tsx";
import { MessageList } from "./message-list.tsx";

/** More than these wait behind a button. */
const shownAtFirst = 12;

interface FindingsProps {
  readonly preview: WireImportPreview;
  readonly settings: ImportSettingsBody;
}

/** The card of findings. An answered one goes; where it had the focus, the focus comes to the title. */
export function FindingsList({ preview, settings }: FindingsProps): JSX.Element {
  const words = importWords.value;
  const title = useRef<HTMLHeadingElement>(null);
  const hadFocus = useRef(false);
  const groups = groupFindings(preview.findings);
  const first = groups.slice(0, shownAtFirst);
  const rest = groups.slice(shownAtFirst);
  const newUnits = groups.filter(({ finding }) => finding.code === "unitUnknown").length;
  useLayoutEffect(() => {
    if (hadFocus.current && document.activeElement === document.body) title.current?.focus();
  }, [preview]);
  return (
    <section
      class="card findings"
      aria-labelledby="import-findings-title"
      onFocusIn={() => {
        hadFocus.current = true;
      }}
      onFocusOut={({ relatedTarget }) => {
        if (relatedTarget !== null) hadFocus.current = false;
      }}
    >
      <h2 id="import-findings-title" ref={title} tabIndex={-1}>
        {words.findings}
        {preview.findingCount > 0 && <small> {words.findingCount(countText(preview.findingCount))}</small>}
      </h2>
      {groups.length === 0 && preview.report === null && <p class="nothing">{words.findingsNone}</p>}
      {newUnits > 1 && (
        <p class="actions">
          <button type="button" class="secondary" onClick={() => void settleImport({ takesNewUnits: true })}>
            {words.newUnits} ({countText(newUnits)})
          </button>
        </p>
      )}
      <Groups groups={first} settings={settings} />
      {rest.length > 0 && (
        <details class="more">
          <summary>{words.more(countText(rest.length))}</summary>
          <Groups groups={rest} settings={settings} />
        </details>
      )}
      {preview.findings.length < preview.findingCount && (
        <p class="faint">{words.findingsShown(countText(preview.findings.length), countText(preview.findingCount))}</p>
      )}
      <OtherFindings title={words.documentFindings} findings={preview.documentFindings} />
      <OtherFindings title={words.ledgerFindings} findings={preview.ledgerFindings} />
    </section>
  );
}

function Groups({
  groups,
  settings,
}: {
  readonly groups: readonly FindingGroup[];
  readonly settings: ImportSettingsBody;
}): JSX.Element | null {
  const words = importWords.value;
  const { lang } = view.value;
  if (groups.length === 0) return null;
  return (
    <ul class="lines">
      {groups.map(({ finding, otherCells }) => {
        const { code, severity, cell, printed, fact, remedy, withholds, asks } = finding;
        return (
          <li key={`${code} ${cell} ${printed}`}>
            <SeverityMark severity={severity} />
            <div>
              <p>
                <strong class={`severity-name ${severity}`}>
                  {asks === null || withholds === null ? words.severities[severity] : words.asked}
                </strong>{" "}
                {fact[lang]}
                {otherCells.length > 0 && (
                  <span title={otherCells.slice(0, 20).join(", ")}>
                    {" "}
                    ({words.otherCells(countText(otherCells.length))})
                  </span>
                )}
                {withholds !== null && (
                  <>
                    {" "}
                    <span class="held-mark">{words.withholds[withholds]}</span>
                  </>
                )}
              </p>
              <p class="proof">{remedy[lang]}</p>
              <FindingAnswer finding={finding} settings={settings} />
            </div>
          </li>
        );
      })}
    </ul>
  );
}

/** What is told of the file as a whole: between its sentences and its tables, and by the ledger. */
function OtherFindings({
  title,
  findings,
}: {
  readonly title: string;
  readonly findings: WireImportPreview["ledgerFindings"];
}): JSX.Element | null {
  if (findings.length === 0) return null;
  return (
    <details class="more">
      <summary>
        {title} ({countText(findings.length)})
      </summary>
      <MessageList messages={findings.slice(0, shownAtFirst * 4)} />
    </details>
  );
}
