/**
 * Reading a backup: every byte is held against what protects it before its last row is believed.
 */
import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, readFile } from "node:fs/promises";
import { createGunzip, type Gunzip } from "node:zlib";
import { assert, type Bilingual, Refusal, refuse } from "@giaingan/finance";
import { refuseLedger } from "../ledger-refusals.ts";
import { schemaVersion } from "../schema.ts";
import {
  type BackupHeader,
  type BackupManifest,
  backupVersion,
  gzipStart,
  type OnBackupProgress,
  originOf,
  readHeader,
  readManifest,
  readVersion,
  sidecarPath,
} from "./backup-format.ts";

/** Above this a line is none of ours: memory stays bounded whatever the file holds. */
const lineLengthMaxBytes = 64 * 1024 * 1024;
const lineFeed = 10;

/** A row as it stands in the file: the name of its table, then its cells. */
export type BackupRow = readonly unknown[];

/** A backup whose header has been read. */
export interface OpenBackup {
  readonly header: BackupHeader;
  /**
   * The rows, in pieces. When it ends without a refusal, the file is whole: its manifest, its hash, its end and its
   * sidecar, where there is one, agree.
   */
  rows(): AsyncGenerator<readonly BackupRow[]>;
  /** The manifest, once all rows have been read. */
  manifest(): BackupManifest;
  close(): void;
}

/**
 * Opens a backup.
 *
 * @throws Refusal `fileNotFound`, `fileNotReadable`, `notABackup`, `newerBackup`, `backupCut`, `backupDamaged`; its rows
 *   also `backupDisagrees`
 */
