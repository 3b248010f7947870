/**
 * What an engine or the file system says when it cannot, turned into a refusal that a person can act on.
 */
import { Refusal } from "@giaingan/finance";
import { describeOwner } from "./ledger-owner.ts";
import { refuseLedger } from "./ledger-refusals.ts";
import { CommitUnanswered } from "./postgres-engine.ts";
import { schemaVersion } from "./schema.ts";
import { type ServerAddress, userOf, withoutPassword } from "./server-address.ts";

/** The refusal for a failure to open the ledger. */
export function refusalOfOpening(path: string, failure: unknown): Error {
  if (failure instanceof Refusal) return failure;
  const message = messageOf(failure);
  if (/could not set lock|conflicting lock|being used by another process|file is already open/iu.test(message)) {
    const pid = /PID (\d+)/u.exec(message)?.[1];
    return refuseLedger("ledgerInUse", { path, owner: describeOwner(path, pid === undefined ? null : Number(pid)) });
  }
  if (/not a valid DuckDB database file|is a directory|EISDIR/iu.test(message))
    return refuseLedger("notALedger", { path });
  const storageVersion = /database file with version number (\d+)/iu.exec(message)?.[1];
  if (storageVersion) {
    return refuseLedger("newerLedger", {
      path,
      found: `DuckDB storage ${storageVersion}`,
      known: String(schemaVersion),
    });
  }
  return refusalOfStorage(path, failure);
}

/** The refusal for a failure to connect to a server: whatever it is, the ledger cannot be reached. */
export function refusalOfConnecting(address: ServerAddress, failure: unknown): Error {
  const refusal = refusalOfServer(address, failure);
  if (refusal instanceof Refusal) return refusal;
  return refuseLedger("serverNotReachable", { path: withoutPassword(address), reason: firstLine(messageOf(failure)) });
}

/** The refusal for a failure of a server, or of the way to it; any other failure as it is. */
export function refusalOfServer(address: ServerAddress, failure: unknown): Error {
  if (failure instanceof Refusal) return failure;
  const path = withoutPassword(address);
  const reason = firstLine(messageOf(failure));
  if (failure instanceof CommitUnanswered) return refuseLedger("serverLostWhilePosting", { path, reason });
  const code = codeOf(failure);
  if (code.startsWith("28") || /password/iu.test(reason)) {
    return refuseLedger("serverLoginRefused", { path, user: userOf(address), reason });
  }
  if (insecure.test(reason) || tlsCodes.test(code)) return refuseLedger("serverNotSecure", { path, reason });
  if (code === "3D000") return refuseLedger("serverDatabaseMissing", { path });
  if (/^(?:08|57P)/u.test(code) || isSystemCode(code) || lostConnection.test(reason)) {
    return refuseLedger("serverNotReachable", { path, reason: reason === "" ? code : reason });
  }
  return isStorageFailure(failure) ? refusalOfStorage(path, failure) : (failure as Error);
}

/** The refusal for a failure to read an open ledger file; any other failure as it is. */
export function refusalOfReading(path: string, failure: unknown): Error {
  return isStorageFailure(failure) ? refusalOfStorage(path, failure) : (failure as Error);
}

/** The refusal for a failure to write or read an open ledger: disk full, read-only, damaged. */
export function refusalOfStorage(path: string, failure: unknown): Error {
  if (failure instanceof Refusal) return failure;
  const message = messageOf(failure);
  const values = { path, reason: firstLine(message) };
  if (fullCodes.has(codeOf(failure)) || full.test(message)) return refuseLedger("ledgerDiskFull", values);
  if (readOnlyCodes.has(codeOf(failure)) || readOnly.test(message)) return refuseLedger("ledgerReadOnly", values);
  if (damaged.test(message)) return refuseLedger("ledgerDamaged", values);
  return refuseLedger("ledgerNotWritable", values);
}

/**
 * Whether a failure is the storage's: everything else is a bug of ours and goes on as it is.
 * DuckDB puts the kind of its errors in front of the message; Node gives its own a code.
 */
export function isStorageFailure(failure: unknown): boolean {
  const code = codeOf(failure);
  return (
    isSystemCode(code) ||
    serverStorageCodes.test(code) ||
    lostConnection.test(messageOf(failure)) ||
    /\b(IO|FATAL|Serialization|Corruption|Out of Memory|TransactionContext) Error\b/iu.test(messageOf(failure))
  );
}

/**
 * Classes of PostgreSQL's codes: connection, resources, shutdown, file system, data; locks and time limits that the server
 * sets; a schema that is not there; and what this user may not do.
 */
const serverStorageCodes = /^(?:08|53|57|58|XX|40|25006|25P0[34]|55P03|3F000|42501|28)/u;

/** Of Node and PostgreSQL: no room, no quota, no longer file. */
const fullCodes: ReadonlySet<string> = new Set(["ENOSPC", "EDQUOT", "EFBIG", "53100"]);

/** What DuckDB, or the system through it, says of the same. */
const full = /no space left on device|disk quota exceeded|file too large|could not write all bytes/iu;

/** Of Node and PostgreSQL: a disk mounted for reading, a copy that follows another server. */
const readOnlyCodes: ReadonlySet<string> = new Set(["EROFS", "25006"]);
const readOnly = /read-only file ?system/iu;

/** What DuckDB says of a file whose bytes are not those that it wrote. */
const damaged = /checksum|corrupt|failed to deserialize|WAL file|could not read|trying to read past/iu;

/** What the driver says, without a code, of a connection that is gone or never came. */
const lostConnection = /connection terminated|connection error and is not queryable|timeout exceeded when trying/iu;

/** What the driver says of a server without TLS, and Node of a certificate that it does not trust. */
const insecure = /does not support SSL|self[- ]signed certificate|unable to verify the (?:first|leaf)/iu;
const tlsCodes =
  /^(?:ERR_TLS_\w+|ERR_SSL_\w+|CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+)$/u;

/** The code of Node or of PostgreSQL; empty where there is none. Several addresses tried give it in a list. */
function codeOf(failure: unknown): string {
  const { code, errors } = (failure ?? {}) as { readonly code?: unknown; readonly errors?: readonly unknown[] };
  if (typeof code === "string") return code;
  return Array.isArray(errors) && errors.length > 0 ? codeOf(errors[0]) : "";
}

/** Node's own codes, such as ENOSPC or ERR_STREAM_DESTROYED; PostgreSQL's have five characters of another kind. */
function isSystemCode(code: string): boolean {
  return /^(?:E[A-Z]{2,}|ERR_\w+)$/u.test(code);
}

function messageOf(failure: unknown): string {
  return failure instanceof Error ? failure.message : String(failure);
}

function firstLine(message: string): string {
  return message.split("\n", 1)[0] ?? message;
}
