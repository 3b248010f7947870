/**
 * Blanks: places where a form asks for an amount and none is filled in ("...triệu đồng", "Tổng kinh phí: đồng").
 * A blank is missing. It is never zero.
 */
import { clauseAround } from "./clause.ts";
import type { Blank } from "./figure.ts";
import { readUnit, type UnitReading } from "./money-unit.ts";
import type { Token } from "./token.ts";
import { wordKey } from "./token.ts";

const totalWord = wordKey("tổng");
const dongWord = wordKey("đồng");
/** Units that a conversion has glued to the word before: "Nguồn vốn lồng ghéptriệu đồng". */
const gluedUnits: readonly (readonly [ending: string, dong: bigint])[] = [
  ["triệu", 1_000_000n],
  ["tỷ", 1_000_000_000n],
  ["tỉ", 1_000_000_000n],
];
const labelTokensMax = 30;

interface BlankPlace {
  /** First token that is not a word of the label. */
  readonly from: number;
  readonly start: number;
  readonly unitStart: number;
  readonly unit: UnitReading;
  /** End of the label, where it is glued to the unit. */
  readonly labelEnd: number | null;
}

/** Finds the blanks of a text: a unit with dots, or nothing, where its number should stand. */
export function findBlanks(text: string, tokens: readonly Token[]): readonly Blank[] {
  const blanks: Blank[] = [];
  for (const index of tokens.keys()) {
    const place = readMarkedBlank(tokens, index) ?? readGluedBlank(text, tokens, index);
    if (place === null) continue;
    const { start, unit } = place;
    const end = tokens[unit.to - 1]?.end ?? start;
    const labelFrom = labelStart(tokens, place);
    const words = tokens.slice(labelFrom, place.from).filter(({ kind }) => kind === "word");
    const first = words[0];
    const labelEnd = place.labelEnd ?? words.at(-1)?.end ?? 0;
    blanks.push({
      start,
      end,
      unitDong: unit.dong,
      unit: text.slice(place.unitStart, end),
      label: first === undefined ? "" : text.slice(first.start, labelEnd),
      clause: clauseAround(text, tokens, {
        range: { from: labelFrom, to: unit.to },
        bounds: { from: 0, to: tokens.length },
      }),
      isTotal: words.some(({ key }) => key === totalWord),
    });
  }
  return blanks;
}

/** "...triệu đồng", ": đồng". */
function readMarkedBlank(tokens: readonly Token[], index: number): BlankPlace | null {
  const token = tokens[index];
  if (token?.kind !== "mark" || (token.key !== "…" && token.key !== ":")) return null;
  const unit = readUnit(tokens, index + 1);
  const unitStart = tokens[index + 1]?.start;
  if (unit === null || unitStart === undefined || !unit.namesDong) return null;
  if (token.key === ":" && (goesOn(tokens, unit.to) || isUnitHeading(tokens, index))) return null;
  return { from: index, start: token.start, unitStart, unit, labelEnd: null };
}

/** "NTMtriệu đồng": the dots of the form are lost. */
function readGluedBlank(text: string, tokens: readonly Token[], index: number): BlankPlace | null {
  const token = tokens[index];
  const next = tokens[index + 1];
  if (token?.kind !== "word" || next?.kind !== "word" || next.key !== dongWord) return null;
  const word = text.slice(token.start, token.end);
  for (const [ending, dong] of gluedUnits) {
    const at = [ending, ending.normalize("NFD")].map((form) => (word.endsWith(form) ? word.length - form.length : 0));
    const cut = Math.max(...at);
    if (cut === 0) continue;
    const start = token.start + cut;
    return {
      from: index + 1,
      start,
      unitStart: start,
      unit: { dong, to: index + 2, namesDong: true, isDoubled: false },
      labelEnd: start,
    };
  }
  return null;
}

/** ": đồng" is a blank only where nothing but a mark or the line's end follows. */
function goesOn(tokens: readonly Token[], index: number): boolean {
  const next = tokens[index];
  return next?.kind === "word" || next?.kind === "number";
}

/** "Đơn vị tính: triệu đồng" names the unit of a table. */
function isUnitHeading(tokens: readonly Token[], index: number): boolean {
  const before = new Set([tokens[index - 1]?.key, tokens[index - 2]?.key]);
  return ["tính", "đvt", "vị"].some((word) => before.has(wordKey(word)));
}

/** Where the words before a blank begin, behind the number or mark that stands before them. */
function labelStart(tokens: readonly Token[], { from }: BlankPlace): number {
  let start = from;
  while (start > 0 && from - start < labelTokensMax && isOfLabel(tokens[start - 1])) start -= 1;
  return start;
}

function isOfLabel(token: Token | undefined): boolean {
  if (token?.kind === "word") return true;
  return token?.kind === "mark" && /^[-,&/()]$/u.test(token.key);
}