export async function openBackup(path: string, onProgress?: OnBackupProgress): Promise<OpenBackup> {
  const sizeBytes = await checkStart(path);
  const fileHash = createHash("sha256");
  const packed = createReadStream(path);
  const unpacked = createGunzip();
  let [readBytes, rowCount] = [0, 0];
  packed.on("data", (piece) => {
    fileHash.update(piece);
    readBytes += piece.length;
  });
  packed.on("error", (error) => unpacked.destroy(error));
  packed.pipe(unpacked);
  const close = (): void => {
    packed.destroy();
    unpacked.destroy();
  };
  try {
    const lines = readLines(path, unpacked);
    const first = await lines.next();
    const header = headerOf(path, first.done === true ? "" : (first.value.lines[0] ?? ""));
    const contentHash = createHash("sha256");
    let manifest: BackupManifest | null = null;
    const take = (piece: LinePiece, from: number): readonly BackupRow[] => {
      const taken = readRows({ path, piece, from, contentHash, header });
      manifest = taken.manifest ?? manifest;
      rowCount += taken.rows.length;
      onProgress?.({ step: "read", done: readBytes, total: sizeBytes, rowCount, point: "rows read" });
      return taken.rows;
    };
    return {
      header,
      async *rows() {
        if (first.done === true) throw refuseLedger("backupCut", { path });
        yield take(first.value, 1);
        for await (const piece of lines) {
          if (manifest !== null) throw damaged(path, afterEnd);
          yield take(piece, 0);
        }
        if (manifest === null) throw refuseLedger("backupCut", { path });
        if (unpacked.bytesWritten !== sizeBytes) throw damaged(path, afterEnd);
        await checkSidecar(path, { manifest, sizeBytes, sha256: fileHash.digest("hex") });
      },
      manifest: () => {
        assert(manifest !== null, "the manifest is the last line");
        return manifest;
      },
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}

const afterEnd: Bilingual = { vi: "còn dữ liệu sau dòng cuối", en: "there is more after the last line" };

/** The size of the file in bytes, once it begins as a backup does. */
async function checkStart(path: string): Promise<number> {
  const start = new Uint8Array(gzipStart.length);
  let sizeBytes: number;
  let readBytes: number;
  try {
    const handle = await open(path, "r");
    try {
      sizeBytes = (await handle.stat()).size;
      ({ bytesRead: readBytes } = await handle.read(start, 0, start.length, 0));
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw refusalOfReading(path, error);
  }
  if (readBytes === 0 || start.subarray(0, readBytes).some((byte, place) => byte !== gzipStart[place])) {
    throw refuseLedger("notABackup", { path });
  }
  if (readBytes < gzipStart.length) throw refuseLedger("backupCut", { path });
  return sizeBytes;
}

/** Whole lines, and the bytes that they were. */
interface LinePiece {
  readonly lines: readonly string[];
  readonly bytes: Buffer;
}

async function* readLines(path: string, unpacked: Gunzip): AsyncGenerator<LinePiece, void> {
  let rest: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of unpacked as AsyncIterable<Buffer>) {
      const end = chunk.lastIndexOf(lineFeed) + 1;
      if (end > 0) {
        const bytes = Buffer.concat([rest, chunk.subarray(0, end)]);
        yield { lines: bytes.toString("utf8", 0, bytes.length - 1).split("\n"), bytes };
        rest = chunk.subarray(end);
      } else rest = Buffer.concat([rest, chunk]);
      if (rest.length > lineLengthMaxBytes) throw damaged(path, { vi: "có dòng quá dài", en: "a line is too long" });
    }
  } catch (error) {
    throw refusalOfReading(path, error);
  }
  if (rest.length > 0) throw refuseLedger("backupCut", { path });
}

function headerOf(path: string, line: string): BackupHeader {
  const version = readVersion(line);
  if (version === null) throw refuseLedger("notABackup", { path });
  if (version > backupVersion) {
    const reason = { found: `format ${version}`, known: `format ${backupVersion}` };
    throw refuseLedger("newerBackup", { path, ...reason });
  }
  const header = readHeader(line);
  if (header === null) throw damaged(path, { vi: "dòng đầu sai", en: "the first line is wrong" });
  if (header.schemaVersion > schemaVersion) {
    const reason = { found: `schema ${header.schemaVersion}`, known: `schema ${schemaVersion}` };
    throw refuseLedger("newerBackup", { path, ...reason });
  }
  return header;
}

/** The rows of some lines, and the manifest when it is among them. The hash is that of every byte before it. */
function readRows({
  path,
  piece,
  from,
  contentHash,
  header,
}: {
  readonly path: string;
  readonly piece: LinePiece;
  readonly from: number;
  readonly contentHash: Hash;
  readonly header: BackupHeader;
}): { readonly rows: readonly BackupRow[]; readonly manifest: BackupManifest | null } {
  const { lines, bytes } = piece;
  const last = lines.length - 1;
  const isLast = lines[last]?.startsWith("{") === true && last >= from;
  const manifestSizeBytes = isLast ? Buffer.byteLength(lines[last] ?? "") + 1 : 0;
  contentHash.update(bytes.subarray(0, bytes.length - manifestSizeBytes));
  const rows = lines.slice(from, isLast ? last : undefined).map((line) => {
    const row = parseLine(line);
    if (!Array.isArray(row)) throw damaged(path, { vi: "có dòng không đọc được", en: "a line cannot be read" });
    return row as BackupRow;
  });
  if (!isLast) return { rows, manifest: null };
  const manifest = readManifest(lines[last] ?? "");
  if (manifest === null) throw damaged(path, { vi: "dòng cuối sai", en: "the last line is wrong" });
  if (manifest.sha256 !== contentHash.digest("hex")) {
    throw damaged(path, { vi: "mã SHA-256 không khớp", en: "the SHA-256 is another" });
  }
  if (JSON.stringify(originOf(manifest)) !== JSON.stringify(originOf(header))) {
    throw disagrees(path, { vi: "dòng đầu khác bản kê", en: "the first line is not that of the manifest" });
  }
  return { rows, manifest };
}

/** Holds the manifest beside the file, where there is one, against the file. */
async function checkSidecar(
  path: string,
  found: { readonly manifest: BackupManifest; readonly sizeBytes: number; readonly sha256: string },
): Promise<void> {
  let text: string;
  try {
    text = await readFile(sidecarPath(path), "utf8");
  } catch {
    return;
  }
  const { file, ...manifest } = (parseLine(text) ?? {}) as Readonly<Record<string, unknown>>;
  const { sizeBytes, sha256 } = (file ?? {}) as Readonly<Record<string, unknown>>;
  const isSameFile = sizeBytes === found.sizeBytes && sha256 === found.sha256;
  if (isSameFile && JSON.stringify(manifest) === JSON.stringify(found.manifest)) return;
  const name = sidecarPath(path);
  throw disagrees(path, { vi: `tệp "${name}" nói khác`, en: `the file "${name}" says otherwise` });
}

/** A refusal for a backup whose parts contradict each other. */
export function disagrees(path: string, reason: Bilingual): Refusal {
  return refuseLedger("backupDisagrees", { path, reason });
}

function damaged(path: string, reason: Bilingual): Refusal {
  return refuseLedger("backupDamaged", { path, reason });
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function refusalOfReading(path: string, error: unknown): Error {
  if (error instanceof Refusal) return error;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENOENT" || code === "ENOTDIR") return refuse("fileNotFound", { path });
  if (code === "Z_BUF_ERROR") return refuseLedger("backupCut", { path });
  if (code.startsWith("Z_")) {
    return damaged(path, { vi: "không giải nén được", en: error instanceof Error ? error.message : code });
  }
  return code === "" ? (error as Error) : refuse("fileNotReadable", { path, reason: code });
}
