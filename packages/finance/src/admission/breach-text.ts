/**
 * Breach texts: what a finding says of a broken rule. The words are those of its refusal, taken apart once: a record with
 * a hundred thousand faults fills them in as often, and a refusal made for each would look at the stack every time.
 */
import type { AdmissionCode } from "./admission-breach.ts";
import type { Bilingual, Language } from "../language.ts";
import { admissionRefusals } from "../refusal/admission-refusals.ts";
import type { RefusalValue } from "../refusal/refusal.ts";

/** A text in pieces: words, the name of a value, words, the name of a value, and so on. */
type TextPieces = readonly string[];

/** Fact and remedy of each rule. */
const breachTexts = Object.fromEntries(
  Object.entries(admissionRefusals).map(([code, { fact, remedy }]) => [
    code,
    { vi: piecesOf(`${fact.vi} ${remedy.vi}`), en: piecesOf(`${fact.en} ${remedy.en}`) },
  ]),
) as Readonly<Record<AdmissionCode, Readonly<Record<Language, TextPieces>>>>;

function piecesOf(text: string): TextPieces {
  return text.split(/\{(\w+)\}/u);
}

/** Fact and remedy of a broken rule in both languages, with its values as people write them. */
export function breachMessage(code: AdmissionCode, shown: Readonly<Record<string, RefusalValue>>): Bilingual {
  const { vi, en } = breachTexts[code];
  return { vi: fillIn(vi, { shown, language: "vi" }), en: fillIn(en, { shown, language: "en" }) };
}

function fillIn(
  pieces: TextPieces,
  { shown, language }: { readonly shown: Readonly<Record<string, RefusalValue>>; readonly language: Language },
): string {
  let text = "";
  let isName = false;
  for (const piece of pieces) {
    const value = isName ? (shown[piece] ?? "") : piece;
    text += typeof value === "string" ? value : value[language];
    isName = !isName;
  }
  return text;
}
