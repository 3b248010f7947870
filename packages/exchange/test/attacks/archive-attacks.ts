/** Archives that unfold without end, lie about themselves, or lead out of themselves. */
import { type ZipPart, zipFile } from "../workbook/zip-file.ts";
import { type Attack, refused } from "./attack.ts";
import { rowOf, soundCells, soundXlsx, xlsxAttack } from "./sound-files.ts";

const sheetPart = "xl/worksheets/sheet1.xml";
const contentOf = (name: string): string => String(soundXlsx().find((part) => part.name === name)?.content ?? "");
/** The sound workbook, its sheet told of in another way. */
const sheetWith = (changed: Partial<ZipPart>): Uint8Array =>
  xlsxAttack({}, [{ name: sheetPart, content: contentOf(sheetPart), ...changed }]);
const withNamed = (name: string, content: string | Uint8Array = "x"): Uint8Array => xlsxAttack({}, [{ name, content }]);
const megabyte = 1024 * 1024;

/** Nine zip files of one another, as 42.zip. */
function nested(depth: number): Uint8Array {
  const inner = depth === 0 ? Buffer.alloc(100_000) : nested(depth - 1);
  return zipFile(Array.from({ length: 4 }, (_, at) => ({ name: `lop-${depth}-${at}.zip`, content: inner })));
}

/** The numbers of 64 bits that a part states behind its name. */
function wideSizes(unpacked: bigint, packed: bigint): Uint8Array {
  const extra = Buffer.alloc(20);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(16, 2);
  extra.writeBigUInt64LE(unpacked, 4);
  extra.writeBigUInt64LE(packed, 12);
  return extra;
}

/** Where the central directory begins is moved. */
function withListAt(bytes: Uint8Array, offset: number): Uint8Array {
  const changed = Buffer.from(bytes);
  changed.writeUInt32LE(offset, changed.length - 6);
  return changed;
}

/** The same bytes stated as a thousand parts: a quine that grows. */
function overlapping(): Uint8Array {
  const sound = soundXlsx();
  const parts = Array.from({ length: 1000 }, (_, at) => ({
    name: `xl/media/${String(at).padStart(4, "0")}`,
    localName: "xl/media/0000",
    content: "",
    offset: 0,
  }));
  return zipFile([{ name: "xl/media/0000", content: Buffer.alloc(200_000) }, ...sound, ...parts.slice(1)]);
}

const inArchive = (name: string, draw: () => Uint8Array, outcome: Attack["outcome"]): Attack => ({
  name,
  file: "bieu.xlsx",
  draw,
  outcome,
});

