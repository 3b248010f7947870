/**
 * Provenance: where the figures of an answer come from, for the footer of everything that leaves the ledger.
 */
import type { BatchSummary } from "./batch.ts";
import type { Ledger } from "./ledger.ts";

/** The newest document, the revision and the chain head of an answer. */
export interface Provenance {
  /** The name of the newest document; empty in an empty ledger. */
  readonly source: string;
  readonly revision: number;
  /** SHA-256 in hex; null in an empty ledger. */
  readonly chainHead: string | null;
  readonly isSample: boolean;
}

/** A closing of a period brings no figures. */
function hasFigures({ entryCount, statementCount }: BatchSummary): boolean {
  return entryCount + statementCount > 0;
}

/** Reads the provenance of answers at a revision. */
export async function provenanceOf(ledger: Ledger, revision: number): Promise<Provenance> {
  const [{ sample, chainHead }, documents] = await Promise.all([
    ledger.overview({ revision }),
    ledger.batches({ revision }),
  ]);
  return {
    source: documents.findLast(hasFigures)?.documentName ?? "",
    revision,
    chainHead: revision === 0 ? null : chainHead,
    isSample: sample,
  };
}
