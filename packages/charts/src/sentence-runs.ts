/**
 * Sentences in several colours, broken into lines: the title's figures keep their colour across a line's end.
 */
import type { SentencePart } from "@giaingan/finance";

import type { TextRun } from "./drawing.ts";
import { drawableCharacters } from "./plain-text.ts";
import type { TextStyle } from "./text-width.ts";
import { wrapText } from "./text-wrap.ts";

type Emphasis = SentencePart["emphasis"];

interface EmphasisedCharacter {
  readonly character: string;
  readonly emphasis: Emphasis;
}

/** Breaks a sentence into lines of runs; a run of emphasis is set in its colour and bold. */
export function wrapSentence(
  sentence: string | readonly SentencePart[],
  { widthPx, style }: { readonly widthPx: number; readonly style: TextStyle },
): readonly (readonly TextRun[])[] {
  const characters = emphasisedCharacters(sentence);
  // Measured at the heaviest weight, so that emphasis never makes a line too long.
  const boldest: TextStyle = { sizePx: style.sizePx, weight: 700 };
  const lines = wrapText(characters.map(({ character }) => character).join(""), { widthPx, style: boldest });
  let next = 0;
  return lines.map((line) => {
    const onLine: EmphasisedCharacter[] = [];
    for (const character of line) {
      while (next < characters.length && characters[next]?.character !== character) next += 1;
      onLine.push(characters[next] ?? { character, emphasis: "none" });
      next += 1;
    }
    return runsOf(onLine, style);
  });
}

/** The sentence's words without their emphasis. */
export function sentenceText(sentence: string | readonly SentencePart[]): string {
  return emphasisedCharacters(sentence)
    .map(({ character }) => character)
    .join("");
}

function emphasisedCharacters(sentence: string | readonly SentencePart[]): readonly EmphasisedCharacter[] {
  const parts: readonly SentencePart[] =
    typeof sentence === "string" ? [{ text: sentence, emphasis: "none" }] : sentence;
  const characters: EmphasisedCharacter[] = [];
  for (const { text, emphasis } of parts) {
    for (const character of drawableCharacters(text)) {
      const last = characters.at(-1);
      if (character !== " ") characters.push({ character, emphasis });
      // A space belongs to the word before it: resvg drops one that begins a run.
      else if (last !== undefined && last.character !== " ") characters.push({ character, emphasis: last.emphasis });
    }
  }
  if (characters.at(-1)?.character === " ") characters.pop();
  return characters;
}

function runsOf(characters: readonly EmphasisedCharacter[], style: TextStyle): readonly TextRun[] {
  const pieces: { text: string; emphasis: Emphasis }[] = [];
  for (const { character, emphasis } of characters) {
    const last = pieces.at(-1);
    if (last?.emphasis === emphasis) last.text += character;
    else pieces.push({ text: character, emphasis });
  }
  return pieces.map(({ text, emphasis }) => ({
    text,
    tone: emphasis === "none" ? "ink" : emphasis,
    weight: emphasis === "none" ? style.weight : 700,
    sizePx: style.sizePx,
  }));
}