/** The attacks. */
export const archiveAttacks: readonly Attack[] = [
  inArchive(
    "ten megabytes of zeros in ten kilobytes",
    () => withNamed("xl/media/a.bin", Buffer.alloc(10 * megabyte)),
    refused("workbookBeyondLimit", { part: "xl/media/a.bin", limit: "100:1" }),
  ),
  inArchive(
    "a sheet of ten megabytes of blanks",
    () => sheetWith({ content: " ".repeat(10 * megabyte) }),
    refused("workbookBeyondLimit", { part: sheetPart }),
  ),
  inArchive(
    "two hundred parts that are each just small enough",
    () =>
      xlsxAttack(
        {},
        Array.from({ length: 210 }, (_, at) => ({ name: `xl/media/${at}.bin`, content: Buffer.alloc(megabyte) })),
      ),
    refused("workbookBeyondLimit", { limit: String(200 * megabyte) }),
  ),
  inArchive("archives in archives in archives", () => nested(4), refused("unreadFormat")),
  inArchive(
    "an archive in archives beside a sound sheet, which stays closed",
    () => withNamed("xl/embeddings/goi.zip", nested(4)),
    { read: soundCells },
  ),
  inArchive("a thousand parts of the same bytes", overlapping, refused("archiveEntryRefused")),
  inArchive(
    "a sheet that is larger than it says",
    () => sheetWith({ statedSize: 10, localSize: 10 }),
    refused("archiveEntryRefused", { part: sheetPart }),
  ),
  inArchive(
    "a sheet that is smaller than it says",
    () => sheetWith({ statedSize: 9000, localSize: 9000 }),
    refused("archiveEntryRefused", { part: sheetPart }),
  ),
  inArchive(
    "a stored sheet that is smaller than it says",
    () => sheetWith({ statedSize: 9000, localSize: 9000, method: 0 }),
    refused("archiveEntryRefused", { part: sheetPart }),
  ),
  inArchive(
    "a sheet whose two sizes differ",
    () => sheetWith({ localSize: 3 }),
    refused("archiveEntryRefused", { part: sheetPart }),
  ),
  inArchive("a sheet whose sizes stand behind it", () => sheetWith({ hasDescriptor: true }), { read: soundCells }),
  inArchive(
    "300 MB stated of nothing",
    () => sheetWith({ statedSize: 300 * megabyte }),
    refused("workbookBeyondLimit", { part: sheetPart }),
  ),
  inArchive(
    "sizes of 64 bits beyond all numbers",
    () => sheetWith({ statedSize: 0xffffffff, extra: wideSizes(2n ** 63n, 2n ** 63n) }),
    refused("archiveDamaged"),
  ),
  inArchive(
    "sizes of 64 bits that are promised and not there",
    () => sheetWith({ statedSize: 0xffffffff }),
    refused("archiveDamaged"),
  ),
  inArchive(
    "2.100 empty parts",
    () =>
      xlsxAttack(
        {},
        Array.from({ length: 2100 }, (_, at) => ({ name: `xl/media/${at}`, content: "", method: 0 })),
      ),
    refused("workbookBeyondLimit", { limit: "2000" }),
  ),
  inArchive(
    "a count of parts that is not theirs",
    () => zipFile(soundXlsx(), { countStated: 1999 }),
    refused("archiveDamaged"),
  ),
  inArchive(
    "a list that begins inside itself",
    () => withListAt(xlsxAttack(), xlsxAttack().length - 40),
    refused("archiveDamaged"),
  ),
  inArchive("a list behind the end of the file", () => withListAt(xlsxAttack(), 0xfffffff0), refused("archiveDamaged")),
  inArchive(
    "a name that climbs out of the archive",
    () => withNamed("xl/../../../etc/cron.d/x"),
    refused("archiveEntryRefused", { part: "xl/../../../etc/cron.d/x" }),
  ),
  inArchive(
    "an absolute name",
    () => withNamed("/etc/passwd"),
    refused("archiveEntryRefused", { part: "/etc/passwd" }),
  ),
  inArchive(
    "a name with a drive of Windows",
    () => withNamed("C:/Windows/x.dll"),
    refused("archiveEntryRefused", { part: "C:/Windows/x.dll" }),
  ),
  inArchive(
    "a name with slashes of Windows",
    () => withNamed("..\\..\\x.dll"),
    refused("archiveEntryRefused", { part: "..\\..\\x.dll" }),
  ),
  inArchive("a name with a zero", () => withNamed("xl/a.xml\u0000.bin"), refused("archiveEntryRefused")),
  inArchive(
    "a name that no encoding has",
    () =>
      Buffer.from(
        Buffer.from(withNamed("xl/aaaa")).toString("latin1").replaceAll("aaaa", "\u00ff\u00fea\u00ff"),
        "latin1",
      ),
    refused("archiveEntryRefused"),
  ),
  inArchive(
    "a name of 24.000 accents to be put in order",
    () => withNamed(`xl/a${"\u0301\u0323".repeat(12_000)}`),
    refused("archiveEntryRefused"),
  ),
  inArchive(
    "the same sheet twice, with other figures",
    () => zipFile([...soundXlsx(), { name: sheetPart, content: contentOf(sheetPart).replace("14108", "1") }]),
    refused("archiveEntryRefused", { part: sheetPart }),
  ),
  inArchive(
    "the same sheet twice in capitals",
    () => withNamed(sheetPart.toUpperCase()),
    refused("archiveEntryRefused", { part: sheetPart.toUpperCase() }),
  ),
  inArchive(
    "another name before the bytes of the sheet",
    () => sheetWith({ localName: "xl/worksheets/sheet2.xml" }),
    refused("archiveEntryRefused", { part: sheetPart }),
  ),
  inArchive(
    "a link to a file of the machine",
    () => xlsxAttack({}, [{ name: "xl/lien-ket.xml", content: "/etc/passwd", unixMode: 0o120777 }]),
    refused("archiveEntryRefused", { part: "xl/lien-ket.xml" }),
  ),
  inArchive("an encrypted sheet", () => sheetWith({ flags: 0x801 }), refused("passwordProtected")),
  inArchive("an unknown packing", () => sheetWith({ method: 12 }), refused("archiveEntryRefused", { part: sheetPart })),
  inArchive("a wrong checksum", () => sheetWith({ checksum: 1 }), refused("archiveDamaged")),
  inArchive(
    "a program with a workbook behind it",
    () => Buffer.concat([Buffer.from("#!/bin/sh\nexit\n"), xlsxAttack()]),
    refused("textNotReadable"),
  ),
  inArchive(
    "a picture with a workbook behind it",
    () => Buffer.concat([Buffer.from("GIF89a\u0001\u0000", "latin1"), xlsxAttack()]),
    refused("unreadFormat"),
  ),
  inArchive(
    "two workbooks, one behind the other",
    () => Buffer.concat([xlsxAttack(), xlsxAttack(rowOf('<c r="A1"><v>1</v></c>'))]),
    refused("archiveDamaged"),
  ),
  ...Array.from({ length: 15 }, (_, at) =>
    inArchive(
      `a workbook of which ${at + 1} sixteenths arrived`,
      () => xlsxAttack().slice(0, Math.floor((xlsxAttack().length * (at + 1)) / 16)),
      refused("archiveDamaged"),
    ),
  ),
];
