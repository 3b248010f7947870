/**
 * The chain: SHA-256 over each batch and the one before it, so that an edit of the past shows.
 *
 * It reveals, it does not prevent: who can rewrite the file can rewrite the chain too. That is why the head is also
 * kept outside the database.
 */
import { createHash } from "node:crypto";
import type { Entry, Finding, PassedCheck, Statement } from "@giaingan/finance";
import type { PeriodChange } from "@giaingan/finance/admission";
import {
  chainFormat,
  checkLine,
  createEntryWriter,
  findingLine,
  periodChangeLine,
  statementLine,
} from "./canonical-text.ts";

/** The head of an empty ledger. */
export const emptyChainHead: string = "0".repeat(64);

/** What is hashed of a batch: its contents in their order. */
export interface BatchContents {
  readonly entries: Iterable<Entry>;
  readonly statements: Iterable<Statement>;
  readonly findings: Iterable<Finding>;
  readonly checks: Iterable<PassedCheck>;
  /** Left out or empty: none, and nothing of them is hashed, as in batches of before they were known. */
  readonly periodChanges?: readonly PeriodChange[] | undefined;
}

/** What the ledger knows of a batch beside its contents. */
export interface ChainLink {
  readonly revision: number;
  readonly batchId: string;
  readonly documentName: string;
  readonly contentHash: string | null;
  /** ISO 8601, UTC. */
  readonly recordedAt: string;
  /** SHA-256 over the contents as given, for retries. */
  readonly bodyHash: string;
  /** SHA-256 over the contents as recorded: without the entries that had been recorded before. */
  readonly recordedHash: string;
}

/** The contents of a batch while they are hashed, line by line in their order. */
export interface ContentsHash {
  /** Begins a section: what follows are lines of it. */
  begin(heading: string): void;
  add(line: string): void;
  /** SHA-256 in hex; nothing is added afterwards. */
  digest(): string;
}

/** Starts to hash contents that are not held in memory as a whole. */
export function startContentsHash(): ContentsHash {
  const hash = createHash("sha256");
  let piece = "";
  const add = (line: string): void => {
    piece += `${line}\n`;
    if (piece.length < pieceLength) return;
    hash.update(piece);
    piece = "";
  };
  return { begin: add, add, digest: () => hash.update(piece).digest("hex") };
}

/** SHA-256 in hex over the canonical lines of the contents. */
export function hashContents(contents: BatchContents): string {
  const hash = startContentsHash();
  hashLines(hash, "entries", contents.entries, createEntryWriter());
  hashLines(hash, "statements", contents.statements, statementLine);
  hashLines(hash, "findings", contents.findings, findingLine);
  hashLines(hash, "checks", contents.checks, checkLine);
  const { periodChanges = [] } = contents;
  if (periodChanges.length > 0) hashLines(hash, "periodChanges", periodChanges, periodChangeLine);
  return hash.digest();
}

/** The head after a batch: SHA-256 in hex over the head before it and the batch. */
export function nextChainHead(previousHead: string, link: ChainLink): string {
  const text = JSON.stringify([
    chainFormat,
    previousHead,
    link.revision,
    link.batchId,
    link.documentName,
    link.contentHash,
    link.recordedAt,
    link.bodyHash,
    link.recordedHash,
  ]);
  return createHash("sha256").update(text).digest("hex");
}

/** Lines are handed to the hash in larger pieces: one call a line would cost more than the hash itself. Measured. */
const pieceLength = 16_384;

function hashLines<Item>(
  hash: ContentsHash,
  heading: string,
  items: Iterable<Item>,
  lineOf: (item: Item) => string,
): void {
  hash.begin(heading);
  for (const item of items) hash.add(lineOf(item));
}
