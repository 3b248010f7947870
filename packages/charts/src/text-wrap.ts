/**
 * Text wrapping: long titles and labels are broken between words, and cut with "…" where there is no more room.
 */
import { measureText, type TextStyle } from "./text-width.ts";

/**
 * Breaks text into lines no wider than `widthPx`, as few as possible and then as even as possible.
 * A single word that is wider than a line is broken within the word.
 *
 * @param isBalanced false: every line but the last as full as possible
 * @param linesMax the last of them ends with "…" when the text is longer
 * @returns at least one line; [""] of empty text
 */
export function wrapText(
  text: string,
  {
    widthPx,
    style,
    linesMax = Number.POSITIVE_INFINITY,
    isBalanced = true,
  }: { readonly widthPx: number; readonly style: TextStyle; readonly linesMax?: number; readonly isBalanced?: boolean },
): readonly string[] {
  const spacePx = measureText(" ", style);
  const words = text.split(" ").flatMap((word) => breakWord(word, widthPx, style));
  const lines = fillLines(words, spacePx, widthPx);
  if (lines.length > linesMax) {
    const rest = lines.slice(linesMax - 1).join(" ");
    return [...lines.slice(0, linesMax - 1), truncateText(rest, { widthPx, style })];
  }
  const isEven = lines.length === 1 || !isBalanced;
  return isEven ? lines : balanceLines(words, spacePx, { widthPx, lineCount: lines.length });
}

/** Cuts text to a width between words, with "…" in place of what is left out; unchanged when it fits. */
export function truncateText(
  text: string,
  { widthPx, style }: { readonly widthPx: number; readonly style: TextStyle },
): string {
  if (measureText(text, style) <= widthPx) return text;
  const roomPx = widthPx - measureText("…", style);
  let kept = "";
  let keptPx = 0;
  for (const character of text) {
    keptPx += measureText(character, style);
    if (keptPx > roomPx) break;
    kept += character;
  }
  const isWithinWord = text[kept.length] !== " " && kept.includes(" ");
  const whole = isWithinWord ? kept.slice(0, kept.lastIndexOf(" ")) : kept;
  return `${whole.replace(/[ ,;:.·–-]+$/u, "")}…`;
}

interface Word {
  readonly text: string;
  readonly widthPx: number;
}

function fillLines(words: readonly Word[], spacePx: number, widthPx: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  let linePx = 0;
  for (const [index, word] of words.entries()) {
    const longerPx = index === 0 ? word.widthPx : linePx + spacePx + word.widthPx;
    if (index > 0 && longerPx > widthPx) {
      lines.push(line);
      line = word.text;
      linePx = word.widthPx;
    } else {
      line = index === 0 ? word.text : `${line} ${word.text}`;
      linePx = longerPx;
    }
  }
  lines.push(line);
  return lines;
}

/** The word, or the pieces of one that is wider than a line. */
function breakWord(text: string, widthPx: number, style: TextStyle): readonly Word[] {
  const whole = { text, widthPx: measureText(text, style) };
  if (whole.widthPx <= widthPx) return [whole];
  const pieces: Word[] = [];
  let piece: Word = { text: "", widthPx: 0 };
  for (const character of text) {
    const characterPx = measureText(character, style);
    if (piece.text !== "" && piece.widthPx + characterPx > widthPx) {
      pieces.push(piece);
      piece = { text: "", widthPx: 0 };
    }
    piece = { text: piece.text + character, widthPx: piece.widthPx + characterPx };
  }
  return [...pieces, piece];
}

/** The narrowest width that needs no more lines: titles without a lonely last word. */
function balanceLines(
  words: readonly Word[],
  spacePx: number,
  { widthPx, lineCount }: { readonly widthPx: number; readonly lineCount: number },
): readonly string[] {
  let narrow = Math.max(widthPx / lineCount, ...words.map((word) => word.widthPx));
  let wide = widthPx;
  for (let step = 0; step < 8; step += 1) {
    const middle = (narrow + wide) / 2;
    if (fillLines(words, spacePx, middle).length <= lineCount) wide = middle;
    else narrow = middle;
  }
  return fillLines(words, spacePx, wide);
}
