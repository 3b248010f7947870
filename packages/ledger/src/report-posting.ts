/**
 * Posting a report: the same words, for the same unit, are posted once, and again only after they were taken back.
 */
import type { KnownTotals, PlainDate } from "@giaingan/finance";
import type { AppendResult, Batch } from "./batch.ts";
import { readUndoneRevisions } from "./batch-reversal.ts";
import { withFreeIds } from "./free-ids.ts";
import { readKnownTotals } from "./known-totals.ts";
import type { Ledger } from "./ledger.ts";
import type { AppendAllOptions } from "./writer.ts";

/** A report that was read. */
export interface ReportToPost {
  /** SHA-256 of its words, lower-case hexadecimal. */
  readonly contentHash: string;
  readonly unitId: string;
  /** The dates on which `plan` asks what the ledger knows. */
  readonly dates: readonly PlainDate[];
  /** Whether it tells anything that could be posted; without, it is only looked at. */
  readonly hasFacts: boolean;
  readonly plan: (known: KnownTotals) => Batch;
}

/** What became of it. */
export interface ReportPosting {
  /** With the entries that are new; none where it was posted before. */
  readonly batch: Batch;
  /** The revision in which it was posted for this unit and still stands; null when it is new. */
  readonly postedBefore: number | null;
  /** What the ledger said of it; null where it was not asked. */
  readonly result: AppendResult | null;
}

/**
 * Posts a report; as a trial it is refused, and told what is doubtful, as the posting would be, and nothing is posted.
 *
 * @throws Refusal as `Ledger.appendAll`
 */
export async function postReport(
  ledger: Ledger,
  { contentHash, unitId, dates, hasFacts, plan }: ReportToPost,
  options: AppendAllOptions,
): Promise<ReportPosting> {
  const before = await postedBefore(ledger, { contentHash, unitId });
  const planned = plan(await readKnownTotals(ledger, { unitId, dates }));
  if (before !== null) return { batch: { ...planned, entries: [] }, postedBefore: before, result: null };
  const batch = await withFreeIds(ledger, planned);
  if (!hasFacts) return { batch, postedBefore: null, result: null };
  const [result = null] = await ledger.appendAll([batch], options);
  return { batch, postedBefore: null, result };
}

async function postedBefore(
  ledger: Ledger,
  { contentHash, unitId }: Pick<ReportToPost, "contentHash" | "unitId">,
): Promise<number | null> {
  const posted = (await ledger.batches())
    .filter((batch) => batch.contentHash === contentHash)
    .map((batch) => batch.revision);
  if (posted.length === 0) return null;
  const undone = await readUndoneRevisions(ledger);
  const standing = new Set(posted.filter((revision) => !undone.has(revision)));
  const statements = await ledger.statements();
  return (
    statements.find((statement) => statement.unitId === unitId && standing.has(statement.revision))?.revision ?? null
  );
}
