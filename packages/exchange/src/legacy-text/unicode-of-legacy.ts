/**
 * Legacy Vietnamese text becomes Unicode, and text that is Unicode already stays as it is. The font of a cell says most, then
 * what the other texts of its sheet are, then the text itself: which of its readings is Vietnamese, syllable by syllable.
 */
import { composeText } from "./composed-text.ts";
import { type LegacyFont, type LegacyScript, type TextScript, legacyFontOf } from "./legacy-script.ts";
import { type ReadingEvidence, weighReading } from "./reading-evidence.ts";
import { decodeTcvn3 } from "./tcvn3.ts";
import { decodeVni } from "./vni.ts";
import { latinOfWindows1258 } from "./windows-1258.ts";

/** A text in Unicode. */
export interface UnicodeText {
  /** NFC. */
  readonly text: string;
  /** How the text was written. */
  readonly script: TextScript;
  /** Whether no font said so, and the text was recognised by its syllables. An officer should be told. */
  readonly isGuessed: boolean;
}

/** What is known of a text from where it stands. */
export interface TextSurroundings {
  /** The font of the cell; null: not stated. */
  readonly fontName: string | null;
  /** What the texts of the same sheet are (`scriptOfTexts`); null: nothing is known. */
  readonly context?: TextScript | null;
}

/** Signs of one text, and of the texts of a sheet, that are weighed. */
const sampleLengthMax = 20_000;
const evidenceLengthMax = 2_000_000;

const beyondAscii = /[^\0-\u007F]/u;
/** Letters that no decoding of legacy bytes makes: those with a mark and a tone, and other scripts. */
const onlyUnicode =
  /[\u0100\u0101\u0104-\u010F\u0112-\u019F\u01A2-\u01AE\u01B1-\u02FF\u0370-\u03BB\u03BD-\u1FFF\u2C00-\uEFFF]/u;
const windows1258Only = /Ă|ă|Đ|đ|Ơ|ơ|Ư|ư|[\u0300-\u036F]/u;

/**
 * A text of a file in Unicode, NFC.
 *
 * A legacy font decides where both readings could be Vietnamese ("Bé" in .VnTime is "Bộ"), unless the sheet is known to be
 * Unicode; it never makes Vietnamese that is readable into something that is not. Without a font a text is decoded only if
 * it is no Vietnamese as it stands and is, clearly, in one legacy script. "-" in the place of a soft hyphen is left alone.
 *
 * `unicodeOfLegacy("KÕ ho¹ch vèn", { fontName: ".VnTime" })` is `{ text: "Kế hoạch vốn", script: "tcvn3", isGuessed: false }`.
 */
export function unicodeOfLegacy(text: string, surroundings: TextSurroundings): UnicodeText {
  return text.length > sampleLengthMax ? unicodeOfLong(text, surroundings) : unicodeOfShort(text, surroundings);
}

/** What a long text is, its beginning tells: no cell and no paragraph is as long, and each word is weighed. */
function unicodeOfLong(text: string, surroundings: TextSurroundings): UnicodeText {
  const { script, isGuessed } = unicodeOfShort(text.slice(0, sampleLengthMax), surroundings);
  const decoded = script === "unicode" ? null : decodedIn(script, { text, fontName: surroundings.fontName });
  return decoded === null
    ? { text: composeText(text), script: "unicode", isGuessed: false }
    : { text: decoded, script, isGuessed };
}

function unicodeOfShort(text: string, { fontName, context = null }: TextSurroundings): UnicodeText {
  const font = legacyFontOf(fontName);
  if (!beyondAscii.test(text)) return plainText(text, font, context);
  const composed = composeText(text);
  const asItIs = { text: composed, script: "unicode", isGuessed: false } as const;
  // Only a file without fonts can have been decoded as windows-1258.
  if (onlyUnicode.test(text) || (font !== null && windows1258Only.test(text))) return asItIs;
  const claimed = font?.script ?? context;
  const readingIn = (script: LegacyScript): Reading | null =>
    readingOf(text, { script, written: composed, isCapital: font?.isCapital ?? false });
  if (claimed !== null && claimed !== "unicode" && context !== "unicode") {
    const reading = readingIn(claimed);
    if (reading?.decoded === composed) return asItIs;
    if (reading !== null && isBelieved(reading.evidence, { text, font })) return decodedText(reading, font === null);
  }
  const likely = likeliest([readingIn("tcvn3"), readingIn("vni")]);
  return likely === null ? asItIs : decodedText(likely, likely.script !== font?.script);
}

/** Text of plain letters reads the same in every script, but a font of capitals shows it in capitals. */
function plainText(text: string, font: LegacyFont | null, context: TextScript | null): UnicodeText {
  return font?.isCapital === true && context !== "unicode"
    ? { text: text.toUpperCase(), script: font.script, isGuessed: false }
    : { text, script: "unicode", isGuessed: false };
}

function decodedText({ decoded, script }: Reading, isGuessed: boolean): UnicodeText {
  return { text: decoded, script, isGuessed };
}

interface Reading {
  readonly script: LegacyScript;
  readonly decoded: string;
  readonly evidence: ReadingEvidence;
}

