/**
 * What an engine or the file system says when it cannot, turned into a refusal that a person can act on.
 */
import { Refusal, refuse } from "@giaingan/finance";
import { describeOwner } from "./ledger-owner.ts";
import { schemaVersion } from "./schema.ts";

/** The refusal for a failure to open the ledger. */
export function refusalOfOpening(path: string, failure: unknown): Error {
  if (failure instanceof Refusal) return failure;
  const message = messageOf(failure);
  if (/could not set lock|conflicting lock|being used by another process|file is already open/iu.test(message)) {
    const pid = /PID (\d+)/u.exec(message)?.[1];
    return refuse("ledgerInUse", { path, owner: describeOwner(path, pid === undefined ? null : Number(pid)) });
  }
  if (/not a valid DuckDB database file|is a directory|EISDIR/iu.test(message)) return refuse("notALedger", { path });
  const storageVersion = /database file with version number (\d+)/iu.exec(message)?.[1];
  if (storageVersion) {
    return refuse("newerLedger", { path, found: `DuckDB storage ${storageVersion}`, known: String(schemaVersion) });
  }
  return refusalOfStorage(path, failure);
}

/** The refusal for a failure to write or read an open ledger: disk full, read-only, damaged. */
export function refusalOfStorage(path: string, failure: unknown): Error {
  if (failure instanceof Refusal) return failure;
  return refuse("ledgerNotWritable", { path, reason: firstLine(messageOf(failure)) });
}

/**
 * Whether a failure is the storage's: everything else is a bug of ours and goes on as it is.
 * DuckDB puts the kind of its errors in front of the message; Node gives its own a code.
 */
export function isStorageFailure(failure: unknown): boolean {
  const hasSystemCode = typeof (failure as NodeJS.ErrnoException | null)?.code === "string";
  return (
    hasSystemCode || /\b(IO|FATAL|Serialization|Out of Memory|TransactionContext) Error\b/iu.test(messageOf(failure))
  );
}

function messageOf(failure: unknown): string {
  return failure instanceof Error ? failure.message : String(failure);
}

function firstLine(message: string): string {
  return message.split("\n", 1)[0] ?? message;
}
