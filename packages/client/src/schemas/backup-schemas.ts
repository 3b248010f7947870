/**
 * The wire form of a backup that the server has taken: what the manifest beside it says.
 */
import { type Static, Type } from "typebox";
import { amount, count, object } from "./wire-values.ts";

/** Nothing is asked: the server knows where backups go. */
export const BackupBodySchema = object({}, "Empty");

export const BackupTakenSchema = object({
  format: Type.String(),
  version: Type.Integer({ description: "Of the file format" }),
  schemaVersion: Type.Integer({ description: "Of the ledger" }),
  sample: Type.Boolean({ description: "The ledger holds sample data" }),
  createdAt: Type.String({ description: "When the backup began, ISO 8601, UTC" }),
  ledgerCreatedAt: Type.String({ description: "When the ledger was made, ISO 8601, UTC" }),
  revision: Type.Integer({ description: "The newest batch in it" }),
  chainHead: Type.String({ description: "SHA-256 of the chain up to that batch" }),
  counts: Type.Record(Type.String(), count("Rows of the table")),
  totals: Type.Record(Type.String(), amount("The sum of the entries of that kind")),
  sha256: Type.String({ description: "Over the unpacked lines before the manifest" }),
  file: object({
    name: Type.String({ description: "In the folder of the server's backups" }),
    sizeBytes: count("Bytes"),
    sha256: Type.String({ description: "Over the file" }),
  }),
});

export type WireBackupTaken = Static<typeof BackupTakenSchema>;