/** A text in a legacy script; null: it cannot be written in it, or all its letters are plain. */
function readingOf(
  text: string,
  {
    script,
    written,
    isCapital,
  }: { readonly script: LegacyScript; readonly written: string; readonly isCapital: boolean },
): Reading | null {
  const source = latinOf(text);
  const decoded = decodeIn(script, { source, isCapital });
  if (decoded === null) return null;
  const evidence = weighReading({ script, written, source, decoded });
  return evidence === null ? null : { script, decoded, evidence };
}

function latinOf(text: string): string {
  return windows1258Only.test(text) ? latinOfWindows1258(text) : text;
}

function decodeIn(
  script: LegacyScript,
  { source, isCapital }: { readonly source: string; readonly isCapital: boolean },
): string | null {
  return script === "tcvn3" ? decodeTcvn3(source, { isCapital }) : decodeVni(source);
}

/** A text in the script that it is known to be in; null: it cannot be written in it. */
function decodedIn(
  script: LegacyScript,
  { text, fontName }: { readonly text: string; readonly fontName: string | null },
): string | null {
  if (!beyondAscii.test(text)) return text.toUpperCase();
  return decodeIn(script, { source: latinOf(text), isCapital: legacyFontOf(fontName)?.isCapital ?? false });
}

/**
 * Whether a text is what its font, or its sheet, says that it is. Of letters one by one, as in a label, only the font can tell;
 * between figures they are signs ("2 × 3").
 */
function isBelieved(
  evidence: ReadingEvidence,
  { text, font }: { readonly text: string; readonly font: LegacyFont | null },
): boolean {
  const { marked, singleLetters, legacyValid, unicodeValid, strange, commonGain, abbreviations, isProven } = evidence;
  if (marked === singleLetters) return font !== null && !/\d/u.test(text);
  if (legacyValid !== unicodeValid) return legacyValid > unicodeValid;
  if (isProven || abbreviations > 0) return true;
  return legacyValid > 0 && (commonGain > 0 || (commonGain === 0 && strange === 0));
}

/** The reading that is Vietnamese where the text as it stands is not; null: none is, or not clearly. */
function likeliest(readings: readonly (Reading | null)[]): Reading | null {
  const clear = readings
    .filter((reading) => reading !== null)
    .filter(({ evidence }) => isClear(evidence))
    .toSorted((left, right) => right.evidence.gain - left.evidence.gain);
  const [first, second] = clear;
  return first === undefined || first.evidence.gain === second?.evidence.gain ? null : first;
}

/** Clear from four words on although a name is strange, from two if nothing is, or one word that nothing else can be. */
function isClear(evidence: ReadingEvidence): boolean {
  const { gain, loss, strange, marked, unicodeValid, plainValid, plainStrange } = evidence;
  if (isForeignLetter(evidence) || gain - 2 * loss < 2 || unicodeValid > marked / 2) return false;
  if (strange > 0 && gain < 4 * strange) return false;
  return gain >= 8 || plainStrange <= plainValid + evidence.legacyValid;
}

/** Whether one letter, in words that are not usual, makes all the difference: "må" and "så" are Norwegian. */
function isForeignLetter({ characterCount, isSure }: ReadingEvidence): boolean {
  return characterCount < 2 && !isSure;
}

const legacyScripts: readonly LegacyScript[] = ["tcvn3", "vni"];

/** Evidence that a sheet must show before its doubtful texts are read by it. */
const evidenceMin = 4;

/** How much one text may say of its sheet. */
const evidencePerText = 4;

/**
 * What the texts of a sheet are, taken together; null: they do not say, or are of several kinds. Give each text once, and
 * texts in legacy fonts apart from the others: a sheet may have cells of either kind.
 */
export function scriptOfTexts(texts: Iterable<string>): TextScript | null {
  const sums = { unicode: 0, tcvn3: 0, vni: 0 };
  let lengthLeft = evidenceLengthMax;
  for (const whole of texts) {
    const text = whole.slice(0, sampleLengthMax);
    if (lengthLeft < 0) break;
    if (!beyondAscii.test(text)) continue;
    lengthLeft -= text.length;
    const written = composeText(text);
    if (onlyUnicode.test(text)) {
      sums.unicode += evidencePerText;
      continue;
    }
    const readings = legacyScripts.map((script) => readingOf(text, { script, written, isCapital: false }));
    for (const { script, evidence } of readings.filter((reading) => reading !== null)) {
      const { gain, loss, strange } = evidence;
      const points = (isForeignLetter(evidence) ? 0 : gain) - loss - strange;
      sums[script] += Math.max(-evidencePerText, Math.min(evidencePerText, points));
    }
    if (readings.every((reading) => reading === null || speaksForUnicode(reading.evidence))) sums.unicode += 1;
  }
  return dominantOf(sums);
}

/** Whether a reading would make usual words unusual, or Vietnamese words strange. */
function speaksForUnicode({ gain, loss, commonGain, unicodeValid }: ReadingEvidence): boolean {
  return unicodeValid > 0 && (loss > gain || (loss === gain && commonGain < 0));
}

/** The script that has four times the evidence of each other. */
function dominantOf(sums: Readonly<Record<TextScript, number>>): TextScript | null {
  const [first, second] = Object.entries(sums).toSorted(([, left], [, right]) => right - left);
  if (first === undefined || second === undefined) return null;
  return first[1] >= evidenceMin && first[1] >= 4 * second[1] ? (first[0] as TextScript) : null;
}
