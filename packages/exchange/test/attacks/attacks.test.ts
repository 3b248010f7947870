import assert from "node:assert/strict";
import { type Bilingual, languages, Refusal } from "@giaingan/finance";
import { expect, test } from "vitest";
import { cellOfReference, columnsMax } from "../../src/workbook/cell-reference.ts";
import { readFormat } from "../../src/workbook/format-readers.ts";
import { openReadWorkbook } from "../../src/workbook/read-workbook.ts";
import { readingLimits } from "../../src/workbook/reading-limits.ts";
import type { Workbook } from "../../src/workbook/workbook.ts";
import type { AttackOutcome } from "./attack.ts";
import { attacks } from "./attacks.ts";

test("there are at least 60 attacks, each of another name", () => {
  const names = attacks.map(({ name }) => name);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  expect(names.length).toBeGreaterThanOrEqual(60);
});

test.for(attacks.map((attack) => [attack.name, attack] as const))("%s", ([, { file, draw, outcome }]) => {
  expect(outcomeOf(draw(), { file, outcome })).toEqual(outcome);
});

/** What came of a file, told as far as the expected outcome tells it. */
function outcomeOf(
  bytes: Uint8Array,
  { file, outcome }: { readonly file: string; readonly outcome: AttackOutcome },
): AttackOutcome {
  try {
    const workbook = openReadWorkbook(readFormat(bytes, { path: file, limits: readingLimits }));
    return "paragraphs" in outcome
      ? { paragraphs: paragraphsOf(workbook).slice(0, outcome.paragraphs.length) }
      : { read: cellsOf(workbook, Object.keys("read" in outcome ? outcome.read : {})) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    assertTold(error);
    const told = "refused" in outcome ? Object.keys(outcome.values ?? {}) : [];
    return { refused: error.code, values: Object.fromEntries(told.map((name) => [name, error.values[name] ?? ""])) };
  }
}

function cellsOf(
  { sheets }: Workbook,
  references: readonly string[],
): Extract<AttackOutcome, { read: unknown }>["read"] {
  return Object.fromEntries(
    references.map((reference) => {
      const at = cellOfReference(reference);
      return [reference, sheets[0]?.valueAt(Math.floor(at / columnsMax), at % columnsMax) ?? null];
    }),
  );
}

function paragraphsOf({ blocks }: Workbook): readonly string[] {
  return blocks.flatMap((block) => (block.kind === "paragraph" ? [block.text] : []));
}

/** Fact and remedy in both languages, and the file is named. */
function assertTold({ fact, remedy }: { readonly fact: Bilingual; readonly remedy: Bilingual }): void {
  for (const language of languages)
    assert(fact[language] !== "" && remedy[language] !== "", "a refusal tells what to do");
}
