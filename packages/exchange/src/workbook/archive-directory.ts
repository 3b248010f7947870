/**
 * The list of parts that a zip archive states at its end (APPNOTE.TXT 4.3), held against what stands before each part.
 * Sizes are those of the list; whether a part keeps them is seen when it is unpacked (`archive.ts`).
 */
import type { ReadingLimits } from "./reading-limits.ts";
import { refuseWorkbook } from "./workbook-refusals.ts";

/** A part as the archive states it. */
export interface ArchiveEntry {
  readonly name: string;
  /** Where its bytes begin. */
  readonly dataStart: number;
  /** Bytes in the archive, and unpacked. */
  readonly packedSize: number;
  readonly unpackedSize: number;
  readonly checksum: number;
  /** Deflated; else stored as it is. */
  readonly isPacked: boolean;
}

interface Source {
  readonly view: DataView;
  readonly bytes: Uint8Array;
  readonly path: string;
}

const listSignature = 0x02014b50;
const entrySignature = 0x04034b50;
const endSignature = 0x06054b50;
const wideEndSignature = 0x06064b50;
const wideLocatorSignature = 0x07064b50;
const endLength = 22;
const stored = 0;
const deflated = 8;
/** Sizes and checksum stand behind the bytes of the part. */
const descriptorFlag = 0x08;
const encryptedFlags = 0x41;
/** Numbers of 32 bits that stand elsewhere, in 64. */
const wide = 0xffffffff;
const nameLengthMax = 1000;

/**
 * Lists the parts of an archive; none is unpacked.
 *
 * @throws Refusal where the list is no list, a bound is passed, a name leads elsewhere or stands twice, a part is encrypted
 * or lies on another
 */
export function listArchive(
  bytes: Uint8Array,
  { path, limits }: { readonly path: string; readonly limits: ReadingLimits },
): readonly ArchiveEntry[] {
  const source = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), bytes, path };
  const { count, listStart, listEnd } = readEnd(source);
  if (count > limits.entryCountMax) {
    throw refuseWorkbook("workbookBeyondLimit", {
      path,
      part: "zip",
      limit: String(limits.entryCountMax),
      what: { vi: "số phần", en: "parts" },
    });
  }
  const entries: ArchiveEntry[] = [];
  const names = new Set<string>();
  let at = listStart;
  let unpackedSize = 0;
  for (let index = 0; index < count; index += 1) {
    const { entry, end } = readEntry(source, at);
    at = end;
    const folded = entry.name.toLowerCase().normalize("NFC");
    if (names.has(folded))
      throw refusePart(source, entry.name, { vi: "tên phần ghi hai lần", en: "its name is stated twice" });
    names.add(folded);
    unpackedSize += entry.unpackedSize;
    assertWithinLimits(entry, { source, limits, unpackedSize });
    entries.push(entry);
  }
  // Else one program would read this list, and another the one that stands right before the end.
  if (at !== listEnd) throw damagedList(source);
  assertApart(entries, { source, listStart });
  return entries;
}

interface ListPlace {
  /** Parts in the list. */
  readonly count: number;
  readonly listStart: number;
  /** What ends the archive begins here. */
  readonly listEnd: number;
}

/** What the end of an archive says; the end is the last thing of the file but its comment. */
function readEnd(source: Source): ListPlace {
  const { view } = source;
  const lowest = Math.max(0, view.byteLength - endLength - 0xffff);
  for (let at = view.byteLength - endLength; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) !== endSignature || at + endLength + view.getUint16(at + 20, true) !== view.byteLength)
      continue;
    const count = view.getUint16(at + 10, true);
    const listStart = view.getUint32(at + 16, true);
    const isWide = count === 0xffff || listStart === wide || view.getUint32(at + 12, true) === wide;
    return isWide ? readWideEnd(source, at) : { count, listStart, listEnd: at };
  }
  throw damaged(source, { vi: "thiếu phần cuối", en: "its end is missing" });
}

function readWideEnd(source: Source, end: number): ListPlace {
  const { view } = source;
  const locator = end - 20;
  if (locator < 0 || view.getUint32(locator, true) !== wideLocatorSignature) throw damagedList(source);
  const at = wideNumber(source, locator + 8);
  if (at + 56 > locator || view.getUint32(at, true) !== wideEndSignature) throw damagedList(source);
  return { count: wideNumber(source, at + 32), listStart: wideNumber(source, at + 48), listEnd: at };
}

function readEntry(source: Source, at: number): { readonly entry: ArchiveEntry; readonly end: number } {
  const { view, bytes } = source;
  if (at + 46 > view.byteLength || view.getUint32(at, true) !== listSignature) throw damagedList(source);
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const nameLength = view.getUint16(at + 28, true);
  const extraEnd = at + 46 + nameLength + view.getUint16(at + 30, true);
  const end = extraEnd + view.getUint16(at + 32, true);
  if (end > view.byteLength) throw damagedList(source);
  const nameBytes = bytes.subarray(at + 46, at + 46 + nameLength);
  const name = safeName(nameBytes, source);
  if ((flags & encryptedFlags) !== 0) throw refuseWorkbook("passwordProtected", { path: source.path });
  if (method !== stored && method !== deflated)
    throw refusePart(source, name, {
      vi: `kiểu nén ${method} không đọc được`,
      en: `packing method ${method} is not read`,
    });
  if (isLink(view, at)) throw refusePart(source, name, { vi: "là liên kết tới tệp khác", en: "it is a link" });
  const readWide = createWideNumbers(source, { start: at + 46 + nameLength, end: extraEnd });
  const unpackedSize = readWide(view.getUint32(at + 24, true));
  const packedSize = readWide(view.getUint32(at + 20, true));
  const start = readWide(view.getUint32(at + 42, true));
  const dataStart = readDataStart(source, { start, name, nameBytes, method, packedSize, unpackedSize });
  if (dataStart + packedSize > view.byteLength) throw damagedList(source);
  return {
    entry: {
      name,
      dataStart,
      packedSize,
      unpackedSize,
      checksum: view.getUint32(at + 16, true),
      isPacked: method === deflated,
    },
    end,
  };
}

