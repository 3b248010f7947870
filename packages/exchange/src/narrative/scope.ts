/**
 * Scope: which programme a figure is of, by the name nearest before it in its paragraph.
 *
 * Two programmes in one document have two plans; their figures must never meet in one total.
 */
import { matchPhrase, type PhraseTable, phraseTable } from "./phrase-matcher.ts";
import type { Sentence } from "./sentence.ts";
import type { Token } from "./token.ts";

/** The national target programmes, by a stable name. */
const programmeTable: PhraseTable<string> = phraseTable([
  ["nông thôn mới|ntm|xây dựng nông thôn mới|xây dựng ntm", "newRuralDevelopment"],
  ["giảm nghèo|giảm nghèo bền vững|chương trình 135|xóa đói giảm nghèo", "povertyReduction"],
  ["dân tộc thiểu số|dtts|vùng đồng bào dân tộc|đồng bào dân tộc|đbdtts|chương trình 1719", "ethnicMinorityAreas"],
]);

/** A programme named at a token. */
export interface ProgrammeName {
  readonly at: number;
  readonly programme: string;
  /** Number of the line's first sentence: names hold on to the end of the line. */
  readonly line: number;
}

/** All programme names of a text, in order. */
export function findProgrammes(tokens: readonly Token[], sentences: readonly Sentence[]): readonly ProgrammeName[] {
  const names: ProgrammeName[] = [];
  let line = -1;
  for (const [number, sentence] of sentences.entries()) {
    if (sentence.startsLine) line = number;
    for (let index = sentence.from; index < sentence.to; index += 1) {
      const match = matchPhrase(programmeTable, tokens, index);
      if (match !== null) names.push({ at: index, programme: match.meaning, line });
    }
  }
  return names;
}

/** Gives the programme of each place; ask in the order of the text. */
export function programmeReader(
  names: readonly ProgrammeName[],
  sentences: readonly Sentence[],
): (at: number, sentence: number) => string | null {
  const lines: number[] = [];
  for (const [number, { startsLine }] of sentences.entries())
    lines.push(startsLine ? number : (lines.at(-1) ?? number));
  let passed = 0;
  return (at, sentence) => {
    while ((names[passed]?.at ?? Number.POSITIVE_INFINITY) < at) passed += 1;
    const nearest = names[passed - 1];
    return nearest !== undefined && nearest.line === lines[sentence] ? nearest.programme : null;
  };
}
