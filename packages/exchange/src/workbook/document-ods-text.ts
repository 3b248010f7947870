/** The text of one cell or paragraph of OpenDocument: blanks collapse, `text:s`, `text:tab` and `text:line-break` are kept. */
import type { OdsRun } from "./document-ods-cells.ts";
import type { XmlAttributes } from "./xml-events.ts";

/** More blanks in one place are none that somebody typed. */
const blankCountMax = 1000;

/** Collects the text of one cell after another. */
export interface OdsTextReader {
  open(name: string, attributes: XmlAttributes): void;
  text(value: string): void;
  close(name: string): void;
  /** What was collected since the last time. */
  take(): readonly OdsRun[];
}

const paragraphs: ReadonlySet<string> = new Set(["p", "h"]);

/** Makes a reader; it is given the elements of the namespace "text" only. */
export function createOdsTextReader(): OdsTextReader {
  let runs: OdsRun[] = [];
  let spans: (string | null)[] = [];
  let paragraphCount = 0;
  let depth = 0;
  /** A blank, or the begin of a paragraph: the next blank does not count. */
  let isAfterBlank = true;
  const add = (text: string): void => {
    if (text !== "") runs.push({ text, styleName: spans.at(-1) ?? null });
  };
  return {
    open: (name, attributes) => {
      if (paragraphs.has(name)) {
        if (paragraphCount > 0) add("\n");
        paragraphCount += 1;
        depth += 1;
        isAfterBlank = true;
      } else if (name === "span") {
        spans.push(attributes.get("text:style-name") ?? spans.at(-1) ?? null);
      } else if (name === "s") {
        const count = Math.trunc(Number(attributes.get("text:c") ?? "1"));
        add(" ".repeat(Math.min(Math.max(Number.isFinite(count) ? count : 1, 0), blankCountMax)));
      } else if (name === "tab") add("\t");
      else if (name === "line-break") {
        add("\n");
        isAfterBlank = true;
      }
    },
    text: (value) => {
      if (depth === 0) return;
      const collapsed = value.replaceAll(/[\t\n\r ]+/gu, " ");
      add(isAfterBlank && collapsed.startsWith(" ") ? collapsed.slice(1) : collapsed);
      if (collapsed !== "") isAfterBlank = collapsed.endsWith(" ");
    },
    close: (name) => {
      if (paragraphs.has(name)) depth -= 1;
      else if (name === "span") spans.pop();
    },
    take: () => {
      const taken = runs;
      runs = [];
      spans = [];
      paragraphCount = 0;
      depth = 0;
      return taken;
    },
  };
}