/** Made by a program of Unix (upper byte 3), with the mode of a symbolic link. */
function isLink(view: DataView, at: number): boolean {
  return view.getUint8(at + 5) === 3 && (view.getUint16(at + 40, true) & 0xf000) === 0xa000;
}

/** Numbers too large for 32 bits stand in the extra field 1, in this order; the others are what they are. */
function createWideNumbers(
  source: Source,
  { start, end }: { readonly start: number; readonly end: number },
): (narrow: number) => number {
  const { view } = source;
  let next = end;
  let fieldEnd = end;
  for (let at = start; at + 4 <= end; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    next = at + 4;
    fieldEnd = Math.min(end, next + view.getUint16(at + 2, true));
    break;
  }
  return (narrow) => {
    if (narrow !== wide) return narrow;
    if (next + 8 > fieldEnd) throw damagedList(source);
    next += 8;
    return wideNumber(source, next - 8);
  };
}

function wideNumber(source: Source, at: number): number {
  const wide = source.view.getBigUint64(at, true);
  if (wide > BigInt(Number.MAX_SAFE_INTEGER)) throw damagedList(source);
  return Number(wide);
}

/** Where the bytes of a part begin: what stands before them must be the same part as in the list. */
function readDataStart(
  source: Source,
  {
    start,
    name,
    nameBytes,
    method,
    packedSize,
    unpackedSize,
  }: Pick<ArchiveEntry, "name" | "packedSize" | "unpackedSize"> & {
    readonly start: number;
    readonly nameBytes: Uint8Array;
    readonly method: number;
  },
): number {
  const { view, bytes } = source;
  if (start + 30 > view.byteLength || view.getUint32(start, true) !== entrySignature) throw damagedList(source);
  const nameLength = view.getUint16(start + 26, true);
  const isSize = (at: number, size: number): boolean => [size, wide].includes(view.getUint32(at, true));
  const hasSizes = (view.getUint16(start + 6, true) & descriptorFlag) === 0;
  const isSame =
    nameLength === nameBytes.length &&
    view.getUint16(start + 8, true) === method &&
    (!hasSizes || (isSize(start + 18, packedSize) && isSize(start + 22, unpackedSize))) &&
    nameBytes.every((byte, index) => bytes[start + 30 + index] === byte);
  if (!isSame)
    throw refusePart(source, name, { vi: "hai nơi ghi về nó khác nhau", en: "the archive tells of it in two ways" });
  return start + 30 + nameLength + view.getUint16(start + 28, true);
}

/** A name inside the archive: relative, with plain slashes, and nothing that leads out of it. */
function safeName(nameBytes: Uint8Array, source: Source): string {
  const name = Buffer.from(nameBytes).toString("utf8");
  const isUnsafe =
    name === "" ||
    nameBytes.length > nameLengthMax ||
    // oxlint-disable-next-line no-control-regex
    /^\/|^[A-Za-z]:|[\\\u0000-\u001f\ufffd]/u.test(name) ||
    name.split("/").some((folder) => folder === ".." || folder === ".");
  if (isUnsafe)
    throw refusePart(source, name, {
      vi: "tên phần trỏ ra ngoài tệp hoặc sai",
      en: "its name leads elsewhere or is none",
    });
  return name;
}

function assertWithinLimits(
  entry: ArchiveEntry,
  {
    source,
    limits,
    unpackedSize,
  }: { readonly source: Source; readonly limits: ReadingLimits; readonly unpackedSize: number },
): void {
  const isTooTight =
    entry.unpackedSize > limits.ratioFreeSize && entry.unpackedSize > limits.packingRatioMax * entry.packedSize;
  if (unpackedSize <= limits.unpackedSizeMax && !isTooTight) return;
  throw refuseWorkbook("workbookBeyondLimit", {
    path: source.path,
    part: entry.name,
    limit: isTooTight ? `${limits.packingRatioMax}:1` : String(limits.unpackedSizeMax),
    what: isTooTight
      ? { vi: "tỷ lệ nén", en: "of packing" }
      : { vi: "số byte sau khi giải nén", en: "bytes when unpacked" },
  });
}

/** No part may lie on another or on the list: a small archive can state the same bytes as a thousand parts. */
function assertApart(
  entries: readonly ArchiveEntry[],
  { source, listStart }: { readonly source: Source; readonly listStart: number },
): void {
  let end = 0;
  for (const entry of entries.toSorted((left, right) => left.dataStart - right.dataStart)) {
    const header = entry.dataStart - 30;
    if (header < end || entry.dataStart + entry.packedSize > listStart)
      throw refusePart(source, entry.name, { vi: "nằm đè lên phần khác", en: "it lies on another part" });
    end = entry.dataStart + entry.packedSize;
  }
}

function refusePart(source: Source, part: string, what: { readonly vi: string; readonly en: string }): Error {
  return refuseWorkbook("archiveEntryRefused", { path: source.path, part, what });
}

function damagedList(source: Source): Error {
  return damaged(source, { vi: "danh mục các phần sai", en: "its list of parts is wrong" });
}

function damaged({ path }: Source, what: { readonly vi: string; readonly en: string }): Error {
  return refuseWorkbook("archiveDamaged", { path, what });
}
