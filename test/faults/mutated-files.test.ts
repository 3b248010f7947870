/**
 * R11: files that were changed at random, as bytes and, past the archive, as text of their parts. Each is read or refused by the
 * catalogue with a remedy in both languages; what is read is understood, checked and planned without an error of any other kind.
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Bilingual, languages, Refusal } from "@giaingan/finance";
import { expect, test } from "vitest";
import {
  emptyImportRecord,
  emptyProfile,
  importRefusals,
  noSettings,
  planWorkbookImport,
  workbookRefusals,
} from "../../packages/exchange/src/index.ts";
import { openArchive } from "../../packages/exchange/src/workbook/archive.ts";
import { readFormat } from "../../packages/exchange/src/workbook/format-readers.ts";
import { openReadWorkbook } from "../../packages/exchange/src/workbook/read-workbook.ts";
import { readingLimits } from "../../packages/exchange/src/workbook/reading-limits.ts";
import { zipFile } from "../../packages/exchange/test/workbook/zip-file.ts";
import { isFullLane } from "../laws/lane.ts";
import { tellFigures } from "./figures.ts";
import { type SeededRandom, seed, seededRandom } from "./seeded-random.ts";

const fileCount = isFullLane ? 60_000 : 300;
const folder = join(import.meta.dirname, "../../packages/exchange/test/fixtures/workbooks");
/** Small bounds: a part that grows without end is refused at once, and the test goes on. */
const limits = { ...readingLimits, unpackedSizeMax: 20 * 1024 * 1024, cellCountMax: 200_000, mergeCountMax: 5_000 };
const knownCodes = new Set([...Object.keys(workbookRefusals), ...Object.keys(importRefusals), "emptyFile"]);

const originals = readdirSync(folder)
  .filter((name) => /\.(?:xlsx|ods|csv)$/u.test(name))
  .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));

/** What hostile and broken files hold where something else belongs. */
const nonsense = [
  '<!DOCTYPE x [<!ENTITY a "b">]>',
  "&a;",
  "<",
  "]]>",
  "</row></sheetData>",
  '<c r="XFD1048576"><v>1</v></c>',
  ' r="A0"',
  "1E400",
  "NaN",
  "-1",
  "99999999999999999999",
  "\u0000",
  "\ud800",
  'table:number-columns-repeated="1000000000"',
  'ref="A1:XFD1048576"',
  "=cmd|'/c calc'!A1",
  "%",
  "(",
  "31/02/2023",
];

function flipBytes(bytes: Uint8Array, random: SeededRandom): Uint8Array {
  const changed = Uint8Array.from(bytes);
  for (let times = 1 + random.below(8); times > 0; times -= 1)
    changed[random.below(changed.length)] = random.below(256);
  return changed;
}

function spliceBytes(bytes: Uint8Array, random: SeededRandom): Uint8Array {
  const other = random.pick(originals).bytes;
  const [cut, from] = [random.below(bytes.length), random.below(other.length)];
  return Buffer.concat([bytes.subarray(0, cut), other.subarray(from)]);
}

const cutBytes = (bytes: Uint8Array, random: SeededRandom): Uint8Array => bytes.subarray(0, random.below(bytes.length));

/** Changes the text of one part, and packs the archive again. */
function changePart(bytes: Uint8Array, random: SeededRandom): Uint8Array {
  if (bytes[0] !== 0x50) return Buffer.from(changeText(Buffer.from(bytes).toString("utf8"), random));
  const archive = openArchive(bytes, { path: "x" });
  const parts = archive.names.map((name) => ({
    name,
    content: Buffer.from(archive.read(name) ?? []).toString("utf8"),
  }));
  const chosen = random.below(parts.length);
  return zipFile(
    parts.map((part, index) => (index === chosen ? { ...part, content: changeText(part.content, random) } : part)),
  );
}

function changeText(text: string, random: SeededRandom): string {
  const at = random.below(text.length + 1);
  const length = random.below(40);
  switch (random.below(4)) {
    case 0:
      return text.slice(0, at) + text.slice(at + length);
    case 1:
      return text.slice(0, at) + random.pick(nonsense) + text.slice(at);
    case 2:
      return text.slice(0, at) + text.slice(random.below(text.length + 1));
    default: {
      const [start, end] = [text.indexOf(">", at), text.indexOf("<", at)];
      return start === -1 || end <= start
        ? text + random.pick(nonsense)
        : text.slice(0, start + 1) + random.pick(nonsense) + text.slice(end);
    }
  }
}

const changes = [flipBytes, spliceBytes, cutBytes, changePart, changePart, changePart] as const;

/** Fact and remedy, in both languages. */
function assertTold({ fact, remedy }: { readonly fact: Bilingual; readonly remedy: Bilingual }): void {
  for (const language of languages)
    assert(fact[language] !== "" && remedy[language] !== "", "a fault is told with a remedy");
}

/** "read" or the code of its refusal. */
async function outcomeOf(bytes: Uint8Array, name: string): Promise<string> {
  try {
    const workbook = openReadWorkbook(readFormat(bytes, { path: name, limits }));
    const { findings } = await planWorkbookImport(workbook, {
      documentName: name,
      settings: { ...noSettings, unit: "Xã A", asOf: "2023-10-31", fiscalYear: 2023, moneyUnit: 1_000_000n },
      profile: emptyProfile,
      record: emptyImportRecord,
      programmes: [],
    });
    for (const finding of findings) assertTold(finding);
    return "read";
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    assert(knownCodes.has(error.code), `${error.code} is of the catalogue`);
    assertTold(error);
    return error.code;
  }
}

test("a file that was changed at random is read, or refused with what to do, and nothing else", async () => {
  const outcomes = new Map<string, number>();
  for (let rank = 0; rank < fileCount; rank += 1) {
    const random = seededRandom(`mutated file ${rank}`);
    const { name, bytes } = random.pick(originals);
    const change = random.pick(changes);
    const outcome = await outcomeOf(change(bytes, random), name).catch((error: unknown) => {
      throw new Error(`${name}, file ${rank} of the seed ${seed}, ${change.name}`, { cause: error });
    });
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
  // Neither all is let through nor all refused.
  expect(outcomes.get("read")).toBeGreaterThan(fileCount / 20);
  expect(fileCount - (outcomes.get("read") ?? 0)).toBeGreaterThan(fileCount / 20);
  expect(outcomes.size).toBeGreaterThan(3);
  const counts = { files: fileCount, uncaught: 0, ...Object.fromEntries(outcomes) };
  tellFigures({ id: "R11", what: "files changed at random", counts });
});
