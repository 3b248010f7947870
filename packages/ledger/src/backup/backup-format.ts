/**
 * The backup file: gzip of JSON lines, the same for every engine. First the header, an object; then the rows, one array
 * a line that begins with the name of its table; last the manifest, an object again. See docs/backup.md.
 */
import type { EntryKind } from "@giaingan/finance";
import type { BulkColumn } from "../engine.ts";

/** The mark by which a file is known to be a backup. */
export const backupFormat = "giaingan-backup";

/** The version of the file format that this program writes, and the newest that it reads. */
export const backupVersion = 1;

/** A table as it lies in a backup: the cells of its rows stand in the order of its columns. */
export interface BackupTable {
  readonly name: string;
  readonly columns: readonly BackupColumn[];
}

/** A column. Dates are `YYYY-MM-DD`, timestamps ISO 8601 in UTC, `bigint` is text of digits. */
export interface BackupColumn {
  readonly name: string;
  readonly type: BulkColumn["type"];
}

/** Of which record a backup was taken, and when. */
export interface BackupOrigin {
  readonly format: typeof backupFormat;
  readonly version: number;
  /** Of the ledger that was backed up. */
  readonly schemaVersion: number;
  /** The ledger holds sample data. */
  readonly sample: boolean;
  /** When the backup began, ISO 8601, UTC. */
  readonly createdAt: string;
  /** When the ledger was made, ISO 8601, UTC. */
  readonly ledgerCreatedAt: string;
  /** The newest batch in it; 0 for an empty ledger. */
  readonly revision: number;
  /** SHA-256 in hex of the chain up to that batch; 64 zeros for an empty ledger. */
  readonly chainHead: string;
}

/** The first line. */
export interface BackupHeader extends BackupOrigin {
  readonly tables: readonly BackupTable[];
}

/** What a backup holds, to be held against what is read from it. */
export interface BackupContents {
  /** Rows by table. */
  readonly counts: Readonly<Record<string, number>>;
  /** The sum of the amounts by kind of entry, as text of whole đồng; a kind without entries is left out. */
  readonly totals: Readonly<Partial<Record<EntryKind, string>>>;
}

/** The last line, under the name `manifest`. */
export interface BackupManifest extends BackupOrigin, BackupContents {
  /** SHA-256 in hex over every byte of the unpacked file before this line. */
  readonly sha256: string;
}

/** What stands beside a backup, to be read by people: the manifest, and the file that it belongs to. */
export interface BackupSidecar extends BackupManifest {
  readonly file: BackupFile;
}

/** A backup as a file. */
export interface BackupFile {
  readonly name: string;
  readonly sizeBytes: number;
  /** SHA-256 in hex over the file as it lies on the disk. */
  readonly sha256: string;
}

/** ISO 8601 in UTC with three decimals, as every instant in a backup is. */
export const instantPattern: RegExp = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/u;

/** Where the sidecar of a backup is. */
export function sidecarPath(backupPath: string): string {
  return `${backupPath}.manifest.json`;
}

/**
 * The ten bytes that a backup begins with: gzip, deflate, no name, no time, any system. Fixed, for nothing in gzip
 * protects them.
 */
export const gzipStart: Uint8Array = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff);

/** How far a backup or a restore has come. */
export interface BackupProgress {
  /** `write`: rows into the file · `read`: bytes of the file · `verify`: the chain of what was read. */
  readonly step: "write" | "read" | "verify";
  readonly done: number;
  readonly total: number;
  /** Rows that have been dealt with in this step. */
  readonly rowCount: number;
  /**
   * The named point that the work has come to: of a backup `begun`, a table of which rows were written, `written`, `synced`,
   * `sidecar written`, `in place`, `done`; of a restore `begun`, `tables made`, `rows read`, `rows taken`, `verified`,
   * `checked`, `in place`, `done`. At each of them the process may die without harm, and the kill tests let it.
   */
  readonly point: string;
}

/** Told again and again, some hundred times at most a second. */
export type OnBackupProgress = (progress: BackupProgress) => void;

/** The header's origin alone, as the manifest repeats it. */
export function originOf(origin: BackupOrigin): BackupOrigin {
  const { format, version, schemaVersion, sample, createdAt, ledgerCreatedAt, revision, chainHead } = origin;
  return { format, version, schemaVersion, sample, createdAt, ledgerCreatedAt, revision, chainHead };
}

/** Reads the header from the first line; null when it is none. Versions are judged by the caller. */
export function readHeader(line: string): BackupHeader | null {
  const header = parseObject(line);
  if (header?.["format"] !== backupFormat || !isOrigin(header)) return null;
  return isTableList(header["tables"]) ? (header as unknown as BackupHeader) : null;
}

/** The format and version that a first line names, whatever else it holds; null when it names none. */
export function readVersion(line: string): number | null {
  const header = parseObject(line);
  return header?.["format"] === backupFormat && Number.isInteger(header["version"]) ? Number(header["version"]) : null;
}

/** Reads the manifest from the last line; null when it is none. */
export function readManifest(line: string): BackupManifest | null {
  const manifest = parseObject(line)?.["manifest"];
  return isObject(manifest) && isOrigin(manifest) && typeof manifest["sha256"] === "string"
    ? (manifest as unknown as BackupManifest)
    : null;
}

/** The manifest as the last line. */
export function manifestLine(manifest: BackupManifest): string {
  return `${JSON.stringify({ manifest })}\n`;
}

function isOrigin(value: Readonly<Record<string, unknown>>): boolean {
  const { version, schemaVersion, sample, createdAt, ledgerCreatedAt, revision, chainHead } = value;
  return (
    [version, schemaVersion, revision].every((whole) => Number.isInteger(whole) && Number(whole) >= 0) &&
    [createdAt, ledgerCreatedAt].every((instant) => typeof instant === "string" && instantPattern.test(instant)) &&
    typeof chainHead === "string" &&
    /^[0-9a-f]{64}$/u.test(chainHead) &&
    typeof sample === "boolean"
  );
}

function isTableList(value: unknown): value is readonly BackupTable[] {
  return (
    Array.isArray(value) &&
    value.every(
      (table: unknown) => isObject(table) && typeof table["name"] === "string" && isColumnList(table["columns"]),
    )
  );
}

function isColumnList(value: unknown): value is readonly BackupColumn[] {
  return (
    Array.isArray(value) &&
    value.every(
      (column: unknown) =>
        isObject(column) && typeof column["name"] === "string" && columnTypes.has(String(column["type"])),
    )
  );
}

const columnTypes: ReadonlySet<string> = new Set<BulkColumn["type"]>([
  "text",
  "date",
  "timestamp",
  "integer",
  "bigint",
  "boolean",
]);

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parseObject(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}
