/**
 * A zip archive in memory, guarded: office files come from anywhere, and an archive can be made to unfold without end, to
 * name files outside of itself, or to show one program another content than the next.
 *
 * Everything is told before anything is unpacked, and what a part claims is counted while it is inflated: a part that is
 * larger than it says stops at that byte. Archives inside an archive stay closed.
 */
import { constants, crc32, inflateRawSync } from "node:zlib";

import { type ArchiveEntry, listArchive } from "./archive-directory.ts";
import { readingLimits, type ReadingLimits } from "./reading-limits.ts";
import { refuseWorkbook } from "./workbook-refusals.ts";

/** The parts of an archive. */
export interface Archive {
  /** Its file; named in refusals. */
  readonly path: string;
  /** The names of its parts, in its order, without folders. */
  readonly names: readonly string[];
  has(name: string): boolean;
  /**
   * Unpacks a part.
   *
   * @param name upper and lower case count alike, as in office files
   * @returns null where the archive has none of this name
   * @throws Refusal `archiveEntryRefused` where it is not as large as it says; `archiveDamaged` where its bytes are not
   * those that were packed
   */
  read(name: string): Uint8Array | null;
}

/**
 * Opens an archive.
 *
 * @param bytes the whole file
 * @throws Refusal `workbookTooLarge`, `workbookBeyondLimit`, `archiveDamaged`, `archiveEntryRefused`, `passwordProtected`
 */
export function openArchive(
  bytes: Uint8Array,
  { path, limits = readingLimits }: { readonly path: string; readonly limits?: ReadingLimits },
): Archive {
  if (bytes.length > limits.fileSizeMax)
    throw refuseWorkbook("workbookTooLarge", { path, size: String(bytes.length), limit: String(limits.fileSizeMax) });
  const entries = listArchive(bytes, { path, limits });
  const byName = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
  return {
    path,
    names: entries.filter(({ name }) => !name.endsWith("/")).map(({ name }) => name),
    has: (name) => byName.has(name.toLowerCase()),
    read: (name) => {
      const entry = byName.get(name.toLowerCase());
      return entry === undefined ? null : unpack(bytes, { entry, path });
    },
  };
}

function unpack(
  bytes: Uint8Array,
  { entry, path }: { readonly entry: ArchiveEntry; readonly path: string },
): Uint8Array {
  const { name, dataStart, packedSize, unpackedSize, isPacked } = entry;
  const packed = bytes.subarray(dataStart, dataStart + packedSize);
  const unpacked = isPacked ? inflate(packed, { entry, path }) : packed;
  if (unpacked.length !== unpackedSize) throw lyingSize({ path, part: name });
  if (crc32(unpacked) !== entry.checksum) {
    throw refuseWorkbook("archiveDamaged", {
      path,
      what: { vi: `mã kiểm tra của phần "${name}" sai`, en: `the checksum of its part "${name}" is wrong` },
    });
  }
  return unpacked;
}

function inflate(
  packed: Uint8Array,
  { entry, path }: { readonly entry: ArchiveEntry; readonly path: string },
): Uint8Array {
  const { name, unpackedSize } = entry;
  try {
    return inflateRawSync(packed, {
      maxOutputLength: Math.max(unpackedSize, 1),
      // Few and large pieces: they are joined at the end, and each is allocated whole.
      chunkSize: Math.min(Math.max(unpackedSize, constants.Z_MIN_CHUNK), 1024 * 1024),
    });
  } catch (error) {
    if (error instanceof RangeError && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE")
      throw lyingSize({ path, part: name });
    throw refuseWorkbook("archiveDamaged", {
      path,
      what: { vi: `không giải nén được phần "${name}"`, en: `its part "${name}" cannot be unpacked` },
    });
  }
}

function lyingSize(place: { readonly path: string; readonly part: string }): Error {
  return refuseWorkbook("archiveEntryRefused", {
    ...place,
    what: { vi: "dung lượng thật khác dung lượng ghi", en: "its true size is not the size it states" },
  });
}
