/**
 * The export menu: the chart as PNG and SVG, the table as CSV, and a link whose numbers stay.
 */
import type { WireProgress } from "@giaingan/client";
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { addressOf, view } from "../address.ts";
import { api, type Overview, overview, progressQuery } from "../overview.ts";
import { writeProgressCsv } from "../progress-csv.ts";
import { saveFile } from "../saved-file.ts";
import { numberStyle } from "../shown-unit.ts";
import { announce, currentWords } from "../speech.ts";
import type { ViewState } from "../view-state.ts";
import { Icon } from "./icon.tsx";

/** The menu; empty ledgers and failures have nothing to export. */
export function ExportMenu(): JSX.Element | null {
  const words = currentWords.value;
  const menu = useRef<HTMLDetailsElement>(null);
  const close = (): void => menu.current?.removeAttribute("open");
  useEffect(() => {
    const closeOutside = ({ target }: PointerEvent): void => {
      if (target instanceof Node && menu.current?.contains(target) === false) close();
    };
    addEventListener("pointerdown", closeOutside);
    return () => removeEventListener("pointerdown", closeOutside);
  }, []);
  const shown = overview.value;
  const progress = shown?.progress ?? null;
  if (shown === null || progress === null) return null;
  // The name that the API gives its pictures.
  const fileName = `giai-ngan-${progress.asOf}`;
  return (
    <details
      class="menu"
      ref={menu}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !menu.current?.open) return;
        close();
        menu.current.querySelector("summary")?.focus();
      }}
      onFocusOut={(event) => {
        const { relatedTarget } = event;
        if (relatedTarget instanceof Node && menu.current?.contains(relatedTarget) === false) close();
      }}
    >
      <summary class="control">
        {words.exportMenu}
        <Icon name="down" />
      </summary>
      <ul>
        <li>
          <a
            href={imageAddress(shown, progress, "png")}
            download={`${fileName}.png`}
            onClick={() => announce(words.fileSaved(`${fileName}.png`))}
          >
            {words.exportPng}
          </a>
        </li>
        <li>
          <a
            href={imageAddress(shown, progress, "svg")}
            download={`${fileName}.svg`}
            onClick={() => announce(words.fileSaved(`${fileName}.svg`))}
          >
            {words.exportSvg}
          </a>
        </li>
        <li>
          <button type="button" onClick={() => saveCsv(shown, progress, `${fileName}.csv`)}>
            {words.exportCsv}
          </button>
        </li>
        <li>
          <CopyLink progress={progress} />
        </li>
      </ul>
    </details>
  );
}

function CopyLink({ progress }: { readonly progress: WireProgress }): JSX.Element {
  const words = currentWords.value;
  const [outcome, setOutcome] = useState<"none" | "copied" | "refused">("none");
  const address = new URL(addressOf(pinnedView(progress)), location.href).href;
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(address);
      setOutcome("copied");
      announce(words.linkCopied);
    } catch {
      setOutcome("refused");
      announce(words.linkNotCopied);
    }
  };
  return (
    <>
      <button type="button" onClick={() => void copy()}>
        {words.copyLink}
        <small>{outcome === "copied" ? words.linkCopied : words.copyLinkHint}</small>
      </button>
      {outcome === "refused" && (
        <label class="copy-by-hand">
          {words.linkNotCopied}
          <input type="text" readOnly value={address} onFocus={(event) => event.currentTarget.select()} />
        </label>
      )}
    </>
  );
}

/** The view with everything named that would otherwise follow the newest data. */
function pinnedView(progress: WireProgress): Pick<ViewState, "asOf" | "year" | "rev" | "unit"> {
  const { unit } = numberStyle(progress, view.value);
  return { asOf: progress.asOf, year: progress.fiscalYear, rev: progress.revision, unit };
}

function imageAddress({ question }: Overview, progress: WireProgress, format: "png" | "svg"): string {
  const query = progressQuery({ ...question, ...pinnedView(progress) });
  return api.chartAddress("progress", format, { ...query, lang: view.value.lang });
}

function saveCsv({ ledger, question }: Overview, progress: WireProgress, fileName: string): void {
  const words = currentWords.value;
  const { unitId } = question;
  const text = writeProgressCsv(progress, { ledger, language: view.value.lang, words, unitId });
  saveFile(new Blob([text], { type: "text/csv;charset=utf-8" }), fileName);
  announce(words.fileSaved(fileName));
}
