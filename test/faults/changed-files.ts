/**
 * Files changed at random, as bytes and, past the archive, as text of their parts. The seed and the rank of a file draw it again.
 * Most are small; one in fifty is a workbook as an officer has it.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { openArchive } from "../../packages/exchange/src/workbook/archive.ts";
import { type ZipPart, zipFile } from "../../packages/exchange/test/workbook/zip-file.ts";
import { type SeededRandom, seededRandom } from "./seeded-random.ts";
import { smallTables } from "./small-tables.ts";

/** A file that was changed. */
export interface ChangedFile {
  readonly name: string;
  readonly change: string;
  readonly bytes: Uint8Array;
}

/** A file to be changed. Its parts are as they were before packing; null: it has none. */
interface Original {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly parts: readonly ZipPart[] | null;
}

const folder = join(import.meta.dirname, "../../packages/exchange/test/fixtures/workbooks");
/** One file in so many is an officer's. */
const largeEvery = 50;

const small: readonly Original[] = smallTables.map(({ name, parts, text }) => ({
  name,
  parts: parts?.map(storedPart) ?? null,
  bytes: parts === null ? Buffer.from(text) : zipFile(parts),
}));
const large: readonly Original[] = readdirSync(folder)
  .filter((name) => /\.(?:xlsx|ods|csv)$/u.test(name))
  .map((name) => {
    const bytes = readFileSync(join(folder, name));
    return { name, bytes, parts: name.endsWith(".csv") ? null : partsOf(bytes) };
  });

/** Parts are stored as they are: packing each file anew would take longer than reading it. */
function storedPart({ name, content }: ZipPart): ZipPart {
  return { name, content: Buffer.from(content), method: 0 };
}

function partsOf(bytes: Uint8Array): readonly ZipPart[] {
  const archive = openArchive(bytes, { path: "x" });
  return archive.names.map((name) => storedPart({ name, content: archive.read(name) ?? "" }));
}

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
  "_xD800_",
  'table:number-columns-repeated="1000000000"',
  'ref="A1:XFD1048576"',
  '<w:gridSpan w:val="999999999"/>',
  '<w:fldChar w:fldCharType="begin"/>',
  "=cmd|'/c calc'!A1",
  "a\u0301\u0323".repeat(20),
  "%",
  "(",
  '"',
  "\t",
  "31/02/2023",
];

type Change = (original: Original, random: SeededRandom) => Uint8Array;

const flipBytes: Change = ({ bytes }, random) => {
  const changed = Uint8Array.from(bytes);
  for (let times = 1 + random.below(8); times > 0; times -= 1)
    changed[random.below(changed.length)] = random.below(256);
  return changed;
};

const spliceBytes: Change = ({ bytes }, random) => {
  const other = random.pick(small).bytes;
  const [cut, from] = [random.below(bytes.length), random.below(other.length)];
  return Buffer.concat([bytes.subarray(0, cut), other.subarray(from)]);
};

const cutBytes: Change = ({ bytes }, random) => bytes.subarray(0, random.below(bytes.length));

/** Changes the text of one part, or of all of a file without parts. */
const changePart: Change = ({ bytes, parts }, random) => {
  if (parts === null) return Buffer.from(changeText(Buffer.from(bytes).toString("utf8"), random));
  const chosen = random.pick(parts);
  const content = changeText(Buffer.from(chosen.content).toString("utf8"), random);
  return zipFile(parts.map((part) => (part === chosen ? { ...part, content } : part)));
};

/** Leaves a part out, gives it another's content, or has it twice. */
const changeParts: Change = (original, random) => {
  const { parts } = original;
  if (parts === null) return spliceBytes(original, random);
  const [chosen, other] = [random.pick(parts), random.pick(parts)];
  switch (random.below(3)) {
    case 0:
      return zipFile(parts.filter((part) => part !== chosen));
    case 1:
      return zipFile(parts.map((part) => (part === chosen ? { ...part, content: other.content } : part)));
    default:
      return zipFile([...parts, { ...chosen, name: `${chosen.name}${random.pick(["", "x"])}` }]);
  }
};

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

const changes = { flipBytes, spliceBytes, cutBytes, changeParts, changePart } as const;
type ChangeName = keyof typeof changes;
/** The text of a part is changed most often: what is changed as bytes hardly ever gets past the archive. */
const drawn: readonly ChangeName[] = [
  "flipBytes",
  "spliceBytes",
  "cutBytes",
  "changeParts",
  "changePart",
  "changePart",
  "changePart",
  "changePart",
];

/** The changed file of a rank. */
export function changedFile(rank: number): ChangedFile {
  const random = seededRandom(`changed file ${rank}`);
  const original = random.pick(rank % largeEvery === 0 ? large : small);
  const change = random.pick(drawn);
  return { name: original.name, change, bytes: changes[change](original, random) };
}
