/**
 * Vietnamese text as the old programs stored it: the other direction of what is tested, from tables of its own.
 */
import { readFileSync } from "node:fs";

const codes = readFileSync(new URL("tcvn3-codes.csv", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .slice(2)
  .map((line) => line.split(","));

const tcvn3Codes: ReadonlyMap<string, string> = new Map(
  codes.map(([byte = "", letter = ""]) => [letter, String.fromCodePoint(Number.parseInt(byte, 16))]),
);

/** Text typed in a normal font of TCVN3: a capital that has no code is typed small. */
export function typedInTcvn3(text: string): string {
  return Array.from(
    text.normalize("NFC"),
    (letter) => tcvn3Codes.get(letter) ?? tcvn3Codes.get(letter.toLowerCase()) ?? letter,
  ).join("");
}

/** Text typed in small letters, for a font that shows them as capitals. */
export function typedForCapitalFont(text: string): string {
  return typedInTcvn3(text.toLowerCase());
}

const [grave, hook, tilde, acute, dot] = ["\u0300", "\u0309", "\u0303", "\u0301", "\u0323"] as const;
const [circumflex, breve] = ["\u0302", "\u0306"] as const;

/** What VNI writes behind a letter for a tone alone, and for a circumflex or a breve with and without a tone. */
const vniMarks: ReadonlyMap<string, string> = new Map([
  [acute, "ù"],
  [grave, "ø"],
  [hook, "û"],
  [tilde, "õ"],
  [dot, "ï"],
  [circumflex, "â"],
  [circumflex + acute, "á"],
  [circumflex + grave, "à"],
  [circumflex + hook, "å"],
  [circumflex + tilde, "ã"],
  [circumflex + dot, "ä"],
  [breve, "ê"],
  [breve + acute, "é"],
  [breve + grave, "è"],
  [breve + hook, "ú"],
  [breve + tilde, "ü"],
  [breve + dot, "ë"],
]);

const vniSingles: ReadonlyMap<string, string> = new Map(
  Object.entries({ đ: "ñ", ơ: "ô", ư: "ö", í: "í", ì: "ì", ỉ: "æ", ĩ: "ó", ị: "ò", ỵ: "î" }),
);

/** Text typed in VNI-Windows. */
export function typedInVni(text: string): string {
  return Array.from(text.normalize("NFC"), vniOfLetter).join("");
}

function vniOfLetter(letter: string): string {
  const small = letter.toLowerCase();
  const single = vniSingles.get(small);
  if (single !== undefined) return small === letter ? single : single.toUpperCase();
  const parts = Array.from(small.normalize("NFD"));
  const horn = parts.includes("\u031B");
  const plain = horn ? (vniSingles.get((parts[0] ?? "") === "o" ? "ơ" : "ư") ?? "") : (parts[0] ?? "");
  const order: readonly string[] = [circumflex, breve, grave, hook, tilde, acute, dot];
  const marks = parts.slice(1).filter((mark) => mark !== "\u031B");
  const mark = marks.toSorted((left, right) => order.indexOf(left) - order.indexOf(right)).join("");
  const typed = plain + (vniMarks.get(mark) ?? mark);
  return small === letter ? typed : typed.toUpperCase();
}

/** All 67 small letters of Vietnamese that are not of the plain alphabet. */
export const smallLetters: readonly string[] = [
  ..."aăâeêioôơuưy".split("").flatMap((vowel) => ["", grave, hook, tilde, acute, dot].map((tone) => vowel + tone)),
  "đ",
]
  .map((letter) => letter.normalize("NFC"))
  .filter((letter) => letter > "\u007F");
