/**
 * The hash of a document's words, piece by piece: the same document has the same hash under any name, re-saved with
 * other line ends, with blanks at the end of its lines, and in NFC or NFD.
 */
import { createHash } from "node:crypto";

/** Takes a text in pieces, cut anywhere. */
export interface ContentHasher {
  readonly write: (piece: string) => void;
  /** SHA-256, hexadecimal. */
  readonly digest: () => string;
}

/** Characters that stand in NFC by themselves, among them all of Vietnamese: a text of them need not be composed. */
const mayNeedComposing = /[^\0-\u02FF\u1E00-\u1EFF\u2010-\u2027\u2030-\u205E]/;

/** The text in NFC; most texts are, and that is found faster than composing them. */
export function composed(text: string): string {
  return mayNeedComposing.test(text) ? text.normalize("NFC") : text;
}

/** Makes the hasher of one document. */
export function createContentHasher(): ContentHasher {
  const hash = createHash("sha256");
  let rest = "";
  let hasBegun = false;
  // Blank lines count only when words stand behind them.
  let pendingLineCount = 0;
  const take = (line: string): void => {
    const words = hasBegun ? line.trimEnd() : line.trim();
    if (words === "") {
      if (hasBegun) pendingLineCount += 1;
      return;
    }
    hash.update("\n".repeat(pendingLineCount) + words);
    hasBegun = true;
    pendingLineCount = 1;
  };
  const takeLines = (text: string): void => {
    if (hasBegun && isClean(text)) {
      hash.update("\n".repeat(pendingLineCount) + text);
      pendingLineCount = 1;
    } else for (const line of text.split(/\r\n|\r|\n/u)) take(line);
  };
  return {
    write: (piece) => {
      rest += piece;
      // A carriage return at the very end may be the half of a line end.
      const end = Math.max(rest.lastIndexOf("\n"), rest.length < 2 ? -1 : rest.lastIndexOf("\r", rest.length - 2));
      if (end === -1) return;
      const isPair = rest.charAt(end) === "\n" && rest.charAt(end - 1) === "\r";
      takeLines(composed(rest.slice(0, isPair ? end - 1 : end)));
      rest = rest.slice(end + 1);
    },
    digest: () => {
      takeLines(composed(rest));
      return hash.digest("hex");
    },
  };
}

/** Whether lines are hashed as they are: line feeds between them, no blank at the end of one, none of them blank. */
function isClean(text: string): boolean {
  if (text.includes("\r") || isBlankAt(text, text.length - 1)) return false;
  for (let feed = text.indexOf("\n"); feed !== -1; feed = text.indexOf("\n", feed + 1))
    if (isBlankAt(text, feed - 1)) return false;
  return true;
}

/** Blank lines count as blanks; so does the place before the text. */
function isBlankAt(text: string, position: number): boolean {
  const code = text.charCodeAt(position);
  return Number.isNaN(code) || code <= 0x20 || (code >= 0xa0 && text.charAt(position).trim() === "");
}
